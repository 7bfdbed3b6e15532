"""The figures of each section as tables: unit, last year, this year, change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from forms.definition import Catalogue, Figure, Section
from forms.values import FigureValue, ReportValues
from zhytomyr_desktop.language.agreement import noun_form
from zhytomyr_desktop.language.numbers import NBSP, format_number
from zhytomyr_desktop.language.typography import tidy
from zhytomyr_desktop.report.annexes.dashes import dashed
from zhytomyr_desktop.report.document import Annex, Block, Heading, Table


def figures_annex(catalogue: Catalogue, values: ReportValues) -> Annex:
    """Every filled figure with its unit, last year's value, this year's and the change, by section."""
    return Annex("Показники звіту за розділами", tuple(_blocks(catalogue, values)))


def _blocks(catalogue: Catalogue, values: ReportValues) -> Iterator[Block]:
    for section in catalogue.sections:
        rows = tuple(_rows(section, values))
        if rows:
            yield Heading(2, tidy(section.title), section=section.key)
            fields = tuple((section.key, figure.key) for figure in _filled(section, values))
            yield replace(_table(rows, values.year), fields=fields)


def _table(rows: tuple[tuple[str, ...], ...], year: int) -> Table:
    """Last year and the change have columns only where the section has values of last year."""
    if any(previous for _, _, previous, _, _ in rows):
        header = ("Показник", "Одиниця", year_title(year - 1), year_title(year), "Зміна")
        return Table("", header, tuple(map(dashed, rows)), numeric=(2, 3, 4))
    short = tuple((label, unit, shown) for label, unit, _, shown, _ in rows)
    return Table("", ("Показник", "Одиниця", year_title(year)), short, numeric=(2,))


def year_title(year: int) -> str:
    """The head of a year's column, on one line: «2023 рік»."""
    return f"{year}{NBSP}рік"


def _rows(section: Section, values: ReportValues) -> Iterator[tuple[str, ...]]:
    for figure in _filled(section, values):
        value = values.section(section.key).figure(figure.key)
        if value.number is not None:
            yield _row(figure, value, value.number)


def _filled(section: Section, values: ReportValues) -> list[Figure]:
    entered = values.section(section.key)
    return [one for one in section.figures() if entered.figure(one.key).number is not None]


def _row(figure: Figure, value: FigureValue, number: Decimal) -> tuple[str, ...]:
    previous = "" if value.previous is None else format_number(value.previous, figure.decimals)
    shown = format_number(number, figure.decimals)
    return (tidy(figure.label), unit_of(figure), previous, shown, _change(figure, value, number))


def unit_of(figure: Figure) -> str:
    """The unit as a table's cell names it: «осіб», «тис. грн», «%»."""
    if figure.unit.is_noun:
        noun = noun_form(figure.unit, Decimal(0), 0)
        return f"{figure.scale} {noun}".strip()
    return f"{figure.scale} {figure.unit.symbol}".strip()


def _change(figure: Figure, value: FigureValue, number: Decimal) -> str:
    if value.previous is None:
        return ""
    difference = number - value.previous
    sign = "+" if difference > 0 else ""
    return sign + format_number(difference, figure.decimals)
