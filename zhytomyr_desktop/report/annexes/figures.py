"""The figures of each section as tables: unit, last year, this year, change."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from forms.definition import Catalogue, Figure
from forms.values import FigureValue, ReportValues
from zhytomyr_desktop.language.agreement import noun_form
from zhytomyr_desktop.language.numbers import NBSP, format_number
from zhytomyr_desktop.language.typography import tidy
from zhytomyr_desktop.report.annexes.by_section import Row, tables
from zhytomyr_desktop.report.annexes.dashes import dashed
from zhytomyr_desktop.report.document import Annex, Table


def figures_annex(catalogue: Catalogue, values: ReportValues) -> Annex:
    """Every filled figure with its unit, last year's value, this year's and the change, by section."""
    blocks = tables(catalogue, values, _row, partial(_table, values.year))
    return Annex("Показники звіту за розділами", tuple(blocks))


def _table(year: int, rows: tuple[Row, ...]) -> Table:
    """Last year and the change have columns only where the section has values of last year."""
    if any(previous for _, _, previous, _, _ in rows):
        header = ("Показник", "Одиниця", year_title(year - 1), year_title(year), "Зміна")
        return Table("", header, tuple(map(dashed, rows)), numeric=(2, 3, 4))
    short = tuple((label, unit, shown) for label, unit, _, shown, _ in rows)
    return Table("", ("Показник", "Одиниця", year_title(year)), short, numeric=(2,))


def year_title(year: int) -> str:
    """The head of a year's column, on one line: «2023 рік»."""
    return f"{year}{NBSP}рік"


def _row(figure: Figure, value: FigureValue) -> Row | None:
    number = value.number
    if number is None:
        return None
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
