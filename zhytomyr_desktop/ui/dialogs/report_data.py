"""The report's own data: title, community, decision, signatories, the order and hiding of sections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from zhytomyr_desktop.ui.dialogs.writing import WritingDialog
from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.calendar import DayPopup, calendar_button
from zhytomyr_desktop.ui.widgets.items import cell
from zhytomyr_desktop.ui.widgets.section_order import SectionOrder, ShownPlace, ShownPriority

FIELDS = ("title", "community", "decision_date", "decision_number", "contact")
SIGNATORIES = 3
"""Rows that are there from the start."""


@dataclass(frozen=True, slots=True)
class ReportData:
    """What stands in the dialog: fields by name, (post, name) of each signatory, sections in order.

    ``assessment``: the text of the opening assessment, which is written in its section.
    """

    fields: Mapping[str, str]
    signatories: tuple[tuple[str, str], ...]
    sections: tuple[ShownPlace, ...]
    priorities: tuple[ShownPriority, ...]
    assessment: str = ""


class ReportDataDialog(WritingDialog):
    """Three pages; «Зберегти» tells all of it at once, and stays open where something was refused."""

    data_entered = Signal(ReportData)
    assessment_asked = Signal()

    def __init__(self, data: ReportData, hints: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Відомості про звіт"))
        self.editors = {name: QLineEdit(data.fields.get(name, "")) for name in FIELDS}
        for name, editor in self.editors.items():
            editor.setPlaceholderText(hints.get(name, ""))
        self.signatories = self._make_signatories(data.signatories)
        self.order = SectionOrder(data.sections, data.priorities)
        self._assessment = data.assessment
        tabs = QTabWidget()
        tabs.addTab(self._first_page(), self.tr("Назва, рішення, підписи"))
        tabs.addTab(self._on_page(self.order), self.tr("Порядок розділів"))
        tabs.addTab(self._assessment_page(), self.tr("Вступна оцінка"))
        self.tabs = tabs
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Save).setText(self.tr("Зберегти"))
        self.save_button = buttons.button(QDialogButtonBox.StandardButton.Save)
        buttons.accepted.connect(lambda: self.data_entered.emit(self.data()))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(tabs, 1)
        layout.addWidget(self.error)
        layout.addWidget(buttons)
        self.resize(820, 620)

    def _first_page(self) -> QWidget:
        page = QWidget()
        form = QFormLayout()
        for name, words in (
            ("title", self.tr("Назва звіту:")),
            ("community", self.tr("Громада (чого? кого?):")),
            ("decision_date", self.tr("Дата рішення:")),
            ("decision_number", self.tr("Номер рішення:")),
            ("contact", self.tr("Зв’язок із координатором:")),
        ):
            form.addRow(words, self._with_calendar() if name == "decision_date" else self.editors[name])
        layout = QVBoxLayout(page)
        layout.addLayout(form)
        layout.addWidget(QLabel(self.tr("Підписи, у порядку на останній сторінці:")))
        layout.addWidget(self.signatories, 1)
        layout.addLayout(self._signatory_buttons())
        return page

    def _with_calendar(self) -> QWidget:
        """The line of the decision's day with the button of its calendar."""
        editor = self.editors["decision_date"]
        box = QWidget()
        box.setFocusProxy(editor)
        self.calendar_button = calendar_button(self.tr("Вибрати день у календарі (F4)"))
        self.calendar_button.setShortcut("F4")
        self.calendar_button.clicked.connect(self.open_calendar)
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(editor)
        line.addWidget(self.calendar_button)
        return box

    def open_calendar(self) -> DayPopup:
        """Let the day of the decision be chosen."""
        editor = self.editors["decision_date"]
        popup = DayPopup(editor.text(), QDate.currentDate(), self)
        popup.day_chosen.connect(editor.setText)
        popup.open_below(editor)
        return popup

    def _on_page(self, widget: QWidget) -> QWidget:
        page = QWidget()
        QVBoxLayout(page).addWidget(widget)
        return page

    def _assessment_page(self) -> QWidget:
        text = QPlainTextEdit(self._assessment)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(self.tr("Вступна оцінка"))
        text.setPlaceholderText(self.tr("Вступної оцінки ще немає: заповніть її розділ."))
        self.assessment_button = QPushButton(self.tr("Перейти до вступної оцінки"))
        self.assessment_button.setAutoDefault(False)
        self.assessment_button.clicked.connect(self._on_assessment)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.addWidget(look.quiet_label(self.tr("Так її буде надруковано перед пріоритетами.")))
        layout.addWidget(text, 1)
        layout.addWidget(self.assessment_button, 0, Qt.AlignmentFlag.AlignLeft)
        return page

    def _signatory_buttons(self) -> QHBoxLayout:
        self.add_signatory = QPushButton(self.tr("Додати підпис"))
        self.add_signatory.clicked.connect(self._add_signatory)
        self.signatory_up, self.signatory_down = QPushButton(self.tr("Вище")), QPushButton(self.tr("Нижче"))
        self.signatory_up.clicked.connect(lambda: self.move_signatory(-1))
        self.signatory_down.clicked.connect(lambda: self.move_signatory(1))
        self.remove_signatory = QPushButton(self.tr("Вилучити підпис"))
        self.remove_signatory.clicked.connect(self._remove_signatory)
        buttons = (self.add_signatory, self.remove_signatory, self.signatory_up, self.signatory_down)
        line = QHBoxLayout()
        for button in buttons:
            button.setAutoDefault(False)
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _add_signatory(self) -> None:
        row = self.signatories.rowCount()
        self.signatories.insertRow(row)
        for column in (0, 1):
            self.signatories.setItem(row, column, QTableWidgetItem())
        self.signatories.setCurrentCell(row, 0)
        self.signatories.editItem(cell(self.signatories, row, 0))

    def _remove_signatory(self) -> None:
        """Let the current signatory go; those below move up, so that the last line is left empty."""
        table, row = self.signatories, self.signatories.currentRow()
        if row < 0:
            return
        for below in range(row, table.rowCount() - 1):
            for column in (0, 1):
                table.setItem(below, column, QTableWidgetItem(cell(table, below + 1, column).text()))
        for column in (0, 1):
            table.setItem(table.rowCount() - 1, column, QTableWidgetItem())

    def move_signatory(self, by: int) -> None:
        """Let the current signatory change places with the one above or below."""
        table, row = self.signatories, self.signatories.currentRow()
        other = row + by
        if row < 0 or not 0 <= other < table.rowCount():
            return
        for column in (0, 1):
            mine, theirs = table.takeItem(row, column), table.takeItem(other, column)
            table.setItem(row, column, theirs)
            table.setItem(other, column, mine)
        table.setCurrentCell(other, max(table.currentColumn(), 0))

    def _make_signatories(self, signatories: Sequence[tuple[str, str]]) -> QTableWidget:
        table = QTableWidget(max(SIGNATORIES, len(signatories)), 2)
        table.setHorizontalHeaderLabels([self.tr("Посада"), self.tr("Власне ім’я ПРІЗВИЩЕ")])
        table.setAccessibleName(self.tr("Підписи"))
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().resizeSection(1, self.fontMetrics().averageCharWidth() * 32)
        for row in range(table.rowCount()):
            pair = signatories[row] if row < len(signatories) else ("", "")
            for column, text in enumerate(pair):
                table.setItem(row, column, QTableWidgetItem(text))
        return table

    def data(self) -> ReportData:
        """What stands in the dialog now."""
        rows = [
            (cell(self.signatories, row, 0).text().strip(), cell(self.signatories, row, 1).text().strip())
            for row in range(self.signatories.rowCount())
        ]
        return ReportData(
            {name: editor.text().strip() for name, editor in self.editors.items()},
            tuple(rows),
            self.order.places(),
            self.order.priorities(),
            self._assessment,
        )

    def written(self) -> ReportData:
        return self.data()

    def _on_assessment(self) -> None:
        self.reject()
        if not self.isVisible():
            self.assessment_asked.emit()
