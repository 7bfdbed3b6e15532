"""The report's own data: title, community, decision, signatories, the order and hiding of sections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from zhytomyr_desktop.ui.dialogs.writing import WritingDialog
from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.items import cell

_KEY = Qt.ItemDataRole.UserRole
FIELDS = ("title", "community", "decision_date", "decision_number", "contact")
SIGNATORIES = 3
"""Rows that are there from the start."""


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """A section at its place in the report; ``priority`` is the title of the one that it stays in."""

    key: str
    title: str
    priority: str
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class ReportData:
    """What stands in the dialog: fields by name, (post, name) of each signatory, sections in order."""

    fields: Mapping[str, str]
    signatories: tuple[tuple[str, str], ...]
    sections: tuple[ShownPlace, ...]


class ReportDataDialog(WritingDialog):
    """Two pages; «Зберегти» tells all of it at once, and stays open where something was refused."""

    data_entered = Signal(ReportData)
    assessment_asked = Signal()

    def __init__(self, data: ReportData, hints: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Відомості про звіт"))
        self.editors = {name: QLineEdit(data.fields.get(name, "")) for name in FIELDS}
        for name, editor in self.editors.items():
            editor.setPlaceholderText(hints.get(name, ""))
        self.signatories = self._make_signatories(data.signatories)
        self.sections = self._make_sections(data.sections)
        tabs = QTabWidget()
        tabs.addTab(self._first_page(), self.tr("Назва, рішення, підписи"))
        tabs.addTab(self._second_page(), self.tr("Порядок розділів"))
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
        self.resize(820, 540)

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
            form.addRow(words, self.editors[name])
        assessment = QPushButton(self.tr("Перейти до вступної оцінки"))
        assessment.setAutoDefault(False)
        assessment.clicked.connect(self._on_assessment)
        layout = QVBoxLayout(page)
        layout.addLayout(form)
        layout.addWidget(QLabel(self.tr("Підписи, у порядку на останній сторінці:")))
        layout.addWidget(self.signatories, 1)
        layout.addLayout(self._signatory_buttons())
        layout.addWidget(assessment, 0, Qt.AlignmentFlag.AlignLeft)
        return page

    def _signatory_buttons(self) -> QHBoxLayout:
        self.add_signatory = QPushButton(self.tr("Додати підпис"))
        self.add_signatory.clicked.connect(self._add_signatory)
        self.signatory_up, self.signatory_down = QPushButton(self.tr("Вище")), QPushButton(self.tr("Нижче"))
        self.signatory_up.clicked.connect(lambda: self.move_signatory(-1))
        self.signatory_down.clicked.connect(lambda: self.move_signatory(1))
        line = QHBoxLayout()
        for button in (self.add_signatory, self.signatory_up, self.signatory_down):
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

    def _second_page(self) -> QWidget:
        page = QWidget()
        up, down = QPushButton(self.tr("Вище")), QPushButton(self.tr("Нижче"))
        up.clicked.connect(lambda: self.move_section(-1))
        down.clicked.connect(lambda: self.move_section(1))
        self.up_button, self.down_button = up, down
        line = QHBoxLayout()
        for button in (up, down):
            button.setAutoDefault(False)
            line.addWidget(button)
        line.addStretch(1)
        layout = QVBoxLayout(page)
        layout.addWidget(
            look.quiet_label(
                self.tr(
                    "Позначені розділи друкуються. Розділ пересувають у межах його пріоритету; дані "
                    "прихованого розділу зберігаються."
                )
            )
        )
        layout.addWidget(self.sections, 1)
        layout.addLayout(line)
        return page

    def _make_signatories(self, signatories: Sequence[tuple[str, str]]) -> QTableWidget:
        table = QTableWidget(max(SIGNATORIES, len(signatories)), 2)
        table.setHorizontalHeaderLabels([self.tr("Посада"), self.tr("Власне ім’я ПРІЗВИЩЕ")])
        table.setAccessibleName(self.tr("Підписи"))
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().resizeSection(1, 220)
        for row in range(table.rowCount()):
            pair = signatories[row] if row < len(signatories) else ("", "")
            for column, text in enumerate(pair):
                table.setItem(row, column, QTableWidgetItem(text))
        return table

    def _make_sections(self, sections: Sequence[ShownPlace]) -> QListWidget:
        list_ = QListWidget()
        list_.setAccessibleName(self.tr("Розділи звіту"))
        look.show_boxes(list_)
        for section in sections:
            words = f"{section.title}   ·   {section.priority}" if section.priority else section.title
            item = QListWidgetItem(words)
            item.setData(_KEY, section)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked if section.is_hidden else Qt.CheckState.Checked)
            list_.addItem(item)
        return list_

    def move_section(self, by: int) -> None:
        """Move the current section within its priority."""
        row = self.sections.currentRow()
        other = self.sections.item(row + by)
        item = self.sections.item(row)
        if item is None or other is None or item.data(_KEY).priority != other.data(_KEY).priority:
            return
        self.sections.insertItem(row + by, self.sections.takeItem(row))
        self.sections.setCurrentRow(row + by)

    def data(self) -> ReportData:
        """What stands in the dialog now."""
        items = [self.sections.item(row) for row in range(self.sections.count())]
        rows = [
            (cell(self.signatories, row, 0).text().strip(), cell(self.signatories, row, 1).text().strip())
            for row in range(self.signatories.rowCount())
        ]
        return ReportData(
            {name: editor.text().strip() for name, editor in self.editors.items()},
            tuple(rows),
            tuple(
                ShownPlace(s.key, s.title, s.priority, item.checkState() is Qt.CheckState.Unchecked)
                for item in items
                if isinstance(s := item.data(_KEY), ShownPlace)
            ),
        )

    def written(self) -> ReportData:
        return self.data()

    def _on_assessment(self) -> None:
        self.reject()
        if not self.isVisible():
            self.assessment_asked.emit()
