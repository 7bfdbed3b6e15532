"""Recognition of numbers: the spellings met in reports, and every number of the report of 2023."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhytomyr_desktop.audit.prose.numbers import Kind, Number, recognise

LIST = Path(__file__).parent / "data" / "numbers_2023.tsv"


def _rows() -> list[dict[str, str]]:
    with LIST.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _only(text: str) -> Number:
    found = recognise(text)
    assert len(found) == 1, found
    return found[0]


def test_every_number_of_the_hand_checked_list_is_recognised_in_its_window() -> None:
    rows = _rows()
    assert len(rows) >= 800
    missed = [(row["line"], row["n"], row["text"]) for row in rows if not _recognised(row)]
    assert missed == []


def _recognised(row: dict[str, str]) -> bool:
    wanted = (row["text"], Decimal(row["value"]), row["high"], row["kind"], row["qualifier"], row["unit"])
    return any(
        number.start == int(row["at"])
        and wanted
        == (
            number.text,
            number.value,
            "" if number.high is None else f"{number.high.normalize():f}",
            number.kind,
            number.qualifier,
            number.unit,
        )
        for number in recognise(row["window"], words=True)
    )


@pytest.mark.parametrize(
    ("text", "value", "kind", "unit"),
    [
        ("витрачено 336 781,8 тис. гривень", "336781800", Kind.MONEY, "грн"),
        ("сплачено 55 млн 518 тис грн", "55518000", Kind.MONEY, "грн"),
        ("виділено 8,1 млн.грн.", "8100000", Kind.MONEY, "грн"),
        ("залучено 1,2 млрд грн", "1200000000", Kind.MONEY, "грн"),
        ("проживає 101 563 сім’ї", "101563", Kind.QUANTITY, "сім’ї"),
        ("проживає 101 563 сім'ї", "101563", Kind.QUANTITY, "сім'ї"),
        ("панелі потужністю 1мВт", "1", Kind.QUANTITY, "мВт"),
        ("згенеровано 17 914 кВт*год енергії", "17914", Kind.QUANTITY, "кВт·год"),
        ("згенеровано 17 914 кВт·год енергії", "17914", Kind.QUANTITY, "кВт·год"),
        ("зросла на 12,5%", "12.5", Kind.PERCENT, "%"),
        ("зросла на 12,5 відсотка", "12.5", Kind.PERCENT, "%"),
        ("відремонтовано 24,1 тис. кв. м тротуарів", "24100", Kind.QUANTITY, "м²"),
        ("укладено 300 пог. м труб", "300", Kind.QUANTITY, "пог. м"),
        ("змінилася на −2,6%", "-2.6", Kind.PERCENT, "%"),
        ("грант у сумі 365 тис. євро", "365000", Kind.MONEY, "євро"),
        ("у 9-ти будинках", "9", Kind.QUANTITY, "будинках"),
        ("працювали з 5-ма родинами", "5", Kind.QUANTITY, "родинами"),
        ("відкрито 12 нових класів", "12", Kind.QUANTITY, "нових класів"),
        ("виділено 21 мільйон 863 тисячі гривень", "21863000", Kind.MONEY, "грн"),
        ("на 10 хвилин раніше", "10", Kind.QUANTITY, "хвилин"),
        ("показано на 2013 сеансах", "2013", Kind.QUANTITY, "сеансах"),
        ("участь узяла 21 особа.", "21", Kind.QUANTITY, "особа"),
        ("з яких 138 стали призерами", "138", Kind.QUANTITY, ""),
    ],
)
def test_reads_a_figure(text: str, value: str, kind: Kind, unit: str) -> None:
    number = _only(text)
    assert (number.value, number.kind, number.unit) == (Decimal(value), kind, unit)
    assert not number.exempt


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("64-х депутатів з 66-ти", [Kind.QUANTITY, Kind.QUANTITY]),
        ("у 2019 році — 11736 заяв", [Kind.YEAR, Kind.QUANTITY]),
        ("у двох 10 - 11 класах", [Kind.GRADE]),
        ("у двох 7-х класах", [Kind.GRADE]),
        ("для 5-6 класів", [Kind.GRADE]),
        ("учнів 9 та 11 класів", [Kind.GRADE, Kind.GRADE]),
        ("відкрито 1138 класів", [Kind.QUANTITY]),
        ("щомісяця плели 25- 30 сіток", [Kind.RANGE]),
        ("вміщує від 20 до 50 осіб", [Kind.RANGE]),
        ("27-ма виставка", [Kind.ORDINAL]),
        ("на 27-й виставці", [Kind.ORDINAL]),
        ("ремонт 4-го поверху", [Kind.ORDINAL]),
        ("будинки 90-х років", [Kind.ORDINAL]),
        ("станом на 01.01.2024 року", [Kind.DATE]),
        ("з 1 вересня 2023 року", [Kind.DATE]),
        ("тривав 15–17 травня", [Kind.DATE]),
        ("у березні 2023", [Kind.YEAR]),
        ("програма на 2021-2024 роки", [Kind.YEAR]),
        ("у 2022 та 2023 роках", [Kind.YEAR, Kind.YEAR]),
        ("проти 2022 – 990", [Kind.YEAR, Kind.QUANTITY]),
        ("у 2022-2023 навчальному році", [Kind.SCHOOL_YEAR]),
        ("у 2022/23 н. р.", [Kind.SCHOOL_YEAR]),
        ("ліцеї № 7, 21, 25 та 27", [Kind.LABEL] * 4),
        ("ліцей № 28, 39 маленьких дронів", [Kind.LABEL, Kind.QUANTITY]),
        ("садок №5", [Kind.LABEL]),
        ("постанова від 26.03.2022 № 380", [Kind.DATE, Kind.LAW]),
        ("відповідно до пункту 3 статті 26", [Kind.LAW, Kind.LAW]),
        ("вул. Київська, 19/2", [Kind.ADDRESS]),
        ("на вул. Героїв Пожежних, 125", [Kind.ADDRESS]),
        ("бульвар Старий, 14-а, площа Польова, 10", [Kind.ADDRESS, Kind.ADDRESS]),
        ("загальна площа 31,7 тис. м2", [Kind.QUANTITY]),
        ("прийом з 8.00 до 17.00", [Kind.TIME, Kind.TIME]),
        ("початок о 10:30", [Kind.TIME]),
        ("дітей віком від 7 до 12 років", [Kind.AGE]),
        ("дітей до 3-х років", [Kind.QUANTITY]),
        ("віком до 3-х років", [Kind.AGE]),
        ("акція «16 днів»", [Kind.NAME]),
        ("програма EU4Business", [Kind.NAME]),
        ("друк 3D-моделей", [Kind.NAME]),
        ("рішення №27 від 25.02.2021", [Kind.LAW, Kind.DATE]),
        ("Указ від 7 лютого 2008 року №109/2008", [Kind.DATE, Kind.LAW]),
        ("з 20 до 26 грудня", [Kind.DATE]),
        ("за тиждень 24.02.25", [Kind.DATE]),
        ("1) для учнів 1-4 класів", [Kind.LABEL, Kind.GRADE]),
        ("тел. 224-02-92", [Kind.ADDRESS]),
        ("69037, м. Запоріжжя", [Kind.ADDRESS]),
        ("рішення 54 сесії восьмого скликання", [Kind.ORDINAL]),
        ("котельня РК-5", [Kind.NAME]),
        ("підприємство КАТП-0628", [Kind.NAME]),
        ("5-поверховий будинок", [Kind.NAME]),
        ("загін 1 Державного пожежного загону", [Kind.NAME]),
        ("163,3 на 10 тис. населення", [Kind.QUANTITY, Kind.BASE]),
        ("на 100 тис. жителів", [Kind.BASE]),
    ],
)
def test_tells_kinds_apart(text: str, kinds: list[Kind]) -> None:
    assert [number.kind for number in recognise(text)] == kinds


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("трьом підприємцям", [3]),
        ("Вісім молодих людей", [8]),
        ("майже пів мільйона гривень", [500_000]),
        ("двадцять п’ять шкіл", [25]),
        ("дві тисячі триста осіб", [2300]),
        ("один з батьків", []),
    ],
)
def test_reads_numbers_in_words_when_asked(text: str, values: list[int]) -> None:
    assert [number.value for number in recognise(text, words=True)] == values
    assert recognise(text) == []


@pytest.mark.parametrize("qualifier", ["понад", "близько", "майже", "більше", "не менше", "до"])
def test_keeps_the_qualifier_apart(qualifier: str) -> None:
    number = _only(f"Охоплено {qualifier} 700 осіб")
    assert (number.qualifier, number.value) == (qualifier, 700)


def test_the_step_is_the_worth_of_the_last_printed_digit() -> None:
    assert _only("перевезено 35,7 млн осіб").step == 100_000
    assert _only("висаджено 244 дерева").step == 1


def test_the_stop_after_a_full_word_is_no_part_of_the_scale() -> None:
    assert _only("У Києві – 3,3 тисячі.").text == "3,3 тисячі"
    assert _only("У Києві – 3,3 тис. осіб").text == "3,3 тис."


def test_a_range_carries_both_ends() -> None:
    number = _only("понижено на 40-50 см")
    assert (number.value, number.high, number.unit) == (40, 50, "см")


@given(st.text(alphabet="0123456789 \u00a0,.-–№«»()%тисмлнгрнвулроку", max_size=60))
def test_spans_are_in_order_and_say_what_the_text_says(text: str) -> None:
    end = 0
    for number in recognise(text, words=True):
        assert end <= number.start < number.end <= len(text)
        assert text[number.start : number.end] == number.text
        end = number.end


@given(st.integers(0, 10**7), st.sampled_from(["осіб", "грн", "км", "заходів"]))
def test_a_plain_number_is_always_found(value: int, unit: str) -> None:
    found = recognise(f"Загалом налічено {value} {unit}.")
    assert [number.value for number in found] == [value]
