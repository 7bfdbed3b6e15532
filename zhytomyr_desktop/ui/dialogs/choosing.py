"""The year of a new file, and a plain question with a line or a text to type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from zhytomyr_desktop.report.compose import COMMUNITY
from zhytomyr_desktop.ui.dialogs.writing import WritingDialog
from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.calendar import DayPopup, calendar_button

_KEY = Qt.ItemDataRole.UserRole


class TextDialog(WritingDialog):
    """A question with a line, or a text of several lines, as its answer; open until it is saved."""

    text_entered = Signal(str)

    def __init__(
        self,
        title: str,
        question: str,
        text: str = "",
        *,
        lines: int = 1,
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """``action``: what the button that saves says."""
        super().__init__(parent)
        self.setWindowTitle(title)
        label = QLabel(question)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self.editor: QLineEdit | QPlainTextEdit = QLineEdit(text) if lines == 1 else QPlainTextEdit(text)
        self.editor.setAccessibleName(question)
        label.setBuddy(self.editor)
        if isinstance(self.editor, QPlainTextEdit):
            self.editor.setTabChangesFocus(True)
        else:
            self.editor.selectAll()
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        if action:
            buttons.button(QDialogButtonBox.StandardButton.Ok).setText(action)
        buttons.accepted.connect(lambda: self.text_entered.emit(self.text()))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (label, self.editor, self.error, buttons):
            layout.addWidget(widget)
        self.resize(480, self.sizeHint().height())

    def text(self) -> str:
        """What stands in the editor."""
        editor = self.editor
        return editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()

    def written(self) -> str:
        return self.text()


class YearDialog(QDialog):
    """The reporting year of a new file."""

    year_chosen = Signal(int)

    def __init__(self, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Новий файл громади"))
        self.year = QSpinBox()
        self.year.setRange(2000, 2100)
        self.year.setValue(year)
        form = QFormLayout()
        form.addRow(self.tr("Звітний рік:"), self.year)
        self.community = QLineEdit()
        self.community.setPlaceholderText(self.tr("лише для іншої: «… сільської територіальної громади»"))
        form.addRow(self.tr("Громада (чого? кого?):"), self.community)
        self.title = look.quiet_label("")
        self.community.textChanged.connect(lambda _text: self._show_title())
        self.year.valueChanged.connect(lambda _year: self._show_title())
        self._show_title()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.tr("Далі…"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.title)
        layout.addWidget(buttons)
        self.resize(560, self.sizeHint().height())

    def _show_title(self) -> None:
        """Show how the report will be called, so that a name in the wrong case is seen at once."""
        name = self.community.text().strip() or COMMUNITY
        self.title.setText(
            self.tr("У назві звіту: «… розвитку {} за {} рік»").format(name, self.year.value())
        )

    def _on_accepted(self) -> None:
        self.accept()
        self.year_chosen.emit(self.year.value())


@dataclass(frozen=True, slots=True)
class PasteLine:
    """A pasted text, where it goes, and why it does not fit, where it does not."""

    label: str
    text: str
    problem: str = ""


class PasteDialog(QDialog):
    """A paste of which some texts do not fit: what goes where is shown before anything is entered.

    ``lines``: all that was pasted; ``untitled``: what goes where if the first line is a title, which is not
    entered; nothing where there is no other line. ``paste_chosen`` tells whether it is.
    """

    paste_chosen = Signal(bool)

    def __init__(
        self,
        title: str,
        lines: Sequence[PasteLine],
        untitled: Sequence[PasteLine] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setAccessibleName(self.tr("Куди що потрапить"))
        self.summary = look.quiet_label("")
        self.title_box = QCheckBox(self.tr("&Перший рядок – заголовок, не вставляти його"))
        self.title_box.setVisible(bool(untitled))
        self.title_box.toggled.connect(lambda on: self._fill(untitled if on else lines))
        self._fill(lines)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.tr("Вставити те, що підходить"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.summary)
        layout.addWidget(self.title_box)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        self.resize(620, 420)

    def _fill(self, lines: Sequence[PasteLine]) -> None:
        """List the lines in their order, with the first that does not fit in sight."""
        refused = sum(bool(line.problem) for line in lines)
        told = (
            self.tr("Не все з вставленого підходить. Перевірте, що куди потрапить.")
            if refused
            else self.tr("Перевірте, що куди потрапить.")
        )
        fits = self.tr("Підходить: {}; не підходить: {}.").format(len(lines) - refused, refused)
        self.summary.setText(f"{told}\n{fits}")
        self.list.clear()
        first: QListWidgetItem | None = None
        for line in lines:
            text = line.text or self.tr("(порожньо)")
            at = f"{text} → {line.label}" if line.label else text
            item = QListWidgetItem(f"{at} — {line.problem}" if line.problem else at)
            if line.problem:
                item.setForeground(look.color(self.palette(), look.Tone.ERROR))
                first = first or item
            self.list.addItem(item)
        if first is not None:
            self.list.setCurrentItem(first)

    def _on_accepted(self) -> None:
        self.accept()
        self.paste_chosen.emit(self.title_box.isChecked())


class DetailsDialog(WritingDialog):
    """What goes with a figure: its qualifier, date, note and source; it is closed by whoever saves them."""

    details_entered = Signal(dict)

    def __init__(
        self,
        title: str,
        texts: dict[str, str],
        qualifiers: Sequence[str],
        year: int,
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        self._year = year
        self.setWindowTitle(title)
        form = QFormLayout()
        self.qualifier = QComboBox()
        self.qualifier.addItems([q or self.tr("точно") for q in qualifiers])
        self.qualifier.setCurrentIndex(list(qualifiers).index(texts.get("qualifier", "")))
        self._qualifiers = list(qualifiers)
        self.as_of = QLineEdit(texts.get("as_of", ""))
        self.as_of.setPlaceholderText(self.tr("дд.мм.рррр"))
        self.note = QPlainTextEdit(texts.get("note", ""))
        self.source = QLineEdit(texts.get("source", ""))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(self.fontMetrics().lineSpacing() * 4)
        form.addRow(self.tr("&Уточнення:"), self.qualifier)
        form.addRow(self.tr("&Станом на:"), self._with_calendar(title))
        form.addRow(self.tr("&Примітка:"), self.note)
        form.addRow(self.tr("&Джерело:"), self.source)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(lambda: self.details_entered.emit(self.written()))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.error)
        layout.addWidget(buttons)
        self.resize(460, self.sizeHint().height())

    def _with_calendar(self, title: str) -> QWidget:
        """The date's line with the button of its calendar."""
        box = QWidget()
        self.calendar_button = calendar_button(self.tr("Вибрати день у календарі (F4)"))
        self.calendar_button.setShortcut("F4")
        self.calendar_button.clicked.connect(self.open_calendar)
        self.as_of.setAccessibleName(self.tr("{}, станом на").format(title))
        box.setFocusProxy(self.as_of)
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.as_of)
        line.addWidget(self.calendar_button)
        return box

    def open_calendar(self) -> DayPopup:
        """Let the day be chosen."""
        popup = DayPopup(self.as_of.text(), QDate(self._year, 12, 31), self)
        popup.day_chosen.connect(self.as_of.setText)
        popup.open_below(self.as_of)
        return popup

    def written(self) -> dict[str, str]:
        return {
            "qualifier": self._qualifiers[self.qualifier.currentIndex()],
            "as_of": self.as_of.text(),
            "note": self.note.toPlainText(),
            "source": self.source.text(),
        }
