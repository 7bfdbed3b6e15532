"""A table of repeated rows, edited like a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from forms.definition import Severity, Table
from forms.values import Row
from zhytomyr_desktop.ui.widgets import look, table_room
from zhytomyr_desktop.ui.widgets.clipboard import Cells, copied_cells
from zhytomyr_desktop.ui.widgets.marks import FieldFinding, Marks, Sign
from zhytomyr_desktop.ui.widgets.places import Edit, Place
from zhytomyr_desktop.ui.widgets.rows_model import RowsModel


@dataclass(frozen=True, slots=True)
class CellsPasted:
    """A block of texts to be put into a table from a place on; rows that are missing are to be added."""

    table: str
    first_row: int
    first_column: int
    lines: Cells


@dataclass(frozen=True, slots=True)
class RowMoved:
    """A row of a table is to stand at another place (0 is the top)."""

    table: str
    row: str
    to: int


_Index = QModelIndex | QPersistentModelIndex
_WRAPPED = (
    Qt.AlignmentFlag.AlignLeft
    | Qt.AlignmentFlag.AlignVCenter
    | Qt.AlignmentFlag(int(Qt.TextFlag.TextWordWrap))
)


class RowsView(QTableView):
    """The grid: Enter edits and goes down, Delete clears, Ctrl+V pastes a block."""

    block_pasted = Signal(CellsPasted)
    entered_table = Signal()
    row_wanted = Signal()
    row_unwanted = Signal()
    row_shifted = Signal(int)
    left = Signal(bool)
    cell_reached = Signal()

    def _acts_on_row(self, event: QKeyEvent) -> bool:
        """Ins adds a row, Ctrl+Del removes it, Alt+↑ and Alt+↓ move it."""
        key, modifiers = event.key(), event.modifiers()
        if key == Qt.Key.Key_Insert and not modifiers:
            self.row_wanted.emit()
        elif key == Qt.Key.Key_Delete and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.row_unwanted.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and modifiers == Qt.KeyboardModifier.AltModifier:
            self.row_shifted.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            return False
        return True

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the cells, and on to the next field after the last one."""
        at, width = self.currentIndex(), self.model().columnCount()
        there = at.row() * width + at.column() + (1 if forward else -1)
        if at.isValid() and 0 <= there < self.model().rowCount() * width:
            self.setCurrentIndex(self.model().index(*divmod(there, width)))
        else:
            self.left.emit(forward)
        return True

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter in a cell goes down a row, as in a spreadsheet."""
        super().closeEditor(editor, hint)
        below = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache and below.isValid():
            self.setCurrentIndex(below)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._acts_on_row(event):
            return
        model = self.model()
        if event.matches(QKeySequence.StandardKey.Paste) and isinstance(model, RowsModel):
            self._paste(model)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and isinstance(model, RowsModel):
            self._clear(model)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state() != self.State.EditingState:
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered_table.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        table_room.draw_lines(self)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.cell_reached.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            table_room.fit(self)

    def _clear(self, model: RowsModel) -> None:
        if not model.read_only:
            for index in self.selectedIndexes():
                model.setData(index, "")

    def _paste(self, model: RowsModel) -> None:
        lines = () if model.read_only else copied_cells()
        if not lines:
            return
        at = self.currentIndex()
        first_row = at.row() if at.isValid() else len(model.rows)
        self.block_pasted.emit(CellsPasted(model.table.key, first_row, max(at.column(), 0), lines))

    def _copy(self) -> None:
        chosen = sorted(self.selectedIndexes(), key=lambda i: (i.row(), i.column()))
        lines: dict[int, list[str]] = {}
        for index in chosen:
            lines.setdefault(index.row(), []).append(str(index.data() or ""))
        QGuiApplication.clipboard().setText("\n".join("\t".join(cells) for cells in lines.values()))


class TableEditor(QWidget):
    """The table with its title and the buttons for its rows."""

    cell_edited = Signal(Edit)
    row_added = Signal(str)
    row_removed = Signal(Place)
    row_moved = Signal(RowMoved)
    cells_pasted = Signal(CellsPasted)
    entered = Signal(str)
    left = Signal(str, bool)
    cell_reached = Signal(str)
    sign_clicked = Signal(str, Sign)

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self.model = RowsModel(table, self)
        self.view = self._make_view()
        self._error = look.error_label()
        self._own_remark = ""
        self._remarks = QLabel()
        self._remarks.setWordWrap(True)
        self._remarks.setTextFormat(Qt.TextFormat.PlainText)
        look.paint_text(self._remarks, look.Tone.WARNING)
        self._remarks.hide()
        self.marks = Marks(lambda sign: self.sign_clicked.emit(table.key, sign))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, look.GAP, 0, look.GAP)
        layout.setSpacing(look.GAP // 2)
        layout.addLayout(self._title_line())
        layout.addWidget(self.view)
        layout.addWidget(self._error)
        layout.addWidget(self._remarks)
        self.buttons: list[QPushButton] = []
        self._button_lines = self._make_buttons()
        self.place_buttons(len(self.buttons))
        layout.addLayout(self._button_lines)
        self.model.cell_edited.connect(self.cell_edited)

    def _title_line(self) -> QHBoxLayout:
        title = QLabel(self.table.label)
        title.setWordWrap(True)
        title.setBuddy(self.view)
        line = QHBoxLayout()
        line.addWidget(title, 1)
        line.addWidget(self.marks)
        return line

    def _make_view(self) -> RowsView:
        view = RowsView(self)
        view.setShowGrid(False)
        view.setModel(self.model)
        view.setAccessibleName(self.table.label)
        view.setTabKeyNavigation(True)
        view.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        header = view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setDefaultAlignment(_WRAPPED)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.block_pasted.connect(self.cells_pasted)
        view.entered_table.connect(self._on_entered)
        view.row_wanted.connect(self._add)
        view.row_unwanted.connect(self._remove)
        view.row_shifted.connect(self._move)
        view.left.connect(lambda forward: self.left.emit(self.table.key, forward))
        view.cell_reached.connect(lambda: self.cell_reached.emit(self.table.key))
        return view

    def _make_buttons(self) -> QGridLayout:
        for text, keys, action in (
            (self.tr("Додати рядок"), "Ins", self._add),
            (self.tr("Вилучити рядок"), "Ctrl+Del", self._remove),
            (self.tr("Вище"), "Alt+↑", lambda: self._move(-1)),
            (self.tr("Нижче"), "Alt+↓", lambda: self._move(1)),
        ):
            button = QPushButton(text)
            button.setToolTip(f"{text} ({keys})")
            button.setAutoDefault(False)
            button.clicked.connect(action)
            self.buttons.append(button)
        lines = QGridLayout()
        lines.setColumnStretch(len(self.buttons), 1)
        return lines

    def place_buttons(self, in_line: int) -> None:
        """Put this many buttons side by side, the others below them."""
        for number, button in enumerate(self.buttons):
            self._button_lines.removeWidget(button)
            self._button_lines.addWidget(button, number // in_line, number % in_line)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_font()

    def _fit_font(self) -> None:
        """Headers and rows as large as the letters; the style gives headers a font of their own."""
        for header in (self.view.horizontalHeader(), self.view.verticalHeader()):
            header.setFont(self.font())
        table_room.fit(self.view)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; a pasted block tells them once a cell."""
        if tuple(rows) == self.model.rows:
            return
        at = self.view.currentIndex()
        line, column = at.row(), at.column()
        self.model.show_rows(rows)
        if rows and line >= 0 and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(min(line, len(rows) - 1), max(column, 0)))
        table_room.fit(self.view)
        self._tell_refused()
        self._tell_remarks()

    def refuse(self, place: Place, text: str, message: str) -> None:
        """Show a cell's text that the file did not take, and why."""
        self.model.refuse(place, text, message)
        self._tell_refused()

    def _tell_refused(self) -> None:
        """Write below the table why cells were refused, with the numbers of their rows."""
        words = self.tr("Рядок {row}. {remark}")
        messages = [
            words.format(row=number, remark=told)
            for number, row in enumerate(self.model.rows, 1)
            for refused, (_, told) in self.model.refused.items()
            if refused.item == f"{self.table.key}/{row.id}"
        ]
        self._error.setText("\n".join(messages))
        self._error.setVisible(bool(messages))

    def show_remarks(self, remarks: Mapping[str, str]) -> None:
        """Show what the reviewer asks about the table and its rows; ``remarks``: the words by item."""
        start = f"{self.table.key}/"
        self._own_remark = remarks.get(self.table.key, "")
        self.model.show_remarks(
            {item.removeprefix(start): text for item, text in remarks.items() if item.startswith(start)}
        )
        self._tell_remarks()

    def _tell_remarks(self) -> None:
        """Write the remarks below the table, those about rows with the row's number."""
        rows = [(number, row.id) for number, row in enumerate(self.model.rows, 1)]
        of_rows = [
            self.tr("Рядок {row}. {remark}").format(row=number, remark=self.model.remarks[id_])
            for number, id_ in rows
            if id_ in self.model.remarks
        ]
        text = "\n".join(part for part in (self._own_remark, *of_rows) if part)
        if text != self._remarks.text():
            self._remarks.setText(text)
            self._remarks.setVisible(bool(text))
            self._describe()

    def show_findings(self, findings: Mapping[Place, FieldFinding]) -> None:
        """Show what was found about the table at its title, about a column or a cell there."""
        start = f"{self.table.key}/"
        own = {p: f for p, f in findings.items() if p.item == self.table.key or p.item.startswith(start)}
        if own != self.model.findings:
            self.model.show_findings(own)
            table_room.fit(self.view)
        gravest = min((f.severity for f in own.values()), key=list(Severity).index, default=None)
        told = "\n".join(dict.fromkeys(f.text for f in own.values()))
        if (gravest, told) != (self.marks.severity, self.marks.finding):
            self.marks.show_finding(gravest, told)
            self._describe()

    def _describe(self) -> None:
        """Tell a screen reader all that stands about the table."""
        told = (self.marks.finding, self._remarks.text(), self.table.help)
        self.view.setAccessibleDescription("\n".join(part for part in told if part))

    @property
    def remark(self) -> str:
        """The remarks shown below the table, or nothing."""
        return self._remarks.text()

    def label(self, item: str) -> str:
        """How the table is called, or one of its rows."""
        ids = [f"{self.table.key}/{row.id}" for row in self.model.rows]
        if item not in ids:
            return self.table.label
        return self.tr("{table}, рядок {row}").format(table=self.table.label, row=ids.index(item) + 1)

    def current_item(self) -> str:
        """The row where the keyboard is, as an item of the file; the table where there is none."""
        line = self._current_row()
        return (
            f"{self.table.key}/{self.model.rows[line].id}"
            if 0 <= line < len(self.model.rows)
            else self.table.key
        )

    def current_place(self) -> Place:
        """The cell where the keyboard is; where there is none, the table itself."""
        column = max(self.view.currentIndex().column(), 0)
        return Place(self.current_item(), self.table.columns[column].key)

    def set_read_only(self) -> None:
        """Let nobody type, and let the table look so."""
        self.model.read_only = True
        look.flatten(self.view)
        for button in self.buttons:
            button.hide()

    def focus_cell(self, item: str, field: str = "") -> None:
        """Bring the keyboard to a cell."""
        rows = [f"{self.table.key}/{row.id}" for row in self.model.rows]
        columns = [column.key for column in self.table.columns]
        line = rows.index(item) if item in rows else 0
        self.view.setFocus(Qt.FocusReason.TabFocusReason)
        if rows:
            self.view.setCurrentIndex(self.model.index(line, columns.index(field) if field in columns else 0))

    def current_rect(self) -> QRect:
        """Where the current cell stands in this widget; without one, where the title is."""
        rect = self.view.visualRect(self.view.currentIndex())
        if not rect.isValid():
            return QRect(0, 0, self.width(), self.view.y())
        return rect.translated(self.view.viewport().mapTo(self, QPoint(0, 0)))

    def commit_open_editor(self) -> None:
        """Take over what stands in a cell that is being typed in."""
        if self.view.state() == self.view.State.EditingState:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _current_row(self) -> int:
        return self.view.currentIndex().row()

    def _add(self) -> None:
        if self.model.read_only:
            return
        self.row_added.emit(self.table.key)

    def _remove(self) -> None:
        if not self.model.read_only and 0 <= self._current_row() < len(self.model.rows):
            self.row_removed.emit(
                Place(f"{self.table.key}/{self.model.rows[self._current_row()].id}", "deleted")
            )

    def _move(self, by: int) -> None:
        line = self._current_row()
        if self.model.read_only:
            return
        if 0 <= line < len(self.model.rows) and 0 <= line + by < len(self.model.rows):
            self.row_moved.emit(RowMoved(self.table.key, self.model.rows[line].id, line + by))
            self.view.setCurrentIndex(self.model.index(line + by, self.view.currentIndex().column()))

    def _on_entered(self) -> None:
        if not self.view.currentIndex().isValid() and self.model.rows:
            self.view.setCurrentIndex(self.model.index(0, 0))
        self.entered.emit(self.table.key)
