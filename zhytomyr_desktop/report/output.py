"""Writing a finished file: it appears complete under its name or not at all, and in no signed one's place."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from db.publish import write_whole
from zhytomyr_desktop.report.errors import ReportError


def write_atomically(path: Path, pieces: Iterable[bytes]) -> None:
    """Put the pieces at ``path``, durable at return; an older file there is replaced whole.

    Raises ReportError; the older file is then untouched and nothing is left beside it.
    """
    try:
        write_whole(path, pieces)
    except OSError as error:
        raise ReportError.from_os(error, path) from error


def spare_signed(path: Path) -> None:
    """Refuse a place where a signed PDF stands: nobody can make that signature again. Raises ReportError."""
    try:
        signed = path.is_file() and b"/ByteRange" in path.read_bytes()
    except OSError:
        return
    if signed:
        raise ReportError(f"«{path.name}» уже містить підпис; щоб його не втратити, вкажіть іншу назву.")
