"""The cells whose text only the disk did not take: they are tried again until it does."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from zhytomyr_desktop.ui.widgets.places import Key

AGAIN = 4000
"""Milliseconds between two tries."""


class Unwritten(QObject):
    """Remembers these cells and says every few seconds that a try is due, as long as there are some."""

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._keys: set[Key] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(AGAIN)
        self._timer.timeout.connect(self.due)

    def keys(self) -> list[Key]:
        """The cells that wait."""
        return list(self._keys)

    def add(self, key: Key) -> None:
        """The disk did not take this cell's text."""
        self._keys.add(key)
        self._timer.start()

    def discard(self, key: Key) -> None:
        """A cell waits no longer."""
        self._keys.discard(key)
        if not self._keys:
            self._timer.stop()

    def rest(self) -> None:
        """The file is closed."""
        self._keys.clear()
        self._timer.stop()
