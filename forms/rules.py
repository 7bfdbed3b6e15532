"""The kinds of rules: what each reads, its arithmetic, and how it disagrees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal, localcontext
from enum import Enum, auto
from typing import ClassVar

from forms.definition import Catalogue, Rule, Section, Severity
from forms.operands import SCALES, Amount, Operands, Unfilled, parse_item, rounded
from forms.values import ReportValues

Compared = Decimal | date | str
"""What disagrees: numbers in nearly every kind, dates in ``as_of``, words in ``same_text``."""

HUNDRED = Decimal(100)
_CONTEXT = Context(prec=60)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A rule that the entered values do not keep.

    ``stated`` and ``computed`` are in the scale of the first item and printed with ``decimals`` digits.
    ``slip``: only the last digit is off, or rounding of the operands explains it. ``implied``: between which
    numbers the base would have to lie (shares and rates), in whole units.
    """

    section: str
    rule: Rule
    items: tuple[str, ...]
    stated: Compared
    computed: Compared
    decimals: int
    severity: Severity
    slip: bool = False
    implied: tuple[Decimal, Decimal] | None = None


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

    def amount(self, name: str) -> Amount:
        """The sum of the parameter's items, or its number (in the scale of the first item of the rule)."""
        if name in self.rule.options:
            return Amount.of(self.number(name)).times(self.factor())
        amounts = [self.operands.amount(item) for item in self.items(name)]
        if not amounts:
            raise Unfilled
        if self.wide:
            amounts = [amount.widened() for amount in amounts]
        return sum(amounts[1:], amounts[0])

    def before(self, name: str) -> Amount:
        """Last year's values of the parameter's figures, added up."""
        amounts = [self.operands.amount(f"previous({item})") for item in self.items(name)]
        return sum(amounts[1:], amounts[0].widened() if self.wide else amounts[0])

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


class AtMost(Comparison):
    """Part ≤ whole: the sum of ``figure`` is not above the sum of ``of`` (figures or a number)."""

    parameters: ClassVar[Parameters] = {"figure": FIGURES, "of": Parameter(Takes.BOUND)}
    comparable = ("figure", "of")

    def excess(self, reading: Reading) -> tuple[Amount, Amount] | None:
        """The part and its whole, where the part is larger."""
        part, whole = reading.amount("figure"), reading.amount("of")
        return (part, whole) if part.low > whole.high else None


class Bounds(Comparison):
    """low ≤ figure ≤ high; a bound is a number (in the figure's own scale) or figures."""

    parameters: ClassVar[Parameters] = {"figure": FIGURES, **LOW_HIGH}
    comparable = ("figure", "low", "high")
    either = ("low", "high")

    def excess(self, reading: Reading) -> tuple[Amount, Amount] | None:
        """The figure and the bound that it breaks."""
        figure = reading.amount("figure")
        if reading.has("low") and figure.high < (low := reading.amount("low")).low:
            return figure, low
        if reading.has("high") and figure.low > (high := reading.amount("high")).high:
            return figure, high
        return None


class Sum(Equality):
    """``total`` (one figure or several) is the sum of ``parts``."""

    parameters: ClassVar[Parameters] = {"total": FIGURES, "parts": FIGURES}
    comparable = ("total", "parts")
    stated = "total"

    def compute(self, reading: Reading) -> Amount:
        """The sum of the parts."""
        return reading.amount("parts")


class Repeat(Equality):
    """The same quantity told twice: ``figure`` = ``other`` (several added up), at the coarser precision."""

    parameters: ClassVar[Parameters] = {"figure": FIGURES, "other": FIGURES}
    comparable = ("figure", "other")

    def compute(self, reading: Reading) -> Amount:
        """The other one."""
        return reading.amount("other")

    def step(self, stated: Amount, computed: Amount) -> Decimal:
        """The coarser last digit."""
        return max(stated.step, computed.step)


class Share(Equality):
    """``figure`` % = ``part`` ÷ ``of`` × 100."""

    parameters: ClassVar[Parameters] = {"figure": PERCENT, "part": FIGURES, "of": FIGURES}
    comparable = ("part", "of")

    def compute(self, reading: Reading) -> Amount:
        """The percentage."""
        return reading.amount("part").over(reading.amount("of")).times(HUNDRED)

    def implied(self, reading: Reading, stated: Amount) -> tuple[Decimal, Decimal] | None:
        """The base that the stated percentage would need."""
        return _base(reading.amount("part").times(HUNDRED), stated)


