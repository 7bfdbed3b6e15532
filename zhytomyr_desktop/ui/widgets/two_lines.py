"""An icon, a name and a quiet line below it: how files and beginnings are shown on the start page."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QIcon, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.icons import icon


@dataclass(frozen=True, slots=True)
class TwoLines:
    """What is shown: the name, what it is, and its icon."""

    head: str
    below: str
    drawing: QIcon


def height(font: QFont) -> int:
    """Pixels that two lines need with the air around them."""
    head, below = _fonts(font)
    return QFontMetrics(head).height() + QFontMetrics(below).height() + look.PADDING * 2


def width(text: TwoLines, font: QFont) -> int:
    """Pixels that the longer line needs with icon and air."""
    fonts = zip(_fonts(font), (text.head, text.below), strict=True)
    return (
        _icon_side(font)
        + look.PADDING * 4
        + max(QFontMetrics(f).horizontalAdvance(words) for f, words in fonts)
    )


def paint(
    painter: QPainter, box: QRect, text: TwoLines, font: QFont, palette: QPalette, *, chosen: bool = False
) -> None:
    """Paint into the box; a line that is too long is cut. ``chosen``: on the colour of what is selected."""
    room, side = box.adjusted(look.PADDING, look.PADDING, -look.PADDING, -look.PADDING), _icon_side(font)
    text.drawing.paint(
        painter, QRect(room.left(), room.top(), side, room.height()), Qt.AlignmentFlag.AlignCenter
    )
    room.setLeft(room.left() + side + look.PADDING * 2)
    head, below = _fonts(font)
    painter.save()
    painter.setPen(palette.color(QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text))
    _write(painter, head, room, text.head, Qt.TextElideMode.ElideMiddle)
    if not chosen:
        painter.setPen(look.color(palette, look.Tone.QUIET))
    room.setTop(room.top() + QFontMetrics(head).height())
    _write(painter, below, room, text.below, Qt.TextElideMode.ElideLeft)
    painter.restore()


def _icon_side(font: QFont) -> int:
    return round(QFontMetrics(font).height() * 1.6)


def _fonts(font: QFont) -> tuple[QFont, QFont]:
    """The font of the name and that of the line below."""
    below = QFont(font)
    below.setPointSizeF(font.pointSizeF() * 0.95)
    return look.heading_font(font, 1.05), below


def _write(painter: QPainter, font: QFont, room: QRect, words: str, cut: Qt.TextElideMode) -> None:
    painter.setFont(font)
    painter.drawText(
        room, Qt.AlignmentFlag.AlignLeft, QFontMetrics(font).elidedText(words, cut, room.width())
    )


class TwoLineButton(QAbstractButton):
    """A button that says what it does and, below, when one needs it."""

    def __init__(self, text: str, description: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = TwoLines(text.replace("&", ""), description, icon(name))
        self.setText(text)
        self.setToolTip(description)
        self.setAccessibleDescription(description)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(width(self._shown, self.font()), height(self.font()))

    def minimumSizeHint(self) -> QSize:
        return QSize(height(self.font()) * 3, height(self.font()))

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, palette = self.rect().adjusted(1, 1, -2, -2), self.palette()
        painter.setPen(Qt.PenStyle.NoPen)
        if self.hasFocus():
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 2))
        if self.underMouse() or self.isDown():
            painter.setBrush(look.marked_background(palette))
        painter.drawRoundedRect(box, look.GAP, look.GAP)
        paint(painter, self.rect(), self._shown, self.font(), palette)
