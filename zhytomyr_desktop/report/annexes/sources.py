"""Where the figures come from, of what day they are, and what was noted beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from forms.definition import Catalogue, Figure, Section
from forms.values import FigureValue, ReportValues
from zhytomyr_desktop.language.dates import short_date
from zhytomyr_desktop.language.numbers import NBSP
from zhytomyr_desktop.language.typography import tidy
from zhytomyr_desktop.report.annexes.dashes import dashed
from zhytomyr_desktop.report.document import Annex, Block, Heading, Table

HEADER = ("Показник", "Джерело", f"Станом{NBSP}на", "Примітка")


def sources_annex(catalogue: Catalogue, values: ReportValues) -> Annex:
    """Every figure for which a source, a day or a note was entered, by section."""
    return Annex("Джерела й дати показників", tuple(_blocks(catalogue, values)))


def _blocks(catalogue: Catalogue, values: ReportValues) -> Iterator[Block]:
    for section in catalogue.sections:
        rows = tuple(_rows(section, values))
        if rows:
            yield Heading(2, tidy(section.title), section=section.key)
            fields = tuple((section.key, figure.key) for figure in _told(section, values))
            yield replace(_table(rows), fields=fields)


def _table(rows: tuple[tuple[str, ...], ...]) -> Table:
    """Without the columns in which the section has nothing."""
    filled = [number for number in range(len(HEADER)) if any(row[number] for row in rows)]
    kept = (dashed(tuple(row[n] for n in filled)) for row in rows)
    return Table("", tuple(HEADER[n] for n in filled), tuple(kept))


def _rows(section: Section, values: ReportValues) -> Iterator[tuple[str, ...]]:
    for figure in _told(section, values):
        yield _row(figure, values.section(section.key).figure(figure.key))


def _told(section: Section, values: ReportValues) -> list[Figure]:
    """The figures with something to tell."""
    entered = values.section(section.key)
    return [figure for figure in section.figures() if _tells(entered.figure(figure.key))]


def _tells(value: FigureValue) -> bool:
    return value.is_filled and bool(value.source or value.as_of or value.note or value.absent)


def _row(figure: Figure, value: FigureValue) -> tuple[str, ...]:
    day = short_date(value.as_of) if value.as_of else ""
    note = value.note or (f"немає даних: {value.absent}" if value.absent else "")
    return (tidy(figure.label), tidy(value.source), day, tidy(note))
