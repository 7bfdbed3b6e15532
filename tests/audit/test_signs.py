"""Numbers of things below zero."""

from __future__ import annotations

from decimal import Decimal

import pytest

from forms.definition import Severity
from forms.values import FigureValue, ReportValues, SectionValues
from zhytomyr_desktop import shipped
from zhytomyr_desktop.audit.finding import Finding
from zhytomyr_desktop.audit.signs import below_nothing


def _found(section: str, key: str, number: str) -> list[Finding]:
    form = shipped.catalogue().section(section)
    assert form is not None
    assert any(figure.key == key for figure in form.figures())
    values = SectionValues(figures={key: FigureValue(number=Decimal(number))})
    return list(below_nothing(form, ReportValues(year=2023, sections={section: values})))


def test_a_count_below_zero_is_told_with_its_number() -> None:
    (found,) = _found("animals", "caught", "-5")
    assert (found.items, found.severity) == (("caught",), Severity.WARNING)
    assert ": −5, тобто менше нуля" in found.message


@pytest.mark.parametrize(
    ("section", "key", "number"),
    [
        ("animals", "caught", "0"),
        ("health", "beds_more", "-12"),
        ("housing", "osbb_growth", "-2.6"),
        ("mobility", "concession_share", "-1"),
    ],
)
def test_zero_changes_and_percentages_are_left_alone(section: str, key: str, number: str) -> None:
    assert not _found(section, key, number)
