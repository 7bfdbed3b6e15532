"""A block of cells pasted into a table: what goes where, which rows are new, what does not fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forms.definition import Table
from forms.values import row_item
from zhytomyr_desktop import fields, ordering
from zhytomyr_desktop.errors import EntryError
from zhytomyr_desktop.ui.undoing import Key
from zhytomyr_desktop.ui.widgets.places import Edit, Place
from zhytomyr_desktop.ui.widgets.tables import CellsPasted

if TYPE_CHECKING:
    from zhytomyr_desktop.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Block:
    """What a paste enters. ``undone``: the cells that its undoing sets, as entered; ``before``: as they were.

    A new row is undone as a whole. ``unfit``: the cells whose text is refused.
    """

    entries: tuple[tuple[Key, str], ...]
    undone: tuple[tuple[Key, str], ...]
    before: Mapping[Key, str]
    unfit: list[Edit]


def block(workspace: Workspace, section: str, paste: CellsPasted) -> Block:
    """Arrange a pasted block from its first cell on; rows that are missing are made."""
    table = workspace.section(section).field(paste.table)
    if not isinstance(table, Table):
        return Block((), (), {}, [])
    rows = workspace.values.section(section).tables.get(paste.table, ())
    known = [row_item(paste.table, row.id) for row in rows]
    new = _new_rows(paste, len(known))
    positions = _positions(max((row.position for row in rows), default=""), len(new))
    entries = [(Key(section, item, "position"), at) for item, at in zip(new, positions, strict=True)]
    cells, unfit = _cells(workspace, section, table, paste, [*known, *new])
    old = tuple((key, text) for key, text in cells if key.item not in new)
    added = tuple(Key(section, item, "deleted") for item in new)
    before = {key: workspace.text(*key) for key, _ in old} | dict.fromkeys(added, "1")
    return Block((*entries, *cells), (*old, *((key, "") for key in added)), before, unfit)


def _new_rows(paste: CellsPasted, known: int) -> list[str]:
    count = max(0, paste.first_row + len(paste.lines) - known)
    return [row_item(paste.table, ordering.new_id()) for _ in range(count)]


def _positions(last: str, count: int) -> list[str]:
    positions: list[str] = []
    for _ in range(count):
        last = ordering.between(last)
        positions.append(last)
    return positions


def _cells(
    workspace: Workspace, section: str, table: Table, paste: CellsPasted, items: Sequence[str]
) -> tuple[list[tuple[Key, str]], list[Edit]]:
    fit: list[tuple[Key, str]] = []
    unfit: list[Edit] = []
    for item, texts in zip(items[paste.first_row :], paste.lines, strict=False):
        for column, text in zip(table.columns[paste.first_column :], texts, strict=False):
            try:
                fields.read(workspace.catalogue, section, item, column.key, text.strip())
            except EntryError:
                unfit.append(Edit(Place(item, column.key), text.strip()))
            else:
                fit.append((Key(section, item, column.key), text.strip()))
    return fit, unfit
