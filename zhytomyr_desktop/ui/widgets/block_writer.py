"""Writes the blocks of a section into a widget's text, live: only what changed is written anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from zhytomyr_desktop.report.document import Block, Heading, Paragraph, Run
from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.paragraphs import Span, changed_range, runs_of, split
from zhytomyr_desktop.ui.widgets.places import FieldAddress

Unbound = Callable[[Paragraph], Sequence[Span]]
"""Where a paragraph has numbers that were typed by hand."""
_SCHEME = "field"


def linked_field(url: QUrl) -> FieldAddress:
    """The field to which a figure of the text leads."""
    section, _, item = url.toString().removeprefix(f"{_SCHEME}:").partition("/")
    return FieldAddress(section, item)


class BlockWriter:
    """Keeps the text of a widget as ``blocks``, one block of the text for each, in the widget's colours."""

    def __init__(self, widget: QTextEdit, unbound_tip: str) -> None:
        self.blocks: list[Block] = []
        self._widget = widget
        self._document = widget.document()
        self._unbound_tip = unbound_tip
        self._unbound: Unbound | None = None
        self._hidden: frozenset[str] = frozenset()

    def write(self, blocks: Sequence[Block], *, hidden: frozenset[str], unbound: Unbound | None) -> bool:
        """Write what differs; False where these blocks stand there already.

        ``hidden``: the statements that are struck out. ``unbound``: what is told apart in a paragraph.
        """
        self._unbound, self._hidden = unbound, hidden
        new = list(blocks)
        if new == self.blocks:
            return False
        before, self.blocks = self.blocks, new
        first, last_old, last_new = changed_range(before, new)
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        if last_old == last_new:
            for number in range(first, last_new):
                if before[number] != new[number]:
                    self._replace(number, new[number])
        else:
            self._rewrite(first, last_old, len(before), new[first:last_new])
        cursor.endEditBlock()
        return True

    def write_anew(self) -> None:
        """Write the same blocks in the colours and letters that the widget has now."""
        blocks, self.blocks = self.blocks, []
        self._document.clear()
        self.write(blocks, hidden=self._hidden, unbound=self._unbound)

    def _rewrite(self, first: int, last: int, count: int, new: Sequence[Block]) -> None:
        """Put other paragraphs in the place of the blocks from ``first`` to before ``last``."""
        document = self._document
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
        document = self._document
        cursor = QTextCursor(document.findBlockByNumber(first))
        if last < count:
            cursor.setPosition(document.findBlockByNumber(last).position(), QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
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
        cursor = QTextCursor(self._document.findBlockByNumber(number))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self._write(cursor, block)

    def _write(self, cursor: QTextCursor, block: Block) -> None:
        cursor.setBlockFormat(self._block_format(block))
        spans = self._unbound(block) if self._unbound is not None and isinstance(block, Paragraph) else ()
        at = 0
        for run in runs_of(block):
            form = self._run_format(run, block)
            for text, is_unbound in split(run.text, at, spans):
                cursor.insertText(text, self._unbound_format(form) if is_unbound else form)
            at += len(run.text)

    def _block_format(self, block: Block) -> QTextBlockFormat:
        form = QTextBlockFormat()
        if isinstance(block, Paragraph):
            form.setTextIndent(self._widget.fontMetrics().horizontalAdvance("0") * 4)
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
            form.setForeground(look.color(self._widget.palette(), look.Tone.QUIET))
            form.setFontStrikeOut(block.statement in self._hidden)
        if run.item:
            form.setAnchor(True)
            form.setAnchorHref(f"{_SCHEME}:{run.section}/{run.item}")
            form.setForeground(look.color(self._widget.palette(), look.Tone.QUESTION))
        if run.gap:
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        return form

    def _unbound_format(self, form: QTextCharFormat) -> QTextCharFormat:
        marked = QTextCharFormat(form)
        marked.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        marked.setUnderlineColor(look.color(self._widget.palette(), look.Tone.WARNING))
        marked.setForeground(look.color(self._widget.palette(), look.Tone.WARNING))
        marked.setToolTip(self._unbound_tip)
        return marked
