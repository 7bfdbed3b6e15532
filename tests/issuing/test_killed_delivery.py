"""A process killed while it hands sections out: at the next start all of it is there, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import db
from db import publish, records
from tests.processes import die, dies
from zhytomyr_desktop.errors import DeliveryError
from zhytomyr_desktop.issuing import unfinished
from zhytomyr_desktop.workspace import Workspace

KEYS = ("water", "animals")
STEPS = 19
"""Four files are moved twice each, the hand-over is remembered: a moment before and after each of them."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which somebody keeps something."""
    folder = tmp_path / "роздано"
    folder.mkdir()
    (folder / "чуже.txt").write_text("чуже")
    return folder


def _hand_out(city: Path, folder: Path) -> None:
    with Workspace.open(city) as work:
        work.gathering.hand_out(folder, KEYS)


def _killed_at(step: int, city: Path, folder: Path) -> bool:
    """Hand out in a process of its own that dies at this step; whether it came so far."""
    return dies(_hand_out_until, step, city, folder)


def _hand_out_until(step: int, city: Path, folder: Path) -> None:
    passed = 0

    def come_to_step() -> None:
        nonlocal passed
        passed += 1
        if passed == step:
            die()

    def seen(real: Callable[..., object]) -> Callable[..., object]:
        def call(*given: object) -> object:
            come_to_step()
            answer = real(*given)
            come_to_step()
            return answer

        return call

    publish._move = seen(publish._move)
    db.remember = seen(db.remember)
    _hand_out(city, folder)


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def _settled(city: Path) -> str:
    with Workspace.open(city) as work:
        return work.gathering.settle_hand_out()


def _check(step: int, city: Path, folder: Path) -> None:
    assert _killed_at(step, city, folder)
    told = _settled(city)
    with db.open_file(city, read_only=True) as file:
        is_done = bool(records.handed_out(file))
    assert not unfinished.is_left(city)
    if is_done:
        assert told == ""
        assert len(_names(folder)) == 5
    else:
        assert "було перервано" in told
        assert _names(folder) == {"чуже.txt"}
    assert _settled(city) == ""


@pytest.mark.parametrize("step", [1, 9, 10, 13, 17, 18])
def test_all_of_it_is_there_or_nothing(city: Path, folder: Path, step: int) -> None:
    _check(step, city, folder)


@pytest.mark.soak
@pytest.mark.parametrize("step", range(1, STEPS))
def test_soak_all_of_it_is_there_or_nothing(city: Path, folder: Path, step: int) -> None:
    _check(step, city, folder)


def test_the_steps_are_all_of_them(city: Path, folder: Path) -> None:
    assert not _killed_at(STEPS, city, folder)
    assert len(_names(folder)) == 5


def test_handing_out_again_needs_no_clearing_up(city: Path, tmp_path: Path) -> None:
    folder = tmp_path / "нова"
    assert _killed_at(14, city, folder)
    assert len([name for name in _names(folder) if not name.startswith(".")]) == 3
    _hand_out(city, folder)
    assert len(_names(folder)) == 4
    assert not unfinished.is_left(city)


def test_a_folder_made_for_it_goes_with_it(city: Path, tmp_path: Path) -> None:
    assert _killed_at(14, city, tmp_path / "нова")
    assert _settled(city)
    assert not (tmp_path / "нова").exists()


def test_what_a_clerk_filled_meanwhile_is_left_and_named(city: Path, folder: Path) -> None:
    assert _killed_at(16, city, folder)
    filled = next(path for path in folder.glob("*.zvit") if not path.name.startswith("."))
    with Workspace.open(filled, author="Відділ") as work:
        section = work.sections()[0]
        work.set_figure(section.key, next(section.figures()).key, "7")
    assert f"Змінені відтоді файли лишено: «{filled.name}»" in _settled(city)
    assert _names(folder) == {"чуже.txt", filled.name}


def test_a_drive_that_is_out_is_told_once(city: Path, folder: Path) -> None:
    assert _killed_at(14, city, folder)
    folder.rename(folder.with_name("у кишені"))
    assert "зараз ця папка недоступна" in _settled(city)
    assert _settled(city) == ""


def test_a_hand_out_that_goes_on_is_left_alone(city: Path, folder: Path) -> None:
    with unfinished.journal(city) as journal:
        journal.note(folder=str(folder), aside=".роздача-00000000.part", made=False)
        assert _settled(city) == ""
        with pytest.raises(DeliveryError, match="саме роздає"):
            _hand_out(city, folder)
        assert unfinished.is_left(city)
    assert _names(folder) == {"чуже.txt"}


@pytest.mark.parametrize(
    "content",
    [b"", b"\0\xff\n", b'{"folder": "/", "aside": "..", "files": {}}\n', b'["folder"]\n', b'{"folder"'],
)
def test_a_journal_that_says_nothing_sensible_takes_nothing_away(
    city: Path, folder: Path, content: bytes
) -> None:
    unfinished.journal_of(city).write_bytes(content)
    assert _settled(city) == ""
    assert not unfinished.is_left(city)
    assert _names(folder) == {"чуже.txt"}
