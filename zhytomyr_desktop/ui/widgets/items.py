"""What is surely there though Qt types it as maybe missing: items of trees and tables, made parts."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QTreeWidget, QTreeWidgetItem

T = TypeVar("T")


def present(part: T | None) -> T:
    """The part that Qt made for a widget; raises LookupError where it made none."""
    if part is None:
        raise LookupError
    return part


def cell(table: QTableWidget, row: int, column: int) -> QTableWidgetItem:
    """The item of a cell that was filled; raises LookupError where there is none."""
    return present(table.item(row, column))


def tops(tree: QTreeWidget) -> list[QTreeWidgetItem]:
    """The items of the outermost level, in order."""
    return [present(tree.topLevelItem(row)) for row in range(tree.topLevelItemCount())]


def below(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    """The items right below this one, in order."""
    return [present(item.child(row)) for row in range(item.childCount())]
