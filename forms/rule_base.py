"""What every kind of rule is made of: its parameters, the reading of one rule, comparison and equality."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, auto
from typing import ClassVar

from forms.definition import Rule
from forms.operands import SCALES, Amount, Operands, Unfilled, rounded

Compared = Decimal | date | str
"""What disagrees: numbers in nearly every kind, dates in ``as_of``, words in ``same_text``."""
HUNDRED = Decimal(100)


class Takes(Enum):
    """What a parameter of a rule can be."""

    FIGURE = auto()
    FIGURES = auto()
    BOUND = auto()
    NUMBER = auto()
    TABLE = auto()
    TEXT = auto()
    WORD = auto()


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a kind.

    FIGURE: an item; FIGURES: one or more, added up; BOUND: a number, or figures added up; NUMBER: a number;
    TABLE, TEXT: such a field; WORD: one of ``words``, any word where there are none. ``percent``: the figure
    must be measured in %.
    """

    takes: Takes
    required: bool = True
    percent: bool = False
    words: tuple[str, ...] = ()


Parameters = Mapping[str, Parameter]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a kind found: amounts in whole units, or dates or words as they are."""

    stated: Compared
    computed: Compared
    slip: bool = False
    decimals: int | None = None
    implied: tuple[Decimal, Decimal] | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The parameters of one rule, read from the values. All amounts are in whole units."""

    rule: Rule
    operands: Operands
    wide: bool = False

    def has(self, name: str) -> bool:
        """Whether the parameter is given."""
        return name in self.rule.items or name in self.rule.options

    def items(self, name: str) -> tuple[str, ...]:
        """The items of the parameter, as written."""
        return self.rule.items.get(name, ())

    def word(self, name: str) -> str:
        """The word given, or an empty one."""
        return self.rule.options.get(name, "")

    def number(self, name: str) -> Decimal:
        """The number given."""
        return Decimal(self.rule.options[name])

    def amount(self, name: str, *, without: str = "") -> Amount:
        """The sum of the parameter's items, or its number (in the scale of the first item of the rule).

        ``without``: a parameter whose items are left out of the sum.
        """
        if name in self.rule.options:
            return Amount.of(self.number(name)).times(self.factor())
        left_out = self.items(without)
        amounts = [self.operands.amount(item) for item in self.items(name) if item not in left_out]
        if not amounts:
            raise Unfilled
        if self.wide:
            amounts = [amount.widened() for amount in amounts]
        return sum(amounts[1:], amounts[0])

    def before(self, name: str) -> Amount:
        """Last year's values of the parameter's figures, added up."""
        amounts = [self.operands.amount(f"previous({item})") for item in self.items(name)]
        return sum(amounts[1:], amounts[0].widened() if self.wide else amounts[0])

    def knows_before(self, name: str) -> bool:
        """Whether last year's values of the parameter's figures are entered."""
        try:
            self.before(name)
        except Unfilled:
            return False
        return True

    def factor(self) -> Decimal:
        """The worth of one in the scale in which the first item is printed."""
        return Decimal(1).scaleb(SCALES.get(self.shown_as()[0], 0))

    def shown_as(self) -> tuple[str, int]:
        """Scale and decimals of the stated side: those of its first item, enough decimals for all of them."""
        first = next(iter(self.rule.items.values()))
        shown = [self.operands.shown_as(item) for item in first]
        scale = shown[0][0]
        exponent = SCALES.get(scale, 0)
        return scale, max(max(0, d + exponent - SCALES.get(s, 0)) for s, d in shown)

    def widened(self) -> Reading:
        """The same with every amount as it may have been before rounding."""
        return Reading(self.rule, self.operands, wide=True)


class Kind:
    """A kind of rule. ``parameters`` stand in the order of the form; the first is what the rule is about."""

    parameters: ClassVar[Parameters]
    comparable: ClassVar[tuple[str, ...]] = ()
    """Parameters whose measures must be the same («км» is not compared with «м²»)."""
    nested: ClassVar[tuple[str, ...]] = ()
    """Two parameters: items of the first may stand among those of the second too."""
    either: ClassVar[tuple[str, ...]] = ()
    """At least one of these optional parameters is needed."""
    past: ClassVar[str] = ""
    """The parameter whose last year's values are read, unless the parameter ``instead`` is given."""
    instead: ClassVar[str] = ""
    dated: ClassVar[tuple[str, ...]] = ()
    """The parameters whose date is read."""

    def check(self, reading: Reading) -> Outcome | None:
        """What disagrees, or None. Raises Unfilled where an operand is missing."""
        raise NotImplementedError


class Comparison(Kind):
    """Two sides in an order; rounding of a side may explain a small excess."""

    def excess(self, reading: Reading) -> tuple[Amount, Amount] | None:
        """The stated amount and the bound it breaks, or None."""
        raise NotImplementedError

    def check(self, reading: Reading) -> Outcome | None:
        """Broken even with the most favourable reading of the qualifiers."""
        broken = self.excess(reading)
        if broken is None:
            return None
        return Outcome(broken[0].point, broken[1].point, slip=self.excess(reading.widened()) is None)


class Equality(Kind):
    """A stated amount against a computed one, at the stated one's last digit, half up."""

    stated: ClassVar[str] = "figure"

    def compute(self, reading: Reading) -> Amount:
        """What the stated amount should be."""
        raise NotImplementedError

    def implied(self, reading: Reading, stated: Amount) -> tuple[Decimal, Decimal] | None:  # noqa: ARG002
        """Between which numbers the base must lie for the stated amount to be right; None without a base."""
        return None

    def step(self, stated: Amount, computed: Amount) -> Decimal:  # noqa: ARG002
        """The precision at which the sides are compared."""
        return stated.step

    def check(self, reading: Reading) -> Outcome | None:
        """Not equal after rounding. A slip: the last digit is off by one, or operands were rounded."""
        stated, computed = reading.amount(self.stated), self.compute(reading)
        step = self.step(stated, computed)
        if stated.agrees(computed, step):
            return None
        return Outcome(
            stated.point,
            computed.point,
            slip=self._is_slip(stated, computed, step)
            or stated.agrees(self.compute(reading.widened()), step),
            implied=self.implied(reading, stated),
        )

    @staticmethod
    def _is_slip(stated: Amount, computed: Amount, step: Decimal) -> bool:
        off = abs(rounded(computed.point, step) - rounded(stated.point, step))
        return off <= step and not (stated.exact and computed.exact)


FIGURE = Parameter(Takes.FIGURE)
FIGURES = Parameter(Takes.FIGURES)
PERCENT = Parameter(Takes.FIGURE, percent=True)
NUMBER = Parameter(Takes.NUMBER)
LOW_HIGH = {"low": Parameter(Takes.BOUND, required=False), "high": Parameter(Takes.BOUND, required=False)}
LIMITS = {"low": Parameter(Takes.NUMBER, required=False), "high": Parameter(Takes.NUMBER, required=False)}
RATES = {
    "figure": FIGURE,
    "count": FIGURES,
    "per": NUMBER,
    "other": FIGURE,
    "other_count": FIGURES,
    "other_per": NUMBER,
}
"""Two rates, each with its count and the number of people that it is told for."""


def implied_base(reading: Reading, rate: str) -> Amount:
    """What the rate was computed from: its count × per ÷ the rate."""
    start = "" if rate == "figure" else f"{rate}_"
    return reading.amount(f"{start}count").times(reading.number(f"{start}per")).over(reading.amount(rate))
