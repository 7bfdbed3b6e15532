"""Merge, preview and undo on small files."""

from __future__ import annotations

import shutil

import pytest

import db
from db import errors
from db.intake import received_folder
from tests.db.tools import alter, entry, log_at, log_of, make_city, merge_here, save, section_file, texts

KEY = ("animals", "caught", "value")


@pytest.fixture
def city(tmp_path):
    return make_city(tmp_path / "city.zvit", entry(value="1"), entry("returned", "2"), entry(section="water"))


@pytest.fixture
def file(city):
    with db.open_file(city) as opened:
        yield opened


def value(file, key=KEY):
    return tuple(side.value for side in db.current(file)[key])


def test_a_returned_section_fast_forwards(city, tmp_path):
    section = section_file(city, tmp_path / "animals.zvit", "animals", edit=[entry(value="5")])
    with db.open_file(city) as file:
        result = db.merge(file, [section], "Місто")
        (one,) = result.files
        assert (one.file, one.taken, one.already, one.refused) == ("animals.zvit", 1, 2, ())
        assert (result.taken, result.conflicts, value(file)) == (1, (), ("5",))


def test_a_second_version_of_a_section_fast_forwards_too(city, tmp_path):
    section = section_file(city, tmp_path / "animals.zvit", "animals", edit=[entry(value="5")])
    with db.open_file(city) as file:
        merge_here(file, section)
        save(section, entry(value="6"))
        assert merge_here(file, section).conflicts == ()
        assert value(file) == ("6",)


def test_different_fields_of_one_section_do_not_disturb_each_other(city, tmp_path):
    one = section_file(city, tmp_path / "1.zvit", "animals", edit=[entry(value="5")])
    two = section_file(city, tmp_path / "2.zvit", "animals", edit=[entry("returned", "6")])
    with db.open_file(city) as file:
        assert merge_here(file, one, two).conflicts == ()
    assert texts(city, "animals") == {KEY: ("5",), ("animals", "returned", "value"): ("6",)}


def test_either_order_gives_the_same_file_with_the_clash_shown(city, tmp_path):
    one = section_file(city, tmp_path / "1.zvit", "animals", edit=[entry(value="5"), entry("returned", "8")])
    two = section_file(city, tmp_path / "2.zvit", "animals", edit=[entry(value="6")])
    other = shutil.copy(city, tmp_path / "other.zvit")
    results = []
    for place, order in ((city, (one, two)), (other, (two, one))):
        with db.open_file(place) as file:
            results.append(db.merge(file, order, "Місто").conflicts)
    assert results[0] == results[1]
    assert [side.value for side in results[0][0].sides] == ["5", "6"]
    assert log_at(city) == log_at(other)


def test_merging_again_brings_nothing(file, city, tmp_path):
    section = section_file(city, tmp_path / "animals.zvit", "animals", edit=[entry(value="5")])
    merge_here(file, section, section)
    before = log_of(file)
    result = merge_here(file, section)
    assert (result.taken, result.files[0].already) == (0, 3)
    assert log_of(file) == before


def test_the_same_file_twice_in_one_merge(file, city, tmp_path):
    section = section_file(city, tmp_path / "animals.zvit", "animals", edit=[entry(value="5")])
    assert [one.taken for one in merge_here(file, section, section).files] == [1, 0]


def test_a_whole_copy_of_the_city_merges_too(file, city, tmp_path):
    copy = shutil.copy(city, tmp_path / "copy.zvit")
    save(copy, entry(section="water", value="9"), entry(section="waste"))
    assert merge_here(file, copy).taken == 2
    assert value(file, ("water", "caught", "value")) == ("9",)


def test_preview_tells_the_same_and_changes_nothing(file, city, tmp_path):
    section = section_file(city, tmp_path / "animals.zvit", "animals", edit=[entry(value="5")])
    save(section, entry(section="waste"))
    db.record(file, [entry(value="7")], "Місто")
    before = log_of(file)
    foreseen = db.preview(file, [section])
    assert log_of(file) == before
    assert db.merges(file) == []
    assert not received_folder(file).exists()
    assert db.merge(file, [section], "Місто") == foreseen
    assert len(foreseen.conflicts) == 1


def test_changes_outside_the_scope_are_listed_and_refused(file, city, tmp_path):
    section = section_file(city, tmp_path / "animals.zvit", "animals")
    outside = save(section, entry(section="water", value="9"))
    inside = save(section, entry(value="5"))
    (one,) = merge_here(file, section).files
    assert one.refused == tuple(outside)
    assert one.taken == len(inside) == 1
    assert value(file, ("water", "caught", "value")) == ("1",)


