"""Rules about lines: sizes, spacing, indents, lone lines, headings left behind, holes between words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby, pairwise

from zhytomyr_desktop.report.fonts import SINGLE_SPACING
from zhytomyr_desktop.report.norm.departure import Departure, begin, millimetres, points, times
from zhytomyr_desktop.report.norm.measuring import Line
from zhytomyr_desktop.report.norm.parts import TOLERANCE, Parts
from zhytomyr_desktop.report.norm.rules import MM_PER_POINT

SIZES = (12.0, 14.0)
TABLE_SIZES = (10.0, 12.0)
TITLE_SIZES = (12.0, 16.0)
"""From and to, in points."""

SPACINGS = (1.0, 1.15, 1.5)
INDENTS = (12.5, 10.0)
WIDEST_SPACE = 0.75
"""In em: the most that the technical rules of composition allow a justified line (¼ to ¾ кегельної)."""
TIGHTEST_SPACE = 0.19
"""In em: a fifth, Bringhurst's least, a little less where the letters are narrowed too.

The rules' own least, a quarter, is the typeface's natural space; a line would never be tightened.
"""

RIVER = 3
"""Lines one under another through which a white streak runs: the rules' «коридор»."""
_STREAK = 0.4
"""In em: the width from which a space can be a part of a streak."""


def sizes(parts: Parts) -> Iterator[Departure]:
    """Text 12 to 14 pt and all of one size, tables and figures 10 to 12."""
    title = {line.tag.number for line in parts.title}
    usual = Counter(line.size for block in parts.paragraphs for line in block).most_common(1)
    for number, lines in parts.body.items():
        for line in lines:
            for span in line.spans:
                small = span.tag.in_table or span.tag.figure >= 0
                low, high = _bounds(small, span.tag.number in title)
                if not low - 0.05 <= span.size <= high + 0.05:
                    words = f"кегль {points(span.size)} поза межами {points(low)}–{points(high)}"
                    yield Departure(number, "size", f"{words}: «{begin(span.text)}».")
    for block in parts.paragraphs:
        if usual and abs(block[0].size - usual[0][0]) > 0.05:
            words = f"кегль абзацу {points(block[0].size)}, а решти тексту {points(usual[0][0])}"
            yield Departure(block[0].page, "size", f"{words}: «{begin(block[0].text)}».")


def _bounds(small: bool, in_title: bool) -> tuple[float, float]:
    if small:
        return TABLE_SIZES
    return TITLE_SIZES if in_title else SIZES


def spacing(parts: Parts) -> Iterator[Departure]:
    """From line to line 1.0, 1.15 or 1.5 of the type's own spacing, the same in all paragraphs."""
    steps = [
        (below, (below.base - above.base) / (SINGLE_SPACING * above.size * MM_PER_POINT))
        for block in parts.paragraphs
        for above, below in pairwise(block)
        if above.page == below.page
    ]
    usual = Counter(round(step, 2) for _, step in steps).most_common(1)
    for line, step in steps:
        if min(abs(step - one) for one in SPACINGS) > 0.03:
            words = f"міжрядковий інтервал {times(step)} замість 1, 1,15 або 1,5"
            yield Departure(line.page, "spacing", f"{words}: «{begin(line.text)}».")
        elif abs(step - usual[0][0]) > 0.03:
            words = f"міжрядковий інтервал {times(step)}, а решти тексту {times(usual[0][0])}"
            yield Departure(line.page, "spacing", f"{words}: «{begin(line.text)}».")


def indents(parts: Parts) -> Iterator[Departure]:
    """First lines begin 12.5 (10) mm from the edge of the text, others at it; all but the last are full."""
    form = parts.form
    for block in parts.paragraphs:
        indent = block[0].left - form.left
        if min(abs(indent - one) for one in {form.indent, *INDENTS}) > TOLERANCE:
            words = f"абзацний відступ {millimetres(indent)} замість {millimetres(form.indent)}"
            yield Departure(block[0].page, "indent", f"{words}: «{begin(block[0].text)}».")
        for line in block[1:]:
            if abs(line.left - form.left) > TOLERANCE:
                words = f"рядок починається не від лівого краю тексту: «{begin(line.text)}»."
                yield Departure(line.page, "indent", words)
        for line in block[:-1]:
            if abs(line.right - (form.width - form.right)) > TOLERANCE:
                words = f"рядок не доходить до правого краю тексту: «{begin(line.text)}»."
                yield Departure(line.page, "justified", words)


