"""The 132 relations between figures of the 2023 report: which rule keeps each, and what the sample breaks."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import pytest

from forms.definition import Figure, Rule, Section
from forms.loader import load_catalogue
from forms.operands import Operands, Unfilled, parse_item
from forms.rule_base import Reading
from forms.rule_kinds import KINDS
from forms.rules import check, items_of
from forms.stored import read_values
from forms.values import ReportValues
from zhytomyr_desktop.audit import figures, texts
from zhytomyr_desktop.audit.figures import Finding
from zhytomyr_desktop.audit.prose.check import audit_section
from zhytomyr_desktop.checking.telling import told
from zhytomyr_desktop.issuing import sample
from zhytomyr_desktop.report.compose import compose_section

CATALOGUE = load_catalogue()
TABLE = Path(__file__).parent / "data" / "consistency.tsv"
UNPRINTED = {
    "water.private_meters_share",
    "mobility.bus_passengers_growth",
    "mobility.lights_energy_saved",
    "sport.camps_sum",
}
"""Rules of relations that hold, one operand of which the printed report does not give."""


@dataclass(frozen=True)
class Relation:
    """A row of the table. ``rules``: ``section.rule`` → «stated/computed», "" where the rule is silent.

    Where no rule keeps the relation, ``reason`` says why, ``told`` is what the section prints in its place,
    and ``wrong`` is a sentence in which the audit of prose finds that mistake.
    """

    id: str
    verdict: str
    rules: dict[str, str]
    section: str
    told: str
    wrong: str
    reason: str


def _relations() -> list[Relation]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [_relation(row) for row in rows]


def _relation(row: dict[str, str]) -> Relation:
    named = [rule.partition("=") for rule in row.pop("rules").split("|") if rule]
    return Relation(rules={rule: sides for rule, _, sides in named}, **row)


RELATIONS = _relations()
RULED = [relation for relation in RELATIONS if relation.rules]
HELD = [
    pytest.param(rule, id=f"{relation.id}-{rule}")
    for relation in RULED
    for rule, sides in relation.rules.items()
    if not sides and rule not in UNPRINTED
]


@pytest.fixture(scope="module")
def values() -> ReportValues:
    stored = sample.read(CATALOGUE, sample.FOLDER)
    return read_values(CATALOGUE, sample.YEAR, {place: (text,) for place, text in stored.items()})


@pytest.fixture(scope="module")
def found(values: ReportValues) -> dict[str, Finding]:
    """What ``check`` lists, by ``section.rule``."""
    paragraphs = [
        paragraph
        for section in CATALOGUE.sections
        for paragraph in told(compose_section(CATALOGUE, values, section.key), values, section.title)
    ]
    listed = [*figures.findings(CATALOGUE.sections, CATALOGUE, values), *texts.findings(paragraphs)]
    return {f"{finding.section}.{_short(finding.rule)}": finding for finding in listed}


def _short(rule: str) -> str:
    """The rule of the figures as it is; of the wording, kind and statement without the words found."""
    return ":".join(rule.split(":")[:2])


def test_every_relation_is_there_with_its_verdict() -> None:
    assert [relation.id for relation in RELATIONS] == [f"C{number:03d}" for number in range(1, 133)]
    verdicts = Counter(relation.verdict for relation in RELATIONS)
    assert verdicts == {"consistent": 94, "contradiction": 17, "rounding": 3, "question": 18}


def test_a_relation_without_a_rule_says_why() -> None:
    silent = [relation for relation in RELATIONS if not relation.rules]
    assert all(relation.reason for relation in silent)
    assert len(silent) == 11


@pytest.mark.parametrize("relation", RULED, ids=[relation.id for relation in RULED])
def test_what_holds_is_silent_and_what_does_not_is_told(
    relation: Relation, found: dict[str, Finding]
) -> None:
    sides = {
        rule: f"{found[rule].stated}/{found[rule].computed}" if rule in found else ""
        for rule in relation.rules
    }
    assert sides == relation.rules
    assert any(sides.values()) is (relation.verdict != "consistent")


@pytest.mark.parametrize("relation", RULED, ids=[relation.id for relation in RULED])
def test_how_much_a_relation_weighs(relation: Relation, found: dict[str, Finding]) -> None:
    weights = {found[rule].severity.value for rule in relation.rules if rule in found}
    expected = {"contradiction": "warning", "question": "question", "rounding": "hint"}
    assert weights == ({expected[relation.verdict]} if relation.verdict in expected else set())


COPIED = {"sport.olympic_differ", "sport.other_differ"}
"""Besides the 132 relations: the report prints 24 and 26 for events and, later, for training camps."""


def test_check_lists_nothing_but_these_and_names_written_in_two_ways(found: dict[str, Finding]) -> None:
    known = {rule for relation in RULED for rule in relation.rules} | COPIED
    more = {rule for rule in found if rule not in known}
    assert {found[rule].rule.partition(":")[0] for rule in more} == {"wording_name"}


def _rule(name: str) -> tuple[Section, Rule]:
    section_key, _, key = name.partition(".")
    section = CATALOGUE.section(section_key)
    assert section
    return section, next(rule for rule in section.rules if rule.key == key)


@pytest.mark.parametrize("name", HELD)
def test_a_rule_that_is_silent_has_read_all_its_figures(name: str, values: ReportValues) -> None:
    section, rule = _rule(name)
    try:
        KINDS[rule.kind].check(Reading(rule, Operands(CATALOGUE, values, section)))
    except Unfilled:
        pytest.fail(f"{name}: a figure is not filled")


@pytest.mark.parametrize("name", HELD)
def test_a_rule_that_is_silent_speaks_when_a_figure_is_wrong(name: str, values: ReportValues) -> None:
    section, rule = _rule(name)
    wrong = [_changed(values, section, item, times) for item in items_of(rule) for times in ("0.001", "1000")]
    assert any(check(CATALOGUE, rule, changed, section.key) for changed in wrong)


def _changed(values: ReportValues, section: Section, text: str, times: str) -> ReportValues:
    """The values with one figure so many times what it was; a whole number stays whole."""
    item = parse_item(text)
    assert item
    home = CATALOGUE.section(item.section) if item.section else section
    figure = home.field(item.key) if home else None
    if home is None or not isinstance(figure, Figure):
        return values
    entered = values.section(home.key)
    value = entered.figure(item.key)
    assert value.number is not None
    number = (value.number * Decimal(times)).quantize(Decimal(1).scaleb(-figure.decimals))
    others = dict(entered.figures) | {item.key: replace(value, number=number)}
    return replace(values, sections={**values.sections, home.key: replace(entered, figures=others)})


@pytest.mark.parametrize(
    "relation", [r for r in RELATIONS if r.told], ids=[r.id for r in RELATIONS if r.told]
)
def test_what_the_form_itself_gets_right_is_printed_right(relation: Relation, values: ReportValues) -> None:
    printed = "\n".join(p.text for p in compose_section(CATALOGUE, values, relation.section))
    assert relation.told in printed.replace("\u00a0", " ")


@pytest.mark.parametrize(
    "relation", [r for r in RELATIONS if r.wrong], ids=[r.id for r in RELATIONS if r.wrong]
)
def test_the_same_mistake_in_a_persons_sentence_is_found(relation: Relation) -> None:
    assert list(audit_section(relation.section, [relation.wrong]))


def test_a_figure_that_two_places_tell_is_one_figure() -> None:
    safety, heating = CATALOGUE.section("safety"), CATALOGUE.section("heating")
    assert safety
    assert heating
    assert _tells(safety, "housing.shelter_houses") >= 1
    assert _tells(heating, "individual_points") >= 2


def _tells(section: Section, name: str) -> int:
    """How many statements of the section name the field."""
    statements = [statement for group in section.groups for statement in group.statements]
    return sum(any(token.name == name for token in s.template.tokens()) for s in statements)
