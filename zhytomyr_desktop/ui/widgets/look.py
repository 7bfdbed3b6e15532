"""Sizes, paddings and the few colours with a meaning: one place, after the font and the palette in use."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from html import escape

from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette, Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget

from forms.definition import Severity

_TONE = "tone"
PADDING = 8
GAP = 6
BAR = 3
"""Pixels of a bar beside words."""


class Tone(StrEnum):
    """What a colour says."""

    GOOD = "good"
    ERROR = "error"
    WARNING = "warning"
    QUESTION = "question"
    QUIET = "quiet"


TONE_OF_SEVERITY = {
    Severity.ERROR: Tone.ERROR,
    Severity.WARNING: Tone.WARNING,
    Severity.QUESTION: Tone.QUESTION,
    Severity.HINT: Tone.QUIET,
}

# Each has a contrast of at least 4.5 : 1 (WCAG AA) on white, respectively on #202020.
_ON_LIGHT = {
    Tone.GOOD: "#1b6e3c",
    Tone.ERROR: "#b3261e",
    Tone.WARNING: "#8a5200",
    Tone.QUESTION: "#0b57d0",
    Tone.QUIET: "#5c6066",
}
_ON_DARK = {
    Tone.GOOD: "#81c995",
    Tone.ERROR: "#ff9a92",
    Tone.WARNING: "#ffcb6b",
    Tone.QUESTION: "#9cc0ff",
    Tone.QUIET: "#b4b8bd",
}


def is_dark(palette: QPalette) -> bool:
    """Whether text is written light on dark."""
    return palette.color(QPalette.ColorRole.Base).lightness() < 128


def color(palette: QPalette, tone: Tone) -> QColor:
    """The colour for this meaning on the palette's background."""
    return QColor((_ON_DARK if is_dark(palette) else _ON_LIGHT)[tone])


def marked_background(palette: QPalette) -> QColor:
    """A faint background for the paragraph or row of the current field."""
    highlight = QColor(palette.color(QPalette.ColorRole.Highlight))
    highlight.setAlpha(70 if is_dark(palette) else 45)
    return highlight


def edge(palette: QPalette) -> QColor:
    """The colour of a quiet line around a surface: between its ground and its text."""
    ground, text = (
        palette.color(role) for role in (QPalette.ColorRole.Window, QPalette.ColorRole.WindowText)
    )
    pairs = (ground.red(), text.red()), (ground.green(), text.green()), (ground.blue(), text.blue())
    return QColor(*((3 * a + b) // 4 for a, b in pairs))


def show_boxes(view: QAbstractItemView) -> None:
    """Let empty check boxes be seen in the dark: Fusion gives them the colour of a field's ground."""
    view.viewport().setBackgroundRole(QPalette.ColorRole.Window)


def flatten(editor: QWidget) -> None:
    """Give an editor in which nobody can type the ground of the page instead of that of a field."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
    editor.setPalette(palette)


def paint_text(label: QWidget, tone: Tone) -> None:
    """Write the label's text in the tone's colour."""
    palette = label.palette()
    palette.setColor(QPalette.ColorRole.WindowText, color(palette, tone))
    label.setPalette(palette)
    label.setProperty(_TONE, tone.value)


def repaint_tones(top: QWidget) -> None:
    """Paint the texts with a tone anew, after the system went over to light or dark."""
    for label in top.findChildren(QWidget):
        tone = label.property(_TONE)
        if tone:
            label.setPalette(QPalette())
            paint_text(label, Tone(tone))


def letters(words: str) -> str:
    """The words, so that a tip or a box shows them letter by letter.

    Qt takes what looks like HTML for HTML, and would load a picture that a received file names from anywhere.
    """
    return escape(words).replace("\n", "<br>") if Qt.mightBeRichText(words) else words


def quiet_label(text: str, parent: QWidget | None = None) -> QLabel:
    """A label in the quiet colour, wrapped, its words shown letter by letter."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    paint_text(label, Tone.QUIET)
    return label


def error_label() -> QLabel:
    """A label in which is told why something was refused; hidden until then."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    paint_text(label, Tone.ERROR)
    label.hide()
    return label


def heading_font(font: QFont, factor: float = 1.25) -> QFont:
    """The font for a title, larger by the factor."""
    larger = scaled_font(font, factor)
    larger.setBold(True)
    return larger


def scaled_font(font: QFont, factor: float) -> QFont:
    """The font larger or smaller by the factor."""
    scaled = QFont(font)
    scaled.setPointSizeF(font.pointSizeF() * factor)
    return scaled


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths in pixels of what stands in the form's columns."""

    digit: int
    value: int
    unit: int
    previous: int

    @classmethod
    def of(cls, metrics: QFontMetrics) -> Columns:
        """The widths that hold usual values in this font."""
        digit = metrics.horizontalAdvance("0")
        unit = digit * 16 + 3  # the longest word has sixteen letters, which rounding makes a little wider
        return cls(digit=digit, value=digit * 13, unit=unit, previous=digit * 9)
