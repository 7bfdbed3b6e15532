"""Lines of lists and trees with a little air between them: Qt sets them solid on Linux."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from zhytomyr_desktop.ui.widgets import look


class Roomy(QStyledItemDelegate):
    """Lines a little higher than their words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), size.height() + look.GAP)


def give_air(view: QAbstractItemView) -> None:
    """Put a little air between the lines of a view."""
    view.setItemDelegate(Roomy(view))
