"""What people entered, as values: a change, its field, and fields that two people changed apart."""

from __future__ import annotations

from dataclasses import dataclass

Key = tuple[str, str, str]
"""Section, item, field."""

COLUMNS = "id, section, item, field, value, author, at, checksum"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a person enters: the value of one field of one item."""

    section: str
    item: str
    field: str
    value: str

    @property
    def key(self) -> Key:
        """The field that is entered."""
        return self.section, self.item, self.field


@dataclass(frozen=True, slots=True)
class Change:
    """One change as it stands in the log. ``at`` is ISO time with offset, shown and never used to decide."""

    id: str
    section: str
    item: str
    field: str
    value: str
    author: str
    at: str
    checksum: str

    @property
    def key(self) -> Key:
        """The field that was changed."""
        return self.section, self.item, self.field


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that people changed without seeing each other's value; one side for each distinct value."""

    section: str
    item: str
    field: str
    sides: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A change and the changes it replaced."""

    change: Change
    replaced: tuple[Change, ...]
