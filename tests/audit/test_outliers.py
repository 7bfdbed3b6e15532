"""Figures far from last year's."""

from __future__ import annotations

from decimal import Decimal

import pytest

from forms.definition import Figure, Group, Section, Unit
from forms.values import FigureValue, ReportValues, SectionValues
from zhytomyr_desktop.audit.finding import Finding
from zhytomyr_desktop.audit.outliers import outliers


def _found(now: str, before: str, *, scale: str = "", symbol: str = "") -> list[Finding]:
    unit = Unit("u", symbol=symbol)
    figure = Figure(key="caught", label="Відловлено тварин", unit=unit, scale=scale)
    group = Group(key="g", title="Група", fields=(figure,), statements=())
    section = Section(key="animals", title="Тварини", priority="", department="", groups=(group,))
    value = FigureValue(number=Decimal(now), previous=Decimal(before))
    values = ReportValues(year=2023, sections={"animals": SectionValues(figures={"caught": value})})
    return list(outliers(section, values))


def test_a_value_far_from_last_years_is_asked_about_with_both_numbers() -> None:
    (found,) = _found("4230", "410")
    assert (found.items, found.stated, found.computed) == (("caught",), "4230", "410")
    assert "у 10,3 раза більше" in found.message
    assert "поясніть" in found.message


@pytest.mark.parametrize(("now", "before"), [("423000", "410"), ("410", "423000"), ("1,2", "1244.0")])
def test_another_scale_is_named(now: str, before: str) -> None:
    (found,) = _found(now.replace(",", "."), before, scale="тис.")
    assert "масштаб" in found.message


@pytest.mark.parametrize(
    ("now", "before"), [("423", "410"), ("410", "2000"), ("1", "6"), ("0", "410"), ("410", "0"), ("-3", "30")]
)
def test_usual_changes_small_counts_and_zeros_are_silent(now: str, before: str) -> None:
    assert not _found(now, before)


def test_percentages_are_left_to_their_own_rules() -> None:
    assert not _found("60", "5", symbol="%")
