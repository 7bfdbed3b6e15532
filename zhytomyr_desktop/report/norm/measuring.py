"""A written PDF as another program sees it: words, their places in millimetres, fonts and tags."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any, NamedTuple

from zhytomyr_desktop.report.errors import ReportError
from zhytomyr_desktop.report.norm.rules import MM_PER_POINT, Rule, read_rules
from zhytomyr_desktop.report.norm.tagging import UNTAGGED, Tag, Tagging, read_tagging

_SAME_LINE = 0.5
"""Millimetres between baselines of one line."""
_HYPHEN = "\x02"
"""What pdfium makes of a hyphen at a line's end."""


class Span(NamedTuple):
    """Words in one weight on one line: ``left`` to ``right`` and the baseline from the page's upper left.

    ``size`` is the type size in points, ``gaps`` where the spaces between the words begin and end, ``comma``
    where the first comma begins, if there is one.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    font: str
    tag: Tag
    gaps: tuple[tuple[float, float], ...] = ()
    comma: float | None = None

    @property
    def spaces(self) -> tuple[float, ...]:
        """The widths of the spaces between the words."""
        return tuple(right - left for left, right in self.gaps)

    @property
    def bold(self) -> bool:
        """Whether the weight is a bold one."""
        return "Bold" in self.font


@dataclass(frozen=True)
class Line:
    """One line of a page; its spans from left to right."""

    page: int
    base: float
    spans: tuple[Span, ...]

    @cached_property
    def text(self) -> str:
        """The words of the line."""
        return " ".join(span.text for span in self.spans)

    @property
    def left(self) -> float:
        """Where its first word begins."""
        return self.spans[0].left

    @property
    def right(self) -> float:
        """Where its last word ends."""
        return max(span.right for span in self.spans)

    @property
    def size(self) -> float:
        """The type size of its first word, in points."""
        return self.spans[0].size

    @property
    def tag(self) -> Tag:
        """The structure element of its first words."""
        return self.spans[0].tag

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(span.bold for span in self.spans)

    @property
    def widest_gap(self) -> float:
        """The widest distance between spans: a name stands apart from a post."""
        return max((b.left - a.right for a, b in pairwise(self.spans)), default=0.0)


@dataclass(frozen=True)
class Sheet:
    """One page: number from 1, width, height, lines from above, and the straight rules drawn on it."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True)
class Measured:
    """A whole PDF. ``unembedded`` names the fonts that the file does not carry."""

    sheets: tuple[Sheet, ...]
    tagging: Tagging
    unembedded: tuple[str, ...] = field(default=())


def measure(path: Path) -> Measured:
    """Read a PDF. Raises ReportError where it is none, is damaged or locked by a password."""
    import pypdfium2

    tagging, unembedded = read_tagging(path)
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise ReportError(f"«{path.name}» не читається як PDF; оберіть інший файл.") from error
    try:
        sheets = tuple(_sheet(document[n], n, tagging) for n in range(len(document)))
    finally:
        document.close()
    return Measured(sheets, tagging, unembedded)


def _sheet(page: Any, number: int, tagging: Tagging) -> Sheet:
    width, height = page.get_size()
    text = page.get_textpage()
    spans = sorted(_spans(text, height, number, tagging), key=lambda s: (s.base, s.left))
    rules = tuple(read_rules(page, height))
    text.close()
    page.close()
    lines = tuple(_lines(number + 1, spans))
    return Sheet(number + 1, width * MM_PER_POINT, height * MM_PER_POINT, lines, rules)


def _lines(page: int, spans: list[Span]) -> Iterator[Line]:
    row: list[Span] = []
    for span in spans:
        if row and span.base - row[0].base > _SAME_LINE:
            yield _line(page, row)
            row = []
        row.append(span)
    if row:
        yield _line(page, row)


def _line(page: int, row: list[Span]) -> Line:
    return Line(page, row[0].base, tuple(sorted(row, key=lambda span: span.left)))


class _Sign(NamedTuple):
    number: int
    text: str
    x: float
    y: float
    owner: int


def _spans(text: Any, height: float, page: int, tagging: Tagging) -> Iterator[Span]:
    for _, group in groupby(_signs(text.raw), key=lambda sign: (sign.owner, round(sign.y, 1))):
        signs = list(group)
        if any(not sign.text.isspace() for sign in signs):
            yield _span(text.raw, signs, height, page, tagging)


def _signs(raw: Any) -> Iterator[_Sign]:
    """The characters that stand in the file; those that pdfium adds at line ends have no owner."""
    import pypdfium2.raw as pdfium

    x, y = ctypes.c_double(), ctypes.c_double()
    for number in range(pdfium.FPDFText_CountChars(raw)):
        owner = ctypes.cast(pdfium.FPDFText_GetTextObject(raw, number), ctypes.c_void_p).value
        if owner is None:
            continue
        pdfium.FPDFText_GetCharOrigin(raw, number, x, y)
        code = pdfium.FPDFText_GetUnicode(raw, number)
        sign = chr(code) if code else "\ufffd"
        yield _Sign(number, "-" if sign == _HYPHEN else sign, x.value, y.value, owner)


def _span(raw: Any, signs: list[_Sign], height: float, page: int, tagging: Tagging) -> Span:
    import pypdfium2.raw as pdfium

    owner = pdfium.FPDFText_GetTextObject(raw, signs[0].number)
    marked = pdfium.FPDFPageObj_GetMarkedContentID(owner)
    gaps = tuple((a.x * MM_PER_POINT, b.x * MM_PER_POINT) for a, b in pairwise(signs) if a.text in " \u00a0")
    return Span(
        "".join(sign.text for sign in signs).strip(),
        signs[0].x * MM_PER_POINT,
        _right_edge(raw, signs) * MM_PER_POINT,
        (height - signs[0].y) * MM_PER_POINT,
        _size(raw, signs[0].number),
        _font_name(owner),
        tagging.tags.get((page, marked), UNTAGGED),
        gaps,
        next((sign.x * MM_PER_POINT for sign in signs if sign.text == ","), None),
    )


def _right_edge(raw: Any, signs: list[_Sign]) -> float:
    """Where the last visible sign ends, its own width included, in points."""
    import pypdfium2.raw as pdfium

    last = next(sign for sign in reversed(signs) if not sign.text.isspace())
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(raw, last.number, box)
    right: float = box.right
    return right


def _size(raw: Any, number: int) -> float:
    """The size in which the type is really shown: the font's size times the scale of the text."""
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(raw, number, matrix)
    size: float = pdfium.FPDFText_GetFontSize(raw, number) * abs(matrix.d)
    return round(size, 2)


def _font_name(owner: Any) -> str:
    import pypdfium2.raw as pdfium

    font = pdfium.FPDFTextObj_GetFont(owner)
    room = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    name = ctypes.create_string_buffer(room)
    pdfium.FPDFFont_GetBaseFontName(font, name, room)
    return name.value.decode("utf-8", "replace")
