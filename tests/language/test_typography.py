"""A tidied paragraph: what is set, what is left alone, and that tidying twice changes nothing."""

from __future__ import annotations

import time
import timeit
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhytomyr_desktop.language.numbers import NBSP
from zhytomyr_desktop.language.typography import tidy


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        # numbers, scales, units
        ("на 100 м трубопроводу", "на 100~м трубопроводу"),
        ("31,2 тис. учнів", "31,2~тис.~учнів"),
        ("5 млн. грн. коштів", "5~млн~грн коштів"),
        ("на 1244,0 тис грн", "на 1244,0~тис.~грн"),
        ("отримали 5 млн. Далі", "отримали 5~млн. Далі"),
        ("10 497 осіб", "10~497~осіб"),
        ("8 001 987,42 грн", "8~001~987,42~грн"),
        ("10\u202f497\u2009осіб", "10~497~осіб"),
        ("у 2023 році та 5 і 6", "у 2023~році та 5 і 6"),
        ("понад 12 кВт*год, 5 кВт-год", "понад 12~кВт·год, 5~кВт·год"),
        ("площа 52,5 м2 і 7м3, 3 km2", "площа 52,5~м² і 7~м³, 3~км²"),
        ("грн/м3", "грн/м³"),
        ("63 % учнів, 5%", "63% учнів, 5%"),
        ("потужність 5 МВт", "потужність 5~МВт"),
        ("15 пог. м огорожі, 5 кв. м", "15~пог.~м огорожі, 5~кв.~м"),
        # signs, addresses, names
        ("№5, № 17 та №  3", "№~5, №~17 та №~3"),
        ("м. Житомир, м.Київ, вул. Київська, буд. 5", "м.~Житомир, м.~Київ, вул.~Київська, буд.~5"),
        ("труба 5 м. Далі", "труба 5~м. Далі"),
        ("ім. Лесі Українки", "ім.~Лесі Українки"),
        ("просп. Миру, пров. 1-й, пл. Соборна", "просп.~Миру, пров.~1-й, пл.~Соборна"),
        ("у т. ч. діти, п. 5, ст. 12", "у т.~ч. діти, п.~5, ст.~12"),
        ("І. П. Коваленко, А.Б.Іваненко", "І.~П.~Коваленко, А.~Б.~Іваненко"),
        ("Коваленко І. П.", "Коваленко~І.~П."),
        # dashes and ranges
        ("Житомир - це місто", "Житомир~– це місто"),
        ("Житомир — це, – так -- і", "Житомир~– це,~– так~– і"),
        ("- перший рядок\n- другий", "– перший рядок\n– другий"),
        ("5-11 класи, 2022-2023 роки, 1,5—2,5", "5–11~класи, 2022–2023~роки, 1,5–2,5"),
        ("фізкультурно-оздоровчий", "фізкультурно-оздоровчий"),
        ("2023/2024 навчальний рік", "2023/2024~навчальний рік"),
        # quotes and apostrophes
        ('школа "Промінь"', "школа «Промінь»"),
        ('ТОВ "Фірма "Промінь"" і', "ТОВ «Фірма „Промінь“» і"),
        ("“Інше” та „третє”", "«Інше» та «третє»"),
        ("«Фірма «Промінь»»", "«Фірма „Промінь“»"),
        ('«Фонд «Надія», «Інші» та "Треті"', "«Фонд «Надія», «Інші» та «Треті»"),
        ('школа "Промінь', "школа «Промінь"),
        ('"Перша"\n"Друга', "«Перша»\n«Друга"),
        ("об'єкт, сім`я, пʼять, під’їзд, мʼята", "об’єкт, сім’я, п’ять, під’їзд, м’ята"),
        ("прем᾽єра", "прем’єра"),
        # what no page prints
        ("а\x00б\x07в\u00adг\u200bґ\ufeffд\ud800е", "абвгґде"),
        ("рядок\tдругий\r\nтретій", "рядок другий\nтретій"),
        ("дві  прогалини", "дві прогалини"),
        ("", ""),
    ],
)
def test_sets(typed: str, printed: str) -> None:
    assert tidy(typed).replace(NBSP, "~") == printed


