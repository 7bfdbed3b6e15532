"""A section's text as it will be printed: where each figure stands, what is chosen, what the checks say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QToolTip, QWidget

from forms.definition import Severity
from zhytomyr_desktop.report.document import Block
from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.block_writer import BlockWriter, Unbound, linked_field
from zhytomyr_desktop.ui.widgets.paragraphs import is_of, shows, statement_of
from zhytomyr_desktop.ui.widgets.places import FieldAddress
from zhytomyr_desktop.ui.widgets.positions import to_qt

REPORT_FONTS = ["Liberation Serif", "Times New Roman", "Tinos"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A wavy line under words of a statement; ``statement`` is the key of its paragraphs."""

    statement: str
    span: tuple[int, int]
    printed: str
    severity: Severity
    words: str


class SectionPreview(QTextBrowser):
    """Read-only text with figures that lead to their fields."""

    field_chosen = Signal(FieldAddress)
    statement_entered = Signal(str)
    statement_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._writer = BlockWriter(
            self, self.tr("Число набране вручну: воно не зміниться, коли зміниться показник")
        )
        self._marked = ""
        self._marks: tuple[Mark, ...] = ()
        self._field_selections: list[QTextEdit.ExtraSelection] = []
        self._statement = ""
        self._old: frozenset[str] = frozenset()
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName(self.tr("Текст розділу, як його буде надруковано"))
        self.document().setDocumentMargin(look.PADDING * 2)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            self.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.anchorClicked.connect(self._on_anchor)
        self.cursorPositionChanged.connect(self._on_cursor)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(0)
        self._late.timeout.connect(self._bring_into_sight)
        self._style()

    def show_text(
        self,
        shown: Sequence[Block],
        *,
        hidden: frozenset[str] = frozenset(),
        old: frozenset[str] = frozenset(),
        unbound: Unbound | None = None,
    ) -> None:
        """Show these paragraphs; those that stand there already are not touched.

        ``hidden``: statements that are shown though they are not printed. ``old``: those whose words are
        last year's. ``unbound``: tells where a paragraph has numbers that were typed by hand.
        """
        if old != self._old:
            self._old = old
            self.viewport().update()
        if self._writer.write(shown, hidden=hidden, unbound=unbound):
            self._mark()

    @property
    def _shown(self) -> list[Block]:
        return self._writer.blocks

    # The current statement

    @property
    def statement(self) -> str:
        """The key of the statement that is chosen: by the cursor, or the first one of the current field."""
        return self._statement

    def choose_statement(self, key: str) -> None:
        """Bring the cursor to this statement, where it is shown."""
        number = next((n for n, b in enumerate(self._shown) if statement_of(b) == key), None)
        if number is not None:
            self.setTextCursor(QTextCursor(self.document().findBlockByNumber(number)))
            self.ensureCursorVisible()
        self._choose(key if number is not None else "")

    def statements(self) -> list[str]:
        """The keys of the statements shown, in order."""
        return list(dict.fromkeys(key for block in self._shown if (key := statement_of(block))))

    def _choose(self, key: str) -> None:
        if key != self._statement:
            self._statement = key
            self.statement_entered.emit(key)
        if self.hasFocus():
            self._mark()

    def _on_cursor(self) -> None:
        number = self.textCursor().blockNumber()
        if self.hasFocus() and number < len(self._shown):
            self._choose(statement_of(self._shown[number]))

    def _step_statement(self, by: int) -> None:
        keys = self.statements()
        here = keys.index(self._statement) if self._statement in keys else -1 if by > 0 else 0
        if 0 <= here + by < len(keys):
            self.choose_statement(keys[here + by])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key())) if plain else None
        if step is not None:
            self._step_statement(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.textCursor().hasSelection():
            self.statement_activated.emit(self._statement)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            keys = self.statements()
            self.choose_statement(self._statement if self._statement in keys else keys[0] if keys else "")
        self._mark()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason):
            self._mark()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.setTextCursor(self.cursorForPosition(event.pos()))
        event.ignore()

    # The current field

    def mark_field(self, item: str) -> None:
        """Mark the paragraphs that show this field and bring the first one into sight."""
        if item == self._marked:
            return
        self._marked = item
        marked = self._mark()
        if marked:
            self._late.start()
        first = next((b for b in self._shown if item and shows(b, item)), None)
        self._choose(statement_of(first) if first is not None else "")

    def marked_texts(self) -> list[str]:
        """The paragraphs that are marked."""
        return [selection.cursor.block().text() for selection in self._field_selections]

    def _mark(self) -> list[QTextBlock]:
        numbers = [n for n, block in enumerate(self._shown) if self._is_marked(block)]
        blocks = [self.document().findBlockByNumber(number) for number in numbers]
        self._field_selections = [self._selection(block) for block in blocks]
        self.setExtraSelections([*self._field_selections, *self._waves()])
        return blocks

    def _is_marked(self, block: Block) -> bool:
        """The chosen statement is marked while the keyboard is here or in no field, else the field's own."""
        if self.hasFocus() or not self._marked:
            return bool(self._statement) and statement_of(block) == self._statement
        return bool(self._marked) and shows(block, self._marked)

    def _selection(self, block: QTextBlock) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format.setBackground(look.marked_background(self.palette()))
        selection.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        return selection

    def _bring_into_sight(self) -> None:
        """Scroll to the first marked paragraph; asked late, since it lays the whole text out."""
        if self._field_selections:
            self._bring(self._field_selections[0].cursor.block())

    def _bring(self, block: QTextBlock) -> None:
        box = self.document().documentLayout().blockBoundingRect(block)
        bar = self.verticalScrollBar()
        top, bottom = bar.value(), bar.value() + self.viewport().height()
        if box.top() < top or box.bottom() > bottom:
            bar.setValue(int(box.top() - self.viewport().height() / 4))

    # What the checks say of the words

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Draw wavy lines under these words; resting the mouse on them tells why."""
        if tuple(marks) != self._marks:
            self._marks = tuple(marks)
            self._mark()

    def waved_texts(self) -> list[str]:
        """The words with a wavy line, in the order of the marks."""
        return [wave.cursor.selectedText() for wave in self._waves()]

    def show_statement(self, statement: str) -> None:
        """Bring a statement into sight and mark its paragraphs."""
        numbers = [n for n, block in enumerate(self._shown) if is_of(block, statement)]
        blocks = [self.document().findBlockByNumber(number) for number in numbers]
        self._marked = ""
        self._choose(statement)
        self._field_selections = [self._selection(block) for block in blocks]
        self.setExtraSelections([*self._field_selections, *self._waves()])
        self._late.start()

    def _waves(self) -> list[QTextEdit.ExtraSelection]:
        return [wave for mark in self._marks if (wave := self._wave(mark)) is not None]

    def _wave(self, mark: Mark) -> QTextEdit.ExtraSelection | None:
        """The line under a mark's words, or None where they have changed since."""
        for number, block in enumerate(self._shown):
            if not is_of(block, mark.statement) or block.text[slice(*mark.span)] != mark.printed:
                continue
            wave = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document().findBlockByNumber(number))
            start = cursor.position()
            first, last = (start + to_qt(block.text, place) for place in mark.span)
            cursor.setPosition(first)
            cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            wave.cursor = cursor
            wave.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            wave.format.setUnderlineColor(look.color(self.palette(), look.TONE_OF_SEVERITY[mark.severity]))
            return wave
        return None

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = self._words_at(self.cursorForPosition(event.pos()).position())
            if words:
                QToolTip.showText(event.globalPos(), look.letters(words), self)
                return True
        return super().viewportEvent(event)

    def _words_at(self, position: int) -> str:
        """What the checks say of the words at this place of the text."""
        told = []
        if self._is_old(self.document().findBlock(position).blockNumber()):
            told.append(self.tr("Речення торішнє: змініть його або підтвердьте, що воно лишається чинним"))
        for mark in self._marks:
            wave = self._wave(mark)
            if wave is not None and wave.cursor.selectionStart() <= position <= wave.cursor.selectionEnd():
                told.append(mark.words)
        return "\n".join(told)

    # What is still last year's

    def old_texts(self) -> list[str]:
        """The paragraphs that are marked as last year's."""
        document = self.document()
        return [document.findBlockByNumber(n).text() for n in range(len(self._shown)) if self._is_old(n)]

    def _is_old(self, number: int) -> bool:
        return 0 <= number < len(self._shown) and statement_of(self._shown[number]) in self._old

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._old:
            painter = QPainter(self.viewport())
            for box in self._old_boxes(event.rect()):
                painter.fillRect(box, look.color(self.palette(), look.Tone.WARNING))

    def _old_boxes(self, seen: QRect) -> Iterator[QRect]:
        """The bars beside last year's paragraphs, in pixels of the viewport."""
        layout, down = self.document().documentLayout(), self.verticalScrollBar().value()
        for number in range(len(self._shown)):
            box = layout.blockBoundingRect(self.document().findBlockByNumber(number)).toRect()
            box.translate(0, -down)
            if box.top() > seen.bottom():
                return
            if self._is_old(number):
                yield QRect(look.GAP, box.top(), look.BAR, box.height())

    def _on_anchor(self, url: QUrl) -> None:
        self.field_chosen.emit(linked_field(url))

    def _style(self) -> None:
        font = QFont(self.font())
        font.setFamilies(REPORT_FONTS)
        font.setPointSizeF(self.font().pointSizeF() * 1.15)
        self.document().setDefaultFont(font)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._style()
            self._writer.write_anew()
            self._mark()
