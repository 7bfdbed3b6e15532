"""Where words may be parted, against the orthography."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhytomyr_desktop.language.hyphenation import break_points


def parted(word: str) -> str:
    places = (0, *break_points(word), len(word))
    return "-".join(word[a:b] for a, b in pairwise(places))


@pytest.mark.parametrize(
    "word",
    [
        "жит-тя",
        "під-ви-щу-валь-на",
        "під’-їзд",
        "об’-єд-нан-ня",
        "май-стер-ня",
        "хо-джу",
        "ґу-дзик",
        "дзві-нок",
        "дзер-ка-ло",
        "від-зна-че-но",
        "під-звіт-ний",
        "об’єк-тів",
        "об-лад-нан-ня",
        "по-точ-ним",
        "ос-віт-ньо-го",
        "елек-тро-енер-гії",
        "близь-ко",
        "бать-ків-ський",
        "служ-би",
        "при-дба-но",
        "за-кла-дів",
        "ви-зна-чен-ня",
        "си-сте-ма",
        "під-жив-лен-ня",
        "над-зви-чай-ний",
        "піджак",
        "ра-йон",
        "буль-йон",
        "транс-пор-ту",
        "міль-йо-на",
        "сьо-год-ні",
        "єв-ро-пей-ський",
        "бій-ця-ми",
        "со-ці-аль-ний",
        "Ви-ко-нав-чий",
        "ба-га-то-квар-тир-них",
        "роз-ви-ток",
        "кра-ї-на",
        "дер-жав-ний",
        "ого-ло-шен-ня",
    ],
)
def test_parts(word: str) -> None:
    assert parted(word.replace("-", "")) == word


@pytest.mark.parametrize(
    "word",
    [
        "каса",
        "її",
        "ОСББ",
        "Wi-Fi",
        "школа№5",
        "кВтгод",
        "2024",
        "м²",
        "бібліотека-філія",
        "ЖИТОМИР",
        "",
        "ЗОШ5",
        "вскрз",
    ],
)
def test_never_parts(word: str) -> None:
    assert break_points(word) == ()


def test_never_parts_a_name() -> None:
    assert parted("Коваленко") == "Ко-ва-лен-ко"
    assert break_points("Коваленко", name=True) == ()


LETTERS = st.text(alphabet="абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’", min_size=1, max_size=24)
WORDS = LETTERS | st.builds("{}{}".format, st.sampled_from(["від", "під", "над", "перед"]), LETTERS)


@given(WORDS)
def test_leaves_two_letters_and_a_vowel_on_each_line(word: str) -> None:
    for place in break_points(word):
        left, right = word[:place].replace("’", ""), word[place:].replace("’", "")
        assert min(len(left), len(right)) >= 2
        assert set(left) & set("аеєиіїоуюя")
        assert set(right) & set("аеєиіїоуюя")
        assert word[place] not in "ь’"
