"""A year of a city as a game of chance: clerks, returns, merges in any order, decisions, undo."""

from __future__ import annotations

import contextlib
import importlib
import shutil
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
)

import db
from db.errors import NothingToUndo
from db.intake import read_here
from forms.stored import read_values
from tests.db.tools import log_of
from tests.laws import try_out
from tests.test_workspace import CATALOGUE
from zhytomyr_desktop.errors import EntryError, ScopeError, UserError
from zhytomyr_desktop.gathering import deciding
from zhytomyr_desktop.gathering.deciding import Choice
from zhytomyr_desktop.workspace import Workspace

MEMORY = Path("/dev/shm")
ISSUED = ("parks", "parks", "roads")
"""What the clerks have in hand: two of them the same section."""

who = st.sampled_from((*range(len(ISSUED)), -1))
clerks = st.sampled_from(range(len(ISSUED)))
sections = st.sampled_from(("parks", "roads"))
entries = st.sampled_from(
    (
        ("money", "value", "12,5"),
        ("money", "value", "понад 1 244"),
        ("money", "value", ""),
        ("money", "value", "12,3,4"),
        ("money", "previous", "7"),
        ("money", "note", "за даними обліку"),
        ("name", "value", "Гідропарк"),
        ("name", "value", "Парк Шодуара"),
        ("opened", "value", "01.06.2023"),
        ("statement/s_money", "hidden", "1"),
        ("statement/s_money", "text", "Усього витрачено {money}."),
    )
)


def arrivals(sent: list[Path]) -> st.SearchStrategy[list[Path]]:
    """Some of the files that left the city, in any order."""
    return st.lists(st.sampled_from(sent), min_size=1, max_size=4, unique=True)


WAYS = ("newest", "city", "file", "least", "typed", "open")
TYPED = {("money", "value"): "33", ("name", "value"): "Сквер"}
"""What is typed anew where people disagree about a figure or a name."""


def _choices(comparison: db.Comparison, ways: list[str]) -> Iterator[Choice]:
    """A choice for each conflict, by the ways in turn; none where a way says nothing about it."""
    rules = {
        "newest": deciding.by_newest(comparison),
        "city": deciding.by_city(comparison),
        "file": deciding.by_file(comparison, 0),
    }
    by_rule = {way: {choice.key: choice for choice in found} for way, found in rules.items()}
    for number, field in enumerate(deciding.conflicts(comparison)):
        way = ways[number % len(ways)]
        if way in by_rule and field.key in by_rule[way]:
            yield by_rule[way][field.key]
        elif way == "least":
            yield Choice(field.key, take=min(field.sides, key=lambda side: side.value).id)
        elif way == "typed" and field.key[1:] in TYPED:
            yield Choice(field.key, value=TYPED[field.key[1:]])


