"""What the lines of a measured PDF are: page numbers, headings, paragraphs, the mark, the signatures."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from zhytomyr_desktop.report.fonts import ASCENT, DESCENT
from zhytomyr_desktop.report.norm.measuring import Line, Measured, Sheet, Span
from zhytomyr_desktop.report.norm.rules import MM_PER_POINT
from zhytomyr_desktop.report.norm.tagging import Tag
from zhytomyr_desktop.report.page import PageFormat

TOLERANCE = 0.5
"""Millimetres by which a measure may differ: what a ruler on paper still shows."""

_MARK = re.compile(r"Додаток(?: \d+)?$")
_APART = 4.0
"""Millimetres between a post and a name, at least; words of one line never stand so far apart."""


class Cell(NamedTuple):
    """A line of words that belongs to a table or a figure, and its page."""

    page: int
    span: Span

    @property
    def tag(self) -> Tag:
        """The structure element of the words."""
        return self.span.tag


@dataclass(frozen=True)
class Parts:
    """A measured PDF with its lines told apart; ``form`` says what the norm asks."""

    measured: Measured
    form: PageFormat

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The pages."""
        return self.measured.sheets

    @property
    def tagged(self) -> bool:
        """Whether the file says what its lines are."""
        return bool(self.measured.tagging.tags)

    @cached_property
    def numbers(self) -> dict[int, list[Line]]:
        """The lines in the top margin, by page: the page numbers."""
        limit = self.form.top - 1
        return {s.number: [line for line in s.lines if line.base < limit] for s in self.sheets}

    @cached_property
    def body(self) -> dict[int, list[Line]]:
        """The lines of text by page, without page numbers and what stands in the margin at the foot."""
        return {s.number: [line for line in s.lines if self._is_text(s, line)] for s in self.sheets}

    def _is_text(self, sheet: Sheet, line: Line) -> bool:
        if self.tagged:
            return any(span.tag.kind for span in line.spans) or self._is_inside(sheet, line)
        return self._is_inside(sheet, line)

    def _is_inside(self, sheet: Sheet, line: Line) -> bool:
        return self.form.top - 1 <= line.base <= sheet.height - self.form.bottom + TOLERANCE

    @cached_property
    def blocks(self) -> list[list[Line]]:
        """The lines of each tagged heading and paragraph, in reading order; tables are left out."""
        found: dict[int, list[Line]] = {}
        for lines in self.body.values():
            for line in lines:
                tag = line.tag
                if (tag.kind == "P" or tag.is_heading) and not tag.in_table:
                    found.setdefault(tag.number, []).append(line)
        return [found[number] for number in sorted(found)]

    @cached_property
    def title(self) -> list[Line]:
        """The lines of the first heading."""
        return next((block for block in self.blocks if block[0].tag.is_heading), [])

    @cached_property
    def mark(self) -> list[Line]:
        """The lines that stand before the title, and the same at the head of an annex: the annex mark."""
        before = self.title[0].tag.number if self.title else 0
        return [
            line
            for block in self.blocks
            if block[0].tag.number < before or (block[0].tag.kind == "P" and _MARK.match(block[0].text))
            for line in block
        ]

    @cached_property
    def tables(self) -> list[list[Cell]]:
        """What belongs to each tagged table, its caption too, from above and from left to right."""
        return self._held(lambda tag: tag.table)

    @cached_property
    def figures(self) -> list[list[Cell]]:
        """The words of each tagged figure, its caption too."""
        return self._held(lambda tag: tag.figure)

    def _held(self, holder: Callable[[Tag], int]) -> list[list[Cell]]:
        found: dict[int, list[Cell]] = {}
        for number, lines in self.body.items():
            for span in (span for line in lines for span in line.spans):
                if holder(span.tag) >= 0:
                    found.setdefault(holder(span.tag), []).append(Cell(number, span))
        return [found[number] for number in sorted(found)]

    @cached_property
    def signatures(self) -> list[list[Line]]:
        """The blocks in which a name stands apart from a post."""
        return [block for block in self.blocks if max(line.widest_gap for line in block) > _APART]

    @cached_property
    def headings(self) -> list[list[Line]]:
        """All headings, the title included."""
        return [block for block in self.blocks if block[0].tag.is_heading]

    @cached_property
    def paragraphs(self) -> list[list[Line]]:
        """The paragraphs of the text: neither mark nor signature."""
        special = {id(block) for block in self.signatures}
        marks = {id(line) for line in self.mark}
        return [
            block
            for block in self.blocks
            if block[0].tag.kind == "P" and id(block) not in special and id(block[0]) not in marks
        ]


def top_of(line: Line | Span) -> float:
    """The upper edge of the line's type."""
    return line.base - ASCENT * line.size * MM_PER_POINT


def bottom_of(line: Line | Span) -> float:
    """The lower edge of the line's type."""
    return line.base + DESCENT * line.size * MM_PER_POINT