def lone_lines(parts: Parts) -> Iterator[Departure]:
    """A paragraph never leaves a single line of several on a page."""
    for block in parts.paragraphs:
        portions = [(page, len(list(lines))) for page, lines in groupby(block, lambda line: line.page)]
        if len(portions) < 2:
            continue
        if portions[0][1] == 1:
            words = f"унизу лишився один рядок абзацу: «{begin(block[0].text)}»."
            yield Departure(portions[0][0], "lone_line", words)
        if portions[-1][1] == 1:
            words = f"угорі стоїть один рядок абзацу: «{begin(block[-1].text)}»."
            yield Departure(portions[-1][0], "lone_line", words)


def headings(parts: Parts) -> Iterator[Departure]:
    """No heading ends a page, is parted or ends with a stop; the title and priorities stand centred."""
    last = {number: lines[-1] for number, lines in parts.body.items() if lines}
    for block in parts.headings:
        told = begin(" ".join(line.text for line in block))
        page = block[-1].page
        if any(line is last[page] for line in block) and page < len(parts.sheets):
            yield Departure(page, "heading", f"заголовок лишився внизу сторінки: «{told}».")
        if block[0].page != page:
            yield Departure(block[0].page, "heading", f"заголовок поділено між сторінками: «{told}».")
        if block[-1].text.endswith("."):
            yield Departure(page, "heading", f"крапка в кінці заголовка: «{told}».")
        if not all(line.bold for line in block):
            yield Departure(page, "heading", f"заголовок не напівжирний: «{told}».")
        if not _is_placed(parts, block):
            yield Departure(page, "heading", f"заголовок ні посередині, ні з абзацного відступу: «{told}».")


def _is_placed(parts: Parts, block: list[Line]) -> bool:
    form = parts.form
    middle = (form.left + form.width - form.right) / 2
    if all(abs((line.left + line.right) / 2 - middle) <= TOLERANCE for line in block):
        return True
    return min(abs(block[0].left - form.left - one) for one in {form.indent, *INDENTS}) <= TOLERANCE


def holes(parts: Parts) -> Iterator[Departure]:
    """No space of a full line is wider or narrower than typographers allow."""
    for block in parts.paragraphs:
        for line in block:
            em, spaces = line.size * MM_PER_POINT, [one for span in line.spans for one in span.spaces]
            widest, least = max(spaces, default=0.0), min(spaces, default=em)
            begins = f"«{begin(line.text)}»"
            if widest > WIDEST_SPACE * em:
                words = (
                    f"порожнини між словами по {millimetres(widest)}: {begins}; змініть або додайте слово."
                )
                yield Departure(line.page, "loose_line", words)
            if least < TIGHTEST_SPACE * em:
                words = f"слова стоять затісно, по {millimetres(least)} між ними: {begins}."
                yield Departure(line.page, "tight_line", words)


def rivers(parts: Parts) -> Iterator[Departure]:
    """No white streak runs down through the words of several lines."""
    for block in parts.paragraphs:
        streaks: list[tuple[float, float, int]] = []
        for line in block:
            streaks = _longer(streaks, _wide_spaces(line))
            if any(length == RIVER for _, _, length in streaks):
                words = f"білий «коридор» крізь {RIVER} рядків: «{begin(line.text)}»."
                yield Departure(line.page, "river", words)


def _longer(
    streaks: list[tuple[float, float, int]], spaces: list[tuple[float, float]]
) -> list[tuple[float, float, int]]:
    """The streaks that end in this line: each space goes on with the longest one that touches it."""
    return [
        (left, right, 1 + max((n for a, b, n in streaks if a < right and b > left), default=0))
        for left, right in spaces
    ]


def _wide_spaces(line: Line) -> list[tuple[float, float]]:
    least = _STREAK * line.size * MM_PER_POINT
    return [place for span in line.spans for place in span.gaps if place[1] - place[0] >= least]


RULES = (sizes, spacing, indents, lone_lines, headings, holes, rivers)
