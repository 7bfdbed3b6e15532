"""Numbers in both directions, against the check values of the norms."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhytomyr_desktop.language.numbers import (
    GROUPINGS,
    NumberError,
    format_number,
    format_percent,
    parse_number,
    rounded_half_up,
)


@pytest.mark.parametrize(
    ("number", "decimals", "printed"),
    [
        ("1409", 0, "1409"),
        ("10497", 0, "10\u00a0497"),
        ("8001987.42", 2, "8\u00a0001\u00a0987,42"),
        ("52603.1", 1, "52\u00a0603,1"),
        ("1244.0", 1, "1244,0"),
        ("2.25", 1, "2,3"),
        ("-2.6", 1, "\u22122,6"),
        ("95.45", 1, "95,5"),
        ("130009", 0, "130\u00a0009"),
        ("9607", 0, "9607"),
        ("1", 1, "1,0"),
        ("0", 0, "0"),
        ("-0.04", 1, "0,0"),
        ("-2.25", 1, "\u22122,3"),
        ("9999.5", 0, "10\u00a0000"),
        ("999999999999999999.995", 2, "1\u00a0000\u00a0000\u00a0000\u00a0000\u00a0000\u00a0000,00"),
        ("1E+3", 0, "1000"),
    ],
)
def test_prints_the_check_values(number: str, decimals: int, printed: str) -> None:
    assert format_number(Decimal(number), decimals) == printed


def test_groups_as_asked() -> None:
    assert [format_number(1409, 0, grouping) for grouping in ("five", "four", "never")] == [
        "1409",
        "1\u00a0409",
        "1409",
    ]
    assert format_number(130_009, 0, "never") == "130009"


def test_sets_the_percent_sign_close() -> None:
    assert format_percent(Decimal(63)) == "63,0%"
    assert format_percent(Decimal("12345.678"), 2) == "12\u00a0345,68%"


@pytest.mark.parametrize("number", [1.0, 1244.5, True, "5", None])
def test_refuses_what_is_no_exact_number(number: object) -> None:
    with pytest.raises(TypeError):
        format_number(number, 1)  # type: ignore[arg-type]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "sNaN"])
def test_refuses_what_is_not_finite(number: str) -> None:
    with pytest.raises(ValueError, match="finite"):
        format_number(Decimal(number), 1)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("1244,0", "1244.0"),
        ("10 497", "10497"),
        ("10\u00a0497", "10497"),
        ("10\u202f497", "10497"),
        ("10\u2009497", "10497"),
        ("8 001 987,42", "8001987.42"),
        ("1\u2009234\u00a0567.8", "1234567.8"),
        ("130009", "130009"),
        ("\u22122,6", "-2.6"),
        ("-2.6", "-2.6"),
        ("  7 ", "7"),
        ("-0", "0"),
        ("0,50", "0.50"),
        ("999999999999999999", "999999999999999999"),
    ],
)
def test_reads_what_a_clerk_types(typed: str, number: str) -> None:
    assert str(parse_number(typed)) == number


def test_fills_up_to_the_decimals_of_the_figure() -> None:
    assert str(parse_number("1244", 1)) == "1244.0"
    assert str(parse_number("-3,5", 2)) == "-3.50"


@pytest.mark.parametrize(
    ("typed", "decimals", "told"),
    [
        ("", None, "Введіть число."),
        ("   ", None, "Введіть число."),
        ("-", None, "Введіть число."),
        (",", None, "Введіть число."),
        ("12а", None, "«а»"),
        ("12%", None, "«%»"),
        ("١٢", None, "«١»"),
        ("1\u200b2", None, "«U+200B»"),
        ("{0}", None, "«{»"),
        ("+5", None, "«+»"),
        ("1e5", None, "«e»"),
        ("1,2,3", None, "лише одна кома"),
        ("1.244,0", None, "лише одна кома"),
        ("5-3", None, "«мінус»"),
        ("--5", None, "«мінус»"),
        ("- 5", None, "«мінус»"),
        ("5,", None, "Перед комою"),
        (",5", None, "Перед комою"),
        ("-,5", None, "Перед комою"),
        ("1 24", None, "групи по три"),
        ("10 4970", None, "групи по три"),
        ("1040 970", None, "групи по три"),
        ("1  000", None, "групи по три"),
        ("1,000 5", None, "групи по три"),
        ("1 000, 5", None, "групи по три"),
        ("1234567890123456789", None, "не більше 18 цифр"),
        ("1" * 100_000, None, "не схоже на число"),
        ("5,25", 1, "не більше, ніж 1 знак."),
        ("5,250", 2, "не більше, ніж 2 знаки."),
        ("5,123456", 5, "не більше, ніж 5 знаків."),
        ("5,0", 0, "ціле число"),
        ("0,1234567890", None, "не більше, ніж 9 знаків."),
    ],
)
def test_says_what_is_wrong(typed: str, decimals: int | None, told: str) -> None:
    with pytest.raises(NumberError) as caught:
        parse_number(typed, decimals)
    message = str(caught.value)
    assert told in message
    assert "\n" not in message


FIGURES = st.integers(0, 6).flatmap(
    lambda places: st.tuples(
        st.decimals(min_value=Decimal(-(10**17)), max_value=Decimal(10**17), places=places, allow_nan=False),
        st.just(places),
    )
)


@given(FIGURES, st.sampled_from(GROUPINGS))
def test_reads_back_what_it_prints(figure: tuple[Decimal, int], grouping: str) -> None:
    number, decimals = figure
    again = parse_number(format_number(number, decimals, grouping), decimals)
    assert again == number
    assert again.as_tuple().exponent == -decimals


@given(st.text(max_size=80) | st.text(alphabet="0123456789.,-\u2212 \u00a0", max_size=24))
def test_reads_a_number_or_tells_one_line(typed: str) -> None:
    told = number = None
    try:
        number = parse_number(typed, 2)
    except NumberError as error:
        told = str(error)
    if number is None:
        assert told
        assert told.splitlines() == [told]
    else:
        assert parse_number(format_number(number, 2), 2) == number


@given(st.decimals(min_value=-(10**12), max_value=10**12, allow_nan=False), st.integers(0, 6))
def test_rounds_to_the_nearest(number: Decimal, decimals: int) -> None:
    assert abs(rounded_half_up(number, decimals) - number) * 2 <= Decimal(1).scaleb(-decimals)
