"""The rows of one table as a spreadsheet shows them: texts, what was refused, asked and found about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from forms.definition import Column, Figure, Table
from forms.values import Row, row_item
from zhytomyr_desktop.ui.widgets import look, shown
from zhytomyr_desktop.ui.widgets.marks import FieldFinding, remark_icon, severity_icon
from zhytomyr_desktop.ui.widgets.places import Edit, Place

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_WORDS = (_Role.ToolTipRole, _Role.AccessibleDescriptionRole)


class RowsModel(QAbstractTableModel):
    """The rows of one table; what is typed is told by a signal and shown once the file has it."""

    cell_edited = Signal(Edit)

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self.rows: tuple[Row, ...] = ()
        self.read_only = False
        self.refused: dict[Place, tuple[str, str]] = {}
        self.remarks: dict[str, str] = {}
        self.findings: dict[Place, FieldFinding] = {}

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows, keeping the selection where their number has not changed."""
        if [row.id for row in rows] == [row.id for row in self.rows]:
            self.rows = tuple(rows)
            if self.rows:
                last = self.index(len(self.rows) - 1, len(self.table.columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def refuse(self, place: Place, text: str, message: str) -> None:
        """Keep a text that the file did not take, with the reason; an empty message forgets it."""
        before = self.refused.pop(place, None)
        if message:
            self.refused[place] = (text, message)
        if self.refused.get(place) != before:
            self.layoutChanged.emit()

    def show_remarks(self, remarks: dict[str, str]) -> None:
        """Mark the rows about which the reviewer asks something; ``remarks``: the words by the row's id."""
        if remarks != self.remarks:
            self.remarks = remarks
            self.layoutChanged.emit()
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, max(len(self.rows) - 1, 0))

    def show_findings(self, findings: Mapping[Place, FieldFinding]) -> None:
        """Mark the columns (places of the table itself) and the cells about which something was found."""
        if findings != self.findings:
            self.findings = dict(findings)
            self.layoutChanged.emit()
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.table.columns) - 1)

    def _remark(self, line: int) -> str:
        return self.remarks.get(self.rows[line].id, "") if self.remarks and line < len(self.rows) else ""

    def place(self, index: _Index) -> Place:
        """The place of a cell in the file."""
        return Place(
            row_item(self.table.key, self.rows[index.row()].id), self.table.columns[index.column()].key
        )

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.table.columns)

    def flags(self, _index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if self.read_only else flags | Qt.ItemFlag.ItemIsEditable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal:
            return self._column_title(section, role)
        if role == _Role.DisplayRole:
            return section + 1
        remark = self._remark(section)
        if role == _Role.DecorationRole and remark:
            return remark_icon()
        return _words(remark, role)

    def _column_title(self, number: int, role: int) -> object:
        column = self.table.columns[number]
        found = self.findings.get(Place(self.table.key, column.key))
        if role == _Role.DisplayRole:
            return _header(column)
        if role == _Role.DecorationRole and found:
            return severity_icon(found.severity)
        return _words(
            "\n".join(part for part in (_header(column), found.text if found else "") if part), role
        )

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        column, place = self.table.columns[index.column()], self.place(index)
        refused = self.refused.get(place)
        found = self.findings.get(place)
        if role in (_Role.DisplayRole, _Role.EditRole):
            return refused[0] if refused else self._text(index)
        if role == _Role.TextAlignmentRole and isinstance(column, Figure):
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == _Role.DecorationRole and found:
            return severity_icon(found.severity)
        if role in _WORDS:
            told = (refused[1] if refused else "", found.text if found else "", self._remark(index.row()))
            return _words("\n".join(part for part in told if part), role)
        if role == _Role.ForegroundRole and refused:
            return look.color(QGuiApplication.palette(), look.Tone.ERROR)
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        text = str(value)
        if role != Qt.ItemDataRole.EditRole or text == self.data(index, role):
            return False
        self.cell_edited.emit(Edit(self.place(index), text))
        return True

    def _text(self, index: _Index) -> str:
        column = self.table.columns[index.column()]
        cell = self.rows[index.row()].cells.get(column.key)
        return (
            ""
            if cell is None
            else shown.cell_text(cell, column.decimals if isinstance(column, Figure) else 0)
        )


def _header(column: Column) -> str:
    unit = shown.unit_text(column) if isinstance(column, Figure) else ""
    return f"{column.label}, {unit}" if unit and unit not in column.label else column.label


def _words(told: str, role: int) -> str | None:
    """What is told of a cell or a heading, as a tip or to a screen reader; None for any other role."""
    if not told or role not in _WORDS:
        return None
    return look.letters(told) if role == _Role.ToolTipRole else told
