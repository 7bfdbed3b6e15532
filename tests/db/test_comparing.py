"""What a preview says of each field, and decisions that stand and fall with their merge."""

from __future__ import annotations

import shutil

import pytest

import db
from db import errors
from db.comparing import Kind
from tests.db.tools import bytes_of, entry, log_at, make_city, save, section_file, texts

KEY = ("animals", "caught", "value")


@pytest.fixture
def city(tmp_path):
    return make_city(tmp_path / "city.zvit", entry(value="1"), entry("returned", "2"), entry(section="water"))


def fields(city, *paths, **options):
    with db.open_file(city) as file:
        return {(f.key, f.kind): f for f in db.preview(file, paths, **options).comparison.fields}


def only(city, *paths, **options):
    (field,) = fields(city, *paths, **options).values()
    return field


def test_a_returned_value_is_taken_and_shows_what_was(city, tmp_path):
    section = section_file(city, tmp_path / "a.zvit", "animals", edit=[entry(value="5")])
    before = bytes_of(city)
    field = only(city, section)
    assert (field.key, field.kind) == (KEY, Kind.TAKEN)
    assert (field.ancestor.value, [side.value for side in field.city]) == ("1", ["1"])
    (coming,) = field.incoming
    assert (coming.change.value, coming.change.author, coming.files) == ("5", "Відділ", (0,))
    assert bytes_of(city) == before


def test_only_the_last_of_several_revisions_comes(city, tmp_path):
    section = section_file(city, tmp_path / "a.zvit", "animals", edit=[entry(value="5")])
    save(section, entry(value="6"))
    field = only(city, section)
    assert (field.ancestor.value, [one.change.value for one in field.incoming]) == ("1", ["6"])


def test_an_entry_where_nothing_stood_has_no_ancestor(city, tmp_path):
    section = section_file(city, tmp_path / "a.zvit", "animals", edit=[entry("fed", "5")])
    field = only(city, section)
    assert (field.ancestor, field.city, field.kind) == (None, (), Kind.TAKEN)


def test_what_is_here_already_is_counted_and_listed_on_request(city, tmp_path):
    section = section_file(city, tmp_path / "a.zvit", "animals", edit=[entry(value="5")])
    with db.open_file(city) as file:
        comparison = db.preview(file, [section]).comparison
        assert (len(comparison.fields), comparison.count(Kind.ALREADY)) == (1, 1)
        everything = db.preview(file, [section], everything=True).comparison
    kinds = {field.item: field.kind for field in everything.fields}
    assert kinds == {"caught": Kind.TAKEN, "returned": Kind.ALREADY}
    assert everything.count(Kind.ALREADY) == 1


def test_other_fields_changed_here_meanwhile_make_it_parallel(city, tmp_path):
    section = section_file(city, tmp_path / "a.zvit", "animals", edit=[entry(value="5")])
    save(city, entry("returned", "9"))
    assert only(city, section).kind is Kind.PARALLEL


def test_two_people_on_one_section_are_parallel(city, tmp_path):
    one = section_file(city, tmp_path / "1.zvit", "animals", edit=[entry(value="5")])
    two = section_file(city, tmp_path / "2.zvit", "animals", edit=[entry("returned", "6")])
    assert {field.kind for field in fields(city, one, two).values()} == {Kind.PARALLEL}


def test_the_same_value_entered_here_too_is_parallel(city, tmp_path):
    section = section_file(city, tmp_path / "a.zvit", "animals", edit=[entry(value="5")])
    save(city, entry(value="5"))
    assert only(city, section).kind is Kind.PARALLEL


def test_a_file_sent_twice_is_one_line_from_two_files(city, tmp_path):
    section = section_file(city, tmp_path / "a.zvit", "animals", edit=[entry(value="5")])
    copy = shutil.copy(section, tmp_path / "b.zvit")
    field = only(city, section, copy)
    assert (field.kind, field.incoming[0].files) == (Kind.TAKEN, (0, 1))


def test_a_second_version_built_on_the_first_is_no_conflict(city, tmp_path):
    first = section_file(city, tmp_path / "a.zvit", "animals", edit=[entry(value="5")])
    second = shutil.copy(first, tmp_path / "b.zvit")
    save(second, entry(value="6"))
    field = only(city, second, first)
    assert field.kind is not Kind.CONFLICT
    assert [one.change.value for one in field.incoming] == ["6"]


def test_a_clash_with_the_city_and_between_files(city, tmp_path):
    one = section_file(city, tmp_path / "1.zvit", "animals", edit=[entry(value="5")])
    two = section_file(city, tmp_path / "2.zvit", "animals", edit=[entry(value="6")])
    save(city, entry(value="7"))
    field = only(city, one, two)
    assert field.kind is Kind.CONFLICT
    assert (field.ancestor.value, field.values) == ("1", {"5", "6", "7"})
    assert [arrival.files for arrival in field.incoming] == [(0,), (1,)]


def test_what_both_files_replaced_is_no_side_of_their_clash(city, clash):
    field = fields(city, *clash)[KEY, Kind.CONFLICT]
    assert ([side.value for side in field.city], field.values) == (["1"], {"5", "6"})


