"""The kinds of rules that doubt: numbers possible but unlikely, equal by chance, or of another day."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import ClassVar

from forms.operands import Amount, Unfilled, rounded
from forms.rule_base import (
    FIGURE,
    FIGURES,
    HUNDRED,
    LIMITS,
    PERCENT,
    RATES,
    Kind,
    Outcome,
    Parameter,
    Parameters,
    Reading,
    Takes,
    implied_base,
)


class Quotient(Kind):
    """Plausibility: low ≤ ``numerator`` ÷ ``denominator`` ≤ high, in whole units (грн for one thing).

    ``times``: the quotient is multiplied by it first, so that it reads in a usual unit.
    """

    parameters: ClassVar[Parameters] = {
        "numerator": FIGURES,
        "denominator": FIGURES,
        **LIMITS,
        "times": Parameter(Takes.NUMBER, required=False),
        "decimals": Parameter(Takes.NUMBER, required=False),
    }
    either = ("low", "high")

    def check(self, reading: Reading) -> Outcome | None:
        """The quotient and the bound that it breaks, printed with ``decimals`` digits (else one)."""
        quotient = reading.amount("numerator").over(reading.amount("denominator"))
        if reading.has("times"):
            quotient = quotient.times(reading.number("times"))
        bound = _broken(quotient, reading)
        if bound is None:
            return None
        decimals = int(reading.number("decimals")) if reading.has("decimals") else 1
        return Outcome(quotient.point, bound, decimals=decimals)


class BaseShare(Kind):
    """Plausibility: the base that a rate implies is between ``low`` and ``high`` % of the base of another.

    People of working age, say, are part of all residents.
    """

    parameters: ClassVar[Parameters] = {**RATES, **LIMITS}
    either = ("low", "high")

    def check(self, reading: Reading) -> Outcome | None:
        """The percentage and the bound that it breaks."""
        share = implied_base(reading, "figure").over(implied_base(reading, "other")).times(HUNDRED)
        bound = _broken(share, reading)
        return None if bound is None else Outcome(share.point, bound, decimals=1)


class Mix(Kind):
    """Plausibility: ``figure`` for all lies between those of its two groups, ``one`` and ``other``.

    It tells which % of all the first group is: between ``low`` and ``high`` (unless given, 0 and 100).
    """

    parameters: ClassVar[Parameters] = {"figure": FIGURE, "one": FIGURE, "other": FIGURE, **LIMITS}
    comparable = ("figure", "one", "other")

    def check(self, reading: Reading) -> Outcome | None:
        """The percentage of the first group and the bound that it breaks. Qualifiers give no slack."""
        whole, one, other = (reading.amount(name).point for name in ("figure", "one", "other"))
        if one == other:
            return None
        weight = (whole - other) / (one - other) * HUNDRED
        low = reading.number("low") if reading.has("low") else Decimal(0)
        high = reading.number("high") if reading.has("high") else HUNDRED
        if low <= weight <= high:
            return None
        return Outcome(weight, low if weight < low else high, decimals=1)


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


class AttainableChange(Kind):
    """``figure`` is a growth in % that a whole number of last year gives, for a counted ``value``.

    For years whose last year's value nobody has entered; where it is, the kind ``change`` speaks.
    """

    parameters: ClassVar[Parameters] = {"figure": PERCENT, "value": FIGURE}

    def check(self, reading: Reading) -> Outcome | None:
        """The growth and the nearest one that a whole number of last year gives."""
        stated, now = reading.amount("figure"), reading.amount("value")
        if stated.low != stated.high or not now.exact or now.point <= 0 or stated.point <= -HUNDRED:
            return None
        if reading.knows_before("value"):
            return None
        near = now.point * HUNDRED / (HUNDRED + stated.point)
        counts = {near.to_integral_value(way) for way in (ROUND_FLOOR, ROUND_CEILING)} - {Decimal(0)}
        growths = [rounded((now.point - count) * HUNDRED / count, stated.step) for count in counts]
        nearest = min(growths, key=lambda growth: abs(growth - stated.point))
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


def _broken(amount: Amount, reading: Reading) -> Decimal | None:
    """The bound (a number) that the amount breaks."""
    if reading.has("low") and amount.high < reading.number("low"):
        return reading.number("low")
    if reading.has("high") and amount.low > reading.number("high"):
        return reading.number("high")
    return None


def _day(reading: Reading, name: str) -> date:
    day = reading.operands.figure(reading.items(name)[0])[1].as_of
    if day is None:
        raise Unfilled
    return day


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
