"""The kinds of rules: what each reads, its arithmetic, and how it disagrees."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar

from forms.operands import Amount
from forms.rule_base import (
    FIGURE,
    FIGURES,
    HUNDRED,
    LOW_HIGH,
    NUMBER,
    PERCENT,
    RATES,
    Comparison,
    Equality,
    Kind,
    Parameter,
    Parameters,
    Reading,
    Takes,
    implied_base,
)
from forms.rule_doubts import (
    AsOf,
    Attainable,
    AttainableChange,
    BaseShare,
    Differ,
    Mix,
    Quotient,
    Range,
    SameText,
    UnitSlip,
)


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
    nested = ("part", "of")

    def compute(self, reading: Reading) -> Amount:
        """The percentage. A part that stands in the whole too is the same number in both."""
        part = reading.amount("part")
        if not set(reading.items("part")) < set(reading.items("of")):
            return part.over(reading.amount("of")).times(HUNDRED)
        return part.share_beside(reading.amount("of", without="part")).times(HUNDRED)

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


class SameBase(Equality):
    """``figure`` = ``count`` ÷ base × ``per``, the base being the one that another rate was computed from.

    Two rates per 10 or 100 thousand people imply one number of residents, though nobody prints it. The other
    rate (``other``, ``other_count``, ``other_per``) should be the more precise one; a share has ``per`` 100.
    """

    parameters: ClassVar[Parameters] = RATES

    def compute(self, reading: Reading) -> Amount:
        """The rate at the base of the other one."""
        return reading.amount("count").times(reading.number("per")).over(implied_base(reading, "other"))

    def implied(self, reading: Reading, stated: Amount) -> tuple[Decimal, Decimal] | None:
        """The base that the stated rate would need."""
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


class PastPart(Comparison):
    """Last year's part is not above last year's whole, both computed back from their growths in %."""

    parameters: ClassVar[Parameters] = {
        "figure": FIGURES,
        "growth": PERCENT,
        "of": FIGURES,
        "of_growth": PERCENT,
    }
    comparable = ("figure", "of")

    def excess(self, reading: Reading) -> tuple[Amount, Amount] | None:
        """Last year's part and whole, where the part is larger."""
        part, whole = _back(reading, "figure", "growth"), _back(reading, "of", "of_growth")
        return (part, whole) if part.low > whole.high else None


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


def _before(reading: Reading) -> Amount:
    return reading.amount("previous") if reading.has("previous") else reading.before("value")


def _back(reading: Reading, value: str, growth: str) -> Amount:
    """Last year's value, computed back from this year's and its growth in %."""
    return reading.amount(value).times(HUNDRED).over(Amount.of(HUNDRED) + reading.amount(growth))


def _base(numerator: Amount, stated: Amount) -> tuple[Decimal, Decimal] | None:
    wide = stated.widened()
    if wide.low <= 0 or not wide.high.is_finite():
        return None
    return numerator.low / wide.high, numerator.high / wide.low


KINDS: Mapping[str, Kind] = {
    "at_most": AtMost(),
    "bounds": Bounds(),
    "sum": Sum(),
    "repeat": Repeat(),
    "share": Share(),
    "rate": Rate(),
    "ratio": Ratio(),
    "same_base": SameBase(),
    "base_share": BaseShare(),
    "mix": Mix(),
    "change": Change(),
    "attainable_change": AttainableChange(),
    "past_part": PastPart(),
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