def test_an_old_conflict_waits_in_the_same_list(city, tmp_path):
    one = section_file(city, tmp_path / "1.zvit", "animals", edit=[entry(value="5")])
    two = section_file(city, tmp_path / "2.zvit", "animals", edit=[entry(value="6")])
    with db.open_file(city) as file:
        db.merge(file, [one, two], "Місто")
    water = section_file(city, tmp_path / "w.zvit", "water", edit=[entry("km", "3", "water")])
    found = fields(city, water)
    assert found[KEY, Kind.CONFLICT].values == {"5", "6"}
    assert found[KEY, Kind.CONFLICT].incoming == ()


def test_an_old_conflict_waits_though_a_file_is_shut_out_of_its_field(city, clash, tmp_path):
    with db.open_file(city) as file:
        db.merge(file, clash, "Місто")
    water = section_file(city, tmp_path / "w.zvit", "water", edit=[entry(value="9")])
    found = fields(city, water)
    assert found[KEY, Kind.REFUSED].incoming[0].change.value == "9"
    assert found[KEY, Kind.CONFLICT].values == {"5", "6"}


def test_what_is_out_of_scope_is_refused_or_taken_on_purpose(city, tmp_path):
    section = section_file(city, tmp_path / "a.zvit", "animals", edit=[entry("fed", "3", "water")])
    assert only(city, section).kind is Kind.REFUSED
    assert only(city, section, force_scope=True).kind is Kind.PARALLEL


def test_what_one_file_may_not_bring_another_one_may(city, tmp_path):
    """Both hold the same change in the water section, but only the second was issued for it."""
    with db.open_file(city) as file:
        db.assign(file, ["animals", "water"], tmp_path / "wide.zvit")
    save(tmp_path / "wide.zvit", entry("fed", "3", "water"), author="Відділ")
    narrow = section_file(city, tmp_path / "narrow.zvit", "animals")
    with db.open_file(narrow) as file:
        db.merge(file, [tmp_path / "wide.zvit"], "Відділ", force_scope=True)
    found = fields(city, narrow, tmp_path / "wide.zvit")
    assert {kind for _, kind in found} == {Kind.TAKEN}
    assert found[("water", "fed", "value"), Kind.TAKEN].incoming[0].files == (1,)


def test_of_very_many_fields_only_those_to_be_decided_are_all_listed(city, clash, monkeypatch):
    monkeypatch.setattr("db.comparing.compare.__defaults__", (lambda *_: True, 0))
    with db.open_file(city) as file:
        comparison = db.preview(file, clash).comparison
    assert [field.kind for field in comparison.fields] == [Kind.CONFLICT]
    assert (comparison.cut, comparison.count(Kind.PARALLEL)) == (1, 1)


def test_fields_that_the_form_lacks_are_called_so(city, tmp_path):
    section = section_file(city, tmp_path / "a.zvit", "animals", edit=[entry("novelty", "3")])
    assert only(city, section, knows=lambda _, item, __: item != "novelty").kind is Kind.UNKNOWN


# -- decisions ----------------------------------------------------------------------------------------------


@pytest.fixture
def clash(city, tmp_path):
    one = section_file(city, tmp_path / "1.zvit", "animals", edit=[entry(value="5"), entry("fed", "9")])
    two = section_file(city, tmp_path / "2.zvit", "animals", edit=[entry(value="6")])
    return one, two


def decision(value, *among):
    return db.MergeDecision(entry(value=value), frozenset(among))


@pytest.mark.parametrize("value", ["5", "6", "41"])
def test_a_decision_stands_with_its_merge_and_is_undone_with_it(city, clash, value):
    before = log_at(city)
    with db.open_file(city) as file:
        result = db.merge(file, clash, "Місто", decisions=[decision(value, "5", "6")])
        assert result.conflicts == ()
        assert [(change.value, change.author) for change in result.decided] == [(value, "Місто")]
        assert texts(city)[KEY] == (value,)
        undone = db.undo(file, "Місто")
        assert undone.left == ()
    assert log_at(city) == before


def test_a_decided_conflict_stays_decided_when_the_files_come_again(city, clash):
    with db.open_file(city) as file:
        db.merge(file, clash, "Місто", decisions=[decision("6", "5", "6")])
        assert db.merge(file, clash, "Місто").taken == 0
    assert texts(city)[KEY] == ("6",)


def test_a_decision_on_other_values_than_seen_takes_nothing_in(city, clash):
    before = log_at(city)
    with db.open_file(city) as file, pytest.raises(errors.Locked, match="перегляньте"):
        db.merge(file, clash, "Місто", decisions=[decision("5", "5", "8")])
    assert log_at(city) == before


def test_a_file_changed_since_its_preview_is_not_taken_in(city, clash):
    before = log_at(city)
    with db.open_file(city) as file:
        seen = [one.sha256 for one in db.preview(file, clash).files]
        save(clash[1], entry(value="77"))
        with pytest.raises(errors.Locked, match="після перегляду"):
            db.merge(file, clash, "Місто", expected=seen)
    assert log_at(city) == before


def test_a_decision_that_changes_nothing_is_no_change(city, clash):
    with db.open_file(city) as file:
        result = db.merge(file, clash[:1], "Місто", decisions=[decision("5")])
    assert result.decided == ()
