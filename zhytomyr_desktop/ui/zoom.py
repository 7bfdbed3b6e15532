"""How large the working place is shown: the sizes to choose from, and the font that follows."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from zhytomyr_desktop.ui.kept import Kept

SIZES = (80, 90, 100, 110, 125, 150, 175, 200)
USUAL = 100
WIDE = 150
"""From this size on (in per cent) the form takes the room of the text, which can be drawn in again."""


class Zoom(QObject):
    """The present size in per cent; ``zoomed`` tells a new one."""

    zoomed = Signal(int)

    def __init__(self, kept: Kept, parent: QObject) -> None:
        super().__init__(parent)
        self._kept = kept
        self._base_size = QApplication.font().pointSizeF()
        known = kept.option("zoom")
        self.percent = int(known) if known.isdecimal() else USUAL

    @property
    def is_wide(self) -> bool:
        """Whether the form needs the room of the text."""
        return self.percent >= WIDE

    @property
    def font(self) -> QFont:
        """The font of the working place."""
        font = QFont(QApplication.font())
        font.setPointSizeF(self._base_size * self.percent / 100)
        return font

    def step(self, by: int) -> None:
        """One size larger or smaller."""
        nearest = min(range(len(SIZES)), key=lambda i: abs(SIZES[i] - self.percent))
        self.set(SIZES[min(max(nearest + by, 0), len(SIZES) - 1)])

    def set(self, percent: int) -> None:
        """Choose this size, within the sizes that there are."""
        self.percent = min(max(percent, SIZES[0]), SIZES[-1])
        self._kept.set_option("zoom", str(self.percent))
        self.zoomed.emit(self.percent)