@pytest.mark.parametrize(
    "text",
    [
        "48-12-12",
        "2023-12-31",
        "0412-47",
        "№\u00a012-34",
        "15-2/1",
        "12-10",
        "01.01.2024",
        'труба 5"',
        "росія",
        "COVID-19",
        "https://zt-rada.gov.ua/?a=1&b=2",
        "<b>&amp;</b>",
        "Є 🙂 емодзі 👩‍🚒",
        "_____________ № ______".replace("№ ", "№\u00a0"),
        "діти. Далі",
        "Рада ухвалила. Потім",
    ],
)
def test_leaves_alone(text: str) -> None:
    assert tidy(text) == text


def test_sets_the_longer_dash_on_demand() -> None:
    assert tidy("Житомир - місто, 5-11 класи", em_dash=True) == f"Житомир{NBSP}— місто, 5–11{NBSP}класи"
    assert tidy(tidy("а - б", em_dash=True)) == tidy("а - б")


PIECES = """
вул. м. ім. № 5 10 497 000 12-15 2022-2023 тис. тис млн млн. грн. грн м2 м3 m2 кВт * год кВт*год % І. П.
Коваленко об'єкт " « » „ “ ” - – — -- т. ч. п. с. 100 і та осіб кв. пог. м А.Б. ' ʼ , ; ( ) / 5,5 0 . км²
5км² Вт М ° МВт К' 1
"""
SPACES = ["\n", "\u00a0", "\u202f", "\u2009", "\u00ad", "\x00", " ", " ", "  "]
SNIPPETS = st.lists(st.sampled_from([*PIECES.split(), *SPACES]), max_size=14)
TEXTS = (
    SNIPPETS.map("".join)
    | SNIPPETS.map(" ".join)
    | st.text(alphabet="аБіЇ’'\"«»„“ \u00a0\u202f-–—0123456789.,%№мвулткгодВсинm²\n*·()°/", max_size=40)
    | st.text(max_size=60)
)


@settings(max_examples=400)
@given(TEXTS, st.booleans())
def test_tidying_again_changes_nothing(text: str, em_dash: bool) -> None:
    once = tidy(text, em_dash=em_dash)
    assert tidy(once, em_dash=em_dash) == once


@settings(max_examples=400)
@given(TEXTS)
def test_keeps_every_digit(text: str) -> None:
    assert digits(tidy(text)) == digits(text)


def digits(text: str) -> list[str]:
    return [sign for sign in text.translate(str.maketrans("²³", "23")) if sign in "0123456789"]


@given(TEXTS)
def test_what_is_printed_can_be_stored(text: str) -> None:
    tidy(text).encode("utf-8")
    assert not any(sign < " " and sign != "\n" for sign in tidy(text))


def _least(work: Callable[[], object], number: int, repeat: int) -> float:
    """Seconds of the processor: what else the machine does meanwhile does not count."""
    return min(timeit.repeat(work, number=number, repeat=repeat, timer=time.process_time))


def test_is_quick_enough_for_a_keystroke() -> None:
    sentence = (
        'У м. Житомир на вул. Київська, буд. 5 - це школа "Промінь", 31,2 тис. учнів і 1244,0 тис. грн, '
    )
    paragraph = (sentence * 20)[:1000]
    best = _least(lambda: tidy(paragraph), number=5, repeat=20)
    plain = _least(lambda: sum(map(ord, paragraph)), number=5, repeat=20)
    assert best < 15 * plain


def test_grows_with_the_text_and_no_faster() -> None:
    few = '5 - 6 "а" №  7 А. Б. В ' * 1_000
    short, long = (_least(partial(tidy, text), number=1, repeat=3) for text in (few, few * 10))
    assert long < 30 * short
