"""Typing slips and slips in units: each found, mended without touching a digit, silent on the mended text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.definition import Severity
from zhytomyr_desktop.audit.prose.paragraph import Hit, read
from zhytomyr_desktop.audit.wording.typography import Typography
from zhytomyr_desktop.audit.wording.units import UnitSlips


def _mended(text: str, hits: list[Hit]) -> str:
    for hit in sorted(hits, key=lambda h: h.span, reverse=True):
        if hit.mend is not None:
            text = text[: hit.span[0]] + hit.mend + text[hit.span[1] :]
    return text


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("два  пробіли", "два пробіли"),
        ("слово , слово", "слово, слово"),
        ("( слово)", "(слово)"),
        ("слово,слово", "слово, слово"),
        ("Речення.Друге речення", "Речення. Друге речення"),
        ("у м.Житомирі", "у м.\u00a0Житомирі"),
        ("імені С.П. Корольова", "імені С.\u00a0П. Корольова"),
        ("імені В Й. Башека", "імені В. Й. Башека"),
        ("на 55 тис грн", "на 55 тис. грн"),
        ("на 8,1 млн. грн", "на 8,1 млн\u00a0грн"),
        ("на 5 грн. більше", "на 5 грн більше"),
        ("потужністю 5кВт", "потужністю 5\u00a0кВт"),
        ("зросла на 5 %", "зросла на 5%"),
        ("ліцей №5", "ліцей №\u00a05"),
        ("84 об'єкти", "84 об’єкти"),
        ("обов᾽язки", "обов’язки"),
        ("мережа - це", "мережа\u00a0– це"),
        ("плели 25- 30 сіток", "плели 25–30 сіток"),
        ("у 10 - 11 класах", "у 10–11 класах"),
        ("станція НСВ- 2", "станція НСВ-2"),
        ("заклади- на 33%", "заклади\u00a0– на 33%"),
        ("соціально- економічний", "соціально-економічний"),
        ("фонду- 6 355 грн", "фонду\u00a0– 6 355 грн"),
        ('табір "Артек"', "табір «Артек»"),
        ("закон “Про освіту”", "закон «Про освіту»"),
        ("фестиваль Chаllenge", "фестиваль Challenge"),
        ("закладiв освіти", "закладів освіти"),
        ("вода i світло", "вода і світло"),
    ],
)
def test_mends_a_slip_once(text: str, mended: str) -> None:
    hits = list(Typography().check(read(text)))
    assert _mended(text, hits) == mended
    assert list(Typography().check(read(mended))) == []


@pytest.mark.parametrize(
    "text",
    [
        "теле- та кіноіндустрії",
        "програма «EU4Business»",
        "росія",
        "STEM-лабораторія і 3D-принтер",
        "вистава «Назва „Вкладена“ назва»",
        "з 10:30 до 12:00, на 01.01.2024",
        "Сплачено 5 млн грн. Далі буде.",
        "від −2,6 до 5,5%",
        "у 2023/2024 навчальному році",
    ],
)
def test_leaves_right_text_alone(text: str) -> None:
    assert list(Typography().check(read(text))) == []


def test_a_quote_without_its_pair_is_shown_but_not_mended() -> None:
    (hit,) = Typography().check(read("спілка «Молодь «Друзі», разом"))
    assert hit.mend is None
    assert hit.severity is Severity.WARNING


@given(st.text(alphabet="абвАБІіi 0123456789,.:;-–−«»\"'’()№%тисгрнмлнкВ\u00a0", max_size=80))
def test_a_mend_never_changes_a_digit(text: str) -> None:
    for hit in Typography().check(read(text)):
        if hit.mend is not None:
            before, after = text[slice(*hit.span)], hit.mend
            assert re.sub(r"\D", "", before) == re.sub(r"\D", "", after)


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("використано 130009 кВт електроенергії", "використано 130009 кВт·год електроенергії"),
        ("панелі потужністю 1мВт", "панелі потужністю 1МВт"),
        ("станція згенерувала 17914 кВт*год", "станція згенерувала 17914 кВт·год"),
    ],
)
def test_mends_a_unit(text: str, mended: str) -> None:
    assert _mended(text, list(UnitSlips().check(read(text)))) == mended


def test_power_is_told_in_kilowatts() -> None:
    assert list(UnitSlips().check(read("Встановлено електростанцію потужністю 48 кВт."))) == []
    assert list(UnitSlips().check(read("Вироблено 48 кВт·год енергії."))) == []
