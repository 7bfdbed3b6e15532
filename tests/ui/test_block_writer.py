"""The text beside the form: whatever changes, it stands there as if it were written anew."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QPalette, QTextBlock, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from zhytomyr_desktop.report.document import Block, Heading, Paragraph, Run
from zhytomyr_desktop.ui.widgets.preview import SectionPreview

BLOCKS: list[Block] = [
    Paragraph((Run("Виловлено "), Run("423", "animals", "caught"), Run(" тварини.")), statement="s1"),
    Paragraph((Run("Виловлено "), Run("500", "animals", "caught"), Run(" тварин.")), statement="s1"),
    Paragraph(
        (Run("Повернуто "), Run("____", "animals", "returned", gap=True)), statement="s2", printed=False
    ),
    Paragraph((Run("Власне речення."),), statement="own/a"),
    Heading(2, "Чисельність"),
]
texts = st.lists(st.sampled_from(BLOCKS), max_size=6)


def _told(preview: SectionPreview) -> list[tuple[object, ...]]:
    return [_block(block) for block in _blocks(preview)]


def _blocks(preview: SectionPreview) -> Iterator[QTextBlock]:
    block = preview.document().begin()
    while block.isValid():
        yield block
        block = block.next()


def _block(block: QTextBlock) -> tuple[object, ...]:
    """What a person sees of a block: how it stands, and each letter with its link and colour."""
    form, cursor, letters = block.blockFormat(), QTextCursor(block), []
    for _ in block.text():
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        as_drawn = cursor.charFormat()
        letters.append((as_drawn.anchorHref(), as_drawn.foreground().color().name(), as_drawn.fontWeight()))
    return (block.text(), form.alignment(), form.textIndent(), form.headingLevel(), *letters)


@settings(max_examples=150)
@given(shown=st.lists(texts, min_size=1, max_size=4))
def test_a_changed_text_reads_as_one_written_anew(qapp: QApplication, shown: list[list[Block]]) -> None:
    changed, fresh = SectionPreview(), SectionPreview()
    for text in shown:
        changed.show_text(text)
    fresh.show_text(shown[-1])
    assert _told(changed) == _told(fresh)
    for preview in (changed, fresh):
        preview.deleteLater()


def test_the_text_follows_the_colours_of_the_system(qtbot: QtBot) -> None:
    preview = SectionPreview()
    qtbot.addWidget(preview)
    preview.show_text(BLOCKS[:2])
    before = preview.toHtml()
    preview.setPalette(QPalette(QColor("#202020")))
    assert preview.toHtml() != before
    assert preview.toPlainText() == "Виловлено 423 тварини.\nВиловлено 500 тварин."
