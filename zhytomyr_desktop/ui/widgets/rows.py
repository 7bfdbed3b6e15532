"""A line of the form for each kind of field: label, editor, unit, last year, change, marks, what is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QDate, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from forms.definition import Date, Figure, Severity, Text
from forms.values import DateValue, FigureValue, SectionValues, TextValue
from zhytomyr_desktop.ui.widgets import details, look, shown
from zhytomyr_desktop.ui.widgets.arrangement import ANY_WIDTH, LINE, STACKED, Arrangement, Part
from zhytomyr_desktop.ui.widgets.calendar import DayPopup, calendar_button
from zhytomyr_desktop.ui.widgets.cells import CellEdit, CellOwner, CellText
from zhytomyr_desktop.ui.widgets.marks import Marks, Sign
from zhytomyr_desktop.ui.widgets.places import Place, SaveState

PREVIOUS_FIELD = "previous"
_UNSETTLED = (SaveState.REFUSED, SaveState.TYPED)
"""What was typed is not in the file; the graver first."""


class RowOwner(CellOwner, Protocol):
    """What a row needs from its form."""

    def sign_clicked(self, item: str, sign: Sign) -> None:
        """Somebody clicked one of the marks of a field, or its line of details."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What the lines of a form share: whom they tell, the grid in which they stand, its widths, the year."""

    owner: RowOwner
    grid: QGridLayout
    columns: look.Columns
    year: int


class FieldRow:
    """What all rows share: a label, one or two editors, marks; lines below are made when first needed."""

    def __init__(self, frame: Frame, line: int, item: str, label: str, help_: str) -> None:
        self.item = item
        self.label_text = label
        self.help = help_
        self._frame, self._line = frame, line
        self._parts: dict[Part, QWidget] = {}
        self._unwanted: set[Part] = set()
        self._folded = False
        self.is_read_only = False
        self._arrangement = LINE
        self._states: dict[str, tuple[SaveState, str]] = {}
        self.editors: dict[str, CellEdit | CellText] = {}
        self.label = QLabel(label)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        if help_:
            self.label.setToolTip(f"<p>{help_}</p>" if "<" not in help_ else help_)
        self.marks = Marks(lambda sign: frame.owner.sign_clicked(item, sign))
        self._parts[Part.LABEL] = self.label
        self._parts[Part.MARKS] = self.marks

    def _add_editor(self, editor: CellEdit | CellText, part: Part) -> None:
        self.editors[editor.place.field] = editor
        self._parts[part] = editor

    @property
    def value_editor(self) -> CellEdit | CellText:
        """The editor of the value itself."""
        return self.editors["value"]

    # Where the parts stand

    def arrange(self, arrangement: Arrangement) -> None:
        """Put all parts where this arrangement has them."""
        self._arrangement = arrangement
        apart = look.GAP if arrangement.spots[Part.LABEL].line < arrangement.spots[Part.VALUE].line else 0
        self.label.setContentsMargins(0, apart, 0, 0)
        for part in self._parts:
            self._put(part)

    def _put(self, part: Part) -> None:
        spot = self._arrangement.spots[part]
        widget, grid = self._parts[part], self._frame.grid
        grid.removeWidget(widget)
        grid.addWidget(widget, self._line + spot.line, spot.column, 1, spot.span)

    def fold(self, folded: bool) -> None:
        """Hide the line, or show it again."""
        self._folded = folded
        for part in self._parts:
            self._show(part)

    def _want(self, part: Part, wanted: bool) -> None:
        """Let a part be seen, or not, while the line is."""
        (self._unwanted.discard if wanted else self._unwanted.add)(part)
        self._show(part)

    def _show(self, part: Part) -> None:
        self._parts[part].setVisible(not self._folded and part not in self._unwanted)

    # What is told below

    def show_error(self, message: str) -> None:
        """Tell in words below the editor what is wrong; empty: nothing is."""
        self._tell(Part.ERROR, message, look.Tone.ERROR)

    def show_remark(self, text: str) -> None:
        """Tell below the editor what the reviewer asks about this field; empty: nothing."""
        self._tell(Part.REMARK, text, look.Tone.WARNING)
        self.marks.show_remark(text)

    def _tell(self, part: Part, text: str, tone: look.Tone) -> None:
        if text == self._told(part):
            return
        if part not in self._parts:
            label = QLabel()
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            look.paint_text(label, tone)
            self._parts[part] = label
            self._put(part)
        shown_label = self._parts[part]
        assert isinstance(shown_label, QLabel)
        shown_label.setText(text)
        self._want(part, bool(text))
        self.describe()

    def _told(self, part: Part) -> str:
        label = self._parts.get(part)
        return label.text() if isinstance(label, QLabel) else ""

    def describe(self) -> None:
        """Tell a screen reader all that stands about the field, else the help."""
        told = (self.error, self.remark, self.marks.finding, *self._more())
        self.value_editor.setAccessibleDescription("\n".join(part for part in told if part) or self.help)

    def _more(self) -> Iterator[str]:
        """What a kind of line tells besides."""
        yield from ()

    @property
    def remark(self) -> str:
        """The remark shown, or nothing."""
        return self._told(Part.REMARK)

    @property
    def error(self) -> str:
        """The error shown, or nothing."""
        return self._told(Part.ERROR)

    def show_state(self, field: str, state: SaveState, message: str = "") -> None:
        """Show how far what was typed into one editor got; the gravest state of the line is its mark."""
        self._states[field] = (state, message)
        known = [one for one, _ in self._states.values()]
        self.marks.show_state(next((one for one in _UNSETTLED if one in known), state))
        self.show_error("\n".join(dict.fromkeys(told for _, told in self._states.values() if told)))

    def show_finding(self, severity: Severity | None, text: str) -> None:
        """Show the gravest finding about this field."""
        if (severity, text) != (self.marks.severity, self.marks.finding):
            self.marks.show_finding(severity, text)
            self.describe()

    # The value

    def show_values(self, values: SectionValues) -> None:
        """Show what is in the file, except in editors whose text the file does not have (yet)."""
        raise NotImplementedError

    def _show_text(self, field: str, text: str) -> None:
        if self._states.get(field, (SaveState.NONE, ""))[0] not in _UNSETTLED:
            self.set_text(field, text)

    def set_text(self, field: str, text: str) -> None:
        """Put a text into one editor, unless it stands there already."""
        editor = self.editors[field]
        if editor.text() != text:
            editor.setText(text)
            if isinstance(editor, CellEdit) and not editor.hasFocus():
                editor.setCursorPosition(0)

    def is_empty(self) -> bool:
        """Whether nothing stands in the value's editor."""
        return not self.value_editor.text().strip()

    def set_read_only(self) -> None:
        """Let nobody type, and let the editors look so."""
        self.is_read_only = True
        for editor in self.editors.values():
            editor.setReadOnly(True)
            editor.setPlaceholderText("")
            look.flatten(editor)


