"""Files that cannot be used: exit code 4, one Ukrainian line, nothing changed."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import db
from tests.cli.conftest import Run

READING = (("show",), ("history",), ("status",), ("check",))
WRITING = (("undo",),)


def _commands(file: Path, tmp_path: Path) -> Iterator[tuple[object, ...]]:
    for name, *rest in READING + WRITING:
        yield name, file, *rest
    yield "set", file, "animals.caught=5"
    yield "resolve", file, "animals.caught", "--value", "5"
    yield "status", file, "animals", "submitted"
    yield "assign", file, "--section", "animals", "-o", tmp_path / "part.zvit"
    yield "report", file, "-o", tmp_path / "report.pdf"
    yield "merge", file, tmp_path / "other.zvit"


def _spoil_foreign(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + b"\0" * 5000)


def _spoil_text(path: Path) -> None:
    path.write_text("Звіт", encoding="utf-8")


def _spoil_empty(path: Path) -> None:
    path.write_bytes(b"")


def _spoil_truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:9000])


def _spoil_damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 : 4096 * 3] = os.urandom(8192)
    path.write_bytes(content)


def _spoil_newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")


def _spoil_trigger(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TRIGGER evil AFTER INSERT ON change BEGIN DELETE FROM change; END")


def _spoil_view(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE VIEW evil AS SELECT 1")


def _spoil_other_application(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id = 1")


SPOILERS = [
    _spoil_foreign,
    _spoil_text,
    _spoil_empty,
    _spoil_truncated,
    _spoil_damaged,
    _spoil_newer,
    _spoil_trigger,
    _spoil_view,
    _spoil_other_application,
]


@pytest.mark.parametrize("spoil", SPOILERS, ids=lambda spoil: spoil.__name__.removeprefix("_spoil_"))
def test_a_bad_file_is_told_in_one_line_and_left_as_it_is(
    run: Run, city: Path, tmp_path: Path, spoil: object
) -> None:
    assert callable(spoil)
    spoil(city)
    before = city.read_bytes()
    for command in _commands(city, tmp_path):
        done = run(*command)
        assert done.code == 4, command
        assert "city.zvit" in done.err
    assert city.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["city.zvit"]


@pytest.mark.parametrize("spoil", SPOILERS, ids=lambda spoil: spoil.__name__.removeprefix("_spoil_"))
def test_a_bad_file_is_not_taken_in(run: Run, city: Path, tmp_path: Path, spoil: object) -> None:
    assert callable(spoil)
    part = tmp_path / "animals.zvit"
    run("assign", city, "--section", "animals", "-o", part)
    run("set", part, "animals.caught=5")
    spoil(part)
    before = run("show", city, "--json").out
    done = run("merge", city, part)
    assert done.code == 4
    assert "animals.zvit" in done.err
    assert run("show", city, "--json").out == before


def test_a_missing_file(run: Run, tmp_path: Path) -> None:
    for command in _commands(tmp_path / "missing.zvit", tmp_path):
        assert run(*command).code == 4, command
    assert list(tmp_path.iterdir()) == []


def test_a_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "folder.zvit").mkdir()
    for command in _commands(tmp_path / "folder.zvit", tmp_path):
        assert run(*command).code == 4, command


def test_a_read_only_file_can_be_read_but_not_written(run: Run, city: Path, tmp_path: Path) -> None:
    city.chmod(0o444)
    assert run("show", city, "animals").code == 0
    assert run("check", city).code == 1
    assert run("report", city, "-o", tmp_path / "r.pdf").code == 0
    done = run("set", city, "animals.caught=5")
    assert done.code == 4
    assert "лише для читання" in done.err


def test_a_locked_file(run: Run, city: Path) -> None:
    with closing(sqlite3.connect(city, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        done = run("set", city, "animals.caught=5")
    assert done.code == 4
    assert "зайнятий" in done.err
    assert run("set", city, "animals.caught=5").code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nothing"],
        ["show"],
        ["new", "a.zvit"],
        ["set", "a.zvit"],
        ["show", "a.zvit", "animals", "more"],
        ["report", "a.zvit"],
        ["merge", "a.zvit"],
        ["show", "a.zvit", "--jsn"],
        ["--nothing"],
        ["resolve", "a.zvit", "x.y", "--take", "1", "--value", "2"],
        ["import", "a.docx"],
        ["sign", "a.pdf"],
    ],
)
def test_wrong_arguments_are_told_in_ukrainian(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.code == 2
    assert "Довідка: zhytomyr-desktop" in done.err
    assert not any(
        word in done.err for word in ("error", "usage", "required", "invalid", "expected", "argument")
    )


def test_help_is_ukrainian(run: Run) -> None:
    for arguments in ((), *((name,) for name in ("new", "set", "merge", "report"))):
        done = run(*arguments, "--help")
        assert done.code == 0
        assert done.out.startswith("виклик: ")
        assert not any(word in done.out for word in ("usage", "options", "positional", "show this help"))
    assert run("--version").out.startswith("zhytomyr-desktop")


def test_nothing_of_a_received_file_reaches_the_terminal_as_a_command(
    run: Run, city: Path, tmp_path: Path
) -> None:
    part = tmp_path / "animals.zvit"
    run("assign", city, "--section", "animals", "-o", part)
    with db.open_file(part) as file:
        db.record(
            file,
            [db.Entry("animals", "partner", "value", "\x1b]0;evil\x07\x9b2J\u202e\nрядок")],
            "\x1b[2JХтось",
        )
    run("set", city, "animals.partner=Лапи")
    done = run("merge", city, part)
    assert done.code == 3
    for shown in (done, run("show", city, "animals"), run("history", city, "animals"), run("status", city)):
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(shown.out)


def test_halves_of_letters_in_arguments_break_nothing(run: Run, city: Path) -> None:
    half = "\udcff"
    assert run("history", city, f"animals.caught{half}").code == 0
    assert run("history", city, half).code == 0
    for arguments in (
        ("show", city, half),
        ("set", city, f"{half}.x=5"),
        ("set", city, f"animals.{half}=5"),
        ("check", city, half),
    ):
        assert run(*arguments).code == 2
    assert run("set", city, f"animals.partner=Лапи{half}", "--author", half).code == 0
    assert run("show", Path(f"{city}{half}")).code == 4
    assert run("merge", city, Path(f"{city}{half}")).code == 4


def test_files_may_be_named_by_a_pattern(run: Run, city: Path, tmp_path: Path) -> None:
    run("assign", city, "--each", tmp_path / "parts")
    done = run("merge", city, tmp_path / "parts" / "*.zvit", "--json")
    assert done.code == 0
    assert len(done.json()["files"]) == 20
    assert run("merge", city, tmp_path / "parts" / "*.nothing").code == 4
