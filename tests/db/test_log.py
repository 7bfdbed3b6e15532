"""Record, current values, history, conflicts and their decision."""

from __future__ import annotations

import pytest

import db
from db import errors
from tests.db.tools import entry, make_city, merge_here, save, section_file, texts

KEY = ("animals", "caught", "value")


@pytest.fixture
def file(tmp_path):
    with db.open_file(make_city(tmp_path / "city.zvit")) as opened:
        yield opened


@pytest.fixture
def clashed(tmp_path):
    """A file in which two people set «caught» apart: «10» here and «20» in the section file."""
    city = make_city(tmp_path / "city.zvit", entry(value="1"))
    section = section_file(city, tmp_path / "animals.zvit", "animals", edit=[entry(value="20")])
    with db.open_file(city) as opened:
        db.record(opened, [entry(value="10")], "Місто")
        merge_here(opened, section)
        yield opened


def values(file, key=KEY):
    return [side.value for side in db.current(file)[key]]


def test_a_recorded_value_is_current_and_says_who_and_when(file):
    (change,) = db.record(file, [entry(value="1244.0")], "Олена Коваль")
    assert db.current(file) == {KEY: (change,)}
    assert (change.value, change.author, change.key) == ("1244.0", "Олена Коваль", KEY)
    assert change.at[4] == "-"


def test_the_same_value_again_is_no_change(file):
    db.record(file, [entry(value="5")], "Олена")
    assert db.record(file, [entry(value="5")], "Ірина") == []
    assert len(db.history(file)) == 1


def test_a_cleared_field_is_a_change(file):
    db.record(file, [entry(value="5")], "Олена")
    db.record(file, [entry(value="")], "Олена")
    assert values(file) == [""]
    assert len(db.history(file)) == 2


def test_the_last_of_several_entries_of_one_field_holds(file):
    assert [one.value for one in db.record(file, [entry(value="1"), entry(value="2")], "О")] == ["2"]


def test_current_of_one_section(file):
    db.record(file, [entry(), entry(section="water")], "Олена")
    assert set(db.current(file, "water")) == {("water", "caught", "value")}


def test_history_tells_what_was_replaced(file):
    (first,) = db.record(file, [entry(value="1")], "Олена")
    (second,) = db.record(file, [entry(value="2")], "Ірина")
    db.record(file, [entry(section="water")], "Ірина")
    assert db.history(file, "animals", "caught") == [
        db.HistoryEntry(first, ()),
        db.HistoryEntry(second, (first,)),
    ]
    assert len(db.history(file)) == 3
    assert len(db.history(file, "water")) == 1


@pytest.mark.parametrize(
    "text", ["<b>&amp;", "🐕 кілька", "рядок\nрядок", "x" * 100_000, "'; DROP TABLE change;--"]
)
def test_any_text_is_kept_as_typed(file, text):
    db.record(file, [entry(value=text)], "Олена")
    assert values(file) == [text]


@pytest.mark.parametrize("text", ["a\0b", "\ud800", "x" * 1_000_001])
def test_what_is_no_text_is_refused_and_nothing_written(file, text):
    with pytest.raises(errors.EntryRefused):
        db.record(file, [entry("other", "7"), entry(value=text)], "Олена")
    assert db.current(file) == {}


@pytest.mark.parametrize("bad", [entry(item=""), entry(item="x" * 501)])
def test_a_field_without_a_proper_name_is_refused(file, bad):
    with pytest.raises(errors.EntryRefused):
        db.record(file, [bad], "Олена")


def test_a_name_of_a_person_that_no_reader_would_let_in_is_refused(file):
    with pytest.raises(errors.EntryRefused):
        db.record(file, [entry(value="7")], "x" * 501)
    assert db.current(file) == {}