class Year(RuleBasedStateMachine):
    """One city file and the section files that leave it and return."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else None))
        db.create(self.folder / "city.zvit", year=2023)
        self.city = self.open(self.folder / "city.zvit", "Координатор")
        self.city.set_figure("parks", "money", "10")
        self.sent: list[Path] = []
        self.clerks = [self.hand_out(number) for number in range(len(ISSUED))]
        self.ever: set[str] = set()
        self.made: set[str] = set()
        self.outside: set[str] = set()
        self.before_merge: tuple[object, ...] | None = None

    def open(self, path: Path, author: str) -> Workspace:
        file = db.open_file(path)
        file.connection.execute("PRAGMA synchronous=OFF")
        return Workspace(file, lambda _: CATALOGUE, author)

    def hand_out(self, number: int) -> Workspace:
        path = self.folder / f"section{len(self.sent)}.zvit"
        self.city.assign([ISSUED[number]], path)
        self.sent.append(path)
        return self.open(path, f"Працівник {number}")

    def desk(self, number: int) -> Workspace:
        return self.city if number < 0 else self.clerks[number]

    @contextlib.contextmanager
    def working(self, desk: Workspace) -> Iterator[None]:
        """Work at a desk: what is refused changes nothing, what is done is remembered."""
        before = log_of(desk.file)
        try:
            yield
        except (EntryError, ScopeError, UserError):
            assert log_of(desk.file) == before
        fresh = {change.id for change in log_of(desk.file)[0] - before[0]}
        self.made |= fresh
        if fresh and desk is self.city:
            self.before_merge = None

    # What people do

    @rule(number=who, section=sections, entry=entries)
    def enter(self, number: int, section: str, entry: tuple[str, str, str]) -> None:
        desk = self.desk(number)
        with self.working(desk):
            desk.set_field(section, *entry)

    @rule(number=clerks, item=st.sampled_from(("name", "money")), decide=st.booleans())
    def disagree(self, number: int, item: str, decide: bool) -> None:
        """The road to a conflict, which chance seldom finds; with a decision in the merge, or left open."""
        clerk, section = self.clerks[number], ISSUED[number]
        with self.working(clerk):
            clerk.set_field(section, item, "value", "21")
        with self.working(self.city):
            self.city.set_field(section, item, "value", "22")
        self.merge([clerk.path], decide=decide)

    @rule(number=who, section=sections, kind=st.sampled_from(("Липа", "Дуб")), removed=st.booleans())
    def change_a_table(self, number: int, section: str, kind: str, removed: bool) -> None:
        desk = self.desk(number)
        rows = desk.values.section(section).tables.get("trees", ())
        with self.working(desk):
            if removed and rows:
                desk.remove_item(section, f"trees/{rows[0].id}")
            else:
                desk.add_row(section, "trees", {"kind": kind, "cost": "100"})

    @rule(number=who, section=sections, text=st.sampled_from(("Висаджено алею.", "Відкрито фонтан.")))
    def add_a_statement(self, number: int, section: str, text: str) -> None:
        with self.working(self.desk(number)):
            self.desk(number).add_statement(section, "main", text)

    @rule(number=clerks)
    def submit(self, number: int) -> None:
        with self.working(self.clerks[number]):
            self.clerks[number].set_status(ISSUED[number], "submitted")

    @rule(section=sections, state=st.sampled_from(("returned", "accepted", "draft")))
    def review(self, section: str, state: str) -> None:
        with self.working(self.city):
            self.city.set_status(section, state, "Уточніть суму.")

    @rule(section=sections)
    def remark(self, section: str) -> None:
        with self.working(self.city):
            self.city.review.ask(section, "money", "Звідки ця сума?")

    @rule(number=clerks)
    def answer(self, number: int) -> None:
        with self.working(self.clerks[number]):
            for remark in self.clerks[number].review.remarks(ISSUED[number], unsettled=True):
                self.clerks[number].review.mark_done(remark.id)

    @rule(number=clerks)
    def hand_out_again(self, number: int) -> None:
        """The returned section: the clerk works on in a new file; the old one may still arrive.

        The city notes the hand-out, which is an entry: the last merge is not undone to what stood before it.
        """
        self.clerks[number].close()
        self.clerks[number] = self.hand_out(number)
        self.before_merge = None

    # What the coordinator does with what arrives

    @rule(data=st.data(), decide=st.booleans(), take_back=st.booleans())
    def take_in(self, data: st.DataObject, decide: bool, take_back: bool) -> None:
        self.merge(data.draw(arrivals(self.sent)), decide=decide)
        if take_back and self.before_merge is not None:
            self.undo()

    def merge(self, paths: list[Path], *, decide: bool) -> None:
        before = self.all_of(self.city)
        if decide:
            seen = self.city.gathering.preview(paths)
            assert self.all_of(self.city) == before
            choices = deciding.by_newest(seen.comparison)
            result = self.city.gathering.merge(paths, seen=seen, choices=choices)
            assert self.city.conflicts() == []
        else:
            result = self.city.gathering.merge(paths)
        assert {change.id for one in result.files for change in one.refused} <= self.outside
        if result.taken or result.decided:
            self.before_merge = before

    @rule(number=clerks, value=st.sampled_from(("31", "32")))
    def go_outside(self, number: int, value: str) -> None:
        """A clerk's file changed behind the window's back, in a section that he was not given."""
        clerk = self.clerks[number]
        other = "roads" if ISSUED[number] == "parks" else "parks"
        made = db.record(clerk.file, [db.Entry(other, "money", "value", value)], "Поза розділом")
        self.outside |= {change.id for change in made}
        clerk.reload()

    @rule(
        data=st.data(),
        ways=st.lists(st.sampled_from(WAYS), min_size=1, max_size=4),
        on_purpose=st.booleans(),
        take_back=st.booleans(),
    )
    def decide_in_the_preview(
        self, data: st.DataObject, ways: list[str], on_purpose: bool, take_back: bool
    ) -> None:
        """Each conflict by another way: a side, a rule, a value typed anew, or left open for later."""
        paths = data.draw(arrivals(self.sent))
        before = self.all_of(self.city)
        seen = self.city.gathering.preview(paths, force_scope=on_purpose)
        assert self.all_of(self.city) == before
        choices = list(_choices(seen.comparison, ways))
        result = self.city.gathering.merge(paths, force_scope=on_purpose, seen=seen, choices=choices)
        assert not on_purpose or not any(one.refused for one in result.files)
        decided = {change.key: change.value for change in result.decided}
        assert {choice.key for choice in choices} <= set(decided)
        self._check_decided(decided)
        self.city.gathering.merge(paths, force_scope=on_purpose)
        self._check_decided(decided)
        if result.taken or decided:
            self.before_merge = before
            if take_back:
                self.undo()
                assert self.all_of(self.city) == before

    def _check_decided(self, decided: dict[tuple[str, str, str], str]) -> None:
        """What was decided holds alone, also when the same files come again."""
        current = db.current(self.city.file)
        for key, value in decided.items():
            assert [side.value for side in current[key]] == [value]

    @precondition(lambda self: self.city.conflicts())
    @rule(data=st.data(), typed=st.booleans())
    def resolve(self, data: st.DataObject, typed: bool) -> None:
        clashes = self.city.conflicts()
        clash = clashes[data.draw(st.integers(0, len(clashes) - 1))]
        key = (clash.section, clash.item, clash.field)
        with self.working(self.city):
            if typed and key[1:] == ("name", "value"):
                self.city.resolve(*key, value="Сквер")
            else:
                self.city.resolve(*key, take=max(clash.sides, key=lambda side: side.value).id)
            assert key not in {(one.section, one.item, one.field) for one in self.city.conflicts()}

    @rule()
    def settle_all_and_take_everything_in_again(self) -> None:
        """What is decided stays so: nobody entered anything since, so nothing can be in conflict again."""
        self.city.gathering.merge(self.sent)
        with self.working(self.city):
            for clash in self.city.conflicts():
                self.city.resolve(clash.section, clash.item, clash.field, take=clash.sides[0].id)
        decided = self.all_of(self.city)
        for paths in (self.sent, self.sent[::-1]):
            assert self.city.gathering.merge(paths).taken == 0
            assert self.all_of(self.city) == decided
        assert self.city.conflicts() == []
        self.before_merge = None

    @rule()
    def undo(self) -> None:
        try:
            undone = self.city.gathering.undo()
        except NothingToUndo:
            assert self.before_merge is None
            return
        if self.before_merge is not None:
            assert undone.left == ()
            assert self.all_of(self.city) == self.before_merge
        self.before_merge = None

    # What always holds

    @staticmethod
    def all_of(desk: Workspace) -> tuple[object, ...]:
        return (*log_of(desk.file), desk.values, desk.conflicts(), desk.status(), desk.document())

    @invariant()
    def what_is_shown_is_what_the_file_says(self) -> None:
        for desk in (self.city, *self.clerks):
            found = {key: tuple(side.value for side in sides) for key, sides in db.current(desk.file).items()}
            assert desk.values == read_values(CATALOGUE, 2023, found)

    @invariant()
    def nothing_that_the_city_ever_held_is_out_of_reach(self) -> None:
        history = {one.change.id for one in self.city.history()}
        self.ever |= history
        file = self.city.file
        undone = (one.number for one in db.merges(file) if one.undone_at)
        kept = {change.id for number in undone for change in db.withdrawn(file, number)}
        assert self.ever <= history | kept

    def teardown(self) -> None:
        try:
            self.check_union()
        finally:
            for desk in (self.city, *self.clerks):
                desk.close()
            shutil.rmtree(self.folder)

    def check_union(self) -> None:
        """The city's file and all that ever left it give the same report in every order."""
        files = [self.city.path, *self.sent]
        seen = []
        for number, order in enumerate((files, files[::-1], files[1:] + files[:2])):
            path = self.folder / f"union{number}.zvit"
            db.create(path, year=2023)
            with self.open(path, "Координатор") as union:
                for one in order:
                    union.gathering.merge([one])
                seen.append(self.all_of(union))
        assert seen[0] == seen[1] == seen[2]
        assert {change.id for change in seen[0][0]} >= self.made


@pytest.fixture
def here(monkeypatch) -> None:
    """Read received files in this process: the child that distrusts them has its own tests."""
    merging = importlib.import_module("db.merge")
    monkeypatch.setattr(merging, "staged", partial(merging.staged, reader=read_here))


def test_laws_of_a_year(here):
    try_out(Year, 12, 12)


@pytest.mark.soak
def test_soak_laws_of_a_year(here):
    """At least 10 000 steps."""
    try_out(Year, 400, 50)
