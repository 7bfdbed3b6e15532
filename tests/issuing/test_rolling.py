"""The next year's file: from which files it begins, and what of this year's goes over."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.travels import CLERK, cut, open_city, take_in
from zhytomyr_desktop.errors import UserError
from zhytomyr_desktop.workspace import Workspace


@pytest.fixture
def following(tmp_path: Path) -> Path:
    return tmp_path / "2024.zvit"


@pytest.mark.parametrize("year", [2022, 2023, 2025])
def test_only_the_year_after_this_one_begins(city: Path, tmp_path: Path, year: int) -> None:
    with open_city(city) as work, pytest.raises(UserError, match="наступний – 2024"):
        work.roll(tmp_path / f"{year}.zvit", year)
    assert not (tmp_path / f"{year}.zvit").exists()


def test_no_year_begins_from_a_section_file(city: Path, following: Path) -> None:
    with (
        Workspace.open(cut(city, "part"), author=CLERK) as work,
        pytest.raises(UserError, match="файла міста"),
    ):
        work.roll(following, 2024)
    assert not following.exists()


def test_no_year_begins_before_this_one_is_decided(city: Path, following: Path) -> None:
    part = cut(city, "part")
    for path, number in ((part, "430"), (city, "440")):
        with Workspace.open(path, author=CLERK) as work:
            work.set_figure("animals", "caught", number)
    take_in(city, part)
    with open_city(city) as work:
        with pytest.raises(UserError, match="вирішіть розбіжності"):
            work.roll(following, 2024)
        assert not following.exists()
        work.resolve("animals", "caught", "value", value="435")
        work.roll(following, 2024)
    with open_city(following) as work:
        figure = work.values.section("animals").figure("caught")
        assert (figure.number, str(figure.previous)) == (None, "435")


def test_a_sentence_that_was_taken_out_does_not_come_back(city: Path, following: Path) -> None:
    with open_city(city) as work:
        group = work.section("animals").groups[0].key
        kept, gone = (work.add_statement("animals", group, text) for text in ("Лишається.", "Зайве."))
        work.remove_item("animals", f"own/{gone}")
        work.roll(following, 2024)
    with open_city(following) as work:
        assert {text.text for text in work.values.section("animals").statements.values() if text.group} == {
            "Лишається."
        }
        assert f"own/{kept}" in work.gathering.to_renew()["animals"]
        assert work.text("animals", f"own/{gone}", "text") == ""
