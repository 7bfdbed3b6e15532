"""The tree of priorities and sections, with how much of each is filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.roomy import Roomy

_KEY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionLine:
    """What the tree shows of one section. ``priority``: the title of the one it stands under, or nothing."""

    key: str
    title: str
    priority: str
    filled: int
    expected: int
    state: str = "draft"
    remark: str = ""
    conflicts: int = 0
    unanswered: int = 0
    answered: int = 0
    changed: int = 0


class _RoomyTitles(Roomy):
    """Lines with a little air above and below; a long title stands on two."""

    def __init__(self, tree: SectionTree) -> None:
        super().__init__(tree)
        self._tree = tree
        self._heights: dict[tuple[str, int, bool, str], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        if index.column():
            return super().sizeHint(option, index)
        return QSize(0, self._height(index) + look.GAP)

    def _height(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """Pixels of the wrapped title; remembered, since a view asks many times while it is laid out."""
        words, room = str(index.data()), self._tree.room_for(index)
        font = QFont(self._tree.font())
        font.setBold(not index.parent().isValid())
        key = (words, room, font.bold(), font.key())
        if key not in self._heights:
            box = QRect(0, 0, room, 10_000)
            metrics = QFontMetrics(font)
            self._heights[key] = metrics.boundingRect(box, int(Qt.TextFlag.TextWordWrap), words).height()
        return self._heights[key]


class SectionTree(QTreeWidget):
    """Priorities, and below them the sections with «5/12»."""

    section_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[str, QTreeWidgetItem] = {}
        self._lines: dict[str, SectionLine] = {}
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setAccessibleName(self.tr("Розділи звіту"))
        self.setUniformRowHeights(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setWordWrap(True)
        self.header().sectionResized.connect(self.scheduleDelayedItemsLayout)
        self.setItemDelegate(_RoomyTitles(self))
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(look.PADDING + 4)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.currentItemChanged.connect(self._on_current)

    def room_for(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """Pixels that the title of this line has before it breaks; a priority has both columns."""
        whole = self.isFirstColumnSpanned(index.row(), index.parent())
        width = self.viewport().width() if whole else self.columnWidth(0)
        edge = self.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
        return width - (2 if index.parent().isValid() else 1) * self.indentation() - 2 * edge

    def least_width(self) -> int:
        """Pixels in which no word of a title is cut, whatever mark comes to stand before a count."""
        metrics = self.fontMetrics()
        words = (word for line in self._lines.values() for word in line.title.split())
        title = max((metrics.horizontalAdvance(word) for word in words), default=0)
        counts = (metrics.horizontalAdvance(f"● {_count(line)}") for line in self._lines.values())
        count = max(self.columnWidth(1), max(counts, default=0) + look.PADDING)
        bar = self.verticalScrollBar().sizeHint().width()
        return title + 2 * self.indentation() + 2 * look.PADDING + count + bar

    def show_sections(self, lines: Sequence[SectionLine]) -> None:
        """Show these sections; where they are the same as before, only their counts change."""
        if [line.key for line in lines] != list(self._items):
            self._rebuild(lines)
        self._lines = {line.key: line for line in lines}
        for line in lines:
            self._show_line(line)

    def _rebuild(self, lines: Sequence[SectionLine]) -> None:
        blocked = self.blockSignals(True)
        self.clear()
        self._items = {}
        above: QTreeWidgetItem | None = None
        title = ""
        for line in lines:
            if line.priority != title or (above is None and line.priority):
                above, title = self._priority(line.priority), line.priority
            item = QTreeWidgetItem([line.title])
            item.setData(0, _KEY, line.key)
            item.setToolTip(0, look.letters(line.title))
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            (above or self.invisibleRootItem()).addChild(item)
            self._items[line.key] = item
        self.expandAll()
        self.blockSignals(blocked)

    def _priority(self, title: str) -> QTreeWidgetItem | None:
        if not title:
            return None
        item = QTreeWidgetItem([title])
        font = item.font(0)
        font.setBold(True)
        item.setFont(0, font)
        item.setToolTip(0, look.letters(title))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.addTopLevelItem(item)
        item.setFirstColumnSpanned(True)
        return item

    def _show_line(self, line: SectionLine) -> None:
        item = self._items[line.key]
        count = _count(line)
        done = bool(line.expected) and line.filled >= line.expected
        tone = look.Tone.GOOD if done else look.Tone.QUIET
        if line.conflicts:
            count, tone = f"⚠ {count}", look.Tone.ERROR
        elif line.unanswered:
            count, tone = f"● {count}", look.Tone.WARNING
        elif line.state == "accepted":
            count = f"✓ {count}"
        item.setText(1, count)
        # As data: the binding takes 7 ms to make its class of brushes.
        item.setData(1, Qt.ItemDataRole.ForegroundRole, look.color(self.palette(), tone))
        words = [self.tr("Заповнено {} з {}").format(line.filled, line.expected), self.state_words(line)]
        if line.unanswered:
            words.append(self.tr("Зауважень без відповіді: {}").format(line.unanswered))
        item.setToolTip(1, look.letters("\n".join(word for word in words if word)))
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{line.title}, {words[0]}")

    def state_words(self, line: SectionLine) -> str:
        """The section's state in words; nothing for a draft."""
        if line.changed:
            return self.tr("На розгляді знову: після прийняття змінено {}").format(line.changed)
        returned = self.tr("Повернуто: {}").format(line.remark) if line.remark else self.tr("Повернуто")
        return {
            "submitted": self.tr("Здано"),
            "returned": returned,
            "accepted": self.tr("Прийнято, не змінюється"),
        }.get(line.state, "")

    def choose(self, key: str) -> None:
        """Make a section the current one, without telling."""
        blocked = self.blockSignals(True)
        self.setCurrentItem(self._items[key])
        self.blockSignals(blocked)

    def keys(self) -> list[str]:
        """All sections, in order."""
        return list(self._items)

    def _on_current(self, item: QTreeWidgetItem | None) -> None:
        key = item.data(0, _KEY) if item else None
        if key:
            self.section_chosen.emit(key)


def _count(line: SectionLine) -> str:
    return f"{line.filled}/{line.expected}" if line.expected else "–"
