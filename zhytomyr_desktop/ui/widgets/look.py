"""Sizes, paddings and the few colours with a meaning: one place, after the font and the palette in use."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette, Qt
from PySide6.QtWidgets import QLabel, QWidget

from forms.definition import Severity

_TONE = "tone"
PADDING = 8
GAP = 6
BAR = 3
"""Pixels of a bar beside words."""
_SEEN, _READ = 3.1, 4.5
"""The contrasts of an edge, a little over the 3 of WCAG because rounding takes some, and of words."""
_STEPS = 64


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


def contrast(one: QColor, other: QColor) -> float:
    """How far two colours are apart, from 1 to 21, as WCAG 2.1 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: QColor) -> float:
    red, green, blue = (_linear(part) for part in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else math.pow((part + 0.055) / 1.055, 2.4)


def edge(palette: QPalette) -> QColor:
    """The line around what can be typed into or pressed: the faintest grey that is seen on both its sides."""
    return _seen(palette, QPalette.ColorRole.Window)


def ring(palette: QPalette) -> QColor:
    """The line around what has the keyboard: the palette's highlight, as strong as is needed to be seen."""
    return _seen(palette, QPalette.ColorRole.Highlight)


def _seen(palette: QPalette, role: QPalette.ColorRole) -> QColor:
    """The role's colour, brought towards the text until it is 3 : 1 from window and field (WCAG 1.4.11)."""
    start, text = palette.color(role), palette.color(QPalette.ColorRole.WindowText)
    grounds = (QPalette.ColorRole.Window, QPalette.ColorRole.Base)
    return _brought(start.rgb(), text.rgb(), *(palette.color(ground).rgb() for ground in grounds))


@lru_cache(maxsize=32)
def _brought(start: int, end: int, *grounds: int) -> QColor:
    """The first colour on the way from start to end that is seen on all of these grounds."""
    for step in range(_STEPS):
        mixed = _mixed(QColor(start), QColor(end), step / _STEPS)
        if all(contrast(mixed, QColor(ground)) >= _SEEN for ground in grounds):
            return mixed
    return QColor(end)


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    pairs = (one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue())
    return QColor(*(round(a + (b - a) * share) for a, b in pairs))


def deep_highlight(palette: QPalette, group: QPalette.ColorGroup) -> QColor:
    """The selection's colour, darkened until the selected words are read on it (4.5 : 1, WCAG 1.4.3)."""
    words = palette.color(group, QPalette.ColorRole.HighlightedText)
    ground = palette.color(group, QPalette.ColorRole.Highlight)
    while contrast(words, ground) < _READ and ground.lightness() > 0 and words.lightness() > 128:
        ground = ground.darker(102)
    return ground


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
    if not Qt.mightBeRichText(words):
        return words
    from html import escape  # seldom needed, and 2 ms of the start

    return escape(words).replace("\n", "<br>")


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
