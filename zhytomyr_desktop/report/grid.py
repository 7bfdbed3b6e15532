"""Tables: widths of columns, decimals under one another, a header that every page repeats."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from zhytomyr_desktop.report.document import Table
from zhytomyr_desktop.report.fonts import ASCENT, SINGLE_SPACING, Style, clean, face
from zhytomyr_desktop.report.page import Chunk, Element, PageFormat, Piece, Rule, Strip, mm
from zhytomyr_desktop.report.sharing import share
from zhytomyr_desktop.report.typesetting import Line, Typesetter

PADDING = mm(1.5)
"""Between a cell's edge and its words, in points."""

TALL = 12
"""A row of more lines may be parted by a page break."""

Visible = Callable[[str, Style], str]


class Grid:
    """Sets the rows of one table; ``element`` is the table's tag."""

    def __init__(
        self, form: PageFormat, setters: Mapping[Style, Typesetter], visible: Visible, element: Element
    ) -> None:
        self._form = form
        self._setters = setters
        self._visible = visible
        self._element = element
        self._scale = form.table_size / 1000

    def chunks(self, table: Table) -> Iterator[Chunk]:
        """The header and the rows; the first row stays with the header."""
        columns = self.columns(table)
        head = self._row(table.header, columns, Style.BOLD, "TH") if any(table.header) else []
        again = _as_artifact(head)
        if head:
            yield Chunk(head, keep=bool(table.rows))
        for number, row in enumerate(table.rows):
            style = Style.BOLD if number in table.totals else Style.REGULAR
            yield from _row_chunks(self._row(row, columns, style, "TD"), again)

    def columns(self, table: Table) -> _Columns:
        """Where the table's columns stand."""
        return _Columns(self._cells(table), table.numeric, self._form.text_width, self)

    def _cells(self, table: Table) -> list[list[str]]:
        rows = [[self._visible(cell, Style.REGULAR) for cell in row] for row in table.rows]
        return [[self._visible(cell, Style.BOLD) for cell in table.header], *rows]

    def width(self, text: str, style: Style) -> float:
        """How wide the text is on one line, in points."""
        return self._setters[style].width(text) * self._scale

    def lines(self, text: str, style: Style, width: float) -> list[Line]:
        """The text in lines of so many points."""
        return self._setters[style].ragged(text, int(width / self._scale) + 1) if text else []

    def _row(self, cells: Sequence[str], columns: _Columns, style: Style, tag: str) -> list[Strip]:
        row = Element("TR", self._element)
        scope = "/A<</O/Table/Scope/Column>>" if tag == "TH" else ""
        placed = [
            self._cell(cell, columns, number, style, Element(tag, row, scope), centred=tag == "TH")
            for number, cell in enumerate(cells)
        ]
        height = max(map(len, placed), default=1) or 1
        return [self._strip(placed, columns, line, height) for line in range(height)]

    def _cell(
        self, text: str, columns: _Columns, number: int, style: Style, element: Element, *, centred: bool
    ) -> list[Piece]:
        text = self._visible(text, style)
        left, width = columns.edges[number] + PADDING, columns.inner(number)
        size = self._form.table_size
        lines = self.lines(text, style, width)
        pieces = []
        for line in lines:
            middle = max(0.0, (width - line.width * self._scale) / 2)
            shift = middle if centred else self._shift(line, columns, number, style)
            pieces.append(Piece(left + shift, line.text, 0.0, style, size, element))
        return pieces

    def _shift(self, line: Line, columns: _Columns, number: int, style: Style) -> float:
        if number not in columns.numeric:
            return 0.0
        return max(0.0, columns.comma[number] - self.width(line.text.partition(",")[0], style))

    def _strip(self, cells: list[list[Piece]], columns: _Columns, line: int, height: int) -> Strip:
        size = self._form.table_size
        above = PADDING / 2 if line == 0 else 0.0
        below = PADDING / 2 if line == height - 1 else 0.0
        tall = size * SINGLE_SPACING + above + below
        pieces = tuple(cell[line] for cell in cells if line < len(cell))
        rules = [Rule(x, 0.0, x, tall) for x in columns.edges]
        if line == 0:
            rules.append(Rule(columns.edges[0], 0.0, columns.edges[-1], 0.0))
        if line == height - 1:
            rules.append(Rule(columns.edges[0], tall, columns.edges[-1], tall))
        return Strip(tall, above + size * ASCENT, pieces, tuple(rules))


