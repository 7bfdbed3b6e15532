"""Who may accept: only the city's own file; what section files claim, late or forged, has no effect."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import db
from db.comparing import Kind
from tests.travels import CLERK, COORDINATOR, cut, open_city
from zhytomyr_desktop.errors import EntryError
from zhytomyr_desktop.workspace import Workspace

OLD = Path(__file__).parent / "db" / "old"
STATE = ("animals", "section", "state")


def forge(path: Path, **texts: str) -> None:
    """Write past the program's rules, as a forged or an older program's file would have it."""
    entries = [db.Entry(*name.split("__"), text) for name, text in texts.items()]
    with db.open_file(path) as file:
        db.record(file, entries, CLERK)


def submit(part: Path, number: str = "") -> None:
    with Workspace.open(part, author=CLERK) as work:
        if number:
            work.set_figure("animals", "caught", number)
        work.set_status("animals", "submitted")


def line_of(work: Workspace, section: str = "animals"):
    return next(line for line in work.status() if line.key == section)


@pytest.mark.parametrize("claimed", ["accepted", "returned"])
def test_a_section_file_neither_accepts_nor_returns(city: Path, claimed: str) -> None:
    part = cut(city, "part")
    submit(part, "430")
    forge(part, animals__section__state=claimed)
    with open_city(city) as work:
        seen = work.gathering.preview([part])
        kinds = {field.key: field.kind for field in seen.comparison.fields}
        assert kinds[STATE] is Kind.REFUSED
        assert seen.comparison.count(Kind.REFUSED) == 1
        assert kinds["animals", "caught", "value"] is not Kind.REFUSED
        work.gathering.merge([part])
        assert line_of(work).state == "submitted"
        work.set_figure("animals", "caught", "431")
        work.set_status("animals", "accepted")
        assert work.review.is_frozen("animals")


def test_a_state_that_this_release_does_not_know_is_a_draft(city: Path) -> None:
    part = cut(city, "part")
    forge(part, animals__section__state="погоджено")
    with Workspace.open(part, author=CLERK) as work:
        assert line_of(work).state == "draft"
    with open_city(city) as work:
        work.gathering.merge([part])
        assert line_of(work).state == "draft"
        work.set_status("animals", "accepted")
        assert work.review.is_frozen("animals")


def test_a_forged_acceptance_has_no_effect_though_it_covers_the_very_values(city: Path) -> None:
    """The file of another copy of the city, where somebody really accepted."""
    other = Path(shutil.copy(city, city.with_name("other.zvit")))
    with Workspace.open(other, author=CLERK) as work:
        work.set_status("animals", "accepted")
    with open_city(city) as work:
        refused = [
            field.item.partition("/")[0]
            for field in work.gathering.preview([other]).comparison.fields
            if field.kind is Kind.REFUSED
        ]
        assert sorted(refused) == ["acceptance", "section"]
        work.gathering.merge([other])
        assert line_of(work).state == "submitted"
        assert not work.review.is_frozen("animals")
        work.set_status("animals", "accepted")
        assert work.review.is_frozen("animals")


def test_a_file_does_not_take_an_acceptance_back(city: Path) -> None:
    part = cut(city, "part")
    with open_city(city) as work:
        work.set_status("animals", "accepted")
    frozen = cut(city, "frozen")
    forge(frozen, animals__section__state="draft", animals__section__remark="Хочу змінити")
    submit(part)
    with open_city(city) as work:
        work.gathering.merge([frozen, part])
        assert work.conflicts() == []
        assert (line_of(work).state, line_of(work).remark) == ("accepted", "")
        with pytest.raises(EntryError, match="прийнято"):
            work.set_figure("animals", "caught", "500")


def test_a_second_version_sent_before_the_acceptance_reopens_it_and_is_no_conflict(city: Path) -> None:
    part = cut(city, "part")
    submit(part, "430")
    with open_city(city) as work:
        work.gathering.merge([part])
        work.set_status("animals", "accepted")
    submit(part, "431")
    with Workspace.open(part, author=CLERK) as work:
        work.set_status("animals", "draft")
    submit(part)
    with open_city(city) as work:
        seen = work.gathering.preview([part])
        assert seen.comparison.count(Kind.CONFLICT) == 0
        result = work.gathering.merge([part])
        assert (result.conflicts, work.conflicts()) == ((), [])
        line = line_of(work)
        assert (line.state, line.changed, line.conflicts) == ("submitted", 1, 0)
        work.set_status("animals", "accepted")
        assert work.review.is_frozen("animals")


def test_a_version_sent_before_the_return_stays_returned_with_its_reason(city: Path) -> None:
    part = cut(city, "part")
    submit(part, "430")
    with open_city(city) as work:
        work.gathering.merge([part])
        work.set_status("animals", "returned", "Перевірте суми.")
    with Workspace.open(part, author=CLERK) as work:
        work.set_status("animals", "draft", "Ще не все")
    submit(part, "431")
    with open_city(city) as work:
        work.gathering.merge([part])
        assert work.conflicts() == []
        assert (line_of(work).state, line_of(work).remark) == ("returned", "Перевірте суми.")
    again = cut(city, "again")
    submit(again, "432")
    with open_city(city) as work:
        work.gathering.merge([again])
        assert (line_of(work).state, line_of(work).remark) == ("submitted", "")


def test_the_clerk_sees_the_citys_acceptance_when_it_comes_to_him(city: Path) -> None:
    """In a section file everything about the review is the city's word."""
    part = cut(city, "part")
    with open_city(city) as work:
        work.set_status("animals", "accepted")
    with Workspace.open(part, author=CLERK) as work:
        work.gathering.merge([cut(city, "accepted")])
        assert work.review.is_frozen("animals")


