"""The lines of one section's form, built from its definition, and the road of the keyboard through them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QGridLayout, QWidget

from forms.definition import Group, Section, Table
from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.arrangement import LINE, LINES, STACKED, WIDTH, Arrangement
from zhytomyr_desktop.ui.widgets.cells import CellEdit, CellText
from zhytomyr_desktop.ui.widgets.form_group import FormGroup, GroupHeader
from zhytomyr_desktop.ui.widgets.rows import ROW_OF_KIND, FieldRow, Frame, RowOwner
from zhytomyr_desktop.ui.widgets.tables import TableEditor

VALUE_FIELD = "value"

Stop = CellEdit | CellText | TableEditor
"""Where the keyboard can stop."""


class FormBody(QWidget):
    """All groups with their lines and tables. Rows speak to ``owner``, new tables are given to ``wire``."""

    def __init__(
        self, owner: RowOwner, wire: Callable[[TableEditor], None], columns: look.Columns, year: int
    ) -> None:
        super().__init__()
        self._wire, self._columns = wire, columns
        self.arrangement = LINE
        self.groups: list[FormGroup] = []
        self.rows: dict[str, FieldRow] = {}
        self.tables: dict[str, TableEditor] = {}
        self._group_of: dict[str, FormGroup] = {}
        self._expected: frozenset[str] = frozenset()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(look.PADDING, 0, look.PADDING, look.PADDING * 2)
        self._grid.setHorizontalSpacing(look.PADDING)
        self._grid.setVerticalSpacing(look.GAP // 2)
        self._frame = Frame(owner, self._grid, columns, year)

    # Building

    def build(self, section: Section, arrangement: Arrangement) -> None:
        """Make the lines of this section, arranged so."""
        self._expected = frozenset(f.key for f in section.fields() if f.expected)
        line = 0
        for group in section.groups:
            line = self._add_group(group, line)
        if not self.groups:
            nothing = look.quiet_label(self.tr("У цьому розділі ще немає показників."))
            self._grid.addWidget(nothing, 0, 0, 1, WIDTH)
        self._grid.setRowStretch(line + 1, 1)
        self.arrange(arrangement)

    def arrange(self, arrangement: Arrangement) -> None:
        """Put the parts of all fields where this arrangement has them."""
        self.arrangement = arrangement
        self.setMaximumWidth(arrangement.most_width(self._columns))
        for column, width in enumerate(arrangement.widths(self._columns)):
            self._grid.setColumnMinimumWidth(column, width)
            self._grid.setColumnStretch(column, int(column == arrangement.stretched))
        for row in self.rows.values():
            row.arrange(arrangement)
        for table in self.tables.values():
            table.place_buttons(2 if arrangement is STACKED else 4)

    def _add_group(self, group: Group, line: int) -> int:
        if not group.fields:
            return line
        header = GroupHeader(group.title)
        shown = FormGroup(header, group)
        self.groups.append(shown)
        self._grid.addWidget(header, line, 0, 1, WIDTH)
        line += 1
        for field in group.fields:
            self._group_of[field.key] = shown
            if isinstance(field, Table):
                self._grid.addWidget(self._add_table(field, shown), line, 0, 1, WIDTH)
            else:
                row = ROW_OF_KIND[type(field)](self._frame, line, field)
                shown.rows.append(row)
                self.rows[field.key] = row
            line += LINES
        return line

    def _add_table(self, table: Table, group: FormGroup) -> TableEditor:
        editor = TableEditor(table)
        self._wire(editor)
        group.tables.append(editor)
        self.tables[table.key] = editor
        return editor

    # Finding

    def items(self) -> list[str]:
        """The keys of all fields, in the order of the form."""
        return list(self._group_of)

    def group_of(self, item: str) -> FormGroup | None:
        """The group in which a field stands; None for an unknown one."""
        return self._group_of.get(item)

    def is_empty(self, item: str) -> bool:
        """Whether nothing stands in a field."""
        row = self.rows.get(item)
        return row.is_empty() if row else not self.tables[item].model.rows

    def show_counts(self) -> None:
        """Count the filled fields of each group."""
        for group in self.groups:
            group.show_count()

    # Going through

    def stops(self) -> Iterator[Stop]:
        """All places where the keyboard can stop, in order; folded groups are passed over."""
        for item, group in self._group_of.items():
            if group.is_folded:
                continue
            if item in self.tables:
                yield self.tables[item]
            else:
                yield from self.rows[item].editors.values()

    def column(self, field: str) -> Iterator[Stop]:
        """The stops of one column: values, or last year's values."""
        for stop in self.stops():
            if isinstance(stop, TableEditor):
                if field == VALUE_FIELD:
                    yield stop
            elif stop.place.field == field:
                yield stop

    def next_empty(self, item: str, *, around: bool = True) -> str:
        """The next expected field that is empty, from this one on; nothing where none is.

        ``around``: at the end it goes on at the beginning.
        """
        order = self.items()
        here = order.index(item) if item in order else -1
        after = order[here + 1 :] + (order[: here + 1] if around else [])
        return next((one for one in after if one in self._expected and self.is_empty(one)), "")

    def next_open(self, item: str) -> str:
        """The first field in another open group after this field's own, round; nothing where none is."""
        order = self.items()
        later = order[order.index(item) :] + order
        own = self._group_of[item]
        others = ((one, self._group_of[one]) for one in later)
        return next((one for one, group in others if group is not own and not group.is_folded), "")
