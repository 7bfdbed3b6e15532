"""All keys of the program, by place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from zhytomyr_desktop.ui.dialogs.looking import LookingDialog
from zhytomyr_desktop.ui.widgets import roomy
from zhytomyr_desktop.ui.widgets.items import below, tops


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A key and what it does, under the heading ``where``."""

    where: str
    keys: str
    does: str


class KeysDialog(LookingDialog):
    """The list, narrowed by what is typed."""

    def __init__(self, lines: Sequence[KeyLine], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Клавіші"))
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Знайти клавішу або дію"))
        self.line.setAccessibleName(self.tr("Знайти клавішу або дію"))
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self._narrow)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(self.tr("Клавіші"))
        roomy.give_air(self.tree)
        self.tree.setHeaderLabels([self.tr("Дія"), self.tr("Клавіші")])
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setStretchLastSection(False)
        self._fill(lines)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (self.line, self.tree, buttons):
            layout.addWidget(widget)
        self.resize(620, 560)

    def _fill(self, lines: Sequence[KeyLine]) -> None:
        heads: dict[str, QTreeWidgetItem] = {}
        for line in lines:
            if line.where not in heads:
                head = heads[line.where] = QTreeWidgetItem([line.where])
                font = head.font(0)
                font.setBold(True)
                head.setFont(0, font)
                self.tree.addTopLevelItem(head)
                head.setFirstColumnSpanned(True)
            heads[line.where].addChild(QTreeWidgetItem([line.does, line.keys]))
        self.tree.expandAll()

    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        for head in tops(self.tree):
            lines = below(head)
            for line in lines:
                searched = f"{line.text(0)} {line.text(1)}".casefold()
                line.setHidden(not all(word in searched for word in words))
            head.setHidden(all(line.isHidden() for line in lines))
