"""What a rule reads: items such as ``key`` or ``sum(table.column)``, and amounts with their uncertainty."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from forms.definition import Catalogue, Field, Figure, Section, Table
from forms.values import FigureValue, ReportValues, Row

SCALES = {"": 0, "тис.": 3, "млн": 6, "млрд": 9}
"""Powers of ten of the scales."""

_ITEM = re.compile(r"(?:(?P<call>previous|rows|sum)\((?P<inner>[a-z0-9_.]+)\)|(?P<plain>[a-z0-9_.]+))")
_NEAR = Decimal("0.1")
_ABOVE = Decimal("0.25")
_HALF = Decimal("0.5")
INFINITY = Decimal("Infinity")


class Unfilled(Exception):  # noqa: N818 - no error: the rule keeps silent
    """A rule reads something that nobody has entered."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a rule reads.

    Written ``key``, ``section.key``, ``previous(key)`` (last year's value), ``rows(table)`` (their number) or
    ``sum(table.column)``; in the last three the name may begin with a section too.
    """

    call: str
    section: str
    key: str
    column: str = ""

    @property
    def name(self) -> str:
        """``key`` or ``section.key``: the field that the item reads."""
        return f"{self.section}.{self.key}" if self.section else self.key


@lru_cache(maxsize=4096)
def parse_item(text: str) -> Item | None:
    """The item that the text names, or None where it is none."""
    match = _ITEM.fullmatch(text.replace(" ", ""))
    if match is None:
        return None
    call = match["call"] or ""
    parts = (match["inner"] or match["plain"]).split(".")
    column = parts.pop() if call == "sum" else ""
    if not 1 <= len(parts) <= 2 or not all(parts):
        return None
    return Item(call, parts[0] if len(parts) == 2 else "", parts[-1], column)


def find_field(catalogue: Catalogue, section: Section, item: Item) -> Field | None:
    """The field that the item reads; a sum's column; None where there is none."""
    home = catalogue.section(item.section) if item.section else section
    found = home.field(item.key) if home else None
    if not item.column:
        return found
    return found.column(item.column) if isinstance(found, Table) else None


def rounded(number: Decimal, step: Decimal) -> Decimal:
    """The number at the precision of ``step``, half up; an infinite one as it is."""
    if not number.is_finite():
        return number
    return (number / step).to_integral_value(ROUND_HALF_UP) * step


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in whole units (its scale multiplied out), known between ``low`` and ``high``.

    ``step`` is the worth of its last digit. ``exact``: a count, not something rounded to that digit.
    """

    point: Decimal
    low: Decimal
    high: Decimal
    step: Decimal
    exact: bool

    @classmethod
    def of(cls, number: Decimal, *, decimals: int = 0, scale: str = "", qualifier: str = "") -> Amount:
        """An entered number with its qualifier.

        «близько» allows a tenth (at least one last digit) on both sides, «майже» and «до» below only, «понад»
        and «більше» a quarter above, «не менше» anything above.
        """
        exponent = SCALES.get(scale, 0)
        step = Decimal(1).scaleb(exponent - decimals)
        point = number.scaleb(exponent)
        below, above = _slack(point, step, qualifier)
        exact = decimals == 0 and not exponent and not qualifier
        return cls(point, point - below, point + above, step, exact)

    def __add__(self, other: Amount) -> Amount:
        return self._with(other, self.point + other.point, self.low + other.low, self.high + other.high)

    def __sub__(self, other: Amount) -> Amount:
        return self._with(other, self.point - other.point, self.low - other.high, self.high - other.low)

    def times(self, factor: Decimal) -> Amount:
        """Multiplied by a positive factor."""
        return replace(
            self,
            point=self.point * factor,
            low=self.low * factor,
            high=self.high * factor,
            step=self.step * factor,
        )

    def over(self, other: Amount) -> Amount:
        """The quotient. Raises Unfilled where the divisor is not positive."""
        if other.point <= 0:
            raise Unfilled
        ends = [
            _quotient(n, d) for n in (self.low, self.high) for d in (max(other.low, Decimal(0)), other.high)
        ]
        return Amount(self.point / other.point, min(ends), max(ends), self.step, exact=False)

    def share_beside(self, rest: Amount) -> Amount:
        """The part that the amount is of itself and the rest. Raises Unfilled where they are not positive."""
        if self.point + rest.point <= 0 or self.low + rest.low <= 0:
            raise Unfilled
        if not (self.high.is_finite() and rest.high.is_finite()):
            return self.over(self + rest)
        low, high = self.low / (self.low + rest.high), self.high / (self.high + rest.low)
        return Amount(self.point / (self.point + rest.point), low, high, self.step, exact=False)

    def widened(self) -> Amount:
        """The amount as it may have been before rounding: half a last digit on both sides, unless exact."""
        if self.exact:
            return self
        return replace(self, low=self.low - self.step * _HALF, high=self.high + self.step * _HALF)

    def agrees(self, other: Amount, step: Decimal) -> bool:
        """Whether both can be the same number at the precision of ``step``."""
        return rounded(other.low, step) <= rounded(self.high, step) and (
            rounded(self.low, step) <= rounded(other.high, step)
        )

    def _with(self, other: Amount, point: Decimal, low: Decimal, high: Decimal) -> Amount:
        return Amount(point, low, high, max(self.step, other.step), self.exact and other.exact)


def _slack(point: Decimal, step: Decimal, qualifier: str) -> tuple[Decimal, Decimal]:
    """How far the true number may lie below and above."""
    near = max(abs(point) * _NEAR, step)
    if qualifier == "близько":
        return near, near
    if qualifier in ("майже", "до"):
        return near, Decimal(0)
    if qualifier in ("понад", "більше"):
        return Decimal(0), max(abs(point) * _ABOVE, step)
    return Decimal(0), INFINITY if qualifier == "не менше" else Decimal(0)


def _quotient(numerator: Decimal, divisor: Decimal) -> Decimal:
    if divisor == 0:
        return INFINITY if numerator >= 0 else -INFINITY
    if not divisor.is_finite():
        return Decimal(0)
    return numerator / divisor


class Operands:
    """Reads the items of one section's rules from the entered values."""

    def __init__(self, catalogue: Catalogue, values: ReportValues, section: Section) -> None:
        self.catalogue = catalogue
        self.values = values
        self.section = section

    def figure(self, item: str) -> tuple[Figure, FigureValue]:
        """The figure and what was entered for it. Raises Unfilled where the form has no such figure."""
        parsed = self._parsed(item)
        found = find_field(self.catalogue, self.section, parsed)
        if not isinstance(found, Figure) or parsed.column:
            raise Unfilled
        return found, self.values.section(parsed.section or self.section.key).figure(parsed.key)

    def amount(self, item: str) -> Amount:
        """The item's amount. Raises Unfilled where it, or a row of it, is not filled."""
        parsed = self._parsed(item)
        if parsed.call == "rows":
            return Amount.of(Decimal(len(self.rows(item))))
        if parsed.call == "sum":
            return self._column_sum(item, parsed)
        figure, value = self.figure(item)
        number = value.previous if parsed.call == "previous" else value.number
        if number is None:
            raise Unfilled
        qualifier = "" if parsed.call == "previous" else value.qualifier
        return Amount.of(number, decimals=figure.decimals, scale=figure.scale, qualifier=qualifier)

    def rows(self, item: str) -> tuple[Row, ...]:
        """The rows of the table. Raises Unfilled where there is none."""
        parsed = self._parsed(item)
        rows = self.values.section(parsed.section or self.section.key).tables.get(parsed.key, ())
        if not rows:
            raise Unfilled
        return rows

    def text(self, item: str) -> str:
        """The text as typed. Raises Unfilled where it is empty."""
        parsed = self._parsed(item)
        value = self.values.section(parsed.section or self.section.key).texts.get(parsed.key)
        if value is None or not value.text.strip():
            raise Unfilled
        return value.text

    def shown_as(self, item: str) -> tuple[str, int]:
        """Scale and decimals in which the item is printed."""
        found = find_field(self.catalogue, self.section, self._parsed(item))
        return (found.scale, found.decimals) if isinstance(found, Figure) else ("", 0)

    def _column_sum(self, item: str, parsed: Item) -> Amount:
        column = find_field(self.catalogue, self.section, parsed)
        if not isinstance(column, Figure):
            raise Unfilled
        numbers = []
        for row in self.rows(item):
            cell = row.cells.get(parsed.column)
            if not isinstance(cell, FigureValue) or cell.number is None:
                raise Unfilled
            numbers.append(cell.number)
        return Amount.of(sum(numbers, Decimal(0)), decimals=column.decimals, scale=column.scale)

    def _parsed(self, item: str) -> Item:
        parsed = parse_item(item)
        if parsed is None:
            raise Unfilled
        return parsed
