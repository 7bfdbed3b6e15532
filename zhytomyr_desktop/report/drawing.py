"""One page as PDF operators: every line of text is one operator, every tagged part is marked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from zhytomyr_desktop.report.fonts import Style, Subset, face
from zhytomyr_desktop.report.page import Element, Page, PageFormat, Picture, Piece, Strip, mm
from zhytomyr_desktop.report.pictures import shapes, words

RULE_WIDTH = 0.5
"""Of a table's lines, in points."""

SMALL = 8.0
"""Of the line at the first page's foot, in points."""

_CELLS = frozenset({"TH", "TD"})

_PAGINATION = b"/Artifact <</Type /Pagination>> BDC"


class PageDrawing:
    """The operators of a page. ``marked`` lists its tagged parts by number, once ``content`` was read."""

    def __init__(
        self, form: PageFormat, page: Page, subset: Callable[[Style], Subset], foot: str = ""
    ) -> None:
        self._form = form
        self._page = page
        self._foot = foot
        self._subset = subset
        self._left = mm(form.left)
        self._top = mm(form.height - form.top)
        self._font = (Style.REGULAR, 0, 0.0)
        self._stretch, self._scale, self._track = 0.0, 1.0, 0.0
        self._open: Element | None = None
        self._marking = False
        self.marked: list[Element] = []

    def content(self) -> bytes:
        """The page's content stream, not yet compressed."""
        text = [b"BT", *self._text(), *self._number(), *self._small_print(), b"ET"]
        return b"\n".join([*self._rules(), *text, b""])

    def _rules(self) -> Iterator[bytes]:
        drawn = [
            f"{self._left + r.x1:.2f} {top - r.y1:.2f} m {self._left + r.x2:.2f} {top - r.y2:.2f} l"
            for top, strip in ((self._top - t, s) for t, s in self._page.placed)
            for r in strip.rules
        ]
        if drawn:
            yield f"/Artifact BMC\n{RULE_WIDTH} w\n{chr(10).join(drawn)}\nS\nEMC".encode("ascii")

    def _text(self) -> Iterator[bytes]:
        for top, strip, pieces in _in_reading_order(self._page.placed):
            for drop, piece in pieces:
                if piece.text:
                    yield from self._mark(piece.element)
                    yield from self._show(piece, self._top - top - drop)
            if strip.picture:
                yield from self._picture(strip.picture, self._top - top - strip.height)
        yield from self._end_mark()

    def _end_mark(self) -> Iterator[bytes]:
        if self._marking:
            self._marking = False
            yield b"EMC"

    def _mark(self, element: Element | None) -> Iterator[bytes]:
        if self._marking and element is self._open:
            return
        if self._marking:
            yield b"EMC"
        self._marking, self._open = True, element
        if element is None:
            yield _PAGINATION
            return
        yield b"/%s <</MCID %d>> BDC" % (element.tag.encode("ascii"), len(self.marked))
        self.marked.append(element)

    def _show(self, piece: Piece, y: float) -> Iterator[bytes]:
        if piece.stretch != self._stretch:
            self._stretch = piece.stretch
            yield b"%.3f Tw" % piece.stretch
        if piece.scale != self._scale:
            self._scale = piece.scale
            yield b"%.1f Tz" % (100 * piece.scale)
        if piece.track != self._track:
            self._track = piece.track
            yield b"%.3f Tc" % piece.track
        place = b"1 0 0 1 %.2f %.2f Tm" % (self._left + piece.x, y)
        subset = self._subset(piece.style)
        codes = subset.encode(piece.text)
        for number, run in ((0, codes),) if codes is not None else subset.pieces(piece.text):
            yield from self._select(piece, number, subset)
            yield b"%s (%s) Tj" % (place, run)
            place = b""

    def _select(self, piece: Piece, number: int, subset: Subset) -> Iterator[bytes]:
        wanted = (piece.style, number, piece.size)
        if wanted != self._font:
            self._font = wanted
            yield f"/{subset.name}{number} {piece.size:g} Tf".encode("ascii")

    def _picture(self, picture: Picture, bottom: float) -> Iterator[bytes]:
        """The shapes first, then the words of the drawing, all one figure with its box; then text goes on."""
        drawing, element = picture.drawing, picture.element
        box = (self._left, bottom, self._left + drawing.width, bottom + drawing.height)
        placed = " ".join(f"{number:.2f}" for number in box)
        element.attributes += f"/A<</O/Layout/BBox[{placed}]/Placement/Block>>"
        yield from self._end_mark()
        yield b"ET"
        yield b"/Figure <</MCID %d>> BDC" % len(self.marked)
        self.marked.append(element)
        yield from shapes(drawing, self._left, bottom)
        yield b"BT"
        for piece, y in words(drawing):
            yield from self._show(piece, bottom + y)
        yield b"ET\nEMC\nBT"

    def _small_print(self) -> Iterator[bytes]:
        """What stands in the middle of the bottom margin."""
        text = self._foot
        if not text:
            return
        width = face(Style.REGULAR).width(text) * SMALL / 1000
        x = (mm(self._form.width) - width) / 2 - self._left
        yield _PAGINATION
        yield from self._show(Piece(x, text, 0.0, Style.REGULAR, SMALL, None), mm(self._form.bottom / 2))
        yield b"EMC"

    def _number(self) -> Iterator[bytes]:
        """The page number from page 2: digits alone, in the middle of the sheet's top margin."""
        form, text = self._form, str(self._page.number)
        if not form.numbered or self._page.number < 2:
            return
        width = face(Style.REGULAR).width(text) * form.size / 1000
        # Half the height of a digit, 0.66 em, stands below the middle of the margin.
        y = mm(form.height - form.top / 2) - 0.33 * form.size
        x = (mm(form.width) - width) / 2 - self._left
        self._open = None
        yield _PAGINATION
        yield from self._show(Piece(x, text, 0.0, Style.REGULAR, form.size, None), y)
        yield b"EMC"


_Drawn = tuple[float, Strip, list[tuple[float, Piece]]]
"""A strip, its top, and what is written with it: pieces, each with its baseline below that top."""


def _in_reading_order(placed: list[tuple[float, Strip]]) -> Iterator[_Drawn]:
    """The strips from above; a row's lines are written with its first one, cell after cell."""
    for _, group in groupby(placed, key=lambda one: _row_of(one[1])):
        (first, strip), *others = group
        pieces = [(strip.baseline + piece.drop, piece) for piece in strip.pieces]
        if others:
            cells = [id(piece.element) for piece in strip.pieces]
            pieces += [(top - first + s.baseline + p.drop, p) for top, s in others for p in s.pieces]
            pieces.sort(key=lambda one: cells.index(id(one[1].element)))
        yield first, strip, pieces


def _row_of(strip: Strip) -> int:
    """The same for all lines of one row of a table, else for none."""
    element = strip.pieces[0].element if strip.pieces else None
    return id(element.parent) if element and element.tag in _CELLS else id(strip)
