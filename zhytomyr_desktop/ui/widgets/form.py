"""The form of one section: it shows values, tells what was typed, and never changes a value by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeGuard

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QMenu, QScrollArea, QVBoxLayout, QWidget

from forms.definition import Section
from forms.values import SectionValues
from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.arrangement import LINE, STACKED, Arrangement, choose
from zhytomyr_desktop.ui.widgets.cells import CellEdit
from zhytomyr_desktop.ui.widgets.clipboard import Cells
from zhytomyr_desktop.ui.widgets.form_body import VALUE_FIELD, FormBody, Stop
from zhytomyr_desktop.ui.widgets.form_titles import ColumnTitles
from zhytomyr_desktop.ui.widgets.marks import FieldFinding, Sign, SignPress
from zhytomyr_desktop.ui.widgets.pasted import ColumnPaste, pasted_lines
from zhytomyr_desktop.ui.widgets.places import Edit, Place, SaveState, Step
from zhytomyr_desktop.ui.widgets.rows import PREVIOUS_FIELD, FieldRow, FigureRow
from zhytomyr_desktop.ui.widgets.tables import CellsPasted, RowMoved, TableEditor


class SectionForm(QWidget):
    """The generated form. It shows values, tells what was typed, and never changes a value by itself."""

    cell_edited = Signal(Edit)
    cell_finished = Signal(Place)
    field_entered = Signal(str)
    sign_pressed = Signal(SignPress)
    menu_requested = Signal(Place, QMenu)
    lines_pasted = Signal(ColumnPaste)
    undo_asked = Signal()
    redo_asked = Signal()
    row_added = Signal(str)
    row_removed = Signal(Place)
    row_moved = Signal(RowMoved)
    cells_pasted = Signal(CellsPasted)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section: Section | None = None
        self.read_only = False
        self._year = 0
        self._width = 0
        self._body = self._new_body()
        self._current = Place("")
        self._titles = ColumnTitles()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.horizontalScrollBar().valueChanged.connect(self._titles.horizontalScrollBar().setValue)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._titles)
        layout.addWidget(self._scroll, 1)

    # Building

    def show_section(
        self, section: Section, values: SectionValues, year: int, *, read_only: bool = False
    ) -> None:
        """Build the form of this section and show its values."""
        self.section, self.read_only, self._year = section, read_only, year
        self._current = Place("")
        self._body = self._new_body()
        self._body.build(section, self._fitting())
        if read_only:
            self._set_read_only()
        self.show_values(values)
        self._replace_body()
        self._show_titles()

    def _new_body(self) -> FormBody:
        return FormBody(self, self._wire_table, look.Columns.of(self.fontMetrics()), self._year)

    def _fitting(self) -> Arrangement:
        """The arrangement for the room there is; before the first layout nobody knows it."""
        room = self._width - self._scroll.verticalScrollBar().sizeHint().width()
        return choose(room, look.Columns.of(self.fontMetrics())) if self._width else LINE

    def _replace_body(self) -> None:
        old = self._scroll.takeWidget()
        if old is not None:
            old.deleteLater()
        self._scroll.setWidget(self._body)

    def _show_titles(self) -> None:
        margin = self._scroll.verticalScrollBar().sizeHint().width()
        columns = look.Columns.of(self.fontMetrics())
        self._titles.show_titles(self._year, columns, self._body.arrangement, margin)

    def least_width(self) -> int:
        """Pixels that the narrowest arrangement needs, so that the form does not scroll sideways."""
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        return STACKED.least_width(look.Columns.of(self.fontMetrics())) + bar

    def _fit(self) -> None:
        """Arrange the fields anew where there is room for another arrangement now."""
        fitting = self._fitting()
        if self.section is not None and fitting is not self._body.arrangement:
            self._body.arrange(fitting)
            self._show_titles()

    def _wire_table(self, editor: TableEditor) -> None:
        editor.cell_edited.connect(self._on_table_cell)
        editor.row_added.connect(self.row_added)
        editor.row_removed.connect(self.row_removed)
        editor.row_moved.connect(self.row_moved)
        editor.cells_pasted.connect(self.cells_pasted)
        editor.entered.connect(self._on_table_entered)
        editor.cell_reached.connect(self._on_cell_reached)
        editor.left.connect(self._on_table_left)
        editor.sign_clicked.connect(self.sign_clicked)

    def _set_read_only(self) -> None:
        for row in self._body.rows.values():
            row.set_read_only()
        for table in self._body.tables.values():
            table.set_read_only()

    # Showing

    def show_values(self, values: SectionValues) -> None:
        """Show what is in the file, leaving alone what was typed and is not in it."""
        for row in self._body.rows.values():
            row.show_values(values)
        for key, table in self._body.tables.items():
            table.show_rows(values.tables.get(key, ()))
        self.show_counts()

    def show_field(self, item: str, values: SectionValues) -> None:
        """Show one field anew; while the keyboard is in it, only what follows from it."""
        row = self._body.rows.get(item)
        if row is None:
            self._show_rows(item.partition("/")[0], values)
            return
        if not any(editor.hasFocus() for editor in row.editors.values()):
            row.show_values(values)
        elif isinstance(row, FigureRow):
            row.show_change(values.figure(item))

    def _show_rows(self, key: str, values: SectionValues) -> None:
        if key in self._body.tables:
            self._body.tables[key].show_rows(values.tables.get(key, ()))

    def show_effect(self, item: str, values: SectionValues) -> None:
        """Show what follows from a text that is being typed."""
        row = self._body.rows.get(item)
        if isinstance(row, FigureRow):
            row.show_change(values.figure(item))

    def show_counts(self) -> None:
        """Count the filled fields of each group."""
        self._body.show_counts()

    def show_state(self, place: Place, state: SaveState, message: str = "", text: str = "") -> None:
        """Show how far the value of a cell got; a refused one with the reason in words."""
        key = place.item.partition("/")[0]
        if place.item in self._body.rows:
            row = self._body.rows[place.item]
            row.show_state(place.field, state, message)
            if state is SaveState.REFUSED:
                row.set_text(place.field, text)
        elif key in self._body.tables:
            self._body.tables[key].refuse(place, text, message if state is SaveState.REFUSED else "")

    def show_findings(self, findings: Mapping[Place, FieldFinding]) -> None:
        """Mark the fields, columns and cells about which something was found, and no others."""
        for item, row in self._body.rows.items():
            finding = findings.get(Place(item))
            row.show_finding(finding.severity if finding else None, finding.text if finding else "")
        for table in self._body.tables.values():
            table.show_findings(findings)

    def show_remarks(self, remarks: Mapping[str, str]) -> None:
        """Show at the fields and rows what the reviewer asks about them, and at no others."""
        for item, row in self._body.rows.items():
            row.show_remark(remarks.get(item, ""))
        for table in self._body.tables.values():
            table.show_remarks(remarks)

    # Moving

    @property
    def current_item(self) -> str:
        """The item of the field where the keyboard was last, or nothing."""
        return self._current.item

    @property
    def current_place(self) -> Place:
        """The cell where the keyboard was last, of a table too; its item may be empty."""
        table = self._body.tables.get(self._current.item)
        return table.current_place() if table else self._current

    @property
    def current_row(self) -> str:
        """The row of a table where the keyboard was last, else the field, or nothing."""
        table = self._body.tables.get(self._current.item)
        return table.current_item() if table else self._current.item

    def items(self) -> list[str]:
        """The keys of all fields, in the order of the form."""
        return self._body.items()

    @property
    def rows(self) -> Mapping[str, FieldRow]:
        """The lines of all fields but tables, by key."""
        return self._body.rows

    @property
    def tables(self) -> Mapping[str, TableEditor]:
        """All tables, by key."""
        return self._body.tables

    def row(self, item: str) -> FieldRow:
        """The line of a field. Raises KeyError for tables and unknown keys."""
        return self._body.rows[item]

    def table(self, key: str) -> TableEditor:
        """The table with this key. Raises KeyError."""
        return self._body.tables[key]

    def label(self, item: str) -> str:
        """How a field is called, a table's row by its number too."""
        if item in self._body.rows:
            return self._body.rows[item].label_text
        table = self._body.tables.get(item.partition("/")[0])
        return table.label(item) if table else item

    def focus_field(self, item: str, field: str = VALUE_FIELD) -> bool:
        """Bring the keyboard to a field, unfolding its group; False for an unknown one."""
        key = item.partition("/")[0]
        group = self._body.group_of(key)
        if group is None:
            return False
        group.unfold()
        self._current = Place(key, field)
        if key in self._body.tables:
            self._body.tables[key].focus_cell(item, field)
            self._on_cell_reached(key)
            return True
        editors = self._body.rows[item].editors
        editor = editors.get(field, editors[VALUE_FIELD])
        editor.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(editor, CellEdit):
            editor.selectAll()
        self._bring_into_sight(editor)
        return True

    def fold_current(self) -> None:
        """Fold the group of the current field and go on to the next open one."""
        group = self._body.group_of(self._current.item)
        if group is None:
            return
        item = self._body.next_open(self._current.item)
        if item:
            self.focus_field(item)
        group.header.button.setChecked(True)

    def unfold_all(self) -> None:
        """Show the lines of all groups."""
        for group in self._body.groups:
            group.unfold()

    def _bring_into_sight(self, widget: QWidget) -> None:
        self._scroll.ensureWidgetVisible(widget, 0, self.fontMetrics().height() * 4)

    def _on_cell_reached(self, key: str) -> None:
        """Bring the current cell of a table into sight, once a row that was added has its room."""
        QTimer.singleShot(0, self._body, lambda: self._bring_cell_into_sight(key))

    def _bring_cell_into_sight(self, key: str) -> None:
        table = self._body.tables.get(key)
        if table is not None and table.view.hasFocus():
            at = table.current_rect().translated(table.mapTo(self._body, QPoint(0, 0)))
            away = self.fontMetrics().height() * 2
            self._scroll.ensureVisible(at.center().x(), at.center().y(), at.width() // 2, away)

    def focus_next_empty(self, *, around: bool = True) -> bool:
        """Go to the next expected field that is empty, from the current one on; False: none is.

        ``around``: at the end it goes on at the beginning.
        """
        found = self._body.next_empty(self._current.item, around=around)
        return bool(found) and self.focus_field(found)

    def _go_to_stop(self, stop: Stop) -> None:
        if isinstance(stop, TableEditor):
            self.focus_field(stop.table.key)
        else:
            self.focus_field(stop.place.item, stop.place.field)

    def commit_open_editors(self) -> None:
        """Take over what stands in table cells that are being typed in."""
        for table in self._body.tables.values():
            table.commit_open_editor()

    # What cells tell (CellOwner, RowOwner)

    def cell_typed(self, place: Place, text: str) -> None:
        self.cell_edited.emit(Edit(place, text))

    def cell_entered(self, place: Place) -> None:
        self._current = place
        editor = self._body.rows[place.item].editors[place.field]
        self._bring_into_sight(editor)
        self.field_entered.emit(place.item)

    def cell_left(self, place: Place) -> None:
        self.cell_finished.emit(place)

    def cell_stepped(self, place: Place, step: Step) -> None:
        editor = self._body.rows[place.item].editors[place.field]
        stops = list(self._road(place, step))
        if editor not in stops:  # its group is being folded, and Qt looks for another place for the keyboard
            return
        here = stops.index(editor)
        there = here + (1 if step in (Step.NEXT, Step.DOWN, Step.RIGHT) else -1)
        if not 0 <= there < len(stops):
            self.cell_finished.emit(place)
            return
        self._go_to_stop(stops[there])

    def _road(self, place: Place, step: Step) -> Iterator[Stop]:
        """Where this key goes from a cell: along the line, down the column, or from field to field.

        From field to field a last year's value that is there already is passed by: what is typed after Tab
        would replace it.
        """
        if step in (Step.LEFT, Step.RIGHT):
            yield from self._body.rows[place.item].editors.values()
        elif step in (Step.NEXT, Step.BACK):
            yield from (s for s in self._body.stops() if not _is_given(s) or s.place == place)
        else:
            yield from self._body.column(place.field)

    def cell_pasted(self, place: Place, cells: Cells) -> bool:
        column = [s for s in self._body.column(place.field) if isinstance(s, CellEdit)]
        here = next((i for i, s in enumerate(column) if s.place == place), None)
        if here is None:
            return False
        lines, untitled = (
            tuple(pasted_lines(self._body.rows, column[here:], part, place.field))
            for part in (cells, cells[1:])
        )
        self.lines_pasted.emit(ColumnPaste(lines, untitled))
        return True

    def undo_pressed(self) -> None:
        self.undo_asked.emit()

    def redo_pressed(self) -> None:
        self.redo_asked.emit()

    def fill_menu(self, place: Place, menu: QMenu) -> None:
        self.menu_requested.emit(place, menu)

    def sign_clicked(self, item: str, sign: Sign) -> None:
        self.sign_pressed.emit(SignPress(item, sign))

    def _on_table_cell(self, edit: Edit) -> None:
        self.cell_edited.emit(edit)
        self.cell_finished.emit(edit.place)

    def _on_table_entered(self, key: str) -> None:
        self._current = Place(key)
        self.field_entered.emit(key)

    def _on_table_left(self, key: str, forward: bool) -> None:
        """Tab past the last cell of a table, or back before its first one."""
        stops = [stop for stop in self._body.stops() if not _is_given(stop)]
        there = stops.index(self._body.tables[key]) + (1 if forward else -1)
        if 0 <= there < len(stops):
            self._go_to_stop(stops[there])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._width = event.size().width()
        self._fit()
        if event.size().height() < event.oldSize().height():
            QTimer.singleShot(0, self, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        """Let what has the keyboard not vanish below the edge of a form that became lower."""
        focused = QApplication.focusWidget()
        if focused is not None and self._body.isAncestorOf(focused):
            self._scroll.ensureWidgetVisible(focused, 0, look.PADDING)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.section is not None:
            self._show_titles()


def _is_given(stop: Stop) -> TypeGuard[CellEdit]:
    """Whether it is a last year's value that is not asked for any more."""
    return isinstance(stop, CellEdit) and stop.place.field == PREVIOUS_FIELD and bool(stop.text())
