"""An editor of a sentence in which «{» opens the list of the section's figures; slots stand out by colour."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QSyntaxHighlighter, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QCompleter, QPlainTextEdit, QWidget

from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.items import present
from zhytomyr_desktop.ui.widgets.positions import from_qt, to_qt

_SLOT = re.compile(r"\{([^{}|]*)((?:\|[^{}]*)?)\}")
_LIST_ROWS = 12


class _SlotColours(QSyntaxHighlighter):
    """Known slots in the colour of links, unknown ones in that of errors."""

    def __init__(self, document: QTextDocument, editor: SlotEdit) -> None:
        super().__init__(document)
        self._editor = editor

    def highlightBlock(self, text: str) -> None:
        for found in _SLOT.finditer(text):
            known = self._editor.is_known(found[1])
            form = QTextCharFormat()
            tone = look.Tone.QUESTION if known else look.Tone.ERROR
            form.setForeground(look.color(self._editor.palette(), tone))
            start, end = to_qt(text, found.start()), to_qt(text, found.end())
            self.setFormat(start, end - start, form)


class SlotEdit(QPlainTextEdit):
    """Several lines of text with slots ``{label|option}``; ``known`` are names that may stand in them too."""

    slot_entered = Signal(str)
    finished = Signal()

    def __init__(
        self, labels: Sequence[str], known: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._names = {name.casefold() for name in (*labels, *known)}
        self.completer = QCompleter(self)
        self.completer.setModel(QStringListModel(list(labels), self.completer))
        self.completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.completer.setMaxVisibleItems(_LIST_ROWS)
        self.completer.setWidget(self)
        self._popup = present(self.completer.popup())
        self._popup.setAccessibleName(self.tr("Показники розділу"))
        self.completer.activated.connect(self._put_in)
        self._colours = _SlotColours(self.document(), self)
        self.setTabChangesFocus(True)
        self.cursorPositionChanged.connect(lambda: self.slot_entered.emit(self.slot_name()))

    def is_known(self, name: str) -> bool:
        """Whether a slot of this name stands for something."""
        plain = " ".join(name.split()).casefold()
        return plain in self._names or "." in plain

    def _line(self) -> tuple[str, int]:
        """The line of the cursor and where in it the cursor is."""
        cursor = self.textCursor()
        text = cursor.block().text()
        return text, from_qt(text, cursor.positionInBlock())

    # The slot under the cursor

    def _slot(self) -> re.Match[str] | None:
        text, at = self._line()
        found = _SLOT.finditer(text)
        return next((match for match in found if match.start() <= at <= match.end()), None)

    def slot_name(self) -> str:
        """The name in the slot at the cursor, or nothing."""
        slot = self._slot()
        return slot[1].strip() if slot else ""

    def slot_option(self) -> str:
        """The options of the slot at the cursor, without the first «|»."""
        slot = self._slot()
        return slot[2].removeprefix("|") if slot else ""

    def set_slot_option(self, option: str) -> None:
        """Give the slot at the cursor this option; empty: none."""
        slot = self._slot()
        if slot is None:
            return
        cursor = self.textCursor()
        start = cursor.block().position()
        cursor.setPosition(start + to_qt(slot.string, slot.start(2)))
        cursor.setPosition(start + to_qt(slot.string, slot.end(2)), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(f"|{option}" if option else "")
        self.setTextCursor(cursor)

    # The list of figures

    def open_list(self) -> None:
        """Begin a slot at the cursor and open the list."""
        self.setFocus()
        self.textCursor().insertText("{")
        self._complete()

    def _begun(self) -> str | None:
        """What was typed after an open brace before the cursor, or None."""
        text, at = self._line()
        before = text[:at]
        open_at = before.rfind("{")
        return before[open_at + 1 :] if open_at > before.rfind("}") else None

    def _complete(self) -> None:
        begun = self._begun()
        if begun is None or "|" in begun:
            self._popup.hide()
            return
        self.completer.setCompletionPrefix(begun.strip())
        if not self.completer.completionCount():
            self._popup.hide()
            return
        self._popup.setCurrentIndex(self.completer.completionModel().index(0, 0))
        box = self.cursorRect()
        box.setWidth(max(self.viewport().width() - box.left(), self.viewport().width() // 2))
        self.completer.complete(box)

    def _put_in(self, label: str) -> None:
        begun = self._begun()
        if begun is None:
            return
        text, at = self._line()
        cursor = self.textCursor()
        cursor.setPosition(cursor.position() - to_qt(begun, len(begun)), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(label if text[at:].startswith("}") else label + "}")
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self._popup.isVisible() and (
            enter or event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Backtab)
        ):
            event.ignore()
            return
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
            return
        super().keyPressEvent(event)
        if event.text() and (event.text().isprintable() or event.key() == Qt.Key.Key_Backspace):
            self._complete()
