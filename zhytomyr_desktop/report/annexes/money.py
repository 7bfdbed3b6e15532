"""Money by where it came from and by section, with totals; exact until it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from forms.definition import Catalogue, Figure, Money
from forms.operands import SCALES
from forms.values import ReportValues
from zhytomyr_desktop.language.numbers import NBSP, format_number
from zhytomyr_desktop.language.typography import tidy
from zhytomyr_desktop.report.annexes.dashes import dashed
from zhytomyr_desktop.report.document import Annex, Block, Paragraph, Run, Table

HRYVNIA = "грн"
TIMES = {scale: Decimal(10) ** power for scale, power in SCALES.items()}
"""What one is worth in each scale, in whole units."""
_THOUSAND = TIMES["тис."]
_DECIMALS = 1
NOWHERE = ("", "")
"""The field of a row that adds several up."""

SOURCES = {
    "budget": "Бюджет громади",
    "state": "Державний бюджет",
    "subvention": "Субвенції",
    "grant": "Гранти",
    "charity": "Благодійна допомога",
    "own": "Власні надходження",
    "mixed": "Кілька джерел",
    "unnamed": "Джерело не зазначено",
}
"""The sources of money as the report names them, in the order of the table."""

_NOTE = (
    "Суми подано в тисячах і округлено до десятих; підсумки обчислено з точних сум. "
    "Планові суми та суми, що входять до інших, до підсумків не включено."
)
_UNNAMED_NOTE = "Суми, джерела яких звіт не називає, показано окремим рядком."


class Sum(NamedTuple):
    """One sum of the report: the figure, its section (key, title) and priority; the amount in whole units."""

    key: str
    section: str
    priority: str
    figure: Figure
    money: Money
    currency: str
    amount: Decimal


def sums(catalogue: Catalogue, values: ReportValues) -> Iterator[Sum]:
    """All filled sums that count when money is added up, in the report's order."""
    for section in catalogue.sections:
        entered = values.section(section.key)
        for figure in section.figures():
            number = entered.figure(figure.key).number
            if figure.money and figure.money.total and number is not None:
                amount = number * TIMES[figure.scale]
                unit = figure.unit.symbol or figure.unit.key
                yield Sum(section.key, section.title, section.priority, figure, figure.money, unit, amount)


def thousands(amount: Decimal) -> str:
    """The amount in thousands, as a table's cell shows it."""
    return format_number(amount / _THOUSAND, _DECIMALS)


def money_annex(catalogue: Catalogue, values: ReportValues) -> Annex:
    """Two tables: by source with its donors, by section with every sum; empty where there is no money."""
    found = list(sums(catalogue, values))
    return Annex("Кошти за джерелами та розділами", tuple(_blocks(catalogue, found)) if found else ())


def _blocks(catalogue: Catalogue, found: list[Sum]) -> Iterator[Block]:
    currencies = _currencies(found)
    heads = tuple(f"тис.{NBSP}{currency}" for currency in currencies)
    yield Paragraph((Run(tidy(_note(found))),))
    whole = ("Разом", "", *_totals(found, currencies))
    by_source = ("Джерело", "Від кого", *heads)
    yield _table(
        f"Таблиця{NBSP}1{NBSP}– Кошти за джерелами",
        by_source,
        [*_by_source(catalogue, found, currencies), whole],
    )
    by_section = ("Розділ, показник", "Джерело", *heads)
    table = _table(
        f"Таблиця{NBSP}2{NBSP}– Кошти за розділами", by_section, [*_by_section(found, currencies), whole]
    )
    yield replace(table, fields=(*_fields(found), NOWHERE))


def _note(found: list[Sum]) -> str:
    unnamed = any(one.money.source == "unnamed" for one in found)
    return f"{_NOTE} {_UNNAMED_NOTE}" if unnamed else _NOTE


def _table(caption: str, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> Table:
    """The rows that begin with a word of adding up are totals."""
    totals = tuple(number for number, row in enumerate(rows) if row[0].startswith(("Усього:", "Разом")))
    told = ((*row[:2], *dashed(row[2:])) if n in totals else dashed(row) for n, row in enumerate(rows))
    return Table(caption, header, tuple(told), tuple(range(2, len(header))), totals)


def _currencies(found: Iterable[Sum]) -> list[str]:
    """Those that occur, the hryvnia first."""
    return sorted({one.currency for one in found}, key=lambda currency: (currency != HRYVNIA, currency))


def _totals(found: Iterable[Sum], currencies: list[str]) -> tuple[str, ...]:
    """One cell a currency; empty where nothing was given in it."""
    amounts: dict[str, Decimal] = {}
    for one in found:
        amounts[one.currency] = amounts.get(one.currency, Decimal(0)) + one.amount
    return tuple(thousands(amounts[c]) if c in amounts else "" for c in currencies)


def _by_source(catalogue: Catalogue, found: list[Sum], currencies: list[str]) -> Iterator[tuple[str, ...]]:
    for source, name in SOURCES.items():
        of_source = [one for one in found if one.money.source == source]
        for donor in dict.fromkeys(one.money.donor for one in of_source):
            partner = catalogue.partners.get(donor)
            given = [one for one in of_source if one.money.donor == donor]
            yield (name, tidy(partner.name) if partner else donor, *_totals(given, currencies))


def _fields(found: list[Sum]) -> Iterator[tuple[str, str]]:
    """What the rows of ``_by_section`` show, in the same order."""
    for title in dict.fromkeys(one.section for one in found):
        yield from ((one.key, one.figure.key) for one in found if one.section == title)
        yield NOWHERE


def _by_section(found: list[Sum], currencies: list[str]) -> Iterator[tuple[str, ...]]:
    for title in dict.fromkeys(one.section for one in found):
        of_section = [one for one in found if one.section == title]
        for one in of_section:
            label = tidy(one.figure.label)
            yield (label, SOURCES[one.money.source].lower(), *_totals([one], currencies))
        yield (f"Усього: {tidy(title)}", "", *_totals(of_section, currencies))
