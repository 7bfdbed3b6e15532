"""The order in which changes came and went: every state that the file was in is found again, in its turn."""

from __future__ import annotations

import importlib
import random
import shutil
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

import db
from db import errors, log
from db.ids import now_ms
from db.steps import Step, steps, was_entered_since
from tests.db.tools import alter, entry, make_city, merge_here, save, section_file

OLD = Path(__file__).parent / "old"
State = frozenset[str]


def state_of(file: db.ReportFile) -> State:
    return frozenset(one.change.id for one in db.history(file))


def replayed(found: list[Step]) -> list[State]:
    held: set[str] = set()
    states = [frozenset(held)]
    for step in found:
        if step.gone:
            held.remove(step.change.id)
        else:
            assert step.change.id not in held
            held.add(step.change.id)
        states.append(frozenset(held))
    return states


def assert_in_turn(file: db.ReportFile, seen: list[State]) -> None:
    """The states were run through in this order."""
    left = iter(replayed(steps(file)))
    for number, (state, _) in enumerate(groupby(seen)):
        assert any(one == state for one in left), number


def lived(file: db.ReportFile, parts: list[Path], hand: random.Random, acts: int) -> list[State]:
    """Changes, merges and undoing in any order, all of them within seconds; the states after each."""
    seen = [state_of(file)]
    for number in range(acts):
        act = hand.choice(("enter", "enter", "merge", "merge", "undo", "build"))
        if act == "enter":
            db.record(file, [entry(f"own{hand.randrange(3)}", f"{number}")], "Місто")
        elif act == "build":
            db.record(file, [entry(f"item{hand.randrange(3)}", f"{number}")], "Місто")
        elif act == "merge":
            merge_here(file, *hand.sample(parts, hand.randrange(1, 3)))
        else:
            try:
                db.undo(file, "Місто")
            except errors.NothingToUndo:
                continue
        seen.append(state_of(file))
    return seen


@pytest.fixture
def city(tmp_path: Path) -> Path:
    return make_city(tmp_path / "city.zvit", entry("item0", "0"))


@pytest.fixture
def parts(city: Path, tmp_path: Path) -> list[Path]:
    """Files that hold changes made before and, by a clock that is ahead, long after those of the city."""
    made = [section_file(city, tmp_path / f"{number}.zvit", "animals") for number in range(4)]
    for number, path in enumerate(made):
        with pytest.MonkeyPatch.context() as patch:
            if number % 2:
                ahead = now_ms() + 100 * 24 * 3600 * 1000
                patch.setattr("db.ids.now_ms", lambda ahead=ahead: ahead)
            save(path, *(entry(f"item{item}", f"{number}") for item in range(3)), author="Відділ")
    return made


@pytest.mark.parametrize("seed", range(12))
def test_every_state_is_found_in_its_turn(city: Path, parts: list[Path], seed: int) -> None:
    with db.open_file(city) as file:
        seen = lived(file, parts, random.Random(seed), 25)
        assert_in_turn(file, seen)


@pytest.mark.parametrize("seed", range(6))
def test_what_was_entered_since_a_merge_is_known(city: Path, parts: list[Path], seed: int) -> None:
    """Whatever ids the merged changes have, and whether the merge was undone."""
    hand = random.Random(seed)
    with db.open_file(city) as file:
        entered = [one.change.id for one in db.history(file)]
        before: dict[int, int] = {}
        for number in range(25):
            act = hand.choice(("enter", "merge", "undo"))
            if act == "enter":
                entered += [one.id for one in db.record(file, [entry("own", f"{number}")], "Місто")]
            elif act == "merge":
                merge_here(file, *hand.sample(parts, 2))
                before[db.merges(file)[-1].number] = len(entered)
            elif db.standing(file):
                db.undo(file, "Місто")
        for merge, count in before.items():
            since = [was_entered_since(file, merge, change) for change in entered]
            assert since == [False] * count + [True] * (len(entered) - count)