class Rate(Equality):
    """``figure`` = ``count`` ÷ ``base`` × ``per``: cases per 10 or 100 thousand people."""

    parameters: ClassVar[Parameters] = {"figure": FIGURE, "count": FIGURES, "base": FIGURES, "per": NUMBER}

    def compute(self, reading: Reading) -> Amount:
        """The rate."""
        return reading.amount("count").over(reading.amount("base")).times(reading.number("per"))

    def implied(self, reading: Reading, stated: Amount) -> tuple[Decimal, Decimal] | None:
        """The population that the stated rate would need."""
        return _base(reading.amount("count").times(reading.number("per")), stated)


class Ratio(Equality):
    """``figure`` = ``numerator`` ÷ ``denominator``: pupils in a class, people in a group."""

    parameters: ClassVar[Parameters] = {"figure": FIGURE, "numerator": FIGURES, "denominator": FIGURES}

    def compute(self, reading: Reading) -> Amount:
        """The quotient."""
        return reading.amount("numerator").over(reading.amount("denominator"))


class Change(Equality):
    """``figure`` % = (``value`` − last year's) ÷ last year's × 100.

    Last year's value is the one asked beside ``value``, or the figures ``previous``. With ``direction`` =
    ``down`` the figure is the size of a decrease, with ``up`` (or without) a growth (a decrease has a minus).
    """

    parameters: ClassVar[Parameters] = {
        "figure": PERCENT,
        "value": FIGURES,
        "previous": Parameter(Takes.FIGURES, required=False),
        "direction": Parameter(Takes.WORD, required=False, words=("up", "down")),
    }
    comparable = ("value", "previous")
    past, instead = "value", "previous"

    def compute(self, reading: Reading) -> Amount:
        """The change in percent."""
        before = _before(reading)
        change = (reading.amount("value") - before).over(before).times(HUNDRED)
        if reading.word("direction") != "down":
            return change
        return Amount(-change.point, -change.high, -change.low, change.step, exact=False)


class Direction(Comparison):
    """``value`` is not below (``direction`` = ``up``) or not above (``down``) last year's."""

    parameters: ClassVar[Parameters] = {
        "value": FIGURES,
        "previous": Parameter(Takes.FIGURES, required=False),
        "direction": Parameter(Takes.WORD, words=("up", "down")),
    }
    comparable = ("value", "previous")
    past, instead = "value", "previous"

    def excess(self, reading: Reading) -> tuple[Amount, Amount] | None:
        """The value and last year's, where they go the other way."""
        now, before = reading.amount("value"), _before(reading)
        wrong = now.high < before.low if reading.word("direction") == "up" else now.low > before.high
        return (now, before) if wrong else None


class Flow(Equality):
    """``closing`` = ``opening`` + ``in`` − ``out``; any of the three may be left out (nothing)."""

    parameters: ClassVar[Parameters] = {
        "closing": FIGURES,
        "opening": Parameter(Takes.FIGURES, required=False),
        "in": Parameter(Takes.FIGURES, required=False),
        "out": Parameter(Takes.FIGURES, required=False),
    }
    comparable = ("closing", "opening", "in", "out")
    either = ("opening", "in")
    stated = "closing"

    def compute(self, reading: Reading) -> Amount:
        """What should be left at the end."""
        nothing = Amount.of(Decimal(0))
        opening, came, went = (
            reading.amount(name) if reading.has(name) else nothing for name in ("opening", "in", "out")
        )
        return opening + came - went


class Count(Equality):
    """``figure`` = the rows of ``table``, or the names in the text ``list`` (parted by ``;`` or lines)."""

    parameters: ClassVar[Parameters] = {
        "figure": FIGURE,
        "table": Parameter(Takes.TABLE, required=False),
        "list": Parameter(Takes.TEXT, required=False),
        "separator": Parameter(Takes.WORD, required=False),
    }
    either = ("table", "list")

    def compute(self, reading: Reading) -> Amount:
        """The number of rows or names."""
        if reading.has("table"):
            return Amount.of(Decimal(len(reading.operands.rows(reading.items("table")[0]))))
        text = reading.operands.text(reading.items("list")[0])
        names = re.split(re.escape(reading.word("separator")) or r"[;\n]", text)
        return Amount.of(Decimal(sum(1 for name in names if name.strip())))


