"""How large everything is shown: the sizes to choose from, and the letters of the program, which follow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QComboBox

from zhytomyr_desktop.ui.kept import Kept

SIZES = (80, 90, 100, 110, 125, 150, 175, 200)
USUAL = 100
_USUAL_POINTS = "usual-points"
"""The application's property that keeps the system's size of letters, for the next window of the same run."""


class Zoom(QObject):
    """The present size in per cent; ``zoomed`` tells a new one.

    Menus, dialogs, tool bar and tips follow with the desk, since it is the application's font that grows.
    """

    zoomed = Signal(int)

    def __init__(self, kept: Kept, parent: QObject) -> None:
        super().__init__(parent)
        self._kept = kept
        known = kept.option("zoom")
        self.percent = _possible(int(known)) if known.isdecimal() else USUAL
        self._apply()

    def step(self, by: int) -> None:
        """One size larger or smaller."""
        nearest = min(range(len(SIZES)), key=lambda i: abs(SIZES[i] - self.percent))
        self.set(SIZES[min(max(nearest + by, 0), len(SIZES) - 1)])

    def set(self, percent: int) -> None:
        """Choose this size, within the sizes that there are."""
        self.percent = _possible(percent)
        self._kept.set_option("zoom", str(self.percent))
        self._apply()
        self.zoomed.emit(self.percent)

    def _apply(self) -> None:
        font = QFont(QApplication.font())
        points = _usual_points() * self.percent / 100
        if font.pointSizeF() != points:
            font.setPointSizeF(points)
            QApplication.setFont(font)
            # Windows hear of it by posted events; what is laid out next has to know already.
            QApplication.sendPostedEvents(None, QEvent.Type.ApplicationFontChange.value)
            _renew_boxes()


def _renew_boxes() -> None:
    """Let boxes of choices forget their least size, as they do for another style, but not for a font."""
    for widget in QApplication.allWidgets():
        if isinstance(widget, QComboBox):
            QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


def _possible(percent: int) -> int:
    return min(max(percent, SIZES[0]), SIZES[-1])


def _usual_points() -> float:
    """The size of letters that the system asks for, in points."""
    application = QApplication.instance()
    known = application.property(_USUAL_POINTS) if application is not None else None
    if isinstance(known, float):
        return known
    points = QApplication.font().pointSizeF()
    if application is not None:
        application.setProperty(_USUAL_POINTS, points)
    return points
