"""Where the figures come from, of what day they are, and what was noted beside them."""

from __future__ import annotations

from forms.definition import Catalogue, Figure
from forms.values import FigureValue, ReportValues
from zhytomyr_desktop.language.dates import short_date
from zhytomyr_desktop.language.numbers import NBSP
from zhytomyr_desktop.language.typography import tidy
from zhytomyr_desktop.report.annexes.by_section import Row, tables
from zhytomyr_desktop.report.annexes.dashes import dashed
from zhytomyr_desktop.report.document import Annex, Table

HEADER = ("Показник", "Джерело", f"Станом{NBSP}на", "Примітка")


def sources_annex(catalogue: Catalogue, values: ReportValues) -> Annex:
    """Every figure for which a source, a day or a note was entered, by section."""
    return Annex("Джерела й дати показників", tuple(tables(catalogue, values, _row, _table)))


def _table(rows: tuple[Row, ...]) -> Table:
    """Without the columns in which the section has nothing."""
    filled = [number for number in range(len(HEADER)) if any(row[number] for row in rows)]
    kept = (dashed(tuple(row[n] for n in filled)) for row in rows)
    return Table("", tuple(HEADER[n] for n in filled), tuple(kept))


def _row(figure: Figure, value: FigureValue) -> Row | None:
    if not _tells(value):
        return None
    day = short_date(value.as_of) if value.as_of else ""
    note = value.note or (f"немає даних: {value.absent}" if value.absent else "")
    return (tidy(figure.label), tidy(value.source), day, tidy(note))


def _tells(value: FigureValue) -> bool:
    return value.is_filled and bool(value.source or value.as_of or value.note or value.absent)