class Quotient(Kind):
    """Plausibility: low ≤ ``numerator`` ÷ ``denominator`` ≤ high, in whole units (грн for one thing)."""

    parameters: ClassVar[Parameters] = {
        "numerator": FIGURES,
        "denominator": FIGURES,
        **LIMITS,
        "decimals": Parameter(Takes.NUMBER, required=False),
    }
    either = ("low", "high")

    def check(self, reading: Reading) -> Outcome | None:
        """The quotient and the bound that it breaks, printed with ``decimals`` digits (else one)."""
        quotient = reading.amount("numerator").over(reading.amount("denominator"))
        bound = _broken(quotient, reading)
        if bound is None:
            return None
        decimals = int(reading.number("decimals")) if reading.has("decimals") else 1
        return Outcome(quotient.point, bound, decimals=decimals)


class Range(Kind):
    """Against its own past: the figure lies between ``low`` and ``high`` percent of last year's value."""

    parameters: ClassVar[Parameters] = {"figure": FIGURE, **LIMITS}
    either = ("low", "high")
    past = "figure"

    def check(self, reading: Reading) -> Outcome | None:
        """The figure and the nearest value that would be usual."""
        now, before = reading.amount("figure"), reading.before("figure")
        bound = _broken(now.over(before).times(HUNDRED), reading)
        return None if bound is None else Outcome(now.point, before.point * bound / HUNDRED)


class UnitSlip(Kind):
    """A slip of the unit: the figure is about 1 000 or 1 000 000 times its past, or ``like``."""

    parameters: ClassVar[Parameters] = {"figure": FIGURE, "like": Parameter(Takes.FIGURES, required=False)}
    comparable = ("figure", "like")
    past, instead = "figure", "like"

    def check(self, reading: Reading) -> Outcome | None:
        """The figure and what it would be in the unit meant."""
        now = reading.amount("figure")
        usual = reading.amount("like") if reading.has("like") else reading.before("figure")
        quotient = now.over(usual).point
        for power in (Decimal(1).scaleb(exponent) for exponent in (3, 6, -3, -6)):
            if power / 3 <= quotient <= power * 3:
                return Outcome(now.point, now.point / power)
        return None


class Attainable(Kind):
    """A percentage of a counted whole must be k ÷ ``of`` for some whole number k (the GRIM test)."""

    parameters: ClassVar[Parameters] = {"figure": PERCENT, "of": FIGURES}

    def check(self, reading: Reading) -> Outcome | None:
        """The percentage and the nearest attainable one. What has a qualifier is let pass."""
        stated, whole = reading.amount("figure"), reading.amount("of")
        if stated.low != stated.high or not whole.exact or whole.point <= 0:
            return None
        near = stated.point * whole.point / HUNDRED
        counts = {near.to_integral_value(ROUND_FLOOR), near.to_integral_value(ROUND_CEILING)}
        shares = [rounded(k * HUNDRED / whole.point, stated.step) for k in counts]
        nearest = min(shares, key=lambda share: abs(share - stated.point))
        return None if nearest == rounded(stated.point, stated.step) else Outcome(stated.point, nearest)


class Differ(Kind):
    """Two different measures are equal to the last digit: perhaps one was copied from the other."""

    parameters: ClassVar[Parameters] = {"figure": FIGURE, "other": FIGURE}

    def check(self, reading: Reading) -> Outcome | None:
        """The equal figures."""
        one, other = reading.amount("figure"), reading.amount("other")
        return Outcome(one.point, other.point) if one.point == other.point else None


class AsOf(Kind):
    """The date of ``figure`` is that of ``other``, or the end of the year (31 December or the day after)."""

    parameters: ClassVar[Parameters] = {"figure": FIGURE, "other": Parameter(Takes.FIGURE, required=False)}
    dated = ("figure", "other")

    def check(self, reading: Reading) -> Outcome | None:
        """The date given and the one expected."""
        stated = _day(reading, "figure")
        if reading.has("other"):
            expected = _day(reading, "other")
            return None if stated == expected else Outcome(stated, expected)
        end = date(reading.operands.values.year, 12, 31)
        return None if stated in (end, date(end.year + 1, 1, 1)) else Outcome(stated, end)


