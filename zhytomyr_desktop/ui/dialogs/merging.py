"""What taking files in will bring, shown before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from zhytomyr_desktop.ui.widgets import look


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file of a merge: how many changes are new, known, or outside what it was issued for."""

    name: str
    taken: int
    already: int
    refused: int


class MergeDialog(QDialog):
    """The files with their numbers; accepted by «Приєднати»."""

    merge_chosen = Signal(bool)

    def __init__(self, files: Sequence[FileLine], conflicts: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Приєднати файли"))
        self.words = QLabel(self._words(files, conflicts))
        self.words.setWordWrap(True)
        self.force = QCheckBox(self.tr("Прийняти також зміни в розділах, які цьому виконавцеві не видавали"))
        self.force.setVisible(any(file.refused for file in files))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.merge_button = buttons.addButton(self.tr("Приєднати"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.words)
        layout.addWidget(self._table(files), 1)
        layout.addWidget(self.force)
        layout.addWidget(
            look.quiet_label(
                self.tr("Перед приєднанням робиться резервна копія; приєднання можна скасувати.")
            )
        )
        layout.addWidget(buttons)
        self.resize(680, 360)

    def _table(self, files: Sequence[FileLine]) -> QTableWidget:
        titles = (self.tr("Файл"), self.tr("Нових змін"), self.tr("Уже є"), self.tr("Поза розділом"))
        table = QTableWidget(len(files), len(titles))
        table.setHorizontalHeaderLabels(titles)
        table.setAccessibleName(self.tr("Файли"))
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for row, file in enumerate(files):
            for column, cell in enumerate((file.name, file.taken, file.already, file.refused)):
                item = QTableWidgetItem(str(cell))
                if column:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                table.setItem(row, column, item)
        return table

    def _words(self, files: Sequence[FileLine], conflicts: int) -> str:
        if not any(file.taken or file.refused for file in files):
            return self.tr("Нічого нового: усе з цих файлів уже є у звіті.")
        parts = [self.tr("Буде приєднано змін: {}.").format(sum(file.taken for file in files))]
        if conflicts:
            parts.append(
                self.tr("Показників із різними значеннями: {}; вирішите після приєднання.").format(conflicts)
            )
        return " ".join(parts)

    def _on_accepted(self) -> None:
        self.merge_chosen.emit(self.force.isChecked())
        self.accept()
