"""Every statement of every section, read with the numbers after which Ukrainian words change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

import pytest

from forms.definition import Figure, Section, Table
from forms.loader import load_catalogue
from tests.forms.composing import COMPOSED, filled, named, printed, reference, required, undated, without

CATALOGUE = load_catalogue()
SECTIONS = [pytest.param(section, id=section.key) for section in CATALOGUE.sections]

STRAY = re.compile(
    r"[ \u00a0]{2}|[ \u00a0][,.;:!?]|[,;:–][,.;:]|\.\."
    r"|[(«][ \u00a0]|[ \u00a0][)»]|\(\)|–[ \u00a0]–|\A[^A-ZА-ЯІЇЄҐ«]"
)
"""Marks and spaces that only a part left out leaves; a sentence that begins in the middle or with digits."""

LOWER_START = re.compile(r"(?<!тис)(?<!вул)(?<!пог)(?<!ст)\.[ \u00a0][а-яіїєґ\d]")
"""A sentence within the statement that begins with a small letter or with digits, which the norm forbids."""


@pytest.mark.parametrize("section", SECTIONS)
def test_statements_read_as_reviewed(section: Section) -> None:
    path = COMPOSED / f"{section.key}.txt"
    reviewed = path.read_text(encoding="utf-8") if path.exists() else ""
    assert reference(CATALOGUE, section) == reviewed, "перечитайте: python -m tests.forms.update_composed"


def test_no_reference_is_left_of_a_section_that_is_gone() -> None:
    assert {path.stem for path in COMPOSED.glob("*.txt")} <= {section.key for section in CATALOGUE.sections}


@pytest.mark.parametrize("section", SECTIONS)
def test_an_empty_slot_leaves_no_stray_mark_behind(section: Section) -> None:
    values = undated(filled(CATALOGUE, "5"), section)
    for statement in (s for group in section.groups for s in group.statements):
        for missing in _choices(named(statement) - required(statement)):
            text = printed(CATALOGUE, without(values, section, missing), section, statement)
            assert text, (statement.key, missing)
            assert not STRAY.search(text), (missing, text)
            assert not LOWER_START.search(text), (missing, text)


@pytest.mark.parametrize("section", SECTIONS)
def test_a_statement_with_an_empty_slot_is_not_printed(section: Section) -> None:
    values = filled(CATALOGUE, "5")
    for statement in (s for group in section.groups for s in group.statements):
        for name in required(statement):
            assert printed(CATALOGUE, without(values, section, {name}), section, statement) == "", (
                statement.key,
                name,
            )


@pytest.mark.parametrize("section", SECTIONS)
def test_every_expected_field_is_told(section: Section) -> None:
    told = {name for group in section.groups for statement in group.statements for name in named(statement)}
    untold = [
        field.key for field in section.fields() if getattr(field, "expected", False) and field.key not in told
    ]
    assert untold == []


def _choices(names: set[str]) -> Iterator[set[str]]:
    """All non-empty choices of up to seven names; of more only one, two, and all but one or none."""
    sizes = range(1, len(names) + 1) if len(names) <= 7 else (1, 2, len(names) - 1, len(names))
    for size in sizes:
        yield from (set(chosen) for chosen in combinations(sorted(names), size))


@pytest.mark.parametrize("section", SECTIONS)
def test_every_field_says_what_it_asks(section: Section) -> None:
    for field in section.fields():
        assert 3 <= len(field.label) <= 70, field.label
        assert not field.label.endswith((".", ":", ",")), field.label
        assert field.help or not isinstance(field, Figure | Table), field.key
        assert not re.search(r"['\"ʼ`]", field.label + field.help), field.key
