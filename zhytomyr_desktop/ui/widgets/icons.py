"""The icons, those of the Tabler set, in the colour of the text: they follow light, dark and size."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap

import resources
from zhytomyr_desktop.ui.widgets import look

ICONS = {
    "add": "plus",
    "edit": "pencil",
    "up": "arrow-up",
    "down": "arrow-down",
    "hide": "eye-off",
    "delete": "trash",
    "confirm": "check",
    "calendar": "calendar",
    "open": "folder-open",
    "undo": "arrow-back-up",
    "next": "square-arrow-down",
    "merge": "file-import",
    "hand_over": "send",
    "report": "file-text",
    "new_section": "file-plus",
    "new_city": "building-community",
    "sample": "book-2",
    "help": "help-circle",
    "keys": "keyboard",
    "error": "filled/alert-octagon",
    "warning": "filled/alert-triangle",
    "question": "filled/help",
    "hint": "info-circle",
    "remark": "filled/message",
    "note": "notes",
    "typed": "dots",
    "saved": "check",
    "refused": "x",
}
"""What an icon stands for in the window, and its name in the set."""

_PLATE = QColor("#1d4f91")
_ROUND, _EDGE = 0.2, 0.14
"""The plate's rounding and the room around the drawing, of the side."""


class _TintedEngine(QIconEngine):
    """Draws one drawing of the set at any size, in the colour that text on a button has at that moment."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def clone(self) -> QIconEngine:
        return _TintedEngine(self._name)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        _draw(self._name, painter, QRectF(rect), _text_color(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap


class _TonedEngine(_TintedEngine):
    """Draws it in the colour that a tone has at that moment."""

    def __init__(self, name: str, tone: look.Tone) -> None:
        super().__init__(name)
        self._tone = tone

    def clone(self) -> QIconEngine:
        return _TonedEngine(self._name, self._tone)

    def paint(self, painter: QPainter, rect: QRect, _mode: QIcon.Mode, _state: QIcon.State) -> None:
        _draw(self._name, painter, QRectF(rect), look.color(QGuiApplication.palette(), self._tone))


class _BadgeEngine(_TintedEngine):
    """Draws it in white on a plate, to be told from others in a list of windows."""

    def clone(self) -> QIconEngine:
        return _BadgeEngine(self._name)

    def paint(self, painter: QPainter, rect: QRect, _mode: QIcon.Mode, _state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_PLATE)
        painter.drawRoundedRect(QRectF(rect), side * _ROUND, side * _ROUND)
        edge = side * _EDGE
        _draw(self._name, painter, QRectF(rect).adjusted(edge, edge, -edge, -edge), QColor("white"))


def _draw(name: str, painter: QPainter, room: QRectF, color: QColor) -> None:
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", color.name()).encode()))
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    renderer.render(painter, room)


@cache
def _drawing(name: str) -> str:
    return resources.icon_path(name).read_text(encoding="utf-8")


def _text_color(mode: QIcon.Mode) -> QColor:
    group = QPalette.ColorGroup.Disabled if mode == QIcon.Mode.Disabled else QPalette.ColorGroup.Active
    return QGuiApplication.palette().color(group, QPalette.ColorRole.ButtonText)


def icon(name: str) -> QIcon:
    """The icon of this name. Raises KeyError for an unknown one."""
    return QIcon(_TintedEngine(ICONS[name]))


def toned_icon(name: str, tone: look.Tone) -> QIcon:
    """The icon of this name in the colour of a tone. Raises KeyError for an unknown one."""
    return QIcon(_TonedEngine(ICONS[name], tone))


def draw(painter: QPainter, room: QRectF, name: str, color: QColor) -> None:
    """Draw the icon of this name here. Raises KeyError for an unknown one."""
    _draw(ICONS[name], painter, room, color)


def program_icon() -> QIcon:
    """The icon of the program's windows."""
    return QIcon(_BadgeEngine(ICONS["new_city"]))
