"""What a person types into a field, and what the file keeps of it."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.definition import Figure, Unit
from forms.values import FigureValue
from tests.test_workspace import CATALOGUE
from zhytomyr_desktop import entry, fields
from zhytomyr_desktop.errors import EntryError
from zhytomyr_desktop.showing import figure_text

PEOPLE = Figure(
    key="people",
    label="Осіб",
    unit=Unit("особа", {"one": "особа", "few": "особи", "many": "осіб", "other": "особи"}),
)
MONEY = Figure(key="money", label="Кошти", unit=Unit("грн", symbol="грн"), scale="тис.", decimals=1)
SHARE = Figure(key="share", label="Частка", unit=Unit("%", symbol="%"), decimals=1)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1244", "1244.0"),
        ("1244,0", "1244.0"),
        ("1244.5", "1244.5"),
        ("1 244,5", "1244.5"),
        ("1\u00a0244,5", "1244.5"),
        ("1\u202f244,5", "1244.5"),
        ("1\u2009244.5", "1244.5"),
        ("-2,6", "-2.6"),
        ("\u22122,6", "-2.6"),
        ("  7 ", "7.0"),
        ("-0", "0.0"),
        ("0", "0.0"),
        ("1244,0 тис. грн", "1244.0"),
        ("1\u00a0244,0\u00a0тис.\u00a0грн", "1244.0"),
        ("007,5", "7.5"),
    ],
)
def test_numbers_in_every_spelling(typed: str, kept: str) -> None:
    assert entry.figure_fields(MONEY, typed) == {"value": kept}


@pytest.mark.parametrize(
    "typed",
    [
        "12а",
        "1,2,3",
        "1.2.3",
        "12 34",
        "1 2345",
        "1,25",
        "--5",
        "5-",
        ",5",
        "5,",
        "1e5",
        "NaN",
        "٣",
        "12 грн",
        "12 млн грн",
        "понад",
        "понад понад 5",
        "понад багато",
        "9" * 19,
        "5%",
        "1 244,0 тис грн",
        "<b>5</b>",
        "5 & 6",
        "½",
        "5\n6",
        "😀",
    ],
)
def test_what_is_no_number_is_refused_with_a_reason(typed: str) -> None:
    with pytest.raises(EntryError, match=r"\w"):
        entry.figure_fields(MONEY, typed)


def test_a_count_takes_no_fraction() -> None:
    with pytest.raises(EntryError, match="ціле"):
        entry.figure_fields(PEOPLE, "1,5")


@pytest.mark.parametrize(
    ("typed", "qualifier"),
    [
        ("понад 700", "понад"),
        ("Понад 700 осіб", "понад"),
        ("не  менше 700", "не менше"),
        ("майже\u00a0700", "майже"),
        ("близько 700", "близько"),
        ("до 700", "до"),
        ("більше 700", "більше"),
    ],
)
def test_a_qualifier_stands_before_the_number(typed: str, qualifier: str) -> None:
    assert entry.figure_fields(PEOPLE, typed) == {"value": "700", "qualifier": qualifier}


@pytest.mark.parametrize(
    "typed",
    ["немає даних: облік не ведеться", "Немає  даних – облік не ведеться", "немає даних, облік не ведеться"],
)
def test_absence_has_a_reason(typed: str) -> None:
    assert entry.figure_fields(PEOPLE, typed) == {"value": "absent:облік не ведеться", "qualifier": ""}


@pytest.mark.parametrize("typed", ["немає даних", "немає даних:", "немає даних:  "])
def test_absence_without_a_reason_is_refused(typed: str) -> None:
    with pytest.raises(EntryError, match="причину"):
        entry.figure_fields(PEOPLE, typed)


@pytest.mark.parametrize("typed", ["", "   ", "\u00a0", "\t\n", "\x00\x07"])
def test_an_empty_text_clears(typed: str) -> None:
    assert entry.figure_fields(PEOPLE, typed) == {"value": "", "qualifier": ""}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("31.12.2023", "2023-12-31"),
        ("2023-12-31", "2023-12-31"),
        ("1.2.2024", "2024-02-01"),
        ("01.01.2024 року", "2024-01-01"),
        ("01.01.2024 р.", "2024-01-01"),
        ("", ""),
    ],
)
def test_dates(typed: str, kept: str) -> None:
    assert entry.date_text(typed) == kept


@pytest.mark.parametrize(
    "typed",
    ["31.02.2023", "2023-13-01", "31/12/2023", "вчора", "31.12.23", "1.1.0001", "99.99.9999", "٠١.٠١.٢٠٢٤x"],
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(EntryError):
        entry.date_text(typed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<b>і</b> & «ї»", "<b>і</b> & «ї»"),
        ("парк 🌳👨‍👩‍👧", "парк 🌳👨‍👩‍👧"),
        ("а\x00б\x07в\x1bг", "абвг"),
        ("перше\r\nдруге\rтретє", "перше\nдруге\nтретє"),
        ("а\tб", "а б"),
        ("\u202eдзеркало\u202c", "дзеркало"),
        ("a\ud800b", "ab"),
        ("a\ufffeb\U0001ffffc", "abc"),
    ],
)
def test_texts_keep_what_can_be_printed(typed: str, kept: str) -> None:
    assert entry.clean_text(typed) == kept


def test_a_text_has_a_greatest_length() -> None:
    longest = "ї" * entry.LONGEST_TEXT
    assert entry.clean_text(longest) == longest
    with pytest.raises(EntryError, match="100001"):
        entry.clean_text(longest + "ї")


@given(
    st.decimals(min_value=-(10**12), max_value=10**12, places=1, allow_nan=False),
    st.sampled_from(["", "понад", "не менше"]),
)
def test_what_is_printed_can_be_typed_back(number: Decimal, qualifier: str) -> None:
    printed = figure_text(MONEY, FigureValue(number=number, qualifier=qualifier))
    back = entry.figure_fields(MONEY, printed)
    assert Decimal(back["value"]) == number
    assert back.get("qualifier", "") == qualifier


@given(st.text())
def test_no_text_breaks_the_reader(typed: str) -> None:
    for read in (
        lambda: entry.figure_fields(SHARE, typed),
        lambda: entry.date_text(typed),
        lambda: entry.qualifier_text(typed),
    ):
        with suppress(EntryError):
            read()
    assert entry.clean_text(entry.clean_text(typed)) == entry.clean_text(typed)


@pytest.mark.parametrize("sign", ["😀", "𝟙", "\U00020000"])
def test_what_no_typeface_of_the_report_has_is_refused_at_the_field(sign: str) -> None:
    with pytest.raises(EntryError, match=f"Знака «{sign}» немає у шрифті звіту"):
        entry.printed_text(f"Радість {sign} тут")
    with pytest.raises(EntryError, match=sign):
        fields.read(CATALOGUE, "parks", "statement/s_money", "text", f"Радість {sign} тут")
    assert entry.clean_text(sign) == sign
    assert entry.printed_text("Площа ≈ 12 м² — «так» № 5 \x07& <b>") == "Площа ≈ 12 м² — «так» № 5 & <b>"