class SameText(Kind):
    """The same name or fact told twice: ``text`` = ``other``, spaces and letter case aside."""

    parameters: ClassVar[Parameters] = {"text": Parameter(Takes.TEXT), "other": Parameter(Takes.TEXT)}

    def check(self, reading: Reading) -> Outcome | None:
        """The two texts."""
        one, other = (reading.operands.text(reading.items(name)[0]) for name in ("text", "other"))
        return None if _plain(one) == _plain(other) else Outcome(one.strip(), other.strip())


KINDS: Mapping[str, Kind] = {
    "at_most": AtMost(),
    "bounds": Bounds(),
    "sum": Sum(),
    "repeat": Repeat(),
    "share": Share(),
    "rate": Rate(),
    "ratio": Ratio(),
    "change": Change(),
    "direction": Direction(),
    "flow": Flow(),
    "count": Count(),
    "quotient": Quotient(),
    "range": Range(),
    "unit": UnitSlip(),
    "attainable": Attainable(),
    "differ": Differ(),
    "as_of": AsOf(),
    "same_text": SameText(),
}
"""The kinds by the name that stands in a section's file."""


def check(catalogue: Catalogue, rule: Rule, values: ReportValues, section_key: str) -> Disagreement | None:
    """What the rule finds wrong in the section; None where all is well or an operand is not filled."""
    section = catalogue.section(section_key)
    return _check(rule, Operands(catalogue, values, section)) if section else None


def check_section(catalogue: Catalogue, values: ReportValues, key: str) -> list[Disagreement]:
    """What all rules of the section find wrong, in the order of the rules."""
    section = catalogue.section(key)
    if section is None:
        return []
    operands = Operands(catalogue, values, section)
    found = (_check(rule, operands) for rule in section.rules)
    return [disagreement for disagreement in found if disagreement]


def readers(catalogue: Catalogue, section_key: str) -> tuple[str, ...]:
    """The sections whose rules read this section, itself first: those to check again after a change in it."""
    others = (
        s.key for s in catalogue.sections if s.key != section_key and section_key in foreign_sections(s)
    )
    return (section_key, *others)


def foreign_sections(section: Section) -> set[str]:
    """The other sections that the rules of this one read."""
    named = (parse_item(item) for rule in section.rules for item in items_of(rule))
    return {item.section for item in named if item and item.section}


def items_of(rule: Rule) -> Iterator[str]:
    """All items that the rule reads, as written, in the order of its parameters."""
    for items in rule.items.values():
        yield from items


def _check(rule: Rule, operands: Operands) -> Disagreement | None:
    reading = Reading(rule, operands)
    with localcontext(_CONTEXT):
        try:
            outcome = KINDS[rule.kind].check(reading)
        except Unfilled:
            return None
        return _disagreement(outcome, reading) if outcome else None


def _disagreement(outcome: Outcome, reading: Reading) -> Disagreement:
    rule = reading.rule
    decimals = reading.shown_as()[1] if outcome.decimals is None else outcome.decimals
    factor = reading.factor() if outcome.decimals is None else Decimal(1)
    return Disagreement(
        section=reading.operands.section.key,
        rule=rule,
        items=_names(rule),
        stated=_scaled(outcome.stated, factor),
        computed=_scaled(outcome.computed, factor),
        decimals=decimals,
        severity=Severity(rule.options.get("rounding", Severity.HINT)) if outcome.slip else rule.severity,
        slip=outcome.slip,
        implied=outcome.implied,
    )


def _names(rule: Rule) -> tuple[str, ...]:
    parsed = (parse_item(item) for item in items_of(rule))
    return tuple(dict.fromkeys(item.name for item in parsed if item))


def _scaled(side: Compared, factor: Decimal) -> Compared:
    return side / factor if isinstance(side, Decimal) else side


def _before(reading: Reading) -> Amount:
    return reading.amount("previous") if reading.has("previous") else reading.before("value")


def _broken(amount: Amount, reading: Reading) -> Decimal | None:
    """The bound (a number) that the amount breaks."""
    if reading.has("low") and amount.high < reading.number("low"):
        return reading.number("low")
    if reading.has("high") and amount.low > reading.number("high"):
        return reading.number("high")
    return None


def _base(numerator: Amount, stated: Amount) -> tuple[Decimal, Decimal] | None:
    wide = stated.widened()
    if wide.low <= 0 or not wide.high.is_finite():
        return None
    return numerator.low / wide.high, numerator.high / wide.low


def _day(reading: Reading, name: str) -> date:
    day = reading.operands.figure(reading.items(name)[0])[1].as_of
    if day is None:
        raise Unfilled
    return day


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
