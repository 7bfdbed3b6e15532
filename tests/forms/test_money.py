"""Money of the forms: where it comes from, and that nothing is counted twice when it is added up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

import pytest

from forms.definition import Figure, Rule, Section, Table
from forms.loader import load_catalogue
from forms.operands import SCALES, find_field, parse_item
from forms.partners import shipped_partners
from forms.stored import read_values
from zhytomyr_desktop.issuing import sample

CATALOGUE = load_catalogue()
CURRENCIES = {"грн", "євро"}
NO_FUNDS = {"employment.wage_offered"}
"""Sums that nobody paid out of the city's or its partners' funds."""

TOTALS = {
    ("budget", "грн"): "347884.5",
    ("state", "грн"): "2600",
    ("subvention", "грн"): "52603.1",
    ("grant", "грн"): "1000",
    ("grant", "євро"): "854",
    ("charity", "грн"): "10844",
    ("mixed", "грн"): "76600",
    ("unnamed", "грн"): "107302.4",
}
"""Thousands, added up by hand from the printed report."""


def _figures() -> Iterator[tuple[str, Figure]]:
    for section in CATALOGUE.sections:
        for field in section.fields():
            for figure in field.columns if isinstance(field, Table) else (field,):
                if isinstance(figure, Figure):
                    yield f"{section.key}.{figure.key}", figure


def test_every_sum_of_money_says_where_it_comes_from() -> None:
    without = {name for name, figure in _figures() if figure.unit.symbol in CURRENCIES and not figure.money}
    assert without == NO_FUNDS
    assert {figure.unit.symbol for _, figure in _figures() if figure.money} == CURRENCIES


def test_help_says_where_the_report_names_no_source() -> None:
    unnamed = {name for name, figure in _figures() if figure.money and figure.money.source == "unnamed"}
    told = {name for name, figure in _figures() if "джерела коштів звіт 2023 року не називає" in figure.help}
    assert unnamed == told != set()
    assert not any(figure.money.donor for _, figure in _figures() if figure.money and figure.key in unnamed)


def test_every_donor_is_a_partner_of_the_dictionary() -> None:
    donors = {figure.money.donor for _, figure in _figures() if figure.money and figure.money.donor}
    assert donors <= set(CATALOGUE.partners)
    assert CATALOGUE.partners == shipped_partners()


def _wholes() -> list[object]:
    return [
        pytest.param(section, rule, whole, part, id=f"{section.key}-{rule.key}")
        for section in CATALOGUE.sections
        for rule in section.rules
        for whole, part in ((("total"), "parts"), ("of", "figure"))
        if rule.kind in ("sum", "at_most") and whole in rule.items
        if any(figure.money for figure in _read(section, rule, whole))
    ]


def _read(section: Section, rule: Rule, name: str) -> list[Figure]:
    fields = (find_field(CATALOGUE, section, item) for item in map(parse_item, rule.items[name]) if item)
    return [field for field in fields if isinstance(field, Figure)]


@pytest.mark.parametrize(("section", "rule", "whole", "part"), _wholes())
def test_a_whole_and_its_parts_do_not_both_count(section: Section, rule: Rule, whole: str, part: str) -> None:
    counted = [
        any(figure.money and figure.money.total for figure in _read(section, rule, name))
        for name in (whole, part)
    ]
    assert counted in ([False, True], [False, False])


def test_the_money_of_2023_by_source_and_currency() -> None:
    stored = sample.read(CATALOGUE, sample.FOLDER)
    values = read_values(CATALOGUE, sample.YEAR, {place: (text,) for place, text in stored.items()})
    totals: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for name, figure in _figures():
        section, _, key = name.partition(".")
        number = values.section(section).figure(key).number
        if figure.money and figure.money.total and number is not None:
            totals[figure.money.source, figure.unit.key] += number.scaleb(SCALES[figure.scale] - 3)
    assert {source: format(total.normalize(), "f") for source, total in totals.items()} == TOTALS
