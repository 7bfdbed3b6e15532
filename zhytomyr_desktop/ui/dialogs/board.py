"""The coordinator's board: sections, departments, stages, findings, deadlines; printed and exported."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from zhytomyr_desktop.ui.dialogs.looking import LookingDialog
from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.board import AboutSection, BoardTable, Filter, ShownSection


class BoardDialog(LookingDialog):
    """The table with its filters. What is changed in it is told at once and shown again."""

    about_changed = Signal(AboutSection)
    section_chosen = Signal(str)
    print_asked = Signal()
    hand_out_asked = Signal()
    merge_asked = Signal()

    def __init__(
        self,
        lines: Sequence[ShownSection],
        summary: str,
        *,
        read_only: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Табло розділів"))
        self._read_only = read_only
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.table = BoardTable()
        self.table.about_changed.connect(self.about_changed)
        self.table.section_chosen.connect(self._on_chosen)
        self.filters: dict[Filter, QPushButton] = {}
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Розділ, підрозділ або файл"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._apply)
        self.count = look.quiet_label("")
        layout = QVBoxLayout(self)
        layout.addWidget(self.summary)
        layout.addLayout(self._filter_line())
        layout.addWidget(self.table, 1)
        layout.addLayout(self._bottom())
        self.show_lines(lines, summary)
        self.resize(1340, 720)

    def _filter_line(self) -> QHBoxLayout:
        names = {
            Filter.ALL: self.tr("Усі"),
            Filter.QUESTIONS: self.tr("З питаннями"),
            Filter.MISSING: self.tr("Не здано"),
            Filter.LATE: self.tr("Прострочено"),
        }
        group = QButtonGroup(self)
        line = QHBoxLayout()
        for kind, name in names.items():
            button = QPushButton(name)
            button.setCheckable(True)
            button.setChecked(kind is Filter.ALL)
            button.clicked.connect(self._apply)
            group.addButton(button)
            self.filters[kind] = button
            line.addWidget(button)
        line.addWidget(self.search, 1)
        line.addWidget(self.count)
        return line

    def _bottom(self) -> QHBoxLayout:
        self.hand_out_button = QPushButton(self.tr("Роздати…"))
        self.hand_out_button.clicked.connect(self.hand_out_asked)
        self.merge_button = QPushButton(self.tr("Приєднати файли…"))
        self.merge_button.clicked.connect(self.merge_asked)
        self.print_button = QPushButton(self.tr("Записати табло: .xlsx, PDF…"))
        self.print_button.clicked.connect(self.print_asked)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        line = QHBoxLayout()
        for button in (self.hand_out_button, self.merge_button, self.print_button):
            line.addWidget(button)
        for button in (self.hand_out_button, self.merge_button):
            button.setEnabled(not self._read_only)
        line.addStretch(1)
        line.addWidget(close)
        return line

    def show_lines(self, lines: Sequence[ShownSection], summary: str) -> None:
        """Show the board anew; filter and sorting are kept."""
        self.summary.setText(summary)
        self.table.show_lines(lines, read_only=self._read_only)
        self._apply()

    def _apply(self) -> None:
        kind = next(kind for kind, button in self.filters.items() if button.isChecked())
        shown = self.table.apply(kind, self.search.text())
        self.count.setText(self.tr("показано {} з {}").format(shown, self.table.rowCount()))

    def _on_chosen(self, section: str) -> None:
        self.accept()
        self.section_chosen.emit(section)
