"""Writing beside and moving into place: whole or not at all, whatever words a system has for a failure."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

import db
from db import errors
from db.connect import uri_of
from db.publish import publish, write_whole


def test_pieces_replace_an_older_file_and_keep_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "звіт.pdf"
    path.write_bytes(b"older")
    path.chmod(0o640)
    write_whole(path, [b"a", b"b"])
    assert path.read_bytes() == b"ab"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_pieces_that_fail_leave_the_older_file_alone(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"new"
        raise KeyboardInterrupt

    path = tmp_path / "звіт.pdf"
    path.write_bytes(b"older")
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, pieces())
    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]


def test_an_interrupted_product_leaves_nothing(tmp_path: Path) -> None:
    def interrupted(draft: Path) -> None:
        draft.write_bytes(b"half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish(tmp_path / "a.zvit", interrupted)
    assert list(tmp_path.iterdir()) == []


def test_a_name_may_be_as_long_as_the_system_takes(tmp_path: Path) -> None:
    longest = os.pathconf(tmp_path, "PC_NAME_MAX")
    name = "ж" * ((longest - len("-journal.zvit")) // 2) + ".zvit"
    db.create(tmp_path / name, year=2023)
    with db.open_file(tmp_path / name) as file:
        assert file.year == 2023
    with pytest.raises(errors.NameTooLong, match="задовг"):
        db.create(tmp_path / ("ж" * longest), year=2023)


@pytest.mark.parametrize(
    ("winerror", "kind"),
    [
        (5, errors.ReadOnly),
        (19, errors.ReadOnly),
        (21, errors.DiskFailure),
        (32, errors.Locked),
        (33, errors.Locked),
        (64, errors.DiskFailure),
        (112, errors.DiskFull),
        (206, errors.NameTooLong),
    ],
)
def test_windows_tells_troubles_apart_by_its_own_numbers(winerror: int, kind: type[db.FileError]) -> None:
    """Python gives nearly all of them EACCES; a file held by another program is not «read-only»."""
    error = OSError(errno.EACCES, "Permission denied")
    error.winerror = winerror  # type: ignore[attr-defined]
    assert type(errors.explain(error, "звіт.zvit")) is kind


def test_a_path_that_is_too_long_for_windows_is_not_told_as_missing() -> None:
    error = FileNotFoundError(errno.ENOENT, "The system cannot find the path specified")
    error.winerror = 3  # type: ignore[attr-defined]
    assert isinstance(errors.explain(error, "звіт.zvit"), errors.NotFound)
    assert isinstance(errors.explain(error, "тека/" * 60), errors.NameTooLong)


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (
            PureWindowsPath(r"C:\Звіти\а б.zvit"),
            "file:///C:/%D0%97%D0%B2%D1%96%D1%82%D0%B8/%D0%B0%20%D0%B1.zvit",
        ),
        (PureWindowsPath(r"\\server\share\a.zvit"), "file:////server/share/a.zvit"),
        (PurePosixPath("/home/a.zvit"), "file:///home/a.zvit"),
    ],
)
def test_sqlite_takes_the_address_of_a_drive_and_of_a_share(path: PurePosixPath, uri: str) -> None:
    assert uri_of(path) == uri


def test_a_name_with_the_signs_of_an_address_is_opened_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "звіт #1?mode=memory 100%.zvit"
    db.create(path, year=2023)
    with db.open_file(path) as file:
        db.record(file, [db.Entry("animals", "caught", "value", "5")], "Олена")
    with db.open_file(path, read_only=True) as file:
        assert len(db.history(file)) == 1
