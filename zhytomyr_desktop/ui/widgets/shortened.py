"""A line of words that is shortened where there is no room for all of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from zhytomyr_desktop.ui.widgets.look import letters


class ShortenedLabel(QLabel):
    """Ends in «…» where the window is too narrow; its tip has all words."""

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(letters(text))
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        QPainter(self).drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter), words)
