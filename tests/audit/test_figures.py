"""Findings tell what disagrees with the numbers as the report prints them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from forms.definition import Catalogue, Figure, Group, Rule, Section, Severity, Unit
from forms.values import FigureValue, ReportValues, SectionValues
from zhytomyr_desktop.audit.figures import findings, findings_json

PEOPLE = Unit("особа", {"one": "особа", "few": "особи", "many": "осіб", "other": "особи"})
PERCENT = Unit("%", symbol="%")
MONEY = Unit("грн", symbol="грн")

FIGURES = (
    Figure(key="part", label="Частина", unit=PEOPLE),
    Figure(key="whole", label="Усі", unit=PEOPLE),
    Figure(key="share", label="Частка", unit=PERCENT, decimals=1),
    Figure(key="spent", label="Витрати", unit=MONEY, scale="тис.", decimals=1, as_of=True),
    Figure(key="total", label="Разом", unit=MONEY, scale="млн", decimals=1),
)
RULES = (
    Rule(key="dated", kind="as_of", items={"figure": ("spent",)}, severity=Severity.HINT, message="Дата"),
    Rule(
        key="money",
        kind="at_most",
        items={"figure": ("spent",), "of": ("total",)},
        message="{stated} > {computed}",
    ),
    Rule(
        key="at_most",
        kind="at_most",
        items={"figure": ("part",), "of": ("whole",)},
        severity=Severity.ERROR,
        message="Забагато",
    ),
    Rule(
        key="share",
        kind="share",
        items={"figure": ("share",), "part": ("part",), "of": ("whole",)},
        message="{stated}% або {computed}%",
    ),
)
SECTION = Section(
    key="people",
    title="Люди",
    priority="",
    department="",
    groups=(Group(key="main", title="", fields=FIGURES, statements=()),),
    rules=RULES,
)
CATALOGUE = Catalogue(priorities=(), sections=(SECTION,), units={})


def _found(**figures: str) -> list[dict[str, object]]:
    typed = {key: FigureValue(number=Decimal(text), as_of=date(2023, 12, 1)) for key, text in figures.items()}
    values = ReportValues(year=2023, sections={"people": SectionValues(figures=typed)})
    return findings_json(findings((SECTION,), CATALOGUE, values))


def test_what_agrees_or_is_not_filled_is_not_found() -> None:
    assert _found() == []
    assert _found(part="1", whole="4", share="25.0") == []


def test_a_share_is_told_at_its_own_precision() -> None:
    (finding,) = _found(part="1", whole="3", share="40.0")
    assert finding == {
        "section": "people",
        "items": ["share", "part", "whole"],
        "rule": "share",
        "severity": "warning",
        "stated": "40,0",
        "computed": "33,3",
        "message": "40,0% або 33,3%",
    }


def test_a_slip_of_the_last_digit_is_a_hint() -> None:
    (finding,) = _found(part="1", whole="3", share="33.4")
    assert (finding["severity"], finding["computed"]) == ("hint", "33,3")


def test_large_numbers_are_grouped_as_printed() -> None:
    (finding,) = _found(part="12345", whole="9607")
    assert (finding["stated"], finding["computed"]) == ("12\u00a0345", "9607")


def test_numbers_of_other_scales_come_in_the_scale_of_what_is_stated() -> None:
    finding = _found(spent="1264.0", total="1.2")[0]
    assert (finding["rule"], finding["stated"], finding["computed"]) == ("money", "1264,0", "1200,0")


def test_dates_are_told_as_dates() -> None:
    (finding,) = _found(spent="5.0")
    assert (finding["rule"], finding["stated"], finding["computed"]) == ("dated", "01.12.2023", "31.12.2023")


def test_the_heaviest_stand_first() -> None:
    found = _found(part="12", whole="9", share="10.0", spent="1500.0", total="1.0")
    assert [f["severity"] for f in found] == ["error", "warning", "warning", "hint"]
    assert [f["rule"] for f in found[1:3]] == ["money", "share"]


def test_numbers_that_differ_are_not_printed_alike() -> None:
    (finding,) = (f for f in _found(spent="30.0", total="0.02996") if f["rule"] == "money")
    assert (finding["stated"], finding["computed"]) == ("30,0", "29,96")


def test_a_wrong_share_tells_the_whole_from_which_it_would_follow() -> None:
    (found,) = _found(part="191", whole="1500", share="13.0")
    assert found["message"] == "13,0% або 12,7% Указане число виходить, якщо ділити на 1464–1474."
    (rough,) = _found(part="5", whole="20", share="1.0")
    assert rough["message"] == "1,0% або 25,0%"
    (slip,) = _found(part="1920", whole="2635", share="73.0")
    assert slip["message"] == "73,0% або 72,9%"
