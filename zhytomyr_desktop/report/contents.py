"""The list of headings with their page numbers, set in lines with dots between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from typing import NamedTuple

from zhytomyr_desktop.report.document import Document, Heading
from zhytomyr_desktop.report.fonts import Style, clean
from zhytomyr_desktop.report.page import Chunk, Element, Link, Page, Piece, Strip, mm
from zhytomyr_desktop.report.typesetting import Typesetter

_DOT = "."
_STEP = mm(8)
"""Indent of a section under its priority, in points."""
_NUMBERS = mm(14)
"""Room at the right edge for page numbers, in points."""


class Entry(NamedTuple):
    """A heading of the contents; ``element`` is its tag, made before the text's tags.

    ``target``: its number in the outline, where the entry leads.
    """

    level: int
    title: str
    element: Element
    target: int


class ContentsSetter:
    """Sets entries; all measures are in points, ``line`` is from one line to the next."""

    def __init__(self, setter: Typesetter, width: float, size: float, line: float, baseline: float) -> None:
        self._setter = setter
        self._width = width
        self._em = size / 1000
        self._size = size
        self._line = line
        self._baseline = baseline

    def chunks(self, entries: Iterable[Entry], pages: Sequence[int]) -> Iterator[Chunk]:
        """One chunk an entry; ``pages`` are their page numbers, in the same order."""
        for entry, page in zip(entries, pages, strict=True):
            yield Chunk(self._strips(entry, str(page)))

    def _strips(self, entry: Entry, page: str) -> list[Strip]:
        left = _STEP * (entry.level - 1)
        room = self._width - left - _NUMBERS
        lines = [line.text for line in self._setter.ragged(entry.title, int(room / self._em))]
        link = Link(entry.target, f"{entry.title}, сторінка {page}", left, self._width, entry.element)
        strips = [self._strip((self._piece(left, text, entry.element),), link) for text in lines]
        return [*strips[:-1], self._strip(self._last(left, lines[-1], page, entry.element), link)]

    def _last(self, left: float, text: str, page: str, element: Element) -> tuple[Piece, ...]:
        """The words, the dots, which are no part of the text, and the number."""
        number = self._width - self._setter.width(page) * self._em
        dot = self._setter.width(_DOT) * self._em
        first = left + (self._setter.width(text) + 250) * self._em
        count = max(0, int((number - 250 * self._em - first) / dot))
        dots = Piece(
            number - 250 * self._em - count * dot, _DOT * count, 0.0, Style.REGULAR, self._size, None
        )
        return (self._piece(left, text, element), dots, self._piece(number, page, element))

    def _piece(self, x: float, text: str, element: Element) -> Piece:
        return Piece(x, text, 0.0, Style.REGULAR, self._size, element)

    def _strip(self, pieces: tuple[Piece, ...], link: Link) -> Strip:
        return Strip(self._line, self._baseline, pieces, link=link)


def bookmark_pages(pages: Iterable[Page], listed: Iterable[bool]) -> list[int]:
    """The pages of the headings that are listed, in order; ``listed`` tells it of every heading."""
    found = (page.number for page in pages for _, strip in page.placed if strip.bookmark)
    return list(compress(found, listed))


def listed_headings(document: Document) -> Iterator[tuple[Heading, bool]]:
    """All headings of the outline, and whether the contents list them; of an annex only its title."""
    for block in document.blocks:
        if isinstance(block, Heading) and clean(block.text):
            yield block, True
    for annex in document.annexes:
        name = f"{annex.mark[0]}. {annex.title}" if annex.mark else annex.title
        yield Heading(1, name), True
        yield from ((b, False) for b in annex.blocks if isinstance(b, Heading) and clean(b.text))
