"""Write a product beside its place, then move it there: it appears complete or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
import time
from collections.abc import Callable
from pathlib import Path

from db.errors import AlreadyExists, IsFolder, NotClosed, explain

_PATIENCE_S = 2.5


def publish(path: Path, fill: Callable[[Path], None], *, replace: bool = False) -> None:
    """Let ``fill`` write a temporary file beside ``path``, make it durable and rename it.

    Raises FileError and leaves nothing behind where the disk fails, and where the file exists
    unless ``replace``.
    """
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        _check_place(path, replace)
        fill(draft)
        sync_file(draft)
        _check_place(path, replace)
        _move(draft, path)
        sync_folder(path.parent)
    except Exception as error:
        _discard(draft)
        told = explain(error, path)
        if told is None:
            raise
        raise told from error


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
