"""Looking back: the state at every change, a timeline of ten thousand changes, rows compared."""

from __future__ import annotations

import sqlite3
import time
from datetime import datetime, tzinfo
from pathlib import Path

import pytest

import db
from db.ids import new_id
from db.safe_read import checksum
from zhytomyr_desktop.errors import UserError
from zhytomyr_desktop.history import at_moment, timeline
from zhytomyr_desktop.history.timeline import Filter
from zhytomyr_desktop.workspace import Workspace


def test_the_values_at_each_change_are_those_that_were_shown_then(city: Path) -> None:
    with Workspace.open(city, author="Олег") as work:
        seen = {}
        for text in ("430", "431", "", "немає даних: центр зачинено", "понад 400"):
            changes = work.set_figure("animals", "caught", text)
            seen[changes[-1].id] = work.values
        for change, values in seen.items():
            assert work.past.values_at(change).sections == values.sections


def test_a_state_at_a_moment_does_not_depend_on_when_files_were_merged(city: Path, tmp_path: Path) -> None:
    part = tmp_path / "part.zvit"
    with Workspace.open(city, author="Марта") as work:
        work.assign(["animals"], part)
        work.set_figure("animals", "caught", "440")
    with Workspace.open(part, author="Олег") as work:
        [change] = work.set_figure("animals", "returned", "430")
        there = work.past.values_at(change.id).section("animals").figure("returned")
    with Workspace.open(city, author="Марта") as work:
        work.set_figure("animals", "caught", "450")
        work.gathering.merge([part])
        here = work.past.values_at(change.id).section("animals")
    assert here.figure("returned") == there
    assert str(here.figure("caught").number) == "440"


def test_a_day_that_the_system_has_no_local_time_for_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Windows(datetime):
        def astimezone(self, tz: tzinfo | None = None) -> Windows:
            raise OSError(22, "Invalid argument")

    monkeypatch.setattr(at_moment, "datetime", Windows)
    with pytest.raises(UserError, match="не є моментом"):
        at_moment.bound("31.12.1950")


def test_what_two_did_at_once_is_undecided_at_that_moment_too(city: Path, tmp_path: Path) -> None:
    part = tmp_path / "part.zvit"
    with Workspace.open(city, author="Марта") as work:
        work.assign(["animals"], part)
        work.set_figure("animals", "caught", "440")
    with Workspace.open(part, author="Олег") as work:
        [last] = work.set_figure("animals", "caught", "430")
    with Workspace.open(city, author="Марта") as work:
        work.gathering.merge([part])
        side = work.conflicts()[0].sides[0]
        work.resolve("animals", "caught", "value", take=side.id)
        assert set(work.past.values_at(last.id).section("animals").figure("caught").sides) == {"430", "440"}
        [told] = [d for d in work.past.compare(at=last.id, section="animals") if d.item == "caught"]
        assert told.before.startswith("не вирішено")


def test_rows_of_a_table_are_compared_by_row_and_between_years_by_their_name(
    city: Path, tmp_path: Path
) -> None:
    following = tmp_path / "2024.zvit"
    with Workspace.open(city, author="Марта") as work:
        section, table, rows = next(
            (s.key, key, rows)
            for s in work.sections()
            for key, rows in work.values.section(s.key).tables.items()
        )
        kind = work.section(section).field(table)
        name, number = kind.columns[0].key, next(c.key for c in kind.columns if type(c).__name__ == "Figure")
        before = work.history()[-1].change.id
        work.set_field(section, f"{table}/{rows[0].id}", number, "77")
        work.remove_item(section, f"{table}/{rows[-1].id}")
        found = [d for d in work.past.compare(at=before, section=section) if d.kind == "row"]
        assert [d.item for d in found] == [f"{table}/{rows[0].id}", f"{table}/{rows[-1].id}"]
        assert found[1].after == ""
        work.roll(following, 2024)
    with Workspace.open(following, author="Марта") as work:
        first = rows[0].cells[name].text
        work.add_row(section, table, {name: first, number: "78"})
        found = [d for d in work.past.compare(other=city, section=section) if d.kind == "row"]
        changed = next(d for d in found if d.after)
        assert first in changed.before
        assert first in changed.after


def test_what_two_filled_differently_is_not_silent(city: Path, tmp_path: Path) -> None:
    following, part = tmp_path / "2024.zvit", tmp_path / "part.zvit"
    with Workspace.open(city) as work:
        work.roll(following, 2024)
    with Workspace.open(following, author="Марта") as work:
        work.assign(["animals"], part)
        work.set_figure("animals", "caught", "440")
    with Workspace.open(part, author="Олег") as work:
        work.set_figure("animals", "caught", "430")
    with Workspace.open(following, author="Марта") as work:
        assert len(work.gathering.merge([part]).conflicts) == 1
        silent = [one.item for one in work.past.silent(city, "animals") if one.kind == "figure"]
    assert "returned" in silent
    assert "caught" not in silent


def _fill(path: Path, number: int) -> None:
    """Ten thousand changes of one field, each replacing the one before, as the log writes them."""
    with db.open_file(path) as file:
        last = db.log.last_id(file)
    rows, edges = [], []
    older: list[str] = []
    for count in range(number):
        last = new_id(last)
        author = ("Олег Бондар", "Ірина Швець")[count % 2]
        cells = (last, "animals", "caught", "note", f"примітка {count}", author, "2024-01-15T10:00:00+02:00")
        rows.append((*cells, checksum(cells, older)))
        edges += [(last, old) for old in older]
        older = [last]
    with sqlite3.connect(path) as connection:
        connection.executemany("INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        connection.executemany("INSERT INTO supersedes VALUES (?, ?)", edges)
    connection.close()


def test_ten_thousand_changes_are_listed_filtered_and_looked_at_quickly(city: Path) -> None:
    _fill(city, 10_000)
    with Workspace.open(city, read_only=True) as work:
        begun = time.process_time()
        moments = work.past.timeline()
        listed = time.process_time() - begun
        begun = time.process_time()
        found = timeline.matching(
            moments, Filter(section="animals", author="Ірина Швець", words="примітка 9777")
        )
        filtered = time.process_time() - begun
        middle = moments[5_000].entry.change
        begun = time.process_time()
        note = work.past.values_at(middle.id).section("animals").figure("caught").note
        looked = time.process_time() - begun
    assert len(moments) > 10_000
    assert [one.entry.change.value for one in found] == ["примітка 9777"]
    assert note == middle.value
    assert (listed < 1.5, filtered < 0.2, looked < 0.5) == (True, True, True), (listed, filtered, looked)
