"""A text with what changed in it: struck out what went, underlined what came; the colour only helps."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from zhytomyr_desktop.history.redline import Kind, Piece, redline
from zhytomyr_desktop.ui.widgets import look

_LONG = 24
"""Characters from which a text is compared word by word; a shorter one is read at a glance."""


def redline_html(before: str, after: str, palette: QPalette) -> str:
    """Both texts as one rich text; the plain ``after`` where the texts are short or the same."""
    if before == after or not before or max(len(before), len(after)) < _LONG:
        return _escaped(after)
    return pieces_html(redline(before, after), palette)


def pieces_html(pieces: Iterable[Piece], palette: QPalette) -> str:
    """A redline as rich text: what went struck out, what came bold and underlined; the colour only helps."""
    frames = {
        Kind.SAME: "{}",
        Kind.REMOVED: f'<s style="color:{_color(palette, look.Tone.ERROR)}">{{}}</s>',
        Kind.ADDED: f'<u style="color:{_color(palette, look.Tone.GOOD)}"><b>{{}}</b></u>',
    }
    marked = "".join(frames[piece.kind].format(_escaped(piece.text)) for piece in pieces)
    return marked.replace("</s><u", "</s>\N{THIN SPACE}<u")


class RedlinedLabel(QLabel):
    """A wrapped text, with its changes against ``before``; it can be selected and copied."""

    def __init__(self, before: str, after: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setText(redline_html(before, after, self.palette()))
        self.setAccessibleName(after)


def _escaped(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _color(palette: QPalette, tone: look.Tone) -> str:
    return look.color(palette, tone).name()
