"""The merges of a file, each with its act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.items import below, tops

_NUMBER = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class ShownMerge:
    """A merge in words; ``details``: a line for each file and each decision."""

    number: int
    at: str
    author: str
    files: int
    taken: int
    decided: int
    undone: str
    details: tuple[str, ...]


class MergesDialog(QDialog):
    """The latest merge first."""

    act_asked = Signal(int)
    folder_asked = Signal()

    def __init__(self, merges: Sequence[ShownMerge], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Приєднання та акти"))
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(self.tr("Приєднання"))
        self.tree.setHeaderLabels(
            [
                self.tr("№"),
                self.tr("Коли"),
                self.tr("Хто приєднав"),
                self.tr("Файлів"),
                self.tr("Змін"),
                self.tr("Рішень"),
                self.tr("Стан"),
            ]
        )
        for merge in merges:
            item = self._item(merge)
            self.tree.addTopLevelItem(item)
            for line in below(item):
                line.setFirstColumnSpanned(True)
        self.tree.setWordWrap(True)
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.tree.header().resizeSection(0, self.fontMetrics().averageCharWidth() * 12)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.act_button = buttons.addButton(self.tr("Записати акт…"), role)
        self.act_button.clicked.connect(self._on_act)
        self.folder_button = buttons.addButton(self.tr("Отримані файли"), role)
        self.folder_button.clicked.connect(self.folder_asked)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(look.quiet_label(self._lead(bool(merges))))
        layout.addWidget(self.tree, 1)
        layout.addWidget(buttons)
        self.resize(1000, 480)
        self.act_button.setEnabled(bool(merges))
        for newest in tops(self.tree)[:1]:
            self._unfold(newest)

    def choose(self, number: int) -> None:
        """Unfold the merge with this number."""
        for item in tops(self.tree):
            if item.data(0, _NUMBER) == number:
                self._unfold(item)

    def _unfold(self, item: QTreeWidgetItem) -> None:
        self.tree.setCurrentItem(item)
        item.setExpanded(True)

    def _lead(self, any_: bool) -> str:
        if not any_:
            return self.tr("Приєднань ще не було.")
        return self.tr("Найновіше вгорі. Отримані файли зберігаються такими, якими надійшли.")

    def _item(self, merge: ShownMerge) -> QTreeWidgetItem:
        numbers = (merge.files, merge.taken, merge.decided)
        words = [str(merge.number), merge.at, merge.author, *map(str, numbers), merge.undone]
        item = QTreeWidgetItem(words)
        item.setData(0, _NUMBER, merge.number)
        for line in merge.details:
            child = QTreeWidgetItem([line])
            child.setToolTip(0, look.letters(line))
            item.addChild(child)
        return item

    def _on_act(self) -> None:
        item = self.tree.currentItem()
        if item is not None:
            self.act_asked.emit(int((item.parent() or item).data(0, _NUMBER)))
