"""Percentages that are more than the whole."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from forms.definition import Figure, Section
from forms.values import FigureValue, ReportValues, SectionValues
from zhytomyr_desktop import shipped
from zhytomyr_desktop.audit.finding import Finding
from zhytomyr_desktop.audit.shares import beyond_the_whole
from zhytomyr_desktop.workspace import Workspace


def _section() -> Section:
    section = shipped.catalogue().section("mobility")
    assert section is not None
    return section


def _found(key: str, number: str) -> list[Finding]:
    values = SectionValues(figures={key: FigureValue(number=Decimal(number))})
    return list(beyond_the_whole(_section(), ReportValues(year=2023, sections={"mobility": values})))


@pytest.mark.parametrize(("number", "told"), [("630.0", "630,0%, тобто понад 100%"), ("-0.1", "менше нуля")])
def test_a_share_outside_the_whole_is_asked_about(number: str, told: str) -> None:
    (found,) = _found("concession_share", number)
    assert found.items == ("concession_share",)
    assert told in found.message


@pytest.mark.parametrize(
    ("key", "number"),
    [
        ("concession_share", "0"),
        ("concession_share", "100.0"),
        ("passengers_growth", "140.0"),
        ("passengers_growth", "-12.0"),
        ("lights_energy_saved", "120"),
        ("trolleybuses", "630"),
        ("sidewalks_readiness", "630.0"),
    ],
)
def test_wholes_changes_counts_and_figures_with_bounds_of_their_own_are_not(key: str, number: str) -> None:
    assert _found(key, number) == []


def test_the_figures_are_there() -> None:
    """What the cases above name exists, so that none of them is silent for want of a figure."""
    figures = {figure.key: figure for figure in _section().figures()}
    for key in ("concession_share", "passengers_growth", "lights_energy_saved", "sidewalks_readiness"):
        assert isinstance(figures[key], Figure)
        assert figures[key].unit.symbol == "%"


def test_a_share_that_the_form_bounds_is_not_told_twice() -> None:
    section = _section()
    free = replace(section, rules=tuple(rule for rule in section.rules if rule.kind != "bounds"))
    value = SectionValues(figures={"sidewalks_readiness": FigureValue(number=Decimal(630))})
    values = ReportValues(year=2023, sections={"mobility": value})
    assert len(list(beyond_the_whole(free, values))) == 1
    assert list(beyond_the_whole(section, values)) == []


def test_nothing_of_2023_is_beyond_the_whole(tmp_path: Path) -> None:
    with Workspace.sample(tmp_path / "2023.zvit") as work:
        assert [f for s in work.sections() for f in beyond_the_whole(s, work.values)] == []
