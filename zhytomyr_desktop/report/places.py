"""Where on the pages each figure of the text stands, so that a click on it finds its field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from zhytomyr_desktop.report.document import Chart, Document, Paragraph, Run, Table
from zhytomyr_desktop.report.fonts import clean, face
from zhytomyr_desktop.report.layout import Layout
from zhytomyr_desktop.report.page import Chunk, Element, Page, PageFormat, Piece, Strip, mm
from zhytomyr_desktop.report.pdf import new_layout, render
from zhytomyr_desktop.report.steps import OnStep, counting
from zhytomyr_desktop.report.typesetting import Hyphenate


class FigurePlace(NamedTuple):
    """A rectangle on a page (from 0) in points from its upper left corner, and the field that it shows."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    section: str
    item: str


class _Traced(NamedTuple):
    """A line of a paragraph: the strip (kept, since its identity is the key), and where its text begins."""

    strip: Strip
    paragraph: Paragraph
    start: int


class _Row(NamedTuple):
    """A line of a table's row, and the field that the row shows."""

    strip: Strip
    section: str
    item: str


class _Bars(NamedTuple):
    """The picture of a chart."""

    strip: Strip
    chart: Chart


class TracingLayout(Layout):
    """A layout that remembers which words, which row of a table, and which chart every line holds."""

    def __init__(self, form: PageFormat, hyphenate: Hyphenate) -> None:
        super().__init__(form, hyphenate)
        self._traced: dict[int, _Traced] = {}
        self._rows: dict[int, _Row] = {}
        self._charts: dict[int, _Bars] = {}

    def _paragraph(self, paragraph: Paragraph) -> Iterable[Chunk]:
        chunks = list(super()._paragraph(paragraph))
        text, at = clean(paragraph.text), 0
        for strip in (strip for chunk in chunks for strip in chunk.strips):
            words = strip.pieces[0].text
            found = text.find(words, at)
            start = found if found >= 0 else max(at, text.find(words.removesuffix("-"), at))
            self._traced[id(strip)] = _Traced(strip, paragraph, start)
            at = start + len(words.removesuffix("-"))
        return chunks

    def _table(self, table: Table) -> Iterable[Chunk]:
        chunks = list(super()._table(table))
        rows: dict[int, tuple[str, str]] = {}
        for strip in (strip for chunk in chunks for strip in chunk.strips):
            row = _row_of(strip)
            if row is not None and table.fields:
                section, item = rows.setdefault(id(row), table.fields[len(rows) % len(table.fields)])
                self._rows[id(strip)] = _Row(strip, section, item)
        return chunks

    def _chart(self, chart: Chart) -> Iterator[Chunk]:
        for chunk in super()._chart(chart):
            for strip in chunk.strips:
                if strip.picture:
                    self._charts[id(strip)] = _Bars(strip, chart)
            yield chunk

    def places(self, page: Page) -> Iterator[FigurePlace]:
        """The places of the figures on a page of this layout."""
        for top, strip in page.placed:
            traced = self._traced.get(id(strip))
            if traced:
                yield from self._on_line(page.number - 1, mm(self.form.top) + top, traced)
            row = self._rows.get(id(strip))
            if row and row.item:
                bottom = top + strip.height
                yield self._across(page.number - 1, (top, bottom), row.section, row.item)
            if id(strip) in self._charts:
                yield from self._on_chart(page.number - 1, top, self._charts[id(strip)])

    def _on_chart(self, page: int, top: float, bars: _Bars) -> Iterator[FigurePlace]:
        """The bars of one figure each, with their names."""
        assert bars.strip.picture
        for bar, height in zip(bars.chart.bars, bars.strip.picture.rows, strict=True):
            if bar.item:
                yield self._across(page, (top, top + height), bar.section, bar.item)
            top += height

    def _across(self, page: int, edges: tuple[float, float], section: str, item: str) -> FigurePlace:
        """As wide as the text, between two distances from its upper edge."""
        left, above = mm(self.form.left), mm(self.form.top)
        right = left + self.form.text_width
        return FigurePlace(page, left, above + edges[0], right, above + edges[1], section, item)

    def _on_line(self, page: int, top: float, traced: _Traced) -> Iterator[FigurePlace]:
        piece, at = traced.strip.pieces[0], 0
        end = traced.start + len(piece.text)
        for run in traced.paragraph.runs:
            first, after = at, at + len(clean_run(run))
            at = after
            if run.item and first < end and after > traced.start:
                left, right = (
                    mm(self.form.left) + _x(piece, min(max(edge - traced.start, 0), len(piece.text)))
                    for edge in (first, after)
                )
                yield FigurePlace(page, left, top, right, top + traced.strip.height, run.section, run.item)


def _row_of(strip: Strip) -> Element | None:
    """The tag of the row that the line belongs to; None for a header's."""
    cell = next((piece.element for piece in strip.pieces if piece.element), None)
    return cell.parent if cell is not None and cell.tag == "TD" else None


def clean_run(run: Run) -> str:
    """The run's words as they are laid out: spaces at its ends stay."""
    return run.text if clean(f"а{run.text}а") == f"а{run.text}а" else clean(f"а{run.text}а")[1:-1]


def _x(piece: Piece, count: int) -> float:
    """Where the sign with this number begins, from the left edge of the text."""
    head = piece.text[:count]
    spaces = head.count(" ") + head.count("\u00a0")
    width = face(piece.style).width(head) * piece.size / 1000
    return piece.x + (width + spaces * piece.stretch + count * piece.track) * piece.scale


def render_with_places(
    document: Document, on_step: OnStep | None = None
) -> tuple[bytes, tuple[FigurePlace, ...]]:
    """The PDF's bytes, the same as ``pdf.render`` gives, and the places of all its figures.

    ``on_step`` is called before every block; what it raises stops the work.
    """
    layout = TracingLayout(PageFormat(), new_layout(PageFormat()).hyphenate)
    layout.on_block = counting(document, on_step)
    found: list[FigurePlace] = []
    pieces, _ = render(document, layout=layout, on_page=lambda page: found.extend(layout.places(page)))
    return b"".join(pieces), tuple(found)
