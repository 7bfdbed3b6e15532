"""Hands that type as a person does, and eyes that read the file as another reader would."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from zhytomyr_desktop.ui.main_window import MainWindow
from zhytomyr_desktop.ui.session import Session
from zhytomyr_desktop.workspace import Workspace


def send_key(
    widget: QWidget, key: Qt.Key, text: str = "", modifiers: Qt.KeyboardModifier | None = None
) -> None:
    """Press and release one key."""
    with_ = modifiers or Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, with_, text))


def send_text(widget: QWidget, text: str) -> None:
    """Type letters of any alphabet."""
    for letter in text:
        send_key(widget, Qt.Key.Key_unknown, letter)


def type_over(widget: QWidget, text: str) -> None:
    """Replace what stands in an editor by typing."""
    widget.selectAll()
    if not text:
        send_key(widget, Qt.Key.Key_Delete)
    send_text(widget, text)


def focused() -> QWidget:
    """The widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def dialog_of(window: MainWindow, kind: type[QDialog] = QDialog) -> QDialog:
    """The dialog that is open over the window."""
    found = [d for d in window.findChildren(kind) if d.isVisible()]
    assert found, f"no {kind.__name__} is open"
    return found[-1]


def wait_for_dialog(qtbot: QtBot, window: MainWindow, kind: type[QDialog]) -> QDialog:
    """The dialog of this kind, once what opens it is done."""
    qtbot.waitUntil(lambda: any(d.isVisible() for d in window.findChildren(kind)), timeout=20_000)
    return dialog_of(window, kind)


def press_ok(dialog: QDialog) -> None:
    """Press the button that saves."""
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    box.button(QDialogButtonBox.StandardButton.Ok).click()


def drop_files(window: MainWindow, *paths: Path) -> None:
    """Drop files and folders on the window, as out of the system's file manager."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    drop(window, data)


def drop(window: MainWindow, data: QMimeData) -> None:
    """Let go of what was dragged over the window."""
    kinds = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    window.dropEvent(QDropEvent(QPointF(50, 50), *kinds))


def on_disk(path: Path, section: str, item: str, field: str = "value") -> str:
    """What another reader finds in the file."""
    with Workspace.open(path, read_only=True) as workspace:
        return workspace.text(section, item, field)


def session_of(window: MainWindow) -> Session:
    """The window's open file."""
    assert window.session is not None
    return window.session


def middle(widget: QWidget) -> QPoint:
    """The middle of a widget."""
    return widget.rect().center()


def close_for_good(window: MainWindow) -> None:
    """Close a window and let Qt take it down, so that the next one gets the keyboard."""
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
