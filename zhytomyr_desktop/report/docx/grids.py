"""Tables of a DOCX: columns as wide as in the PDF, commas under one another, a header on every page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from zhytomyr_desktop.report.document import Table
from zhytomyr_desktop.report.docx.runs import flag, legal
from zhytomyr_desktop.report.grid import PADDING, column_measures
from zhytomyr_desktop.report.page import PageFormat, mm

_SPARE = 0.3
"""Millimetres by which cells are padded less on the right: word processors measure words otherwise."""
_RULE = 0.2
"""Millimetres that a rule between two rows takes here; in the PDF it takes none."""


def add_table(word: Any, table: Table, form: PageFormat) -> None:
    """Put the table at the end of the document."""
    has_header = any(table.header)
    rows = [table.header, *table.rows] if has_header else list(table.rows)
    measured = column_measures(table, form)
    grid = add_grid(word, len(rows), [points / mm(1) for points in measured.widths], "Table Grid")
    padding = PADDING / mm(1)
    set_padding(grid, Sides((padding - _RULE) / 2, padding - _SPARE, (padding - _RULE) / 2, padding))
    for number, (words, row) in enumerate(zip(rows, _cells(grid), strict=True)):
        is_header = number == 0 and has_header
        total = number - has_header in table.totals
        for column, (text, cell) in enumerate(zip(words, row, strict=True)):
            paragraph = _fill(cell, text, form.table_size, bold=is_header or total)
            if is_header:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                paragraph.paragraph_format.keep_with_next = True
            elif column in measured.commas:
                stops = paragraph.paragraph_format.tab_stops
                stops.add_tab_stop(Pt(measured.commas[column]), WD_TAB_ALIGNMENT.DECIMAL)
    for row in grid._tbl.tr_lst:
        row.get_or_add_trPr().append(flag("w:cantSplit"))
    if has_header:
        grid._tbl.tr_lst[0].get_or_add_trPr().append(flag("w:tblHeader"))


def add_grid(word: Any, rows: int, widths: Sequence[float], style: str | None = None) -> Any:
    """An empty table at the end of the document, with columns of these widths in millimetres."""
    grid = word.add_table(rows, len(widths))
    if style:
        grid.style = word.styles[style]
    grid.autofit = False
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Mm(width)
    for row in _cells(grid):
        for cell, width in zip(row, widths, strict=True):
            cell.width = Mm(width)
    return grid


class Sides(NamedTuple):
    """Millimetres between a cell's sides and its words."""

    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    left: float = 0.0


def set_padding(grid: Any, sides: Sides) -> None:
    """Pad the cells; the table's edge stands at the edge of the text, which Word else keeps for the words."""
    properties = grid._tbl.tblPr
    indent = _measure("w:tblInd", sides.left)
    margins = OxmlElement("w:tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        margins.append(_measure(f"w:{side}", getattr(sides, side)))
    properties.find(qn("w:tblLayout")).addprevious(indent)
    properties.find(qn("w:tblLayout")).addnext(margins)


def _measure(name: str, millimetres: float) -> Any:
    element = OxmlElement(name)
    element.set(qn("w:w"), str(round(millimetres * 1440 / 25.4)))
    element.set(qn("w:type"), "dxa")
    return element


def _cells(grid: Any) -> Iterator[list[Any]]:
    """The cells by row; read once, since python-docx builds the whole grid for each row asked for."""
    flat = grid._cells
    width = len(grid.columns)
    return (flat[start : start + width] for start in range(0, len(flat), width))


def _fill(cell: Any, text: str, size: float, *, bold: bool) -> Any:
    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(legal(text))
    run.font.size, run.font.bold = Pt(size), bold
    return paragraph
