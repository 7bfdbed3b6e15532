"""The noun in the form that its number asks for: slips found with their mend, right phrases left alone."""

from __future__ import annotations

import pytest

from zhytomyr_desktop.audit.prose.paragraph import Hit, read
from zhytomyr_desktop.audit.wording.agreement import Agreement


def _check(text: str) -> list[Hit]:
    return list(Agreement().check(read(text)))


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("У класі в середньому 27,4 учні.", "учня"),
        ("Визнано аварійними (169 ветхі, 22 аварійні).", "ветхих"),
        ("Проведено 24 міських спортивних заходів з боксу.", "міські спортивні заходи"),
        ("Обстеження пройшли 4388 жінки.", "жінок"),
        ("Пільги отримали 452 одержувача.", "одержувачі"),
        ("Надійшло 8237 заяви.", "заяв"),
        ("Встановлено 21 камери відеоспостереження.", "камера"),
        ("Навчається 31,2 тис. учні.", "учнів"),
        ("На обліку перебуває 3602 дітей.", "дитини"),
        ("Відкрито табір. Також 34 дітей було оздоровлено.", "дитини"),
        ("Перебуває на обліку 112 особи.", "осіб"),
    ],
)
def test_finds_and_mends_a_slip(text: str, mend: str) -> None:
    (hit,) = _check(text)
    assert hit.mend == mend
    assert text[: hit.span[0]] + mend + text[hit.span[1] :] != text


@pytest.mark.parametrize(
    "text",
    [
        "У класі в середньому 27,4 учня.",
        "Проведено 24 міські спортивні заходи.",
        "Відремонтовано ліфти у 53 багатоквартирних будинках.",
        "Перевезення здійснювали 62 тролейбусами.",
        "Перевезення здійснювали 141 приватним автобусом.",
        "Покриття біля 91 багатоквартирного будинку.",
        "Здійснено відлов 423 безпритульних тварин.",
        "Виявлено ризик (191 пацієнтки).",
        "Залучено 22 учнів.",
        "Надано кредити 4 молодим сім’ям.",
        "Навчається 31,2 тис. учнів.",
        "Охоплено 3334 дитини.",
        "Виявлено 181 сім’ю, 38 сімей на обліку.",
        "Працює 11 тролейбусних та 1 трамвайний маршрут.",
        "На обліку 2944 сім’ї/особи.",
        "Проти 3033 випадків торік.",
        "Отримано близько 24 заяв.",
        "Працювали з 5-ма родинами.",
        "Створено 1,5 млн об’єктів.",
        "Надійшло 22 незнайомки.",
    ],
)
def test_leaves_right_phrases_alone(text: str) -> None:
    assert _check(text) == []


@pytest.mark.parametrize("number", [1, 2, 5, 11, 21, 22, 25, 100])
def test_every_shipped_noun_agrees_in_its_own_form(number: int) -> None:
    from zhytomyr_desktop.audit.wording.agreement import shipped_nouns
    from zhytomyr_desktop.language.agreement import category

    wrong = [
        noun
        for noun, forms in shipped_nouns().items()
        if _check(f"Усього налічується {number} {forms[category(number)]}.")
    ]
    assert wrong == []


def test_own_nouns_can_be_given() -> None:
    own = {
        "ґаздівство": {"one": "ґаздівство", "few": "ґаздівства", "many": "ґаздівств", "other": "ґаздівства"}
    }
    (hit,) = Agreement(own).check(read("Створено 5 ґаздівства."))
    assert hit.mend == "ґаздівств"
