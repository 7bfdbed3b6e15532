"""A section file that a department begins by itself, without one from the coordinator."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.errors import AlreadyExists
from zhytomyr_desktop.errors import EntryError, ScopeError, UserError
from zhytomyr_desktop.workspace import Workspace

COMMUNITY = "Бердичівської міської територіальної громади"


@pytest.fixture
def city(tmp_path: Path) -> Path:
    path = tmp_path / "місто.zvit"
    Workspace.new(path, 2023).close()
    return path


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "тварини.zvit"
    Workspace.new(path, 2023, author="Олег Бондар", sections=["water", "animals", "water"]).close()
    return path


def test_it_holds_its_sections_in_the_order_of_the_report_and_nothing_else(own: Path) -> None:
    with Workspace.open(own) as work:
        assert not work.is_city
        assert [section.key for section in work.sections()] == ["water", "animals"]
        assert work.history() == []
        with pytest.raises(ScopeError):
            work.set_figure("employment", next(work.section("employment").figures()).key, "1")


def test_the_city_takes_it_in_as_one_that_was_handed_out(city: Path, own: Path) -> None:
    with Workspace.open(own, author="Олег Бондар") as work:
        work.set_figure("animals", "caught", "423")
        work.set_status("animals", "submitted")
    with Workspace.open(city) as work:
        merged = work.gathering.merge([own])
        assert (merged.files[0].taken, merged.files[0].refused, merged.conflicts) == (2, (), ())
        assert work.text("animals", "caught") == "423"
        assert work.values.section("animals").state == "submitted"


def test_a_clash_with_the_city_is_shown_as_any_other(city: Path, own: Path) -> None:
    for path, author, number in ((own, "Олег Бондар", "423"), (city, "Марта Гук", "400")):
        with Workspace.open(path, author=author) as work:
            work.set_figure("animals", "caught", number)
    with Workspace.open(city) as work:
        assert [one.item for one in work.gathering.merge([own]).conflicts] == ["caught"]


def test_the_community_stands_in_the_file_but_does_not_go_to_the_coordinator(tmp_path: Path) -> None:
    path, handed_over, city = (tmp_path / f"{name}.zvit" for name in ("вода", "вода-здано", "місто"))
    Workspace.new(city, 2023, community=COMMUNITY).close()
    with Workspace.new(path, 2023, community=f" {COMMUNITY} ", sections=["water"]) as work:
        assert work.values.report["community"] == COMMUNITY
        work.set_figure("water", next(work.section("water").figures()).key, "5")
        work.assign(["water"], handed_over)
    with Workspace.open(city) as work:
        assert work.gathering.merge([handed_over]).files[0].refused == ()
        assert [change for change in work.history("report", "community") if change.replaced] == []


def test_what_cannot_be_begun_leaves_nothing_behind(tmp_path: Path, own: Path) -> None:
    before = own.read_bytes()
    with pytest.raises(EntryError, match="немає"):
        Workspace.new(tmp_path / "a.zvit", 2023, sections=["animals", "погода"])
    with pytest.raises(UserError, match="звітний"):
        Workspace.new(tmp_path / "a.zvit", 23, sections=["animals"])
    with pytest.raises(AlreadyExists):
        Workspace.new(own, 2023, sections=["animals"])
    assert list(tmp_path.iterdir()) == [own]
    assert own.read_bytes() == before
