"""Backups: made, rotated, restored."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import db
from db import backup, errors
from tests.db.tools import entry, log_at, log_of, make_city, save


@pytest.fixture
def city(tmp_path):
    return make_city(tmp_path / "city.zvit", entry(value="1"))


def test_a_backup_is_the_file_as_it_stands(city):
    with db.open_file(city) as file:
        copy = db.back_up(file)
        assert log_at(copy) == log_of(file)
    assert db.backups(city) == [copy]
    assert sorted(one.name for one in copy.parent.iterdir()) == [copy.name]


def test_restore_brings_the_content_back_and_keeps_what_was(city):
    with db.open_file(city) as file:
        copy = db.back_up(file)
        before = log_of(file)
        db.record(file, [entry(value="2"), entry("new")], "Олена")
        after = log_of(file)
        undone = db.restore(file, copy)
        assert log_of(file) == before
        db.record(file, [entry(value="3")], "Олена")
        db.restore(file, undone)
        assert log_of(file) == after
    assert log_at(city) == after


def test_restore_refuses_what_is_no_backup(city, tmp_path):
    (tmp_path / "x.zvit").write_bytes(b"x" * 5000)
    with db.open_file(city) as file:
        before = log_of(file)
        with pytest.raises(errors.NotAReportFile):
            db.restore(file, tmp_path / "x.zvit")
        assert log_of(file) == before


def test_restore_of_another_files_backup_changes_what_the_file_is(city, tmp_path):
    db.create(tmp_path / "other.zvit", year=2022, scope=("water",))
    with db.open_file(city) as file:
        db.restore(file, tmp_path / "other.zvit")
        assert (file.year, file.scope) == (2022, ("water",))


def test_old_backups_go(city):
    folder = backup.backup_folder(city)
    folder.mkdir()
    start = datetime(2024, 1, 1, 12)
    for number in range(200):
        moment = start + timedelta(hours=6 * number)
        (folder / f"{moment.strftime(backup._STAMP)}-merge.zvit").write_bytes(b"")
    (folder / "нотатка.zvit").write_bytes(b"")
    with db.open_file(city) as file:
        newest = db.back_up(file)
    left = [one for one in db.backups(city) if one.name != "нотатка.zvit"]
    assert newest in left
    assert len(left) <= backup.LAST + backup.DAILY + backup.WEEKLY
    assert (folder / "нотатка.zvit").exists()


def test_a_save_between_backups_is_in_the_next(city):
    with db.open_file(city) as file:
        first = db.back_up(file)
    save(city, entry(value="2"))
    with db.open_file(city) as file:
        second = db.back_up(file)
    assert len(log_at(second)[0]) == len(log_at(first)[0]) + 1


moments = st.lists(st.datetimes(datetime(2023, 1, 1), datetime(2024, 6, 1)), max_size=80, unique=True)


@given(moments)
def test_the_last_the_daily_and_the_weekly_stay(all_of_them):
    stays = backup.kept(all_of_them)
    newest = sorted(all_of_them, reverse=True)
    assert stays <= set(all_of_them)
    assert set(newest[:12]) <= stays
    days = sorted({moment.date() for moment in all_of_them}, reverse=True)[:10]
    assert all(max(one for one in newest if one.date() == day) in stays for day in days)
    weeks = sorted({moment.isocalendar()[:2] for moment in all_of_them}, reverse=True)[:9]
    assert all(max(one for one in newest if one.isocalendar()[:2] == week) in stays for week in weeks)
    assert len(stays) <= 12 + 10 + 9


@given(moments)
def test_rotation_rests(all_of_them):
    stays = backup.kept(all_of_them)
    assert backup.kept(sorted(stays)) == stays


@given(st.datetimes(datetime(2023, 1, 1), datetime(2100, 1, 1)))
def test_a_backups_name_tells_its_moment(moment):
    from pathlib import Path

    assert backup.made_at(Path(f"{moment.strftime(backup._STAMP)}-merge.zvit")) == moment