def test_changes_outside_the_scope_are_taken_on_purpose(file, city, tmp_path):
    section = section_file(city, tmp_path / "animals.zvit", "animals")
    save(section, entry(section="waste", value="9"))
    (one,) = db.merge(file, [section], "Місто", force_scope=True).files
    assert (one.taken, one.refused) == (1, ())
    assert value(file, ("waste", "caught", "value")) == ("9",)


def test_a_widened_scope_is_judged_by_the_citys_own_record(file, city, tmp_path):
    section = section_file(city, tmp_path / "animals.zvit", "animals")
    save(section, entry(section="water", value="9"))
    alter(section, "UPDATE meta SET value = '' WHERE name = 'scope'")
    (one,) = merge_here(file, section).files
    assert (one.taken, len(one.refused)) == (0, 1)


def test_a_file_of_unknown_handover_is_judged_by_its_own_scope(file, tmp_path):
    db.create(tmp_path / "own.zvit", year=2023, scope=("animals",))
    save(tmp_path / "own.zvit", entry("new", "1"), entry("new", "1", section="water"))
    (one,) = merge_here(file, tmp_path / "own.zvit").files
    assert (one.taken, one.already, len(one.refused)) == (1, 0, 1)


def test_a_section_file_takes_only_its_own_sections(city, tmp_path):
    section = section_file(city, tmp_path / "animals.zvit", "animals")
    save(city, entry(value="5"), entry(section="water", value="6"))
    with db.open_file(section) as file:
        assert merge_here(file, city).taken == 1
    assert texts(section) == {KEY: ("5",), ("animals", "returned", "value"): ("2",)}


def test_another_year_is_refused(file, tmp_path):
    db.create(tmp_path / "old.zvit", year=2022)
    with pytest.raises(errors.WrongYear, match="2022"):
        merge_here(file, tmp_path / "old.zvit")


def test_the_open_file_itself_is_refused(file):
    with pytest.raises(errors.SameFile):
        db.merge(file, [file.path], "Місто")


def forge(path, wanted, text="забагато"):
    """Give a change other content with a checksum that fits it, as only malice does."""
    from db.safe_read import checksum

    with db.open_file(path) as file:
        found = next(one for one in db.history(file) if one.change.value == wanted)
        one = found.change
        cells = (one.id, one.section, one.item, one.field, text, one.author, one.at)
        fresh = checksum(cells, sorted(old.id for old in found.replaced))
    alter(path, f"UPDATE change SET value = '{text}', checksum = '{fresh}' WHERE id = '{one.id}'",
          "DELETE FROM meta WHERE name = 'digest'")  # fmt: skip


def test_a_known_change_with_other_content_refuses_the_file(file, city, tmp_path):
    section = section_file(city, tmp_path / "animals.zvit", "animals", edit=[entry("returned", "8")])
    forge(section, "1")
    before = log_of(file)
    with pytest.raises(errors.HostileFile, match="інший вміст"):
        db.merge(file, [section], "Місто")
    assert log_of(file) == before


def test_one_bad_file_keeps_all_out(file, city, tmp_path):
    good = section_file(city, tmp_path / "good.zvit", "animals", edit=[entry(value="5")])
    bad = section_file(city, tmp_path / "bad.zvit", "animals", edit=[entry("returned", "8")])
    forge(bad, "2")
    before = log_of(file)
    with pytest.raises(errors.HostileFile):
        db.merge(file, [good, bad], "Місто")
    assert log_of(file) == before
    assert db.merges(file) == []


def test_a_file_open_for_reading_takes_nothing_in(city, tmp_path):
    section = section_file(city, tmp_path / "a.zvit", "animals", edit=[entry(value="5")])
    with db.open_file(city, read_only=True) as file:
        for attempt in (lambda: db.merge(file, [section], "Місто"), lambda: db.preview(file, [section])):
            with pytest.raises(errors.ReadOnly):
                attempt()
    assert not db.backups(city)


def test_two_files_that_tell_one_change_differently_are_refused_in_either_order(file, city, tmp_path):
    one = section_file(city, tmp_path / "one.zvit", "animals", edit=[entry("new", "8")])
    two = shutil.copy(one, tmp_path / "two.zvit")
    forge(two, "8")
    for order in ((one, two), (two, one)):
        with pytest.raises(errors.HostileFile):
            merge_here(file, *order)


