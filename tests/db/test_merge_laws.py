"""The laws of the merge, against a naive account of who saw what: many copies, any order, undo between."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

import db
from tests.db.tools import MEMORY, empty_city, log_of, merge_here, open_quickly
from tests.laws import try_out

SECTIONS = ("animals", "water")
KEYS = tuple((section, item, "value") for section in SECTIONS for item in ("a", "b"))[:3]
COPIES = 3

copies = st.integers(0, COPIES - 1)
keys = st.sampled_from(KEYS)
values = st.sampled_from(("", "1", "2", "3"))


@dataclass
class Account:
    """What one copy must hold: its changes by id, who supersedes whom, the merges that still stand."""

    key: dict[str, db.change.Key] = field(default_factory=dict)
    value: dict[str, str] = field(default_factory=dict)
    older: dict[str, frozenset[str]] = field(default_factory=dict)
    brought: list[set[str]] = field(default_factory=list)

    def add(self, change: db.Change, older: frozenset[str]) -> None:
        self.key[change.id], self.value[change.id], self.older[change.id] = change.key, change.value, older

    def front(self, key: db.change.Key) -> set[str]:
        beaten = {old for one in self.older.values() for old in one}
        return {one for one in self.key if self.key[one] == key and one not in beaten}

    def sides(self, key: db.change.Key) -> set[str]:
        return {self.value[one] for one in self.front(key)}

    def take(self, other: Account, wanted: set[str]) -> None:
        fresh = {one for one in other.key if one not in self.key and other.key[one][0] in wanted}
        for one in fresh:
            self.key[one], self.value[one], self.older[one] = (
                other.key[one],
                other.value[one],
                other.older[one],
            )
        if fresh:
            self.brought.append(fresh)

    def decide(self, change: db.Change, older: frozenset[str], *, brought_too: bool) -> None:
        """A decision that is made in a merge belongs to what the merge brought."""
        if brought_too:
            self.brought[-1].add(change.id)
        else:
            self.brought.append({change.id})
        self.add(change, older)

    def left_by_undo(self) -> set[db.change.Key]:
        last = self.brought[-1]
        return {self.key[old] for one, olds in self.older.items() if one not in last for old in olds & last}

    def undo(self) -> int:
        left = self.left_by_undo()
        gone = {one for one in self.brought.pop() if self.key[one] not in left}
        for one in gone:
            del self.key[one], self.value[one], self.older[one]
        return len(gone)


class Copies(RuleBasedStateMachine):
    """Whole copies of a city file and section files, edited and merged in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else None))
        self.files = [open_quickly(empty_city(self.folder / f"{number}.zvit")) for number in range(COPIES)]
        self.accounts = [Account() for _ in range(COPIES)]
        self.sections = 0
        self.ever: list[set[str]] = [set() for _ in range(COPIES)]

    @initialize(key=keys, value=values)
    def begin(self, key: db.change.Key, value: str) -> None:
        self.edit(0, key, value)
        self.merge(0, 1)
        self.merge(0, 2)

    @rule(source=copies, into=copies, key=keys, one=values, other=values)
    def set_apart_and_meet(self, source: int, into: int, key: db.change.Key, one: str, other: str) -> None:
        """The road to a conflict, which edits and merges at random seldom find."""
        self.edit(source, key, one)
        self.edit(into, key, other)
        self.merge(source, into)

    @rule(at=copies, key=keys, value=values)
    def edit(self, at: int, key: db.change.Key, value: str) -> None:
        account = self.accounts[at]
        front, sides = account.front(key), account.sides(key)
        made = db.record(self.files[at], [db.Entry(*key, value)], f"працівник {at}")
        assert len(made) == (sides != {value})
        for change in made:
            assert all(change.id > old for old in account.key)
            account.add(change, frozenset(front))

    @rule(source=copies, into=copies)
    def merge(self, source: int, into: int) -> None:
        if source == into:
            return
        merge_here(self.files[into], self.files[source].path)
        self.accounts[into].take(self.accounts[source], set(SECTIONS))

    @rule(source=copies, into=copies, key=keys, one=values, other=values, decided=values)
    def merge_and_decide(
        self, source: int, into: int, key: db.change.Key, one: str, other: str, decided: str
    ) -> None:
        """A merge in which the person decides one field, whether it is in conflict or not."""
        if source == into:
            return
        self.edit(source, key, one)
        self.edit(into, key, other)
        account = self.accounts[into]
        decision = db.MergeDecision(db.Entry(*key, decided))
        result = merge_here(self.files[into], self.files[source].path, decisions=[decision])
        account.take(self.accounts[source], set(SECTIONS))
        assert len(result.decided) == (account.sides(key) != {decided})
        for change in result.decided:
            account.decide(change, frozenset(account.front(key)), brought_too=result.taken > 0)
        assert account.sides(key) == {decided}

    @rule(source=copies, into=copies)
    def merge_and_undo_at_once(self, source: int, into: int) -> None:
        """Undo gives back exactly what was, and the same merge then brings the same again."""
        if source == into:
            return
        file = self.files[into]
        before = self.all_of(file)
        taken = merge_here(file, self.files[source].path).taken
        after = self.all_of(file)
        if taken:
            undone = db.undo(file, "місто")
            assert (undone.withdrawn, undone.left) == (taken, ())
            assert self.all_of(file) == before
            assert merge_here(file, self.files[source].path).taken == taken
        assert self.all_of(file) == after
        self.accounts[into].take(self.accounts[source], set(SECTIONS))

    @rule(into=copies)
    def a_decision_stays_made_when_all_come_again(self, into: int) -> None:
        """Nobody entered anything since: what this copy holds decided, all others bring in vain."""
        others = [at for at in range(COPIES) if at != into]
        for at in others:
            self.merge(at, into)
        clashes, current = db.conflicts(self.files[into]), db.current(self.files[into])
        for clash in clashes:
            key = (clash.section, clash.item, clash.field)
            front = frozenset(self.accounts[into].front(key))
            side = min(clash.sides, key=lambda side: side.value)  # by value: see resolve()
            decided = db.resolve(self.files[into], *key, take=side.id, author="місто")
            self.accounts[into].add(decided, front)
            current[key] = (decided,)
        for at in (*others, *reversed(others)):
            self.merge(at, into)
            assert db.conflicts(self.files[into]) == []
        assert db.current(self.files[into]) == current

    @staticmethod
    def all_of(file: db.ReportFile) -> tuple[object, ...]:
        return (*log_of(file), db.current(file), db.conflicts(file))

    @rule(source=copies, into=copies, section=st.sampled_from(SECTIONS), key=keys, value=values)
    def hand_out_and_take_back(
        self, source: int, into: int, section: str, key: db.change.Key, value: str
    ) -> None:
        """A section file is cut here, edited (also outside its scope) and merged there."""
        self.sections += 1
        out = self.folder / f"section{self.sections}.zvit"
        db.assign(self.files[source], [section], out)
        cut = Account()
        cut.take(self.accounts[source], {section})
        with contextlib.closing(open_quickly(out)) as file:
            front = frozenset(cut.front(key))
            for change in db.record(file, [db.Entry(*key, value)], "відділ"):
                cut.add(change, front)
        result = merge_here(self.files[into], out)
        outside = {one for one in cut.key if cut.key[one][0] != section}
        assert {one.id for one in result.files[0].refused} == outside
        self.accounts[into].take(cut, {section})

    @precondition(lambda self: any(db.conflicts(file) for file in self.files))
    @rule(data=st.data())
    def resolve(self, data: st.DataObject) -> None:
        clashes = [(at, clash) for at, file in enumerate(self.files) for clash in db.conflicts(file)]
        at, clash = data.draw(st.sampled_from(clashes))
        # By value: ids of one millisecond come in an order that no example can repeat.
        side = data.draw(st.sampled_from(sorted(clash.sides, key=lambda side: side.value)))
        key = (clash.section, clash.item, clash.field)
        front = frozenset(self.accounts[at].front(key))
        decided = db.resolve(self.files[at], *key, take=side.id, author="місто")
        self.accounts[at].add(decided, front)
        assert decided.value == side.value

    @precondition(lambda self: any(account.brought for account in self.accounts))
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        at = data.draw(st.sampled_from([at for at, one in enumerate(self.accounts) if one.brought]))
        account = self.accounts[at]
        left = tuple(sorted(account.left_by_undo()))
        undone = db.undo(self.files[at], "місто")
        assert undone.left == left
        assert undone.withdrawn == account.undo()

    @rule(at=copies)
    def close_and_open_again(self, at: int) -> None:
        path = self.files[at].path
        self.files[at].close()
        self.files[at] = open_quickly(path)

    @invariant()
    def each_copy_holds_what_its_account_says(self) -> None:
        for file, account in zip(self.files, self.accounts, strict=True):
            found, edges = log_of(file)
            assert {one.id for one in found} == set(account.key)
            assert edges == {(newer, old) for newer, olds in account.older.items() for old in olds}

    @invariant()
    def nothing_that_a_copy_ever_held_is_lost(self) -> None:
        """It stands in the history, or with the undone merge that had brought it."""
        for file, ever, account in zip(self.files, self.ever, self.accounts, strict=True):
            ever |= set(account.key)
            if len(ever) > len(account.key):
                undone = (one.number for one in db.merges(file) if one.undone_at)
                kept = {change.id for number in undone for change in db.withdrawn(file, number)}
                assert ever <= set(account.key) | kept

    def teardown(self) -> None:
        try:
            self.check_values()
            self.check_union()
        finally:
            for file in self.files:
                file.close()
            shutil.rmtree(self.folder)

    def check_values(self) -> None:
        """Frontier and conflicts of the file are those that the naive account computes."""
        for file, account in zip(self.files, self.accounts, strict=True):
            shown = {key: {side.value for side in sides} for key, sides in db.current(file).items()}
            assert shown == {key: account.sides(key) for key in KEYS if account.front(key)}
            clashes = {(one.section, one.item, one.field) for one in db.conflicts(file)}
            assert clashes == {key for key in KEYS if len(account.sides(key)) > 1}

    def check_union(self) -> None:
        """Merged in either order, once or twice, the city file is the same; no change is missing in it."""
        paths = [file.path for file in self.files]
        logs = []
        for number, order in enumerate((paths, [*reversed(paths), paths[0]])):
            with contextlib.closing(open_quickly(empty_city(self.folder / f"union{number}.zvit"))) as city:
                for path in order:
                    merge_here(city, path)
                logs.append(self.all_of(city))
                if number:
                    self.check_that_undo_goes_back(city)
        assert logs[0] == logs[1]
        assert {one.id for one in logs[0][0]} == {one for account in self.accounts for one in account.key}

    def check_that_undo_goes_back(self, city: db.ReportFile) -> None:
        while any(record.undone_at == "" for record in db.merges(city)):
            try:
                db.undo(city, "місто")
            except db.errors.NothingToUndo:
                break
        assert log_of(city) == (set(), set())


def test_merge_laws():
    try_out(Copies, 300, 6)


@pytest.mark.soak
def test_soak_merge_laws():
    try_out(Copies, 4000, 40)
