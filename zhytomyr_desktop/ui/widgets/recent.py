"""The list of recent files: the name, and below it in small the folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from zhytomyr_desktop.ui.widgets import look, two_lines
from zhytomyr_desktop.ui.widgets.icons import icon

_PATH = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


class RecentList(QListWidget):
    """The files that were open lately, newest first; a click or Enter chooses one."""

    file_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Останні файли"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_TwoLines(self))
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)
        self._chosen = ""

    def show_files(self, paths: Sequence[Path]) -> None:
        """Show these files."""
        self.clear()
        for path in paths:
            item = QListWidgetItem(icon("report"), path.name)
            item.setData(_PATH, str(path))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{path.name}, {path.parent}")
            item.setToolTip(look.letters(str(path)))
            self.addItem(item)

    def _choose(self, item: QListWidgetItem) -> None:
        """Tell it once: where one click opens things, a list tells a click and an activation."""
        path = str(item.data(_PATH))
        if path != self._chosen:
            self._chosen = path
            self.file_chosen.emit(path)
        self._chosen = ""


class _TwoLines(QStyledItemDelegate):
    """Paints the name and the folder under it, both cut to the room there is."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(0, two_lines.height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        path = Path(str(index.data(_PATH)))
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        drawing = index.data(Qt.ItemDataRole.DecorationRole)
        text = two_lines.TwoLines(path.name, str(path.parent), drawing)
        two_lines.paint(painter, option.rect, text, option.font, option.palette, chosen=chosen)
