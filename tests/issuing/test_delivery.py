"""Files handed out together: all of them appear and are remembered, or none and nothing is left behind."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import db
from db import publish, records
from zhytomyr_desktop.errors import DeliveryError
from zhytomyr_desktop.issuing.delivery import deliver
from zhytomyr_desktop.workspace import Workspace


def _text(words: str) -> Callable[[Path], object]:
    return lambda path: path.write_text(words)


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _full(_path: Path) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _kept(city: Path) -> dict[str, str]:
    with db.open_file(city, read_only=True) as file:
        return records.handed_out(file)


def _fail_at(monkeypatch: pytest.MonkeyPatch, name: str, number: int, code: int) -> None:
    """The disk refuses the call of this number."""
    real, calls = getattr(publish, name), []

    def failing(*given: Path) -> None:
        calls.append(given)
        if len(calls) == number:
            raise OSError(code, os.strerror(code))
        real(*given)

    monkeypatch.setattr(publish, name, failing)


def test_all_files_appear_and_nothing_else(tmp_path: Path) -> None:
    folder, kept = tmp_path / "нова" / "папка", []
    placed = deliver(folder, [("1", _text("a")), ("2", _text("b"))], lambda: kept.append(1))
    assert [path.read_text() for path in placed] == ["a", "b"]
    assert _names(folder) == ["1", "2"]
    assert kept == [1]


@pytest.mark.parametrize("stays", [True, False])
def test_a_disk_that_fills_up_leaves_the_folder_as_it_was(tmp_path: Path, stays: bool) -> None:
    folder = tmp_path / "флешка"
    if stays:
        folder.mkdir()
        (folder / "чуже.txt").write_text("чуже")
    with pytest.raises(DeliveryError) as told:
        deliver(folder, [("1", _text("a")), ("2", _full), ("3", _text("c"))], lambda: None)
    assert "на диску немає місця" in str(told.value)
    assert "Жодного файла не записано" in str(told.value)
    assert _names(folder) == ["чуже.txt"] if stays else not folder.exists()


def test_a_drive_pulled_out_half_way_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "флешка"
    folder.mkdir()

    def pull_out(path: Path) -> None:
        folder.rename(tmp_path / "у кишені")
        path.write_text("")

    with pytest.raises(DeliveryError, match="недоступна: коли вона знову відкриється"):
        deliver(folder, [("1", _text("a")), ("2", pull_out)], lambda: None)
    assert not folder.exists()


def test_what_stood_there_before_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "2").write_text("старе")
    with pytest.raises(DeliveryError, match="у папці вже є «2»"):
        deliver(tmp_path, [("1", _text("a")), ("2", _text("b"))], lambda: None)
    assert _names(tmp_path) == ["2"]
    assert (tmp_path / "2").read_text() == "старе"


def test_a_file_that_comes_in_between_is_not_overwritten(tmp_path: Path) -> None:
    def and_another(path: Path) -> None:
        path.write_text("b")
        (tmp_path / "2").write_text("чуже")

    with pytest.raises(DeliveryError, match="уже існує"):
        deliver(tmp_path, [("1", _text("a")), ("2", and_another)], lambda: None)
    assert _names(tmp_path) == ["2"]
    assert (tmp_path / "2").read_text() == "чуже"


def test_a_bug_leaves_nothing_behind_and_propagates(tmp_path: Path) -> None:
    def broken() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        deliver(tmp_path / "папка", [("1", _text("a"))], broken)
    assert _names(tmp_path) == []


@pytest.mark.parametrize(("call", "number"), [("sync_file", 5), ("_move", 5), ("_move", 9)])
def test_a_hand_out_that_fails_in_the_middle_leaves_no_file_and_no_record(
    city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    keys = ["water", "animals", "children"]
    with Workspace.open(city) as work:
        _fail_at(monkeypatch, call, number, errno.EIO)
        with pytest.raises(DeliveryError, match="у звіті нічого не змінено"):
            work.gathering.hand_out(tmp_path / "роздано", keys)
        monkeypatch.undo()
        assert not (tmp_path / "роздано").exists()
        assert _kept(city) == {}
        packages = work.gathering.hand_out(tmp_path / "роздано", keys)
    assert len(_names(tmp_path / "роздано")) == 2 * len(packages) == 6
    assert sorted(_kept(city)) == sorted(keys)


def test_where_the_report_cannot_remember_it_nothing_is_handed_out(city: Path, tmp_path: Path) -> None:
    with Workspace.open(city, read_only=True) as work:
        with pytest.raises(DeliveryError, match="лише для читання"):
            work.gathering.hand_out(tmp_path / "роздано", ["water"])
        with pytest.raises(DeliveryError, match="лише для читання"):
            work.assign_each(tmp_path / "роздано")
    assert _names(tmp_path) == ["city.zvit"]
    assert _kept(city) == {}
