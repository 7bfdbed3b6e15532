"""What people entered, read from the flat fields of the file into typed values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

ABSENT = "absent:"
"""A figure's value that starts with this is deliberately absent; the reason follows."""

QUALIFIERS = ("", "понад", "більше", "близько", "майже", "до", "не менше")


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureValue:
    """One figure as entered. All empty: not filled. ``sides``: the texts of an undecided conflict."""

    number: Decimal | None = None
    absent: str = ""
    qualifier: str = ""
    previous: Decimal | None = None
    as_of: date | None = None
    note: str = ""
    source: str = ""
    sides: tuple[str, ...] = ()

    @property
    def is_filled(self) -> bool:
        """Whether a number stands here or is absent on purpose."""
        return self.number is not None or bool(self.absent)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextValue:
    """A text field, or a text cell of a table, as entered."""

    text: str = ""
    sides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DateValue:
    """A date field as entered."""

    day: date | None = None
    sides: tuple[str, ...] = ()


Cell = FigureValue | TextValue | DateValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table. ``id`` is unique in the file; ``cells`` by column key."""

    id: str
    position: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementValue:
    """What a person did to a statement of the form, or a statement of their own (``group`` not empty).

    ``text`` replaces the form's text where it is not empty; ``position`` is an ordered key.
    """

    key: str
    text: str = ""
    hidden: bool = False
    position: str = ""
    group: str = ""
    sides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionValues:
    """All that was entered in one section."""

    figures: Mapping[str, FigureValue] = field(default_factory=dict)
    texts: Mapping[str, TextValue] = field(default_factory=dict)
    dates: Mapping[str, DateValue] = field(default_factory=dict)
    tables: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    statements: Mapping[str, StatementValue] = field(default_factory=dict)
    state: str = "draft"
    remark: str = ""

    def figure(self, key: str) -> FigureValue:
        """The figure's value; an empty one where nothing was entered."""
        return self.figures.get(key, _NOTHING)


_NOTHING = FigureValue()
_EMPTY_SECTION = SectionValues()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportValues:
    """All that was entered in a file. ``year`` is the reporting year; ``report`` the report's own data by item."""

    year: int
    sections: Mapping[str, SectionValues]
    report: Mapping[str, str] = field(default_factory=dict)

    def section(self, key: str) -> SectionValues:
        """The section's values; empty ones where nothing was entered."""
        return self.sections.get(key, _EMPTY_SECTION)