# -- acceptances of an older release ------------------------------------------------------------------------


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The kept file of the first schema, its section accepted as that release did: by the state alone."""
    path = Path(shutil.copy(OLD / "v1.zvit", tmp_path / "old.zvit"))
    path.chmod(0o644)
    with db.open_file(path) as file:
        (clash,) = db.conflicts(file)
        db.resolve(file, "animals", "caught", "value", take=clash.sides[0].id, author=COORDINATOR)
    return path


def accept_as_before(path: Path) -> None:
    forge(path, animals__section__state="accepted")


def test_an_older_acceptance_covers_what_stood_there_then(old: Path) -> None:
    part = cut(old, "part")
    submit(part, "1200")
    accept_as_before(old)
    with open_city(old) as work:
        assert work.review.is_frozen("animals")
        assert not work.changed_since_acceptance("animals")
        work.gathering.merge([part])
        since = work.changed_since_acceptance("animals")
        assert [(c.item, c.value) for c in since.changes] == [("caught", "1200")]
        assert (line_of(work).state, line_of(work).changed) == ("submitted", 1)
        work.gathering.undo()
        assert work.review.is_frozen("animals")


def test_what_had_arrived_before_an_older_acceptance_is_covered(old: Path) -> None:
    accept_as_before(old)
    with open_city(old) as work:
        assert {act.number for act in work.gathering.acts()} == {1, 2}
        assert work.review.is_frozen("animals")
    with Workspace.open(cut(old, "handed"), author=CLERK) as work:
        assert work.review.is_frozen("animals")


def test_an_older_acceptance_is_renewed_by_accepting_again(old: Path) -> None:
    part = cut(old, "part")
    submit(part, "1200")
    accept_as_before(old)
    with open_city(old) as work:
        work.gathering.merge([part])
        work.set_status("animals", "accepted")
        assert work.review.is_frozen("animals")
        assert any(e.change.item.startswith("acceptance/") for e in work.history("animals"))


# -- a deputy works on a copy of the city's file ------------------------------------------------------------


def deputy(city: Path, **states: str) -> Path:
    """A copy in which somebody else fills, accepts or reopens sections."""
    copy = Path(shutil.copy(city, city.with_name("deputy.zvit")))
    with Workspace.open(copy, author="Заступниця") as work:
        for section, state in states.items():
            work.set_field(section, "section", "department", "Відділ заступниці")
            work.set_status(section, state)
    return copy


def test_what_was_accepted_in_a_copy_waits_to_be_accepted_here(city: Path) -> None:
    copy = deputy(city, animals="accepted", water="submitted")
    with open_city(city) as work:
        assert work.review.accepted_in_copies() == {}
        work.gathering.merge([copy])
        waiting = work.review.accepted_in_copies()
        assert {key: change.author for key, change in waiting.items()} == {"animals": "Заступниця"}
        assert not work.review.is_frozen("animals")
        work.set_status("animals", "accepted")
        assert work.review.is_frozen("animals")
        assert work.review.accepted_in_copies() == {}


def test_what_a_copy_accepted_waits_until_all_of_its_section_is_decided(city: Path) -> None:
    """A deadline is no content of the section, but nothing is accepted while two disagree about it."""
    copy = deputy(city, animals="accepted")
    for path, day in ((city, "01.02.2024"), (copy, "02.02.2024")):
        with Workspace.open(path, author="Заступниця") as work:
            work.set_field("animals", "section", "deadline", day)
    with open_city(city) as work:
        assert len(work.gathering.merge([copy]).conflicts) == 1
        assert work.review.accepted_in_copies() == {}
        work.resolve("animals", "section", "deadline", value="01.02.2024")
        assert list(work.review.accepted_in_copies()) == ["animals"]


def test_another_value_here_is_no_longer_what_the_copy_accepted(city: Path) -> None:
    copy = deputy(city, animals="accepted")
    with open_city(city) as work:
        work.gathering.merge([copy])
        work.set_figure("animals", "caught", "431")
        assert work.review.accepted_in_copies() == {}


def test_what_the_copy_reopened_or_two_filled_differently_waits_for_nobody(city: Path) -> None:
    copy = deputy(city, animals="accepted")
    with Workspace.open(copy, author="Заступниця") as work:
        work.set_status("animals", "submitted", "Ще раз")
    with open_city(city) as work:
        work.gathering.merge([copy])
        assert work.review.accepted_in_copies() == {}
    other = Path(shutil.copy(city, city.with_name("other.zvit")))
    for path, number in ((city, "431"), (other, "432")):
        with Workspace.open(path, author="Заступниця") as work:
            work.set_figure("animals", "caught", number)
            if path == other:
                work.set_status("animals", "accepted")
    with open_city(city) as work:
        assert len(work.gathering.merge([other]).conflicts) == 1
        assert work.review.accepted_in_copies() == {}
