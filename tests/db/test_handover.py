"""Section files and their seal."""

from __future__ import annotations

import pytest

import db
from db import errors, records
from db.intake import let_in, read_here, rules
from tests.db.tools import alter, entry, log_at, make_city, merge_here, save, section_file, texts


@pytest.fixture
def city(tmp_path):
    path = make_city(tmp_path / "city.zvit", entry(value="1"), entry(section="water"), entry(section="waste"))
    save(path, entry(value="2"), db.Entry("report", "title", "value", "Звіт"))
    return path


def verified(path):
    return let_in(next(read_here([path], rules())))


def test_a_section_file_holds_the_full_log_of_its_sections_and_the_context(city, tmp_path):
    out = tmp_path / "animals.zvit"
    with db.open_file(city) as file:
        handover = db.assign(file, ["animals"], out, context=[("report", "title"), ("animals", "caught")])
        mine = [one for one in db.history(file) if one.change.section in {"animals", "report"}]
    with db.open_file(out) as file:
        assert (file.year, file.scope, file.handover, file.sealed) == (2023, ("animals",), handover, True)
        assert db.history(file) == mine


def test_what_the_maker_said_travels_with_it(tmp_path):
    db.create(tmp_path / "city.zvit", year=2023, meta={"community": "Житомирська"})
    section = section_file(tmp_path / "city.zvit", tmp_path / "a.zvit", "animals")
    with db.open_file(section) as file:
        assert dict(file.meta) == {"community": "Житомирська"}


def test_a_section_file_passes_the_guard(city, tmp_path):
    section = section_file(city, tmp_path / "animals.zvit", "animals", "water")
    assert verified(section).meta["scope"] == "animals water"


def test_an_existing_file_is_not_overwritten_silently(city, tmp_path):
    section = section_file(city, tmp_path / "animals.zvit", "animals", edit=[entry(value="9")])
    before = section.read_bytes()
    with db.open_file(city) as file:
        with pytest.raises(errors.AlreadyExists):
            db.assign(file, ["animals"], section)
        assert section.read_bytes() == before
        db.assign(file, ["animals"], section, replace=True)
    assert texts(section)["animals", "caught", "value"] == ("2",)


def test_a_refused_place_leaves_no_record_of_a_handover(city, tmp_path):
    section = section_file(city, tmp_path / "animals.zvit", "animals")
    with db.open_file(city) as file:
        with pytest.raises(errors.AlreadyExists):
            db.assign(file, ["animals"], section)
        assert file.connection.execute("SELECT count(*) FROM handover").fetchone() == (1,)


def test_a_change_drops_the_seal_and_sealing_sets_it_again(city, tmp_path):
    section = section_file(city, tmp_path / "animals.zvit", "animals")
    with db.open_file(section) as file:
        db.record(file, [entry(value="2")], "Відділ")
        assert file.sealed
        db.record(file, [entry(value="3")], "Відділ")
        assert not file.sealed
    assert "digest" not in verified(section).meta
    with db.open_file(section) as file:
        digest = db.seal(file)
        assert file.sealed
    assert verified(section).meta["digest"] == digest


def test_undoing_a_merge_drops_the_seal(city, tmp_path):
    own, other = (section_file(city, tmp_path / f"{name}.zvit", "animals") for name in ("own", "other"))
    save(other, entry(value="9"))
    with db.open_file(own) as file:
        merge_here(file, other)
        db.seal(file)
        assert db.undo(file, "Відділ").withdrawn == 1
        assert not file.sealed
    assert "digest" not in verified(own).meta


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE meta SET value = 'water' WHERE name = 'scope'",
        "UPDATE meta SET value = '2024' WHERE name = 'year'",
        "DELETE FROM meta WHERE name = 'handover'",
        "DELETE FROM change WHERE id = (SELECT max(id) FROM change WHERE section = 'waste')",
    ],
)
def test_the_seal_sees_what_was_changed_on_the_way(city, tmp_path, statement):
    section = section_file(city, tmp_path / "animals.zvit", "animals", "waste")
    alter(section, statement)
    with pytest.raises(errors.Damaged):
        verified(section)


def test_cutting_a_section_does_not_change_the_citys_log(city, tmp_path):
    before = log_at(city)
    section_file(city, tmp_path / "animals.zvit", "animals")
    assert log_at(city) == before


def test_a_hand_out_and_its_note_are_kept_both_or_none(city, tmp_path):
    notes = db.Notes("Координатор", lambda one: db.Entry("report", f"issued/{one.id}", "file", one.file))
    with db.open_file(city) as file:
        one = db.cut_out(file, ["animals"], tmp_path / "тварини.zvit")
        (change,) = db.remember(file, [one], notes)
        assert (change.value, change.author) == ("тварини.zvit", "Координатор")
        assert db.history(file)[-1].change == change
        before = log_at(city)
        other = db.cut_out(file, ["water"], tmp_path / "вода.zvit")
        with pytest.raises(errors.EntryRefused):
            db.remember(file, [other], db.Notes("Координатор", lambda one: db.Entry("", "", "", one.file)))
        assert len(records.hand_outs(file)) == 1
    assert log_at(city) == before
