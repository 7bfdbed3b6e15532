"""The form of one section, made from its definition: groups that fold, one line a field, all by keyboard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from forms.definition import Group, Section, Severity, Table
from forms.values import SectionValues
from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.cells import CellEdit, CellText
from zhytomyr_desktop.ui.widgets.places import Edit, Place, SaveState, Step
from zhytomyr_desktop.ui.widgets.rows import (
    CHANGE,
    LABEL,
    LINES,
    MARKS,
    PREVIOUS,
    PREVIOUS_FIELD,
    ROW_OF_KIND,
    UNIT,
    VALUE,
    WIDTH,
    FieldRow,
    FigureRow,
)
from zhytomyr_desktop.ui.widgets.tables import CellsPasted, RowMoved, TableEditor

VALUE_FIELD = "value"


@dataclass(frozen=True, slots=True)
class FieldFinding:
    """The gravest thing found about a field, and all that was found, in words."""

    severity: Severity
    text: str


@dataclass(frozen=True, slots=True)
class LinePaste:
    """What a pasted column would put where; ``place`` None: there is no field for this line."""

    place: Place | None
    label: str
    text: str


class GroupHeader(QWidget):
    """The title of a group with its fold arrow and how many of its fields are filled."""

    folded = Signal(bool)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = QToolButton()
        self.button.setText(title or self.tr("Показники"))
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setArrowType(Qt.ArrowType.DownArrow)
        self.button.setAutoRaise(True)
        self.button.setCheckable(True)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        font = QFont(self.font())
        font.setBold(True)
        self.button.setFont(font)
        self.count = QLabel()
        look.paint_text(self.count, look.Tone.QUIET)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, look.PADDING, 0, 0)
        line.addWidget(self.button)
        line.addStretch(1)
        line.addWidget(self.count)
        self.button.toggled.connect(self._fold)

    def _fold(self, folded: bool) -> None:
        self.button.setArrowType(Qt.ArrowType.RightArrow if folded else Qt.ArrowType.DownArrow)
        self.folded.emit(folded)

    def show_count(self, filled: int, expected: int) -> None:
        """Show «5 з 12»; nothing where nothing is expected."""
        self.count.setText(self.tr("{} з {}").format(filled, expected) if expected else "")


class _Group:
    """One group in the form: its header and its lines."""

    def __init__(self, header: GroupHeader, definition: Group) -> None:
        self.header = header
        self.definition = definition
        self.rows: list[FieldRow] = []
        self.tables: list[TableEditor] = []
        header.folded.connect(self.fold)

    def fold(self, folded: bool) -> None:
        """Hide or show the lines."""
        for row in self.rows:
            for widget in row.widgets():
                widget.setVisible(not folded)
            if not folded:
                row.show_error(row.error)
                row.show_remark(row.remark)
        for table in self.tables:
            table.setVisible(not folded)

    @property
    def is_folded(self) -> bool:
        """Whether the lines are hidden."""
        return self.header.button.isChecked()

    def unfold(self) -> None:
        """Show the lines."""
        self.header.button.setChecked(False)

    def show_count(self) -> None:
        """Count the filled lines."""
        expected = {f.key for f in self.definition.fields if f.expected}
        filled = sum(not row.is_empty() for row in self.rows if row.item in expected)
        filled += sum(bool(t.model.rows) for t in self.tables if t.table.key in expected)
        self.header.show_count(filled, len(expected))


class ColumnTitles(QScrollArea):
    """The titles of the form's columns, which stay in sight and go sideways with the form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        line = QWidget()
        self._grid = QGridLayout(line)
        self._grid.setContentsMargins(look.PADDING, look.GAP, look.PADDING, look.GAP)
        self._grid.setHorizontalSpacing(look.PADDING)
        self._labels = [look.quiet_label("") for _ in range(WIDTH)]
        for column, label in enumerate(self._labels):
            self._grid.addWidget(label, 0, column, Qt.AlignmentFlag.AlignBottom)
            if column in (VALUE, PREVIOUS):
                label.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._grid.setColumnStretch(LABEL, 1)
        self.setWidget(line)

    def show_titles(self, year: int, columns: look.Columns, margin: int) -> None:
        """Show the titles for this reporting year, with the room of the scroll bar on the right."""
        texts = (
            self.tr("Показник"),
            self.tr("{} рік").format(year),
            self.tr("Одиниця"),
            self.tr("{} рік").format(year - 1),
            self.tr("Зміна"),
            "",
        )
        widths = (0, columns.value, columns.unit, columns.previous, columns.change, columns.marks)
        for label, text, width in zip(self._labels, texts, widths, strict=True):
            label.setText(text)
            if width:
                label.setFixedWidth(width)
        self._grid.setContentsMargins(look.PADDING, look.GAP, look.PADDING + margin, look.GAP)
        self._grid.setColumnMinimumWidth(LABEL, columns.label)
        self.setFixedHeight(self._grid.sizeHint().height())


