"""One line of the form for each kind of field: label, editor, unit, last year, change, marks, error."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QDate, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from forms.definition import Date, Figure, Severity, Text
from forms.values import DateValue, FigureValue, SectionValues, TextValue
from zhytomyr_desktop.ui.widgets import look, shown
from zhytomyr_desktop.ui.widgets.calendar import DayPopup, calendar_button
from zhytomyr_desktop.ui.widgets.cells import CellEdit, CellOwner, CellText
from zhytomyr_desktop.ui.widgets.marks import Marks
from zhytomyr_desktop.ui.widgets.places import Place, SaveState

LABEL, VALUE, UNIT, PREVIOUS, CHANGE, MARKS, WIDTH = 0, 1, 2, 3, 4, 5, 6
LINES = 3
"""Lines of the grid that a field takes: itself, its error, the remarks about it."""
PREVIOUS_FIELD = "previous"


class RowOwner(CellOwner, Protocol):
    """What a row needs from its form."""

    def marks_clicked(self, item: str) -> None:
        """Somebody clicked the marks of a field."""


class FieldRow:
    """What all rows share: a label, one or two editors, marks, and an error line made when first needed."""

    def __init__(
        self, owner: RowOwner, grid: QGridLayout, line: int, item: str, label: str, help_: str
    ) -> None:
        self.item = item
        self.label_text = label
        self.help = help_
        self._grid, self._line, self._owner = grid, line, owner
        self.label = QLabel(label)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        if help_:
            self.label.setToolTip(f"<p>{help_}</p>" if "<" not in help_ else help_)
        self.marks = Marks(self._on_marks)
        self._error: QLabel | None = None
        self._remark: QLabel | None = None
        self.editors: dict[str, CellEdit | CellText] = {}
        grid.addWidget(self.label, line, LABEL)
        grid.addWidget(self.marks, line, MARKS)

    def _on_marks(self) -> None:
        self._owner.marks_clicked(self.item)

    def add_editor(self, editor: CellEdit | CellText, column: int, span: int = 1) -> None:
        """Put an editor into the line."""
        self.editors[editor.place.field] = editor
        self._grid.addWidget(editor, self._line, column, 1, span)

    @property
    def value_editor(self) -> CellEdit | CellText:
        """The editor of the value itself."""
        return self.editors["value"]

    def widgets(self) -> Iterator[QWidget]:
        """All widgets of the line."""
        for column in range(WIDTH):
            for line in range(self._line, self._line + LINES):
                place = self._grid.itemAtPosition(line, column)
                if place is not None and (widget := place.widget()) is not None:
                    yield widget

    def show_error(self, message: str) -> None:
        """Tell in words below the editor what is wrong; empty: nothing is."""
        if not message and self._error is None:
            return
        if self._error is None:
            self._error = self._below(1, look.Tone.ERROR)
        self._error.setText(message)
        self._error.setVisible(bool(message))
        self._describe()

    def show_remark(self, text: str) -> None:
        """Tell below the editor what the reviewer asks about this field; empty: nothing."""
        if not text and self._remark is None:
            return
        if self._remark is None:
            self._remark = self._below(2, look.Tone.WARNING)
        self._remark.setText(text)
        self._remark.setVisible(bool(text))
        self._describe()

    def _below(self, line: int, tone: look.Tone) -> QLabel:
        label = QLabel()
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        look.paint_text(label, tone)
        self._grid.addWidget(label, self._line + line, VALUE, 1, WIDTH - VALUE)
        return label

    def _describe(self) -> None:
        """Tell a screen reader what stands below the editor, else the help."""
        told = "\n".join(part for part in (self.error, self.remark) if part)
        self.value_editor.setAccessibleDescription(told or self.help)

    @property
    def remark(self) -> str:
        """The remark shown, or nothing."""
        return self._remark.text() if self._remark is not None else ""

    @property
    def error(self) -> str:
        """The error shown, or nothing."""
        return self._error.text() if self._error is not None else ""

    def show_state(self, state: SaveState, message: str = "") -> None:
        """Show how far the typed value got."""
        self.marks.show_state(state)
        self.show_error(message)

    def show_finding(self, severity: Severity | None, text: str) -> None:
        """Show the gravest finding about this field."""
        self.marks.show_finding(severity, text)

    def show_values(self, values: SectionValues) -> None:
        """Show what is in the file; an editor in which somebody is typing is left alone by the form."""
        raise NotImplementedError

    def set_text(self, field: str, text: str) -> None:
        """Put a text into one editor, unless it stands there already."""
        editor = self.editors[field]
        if editor.text() != text:
            editor.setText(text)

    def is_empty(self) -> bool:
        """Whether nothing stands in the value's editor."""
        return not self.value_editor.text().strip()

    def set_read_only(self, read_only: bool) -> None:
        """Let nobody type."""
        for editor in self.editors.values():
            editor.setReadOnly(read_only)