class FigureRow(FieldRow):
    """A number with its unit, last year's value and the change."""

    def __init__(self, frame: Frame, line: int, figure: Figure) -> None:
        super().__init__(frame, line, figure.key, figure.label, figure.help)
        self.figure = figure
        editor = CellEdit(Place(figure.key), frame.owner)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setFixedWidth(frame.columns.value)
        unit = shown.unit_text(figure)
        editor.setAccessibleName(f"{figure.label}, {unit}" if unit else figure.label)
        if figure.help:
            editor.setAccessibleDescription(figure.help)
        self.label.setBuddy(editor)
        self._add_editor(editor, Part.VALUE)
        self.unit_label = QLabel(unit)
        self.unit_label.setWordWrap(True)
        self._parts[Part.UNIT] = self.unit_label
        self._change = ""
        self.change_label = QLabel()
        self._parts[Part.CHANGE] = self.change_label
        if figure.previous:
            self._add_previous()

    def _add_previous(self) -> None:
        editor = CellEdit(Place(self.figure.key, PREVIOUS_FIELD), self._frame.owner)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setAccessibleName(
            QCoreApplication.translate("FieldRow", "{label}, минулий рік").format(label=self.figure.label)
        )
        self._add_editor(editor, Part.PREVIOUS)

    def arrange(self, arrangement: Arrangement) -> None:
        super().arrange(arrangement)
        columns, beside = self._frame.columns, arrangement.year_beside
        if Part.PREVIOUS in self._parts:
            self._parts[Part.PREVIOUS].setFixedWidth(self._previous_width())
        _set_width(self.unit_label, 0 if arrangement is STACKED else columns.unit)
        _set_width(self.change_label, 0 if beside else arrangement.width_of(Part.CHANGE, columns))
        self._write_change()

    def show_values(self, values: SectionValues) -> None:
        value = values.figure(self.item)
        self._show_text("value", shown.figure_text(value, self.figure.decimals))
        self._show_previous(shown.number_text(value.previous, self.figure.decimals))
        self.show_change(value)
        key = "" if self.is_read_only else "F4"
        self._show_details(details.words(value, dated=self.figure.as_of, key=key), noted=bool(value.note))

    def _show_previous(self, text: str) -> None:
        """Show last year's value: in its editor where the report prints it, else to be read only."""
        if PREVIOUS_FIELD in self.editors:
            self._show_text(PREVIOUS_FIELD, text)
            return
        label = self._parts.get(Part.PREVIOUS)
        if not isinstance(label, QLabel):
            if not text:
                return
            label = self._last_year_label()
        if label.text() != text:
            label.setText(text)
            self._want(Part.PREVIOUS, bool(text))
            self.describe()

    def _last_year_label(self) -> QLabel:
        label = QLabel()
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        label.setContentsMargins(0, 0, look.GAP, 0)
        look.paint_text(label, look.Tone.QUIET)
        self._parts[Part.PREVIOUS] = label
        self._put(Part.PREVIOUS)
        label.setFixedWidth(self._previous_width())
        self._write_change()
        return label

    def _previous_width(self) -> int:
        columns = self._frame.columns
        return columns.value if self._arrangement.year_beside else columns.previous

    def show_change(self, value: FigureValue) -> None:
        """Show the change against last year."""
        words = (
            QCoreApplication.translate("FieldRow", "більше на"),
            QCoreApplication.translate("FieldRow", "менше на"),
            QCoreApplication.translate("FieldRow", "без змін"),
        )
        change = shown.change(value, self.figure.decimals, words=words)
        if self._change != change.text:
            self._change = change.text
            self.change_label.setToolTip(change.words)
            self.change_label.setAccessibleName(change.words)
            self._write_change()

    def _write_change(self) -> None:
        """Write the change, with the year of last year's value where no title tells it."""
        beside = self._arrangement.year_beside and Part.PREVIOUS in self._parts
        year = QCoreApplication.translate("FieldRow", "{} рік").format(self._frame.year - 1) if beside else ""
        text = "  ".join(part for part in (year, self._change) if part)
        if not self._arrangement.year_beside:
            room = self._arrangement.width_of(Part.CHANGE, self._frame.columns)
            text = self.change_label.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        self.change_label.setText(text)
        if self._arrangement.year_beside:
            self._want(Part.CHANGE, bool(text))
        elif Part.CHANGE in self._unwanted:
            self._want(Part.CHANGE, True)

    def _show_details(self, parts: tuple[str, ...], *, noted: bool) -> None:
        """Show below the figure what goes with it; nothing is made where nothing does."""
        self.marks.show_note("\n".join(parts) if noted else "")
        if parts == self.details:
            return
        label = self._parts.get(Part.DETAILS)
        if not isinstance(label, details.DetailsLabel):
            label = details.DetailsLabel(lambda: self._frame.owner.sign_clicked(self.item, Sign.NOTE))
            self._parts[Part.DETAILS] = label
            self._put(Part.DETAILS)
        label.show_parts(parts)
        if self.is_read_only:
            label.unsetCursor()
        self._want(Part.DETAILS, bool(parts))
        self.describe()

    @property
    def details(self) -> tuple[str, ...]:
        """What is shown as going with the figure: date, note, source."""
        label = self._parts.get(Part.DETAILS)
        return label.parts if isinstance(label, details.DetailsLabel) else ()

    def _more(self) -> Iterator[str]:
        yield from self.details
        if PREVIOUS_FIELD not in self.editors and (last := self._told(Part.PREVIOUS)):
            yield QCoreApplication.translate("FieldRow", "Торік: {}").format(last)


