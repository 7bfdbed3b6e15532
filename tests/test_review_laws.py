"""The laws of the review, against a naive account of who had seen what: copies, any order, undo between."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from forms.definition import Catalogue
from forms.loader import load_catalogue
from forms.values import THREAD_STATES
from tests.db.tools import MEMORY, empty_city, merge_here, open_quickly
from tests.laws import try_out
from zhytomyr_desktop.errors import EntryError, UserError
from zhytomyr_desktop.review.remarks import ANSWERED, CLOSED, OPEN
from zhytomyr_desktop.workspace import Workspace

SECTION = "animals"
FIGURES = ("caught", "returned")
AUTHORS = ("Марта", "Олег", "Ірина")
COPIES = len(AUTHORS)
copies = st.integers(0, COPIES - 1)
figures = st.sampled_from(FIGURES)
values = st.sampled_from(("", "1", "2"))


def _small() -> Catalogue:
    """The catalogue with one section, so that a file is read in a moment."""
    whole = load_catalogue()
    return replace(whole, sections=tuple(s for s in whole.sections if s.key == SECTION))


@dataclass(frozen=True)
class Step:
    """A step of a thread: where it left it, and all the steps that its author had before him."""

    state: str
    saw: frozenset[str]


@dataclass(frozen=True)
class Brought:
    """What a merge brought."""

    asked: set[str]
    steps: set[tuple[str, str]]


@dataclass
class Account:
    """What one copy must tell: steps of threads by remark, and acceptances with what each had before it.

    Only acceptances that were made in this copy count, and only while the last state set in it is theirs.
    """

    asked: set[str] = field(default_factory=set)
    threads: dict[str, dict[str, Step]] = field(default_factory=dict)
    accepted: dict[str, tuple[frozenset[tuple[str, str]], frozenset[str]]] = field(default_factory=dict)
    decided: str = ""

    def take(self, other: Account) -> Brought:
        """All that the other copy has; returns what is new."""
        brought = Brought(
            asked=other.asked - self.asked,
            steps={
                (remark, step)
                for remark, steps in other.threads.items()
                for step in steps.keys() - self.threads.get(remark, {}).keys()
            },
        )
        self.asked |= other.asked
        for remark, steps in other.threads.items():
            self.threads.setdefault(remark, {}).update(steps)
        return brought

    def give_up(self, brought: Brought) -> None:
        """What an undone merge had brought; nobody replaces a remark or an answer."""
        self.asked -= brought.asked
        for remark, step in brought.steps:
            del self.threads[remark][step]

    def state(self, remark: str) -> str:
        steps = self.threads[remark]
        seen = {old for step in steps.values() for old in step.saw}
        return min(
            (s.state for key, s in steps.items() if key not in seen), key=THREAD_STATES.index, default=OPEN
        )

    def holds(self, content: frozenset[tuple[str, str]]) -> bool:
        seen = {old for _, saw in self.accepted.values() for old in saw}
        return self.decided == "accepted" and any(
            covered == content for key, (covered, _) in self.accepted.items() if key not in seen
        )


def steps_of(work: Workspace) -> dict[str, set[str]]:
    return {remark.id: {reply.id for reply in remark.replies} for remark in work.review.remarks()}


def content_of(work: Workspace) -> frozenset[tuple[str, str]]:
    """What stands in the figures, each side of a disagreement."""
    sides = work.values.section(SECTION).stored
    return frozenset((key, text) for key in FIGURES for text in sides.get(key, {}).get("value", ()))


def merge_into(work: Workspace, path: Path) -> int:
    """As ``Gathering.merge``, with the guard in this process and without a backup; how much it took."""
    taken = merge_here(work.file, path).taken
    work.reload()
    return taken


class Reviews(RuleBasedStateMachine):
    """Whole copies of a city file, reviewed and merged in any order."""

    small: Catalogue | None = None

    def __init__(self) -> None:
        super().__init__()
        type(self).small = type(self).small or _small()
        self.folder = Path(tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else None))
        self.works = [self.opened(self.folder / f"{n}.zvit", AUTHORS[n]) for n in range(COPIES)]
        self.asked = 0
        self.brought: list[list[Brought]] = [[] for _ in range(COPIES)]
        self.accounts = [Account() for _ in range(COPIES)]

    def opened(self, path: Path, author: str) -> Workspace:
        assert self.small is not None
        return Workspace(open_quickly(empty_city(path)), lambda _: self.small, author)

    @initialize(value=values)
    def begin(self, value: str) -> None:
        self.edit(0, "caught", value)
        self.works[0].review.ask(SECTION, "caught", "Звідки?")
        self.note(0, OPEN)
        for into in range(1, COPIES):
            self.merge(0, into)

    def note(self, at: int, state: str) -> None:
        """Write down the steps that this copy has made since."""
        account = self.accounts[at]
        for remark, steps in steps_of(self.works[at]).items():
            account.asked.add(remark)
            known = account.threads.setdefault(remark, {})
            saw = frozenset(known)
            known.update({one: Step(state, saw) for one in steps - known.keys()})

    @rule(at=copies, key=figures, value=values)
    def edit(self, at: int, key: str, value: str) -> None:
        work = self.works[at]
        before = content_of(work)
        if work.review.is_frozen(SECTION):
            with pytest.raises(EntryError, match="прийнято"):
                work.set_figure(SECTION, key, value)
            assert content_of(work) == before
        else:
            work.set_figure(SECTION, key, value)

    @rule(at=copies)
    def ask(self, at: int) -> None:
        self.asked += 1
        self.works[at].review.ask(SECTION, "section", f"Чому {self.asked}?")
        self.note(at, OPEN)

    @rule(at=copies, which=st.integers(0, 9))
    def answer(self, at: int, which: int) -> None:
        work = self.works[at]
        if not work.review.remarks():
            return
        remark = self.one_of(work, which)
        work.review.answer(remark.id, "Тому.")
        self.note(at, OPEN if remark.author == work.author else ANSWERED)

    @rule(at=copies, which=st.integers(0, 9))
    def close(self, at: int, which: int) -> None:
        if not self.works[at].review.remarks():
            return
        self.works[at].review.close(self.one_of(self.works[at], which).id)
        self.note(at, CLOSED)

    def one_of(self, work: Workspace, which: int):
        # By text: ids of one millisecond come in an order that no example can repeat.
        found = sorted(work.review.remarks(), key=lambda remark: remark.text)
        return found[which % len(found)]

    @rule(at=copies)
    def accept(self, at: int) -> None:
        work, account = self.works[at], self.accounts[at]
        if any(one.section == SECTION for one in work.conflicts()):
            with pytest.raises(UserError, match="розбіжності"):
                work.set_status(SECTION, "accepted")
            return
        held = work.review.is_frozen(SECTION)
        made = work.set_status(SECTION, "accepted")
        self.note(at, CLOSED)
        new = {change.item for change in made if change.item.startswith("acceptance/")}
        assert len(new) == (not held)
        account.accepted |= {item: (content_of(work), frozenset(account.accepted)) for item in new}
        account.decided = "accepted"
        assert work.review.is_frozen(SECTION)
        assert work.review.remarks(unsettled=True) == ()

    @rule(at=copies, reason=st.sampled_from(("", "Помилка")))
    def reopen(self, at: int, reason: str) -> None:
        work = self.works[at]
        if work.review.is_frozen(SECTION) and not reason:
            with pytest.raises(UserError, match="причину"):
                work.set_status(SECTION, "submitted", reason)
        else:
            work.set_status(SECTION, "submitted", reason)
            self.accounts[at].decided = "submitted"
            assert not work.review.is_frozen(SECTION)

    @rule(source=copies, into=copies)
    def merge(self, source: int, into: int) -> None:
        if source == into:
            return
        taken = merge_into(self.works[into], self.works[source].path)
        brought = self.accounts[into].take(self.accounts[source])
        if taken:
            self.brought[into].append(brought)

    @precondition(lambda self: any(self.brought))
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        at = data.draw(st.sampled_from([n for n, one in enumerate(self.brought) if one]))
        self.works[at].gathering.undo()
        self.accounts[at].give_up(self.brought[at].pop())

    @rule(source=copies, into=copies, which=st.integers(0, 9))
    def answer_and_close_apart(self, source: int, into: int, which: int) -> None:
        """The road to an answer that the closing did not see."""
        if source != into and self.works[source].review.remarks() and self.works[into].review.remarks():
            self.answer(source, which)
            self.close(into, which)
            self.merge(source, into)

    @rule(source=copies, into=copies, key=figures, value=values)
    def change_late(self, source: int, into: int, key: str, value: str) -> None:
        """The road to a change after acceptance, which random steps seldom find."""
        self.edit(source, key, value)
        self.accept(into)
        self.merge(source, into)

    @rule(at=copies)
    def close_and_open_again(self, at: int) -> None:
        assert self.small is not None
        path = self.works[at].path
        self.works[at].close()
        self.works[at] = Workspace(open_quickly(path), lambda _: self.small, AUTHORS[at])

    @invariant()
    def each_thread_stands_where_the_account_says(self) -> None:
        for work, account in zip(self.works, self.accounts, strict=True):
            told = {remark.id: remark.state for remark in work.review.remarks()}
            assert told == {remark: account.state(remark) for remark in account.asked}
            assert steps_of(work) == {remark: set(account.threads[remark]) for remark in account.asked}

    @invariant()
    def acceptance_holds_for_what_it_covered_and_nothing_else(self) -> None:
        for work, account in zip(self.works, self.accounts, strict=True):
            held = account.holds(content_of(work))
            assert work.review.is_frozen(SECTION) == held
            if account.decided == "accepted":
                assert bool(work.changed_since_acceptance(SECTION)) != held

    @invariant()
    def remarks_and_acceptances_never_clash(self) -> None:
        for work in self.works:
            clashes = {(one.item, one.field) for one in work.conflicts()}
            known = {(key, name) for key in FIGURES for name in ("value", "qualifier")}
            assert clashes <= known

    def teardown(self) -> None:
        try:
            self.check_union()
        finally:
            for work in self.works:
                work.close()
            shutil.rmtree(self.folder)

    def check_union(self) -> None:
        """Merged in either order the city tells the same remarks, and the same about the acceptance."""
        paths = [work.path for work in self.works]
        told = []
        for number, order in enumerate((paths, [*reversed(paths), paths[0]])):
            with contextlib.closing(self.opened(self.folder / f"union{number}.zvit", "Місто")) as city:
                for path in order:
                    merge_into(city, path)
                told.append((city.review.remarks(), city.review.state(SECTION), content_of(city)))
        assert told[0] == told[1]


def test_review_laws():
    try_out(Reviews, 40, 8)


@pytest.mark.soak
def test_soak_review_laws():
    try_out(Reviews, 1500, 40)
