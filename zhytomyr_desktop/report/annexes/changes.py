"""Charts: what changed most since last year, and money by priority; each is told in words too."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from forms.definition import Catalogue
from forms.values import ReportValues
from zhytomyr_desktop.language.numbers import NBSP, format_number
from zhytomyr_desktop.language.typography import tidy
from zhytomyr_desktop.report.annexes.money import HRYVNIA, Sum, sums, thousands
from zhytomyr_desktop.report.document import Annex, Bar, Block, Chart, Paragraph, Run

MOST = 12
"""Bars of the chart of changes."""

_WITHOUT_PRIORITY = "Поза пріоритетами"


def charts_annex(catalogue: Catalogue, values: ReportValues) -> Annex:
    """The two charts; one that has nothing to show is left out."""
    return Annex("Діаграми змін і коштів", (*_changes(catalogue, values), *_money(catalogue, values)))


def _changes(catalogue: Catalogue, values: ReportValues) -> Iterator[Block]:
    found = sorted(_differences(catalogue, values), key=lambda bar: abs(bar.value), reverse=True)[:MOST]
    if not found:
        return
    bars = tuple(sorted(found, key=lambda bar: bar.value, reverse=True))
    told = (
        f"Показники, які проти {values.year - 1}{NBSP}року змінилися найбільше, у відсотках: {_told(bars)}."
    )
    yield Chart(f"Рисунок{NBSP}1{NBSP}– Найбільші зміни проти {values.year - 1}{NBSP}року, %", bars, told)
    yield Paragraph((Run(told),))


def _differences(catalogue: Catalogue, values: ReportValues) -> Iterator[Bar]:
    for section in catalogue.sections:
        entered = values.section(section.key)
        for figure in section.figures():
            value = entered.figure(figure.key)
            if value.number is not None and value.previous and value.number != value.previous:
                change = (value.number - value.previous) / abs(value.previous) * 100
                sign = "+" if change > 0 else ""
                shown = f"{sign}{format_number(change, 1)}%"
                yield Bar(tidy(figure.label), change, shown, section.key, figure.key)


def _money(catalogue: Catalogue, values: ReportValues) -> Iterator[Block]:
    found = [one for one in sums(catalogue, values) if one.currency == HRYVNIA]
    bars = tuple(_by_priority(catalogue, found))
    if not bars:
        return
    told = f"Кошти за пріоритетами, тис.{NBSP}{HRYVNIA}: {_told(bars)}."
    yield Chart(f"Рисунок{NBSP}2{NBSP}– Кошти за пріоритетами, тис.{NBSP}{HRYVNIA}", bars, told)
    yield Paragraph((Run(told),))


def _by_priority(catalogue: Catalogue, found: list[Sum]) -> Iterator[Bar]:
    for key, group in groupby(found, key=lambda one: one.priority):
        priority = catalogue.priority(key)
        amount = sum((one.amount for one in group), Decimal(0))
        yield Bar(tidy(priority.title) if priority else _WITHOUT_PRIORITY, amount, thousands(amount))


def _told(bars: tuple[Bar, ...]) -> str:
    """The same in words: «…»."""
    return "; ".join(f"{_lower(bar.label)} – {bar.shown}" for bar in bars)


def _lower(label: str) -> str:
    """Without the capital of a sentence's beginning; names in capitals stay."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