@pytest.mark.soak
def test_soak_every_state_is_found_in_its_turn(city: Path, parts: list[Path]) -> None:
    whole = city.read_bytes()
    for seed in range(80):
        city.write_bytes(whole)
        with db.open_file(city) as file:
            assert_in_turn(file, lived(file, parts, random.Random(seed), 40))


def test_merges_of_an_earlier_release_are_placed_by_the_clock(tmp_path: Path, parts: list[Path]) -> None:
    """The kept old file goes on: what it remembers has no place of its own, what comes has."""
    path = Path(shutil.copy(OLD / "v1.zvit", tmp_path / "old.zvit"))
    path.chmod(0o644)
    with db.open_file(path) as file:
        assert file.turns == []
        seen = lived(file, parts, random.Random(1), 20)
        assert {turn.number for turn in file.turns} >= {3}
        assert_in_turn(file, seen)


def test_what_an_earlier_release_merges_in_between_is_placed_too(
    city: Path, parts: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seconds pass between the steps, as in life; an earlier release keeps no places."""
    seconds = iter(range(100))
    for module in (log, importlib.import_module("db.merge")):
        monkeypatch.setattr(module, "now_text", lambda *_: f"2099-01-15T10:00:{next(seconds):02}+02:00")
    with db.open_file(city) as file:
        seen = [state_of(file)]
        for number, path in enumerate(parts):
            with pytest.MonkeyPatch.context() as patch:
                if number % 2:
                    patch.setattr("db.order.note", lambda *_: None)
                merge_here(file, path)
                seen.append(state_of(file))
                db.record(file, [entry("own", f"{number}")], "Місто")
                seen.append(state_of(file))
                if number > 1:
                    db.undo(file, "Місто")
                    seen.append(state_of(file))
        assert len(file.turns) == 3
        assert_in_turn(file, seen)


@pytest.fixture
def earlier(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """As an earlier release merges: it keeps no places."""
    with monkeypatch.context() as patch:
        patch.setattr("db.order.note", lambda *_: None)
        yield patch


def test_a_merge_told_by_a_clock_that_was_ahead_stays_before_the_next_one(
    city: Path, parts: list[Path], earlier: pytest.MonkeyPatch
) -> None:
    with db.open_file(city) as file:
        merge_here(file, parts[0])
        earlier.undo()
        db.record(file, [entry("own", "1")], "Місто")
        merge_here(file, parts[1])
    alter(city, "UPDATE merging SET at = '2099-01-01T00:00:00+00:00' WHERE number = 1")
    with db.open_file(city) as file:
        came = [step.change.value for step in steps(file) if step.change.author == "Відділ"]
    assert came == ["0", "0", "1", "1", "1"]


def test_what_an_undone_merge_brought_came_before_it_went(
    city: Path, parts: list[Path], earlier: pytest.MonkeyPatch
) -> None:
    with db.open_file(city) as file:
        merge_here(file, parts[0])
        db.undo(file, "Місто")
    alter(city, "UPDATE merging SET undone_at = '2001-01-01T00:00:00+00:00'")
    with db.open_file(city) as file:
        went = [step.gone for step in steps(file) if step.change.author == "Відділ"]
    assert went == [False, False, True, True]


def test_the_places_are_no_other_files(city: Path, parts: list[Path], tmp_path: Path) -> None:
    """They are not told as what the maker said, go into no section file, and are not believed there."""
    with db.open_file(city) as file:
        merge_here(file, parts[0])
        assert dict(file.meta) == {}
        (row,) = file.connection.execute("SELECT value FROM meta WHERE name = 'merge_order'").fetchone()
        out = tmp_path / "out.zvit"
        db.assign(file, ["animals"], out)
    alter(out, f"INSERT INTO meta VALUES ('merge_order', '{row}')")
    with db.open_file(out) as file:
        assert file.turns == []
        seen = [state_of(file)]
        merge_here(file, parts[1])
        assert_in_turn(file, [*seen, state_of(file)])
