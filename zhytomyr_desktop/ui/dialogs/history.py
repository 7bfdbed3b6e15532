"""The history of a field: who, when, from what to what; an earlier value can be put back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from zhytomyr_desktop.ui.dialogs.looking import LookingDialog
from zhytomyr_desktop.ui.widgets import look, roomy


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change in words; ``text`` is the new value as a person would type it, ``field`` its field."""

    at: str
    author: str
    what: str
    before: str
    after: str
    field: str
    text: str


class HistoryDialog(LookingDialog):
    """The newest change first."""

    value_chosen = Signal(HistoryLine)

    def __init__(self, title: str, lines: Sequence[HistoryLine], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Історія: {}").format(title))
        self._lines = list(lines)
        self.tree = QTreeWidget()
        self.tree.setRootIsDecorated(False)
        roomy.give_air(self.tree)
        self.tree.setAccessibleName(self.tr("Зміни"))
        self.tree.setHeaderLabels(
            [self.tr("Коли"), self.tr("Хто"), self.tr("Що"), self.tr("Було"), self.tr("Стало")]
        )
        for line in self._lines:
            self.tree.addTopLevelItem(
                QTreeWidgetItem([line.at, line.author, line.what, line.before, line.after])
            )
        for column in range(3):
            self.tree.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.back_button = buttons.addButton(
            self.tr("Повернути це значення"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.back_button.setEnabled(False)
        self.back_button.clicked.connect(self._on_back)
        self.tree.currentItemChanged.connect(lambda: self.back_button.setEnabled(True))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(
            look.quiet_label(
                self.tr("Найновіші зміни вгорі. Повернення — це нова зміна; історія лишається повною.")
                if lines
                else self.tr("Це поле ще ніхто не змінював.")
            )
        )
        layout.addWidget(self.tree, 1)
        layout.addWidget(buttons)
        self.resize(760, 380)

    def _on_back(self) -> None:
        item = self.tree.currentItem()
        if item is not None:
            self.value_chosen.emit(self._lines[self.tree.indexOfTopLevelItem(item)])
            self.accept()
