"""The codec: whatever the file holds becomes values; one changed field equals reading all anew."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.definition import Catalogue
from forms.loader import load_catalogue
from forms.stored import LONGEST_SIDE, read_values, with_field
from forms.values import (
    QUALIFIERS,
    STATES,
    DateValue,
    FigureValue,
    ReportValues,
    TextValue,
    decode_date,
    decode_number,
    explain_item,
    own_item,
    row_item,
    statement_item,
)
from tests.forms.conftest import CATALOGUE, PETS, UNITS, WATER, Folder

MORE = """
[[group.text]]
key = "donor"
label = "Донор"
[[group.date]]
key = "opened"
label = "Відкрито"
[[group.table]]
key = "events"
label = "Заходи"
row = "{name} – {people}, {day}"
columns = [
    {key = "name", label = "Назва"},
    {key = "people", label = "Учасники", unit = "тварина"},
    {key = "day", label = "День", kind = "date"},
]
"""


@pytest.fixture
def catalogue(folder: Folder) -> Catalogue:
    return load_catalogue(folder(pets=PETS + MORE))


def read(catalogue: Catalogue, item: str, **fields: str | tuple[str, ...]) -> ReportValues:
    sides = {name: (text,) if isinstance(text, str) else text for name, text in fields.items()}
    return read_values(catalogue, 2023, {("pets", item, name): texts for name, texts in sides.items()})


def test_a_whole_figure(catalogue: Catalogue) -> None:
    values = read(
        catalogue, "caught", value="1244.0", qualifier="понад", previous="990", as_of="2023-12-31",
        note="уточнено", source="облік",
    )  # fmt: skip
    assert values.section("pets").figure("caught") == FigureValue(
        number=Decimal("1244.0"),
        qualifier="понад",
        previous=Decimal(990),
        as_of=date(2023, 12, 31),
        note="уточнено",
        source="облік",
    )


def test_nothing_entered(catalogue: Catalogue) -> None:
    values = read_values(catalogue, 2023, {})
    assert values == ReportValues(year=2023, sections={})
    assert not values.section("pets").figure("caught").is_filled
    assert values.section("pets").state == "draft"


@pytest.mark.parametrize(
    ("stored", "value"),
    [
        ("", FigureValue()),
        ("-2.6", FigureValue(number=Decimal("-2.6"))),
        ("absent:не обліковується", FigureValue(absent="не обліковується")),
        ("absent: ", FigureValue(sides=("absent:",))),
        ("12,5", FigureValue(sides=("12,5",))),
        ("1e5", FigureValue(sides=("1e5",))),
        ("NaN", FigureValue(sides=("NaN",))),
        ("١٢", FigureValue(sides=("١٢",))),
        ("9" * 25, FigureValue(sides=("9" * 25,))),
        ("9" * 100_000, FigureValue(sides=("9" * (LONGEST_SIDE - 1) + "…",))),
    ],
)
def test_one_stored_text_of_a_figure(catalogue: Catalogue, stored: str, value: FigureValue) -> None:
    found = read(catalogue, "caught", value=stored).section("pets").figure("caught")
    assert found == value
    assert found.is_filled == (found.number is not None or found.absent != "")


def test_a_conflict_has_sides_and_no_number(catalogue: Catalogue) -> None:
    found = read(catalogue, "caught", value=("5", "7"), previous="3").section("pets").figure("caught")
    assert found == FigureValue(sides=("5", "7"), previous=Decimal(3))
    assert not found.is_filled


def test_a_conflict_about_the_qualifier_is_one_about_the_figure(catalogue: Catalogue) -> None:
    found = read(catalogue, "caught", value="700", qualifier=("", "понад")).section("pets").figure("caught")
    assert found == FigureValue(sides=("700", "понад 700"))
    unknown = read(catalogue, "caught", value="700", qualifier="орієнтовно").section("pets").figure("caught")
    assert unknown == FigureValue(sides=("орієнтовно 700",))
    cleared = read(catalogue, "caught", value="", qualifier="орієнтовно").section("pets").figure("caught")
    assert cleared == FigureValue()


def test_undecided_or_unreadable_side_fields_are_empty(catalogue: Catalogue) -> None:
    found = read(
        catalogue, "caught", value="5", previous=("1", "2"), as_of="2023-02-30", note=("а", "б"), source="x"
    )
    assert found.section("pets").figure("caught") == FigureValue(number=Decimal(5), source="x")


def test_texts_and_dates(catalogue: Catalogue) -> None:
    assert read(catalogue, "donor", value="Банк").section("pets").texts == {"donor": TextValue(text="Банк")}
    both = read(catalogue, "donor", value=("Банк", "Фонд")).section("pets").texts["donor"]
    assert both == TextValue(sides=("Банк", "Фонд"))
    opened = read(catalogue, "opened", value="2023-05-01").section("pets").dates["opened"]
    assert opened == DateValue(day=date(2023, 5, 1))
    assert read(catalogue, "opened", value="").section("pets").dates["opened"] == DateValue()
    for stored in ("20230501", "2023-5-1", "завтра", "2023-05-01T00:00"):
        assert read(catalogue, "opened", value=stored).section("pets").dates["opened"].sides == (stored,)


def test_rows_stand_by_position_with_all_columns(catalogue: Catalogue) -> None:
    fields = {
        ("pets", "events/r1", "position"): ("m",),
        ("pets", "events/r1", "name"): ("Друга",),
        ("pets", "events/r2", "position"): ("c",),
        ("pets", "events/r2", "people"): ("15",),
        ("pets", "events/r2", "day"): ("2023-06-01",),
        ("pets", "events/r3", "name"): ("Викреслена",),
        ("pets", "events/r3", "deleted"): ("1",),
        ("pets", "events/r4", "name"): ("Спірна",),
        ("pets", "events/r4", "deleted"): ("1", ""),
        ("pets", "events/r5", "colour"): ("чужа",),
        ("pets", "events/", "name"): ("без номера",),
        ("pets", "other/r6", "name"): ("чужа таблиця",),
    }
    rows = read_values(catalogue, 2023, fields).section("pets").tables["events"]
    assert [(row.id, row.position) for row in rows] == [("r4", ""), ("r2", "c"), ("r1", "m")]
    assert rows[1].cells == {
        "name": TextValue(),
        "people": FigureValue(number=Decimal(15)),
        "day": DateValue(day=date(2023, 6, 1)),
    }


def test_statements(catalogue: Catalogue) -> None:
    fields = {
        ("pets", "statement/s_caught", "text"): ("Інакше: {caught}.",),
        ("pets", "statement/s_caught", "position"): ("m",),
        ("pets", "statement/gone", "text"): ("Речення, якого в формі вже немає.",),
        ("pets", "own/1", "text"): ("Моє.",),
        ("pets", "own/1", "group"): ("g_caught",),
        ("pets", "own/1", "position"): ("c",),
        ("pets", "own/2", "text"): ("З чужої групи.",),
        ("pets", "own/2", "group"): ("gone",),
        ("pets", "own/2", "hidden"): ("1",),
        ("pets", "own/3", "deleted"): ("1",),
        ("pets", "own/4", "text"): ("а", "б"),
    }
    found = read_values(catalogue, 2023, fields).section("pets").statements
    assert list(found) == ["own/2", "own/4", "own/1", "s_caught"]
    assert [value.group for value in found.values()] == ["g_caught", "g_caught", "g_caught", ""]
    assert found["own/2"].hidden
    assert (found["own/4"].text, found["own/4"].sides) == ("", ("а", "б"))
    assert found["s_caught"].text == "Інакше: {caught}."


@pytest.mark.parametrize(
    ("stored", "state"),
    [
        (("submitted",), "submitted"),
        (("accepted", "returned"), "returned"),
        (("printed",), "draft"),
        ((), "draft"),
    ],
)
def test_the_state_is_the_least_advanced_of_its_sides(
    catalogue: Catalogue, stored: tuple[str, ...], state: str
) -> None:
    fields = (
        {("pets", "section", "state"): stored} if stored else {("pets", "section", "remark"): ("Уточніть",)}
    )
    assert read_values(catalogue, 2023, fields).section("pets").state == state


def test_explanations_and_the_reports_own_data(catalogue: Catalogue) -> None:
    fields = {
        ("pets", "explain/at_most_returned", "text"): ("Відловлені торік.",),
        ("report", "title", "value"): ("Звіт",),
        ("report", "community", "value"): ("а", "б"),
        ("report", "signatory/1/name", "value"): ("Ольга ПАШКО",),
        ("nobody", "x", "value"): ("1",),
    }
    values = read_values(catalogue, 2023, fields)
    assert values.section("pets").explanations == {"at_most_returned": "Відловлені торік."}
    assert values.report == {"title": "Звіт", "signatory/1/name": "Ольга ПАШКО"}
    assert list(values.sections) == ["pets"]


def test_items_of_the_file() -> None:
    assert row_item("events", "01") == "events/01"
    assert (statement_item("a"), own_item("b"), explain_item("c")) == ("statement/a", "own/b", "explain/c")


@pytest.mark.parametrize(
    "text", ["NaN", "Infinity", "1E+30", "0.1234567891", "1,5", "٣", "--1", "1" * 25, ""]
)
def test_what_is_no_number_of_a_file_is_none(text: str) -> None:
    assert decode_number(text) is None


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, min_value=-(10**24) + 1, max_value=10**24 - 1, places=6
    )
)
def test_numbers_come_back(number: Decimal) -> None:
    back = decode_number(format(number, "f"))
    assert back == number
    assert str(back) == format(number, "f")


@given(st.dates())
def test_dates_come_back(day: date) -> None:
    assert decode_date(day.isoformat()) == day


ITEMS = (
    "caught", "returned", "donor", "opened", "events/1", "events/2", "statement/s_caught", "own/1", "own/2",
    "section", "explain/x", "strange", "a/b/c", "",
)  # fmt: skip
NAMES = (
    "value", "qualifier", "previous", "as_of", "note", "position", "deleted", "name", "people", "day", "text",
    "hidden", "group", "state", "remark", "strange",
)  # fmt: skip
TEXTS = st.one_of(
    st.sampled_from(
        ["", "1", "5", "-2.6", "absent:так", "absent:", "2023-12-31", "g_caught", *QUALIFIERS, *STATES]
    ),
    st.text(max_size=5),
)
CHANGES = st.tuples(
    st.sampled_from(["pets", "water", "report", "nobody"]),
    st.sampled_from(ITEMS),
    st.sampled_from(NAMES),
    st.lists(TEXTS, max_size=3).map(tuple),
)


@pytest.fixture(scope="module")
def fixed(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    path = tmp_path_factory.mktemp("forms")
    (path / "sections").mkdir()
    texts = {"units": UNITS, "catalogue": CATALOGUE, "sections/pets": PETS + MORE, "sections/water": WATER}
    for name, text in texts.items():
        (path / f"{name}.toml").write_text(text, encoding="utf-8")
    return load_catalogue(path)


@given(st.lists(CHANGES, max_size=25))
def test_changing_fields_one_by_one_equals_reading_all_anew(
    fixed: Catalogue, changes: list[tuple[str, str, str, tuple[str, ...]]]
) -> None:
    values = ReportValues(year=2023, sections={})
    fields: dict[tuple[str, str, str], tuple[str, ...]] = {}
    for section, item, name, sides in changes:
        key = (section, item, name)
        fields.pop(key, None)
        if sides:
            fields[key] = sides
        values = with_field(values, fixed, key, sides)
    whole = read_values(fixed, 2023, fields)
    assert values.report == whole.report
    assert {s.key: values.section(s.key) for s in fixed.sections} == {
        s.key: whole.section(s.key) for s in fixed.sections
    }


def test_changing_a_field_leaves_other_sections_as_they_are(fixed: Catalogue) -> None:
    before = read_values(
        fixed, 2023, {("pets", "caught", "value"): ("5",), ("water", "pipes", "value"): ("1.0",)}
    )
    after = with_field(before, fixed, ("pets", "caught", "value"), ("6",))
    assert after.sections["water"] is before.sections["water"]
    assert before.section("pets").figure("caught").number == 5
    assert after.section("pets").figure("caught").number == 6
