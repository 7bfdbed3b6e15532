"""The marks at the end of a form's line: how far the value got, what was found, asked and noted about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QIcon, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QToolTip, QWidget

from forms.definition import Severity
from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.places import SaveState

_PITCH = 1.1
"""From sign to sign, in widths of one."""
_SIDE = 0.85
"""The width of a sign in heights of the font."""


class Sign(Enum):
    """The signs at the end of a line, from left to right."""

    STATE = auto()
    FINDING = auto()
    REMARK = auto()
    NOTE = auto()


@dataclass(frozen=True, slots=True)
class FieldFinding:
    """The gravest thing found about a field, and all that was found, in words."""

    severity: Severity
    text: str


@dataclass(frozen=True, slots=True)
class SignPress:
    """A sign of a field was clicked."""

    item: str
    sign: Sign


_SIGNS = {Severity.ERROR: "!", Severity.WARNING: "!", Severity.QUESTION: "?", Severity.HINT: "i"}


def paint_severity(painter: QPainter, box: QRectF, severity: Severity, palette: QPalette) -> None:
    """Paint the sign of a severity: a filled disc with «!», «?» or «i»."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color(palette, look.TONE_OF_SEVERITY[severity]))
    painter.drawEllipse(box)
    font = painter.font()
    font.setBold(True)
    font.setPixelSize(max(int(box.height() * 0.75), 6))
    painter.setFont(font)
    painter.setPen(palette.base().color())
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _SIGNS[severity])


def paint_remark(painter: QPainter, box: QRectF, palette: QPalette) -> None:
    """Paint the sign of a remark: a speech bubble."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color(palette, look.Tone.WARNING))
    bubble = box.adjusted(0, box.height() * 0.08, 0, -box.height() * 0.25)
    corner = box.height() * 0.15
    painter.drawRoundedRect(bubble, corner, corner)
    left, bottom = box.left() + box.width() * 0.22, bubble.bottom() - 0.5
    tip = QPointF(left, box.bottom())
    painter.drawPolygon([QPointF(left, bottom), tip, QPointF(left + box.width() * 0.3, bottom)])


def remark_icon(widget: QWidget) -> QIcon:
    """The sign of a remark as an icon for a row."""
    return _icon(widget, lambda painter, box: paint_remark(painter, box, widget.palette()))


def severity_icon(severity: Severity, widget: QWidget) -> QIcon:
    """The sign of a severity as an icon for a list."""
    return _icon(widget, lambda painter, box: paint_severity(painter, box, severity, widget.palette()))


def _icon(widget: QWidget, paint: Callable[[QPainter, QRectF], None]) -> QIcon:
    """A sign as an icon as high as the widget's letters."""
    side = widget.fontMetrics().height()
    ratio = widget.devicePixelRatioF()
    pixmap = QPixmap(int(side * ratio), int(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter, QRectF(0.5, 0.5, side - 1, side - 1))
    painter.end()
    return QIcon(pixmap)


class Marks(QWidget):
    """Small signs: the save state, the gravest finding, a remark of the reviewer, a note."""

    def __init__(self, clicked: Callable[[Sign], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clicked = clicked
        self.state = SaveState.NONE
        self.severity: Severity | None = None
        self.finding = ""
        self.remark = ""
        self.note = ""

    def sizeHint(self) -> QSize:
        height = self.fontMetrics().height()
        return QSize(int(self._box(list(Sign)[-1]).right()) + 1, height)

    def _box(self, sign: Sign) -> QRectF:
        """Where a sign stands."""
        side = self.fontMetrics().height() * _SIDE
        return QRectF(list(Sign).index(sign) * side * _PITCH, (self.height() - side) / 2, side, side)

    def _signs(self) -> dict[Sign, bool]:
        """Which signs are shown."""
        return {
            Sign.STATE: self.state is not SaveState.NONE,
            Sign.FINDING: self.severity is not None,
            Sign.REMARK: bool(self.remark),
            Sign.NOTE: bool(self.note),
        }

    def show_state(self, state: SaveState) -> None:
        """Show how far the value got."""
        if state != self.state:
            self.state = state
            self._tell()

    def show_finding(self, severity: Severity | None, text: str = "") -> None:
        """Show what was found about the value; None: nothing."""
        if (severity, text) != (self.severity, self.finding):
            self.severity, self.finding = severity, text
            self._tell()

    def show_remark(self, remark: str) -> None:
        """Show that the reviewer asks something about the value."""
        if remark != self.remark:
            self.remark = remark
            self._tell()

    def show_note(self, note: str) -> None:
        """Show that the value carries a note or a source."""
        if note != self.note:
            self.note = note
            self._tell()

    def description(self) -> str:
        """The marks in words, for the tool tip and for screen readers."""
        state = {
            SaveState.NONE: "",
            SaveState.TYPED: self.tr("Ще не збережено"),
            SaveState.SAVED: self.tr("Збережено"),
            SaveState.REFUSED: self.tr("Не збережено: значення не прийнято"),
        }[self.state]
        return "\n".join(part for part in (state, self.finding, self.remark, self.note) if part)

    def _tell(self) -> None:
        self.setAccessibleName(self.description())
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.description(), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().x()
        shown = (sign for sign, is_shown in self._signs().items() if is_shown)
        hit = (sign for sign in shown if self._box(sign).left() <= at <= self._box(sign).right())
        self._clicked(next(hit, Sign.STATE))
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        shown = [sign for sign, is_shown in self._signs().items() if is_shown]
        if not shown:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint = {
            Sign.STATE: self._paint_state,
            Sign.FINDING: self._paint_finding,
            Sign.REMARK: self._paint_remark,
            Sign.NOTE: self._paint_note,
        }
        for sign in shown:
            paint[sign](painter, self._box(sign))

    def _paint_state(self, painter: QPainter, box: QRectF) -> None:
        tone = {SaveState.SAVED: look.Tone.GOOD, SaveState.REFUSED: look.Tone.ERROR}.get(
            self.state, look.Tone.QUIET
        )
        painter.setPen(QPen(look.color(self.palette(), tone), max(1.6, box.height() / 8)))
        unit = box.height() / 10

        def at(x: float, y: float) -> QPointF:
            return QPointF(box.x() + x * unit, box.y() + y * unit)

        if self.state is SaveState.SAVED:
            painter.drawPolyline([at(2, 5.5), at(4.2, 7.8), at(8, 2.5)])
        elif self.state is SaveState.REFUSED:
            painter.drawLine(at(2.5, 2.5), at(7.5, 7.5))
            painter.drawLine(at(7.5, 2.5), at(2.5, 7.5))
        elif self.state is SaveState.TYPED:
            for x in (2, 5, 8):
                painter.drawPoint(at(x, 6.5))

    def _paint_finding(self, painter: QPainter, box: QRectF) -> None:
        if self.severity is not None:
            paint_severity(painter, box, self.severity, self.palette())

    def _paint_remark(self, painter: QPainter, box: QRectF) -> None:
        paint_remark(painter, box, self.palette())

    def _paint_note(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QPen(look.color(self.palette(), look.Tone.QUIET), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        page = box.adjusted(box.width() * 0.2, box.height() * 0.1, -box.width() * 0.15, -box.height() * 0.1)
        painter.drawRect(page)
        for share in (0.3, 0.55, 0.8):
            y = page.top() + page.height() * share
            painter.drawLine(QPointF(page.left() + 2, y), QPointF(page.right() - 2, y))
