"""Tables of a DOCX: columns as wide as in the PDF, commas under one another, a header on every page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from zhytomyr_desktop.report.document import Table
from zhytomyr_desktop.report.docx.runs import flag, legal
from zhytomyr_desktop.report.grid import PADDING, column_measures
from zhytomyr_desktop.report.page import PageFormat, mm

_SPARE = 0.5
"""Millimetres by which cells are padded less than in the PDF: word processors measure words otherwise."""
_RULE = 0.15
"""Millimetres by which rows are padded less: here their rules take room, in the PDF they take none."""


def add_table(word: Any, table: Table, form: PageFormat) -> None:
    """Put the table at the end of the document."""
    has_header = any(table.header)
    rows = [table.header, *table.rows] if has_header else list(table.rows)
    measured = column_measures(table, form)
    grid = add_grid(word, len(rows), [points / mm(1) for points in measured.widths], "Table Grid")
    set_padding(grid, PADDING / mm(1) - _SPARE, PADDING / mm(1) / 2 - _RULE)
    for number, (words, row) in enumerate(zip(rows, _cells(grid), strict=True)):
        is_header = number == 0 and has_header
        total = number - has_header in table.totals
        for column, (text, cell) in enumerate(zip(words, row, strict=True)):
            paragraph = _fill(cell, text, form.table_size, bold=is_header or total)
            if is_header:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
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


def set_padding(grid: Any, width: float, height: float = 0.0) -> None:
    """Millimetres between the sides of a cell and its words, and above and below them."""
    margins = OxmlElement("w:tblCellMar")
    for side, room in (("w:top", height), ("w:left", width), ("w:bottom", height), ("w:right", width)):
        edge = OxmlElement(side)
        edge.set(qn("w:w"), str(round(room * 1440 / 25.4)))
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    grid._tbl.tblPr.append(margins)


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
