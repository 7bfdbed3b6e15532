"""Whose file it is: another community's is told apart, a city's own is known under any name."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import db
from db import records
from db.errors import OtherCommunity
from zhytomyr_desktop.workspace import Workspace

HERE, THERE = "Вигаданої міської територіальної громади", "Сусідньої сільської територіальної громади"
OLD = Path(__file__).parent.parent / "db" / "old"

Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def make_city(name: str, community: str = "") -> Path:
        path = tmp_path / f"{name}.zvit"
        Workspace.new(path, 2023, community=community, author="Місто").close()
        return path

    return make_city


def part_of(city: Path, value: str = "5", *, handed_back: bool = False) -> Path:
    """A section file filled by a clerk: the working file itself, or what the clerk writes for the city."""
    out, back = (city.with_name(f"{city.stem}-{end}.zvit") for end in ("видано", "здано"))
    with Workspace.open(city) as work:
        work.assign(["animals"], out)
    with Workspace.open(out, author="Відділ") as work:
        work.set_figure("animals", "caught", value)
        if handed_back:
            work.assign(["animals"], back)
    return back if handed_back else out


def remark_of(city: Path, received: Path, *, any_community: bool = False) -> str:
    with Workspace.open(city) as work:
        (found,) = work.gathering.preview([received], any_community=any_community).files
        assert found.taken
        return found.remark


@pytest.mark.parametrize("handed_back", [False, True])
@pytest.mark.parametrize(("here", "there"), [(HERE, THERE), (HERE, ""), ("", THERE)])
def test_a_file_of_another_community_is_refused_unless_asked_for(
    make: Make, here: str, there: str, handed_back: bool
) -> None:
    city, received = make("місто", here), part_of(make("сусіди", there), handed_back=handed_back)
    named = there or "Житомирської міської територіальної громади"
    with Workspace.open(city) as work, pytest.raises(OtherCommunity) as refused:
        work.gathering.merge([received])
    assert named in str(refused.value)
    assert remark_of(city, received, any_community=True) == f"файл з іншої громади: {named}"
    with Workspace.open(city) as work:
        assert work.gathering.merge([received], any_community=True).taken == 1


def test_the_record_keeps_what_was_taken_on_purpose(make: Make) -> None:
    city, foreign = make("місто", HERE), part_of(make("сусіди", THERE))
    own, remark = part_of(city, "6"), f"файл з іншої громади: {THERE}"
    with Workspace.open(city) as work:
        work.gathering.merge([own, foreign], any_community=True)
        work.gathering.undo()
        work.gathering.merge([own], any_community=True)
        work.gathering.merge([foreign, own], any_community=True)
        work.assign(["animals"], city.with_name("знову.zvit"))
    with db.open_file(city) as file:
        told = [[one.remark for one in act.files] for act in records.acts(file)]
        assert not any(THERE in value for value in file.meta.values())
    assert told == [["", remark], [""], [remark, ""]]
    with db.open_file(city.with_name("знову.zvit")) as part:
        assert not any(THERE in value for value in part.meta.values())


def test_a_note_that_an_earlier_release_copied_is_of_another_file(make: Make) -> None:
    city, foreign = make("місто", HERE), part_of(make("сусіди", THERE))
    with Workspace.open(city) as work:
        work.gathering.merge([foreign], any_community=True)
        rows = dict(work.file.connection.execute("SELECT name, value FROM meta"))
        work.assign(["animals"], city.with_name("частина.zvit"))
    with db.open_file(city.with_name("частина.zvit")) as part:
        copied = [(name, value) for name, value in rows.items() if THERE in value]
        assert copied
        with part.transaction() as connection:
            connection.executemany("INSERT INTO meta (name, value) VALUES (?, ?)", copied)
        db.merge(part, [part_of(city, "8")], "Відділ")
        assert [one.remark for act in records.acts(part) for one in act.files] == [""]


@pytest.mark.parametrize("handed_back", [False, True])
@pytest.mark.parametrize("name", ["", HERE])
def test_what_the_city_handed_out_is_its_own(make: Make, name: str, handed_back: bool) -> None:
    city = make("місто", name)
    assert remark_of(city, part_of(city, handed_back=handed_back)) == ""


@pytest.mark.parametrize("handed_back", [False, True])
@pytest.mark.parametrize("before", ["", "Вигаданоі громади"])
def test_a_city_that_is_named_anew_meanwhile_knows_its_files(
    make: Make, before: str, handed_back: bool
) -> None:
    city = make("місто", before)
    received = part_of(city, handed_back=handed_back)
    with Workspace.open(city) as work:
        work.set_field("report", "community", "value", HERE)
    assert remark_of(city, received) == ""


def test_the_same_name_written_in_another_way_is_the_same_community(make: Make) -> None:
    received = part_of(make("копія", "Кам’янської  міської громади"))
    assert remark_of(make("місто", "кам'янської міської громади"), received) == ""


def test_a_copy_of_a_whole_city_file_is_told_too(make: Make) -> None:
    other = make("сусіди", THERE)
    with Workspace.open(other) as work:
        work.set_figure("animals", "caught", "5")
    with Workspace.open(make("місто")) as work, pytest.raises(OtherCommunity):
        work.gathering.merge([other])


def test_a_section_file_that_names_no_community_is_taken(make: Make, tmp_path: Path) -> None:
    """As an earlier release hands it over."""
    received = Path(shutil.copyfile(OLD / "section-v1.zvit", tmp_path / "тварини.zvit"))
    assert remark_of(make("місто", HERE), received) == ""


def test_a_department_takes_in_what_its_own_people_filled(make: Make) -> None:
    department = part_of(make("місто", HERE))
    assert remark_of(department, part_of(department, "6")) == ""


def test_the_names_do_not_change_what_a_file_says_of_its_rows(make: Make) -> None:
    received = part_of(make("місто", HERE), handed_back=True)
    with db.open_file(received, read_only=True) as file:
        assert file.scope == ("animals",)
        assert file.sealed
