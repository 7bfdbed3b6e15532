"""Filling pages with chunks: no lone lines, no heading left behind, no signature without its text."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from zhytomyr_desktop.report.page import Chunk, Page

_ROUNDING = 0.01
"""Points by which the last line of a page may exceed it: sums of fractions, not a real overflow."""


def fill_pages(chunks: Iterable[Chunk], height: float) -> Iterator[Page]:
    """The pages one after another; a page is given out as soon as it is full. ``height`` in points."""
    filler = _Filler(height)
    for group in _groups(chunks):
        yield from filler.add(group)
    yield filler.page


def keep_tail(chunks: Iterable[Chunk], lines: int) -> Iterator[Chunk]:
    """The same chunks; the last of them, with at least so many lines of words, stay with what follows."""
    held: deque[Chunk] = deque()
    for chunk in chunks:
        held.append(chunk)
        while sum(map(_lines, held)) - _lines(held[0]) >= lines:
            yield held.popleft()
    for chunk in held:
        chunk.keep = True
        yield chunk


def _lines(chunk: Chunk) -> int:
    return sum(bool(strip.pieces) for strip in chunk.strips)


def _groups(chunks: Iterable[Chunk]) -> Iterator[list[Chunk]]:
    group: list[Chunk] = []
    for chunk in chunks:
        group.append(chunk)
        if not chunk.keep:
            yield group
            group = []
    if group:
        yield group


class _Filler:
    def __init__(self, height: float) -> None:
        self._height = height + _ROUNDING
        self._used = 0.0
        self.page = Page(1)

    def add(self, group: list[Chunk]) -> Iterator[Page]:
        if len(group) == 1 and len(group[0].strips) == 1:
            yield from self._add_line(group[0])
            return
        if self._used and (group[0].new_page or self._used + _extent(group) > self._height):
            yield self._turn(group[0])
        if self._used + _extent(group) - group[0].before <= self._height:
            self._place(group)
        else:
            yield from self._split(group)

    def _add_line(self, chunk: Chunk) -> Iterator[Page]:
        strip = chunk.strips[0]
        if self._used and self._used + chunk.before + strip.height > self._height:
            yield self._turn(chunk)
        self._used += chunk.before if self._used else 0.0
        self.page.placed.append((self._used, strip))
        self._used += strip.height

    def _turn(self, first: Chunk) -> Page:
        full, self.page = self.page, Page(self.page.number + 1)
        self._used = 0.0
        for strip in first.head:
            self.page.placed.append((self._used, strip))
            self._used += strip.height
        return full

    def _place(self, group: list[Chunk]) -> None:
        for chunk in group:
            self._used += chunk.before if self._used else 0.0
            for strip in chunk.strips:
                self.page.placed.append((self._used, strip))
                self._used += strip.height

    def _split(self, group: list[Chunk]) -> Iterator[Page]:
        """What is higher than a page breaks between any lines."""
        for chunk in group:
            before = chunk.before
            for strip in chunk.strips:
                yield from self._add_line(Chunk((strip,), before, head=chunk.head))
                before = 0.0


def _extent(group: list[Chunk]) -> float:
    return sum(chunk.before + chunk.height for chunk in group)
