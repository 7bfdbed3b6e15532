"""A block of cells pasted into a table: what goes where, which rows are new, what does not fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from forms.definition import Table
from forms.values import ABSENT, row_item
from zhytomyr_desktop import fields, ordering
from zhytomyr_desktop.entry import NO_DATA
from zhytomyr_desktop.errors import EntryError
from zhytomyr_desktop.ui.widgets.places import Key
from zhytomyr_desktop.ui.widgets.tables import CellsPasted

if TYPE_CHECKING:
    from zhytomyr_desktop.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PastedCell:
    """Where a pasted text goes: the row by its number from 1, the column by its label.

    ``problem`` says why it is refused; a text beyond the last column has no column.
    """

    row: int
    column: str
    text: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """What a paste enters. ``undone``: the cells that its undoing sets, as entered; ``before``: as they were.

    A new row is undone as a whole; it is not made where nothing of it fits. ``cells``: all that was pasted.
    """

    entries: tuple[tuple[Key, str], ...] = ()
    undone: tuple[tuple[Key, str], ...] = ()
    before: Mapping[Key, str] = field(default_factory=dict)
    cells: tuple[PastedCell, ...] = ()

    @property
    def fits(self) -> bool:
        """Whether nothing is refused."""
        return not any(cell.problem for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Refusals:
    """What to say of a text that has no column, and of a cell that an empty one leaves as it is.

    ``kept`` has «{}» for what stays.
    """

    beyond: str
    kept: str


def block(workspace: Workspace, section: str, paste: CellsPasted, refusals: Refusals) -> Block:
    """Arrange a pasted block from its first cell on; rows that are missing are made. Nothing is written.

    An empty cell clears nothing, as in a pasted column.
    """
    table = workspace.section(section).field(paste.table)
    if not isinstance(table, Table):
        return Block()
    rows = workspace.values.section(section).tables.get(paste.table, ())
    known = [row_item(paste.table, row.id) for row in rows]
    missing = max(0, paste.first_row + len(paste.lines) - len(known))
    items = [*known, *(row_item(paste.table, ordering.new_id()) for _ in range(missing))]
    reader = _Reader(workspace, section, table, refusals)
    for number, texts in enumerate(paste.lines, paste.first_row):
        reader.read_line(number, items[number], texts, paste.first_column)
    filled = {key.item for key, text in reader.fit if text}
    new = [item for item in items[len(known) :] if item in filled]
    positions = _positions(max((row.position for row in rows), default=""), len(new))
    placed = [(Key(section, item, "position"), at) for item, at in zip(new, positions, strict=True)]
    kept = {*known, *new}
    cells = [(key, text) for key, text in reader.fit if key.item in kept]
    made = set(new)
    old = tuple((key, text) for key, text in cells if key.item not in made)
    added = tuple(Key(section, item, "deleted") for item in new)
    before = {key: _typed(workspace.text(*key)) for key, _ in old} | dict.fromkeys(added, "1")
    undone = (*old, *((key, "") for key in added))
    return Block((*placed, *cells), undone, before, tuple(reader.cells))


def _typed(kept: str) -> str:
    """What the file keeps, as a person would type it."""
    return f"{NO_DATA}: {kept.removeprefix(ABSENT)}" if kept.startswith(ABSENT) else kept


def _positions(last: str, count: int) -> list[str]:
    positions: list[str] = []
    for _ in range(count):
        last = ordering.between(last)
        positions.append(last)
    return positions


class _Reader:
    """Tells which of the pasted texts fit their cells."""

    def __init__(self, workspace: Workspace, section: str, table: Table, refusals: Refusals) -> None:
        self._workspace, self._section, self._table = workspace, section, table
        self._refusals = refusals
        self.fit: list[tuple[Key, str]] = []
        self.cells: list[PastedCell] = []

    def read_line(self, number: int, item: str, texts: Sequence[str], first_column: int) -> None:
        """Read the texts of one line into the cells of a row."""
        columns = self._table.columns[first_column:]
        for place, text in enumerate(map(str.strip, texts)):
            if place < len(columns):
                self._read(number, Key(self._section, item, columns[place].key), columns[place].label, text)
            elif text:
                self.cells.append(PastedCell(number + 1, "", text, self._refusals.beyond))

    def _read(self, number: int, key: Key, label: str, text: str) -> None:
        problem = self._problem(key, text)
        if not problem:
            self.fit.append((key, text))
        if text or problem:
            self.cells.append(PastedCell(number + 1, label, text, problem))

    def _problem(self, key: Key, text: str) -> str:
        if not text and (kept := self._workspace.text(*key)):
            return self._refusals.kept.format(fields.told(self._workspace.catalogue, key, kept))
        try:
            fields.read(self._workspace.catalogue, *key, text)
        except EntryError as error:
            return str(error)
        return ""
