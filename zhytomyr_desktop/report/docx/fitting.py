"""Paragraphs of a DOCX fitted to the PDF's: as many lines, words divided at the same syllables.

A word processor fills one line after another and never narrows a space, and where it has no Ukrainian
patterns it divides no word. So the divisions that its lines come to are written into the text as optional
hyphens, and a paragraph that would still run one line longer has its letters set a little closer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from zhytomyr_desktop.report.fonts import Style, clean, face
from zhytomyr_desktop.report.page import PageFormat, mm
from zhytomyr_desktop.report.pdf import new_layout
from zhytomyr_desktop.report.typesetting import Line, Measure, Typesetter

TWIP = 1 / 20
"""The least distance that a word processor knows, in points."""
CLOSEST = 6
"""Twips by which letters may come closer, three tenths of a point: nobody sees it."""

ROUNDING = 0.6
"""Points by which a word processor may measure a full line wider, since it rounds every part of it."""


class Fitted(NamedTuple):
    """A paragraph's words, parted where lines may divide them, and the twips between its letters."""

    parts: tuple[str, ...]
    spacing: int = 0


class Fitting:
    """Fits the paragraphs of one document."""

    def __init__(self, form: PageFormat) -> None:
        self._em = form.size / 1000
        indent = round(mm(form.indent) / self._em)
        self._measure = Measure(int(form.text_width / self._em), indent)
        self._narrow = Measure(int((form.text_width - ROUNDING) / self._em), indent)
        self._setter = Typesetter(face(Style.REGULAR), new_layout(form).hyphenate)
        self._face = face(Style.REGULAR)

    def fit(self, text: str) -> Fitted:
        """The paragraph; as it is where it holds what cannot be laid out as it stands."""
        told = clean(text)
        if len(told) != len(text.rstrip()) or self._face.missing(told):
            return Fitted((text,))
        wanted = len(self._setter.justify(told, self._measure))
        closer, lines = next(self._no_longer(told, wanted), (0, self._lines(told, 0)))
        return Fitted(tuple(_parts(text, lines)), -closer)

    def _no_longer(self, text: str, wanted: int) -> Iterator[tuple[int, list[Line]]]:
        """By how many twips the letters come closer, and the lines then; the least first."""
        for closer in range(CLOSEST + 1):
            lines = self._lines(text, closer)
            if len(lines) <= wanted:
                yield closer, lines

    def _lines(self, text: str, closer: int) -> list[Line]:
        return self._setter.full(text, self._narrow, -closer * TWIP / self._em)


def _parts(text: str, lines: Iterable[Line]) -> Iterator[str]:
    """The text cut where a line ends with a hyphen that is not its own."""
    begin = at = 0
    for line in lines:
        if text.startswith(line.text, at) or not line.text.endswith("-"):
            at += len(line.text)
            at += text[at : at + 1] == " "
        else:
            at += len(line.text) - 1
            yield text[begin:at]
            begin = at
    yield text[begin:]