class Measures(NamedTuple):
    """Of a table's columns, in points: their widths, and where the commas stand in the numeric ones."""

    widths: tuple[float, ...]
    commas: Mapping[int, float]


def column_measures(table: Table, form: PageFormat) -> Measures:
    """The measures that the PDF uses, for other formats of the same table."""
    setters = {style: Typesetter(face(style)) for style in (Style.REGULAR, Style.BOLD)}
    grid = Grid(form, setters, lambda text, _style: clean(text), Element("Table"))
    columns = grid.columns(table)
    widths = tuple(after - before for before, after in pairwise(columns.edges))
    return Measures(widths, columns.comma)


class _Columns:
    """Where the columns stand: ``edges`` from the left text edge, ``comma`` from the column's."""

    def __init__(
        self,
        rows: list[list[str]],
        numeric: Sequence[int],
        total: float,
        ruler: Grid,
    ) -> None:
        width = ruler.width
        self.numeric = frozenset(numeric)
        columns = list(zip(*rows, strict=True))
        self._around = {n: _around_comma(columns[n][1:], width) for n in self.numeric if n < len(columns)}
        aligned = [sum(self._around.get(n, ())) for n in range(len(columns))]
        natural = [max(a, *_widths(c, width)) + 2 * PADDING for a, c in zip(aligned, columns, strict=True)]
        least = [
            max(a, *_widest_words(c, width)) + 2 * PADDING for a, c in zip(aligned, columns, strict=True)
        ]
        widths = share(natural, least, total, lambda n, wide: _lines(columns[n], wide - 2 * PADDING, ruler))
        self.edges = [sum(widths[:n]) for n in range(len(widths) + 1)]
        self.comma = {n: self._comma(n) for n in self._around}

    def inner(self, number: int) -> float:
        """Room for words in the column, in points."""
        return self.edges[number + 1] - self.edges[number] - 2 * PADDING

    def _comma(self, number: int) -> float:
        """The block of numbers stands in the middle of the column, the commas under one another."""
        before, after = self._around[number]
        return before + max(0.0, (self.inner(number) - before - after) / 2)


def _around_comma(cells: Sequence[str], width: Callable[[str, Style], float]) -> tuple[float, float]:
    """The most that stands before the comma, and from it on."""
    heads = [width(cell.partition(",")[0], Style.BOLD) for cell in cells]
    tails = [width("".join(cell.partition(",")[1:]), Style.BOLD) for cell in cells]
    return max(heads, default=0.0), max(tails, default=0.0)


def _widths(column: Sequence[str], width: Callable[[str, Style], float]) -> list[float]:
    return [width(column[0], Style.BOLD), *(width(cell, Style.REGULAR) for cell in column[1:])]


def _widest_words(column: Sequence[str], width: Callable[[str, Style], float]) -> list[float]:
    return _widths([max(cell.split(" "), key=len) for cell in column], width)


def _lines(column: Sequence[str], wide: float, ruler: Grid) -> list[int]:
    """How many lines each cell takes, its header first."""
    head, *cells = column
    return [len(ruler.lines(head, Style.BOLD, wide)), *(_height(cell, wide, ruler) for cell in cells)]


def _height(cell: str, wide: float, ruler: Grid) -> int:
    return 1 if ruler.width(cell, Style.REGULAR) <= wide else len(ruler.lines(cell, Style.REGULAR, wide))


def _as_artifact(strips: list[Strip]) -> list[Strip]:
    return [s._replace(pieces=tuple(p._replace(element=None) for p in s.pieces)) for s in strips]


def _row_chunks(strips: list[Strip], head: list[Strip]) -> Iterator[Chunk]:
    if len(strips) <= TALL:
        yield Chunk(strips, head=head)
        return
    yield Chunk(strips[:2], head=head)
    for strip in strips[2:-2]:
        yield Chunk((strip,), head=head)
    yield Chunk(strips[-2:], head=head)
