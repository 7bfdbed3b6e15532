"""The program's icons: thin lines in the colour of the text, so that they follow light, dark and size."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPen, QPixmap

_GRID = 16
_Line = tuple[tuple[float, float], ...]

_SHAPES: dict[str, tuple[_Line, ...]] = {
    "add": (((8, 2.5), (8, 13.5)), ((2.5, 8), (13.5, 8))),
    "edit": (((2, 14), (2.8, 10.5), (11, 2.3), (13.7, 5), (5.5, 13.2), (2, 14)), ((9.2, 4.1), (11.9, 6.8))),
    "up": (((8, 14), (8, 2.5)), ((3.5, 7), (8, 2.5), (12.5, 7))),
    "down": (((8, 2), (8, 13.5)), ((3.5, 9), (8, 13.5), (12.5, 9))),
    "hide": (
        ((1, 8), (4, 4.8), (8, 3.5), (12, 4.8), (15, 8), (12, 11.2), (8, 12.5), (4, 11.2), (1, 8)),
        ((2.5, 14), (13.5, 2)),
    ),
    "delete": (
        ((2, 4), (14, 4)),
        ((6, 4), (6, 2), (10, 2), (10, 4)),
        ((3.5, 4), (4.3, 14.5), (11.7, 14.5), (12.5, 4)),
    ),
    "calendar": (
        ((2, 3.5), (14, 3.5), (14, 14), (2, 14), (2, 3.5)),
        ((2, 7), (14, 7)),
        ((5, 1.5), (5, 4.5)),
        ((11, 1.5), (11, 4.5)),
    ),
    "open": (
        ((1, 13), (1, 3), (6, 3), (8, 5), (13, 5), (13, 7)),
        ((1, 13), (4, 7), (15.5, 7), (12.5, 13), (1, 13)),
    ),
    "undo": (((6, 3), (2, 7), (6, 11)), ((2, 7), (10, 7), (12.5, 8), (14, 10), (14, 13))),
    "next": (((8, 2), (8, 13.5)), ((4, 9.5), (8, 13.5), (12, 9.5))),
    "merge": (
        ((3, 1.5), (3, 5), (8, 9.5), (8, 14.5)),
        ((13, 1.5), (13, 5), (8, 9.5)),
        ((5, 11.5), (8, 14.5), (11, 11.5)),
    ),
    "hand_over": (((1.5, 8), (15, 1.5), (11, 14.5), (7.5, 9.5), (1.5, 8)), ((7.5, 9.5), (15, 1.5))),
    "report": (
        ((3, 1), (10, 1), (13, 4), (13, 15), (3, 15), (3, 1)),
        ((5.5, 6), (10.5, 6)),
        ((5.5, 9), (10.5, 9)),
        ((5.5, 12), (8.5, 12)),
    ),
    "new": (((3, 1), (10, 1), (13, 4), (13, 15), (3, 15), (3, 1)), ((8, 6), (8, 12)), ((5, 9), (11, 9))),
    "sample": (
        ((1, 8), (4, 4.8), (8, 3.5), (12, 4.8), (15, 8), (12, 11.2), (8, 12.5), (4, 11.2), (1, 8)),
        ((6, 8), (8, 6), (10, 8), (8, 10), (6, 8)),
    ),
}


class _LineEngine(QIconEngine):
    """Draws one shape at any size."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def clone(self) -> QIconEngine:
        return _LineEngine(self._name)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        scale = min(rect.width(), rect.height()) / _GRID
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(rect.x(), rect.y())
        painter.scale(scale, scale)
        pen = QPen(_line_color(mode), 1.3)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for line in _SHAPES[self._name]:
            painter.drawPolyline([QPointF(x, y) for x, y in line])
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap


def _line_color(mode: QIcon.Mode) -> QColor:
    group = QPalette.ColorGroup.Disabled if mode == QIcon.Mode.Disabled else QPalette.ColorGroup.Active
    return QGuiApplication.palette().color(group, QPalette.ColorRole.ButtonText)


def icon(name: str) -> QIcon:
    """The icon of this name. Raises KeyError for an unknown one."""
    if name not in _SHAPES:
        raise KeyError(name)
    return QIcon(_LineEngine(name))