def test_two_values_set_apart_are_a_conflict(clashed):
    (conflict,) = db.conflicts(clashed)
    assert (conflict.section, conflict.item, conflict.field) == KEY
    assert {side.value for side in conflict.sides} == {"10", "20"}
    assert set(values(clashed)) == {"10", "20"}


def test_conflicts_are_told_of_one_section(clashed):
    db.record(clashed, [entry(section="water")], "Місто")
    assert db.conflicts(clashed, KEY[0]) == db.conflicts(clashed) != []
    assert db.conflicts(clashed, "water") == []


def test_taking_a_side_decides(clashed):
    side = next(side for side in db.conflicts(clashed)[0].sides if side.value == "20")
    decided = db.resolve(clashed, *KEY, take=side.id, author="Місто")
    assert (values(clashed), db.conflicts(clashed), decided.value) == (["20"], [], "20")
    assert {one.value for one in db.history(clashed)[-1].replaced} == {"10", "20"}


def test_another_value_decides(clashed):
    db.resolve(clashed, *KEY, value="15", author="Місто")
    assert (values(clashed), db.conflicts(clashed)) == (["15"], [])


def test_entering_a_value_over_a_conflict_decides_too(clashed):
    db.record(clashed, [entry(value="10")], "Місто")
    assert (values(clashed), db.conflicts(clashed)) == (["10"], [])


def test_a_side_that_is_none_is_refused(clashed):
    with pytest.raises(errors.NoConflict):
        db.resolve(clashed, *KEY, take="0" * 32, author="Місто")
    assert len(db.conflicts(clashed)) == 1


def test_a_field_without_conflict_cannot_be_decided(file):
    db.record(file, [entry()], "Олена")
    with pytest.raises(errors.NoConflict):
        db.resolve(file, *KEY, value="5", author="Місто")


def test_either_a_side_or_a_value(clashed):
    with pytest.raises(ValueError, match="either"):
        db.resolve(clashed, *KEY, author="Місто")


def test_equal_values_set_apart_are_no_conflict_and_both_are_superseded(tmp_path):
    city = make_city(tmp_path / "city.zvit", entry(value="1"))
    section = section_file(city, tmp_path / "animals.zvit", "animals", edit=[entry(value="7")])
    with db.open_file(city) as file:
        db.record(file, [entry(value="7")], "Місто")
        merge_here(file, section)
        assert (db.conflicts(file), values(file)) == ([], ["7"])
        assert db.record(file, [entry(value="7")], "Місто") == []
        db.record(file, [entry(value="8")], "Місто")
        assert len(db.history(file)[-1].replaced) == 2
    assert texts(city)[KEY] == ("8",)


def test_warm_up_writes_nothing(file):
    before = file.path.read_bytes()
    db.warm_up(file)
    assert file.path.read_bytes() == before


def test_a_save_needs_no_second_connection(file):
    db.record(file, [entry(value="5")], "Олена")
    assert file.connection.execute("SELECT count(*) FROM change").fetchone() == (1,)
    assert not file.connection.in_transaction


def test_the_texts_alone_are_those_of_the_current_changes(tmp_path):
    """Of a field that people disagree on too, equal sides once, in the same order."""
    city = make_city(tmp_path / "city.zvit", entry(value="1"), entry("empty", ""), entry(section="water"))
    parts = [section_file(city, tmp_path / f"{n}.zvit", "animals") for n in range(4)]
    for part, value in zip(parts, ("9", "3", "9", "5"), strict=True):
        save(part, entry(value=value), entry("empty", value[:0]), entry("new", "рівне"))
    with db.open_file(city) as file:
        merge_here(file, *parts)
        found = db.current_texts(file)
        told = {key: tuple(side.value for side in sides) for key, sides in db.current(file).items()}
        part = db.current_texts(file, ["water", "ніде"])
    assert part == {key: sides for key, sides in told.items() if key[0] == "water"} != {}
    assert found == told
    assert found["animals", "caught", "value"] == ("9", "3", "5")
    assert list(found) == list(told)
