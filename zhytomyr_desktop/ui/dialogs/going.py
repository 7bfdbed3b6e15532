"""Go to a field by a part of its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.items import tops
from zhytomyr_desktop.ui.widgets.places import FieldAddress

_LIMIT = 200
_ADDRESS = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class FieldName:
    """A field with what it is called, what stands in it, and where."""

    address: FieldAddress
    label: str
    where: str
    value: str = ""


class GoDialog(QDialog):
    """A line to type into and the fields that match all its words."""

    field_chosen = Signal(FieldAddress)

    def __init__(self, fields: Sequence[FieldName], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Перейти до поля"))
        self._fields = [(f, f"{f.label} {f.where} {f.value}".casefold()) for f in fields]
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Частина назви, розділу або значення"))
        self.line.setAccessibleName(self.tr("Що шукати"))
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self._search)
        self.line.installEventFilter(self)
        self.list = QTreeWidget()
        self.list.setAccessibleName(self.tr("Знайдені поля"))
        self.list.setHeaderLabels([self.tr("Показник"), self.tr("Значення"), self.tr("Розділ")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAlternatingRowColors(True)
        self.list.header().resizeSection(0, 340)
        self.list.header().resizeSection(1, 130)
        self.list.itemActivated.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.addWidget(self.line)
        layout.addWidget(self.list, 1)
        layout.addWidget(look.quiet_label(self.tr("↑ ↓ — вибрати, Enter — перейти, Esc — закрити")))
        self.resize(760, 440)
        self._search("")

    def _search(self, text: str) -> None:
        words = text.casefold().split()
        found = [field for field, searched in self._fields if all(word in searched for word in words)]
        self.list.clear()
        for field in found[:_LIMIT]:
            item = QTreeWidgetItem([field.label, field.value, field.where])
            item.setData(0, _ADDRESS, field.address)
            for column in range(3):
                item.setToolTip(column, look.letters(item.text(column)))
            self.list.addTopLevelItem(item)
        self._stand_on(0)

    def _stand_on(self, row: int) -> None:
        """Make this line the current one; before the first and after the last: these."""
        lines = tops(self.list)
        if lines:
            self.list.setCurrentItem(lines[min(max(row, 0), len(lines) - 1)])

    def _choose(self, item: QTreeWidgetItem) -> None:
        address = item.data(0, _ADDRESS)
        self.accept()
        self.field_chosen.emit(address)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                item = self.list.currentItem()
                if item is not None:
                    self._stand_on(self.list.indexOfTopLevelItem(item) + step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                item = self.list.currentItem()
                if item is not None:
                    self._choose(item)
                return True
        return super().eventFilter(watched, event)
