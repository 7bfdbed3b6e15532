"""A section's text as it will be printed, live: only the paragraph that changed is written anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeGuard

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QHelpEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QToolTip, QWidget

from forms.definition import Severity
from zhytomyr_desktop.report.document import Block, Heading, Paragraph, Run
from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.places import FieldAddress

REPORT_FONTS = ["Liberation Serif", "Times New Roman", "Tinos"]
_SCHEME = "field"


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

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: list[Block] = []
        self._marked = ""
        self._marks: tuple[Mark, ...] = ()
        self._field_selections: list[QTextEdit.ExtraSelection] = []
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName(self.tr("Текст розділу, як його буде надруковано"))
        self.document().setDocumentMargin(look.PADDING * 2)
        self.setTabChangesFocus(True)
        self.anchorClicked.connect(self._on_anchor)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(0)
        self._late.timeout.connect(self._bring_into_sight)
        self._style()

    def show_text(self, shown: Sequence[Block]) -> None:
        """Show these paragraphs; those that stand there already are not touched."""
        new = list(shown)
        if new == self._shown:
            return
        old, self._shown = self._shown, new
        first, last_old, last_new = _changed_range(old, new)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        if last_old - first == last_new - first:
            for number in range(first, last_new):
                if old[number] != new[number]:
                    self._replace(number, new[number])
        else:
            self._rewrite(cursor, first, last_old, len(old), new[first:last_new])
        cursor.endEditBlock()
        self._mark()

    def _rewrite(self, cursor: QTextCursor, first: int, last: int, count: int, new: Sequence[Block]) -> None:
        """Put other paragraphs in the place of the blocks from ``first`` to before ``last``."""
        document = self.document()
        if first == 0 and last == count:
            document.clear()
            cursor = QTextCursor(document)
            self._insert(cursor, new, fresh=True)
            return
        if first < last:
            self._remove(first, last, count)
        if not new:
            return
        if first == 0:
            cursor = QTextCursor(document.firstBlock())
            for number, block in enumerate(new):
                cursor.insertBlock()
                self._replace(number, block)
            return
        cursor = QTextCursor(document.findBlockByNumber(first - 1))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self._insert(cursor, new, fresh=False)

    def _remove(self, first: int, last: int, count: int) -> None:
        document = self.document()
        cursor = QTextCursor(document.findBlockByNumber(first))
        if last < count:
            cursor.setPosition(document.findBlockByNumber(last).position(), QTextCursor.MoveMode.KeepAnchor)
            following = document.findBlockByNumber(last).blockFormat()
            cursor.removeSelectedText()
            cursor.setBlockFormat(following)
            return
        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()

    def _insert(self, cursor: QTextCursor, new: Sequence[Block], *, fresh: bool) -> None:
        for number, block in enumerate(new):
            if number or not fresh:
                cursor.insertBlock()
            self._write(cursor, block)

    def _replace(self, number: int, block: Block) -> None:
        cursor = QTextCursor(self.document().findBlockByNumber(number))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self._write(cursor, block)

    def _write(self, cursor: QTextCursor, block: Block) -> None:
        cursor.setBlockFormat(self._block_format(block))
        for run in _runs(block):
            cursor.insertText(run.text, self._run_format(run, block))

    def _block_format(self, block: Block) -> QTextBlockFormat:
        form = QTextBlockFormat()
        if isinstance(block, Paragraph):
            form.setTextIndent(self.fontMetrics().horizontalAdvance("0") * 4)
            form.setAlignment(Qt.AlignmentFlag.AlignLeft)
            form.setLineHeight(115, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            form.setBottomMargin(look.GAP)
        elif isinstance(block, Heading):
            form.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            form.setBottomMargin(look.PADDING)
            form.setHeadingLevel(min(block.level, 6))
        return form

    def _run_format(self, run: Run, block: Block) -> QTextCharFormat:
        form = QTextCharFormat()
        if isinstance(block, Heading):
            form.setFontWeight(QFont.Weight.Bold)
        if isinstance(block, Paragraph) and not block.printed:
            form.setForeground(look.color(self.palette(), look.Tone.QUIET))
        if run.item:
            form.setAnchor(True)
            form.setAnchorHref(f"{_SCHEME}:{run.section}/{run.item}")
            form.setForeground(look.color(self.palette(), look.Tone.QUESTION))
        if run.gap:
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        return form

    # The current field

    def mark_field(self, item: str) -> None:
        """Mark the paragraphs that show this field and bring the first one into sight."""
        if item == self._marked:
            return
        self._marked = item
        if self._mark():
            self._late.start()

    def marked_texts(self) -> list[str]:
        """The paragraphs that are marked."""
        return [selection.cursor.block().text() for selection in self._field_selections]

    def _mark(self) -> list[QTextBlock]:
        numbers = [n for n, block in enumerate(self._shown) if self._marked and _shows(block, self._marked)]
        blocks = [self.document().findBlockByNumber(number) for number in numbers]
        self._field_selections = [self._selection(block) for block in blocks]
        self.setExtraSelections([*self._field_selections, *self._waves()])
        return blocks

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
        numbers = [n for n, block in enumerate(self._shown) if _is_of(block, statement)]
        blocks = [self.document().findBlockByNumber(number) for number in numbers]
        self._marked = ""
        self._field_selections = [self._selection(block) for block in blocks]
        self.setExtraSelections([*self._field_selections, *self._waves()])
        self._late.start()

    def _waves(self) -> list[QTextEdit.ExtraSelection]:
        return [wave for mark in self._marks if (wave := self._wave(mark)) is not None]

    def _wave(self, mark: Mark) -> QTextEdit.ExtraSelection | None:
        """The line under a mark's words, or None where they have changed since."""
        for number, block in enumerate(self._shown):
            if not _is_of(block, mark.statement) or block.text[slice(*mark.span)] != mark.printed:
                continue
            wave = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document().findBlockByNumber(number))
            start = cursor.position()
            cursor.setPosition(start + mark.span[0])
            cursor.setPosition(start + mark.span[1], QTextCursor.MoveMode.KeepAnchor)
            wave.cursor = cursor
            wave.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            wave.format.setUnderlineColor(look.color(self.palette(), look.TONE_OF_SEVERITY[mark.severity]))
            return wave
        return None

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = self._words_at(self.cursorForPosition(event.pos()).position())
            if words:
                QToolTip.showText(event.globalPos(), words, self)
                return True
        return super().viewportEvent(event)

    def _words_at(self, position: int) -> str:
        """What the checks say of the words at this place of the text."""
        told = []
        for mark in self._marks:
            wave = self._wave(mark)
            if wave is not None and wave.cursor.selectionStart() <= position <= wave.cursor.selectionEnd():
                told.append(mark.words)
        return "\n".join(told)

    def _on_anchor(self, url: QUrl) -> None:
        section, _, item = url.toString().removeprefix(f"{_SCHEME}:").partition("/")
        self.field_chosen.emit(FieldAddress(section, item))

    def _style(self) -> None:
        font = QFont(self.font())
        font.setFamilies(REPORT_FONTS)
        font.setPointSizeF(self.font().pointSizeF() * 1.15)
        self.document().setDefaultFont(font)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._style()
            shown, self._shown = self._shown, []
            self.document().clear()
            self.show_text(shown)


def _changed_range(old: Sequence[Block], new: Sequence[Block]) -> tuple[int, int, int]:
    """The range that differs: first, end in the old, end in the new."""
    first = 0
    while first < len(old) and first < len(new) and old[first] == new[first]:
        first += 1
    last_old, last_new = len(old), len(new)
    while last_old > first and last_new > first and old[last_old - 1] == new[last_new - 1]:
        last_old, last_new = last_old - 1, last_new - 1
    return first, last_old, last_new


def _runs(block: Block) -> Sequence[Run]:
    if isinstance(block, Paragraph):
        return block.runs
    if isinstance(block, Heading):
        return (Run(" ".join(part for part in (block.text, block.subtitle) if part)),)
    return (Run("\u2028".join([block.caption, *(" · ".join(row) for row in block.rows)])),)


def _is_of(block: Block, statement: str) -> TypeGuard[Paragraph]:
    return isinstance(block, Paragraph) and block.statement == statement


def _shows(block: Block, item: str) -> bool:
    key = item.partition("/")[0]
    return isinstance(block, Paragraph) and any(run.item.partition("/")[0] == key for run in block.runs)
