"""The shipped forms: one walk over every declaration."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import forms
from forms.definition import Catalogue, Column, Figure, Rule, Section, Statement, Table
from forms.loader import check_forms, load_catalogue
from forms.operands import SCALES, parse_item
from forms.rule_kinds import KINDS
from forms.rules import items_of, readers
from forms.stored import read_values, with_field
from forms.template import parse
from forms.tokens import Scope, template_faults
from forms.values import ReportValues

FORMS = Path(forms.__file__).parent
SECTIONS = [pytest.param(section, id=section.key) for section in load_catalogue().sections]

ORDER = [
    "assessment", "business", "education", "youth_family", "employment", "housing", "mobility", "culture",
    "sport", "water", "heating", "improvement", "waste", "health", "social", "children", "safety", "animals",
    "gender", "participation",
]  # fmt: skip


def test_nothing_is_wrong() -> None:
    assert check_forms() == []


def test_all_sections_stand_in_the_order_of_the_report(shipped: Catalogue) -> None:
    assert [section.key for section in shipped.sections] == ORDER
    assert [s.key for s in shipped.sections if not s.priority] == ["assessment"]


def test_six_priorities_each_with_sections(shipped: Catalogue) -> None:
    assert len(shipped.priorities) == 6
    for priority in shipped.priorities:
        assert priority.title.startswith("Пріоритет «")
        assert priority.title.endswith("»")
        assert priority.subtitle
        assert any(section.priority == priority.key for section in shipped.sections)


@pytest.mark.parametrize("section", SECTIONS)
def test_headings_are_titles(section: Section) -> None:
    titles = [section.title, section.department, *(group.title for group in section.groups)]
    for title in titles:
        assert title == title.strip()
        assert title[0].isupper()
        assert not title.endswith((".", ":", ";"))
        assert "'" not in title
        assert '"' not in title
    assert len({group.title for group in section.groups}) == len(section.groups)


def _columns(section: Section) -> list[Column]:
    return [column for field in section.fields() if isinstance(field, Table) for column in field.columns]


@pytest.mark.parametrize("section", SECTIONS)
def test_every_field_has_a_label_and_help_and_every_number_a_unit(section: Section) -> None:
    for field in (*section.fields(), *_columns(section)):
        assert field.label.strip() == field.label != ""
        assert field.help.strip() == field.help != "", field.key
        if isinstance(field, Figure):
            assert field.unit.is_noun == bool(field.unit.forms)
            assert field.scale in SCALES
            assert not (field.unit.symbol == "%" and field.scale)
            assert field.decimals == 0 or not (field.unit.is_noun and not field.scale and field.decimals > 1)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_field_is_told_or_checked(section: Section) -> None:
    told = {name for each in _statements(section) for name in _names(each)}
    checked = {item.key for rule in section.rules for item in map(parse_item, items_of(rule)) if item}
    elsewhere = {item.key for item in _foreign_items(load_catalogue(), section.key)}
    untold = [field.key for field in section.fields() if field.key not in told | checked | elsewhere]
    assert untold == []


def _statements(section: Section) -> list[Statement]:
    return [statement for group in section.groups for statement in group.statements]


def _names(statement: Statement) -> set[str]:
    tokens = list(statement.template.tokens())
    return {token.name for token in tokens} | {
        token.options["share"] for token in tokens if "share" in token.options
    }


def _foreign_items(catalogue: Catalogue, key: str) -> list[Column]:
    """The fields of the section that other sections tell or check."""
    others = [section for section in catalogue.sections if section.key != key]
    names = {name for other in others for each in _statements(other) for name in _names(each)}
    read = {
        item.name
        for other in others
        for rule in other.rules
        for item in map(parse_item, items_of(rule))
        if item
    }
    home = catalogue.section(key)
    return [f for f in home.fields() if f"{key}.{f.key}" in names | read] if home else []  # type: ignore[misc]


@pytest.mark.parametrize("section", SECTIONS)
def test_a_last_years_value_that_is_asked_is_used_or_shown_for_comparison(section: Section) -> None:
    for statement in _statements(section):
        for token in statement.template.tokens():
            field = section.field(token.name)
            if {"previous", "change", "percent", "direction"} & token.options.keys():
                assert isinstance(field, Figure)
                assert field.previous


def _rules() -> list[object]:
    return [pytest.param(s, r, id=f"{s.key}-{r.key}") for s in load_catalogue().sections for r in s.rules]


AGREES = re.compile(
    r"\{(?:stated|computed)\} (?!(?:тис|млн|км|га|м|грн|кВт·год|на|учасника|дитини)\b)[а-яіїєґ]"
)
"""A word after a number that is neither a measure nor bound to a fraction («136,1 учасника»)."""


@pytest.mark.parametrize(("section", "rule"), _rules())
def test_every_rule_speaks_to_a_clerk(section: Section, rule: Rule) -> None:
    assert rule.kind in KINDS
    assert rule.message[0].isupper() or rule.message[0] == "«"
    assert rule.message.endswith((".", "?"))
    assert "{stated}" in rule.message or "{computed}" in rule.message
    shown = rule.message.format(stated="1", computed="2")
    assert "{" not in shown
    assert not AGREES.search(rule.message), "a noun after a number would have to agree with it"


def test_a_sentence_that_a_person_adds_can_be_checked_the_same_way(shipped: Catalogue) -> None:
    section = shipped.section("animals")
    assert section is not None
    scope = Scope(section.by_key, {other.key: other.by_key for other in shipped.sections})
    assert template_faults(parse("Виловлено {caught|acc}, а гідрантів – {water.hydrants}."), scope) == []
    (fault,) = template_faults(parse("Виловлено {cought}."), scope)
    assert fault == "{cought}: немає такого поля (можливо, «caught»)"


def test_each_section_is_among_its_own_readers(shipped: Catalogue) -> None:
    for section in shipped.sections:
        assert readers(shipped, section.key)[0] == section.key


def test_a_keystroke_reads_one_item_only(shipped: Catalogue) -> None:
    fields = {
        (section.key, figure.key, "value"): ("12",)
        for section in shipped.sections
        for figure in section.figures()
    }
    values = read_values(shipped, 2023, fields)
    key = next(iter(fields))
    changed = with_field(values, shipped, key, ("13",))
    assert changed.section(key[0]).figure(key[1]) != values.section(key[0]).figure(key[1])
    for section, item, _ in fields:
        if (section, item) != key[:2]:
            assert changed.section(section).figure(item) is values.section(section).figure(item)
    assert with_field(ReportValues(year=2023, sections={}), shipped, key, ("12",)).sections.keys() == {key[0]}
