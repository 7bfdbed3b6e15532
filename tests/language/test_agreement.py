"""The noun agrees with its number: the pairs of the report 2023, the reviewed forms, the CLDR rules."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel.core import Locale
from hypothesis import given
from hypothesis import strategies as st

from forms.definition import Case, Unit
from zhytomyr_desktop.language.agreement import (
    MissingFormError,
    category,
    counted,
    form_keys,
    noun_form,
    plural_word,
    share_in_words,
)
from zhytomyr_desktop.language.numbers import parse_number

from .update_agreement import ALIKE, page, places, shapes

NBSP = "\u00a0"

SLIPS = {
    ("39", "учень"): ("учні", "27,4 учня"),
    ("135", "ветхий"): ("ветхі", "169 ветхих"),
    ("216", "міський спортивний захід"): ("міських спортивних заходів", "24 міські спортивні заходи"),
    ("301", "жінка"): ("жінки", "4388 жінок"),
    ("332", "одержувач"): ("одержувача", "452 одержувачі"),
}
"""The five slips of the report 2023: what it prints, and what the norm asks for."""


def spoken(pair: dict[str, str], units: dict[str, Unit]) -> str:
    number = parse_number(pair["number"])
    decimals = len(pair["number"].partition(",")[2])
    return noun_form(units[pair["noun"]], number, decimals, Case(pair["case"]), pair["scale"])


def test_agrees_in_all_pairs_of_the_report(pairs: list[dict[str, str]], units: dict[str, Unit]) -> None:
    wrong = [
        (pair, spoken(pair, units))
        for pair in pairs
        if spoken(pair, units) != (pair["mended"] or pair["printed"])
    ]
    assert len(pairs) == 436
    assert wrong == []


def test_mends_the_five_slips_of_the_report(pairs: list[dict[str, str]], units: dict[str, Unit]) -> None:
    mended = {
        (pair["line"], pair["noun"]): (pair["printed"], f"{pair['number']} {spoken(pair, units)}")
        for pair in pairs
        if pair["printed"] != spoken(pair, units)
    }
    assert mended == SLIPS


def test_nouns_stand_as_reviewed(units: dict[str, Unit], reviewed: str) -> None:
    nouns = [line for line in reviewed.splitlines() if not line.startswith(" ")]
    assert len(nouns) >= 355
    assert page({noun: units[noun] for noun in nouns}) == reviewed


def test_numbers_of_one_kind_take_one_form(units: dict[str, Unit], reviewed: str) -> None:
    for noun in (line for line in reviewed.splitlines() if not line.startswith(" ")):
        for case in Case:
            for shape, numbers in zip(shapes(units[noun], case), ALIKE.values(), strict=True):
                assert {noun_form(units[noun], n, places(n), case) for n in numbers} == {shape}, noun


def test_nouns_are_written_in_plain_ukrainian(units: dict[str, Unit]) -> None:
    for unit in units.values():
        if unit.is_noun:
            assert NOMINATIVE <= set(unit.forms) <= ALL_FORMS, unit.key
            assert unit.forms["one"] == unit.key
            assert all(set(form.lower()) <= LETTERS for form in unit.forms.values()), unit.key


NOMINATIVE = frozenset(form_keys(Case.NOMINATIVE))
ALL_FORMS = frozenset(key for case in Case for key in form_keys(case))
LETTERS = frozenset("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’ -/")


def test_endings_of_the_oblique_plural(units: dict[str, Unit]) -> None:
    endings = {"pl_dat": "м", "pl_ins": "и", "pl_loc": "х"}
    for unit in units.values():
        if unit.key in UNCHANGING or not unit.is_noun:
            continue
        for key, ending in endings.items():
            words = unit.forms.get(key, ending).split()
            assert any(word.endswith(ending) for word in words), (unit.key, key)


UNCHANGING = frozenset(("ОСББ", "населення", "працездатне населення"))


def test_every_measure_has_a_symbol(units: dict[str, Unit]) -> None:
    measures = [unit for unit in units.values() if not unit.is_noun]
    assert {"км", "м", "м²", "м³", "га", "грн", "євро", "%", "кВт", "МВт", "кВт·год", "пог. м", "год"} <= {
        unit.key for unit in measures
    }
    assert not any(" " in unit.symbol for unit in measures)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("0", "many"),
        ("1", "one"),
        ("2", "few"),
        ("4", "few"),
        ("5", "many"),
        ("11", "many"),
        ("12", "many"),
        ("14", "many"),
        ("21", "one"),
        ("22", "few"),
        ("25", "many"),
        ("100", "many"),
        ("101", "one"),
        ("111", "many"),
        ("112", "many"),
        ("1001", "one"),
        ("-1", "one"),
        ("1.0", "other"),
        ("1.5", "other"),
        ("27.4", "other"),
    ],
)
def test_kind_of_a_number(number: str, kind: str) -> None:
    assert category(Decimal(number)) == kind


def test_kind_follows_the_digits_that_are_printed() -> None:
    assert category(Decimal("1.0"), 0) == "one"
    assert category(Decimal("20.5"), 0) == "one"
    assert category(Decimal(1), 1) == "other"
    assert category(1) == "one"
    with pytest.raises(TypeError):
        category(1.0)  # type: ignore[arg-type]


@given(
    st.integers(0, 10**15).map(Decimal) | st.decimals(0, 10**9, places=1) | st.decimals(0, 10**6, places=3)
)
def test_kind_is_that_of_cldr(number: Decimal) -> None:
    assert category(number) == Locale.parse("uk").plural_form(number)


@pytest.mark.parametrize(
    ("number", "unit", "options", "printed"),
    [
        (423, "тварина", {}, "423 тварини"),
        (10497, "особа", {}, "10 497 осіб"),
        (Decimal("31.2"), "учень", {"scale": "тис.", "decimals": 1}, "31,2 тис. учнів"),
        (Decimal("35.7"), "особа", {"scale": "млн", "decimals": 1, "case": Case.GENITIVE}, "35,7 млн осіб"),
        (
            Decimal("1.2"),
            "будинок",
            {"scale": "тис.", "decimals": 1, "case": Case.LOCATIVE},
            "1,2 тис. будинків",
        ),
        (Decimal("27.4"), "учень", {"decimals": 1}, "27,4 учня"),
        (Decimal("1.5"), "будинок", {"decimals": 1, "case": Case.LOCATIVE}, "1,5 будинку"),
        (
            Decimal(1244),
            "грн",
            {"scale": "тис.", "decimals": 1, "qualifier": "понад"},
            "понад 1244,0 тис. грн",
        ),
        (Decimal("8001987.42"), "грн", {"decimals": 2}, "8 001 987,42 грн"),
        (Decimal(63), "%", {"decimals": 1}, "63,0%"),
        (Decimal("52603.1"), "м²", {"decimals": 1}, "52 603,1 м²"),
        (53, "будинок", {"case": Case.LOCATIVE}, "53 будинках"),
        (21, "будинок", {"case": Case.LOCATIVE}, "21 будинку"),
        (62, "тролейбус", {"case": Case.INSTRUMENTAL}, "62 тролейбусами"),
        (22, "камера", {"qualifier": "до"}, "до 22 камер"),
        (130, "дитина", {"qualifier": "до"}, "до 130 дітей"),
        (21, "дитина", {"qualifier": "близько"}, "близько 21 дитини"),
        (120, "дитина", {"qualifier": "близько"}, "близько 120 дітей"),
        (700, "учень", {"qualifier": "понад"}, "понад 700 учнів"),
        (21, "особа", {"qualifier": "понад"}, "понад 21 особу"),
        (22, "камера", {"qualifier": "понад"}, "понад 22 камери"),
        (22, "учень", {"qualifier": "понад"}, "понад 22 учнів"),
        (23, "захід", {"qualifier": "майже"}, "майже 23 заходи"),
        (3, "місяць", {"qualifier": "не менше"}, "не менше 3 місяців"),
        (21, "громадянин", {"qualifier": "більше"}, "більше 21 громадянина"),
        (53, "будинок", {"qualifier": "понад", "case": Case.LOCATIVE}, "понад 53 будинках"),
        (3, "підвищувальна насосна станція", {}, "3 підвищувальні насосні станції"),
        (24, "міський спортивний захід", {}, "24 міські спортивні заходи"),
        (3, "громадянин", {}, "3 громадяни"),
        (22, "учень", {"case": Case.ACCUSATIVE}, "22 учнів"),
        (22, "дитина", {"case": Case.ACCUSATIVE}, "22 дитини"),
        (1, "собака", {"case": Case.ACCUSATIVE}, "1 собаку"),
        (4, "молода сім’я", {"case": Case.DATIVE}, "4 молодим сім’ям"),
        (1, "учень", {"case": Case.DATIVE}, "1 учневі"),
        (0, "випадок", {}, "0 випадків"),
        (-5, "дерево", {}, "−5 дерев"),
        (1409, "дерево", {"grouping": "four"}, "1 409 дерев"),
    ],
)
def test_counts(
    units: dict[str, Unit], number: Decimal | int, unit: str, options: dict[str, object], printed: str
) -> None:
    text = counted(number, units[unit], **options)  # type: ignore[arg-type]
    assert text.replace(NBSP, " ") == printed


def test_a_counted_number_never_breaks_inside_its_parts(units: dict[str, Unit]) -> None:
    text = counted(Decimal("12440.5"), units["грн"], scale="тис.", decimals=1, qualifier="не менше")
    assert text == "не менше 12 440,5 тис. грн".replace(" ", NBSP)
    phrase = counted(3, units["підвищувальна насосна станція"])
    assert phrase == f"3{NBSP}підвищувальні насосні станції"


def test_a_form_that_is_not_authored_is_told() -> None:
    bare = Unit("рядок", forms={"one": "рядок", "few": "рядки", "many": "рядків", "other": "рядка"})
    assert noun_form(bare, 2) == "рядки"
    with pytest.raises(MissingFormError, match="«рядок» не має форми pl_ins"):
        noun_form(bare, 2, case=Case.INSTRUMENTAL)


@pytest.mark.parametrize(
    ("number", "word"),
    [(1, "перебувала"), (3, "перебували"), (11, "перебувало"), (Decimal("1.5"), "перебувало")],
)
def test_a_word_of_choice_agrees(number: Decimal | int, word: str) -> None:
    decimals = 1 if number == Decimal("1.5") else 0
    assert plural_word(number, decimals, "перебувала", "перебували", "перебувало") == word


def test_a_word_of_choice_has_its_own_form_for_fractions() -> None:
    assert plural_word(Decimal("7.3"), 1, "мільйон", "мільйони", "мільйонів", "мільйона") == "мільйона"


@pytest.mark.parametrize(
    ("percent", "decimals", "qualifier", "words"),
    [
        ("33.3", 1, "майже", "майже третина"),
        ("33.33", 2, "", "третина"),
        ("33.3", 1, "понад", "понад третину"),
        ("50.0", 1, "близько", "близько половини"),
        ("25", 0, "не менше", "не менше чверті"),
        ("33", 0, "", ""),
        ("33.4", 1, "", ""),
        ("33.3", 2, "", ""),
        ("0.0", 1, "", ""),
    ],
)
def test_a_share_is_told_in_words_only_where_it_is_one(
    percent: str, decimals: int, qualifier: str, words: str
) -> None:
    assert share_in_words(Decimal(percent), decimals, qualifier).replace(NBSP, " ") == words
