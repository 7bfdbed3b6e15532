"""Writing a finished file: it appears complete under its name or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from zhytomyr_desktop.report.errors import ReportError

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def write_atomically(path: Path, pieces: Iterable[bytes]) -> None:
    """Put the pieces at ``path``, durable at return; an older file there is replaced whole.

    Raises ReportError; the older file is then untouched and nothing is left beside it.
    """
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "")
        _replace(path, pieces)
    except OSError as error:
        raise ReportError.from_os(error, path) from error


def _replace(path: Path, pieces: Iterable[bytes]) -> None:
    beside = path.with_name(f".zvit-{secrets.token_hex(8)}.tmp")
    try:
        with os.fdopen(os.open(beside, _NEW, 0o666), "wb") as stream:
            stream.writelines(pieces)
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            beside.chmod(path.stat().st_mode & 0o777)
        beside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name durable too, where the system can open a folder."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
