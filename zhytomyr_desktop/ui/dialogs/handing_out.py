"""Handing sections out: which, to whom, by when; each department gets one file with a covering note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from zhytomyr_desktop.ui.widgets import look, roomy
from zhytomyr_desktop.ui.widgets.items import cell

_KEY = Qt.ItemDataRole.UserRole
_TITLE, _DEPARTMENT, _DEADLINE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class HandOutLine:
    """A section that can be handed out; ``deadline`` as a person types it."""

    key: str
    title: str
    department: str
    deadline: str
    is_expected: bool


@dataclass(frozen=True, slots=True)
class HandOutOrder:
    """What was chosen. ``changed``: (section, department, deadline) of the lines that were edited."""

    sections: tuple[str, ...]
    changed: tuple[tuple[str, str, str], ...]
    contact: str


class HandOutDialog(QDialog):
    """A line for each section; departments and deadlines are edited in the table."""

    hand_out_chosen = Signal(HandOutOrder)

    def __init__(self, lines: Sequence[HandOutLine], contact: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Роздати розділи"))
        self._lines = {line.key: line for line in lines}
        self.table = self._make_table(lines)
        self.contact = QLineEdit(contact)
        self.contact.setPlaceholderText(self.tr("електронна пошта або телефон координатора"))
        self.day = QDateEdit(QDate.currentDate().addDays(14))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("dd.MM.yyyy")
        layout = QVBoxLayout(self)
        layout.addWidget(
            look.quiet_label(
                self.tr(
                    "Кожен підрозділ отримає один файл з усіма своїми розділами і супровідний лист. "
                    "Підрозділ і строк можна змінити: двічі клацніть по клітинці."
                )
            )
        )
        layout.addWidget(self.table, 1)
        layout.addLayout(self._marks())
        form = QFormLayout()
        form.addRow(self.tr("Кому повернути:"), self.contact)
        layout.addLayout(form)
        layout.addWidget(self._buttons())
        self.resize(980, 620)

    def _make_table(self, lines: Sequence[HandOutLine]) -> QTableWidget:
        table = QTableWidget(len(lines), 3)
        table.setHorizontalHeaderLabels([self.tr("Розділ"), self.tr("Підрозділ"), self.tr("Строк")])
        table.setAccessibleName(self.tr("Розділи"))
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        roomy.give_air(table)
        for row, line in enumerate(lines):
            title = QTableWidgetItem(line.title)
            title.setData(_KEY, line.key)
            title.setToolTip(look.letters(line.title))
            title.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
            )
            title.setCheckState(Qt.CheckState.Checked if line.is_expected else Qt.CheckState.Unchecked)
            table.setItem(row, _TITLE, title)
            department = QTableWidgetItem(line.department)
            department.setToolTip(look.letters(line.department))
            table.setItem(row, _DEPARTMENT, department)
            table.setItem(row, _DEADLINE, QTableWidgetItem(line.deadline))
        for column, mode in (
            (_TITLE, QHeaderView.ResizeMode.Stretch),
            (_DEPARTMENT, QHeaderView.ResizeMode.Stretch),
            (_DEADLINE, QHeaderView.ResizeMode.ResizeToContents),
        ):
            table.horizontalHeader().setSectionResizeMode(column, mode)
        return table

    def _marks(self) -> QHBoxLayout:
        everything, nothing = QPushButton(self.tr("Усі")), QPushButton(self.tr("Жодного"))
        everything.clicked.connect(lambda: self._check_all(Qt.CheckState.Checked))
        nothing.clicked.connect(lambda: self._check_all(Qt.CheckState.Unchecked))
        self.day_button = QPushButton(self.tr("Поставити цей строк вибраним"))
        self.day_button.clicked.connect(self._set_deadlines)
        line = QHBoxLayout()
        for button in (everything, nothing, self.day_button):
            button.setAutoDefault(False)
        for widget in (everything, nothing):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self.day)
        line.addWidget(self.day_button)
        return line

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go_button = buttons.addButton(self.tr("Вибрати папку…"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        return buttons

    def _check_all(self, state: Qt.CheckState) -> None:
        for row in range(self.table.rowCount()):
            cell(self.table, row, _TITLE).setCheckState(state)

    def _set_deadlines(self) -> None:
        for row in range(self.table.rowCount()):
            if cell(self.table, row, _TITLE).checkState() is Qt.CheckState.Checked:
                cell(self.table, row, _DEADLINE).setText(self.day.text())

    def _on_accepted(self) -> None:
        rows = [self._row(row) for row in range(self.table.rowCount())]
        chosen = tuple(key for key, is_chosen, _, _ in rows if is_chosen)
        changed = tuple(
            (key, department, deadline)
            for key, _, department, deadline in rows
            if (department, deadline) != (self._lines[key].department, self._lines[key].deadline)
        )
        self.accept()
        if chosen:
            self.hand_out_chosen.emit(HandOutOrder(chosen, changed, self.contact.text().strip()))

    def _row(self, row: int) -> tuple[str, bool, str, str]:
        title = cell(self.table, row, _TITLE)
        is_chosen = title.checkState() is Qt.CheckState.Checked
        department, deadline = (cell(self.table, row, column).text().strip() for column in (1, 2))
        return str(title.data(_KEY)), is_chosen, department, deadline
