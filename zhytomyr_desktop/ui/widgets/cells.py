"""Editors of one cell: they tell their form what was typed and where a key wants to go."""

from __future__ import annotations

import sys
from typing import Protocol

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QWidget

from zhytomyr_desktop.ui.widgets.clipboard import Cells, cells_of, copied_cells
from zhytomyr_desktop.ui.widgets.places import Place, Step

_STEPS = {
    Qt.Key.Key_Return: Step.DOWN,
    Qt.Key.Key_Enter: Step.DOWN,
    Qt.Key.Key_Down: Step.DOWN,
    Qt.Key.Key_Up: Step.UP,
}
_OF_WINDOW = (Qt.Key.Key_U, Qt.Key.Key_E)
"""Keys of the menus, with Ctrl, that a line of text on Linux takes for itself: to be emptied, to its end."""
_ASIDE = {Qt.Key.Key_Left: Step.LEFT, Qt.Key.Key_Right: Step.RIGHT}


def is_alt_letter(event: QKeyEvent) -> bool:
    """Whether a letter was pressed with Alt: meant for a menu, in the wrong layout perhaps, and no text.

    Qt writes it over what is marked. On macOS the Option key makes signs, and they are text.
    """
    return (
        sys.platform != "darwin"
        and event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier == Qt.KeyboardModifier.AltModifier
        and event.text().isprintable()
        and bool(event.text())
    )


class CellOwner(Protocol):
    """What a cell tells the form that holds it."""

    def cell_typed(self, place: Place, text: str) -> None:
        """A person changed the text."""

    def cell_entered(self, place: Place) -> None:
        """The keyboard came into the cell."""

    def cell_left(self, place: Place) -> None:
        """The keyboard left the cell."""

    def cell_stepped(self, place: Place, step: Step) -> None:
        """A key asks for another cell."""

    def cell_pasted(self, place: Place, cells: Cells) -> bool:
        """Several cells are to be pasted from here on; whether the form took them."""

    def undo_pressed(self) -> None:
        """Take back the last entry, wherever it was."""

    def redo_pressed(self) -> None:
        """Enter again what was taken back."""

    def fill_menu(self, place: Place, menu: QMenu) -> None:
        """Add what the form can do with this cell."""


def _is_of_window(event: QEvent) -> bool:
    """Whether it asks who wants a key that the menus have; then the answer is that the cell does not."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    with_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    if not with_control or event.key() not in _OF_WINDOW:
        return False
    event.ignore()
    return True


class CellEdit(QLineEdit):
    """One line: a figure, a short text or a date."""

    def __init__(self, place: Place, owner: CellOwner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self._owner = owner
        self._quiet = False
        self.textChanged.connect(self._on_changed)

    def setText(self, text: str | None) -> None:
        """Show a text that nobody typed; what a screen reader sets does not come here and counts as typed."""
        self._quiet = True
        super().setText(text)
        self._quiet = False

    def _on_changed(self, text: str) -> None:
        if not self._quiet:
            self._owner.cell_typed(self.place, text)

    # ``event`` is left to Qt: a Python override is called some ten times a cell while the form is built.

    def focusNextPrevChild(self, forward: bool) -> bool:
        self._owner.cell_stepped(self.place, Step.NEXT if forward else Step.BACK)
        return True

    def _steps(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or modifiers:
            return False
        if step is Step.DOWN and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            step = Step.UP
        self._owner.cell_stepped(self.place, step)
        return True

    def _steps_aside(self, event: QKeyEvent) -> bool:
        """Whether → at the end of the text or ← at its beginning went on to the cell beside."""
        step = _ASIDE.get(Qt.Key(event.key()))
        edge = 0 if step is Step.LEFT else len(self.text())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if step is None or not plain or self.hasSelectedText() or self.cursorPosition() != edge:
            return False
        self._owner.cell_stepped(self.place, step)
        return True

    def _travels(self, event: QKeyEvent) -> bool:
        """Whether undo or redo is the window's, since this cell has nothing to take back."""
        if event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable():
            self._owner.undo_pressed()
            return True
        if event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable():
            self._owner.redo_pressed()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_alt_letter(event):
            event.ignore()
            return
        if self._steps(event) or self._steps_aside(event) or self._travels(event):
            return
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_cells()
        else:
            super().keyPressEvent(event)

    def paste_cells(self) -> None:
        """Hand several cells of the clipboard to the form; a single one is written here."""
        cells = copied_cells()
        if self.isReadOnly() or not cells:
            return
        if len(cells) == len(cells[0]) == 1:
            self.insert(" ".join(cells[0][0].splitlines()))
        else:
            self._owner.cell_pasted(self.place, cells)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return _is_of_window(event) or super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.installEventFilter(
            self
        )  # while the keyboard is here only: it would be asked while a form is built
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()
        self._owner.cell_entered(self.place)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.removeEventFilter(self)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._owner.cell_left(self.place)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(self.paste_cells)
        self._owner.fill_menu(self.place, menu)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


class CellText(QPlainTextEdit):
    """Several lines of text; Ctrl+Enter goes on, Tab too."""

    def __init__(self, place: Place, lines: int, owner: CellOwner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self._owner = owner
        self._quiet = False
        self.setTabChangesFocus(True)
        self._lines = min(lines, 6)
        self._fit_height()
        self.textChanged.connect(self._on_changed)

    def text(self) -> str:
        """The text as it stands."""
        return self.toPlainText()

    def setText(self, text: str) -> None:
        """Show a text that nobody typed."""
        self._quiet = True
        self.setPlainText(text)
        self._quiet = False

    def _fit_height(self) -> None:
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self._lines + 14)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_height()

    def _on_changed(self) -> None:
        if not self._quiet:
            self._owner.cell_typed(self.place, self.toPlainText())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_alt_letter(event):
            event.ignore()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            back = event.key() == Qt.Key.Key_Backtab
            self._owner.cell_stepped(self.place, Step.BACK if back else Step.NEXT)
        elif (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._owner.cell_stepped(self.place, Step.DOWN)
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable():
            self._owner.undo_pressed()
        elif event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable():
            self._owner.redo_pressed()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Write a single cell without the quotes that a spreadsheet puts around its lines."""
        cells = cells_of(source)
        if len(cells) == 1 and len(cells[0]) == 1:
            self.insertPlainText(cells[0][0])
        else:
            super().insertFromMimeData(source)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return _is_of_window(event) or super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.installEventFilter(self)
        self._owner.cell_entered(self.place)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.removeEventFilter(self)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._owner.cell_left(self.place)