class TextRow(FieldRow):
    """Words: one line or several."""

    def __init__(self, frame: Frame, line: int, text: Text) -> None:
        super().__init__(frame, line, text.key, text.label, text.help)
        place = Place(text.key)
        owner = frame.owner
        editor = CellEdit(place, owner) if text.lines == 1 else CellText(place, text.lines, owner)
        editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        editor.setMinimumWidth(frame.columns.value)
        editor.setAccessibleName(text.label)
        self.label.setBuddy(editor)
        self._add_editor(editor, Part.WORDS)

    def show_values(self, values: SectionValues) -> None:
        self._show_text("value", values.texts.get(self.item, TextValue()).text)


class DateRow(FieldRow):
    """A date, typed as 31.12.2023."""

    def __init__(self, frame: Frame, line: int, day: Date) -> None:
        super().__init__(frame, line, day.key, day.label, day.help)
        editor = CellEdit(Place(day.key), frame.owner)
        editor.setFixedWidth(frame.columns.value)
        editor.setPlaceholderText(QCoreApplication.translate("FieldRow", "дд.мм.рррр"))
        editor.setAccessibleName(day.label)
        self.label.setBuddy(editor)
        self._add_editor(editor, Part.VALUE)
        self.button = calendar_button(
            QCoreApplication.translate("FieldRow", "{label}: вибрати в календарі (F4)").format(
                label=day.label
            )
        )
        self.button.clicked.connect(self.open_calendar)
        self._parts[Part.BUTTON] = self.button

    def open_calendar(self) -> DayPopup | None:
        """Let the day be chosen; nothing where nobody may type."""
        editor = self.value_editor
        if editor.isReadOnly():
            return None
        popup = DayPopup(editor.text(), QDate(self._frame.year, 12, 31), editor)
        popup.day_chosen.connect(self._on_day)
        popup.open_below(editor)
        return popup

    def _on_day(self, text: str) -> None:
        self.set_text("value", text)
        self._frame.owner.cell_typed(self.value_editor.place, text)
        self._frame.owner.cell_left(self.value_editor.place)
        self.value_editor.setFocus()

    def set_read_only(self) -> None:
        super().set_read_only()
        self.button.setDisabled(True)

    def show_values(self, values: SectionValues) -> None:
        self._show_text("value", shown.cell_text(values.dates.get(self.item, DateValue())))


ROW_OF_KIND = {Figure: FigureRow, Text: TextRow, Date: DateRow}


def _set_width(widget: QWidget, width: int) -> None:
    """Hold a widget at a width in pixels; 0 lets it have any."""
    widget.setMinimumWidth(width)
    widget.setMaximumWidth(width or ANY_WIDTH)