def test_the_record_names_files_and_hashes(file, city, tmp_path):
    section = section_file(city, tmp_path / "animals.zvit", "animals", edit=[entry(value="5")])
    result = db.merge(file, [section], "Місто")
    (record,) = db.merges(file)
    assert record.files == (("animals.zvit", result.files[0].sha256),)
    assert (record.number, record.author, record.undone_at) == (1, "Місто", "")


def test_received_files_are_kept_verbatim(file, city, tmp_path):
    section = section_file(city, tmp_path / "тварини 2.zvit", "animals", edit=[entry(value="5")])
    db.merge(file, [section, section], "Місто")
    db.merge(file, [section], "Місто")
    (kept,) = received_folder(file).iterdir()
    assert kept.read_bytes() == section.read_bytes()
    assert kept.name.endswith("тварини_2.zvit")


def test_undo_gives_back_exactly_what_was(file, city, tmp_path):
    section = section_file(city, tmp_path / "a.zvit", "animals", edit=[entry(value="5"), entry("new", "6")])
    before = log_of(file)
    db.merge(file, [section], "Місто")
    undone = db.undo(file, "Місто")
    assert (undone.withdrawn, undone.left, undone.merge.number) == (2, (), 1)
    assert undone.merge.undone_by == "Місто"
    assert log_of(file) == before
    assert file.connection.execute("SELECT count(*) FROM withdrawn_change").fetchone() == (2,)


def test_after_undo_the_same_file_merges_again(file, city, tmp_path):
    section = section_file(city, tmp_path / "a.zvit", "animals", edit=[entry(value="5")])
    for _ in range(3):
        assert merge_here(file, section).taken == 1
        assert value(file) == ("5",)
        assert db.undo(file, "Місто").withdrawn == 1
        assert value(file) == ("1",)


def test_fields_that_somebody_built_on_are_left_whole(file, city, tmp_path):
    section = section_file(city, tmp_path / "a.zvit", "animals", edit=[entry(value="5"), entry("new", "6")])
    save(section, entry(value="55"))
    merge_here(file, section)
    db.record(file, [entry(value="7")], "Місто")
    undone = db.undo(file, "Місто")
    assert (undone.withdrawn, undone.left) == (1, (KEY,))
    assert value(file) == ("7",)
    assert [one.change.value for one in db.history(file, "animals", "caught")] == ["1", "5", "55", "7"]
    assert ("animals", "new", "value") not in db.current(file)


def test_an_edit_beside_the_merge_is_not_withdrawn(file, city, tmp_path):
    section = section_file(city, tmp_path / "a.zvit", "animals", edit=[entry(value="5")])
    merge_here(file, section)
    db.record(file, [entry("returned", "7")], "Місто")
    assert db.undo(file, "Місто").withdrawn == 1
    assert (value(file), value(file, ("animals", "returned", "value"))) == (("1",), ("7",))


def test_undo_goes_back_merge_by_merge_and_passes_over_those_that_brought_nothing(file, city, tmp_path):
    section = section_file(city, tmp_path / "a.zvit", "animals", edit=[entry(value="5")])
    merge_here(file, section)
    save(section, entry(value="6"))
    merge_here(file, section)
    merge_here(file, section)
    seen = []
    for _ in range(2):
        db.undo(file, "Місто")
        seen.append(value(file))
    assert seen == [("5",), ("1",)]
    with pytest.raises(errors.NothingToUndo):
        db.undo(file, "Місто")


def test_a_decision_stays_when_the_old_files_come_again(file, city, tmp_path):
    one = section_file(city, tmp_path / "1.zvit", "animals", edit=[entry(value="5")])
    two = section_file(city, tmp_path / "2.zvit", "animals", edit=[entry(value="6")])
    merge_here(file, one, two)
    db.resolve(file, *KEY, value="5", author="Місто")
    assert merge_here(file, two, one).conflicts == ()
    assert value(file) == ("5",)


def test_a_backup_is_made_before(file, city, tmp_path):
    section = section_file(city, tmp_path / "a.zvit", "animals", edit=[entry(value="5")])
    before = log_of(file)
    db.merge(file, [section], "Місто")
    (copy,) = db.backups(city)
    assert log_at(copy) == before


def test_no_temporary_table_is_left(file, city, tmp_path):
    section = section_file(city, tmp_path / "a.zvit", "animals")
    db.merge(file, [section], "Місто")
    assert file.connection.execute("SELECT count(*) FROM temp.sqlite_master").fetchone() == (0,)
