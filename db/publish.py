"""Write a file beside its place, then move it there: it appears complete or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from db.errors import AlreadyExists, IsFolder, NotClosed, explain

_PATIENCE_S = 2.5


def publish(path: Path, fill: Callable[[Path], None], *, replace: bool = False) -> None:
    """Let ``fill`` write a temporary file beside ``path``, make it durable and rename it.

    Raises FileError and leaves nothing behind where the disk fails, and where the file exists
    unless ``replace``.
    """
    draft = _beside(path)
    try:
        _check_place(path, replace)
        fill(draft)
        sync_file(draft)
        _check_place(path, replace)
        _move(draft, path)
        sync_folder(path.parent)
    except BaseException as error:
        _discard(draft)
        told = explain(error, path)
        if told is None:
            raise
        raise told from error


def write_whole(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file that is no database, on the disk at return; an older one is replaced, its rights kept.

    Raises OSError; the older file is then untouched and nothing is left beside it.
    """
    draft = _beside(path)
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        with draft.open("xb") as stream:
            stream.writelines(pieces)
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            draft.chmod(path.stat().st_mode & 0o777)
        _move(draft, path)
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise
    # The file stands; some network disks cannot promise that its name does.
    with contextlib.suppress(OSError):
        sync_folder(path.parent)


def _beside(path: Path) -> Path:
    """A free name in the same folder; not made of the file's own, which may be as long as names can be."""
    return path.with_name(f".zvit-{secrets.token_hex(8)}.part")


def sync_file(path: Path) -> None:
    """Return when the file's content is on the disk."""
    handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Return when the folder's names are on the disk; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def journal_of(path: Path) -> Path:
    """Where SQLite keeps the journal of an unfinished save."""
    return path.with_name(path.name + "-journal")


def has_journal(path: Path) -> bool:
    """Whether an unfinished save stands beside the file; an empty journal is a finished one."""
    journal = journal_of(path)
    return journal.exists() and journal.stat().st_size > 0


def _check_place(path: Path, replace: bool) -> None:
    if path.is_dir():
        raise IsFolder(path)
    if path.exists() and not replace:
        raise AlreadyExists(path)
    # SQLite would roll a foreign journal back into the new file.
    if has_journal(path):
        raise NotClosed(path)


def _move(draft: Path, path: Path) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while True:
        try:
            draft.replace(path)
        except PermissionError:
            # An antivirus program of Windows holds fresh files for a moment.
            if os.name != "nt" or time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return


def _discard(draft: Path) -> None:
    for leftover in (draft, journal_of(draft)):
        with contextlib.suppress(OSError):
            leftover.unlink(missing_ok=True)
