"""The merges of a file, each with its act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
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
from zhytomyr_desktop.ui.widgets.items import below, tops

_NUMBER = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class ShownMerge:
    """A merge in words; ``details``: a line for each file and each decision.

    ``names``: of the files, the first few; ``can_undo``: it is the one that can be taken out again.
    """

    number: int
    at: str
    author: str
    files: int
    names: str
    taken: int
    decided: int
    undone: str
    details: tuple[str, ...]
    can_undo: bool = False


class MergesDialog(LookingDialog):
    """The latest merge first."""

    act_asked = Signal(int)
    look_asked = Signal(int)
    undo_asked = Signal()
    folder_asked = Signal()

    def __init__(self, merges: Sequence[ShownMerge], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Приєднання та акти"))
        self._undoable = {merge.number for merge in merges if merge.can_undo}
        self.tree = self._make_tree(merges)
        buttons = self._make_buttons()
        layout = QVBoxLayout(self)
        layout.addWidget(look.quiet_label(self._lead(bool(merges))))
        layout.addWidget(self.tree, 1)
        layout.addWidget(buttons)
        self.resize(1000, 480)
        self.tree.currentItemChanged.connect(self._on_chosen)
        self._on_chosen()
        for newest in tops(self.tree)[:1]:
            self._unfold(newest)

    def _make_tree(self, merges: Sequence[ShownMerge]) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setAccessibleName(self.tr("Приєднання"))
        roomy.give_air(tree)
        tree.setHeaderLabels(
            [
                self.tr("№"),
                self.tr("Коли"),
                self.tr("Хто приєднав"),
                self.tr("Стан"),
                self.tr("Змін"),
                self.tr("Рішень"),
                self.tr("Файли"),
            ]
        )
        for merge in merges:
            item = self._item(merge)
            tree.addTopLevelItem(item)
            for line in below(item):
                line.setFirstColumnSpanned(True)
        tree.setWordWrap(True)
        tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        tree.header().resizeSection(0, self.fontMetrics().averageCharWidth() * 12)
        return tree

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.look_button = buttons.addButton(self.tr("Переглянути акт"), role)
        self.look_button.clicked.connect(lambda: self.look_asked.emit(self._number()))
        self.act_button = buttons.addButton(self.tr("Записати акт…"), role)
        self.act_button.clicked.connect(lambda: self.act_asked.emit(self._number()))
        self.undo_button = buttons.addButton(self.tr("Скасувати приєднання…"), role)
        self.undo_button.clicked.connect(self.undo_asked)
        self.folder_button = buttons.addButton(self.tr("Отримані файли"), role)
        self.folder_button.clicked.connect(self.folder_asked)
        buttons.rejected.connect(self.reject)
        return buttons

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
        numbers = (str(merge.taken), str(merge.decided))
        files = f"{merge.files}: {merge.names}"
        item = QTreeWidgetItem([str(merge.number), merge.at, merge.author, merge.undone, *numbers, files])
        item.setToolTip(6, look.letters(files))
        item.setData(0, _NUMBER, merge.number)
        for line in merge.details:
            child = QTreeWidgetItem([line])
            child.setToolTip(0, look.letters(line))
            item.addChild(child)
        return item

    def _number(self) -> int:
        """The merge that is chosen, or of which a line is chosen; 0 for none."""
        item = self.tree.currentItem()
        return int((item.parent() or item).data(0, _NUMBER)) if item is not None else 0

    def _on_chosen(self) -> None:
        number = self._number()
        self.look_button.setEnabled(bool(number))
        self.act_button.setEnabled(bool(number))
        self.undo_button.setEnabled(number in self._undoable)
