"""Small typed facts that widgets tell each other: where a field is, what was typed, how far it got."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

VALUE = "value"
"""The field of an item that has but one; a table's column is a field of its own."""


@dataclass(frozen=True, slots=True)
class Place:
    """One editable cell of a section: ``item`` and ``field`` as in the file's log."""

    item: str
    field: str = VALUE


class Key(NamedTuple):
    """A cell of the report, as the file's log names it."""

    section: str
    item: str
    field: str

    @property
    def place(self) -> Place:
        """The cell within its section."""
        return Place(self.item, self.field)

    @property
    def start(self) -> str:
        """What the item is, or the field or table itself."""
        return self.item.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Edit:
    """What stands in a cell after a person typed."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class FieldAddress:
    """A field of the report: its section and item, of a table the column too."""

    section: str
    item: str
    field: str = VALUE


class SaveState(StrEnum):
    """How far a typed value got."""

    NONE = "none"
    TYPED = "typed"
    SAVED = "saved"
    REFUSED = "refused"


class Step(StrEnum):
    """Where a key wants to go from a cell."""

    NEXT = "next"
    BACK = "back"
    DOWN = "down"
    UP = "up"
    LEFT = "left"
    RIGHT = "right"
