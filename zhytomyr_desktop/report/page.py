"""The page by ДСТУ 4163:2020, and what stands on it once it is laid out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from zhytomyr_desktop.report.fonts import SINGLE_SPACING, Style

POINTS_PER_MM = 72 / 25.4
POST_APART = 10.0
"""Millimetres between the lines of a signature's post and the name, at least."""


def mm(millimetres: float) -> float:
    """Millimetres in points."""
    return millimetres * POINTS_PER_MM


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFormat:
    """Measures of the page: lengths in millimetres, type sizes in points; the defaults are the standard's."""

    width: float = 210.0
    height: float = 297.0
    left: float = 30.0
    right: float = 10.0
    top: float = 20.0
    bottom: float = 20.0
    size: float = 14.0
    table_size: float = 12.0
    spacing: float = 1.0
    indent: float = 12.5
    annex_at: float = 100.0
    name_at: float = 125.0
    mark: float = 13.0
    numbered: bool = True

    @property
    def text_width(self) -> float:
        """Between the side margins, in points."""
        return mm(self.width - self.left - self.right)

    @property
    def text_height(self) -> float:
        """Between the top and bottom margins, in points."""
        return mm(self.height - self.top - self.bottom)

    @property
    def line(self) -> float:
        """From one line of the text to the next, in points."""
        return self.size * SINGLE_SPACING * self.spacing


class Element:
    """A part of the document's structure: a PDF tag with its parts and the places where its words stand."""

    __slots__ = ("attributes", "kids", "parent", "tag")

    def __init__(self, tag: str, parent: Element | None = None, attributes: str = "") -> None:
        self.tag = tag
        self.parent = parent
        self.attributes = attributes
        self.kids: list[Element | tuple[int, int] | Widget] = []
        if parent:
            parent.kids.append(self)


class Widget(NamedTuple):
    """A field or a link as a part of the structure: the page it stands on and the reference to it."""

    page: int
    reference: Any


class Piece(NamedTuple):
    """Words in one weight on one line; ``x`` from the left text edge, ``stretch`` of every space, in points.

    ``drop`` is how far below the strip's own baseline the words stand, ``scale`` how wide their letters are,
    ``track`` what is added after every letter.
    ``element`` is None for what is no part of the text, such as a repeated table header.
    """

    x: float
    text: str
    stretch: float
    style: Style
    size: float
    element: Element | None
    drop: float = 0.0
    scale: float = 1.0
    track: float = 0.0


class Rule(NamedTuple):
    """A thin line; ends in points from the left text edge and from the top of its strip, downwards."""

    x1: float
    y1: float
    x2: float
    y2: float


class Bookmark(NamedTuple):
    """An entry of the outline; level from 1."""

    level: int
    title: str


class Picture(NamedTuple):
    """A ReportLab drawing, its lower left corner at the left text edge and the lower edge of its strip.

    ``rows``: the heights of what stands one under another in it, from above.
    """

    drawing: Any
    element: Element
    rows: tuple[float, ...] = ()


class SignaturePlace(NamedTuple):
    """Where the mark of an electronic signature will stand: the field's name, and what it is for in words."""

    name: str
    label: str
    element: Element


class Link(NamedTuple):
    """What leads to the heading with this number (from 0, in the outline's order), told in ``label``.

    ``left`` and ``right`` from the left text edge, in points.
    """

    target: int
    label: str
    left: float
    right: float
    element: Element


class Strip(NamedTuple):
    """What stands side by side on one line: its height, its baseline below the top, its words and rules.

    ``place``: the strip, as wide as the text, is kept free for the mark of a signature.
    """

    height: float
    baseline: float
    pieces: tuple[Piece, ...]
    rules: tuple[Rule, ...] = ()
    bookmark: Bookmark | None = None
    place: SignaturePlace | None = None
    picture: Picture | None = None
    link: Link | None = None


@dataclass(slots=True)
class Chunk:
    """Strips that no page break may part.

    ``before`` is the space above, dropped at the head of a page. ``keep``: nor may it part this chunk from
    the next one. ``head``: strips repeated above it where it opens a page. ``new_page``: it opens one.
    """

    strips: Sequence[Strip]
    before: float = 0.0
    keep: bool = False
    head: Sequence[Strip] = ()
    new_page: bool = False

    @property
    def height(self) -> float:
        """Of the strips, without the space above."""
        return sum(strip.height for strip in self.strips)


@dataclass(slots=True)
class Page:
    """A finished page: strips with the distance of their tops from the upper text edge, in points."""

    number: int
    placed: list[tuple[float, Strip]] = field(default_factory=list)
