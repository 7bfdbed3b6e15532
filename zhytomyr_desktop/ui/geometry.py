"""Where the main window stands on the screen: as it was left, at first over the whole of a small screen."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QWidget

from zhytomyr_desktop.ui.kept import Kept

SIZE = QSize(1366, 768)
"""The size without the frame where the screen has room for it."""
_TITLE = QSize(0, 48)
"""Pixels that the system's frame and title take."""
_OPTION = "geometry"


def restore(window: QWidget, kept: Kept) -> None:
    """Put the window where it stood last time."""
    geometry = kept.option(_OPTION)
    if not geometry or not window.restoreGeometry(QByteArray.fromBase64(geometry.encode())):
        window.resize(SIZE)


def show(window: QWidget, kept: Kept) -> None:
    """Show the window; the first time over the whole of a screen without room for it."""
    room = window.screen().availableGeometry().size()
    if not kept.option(_OPTION) and SIZE.boundedTo(room - _TITLE) != SIZE:
        window.showMaximized()
    else:
        window.show()


def keep(window: QWidget, kept: Kept) -> None:
    """Remember where the window stands."""
    kept.set_option(_OPTION, bytes(window.saveGeometry().toBase64().data()).decode())
