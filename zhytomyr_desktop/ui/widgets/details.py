"""What goes with a figure, shown below it in one quiet line: date, note, source."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from forms.values import FigureValue
from zhytomyr_desktop.ui.widgets import look

_SMALLER = 0.9


def words(value: FigureValue, *, dated: bool = False, key: str = "") -> tuple[str, ...]:
    """What goes with the value, each part in words; ``dated``: a filled figure without its date lacks it.

    ``key``: what one presses to enter it; nothing where it cannot be entered.
    """
    translate = QCoreApplication.translate
    parts = []
    if value.as_of:
        parts.append(translate("FieldRow", "станом на {day}").format(day=f"{value.as_of:%d.%m.%Y}"))
    elif dated and value.number is not None:
        missing = translate("FieldRow", "станом на: дату не вказано")
        parts.append(f"{missing} ({key})" if key else missing)
    if value.note:
        parts.append(translate("FieldRow", "примітка: {note}").format(note=_line(value.note)))
    if value.source:
        parts.append(translate("FieldRow", "джерело: {source}").format(source=_line(value.source)))
    return tuple(parts)


def _line(text: str) -> str:
    return " ".join(text.split())


class DetailsLabel(QLabel):
    """One small quiet line, cut with «…» where it is too long; a click asks to change it."""

    def __init__(self, clicked: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clicked = clicked
        self.parts: tuple[str, ...] = ()
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.paint_text(self, look.Tone.QUIET)

    def show_parts(self, parts: tuple[str, ...]) -> None:
        """Show these parts; the whole of them is in the tool tip and in the accessible name."""
        self.parts, self._whole = parts, " · ".join(parts)
        self.setToolTip(look.letters("\n".join(parts)))
        self.setAccessibleName(self._whole)
        self.setText(self._whole)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._metrics().height())

    def sizeHint(self) -> QSize:
        return QSize(0, self._metrics().height())

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(look.scaled_font(self.font(), _SMALLER))

    def shown_text(self) -> str:
        """What has room in the line."""
        return self._metrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(look.scaled_font(self.font(), _SMALLER))
        painter.setPen(self.palette().color(self.foregroundRole()))
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect(), side, self.shown_text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._clicked()
        event.accept()