class SectionForm(QWidget):
    """The generated form. It shows values, tells what was typed, and never changes a value by itself."""

    cell_edited = Signal(Edit)
    cell_finished = Signal(Place)
    field_entered = Signal(str)
    marks_pressed = Signal(str)
    menu_requested = Signal(Place, QMenu)
    lines_pasted = Signal(tuple)
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
        self._groups: list[_Group] = []
        self._rows: dict[str, FieldRow] = {}
        self._tables: dict[str, TableEditor] = {}
        self._group_of: dict[str, _Group] = {}
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
        self._groups, self._rows, self._tables, self._group_of = [], {}, {}, {}
        self._current = Place("")
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(look.PADDING, 0, look.PADDING, look.PADDING * 2)
        grid.setHorizontalSpacing(look.PADDING)
        grid.setVerticalSpacing(look.GAP // 2)
        grid.setColumnStretch(LABEL, 1)
        columns = look.Columns.of(self.fontMetrics())
        grid.setColumnMinimumWidth(LABEL, columns.label)
        for column, width in ((UNIT, columns.unit), (PREVIOUS, columns.previous), (CHANGE, columns.change)):
            grid.setColumnMinimumWidth(column, width)
        grid.setColumnMinimumWidth(MARKS, columns.marks)
        line = 0
        for group in section.groups:
            line = self._add_group(grid, group, line, columns)
        if not self._groups:
            grid.addWidget(look.quiet_label(self.tr("У цьому розділі ще немає показників.")), 0, 0, 1, WIDTH)
        grid.setRowStretch(line + 1, 1)
        self.show_values(values)
        if read_only:
            self._set_read_only()
        self._replace_body(body)
        margin = self._scroll.verticalScrollBar().sizeHint().width()
        self._titles.show_titles(year, columns, margin)

    def _replace_body(self, body: QWidget) -> None:
        old = self._scroll.takeWidget()
        if old is not None:
            old.deleteLater()
        self._scroll.setWidget(body)

    def _add_group(self, grid: QGridLayout, group: Group, line: int, columns: look.Columns) -> int:
        if not group.fields:
            return line
        header = GroupHeader(group.title)
        shown = _Group(header, group)
        self._groups.append(shown)
        grid.addWidget(header, line, 0, 1, WIDTH)
        line += 1
        for field in group.fields:
            self._group_of[field.key] = shown
            if isinstance(field, Table):
                grid.addWidget(self._add_table(field, shown), line, 0, 1, WIDTH)
            else:
                row = ROW_OF_KIND[type(field)](self, grid, line, field, columns)
                shown.rows.append(row)
                self._rows[field.key] = row
            line += LINES
        return line

    def _add_table(self, table: Table, group: _Group) -> TableEditor:
        editor = TableEditor(table)
        editor.cell_edited.connect(self._on_table_cell)
        editor.row_added.connect(self.row_added)
        editor.row_removed.connect(self.row_removed)
        editor.row_moved.connect(self.row_moved)
        editor.cells_pasted.connect(self.cells_pasted)
        editor.entered.connect(self._on_table_entered)
        editor.left.connect(self._on_table_left)
        group.tables.append(editor)
        self._tables[table.key] = editor
        return editor

    def _set_read_only(self) -> None:
        for row in self._rows.values():
            row.set_read_only(True)
        for table in self._tables.values():
            table.set_read_only(True)

    # Showing

    def show_values(self, values: SectionValues, *, but: frozenset[Place] = frozenset()) -> None:
        """Show what is in the file, leaving alone the items of ``but``, where a person is typing."""
        busy = {place.item for place in but}
        for row in self._rows.values():
            if row.item not in busy:
                row.show_values(values)
        for key, table in self._tables.items():
            table.show_rows(values.tables.get(key, ()))
        self.show_counts()

    def show_field(self, item: str, values: SectionValues) -> None:
        """Show one field anew; while the keyboard is in it, only what follows from it."""
        row = self._rows.get(item)
        if row is None:
            self._show_rows(item.partition("/")[0], values)
            return
        if not any(editor.hasFocus() for editor in row.editors.values()):
            row.show_values(values)
        elif isinstance(row, FigureRow):
            row.show_change(values.figure(item))

    def _show_rows(self, key: str, values: SectionValues) -> None:
        if key in self._tables:
            self._tables[key].show_rows(values.tables.get(key, ()))

    def show_effect(self, item: str, values: SectionValues) -> None:
        """Show what follows from a text that is being typed."""
        row = self._rows.get(item)
        if isinstance(row, FigureRow):
            row.show_change(values.figure(item))

    def show_counts(self) -> None:
        """Count the filled fields of each group."""
        for group in self._groups:
            group.show_count()

    def show_state(self, place: Place, state: SaveState, message: str = "", text: str = "") -> None:
        """Show how far the value of a cell got; a refused one with the reason in words."""
        key = place.item.partition("/")[0]
        if place.item in self._rows:
            self._rows[place.item].show_state(state, message)
        elif key in self._tables:
            self._tables[key].refuse(place, text, message if state is SaveState.REFUSED else "")

    def show_findings(self, findings: Mapping[str, FieldFinding]) -> None:
        """Mark the fields about which something was found, and no others."""
        for item, row in self._rows.items():
            finding = findings.get(item)
            row.show_finding(finding.severity if finding else None, finding.text if finding else "")

    def show_remarks(self, remarks: Mapping[str, str]) -> None:
        """Show at the fields what the reviewer asks about them, and at no others."""
        for item, row in self._rows.items():
            row.show_remark(remarks.get(item, ""))

    # Moving

    @property
    def current_item(self) -> str:
        """The item of the field where the keyboard was last, or nothing."""
        return self._current.item

    def items(self) -> list[str]:
        """The keys of all fields, in the order of the form."""
        return [f.key for f in self.section.fields()] if self.section else []

    def row(self, item: str) -> FieldRow:
        """The line of a field. Raises KeyError for tables and unknown keys."""
        return self._rows[item]

    def table(self, key: str) -> TableEditor:
        """The table with this key. Raises KeyError."""
        return self._tables[key]

    def label(self, item: str) -> str:
        """How a field is called."""
        row = self._rows.get(item)
        return row.label_text if row else item

    def focus_field(self, item: str, field: str = VALUE_FIELD) -> bool:
        """Bring the keyboard to a field, unfolding its group; False for an unknown one."""
        key = item.partition("/")[0]
        group = self._group_of.get(key)
        if group is None:
            return False
        group.unfold()
        self._current = Place(key, field)
        if key in self._tables:
            self._tables[key].focus_cell(item, field)
            self._bring_into_sight(self._tables[key])
            return True
        editors = self._rows[item].editors
        editor = editors.get(field, editors[VALUE_FIELD])
        editor.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(editor, CellEdit):
            editor.selectAll()
        self._bring_into_sight(editor)
        return True

    def fold_current(self) -> None:
        """Fold the group of the current field and go on to the next open one."""
        group = self._group_of.get(self._current.item)
        if group is None:
            return
        items = self.items()
        later = items[items.index(self._current.item) :] + items
        item = next(
            (i for i in later if self._group_of[i] is not group and not self._group_of[i].is_folded), ""
        )
        if item:
            self.focus_field(item)
        group.header.button.setChecked(True)

    def unfold_all(self) -> None:
        """Show the lines of all groups."""
        for group in self._groups:
            group.unfold()

    def _bring_into_sight(self, widget: QWidget) -> None:
        self._scroll.ensureWidgetVisible(widget, 0, self.fontMetrics().height() * 4)

    def focus_next_empty(self, *, around: bool = True) -> bool:
        """Go to the next expected field that is empty, from the current one on; False: none is.

        ``around``: at the end it goes on at the beginning.
        """
        items = [f.key for f in self.section.fields() if f.expected] if self.section else []
        order = self.items()
        here = order.index(self._current.item) if self._current.item in order else -1
        after = sorted(items, key=lambda item: (order.index(item) - here - 1) % max(len(order), 1))
        left = after if around else [item for item in after if order.index(item) > here]
        found = next((item for item in left if self._is_empty(item)), None)
        return found is not None and self.focus_field(found)

    def _is_empty(self, item: str) -> bool:
        row = self._rows.get(item)
        return row.is_empty() if row else not self._tables[item].model.rows

    def _stops(self) -> Iterator[CellEdit | CellText | TableEditor]:
        """All places where the keyboard can stop, in order; folded groups are passed over."""
        for item in self.items():
            if self._group_of[item].header.button.isChecked():
                continue
            if item in self._tables:
                yield self._tables[item]
            else:
                yield from self._rows[item].editors.values()

    def _column(self, field: str) -> Iterator[CellEdit | CellText | TableEditor]:
        """The stops of one column: values, or last year's values."""
        for stop in self._stops():
            if isinstance(stop, TableEditor):
                if field == VALUE_FIELD:
                    yield stop
            elif stop.place.field == field:
                yield stop

    def commit_open_editors(self) -> None:
        """Take over what stands in table cells that are being typed in."""
        for table in self._tables.values():
            table.commit_open_editor()

    # What cells tell (CellOwner, RowOwner)

    def cell_typed(self, place: Place, text: str) -> None:
        self.cell_edited.emit(Edit(place, text))

    def cell_entered(self, place: Place) -> None:
        self._current = place
        editor = self._rows[place.item].editors[place.field]
        self._bring_into_sight(editor)
        self.field_entered.emit(place.item)

    def cell_left(self, place: Place) -> None:
        self.cell_finished.emit(place)

    def cell_stepped(self, place: Place, step: Step) -> None:
        across = step in (Step.NEXT, Step.BACK)
        stops = list(self._stops() if across else self._column(place.field))
        editor = self._rows[place.item].editors[place.field]
        if editor not in stops:  # its group is being folded, and Qt looks for another place for the keyboard
            return
        here = stops.index(editor)
        there = here + (1 if step in (Step.NEXT, Step.DOWN) else -1)
        if not 0 <= there < len(stops):
            self.cell_finished.emit(place)
            return
        stop = stops[there]
        if isinstance(stop, TableEditor):
            self.focus_field(stop.table.key)
        else:
            self.focus_field(stop.place.item, stop.place.field)

    def cell_pasted(self, place: Place, text: str) -> bool:
        lines = text.split("\n")
        column = [s for s in self._column(place.field) if isinstance(s, CellEdit)]
        here = next((i for i, s in enumerate(column) if s.place == place), None)
        if here is None:
            return False
        self.lines_pasted.emit(tuple(self._pasted_lines(column[here:], lines, place.field)))
        return True

    def _pasted_lines(
        self, cells: Sequence[CellEdit], lines: Sequence[str], field: str
    ) -> Iterator[LinePaste]:
        for number, line in enumerate(lines):
            texts = [text.strip() for text in line.rstrip("\r").split("\t")]
            cell = cells[number] if number < len(cells) else None
            if cell is None:
                yield LinePaste(None, "", texts[0])
                continue
            row = self._rows[cell.place.item]
            yield LinePaste(cell.place, row.label_text, texts[0])
            if len(texts) > 1 and field == VALUE_FIELD and PREVIOUS_FIELD in row.editors:
                yield LinePaste(Place(row.item, PREVIOUS_FIELD), row.label_text, texts[1])

    def undo_pressed(self) -> None:
        self.undo_asked.emit()

    def redo_pressed(self) -> None:
        self.redo_asked.emit()

    def fill_menu(self, place: Place, menu: QMenu) -> None:
        self.menu_requested.emit(place, menu)

    def marks_clicked(self, item: str) -> None:
        self.marks_pressed.emit(item)

    def _on_table_cell(self, edit: Edit) -> None:
        self.cell_edited.emit(edit)
        self.cell_finished.emit(edit.place)

    def _on_table_entered(self, key: str) -> None:
        self._current = Place(key)
        self.field_entered.emit(key)

    def _on_table_left(self, key: str, forward: bool) -> None:
        """Tab past the last cell of a table, or back before its first one."""
        stops = list(self._stops())
        there = stops.index(self._tables[key]) + (1 if forward else -1)
        if 0 <= there < len(stops):
            stop = stops[there]
            if isinstance(stop, TableEditor):
                self.focus_field(stop.table.key)
            else:
                self.focus_field(stop.place.item, stop.place.field)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.section is not None:
            self._titles.show_titles(
                self._year,
                look.Columns.of(self.fontMetrics()),
                self._scroll.verticalScrollBar().sizeHint().width(),
            )

    def visible_item(self) -> str:
        """The first field in sight; for going back to it after the form was built anew."""
        area = self._scroll.viewport().rect()
        for item, row in self._rows.items():
            corner = row.value_editor.mapTo(self._scroll.viewport(), QPoint(0, 0))
            if area.intersects(QRect(corner, row.value_editor.size())):
                return item
        return ""
