"""Lines of lists and trees with a little air between them: Qt sets them solid on Linux."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem

from zhytomyr_desktop.ui.widgets import look

_ENDLESS = 10_000
"""Pixels of a height that no words need."""


class Roomy(QStyledItemDelegate):
    """Lines a little higher than their words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), size.height() + look.GAP)


class Wrapped(Roomy):
    """Lines as high as all of their words need: Qt reckons with a width of its own and cuts the last ones."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        wrapped = QStyleOptionViewItem(option)
        width = self._view.viewport().width() - 2 * self._view.spacing() - look.PADDING
        wrapped.rect = QRect(0, 0, width, _ENDLESS)
        return super().sizeHint(wrapped, index)


def wrap(view: QListView) -> None:
    """Let a list show all words of its lines, however wide it becomes."""
    view.setWordWrap(True)
    view.setResizeMode(QListView.ResizeMode.Adjust)
    view.setItemDelegate(Wrapped(view))


def give_air(view: QAbstractItemView) -> None:
    """Put a little air between the lines of a view."""
    view.setItemDelegate(Roomy(view))
