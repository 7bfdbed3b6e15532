"""Rules that decide many conflicts at once leave those to a person that they do not tell."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.travels import cut, open_city
from zhytomyr_desktop.gathering import deciding
from zhytomyr_desktop.workspace import Workspace


@pytest.fixture
def parts(city: Path) -> list[Path]:
    """Three files of one section in which three people entered three numbers."""
    made = [cut(city, name) for name in ("one", "two", "three")]
    for number, path in enumerate(made):
        with Workspace.open(path, author=path.stem) as work:
            work.set_figure("animals", "caught", f"43{number}")
    return made


def test_what_two_left_undecided_here_is_not_decided_for_the_city(city: Path, parts: list[Path]) -> None:
    with open_city(city) as work:
        work.gathering.merge(parts[:2])
        seen = work.gathering.preview(parts[2:]).comparison
        assert [one.key for one in deciding.conflicts(seen)] == [("animals", "caught", "value")]
        assert deciding.by_city(seen) == []
        (chosen,) = deciding.by_file(seen, 0)
        (side,) = [side for side in deciding.conflicts(seen)[0].sides if side.id == chosen.take]
        assert side.value == "432"


def test_a_file_that_is_undecided_itself_decides_nothing(city: Path, parts: list[Path]) -> None:
    copy = Path(shutil.copy(city, city.with_name("copy.zvit")))
    with open_city(copy) as work:
        work.gathering.merge(parts[:2])
    with open_city(city) as work:
        work.gathering.merge(parts[2:])
        seen = work.gathering.preview([copy]).comparison
        assert len(deciding.conflicts(seen)[0].sides) == 3
        assert deciding.by_file(seen, 0) == []
        assert len(deciding.by_city(seen)) == 1
