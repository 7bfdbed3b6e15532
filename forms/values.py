"""What people entered: typed values, the names of their items, and what a stored number or date is.

``forms.stored`` reads them from the flat fields of the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

ABSENT = "absent:"
"""A figure's value that starts with this is deliberately absent; the reason follows."""

STATES = ("draft", "returned", "submitted", "accepted")
"""States of a section, the least advanced first."""

THREAD_STATES = ("open", "answered", "closed")
"""States of a remark's thread, the least settled first."""

QUALIFIERS = ("", "понад", "більше", "близько", "майже", "до", "не менше")
"""What may stand before a number; empty: nothing."""

Sides = tuple[str, ...]
"""The current texts of one field in the file: one, or several where a conflict is undecided."""

Stored = Mapping[str, Mapping[str, Sides]]
"""A section as it lies in the file: item -> field -> sides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureValue:
    """One figure as entered. All empty: not filled.

    ``sides``: the texts of an undecided conflict (two or more), or the one text that is no number of this
    program (damaged, or of a newer version). While there are sides, ``number`` and ``absent`` are empty:
    nobody has decided.
    """

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
    """All that was entered in one section.

    ``statements``: those of the form that a person changed by their key, a person's own by ``own/ID``, in
    order of position. ``explanations``: why a finding is all right, by its rule's key. ``words``: those
    that a person says are spelled right. ``stored``: what the file holds, so that one field can be changed
    without reading the others again.
    """

    figures: Mapping[str, FigureValue] = field(default_factory=dict)
    texts: Mapping[str, TextValue] = field(default_factory=dict)
    dates: Mapping[str, DateValue] = field(default_factory=dict)
    tables: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    statements: Mapping[str, StatementValue] = field(default_factory=dict)
    explanations: Mapping[str, str] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    state: str = "draft"
    remark: str = ""
    stored: Stored = field(default_factory=dict, repr=False, compare=False)

    def figure(self, key: str) -> FigureValue:
        """The figure's value; an empty one where nothing was entered."""
        return self.figures.get(key, _NOTHING)


_NOTHING = FigureValue()
_EMPTY_SECTION = SectionValues()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportValues:
    """All that was entered in a file for a reporting ``year``; ``report``: its own data by item."""

    year: int
    sections: Mapping[str, SectionValues]
    report: Mapping[str, str] = field(default_factory=dict)

    def section(self, key: str) -> SectionValues:
        """The section's values; empty ones where nothing was entered."""
        return self.sections.get(key, _EMPTY_SECTION)


Key = tuple[str, str, str]
"""Section, item, field."""

REPORT = "report"
"""The section of the report's own data: title, decision, signatories."""

_NUMBER = re.compile(r"-?[0-9]{1,24}(\.[0-9]{1,9})?", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def row_item(table: str, row_id: str) -> str:
    """The item of a table's row; ``table`` is the table's key in the form."""
    return f"{table}/{row_id}"


def statement_item(key: str) -> str:
    """The item of a statement of the form."""
    return f"statement/{key}"


def own_item(identifier: str) -> str:
    """The item of a statement that a person added."""
    return f"own/{identifier}"


def explain_item(rule: str) -> str:
    """The item of the explanation of a finding, by the rule's key."""
    return f"explain/{rule}"


def word_item(word: str) -> str:
    """The item of a word that the dictionary lacks."""
    return f"word/{word.casefold()}"


def decode_number(text: str) -> Decimal | None:
    """The number that a stored text is, or None."""
    return Decimal(text) if _NUMBER.fullmatch(text) else None


def decode_date(text: str) -> date | None:
    """The date that a stored text is, or None."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
