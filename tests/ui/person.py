"""A person at the window: chooses in menus, names files in dialogs, presses buttons by their words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.hands import middle, send_key, send_text, type_over
from zhytomyr_desktop.ui.desk import Desk
from zhytomyr_desktop.ui.main_window import MainWindow
from zhytomyr_desktop.ui.widgets.remarks import RemarkCard

Open = Callable[[Path | None], MainWindow]
Dialog = TypeVar("Dialog", bound=QDialog)
LEFT = Qt.MouseButton.LeftButton


class Person:
    """Somebody who sits before one window and has nothing but a mouse and a keyboard."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self._qtbot = qtbot

    def choose(self, menu: str, command: str) -> None:
        """Click a command of a menu, both named by their words."""
        bar = self.window.menuBar()
        top = next(action for action in bar.actions() if _words(action.text()) == menu)
        opened = top.menu()
        assert isinstance(opened, QMenu)
        action = next(action for action in opened.actions() if _words(action.text()) == command)
        assert action.isEnabled(), f"«{command}» cannot be chosen"
        self.click(bar, bar.actionGeometry(top).center())
        self.until(opened.isVisible)
        self.click(opened, opened.actionGeometry(action).center())

    def press_keys(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        """Press a short cut; without a window manager the window must be brought to the front before."""
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)
        self._qtbot.keyClick(self.window, key, modifiers)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click a widget, in its middle or at a point."""
        self._qtbot.mouseClick(widget, LEFT, pos=middle(widget) if at is None else at)

    def press(self, within: QWidget, words: str) -> None:
        """Click the button that says this."""
        shown = [b for b in within.findChildren(QAbstractButton) if b.isVisible() and b.isEnabled()]
        self.click(next(button for button in shown if words in _words(button.text())))

    def wait_for(self, kind: type[Dialog]) -> Dialog:
        """Wait until a dialog of this kind is open over the window."""
        self.until(lambda: any(dialog.isVisible() for dialog in self.window.findChildren(kind)))
        return [dialog for dialog in self.window.findChildren(kind) if dialog.isVisible()][-1]

    def read_message(self) -> str:
        """Read what the message box says and put it away with Enter."""
        box = self.wait_for(QMessageBox)
        text = f"{box.text()} {box.informativeText()}"
        send_key(box, Qt.Key.Key_Return)
        self.until(lambda: not _is_open(box))
        return text

    def name_file(self, *paths: Path) -> None:
        """Paste the names into the open file dialog and press Enter."""
        dialog = self.wait_for(QFileDialog)
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert line is not None
        names = str(paths[0]) if len(paths) == 1 else " ".join(f'"{path}"' for path in paths)
        QApplication.clipboard().setText(names)
        line.selectAll()
        self._qtbot.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        self._qtbot.keyClick(line, Qt.Key.Key_Return)
        self.until(lambda: not _is_open(dialog))

    def answer(self, dialog: QDialog, text: str) -> None:
        """Type into what has the keyboard in a dialog and confirm."""
        dialog.activateWindow()
        self.until(lambda: dialog.focusWidget() is not None)
        send_text(dialog.focusWidget(), text)
        self.click(next(button for button in dialog.findChildren(QPushButton) if button.isDefault()))

    def go_to_section(self, key: str) -> None:
        """Click a section in the tree on the left."""
        tree = self._desk.tree
        item = tree._items[key]
        tree.scrollToItem(item)
        self.click(tree.viewport(), tree.visualItemRect(item).center())
        assert self._desk.section_key == key

    def first_item(self) -> str:
        """The first field of the form."""
        return self._desk.form.items()[0]

    def click_field(self, item: str) -> QWidget:
        """Scroll to a field and click into it."""
        editor = self._desk.form.row(item).value_editor
        _scroll_to(editor)
        self.click(editor)
        assert self._desk.form.current_item == item
        return editor

    def enter(self, item: str, text: str) -> None:
        """Click a field of the form, type over what stands there, leave it with Tab."""
        editor = self.click_field(item)
        type_over(editor, text)
        send_key(editor, Qt.Key.Key_Tab)

    def cards(self) -> list[RemarkCard]:
        """The remarks that stand beside the form."""
        return [card for card in self.window.findChildren(RemarkCard) if card.isVisible()]

    @property
    def _desk(self) -> Desk:
        desk = self.window.desk
        assert desk is not None
        return desk

    def until(self, seen: Callable[[], bool]) -> None:
        """Wait until this is seen."""
        self._qtbot.waitUntil(seen, timeout=30_000)


def _scroll_to(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()


def _words(text: str) -> str:
    return text.replace("&", "")


def _is_open(dialog: QDialog) -> bool:
    import shiboken6

    return shiboken6.isValid(dialog) and dialog.isVisible()
