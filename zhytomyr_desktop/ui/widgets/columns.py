"""Columns of a list that share its room: so many letters each, fewer where the letters are large."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHeaderView

_CHANGES = (QEvent.Type.Resize, QEvent.Type.FontChange)


class SharedColumns(QObject):
    """Keeps the columns of a header within its width.

    ``letters``: how many of them each column should hold; ``rest``: the column that gets what is left over.
    """

    tightened = Signal(bool)
    """Whether the columns got less than they should hold."""

    def __init__(self, header: QHeaderView, letters: Sequence[int], rest: int) -> None:
        super().__init__(header)
        self._header = header
        self._letters = tuple(letters)
        self._rest = rest
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _CHANGES:
            self._share_out()
        return super().eventFilter(watched, event)

    def _share_out(self) -> None:
        room, unit = self._header.width(), self._header.fontMetrics().averageCharWidth()
        wanted = [unit * number for number in self._letters]
        for column, width in enumerate(widths(room, wanted, self._rest)):
            self._header.resizeSection(column, width)
        self.tightened.emit(room < sum(wanted))


def widths(room: int, wanted: Sequence[int], rest: int) -> list[int]:
    """The widths that fill the room: as wanted, the rest for one column, or less in proportion."""
    whole = sum(wanted)
    given = list(wanted) if whole <= room else [width * room // whole for width in wanted]
    given[rest] += room - sum(given)
    return given
