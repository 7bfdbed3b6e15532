"""All keys of the program, by place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A key and what it does, under the heading ``where``."""

    where: str
    keys: str
    does: str


class KeysDialog(QDialog):
    """The list, narrowed by what is typed."""

    def __init__(self, lines: Sequence[KeyLine], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Клавіші"))
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Знайти клавішу або дію"))
        self.line.setAccessibleName(self.tr("Знайти клавішу або дію"))
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self._narrow)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(self.tr("Клавіші"))
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
        for number in range(self.tree.topLevelItemCount()):
            head = self.tree.topLevelItem(number)
            for row in range(head.childCount()):
                item = head.child(row)
                searched = f"{item.text(0)} {item.text(1)}".casefold()
                item.setHidden(not all(word in searched for word in words))
            head.setHidden(all(head.child(row).isHidden() for row in range(head.childCount())))