class FigureRow(FieldRow):
    """A number with its unit, last year's value and the change."""

    def __init__(
        self, owner: RowOwner, grid: QGridLayout, line: int, figure: Figure, columns: look.Columns
    ) -> None:
        super().__init__(owner, grid, line, figure.key, figure.label, figure.help)
        self.figure = figure
        editor = CellEdit(Place(figure.key), owner)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setFixedWidth(columns.value)
        unit = shown.unit_text(figure)
        editor.setAccessibleName(f"{figure.label}, {unit}" if unit else figure.label)
        if figure.help:
            editor.setAccessibleDescription(figure.help)
        self.label.setBuddy(editor)
        self.add_editor(editor, VALUE)
        self.unit_label = QLabel(unit)
        self.unit_label.setWordWrap(True)
        self.unit_label.setFixedWidth(columns.unit)
        grid.addWidget(self.unit_label, line, UNIT)
        self.change_label = QLabel()
        self.change_label.setFixedWidth(columns.change)
        grid.addWidget(self.change_label, line, CHANGE)
        if figure.previous:
            self._add_previous(columns)

    def _add_previous(self, columns: look.Columns) -> None:
        editor = CellEdit(Place(self.figure.key, PREVIOUS_FIELD), self._owner)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setFixedWidth(columns.previous)
        editor.setAccessibleName(
            QCoreApplication.translate("FieldRow", "{label}, минулий рік").format(label=self.figure.label)
        )
        self.add_editor(editor, PREVIOUS)

    def show_values(self, values: SectionValues) -> None:
        value = values.figure(self.item)
        self.set_text("value", shown.figure_text(value, self.figure.decimals))
        if PREVIOUS_FIELD in self.editors:
            self.set_text(PREVIOUS_FIELD, shown.number_text(value.previous, self.figure.decimals))
        self.show_change(value)
        self.marks.show_note(_note(value))

    def show_change(self, value: FigureValue) -> None:
        """Show the change against last year."""
        words = (
            QCoreApplication.translate("FieldRow", "більше на"),
            QCoreApplication.translate("FieldRow", "менше на"),
            QCoreApplication.translate("FieldRow", "без змін"),
        )
        change = shown.change(value, self.figure.decimals, words=words)
        if self.change_label.text() != change.text:
            self.change_label.setText(change.text)
            self.change_label.setToolTip(change.words)
            self.change_label.setAccessibleName(change.words)


class TextRow(FieldRow):
    """Words: one line or several."""

    def __init__(
        self, owner: RowOwner, grid: QGridLayout, line: int, text: Text, columns: look.Columns
    ) -> None:
        super().__init__(owner, grid, line, text.key, text.label, text.help)
        place = Place(text.key)
        editor = CellEdit(place, owner) if text.lines == 1 else CellText(place, text.lines, owner)
        editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        editor.setMinimumWidth(columns.value)
        editor.setAccessibleName(text.label)
        self.label.setBuddy(editor)
        self.add_editor(editor, VALUE, MARKS - VALUE)

    def show_values(self, values: SectionValues) -> None:
        self.set_text("value", values.texts.get(self.item, TextValue()).text)


class DateRow(FieldRow):
    """A date, typed as 31.12.2023."""

    def __init__(
        self, owner: RowOwner, grid: QGridLayout, line: int, day: Date, columns: look.Columns
    ) -> None:
        super().__init__(owner, grid, line, day.key, day.label, day.help)
        editor = CellEdit(Place(day.key), owner)
        editor.setFixedWidth(columns.value)
        editor.setPlaceholderText(QCoreApplication.translate("FieldRow", "дд.мм.рррр"))
        editor.setAccessibleName(day.label)
        self.label.setBuddy(editor)
        self.add_editor(editor, VALUE)
        self.button = calendar_button(
            QCoreApplication.translate("FieldRow", "{label}: вибрати в календарі (F4)").format(
                label=day.label
            )
        )
        self.button.clicked.connect(self.open_calendar)
        grid.addWidget(self.button, line, UNIT)

    def open_calendar(self) -> DayPopup | None:
        """Let the day be chosen; nothing where nobody may type."""
        editor = self.value_editor
        if editor.isReadOnly():
            return None
        popup = DayPopup(editor.text(), self._usual_day(), editor)
        popup.day_chosen.connect(self._on_day)
        popup.open_below(editor)
        return popup

    def _usual_day(self) -> QDate:
        """The last day of the year before this one: reports are written in the year after."""
        return QDate(QDate.currentDate().year() - 1, 12, 31)

    def _on_day(self, text: str) -> None:
        self.set_text("value", text)
        self._owner.cell_typed(self.value_editor.place, text)
        self._owner.cell_left(self.value_editor.place)
        self.value_editor.setFocus()

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.button.setDisabled(read_only)

    def show_values(self, values: SectionValues) -> None:
        self.set_text("value", shown.cell_text(values.dates.get(self.item, DateValue())))


ROW_OF_KIND = {Figure: FigureRow, Text: TextRow, Date: DateRow}


def _note(value: FigureValue) -> str:
    parts = []
    if value.as_of:
        parts.append(
            QCoreApplication.translate("FieldRow", "Станом на {day}").format(day=f"{value.as_of:%d.%m.%Y}")
        )
    if value.note:
        parts.append(QCoreApplication.translate("FieldRow", "Примітка: {note}").format(note=value.note))
    if value.source:
        parts.append(QCoreApplication.translate("FieldRow", "Джерело: {source}").format(source=value.source))
    return "\n".join(parts)
