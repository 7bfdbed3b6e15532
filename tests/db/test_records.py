"""What a file remembers of its merges: files, people, decisions; also of those that were undone."""

from __future__ import annotations

import pytest

import db
from db import records
from tests.db.tools import entry, make_city, save, section_file


@pytest.fixture
def city(tmp_path):
    return make_city(tmp_path / "city.zvit", entry(value="1"), entry("returned", "2"), entry(section="water"))


@pytest.fixture
def clash(city, tmp_path):
    one = section_file(city, tmp_path / "1.zvit", "animals", edit=[entry(value="5"), entry("fed", "9")])
    two = section_file(city, tmp_path / "2.zvit", "animals")
    save(two, entry(value="6"), author="Швець")
    return one, two


def acts(city):
    with db.open_file(city, read_only=True) as file:
        return records.acts(file)


def test_an_act_names_files_hashes_people_and_counts(city, clash):
    with db.open_file(city) as file:
        done = db.merge(file, clash, "Місто")
    (act,) = acts(city)
    assert (act.number, act.author, act.undone_at, act.decisions) == (1, "Місто", "", ())
    one, two = act.files
    assert (one.file, one.sha256) == ("1.zvit", done.files[0].sha256)
    assert (one.taken, one.already, one.refused) == (2, 2, 0)
    assert (one.authors, one.sections) == ((("Відділ", 2),), (("animals", 2),))
    assert two.authors == (("Швець", 1),)


def test_a_decision_at_once_and_a_later_one_are_both_in_the_act(city, clash, tmp_path):
    with db.open_file(city) as file:
        db.merge(file, clash, "Місто", decisions=[db.MergeDecision(entry(value="6"), frozenset("56"))])
        (decision,) = records.acts(file)[0].decisions
        assert decision.at_once
        assert (decision.change.value, [side.value for side in decision.sides]) == ("6", ["5", "6"])
        db.undo(file, "Місто")
        db.merge(file, clash, "Місто")
        db.resolve(file, "animals", "caught", "value", value="7", author="Голова")
        first, second = records.acts(file)
    assert (first.undone_by, [d.change.value for d in first.decisions]) == ("Місто", ["6"])
    assert [side.value for side in first.decisions[0].sides] == ["5", "6"]
    (late,) = second.decisions
    assert (late.at_once, late.change.author, late.change.value) == (False, "Голова", "7")


def test_an_ordinary_later_change_is_no_decision(city, clash):
    with db.open_file(city) as file:
        db.merge(file, clash[:1], "Місто")
    save(city, entry(value="8"))
    assert acts(city)[0].decisions == ()


def test_the_board_learns_what_was_handed_out_and_the_last_file(city, clash):
    with db.open_file(city) as file:
        assert set(records.handed_out(file)) == {"animals"}
        assert records.received(file, ["animals"]) == {}
        db.merge(file, clash[:1], "Місто")
        db.merge(file, clash[1:], "Місто")
        assert records.received(file, ["water"]) == {}
        first, last = records.received(file, ["water", "animals"])["animals"]
        assert (first.file, first.author) == ("1.zvit", "Відділ")
        assert (last.file, last.author) == ("2.zvit", "Швець")
        assert [first.at, last.at] == [act.at for act in records.acts(file)]
        db.undo(file, "Місто")
        assert records.received(file, ["animals"]) == {"animals": (first,)}
