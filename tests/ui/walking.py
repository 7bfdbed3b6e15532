"""A walk through every dialog that the menus open."""

from __future__ import annotations

import time

import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QProgressDialog

from zhytomyr_desktop.ui import work
from zhytomyr_desktop.ui.main_window import MainWindow


def asking(window: MainWindow) -> list[QAction]:
    """Every action whose words end with «…»: it opens a dialog."""
    menus = [head.menu() for head in window.menuBar().actions()]
    found = [action for menu in menus if isinstance(menu, QMenu) for action in menu.actions()]
    texts = [action for action in found if action.text().endswith("…") and action.isEnabled()]
    return [*texts, window.menus.help_action, window.menus.manual_action]


def dialog_after(window: MainWindow, action: QAction) -> QDialog | None:
    """The dialog that an action opens; None where it opens none."""
    action.trigger()
    end, quiet = time.monotonic() + 15, time.monotonic() + 0.3
    while time.monotonic() < end:
        QApplication.processEvents()
        shown = [d for d in window.findChildren(QDialog) if d.isVisible()]
        found = [d for d in shown if not isinstance(d, QProgressDialog)]
        if found:
            return found[-1]
        if not window.findChildren(work.Work) and time.monotonic() > quiet:
            return None
        time.sleep(0.01)
    return None


def put_away(window: MainWindow) -> None:
    """Close what is open over the window, and let Qt take it down."""
    work.wait_for_all(window)
    for dialog in window.findChildren(QDialog):
        if shiboken6.isValid(dialog):
            dialog.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
