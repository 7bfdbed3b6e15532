"""The marks at the end of a form's line: how far the value got, and whether something was found about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QIcon, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QToolTip, QWidget

from forms.definition import Severity
from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.places import SaveState

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


def severity_icon(severity: Severity, widget: QWidget) -> QIcon:
    """The sign of a severity as an icon for a list."""
    side = widget.fontMetrics().height()
    ratio = widget.devicePixelRatioF()
    pixmap = QPixmap(int(side * ratio), int(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_severity(painter, QRectF(0.5, 0.5, side - 1, side - 1), severity, widget.palette())
    painter.end()
    return QIcon(pixmap)


class Marks(QWidget):
    """Two small signs: the save state on the left, the gravest finding on the right, a corner for a note."""

    def __init__(self, clicked: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clicked = clicked
        self.state = SaveState.NONE
        self.severity: Severity | None = None
        self.finding = ""
        self.note = ""

    def sizeHint(self) -> QSize:
        side = self.fontMetrics().height()
        return QSize(side * 3, side)

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
        return "\n".join(part for part in (state, self.finding, self.note) if part)

    def _tell(self) -> None:
        self.setAccessibleName(self.description())
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.description(), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._clicked()
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.state is SaveState.NONE and self.severity is None and not self.note:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self.fontMetrics().height() * 0.85
        top = (self.height() - side) / 2
        self._paint_state(painter, QRectF(0, top, side, side))
        self._paint_finding(painter, QRectF(side * 1.25, top, side, side))
        self._paint_note(painter, QRectF(side * 2.5, top, side, side))

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
        if self.severity is None:
            return
        paint_severity(painter, box, self.severity, self.palette())

    def _paint_note(self, painter: QPainter, box: QRectF) -> None:
        if not self.note:
            return
        pen = QPen(look.color(self.palette(), look.Tone.QUIET), 1.2)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        page = box.adjusted(box.width() * 0.2, box.height() * 0.1, -box.width() * 0.15, -box.height() * 0.1)
        painter.drawRect(page)
        for share in (0.3, 0.55, 0.8):
            y = page.top() + page.height() * share
            painter.drawLine(QPointF(page.left() + 2, y), QPointF(page.right() - 2, y))
