"""Conflicts: what two people entered apart, side by side; one side is taken, or a value typed anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from zhytomyr_desktop.ui.dialogs.looking import LookingDialog
from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.redlined import RedlinedLabel

LONG = 40
"""Characters from which a text is shown below its choice, compared word by word with the first one."""


@dataclass(frozen=True, slots=True)
class ShownSide:
    """One of the values: what, by whom, when. ``change`` is its id."""

    change: str
    text: str
    author: str
    at: str


@dataclass(frozen=True, slots=True)
class ShownConflict:
    """A field with more than one value. ``label`` says which one, ``where`` its section."""

    section: str
    item: str
    field: str
    label: str
    where: str
    sides: tuple[ShownSide, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """How a conflict was decided: ``take`` is a change's id, or else ``value`` is a text typed anew."""

    conflict: ShownConflict
    take: str = ""
    value: str = ""


class ConflictsDialog(LookingDialog):
    """The list on the left, the sides of the chosen one on the right; each decision is told at once.

    Nothing is chosen beforehand, so that a second press of the button decides nothing by itself.
    """

    decided = Signal(Decision)

    def __init__(self, conflicts: Sequence[ShownConflict], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Різні значення одного показника"))
        self._conflicts: list[ShownConflict] = []
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setAccessibleName(self.tr("Показники з різними значеннями"))
        self.list.currentRowChanged.connect(self._show)
        self._side = QScrollArea()
        self._side.setWidgetResizable(True)
        self._side.setFrameShape(QFrame.Shape.NoFrame)
        self.error = look.error_label()
        lead = look.quiet_label(
            self.tr(
                "Ці показники змінили двоє, не бачачи значень одне одного. Жодне не втрачено: виберіть, "
                "яке лишити. Решта показників уже приєднана."
            )
        )
        self.take_button = QPushButton(self.tr("Лишити вибране"))
        self.take_button.clicked.connect(self._decide)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.take_button, QDialogButtonBox.ButtonRole.ApplyRole)
        buttons.rejected.connect(self.reject)
        middle = QHBoxLayout()
        middle.addWidget(self.list, 2)
        middle.addWidget(self._side, 3)
        layout = QVBoxLayout(self)
        layout.addWidget(lead)
        layout.addLayout(middle, 1)
        layout.addWidget(self.error)
        layout.addWidget(buttons)
        self.resize(860, 460)
        self.show_conflicts(conflicts)
        self.list.setFocus()

    def show_conflicts(self, conflicts: Sequence[ShownConflict]) -> None:
        """Show what is left to decide; nothing left closes the dialog."""
        row = max(self.list.currentRow(), 0)
        self._conflicts = list(conflicts)
        self.list.clear()
        for conflict in self._conflicts:
            self.list.addItem(f"{conflict.label}\n{conflict.where}")
        if self._conflicts:
            self.list.setCurrentRow(min(row, len(self._conflicts) - 1))
        else:
            self.accept()

    def show_error(self, message: str) -> None:
        """Say why a decision was not taken over."""
        self.error.setText(message)
        self.error.setVisible(bool(message))

    def _show(self, row: int) -> None:
        self.show_error("")
        if not 0 <= row < len(self._conflicts):
            return
        conflict = self._conflicts[row]
        page = QWidget()
        layout = QVBoxLayout(page)
        title = QLabel(conflict.label)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setFont(look.heading_font(self.font(), 1.1))
        title.setWordWrap(True)
        layout.addWidget(title)
        self.choices = QButtonGroup(page)
        self.choices.idToggled.connect(lambda *_: self.take_button.setEnabled(self.choices.checkedId() >= 0))
        self.take_button.setEnabled(False)
        for number, side in enumerate(conflict.sides):
            layout.addWidget(self._side_box(number, side, conflict.sides[0].text))
        layout.addWidget(self._own_box(len(conflict.sides)))
        layout.addStretch(1)
        old = self._side.takeWidget()
        self._side.setWidget(page)
        if old is not None:
            old.deleteLater()

    def _side_box(self, number: int, side: ShownSide, first: str) -> QWidget:
        box = QFrame()
        box.setFrameShape(QFrame.Shape.StyledPanel)
        is_long = len(side.text) > LONG
        words = self.tr("Текст, який вніс(ла) {}").format(side.author) if is_long else side.text
        choice = QRadioButton(words or self.tr("(очищено)"))
        choice.setFont(look.heading_font(self.font(), 1.1))
        choice.setAccessibleDescription(f"{side.author}, {side.at}")
        self.choices.addButton(choice, number)
        layout = QVBoxLayout(box)
        layout.addWidget(choice)
        if is_long:
            layout.addWidget(RedlinedLabel(first, side.text))
        layout.addWidget(look.quiet_label(f"{side.author} · {side.at}"))
        return box

    def _own_box(self, number: int) -> QWidget:
        box = QFrame()
        layout = QHBoxLayout(box)
        choice = QRadioButton(self.tr("Інше значення:"))
        self.choices.addButton(choice, number)
        self.own = QLineEdit()
        self.own.setAccessibleName(self.tr("Інше значення"))
        self.own.textEdited.connect(lambda: choice.setChecked(True))
        self.own.returnPressed.connect(self._decide)
        layout.addWidget(choice)
        layout.addWidget(self.own, 1)
        return box

    def _decide(self) -> None:
        row = self.list.currentRow()
        if not 0 <= row < len(self._conflicts):
            return
        conflict = self._conflicts[row]
        chosen = self.choices.checkedId()
        if chosen < 0:
            return
        if chosen < len(conflict.sides):
            self.decided.emit(Decision(conflict, take=conflict.sides[chosen].change))
        else:
            self.decided.emit(Decision(conflict, value=self.own.text()))
