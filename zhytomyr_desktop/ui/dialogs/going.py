"""Go to a field by a part of its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.items import tops
from zhytomyr_desktop.ui.widgets.places import FieldAddress

_LIMIT = 200
_MOST = {1: 0.2, 2: 0.36}
"""Of the list's width, for values and for sections; what a field is called has all that they leave."""
_EXCERPT = 110
"""Letters of a sentence that are shown around the word that was looked for; its tip has all of it."""
_ADDRESS = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class FieldName:
    """A field with what it is called, what stands in it, and where."""

    address: FieldAddress
    label: str
    where: str
    value: str = ""


class _Wrapping(QStyledItemDelegate):
    """Lines as high as the words of their cells need, wrapped at the width of the column."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        wrapped = QStyleOptionViewItem(option)
        wrapped.rect = QRect(0, 0, self._tree.columnWidth(index.column()), 10_000)
        size = super().sizeHint(wrapped, index)
        return QSize(size.width(), size.height() + look.GAP // 2)


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
        self.list.setWordWrap(True)
        self.list.setItemDelegate(_Wrapping(self.list))
        self.list.setAlternatingRowColors(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
        found.sort(key=lambda field: not field.label.casefold().startswith(" ".join(words)))
        self.list.clear()
        for field in found[:_LIMIT]:
            self.list.addTopLevelItem(_line(field, words))
        self._share_out()
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """Give values and sections what they need, within bounds, and what a field is called the rest."""
        header, room = self.list.header(), self.list.viewport().width()
        taken = [self._width(column, int(room * most)) for column, most in _MOST.items()]
        for column, width in enumerate((room - sum(taken), *taken)):
            header.resizeSection(column, width)
        self.list.scheduleDelayedItemsLayout()

    def _width(self, column: int, most: int) -> int:
        """Pixels for the texts of a column: not more than this, unless a single word is wider."""
        texts = {item.text(column) for item in tops(self.list)} | {self.list.headerItem().text(column)}
        whole = max(map(self.list.fontMetrics().horizontalAdvance, texts))
        word = max(map(self.list.fontMetrics().horizontalAdvance, " ".join(texts).split()))
        return min(whole, max(word, most)) + 2 * look.PADDING

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


def _line(field: FieldName, words: Sequence[str]) -> QTreeWidgetItem:
    texts = (field.label, field.value, field.where)
    item = QTreeWidgetItem([_excerpt(text, words) for text in texts])
    item.setData(0, _ADDRESS, field.address)
    for column, text in enumerate(texts):
        item.setToolTip(column, look.letters(text))
    return item


def _excerpt(text: str, words: Sequence[str]) -> str:
    """A long text from a little before the first of these words that it has; a short one as it is."""
    if len(text) <= _EXCERPT:
        return text
    hits = [at for word in words if (at := text.casefold().find(word)) >= 0]
    start = max(min(hits, default=0) - _EXCERPT // 3, 0)
    start = text.find(" ", start) + 1 if start else 0
    end = start + _EXCERPT
    if end >= len(text):
        return f"…{text[start:]}"
    cut = text[start : text.rfind(" ", start, end)]
    return f"…{cut}…" if start else f"{cut}…"
