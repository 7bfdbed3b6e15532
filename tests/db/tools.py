"""What the tests of the file share: small files, naive answers, a reader without a child process."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Sequence
from pathlib import Path

import db
from db.intake import read_here, staged
from db.merge import MergeResult, take_in

Edges = set[tuple[str, str]]
MEMORY = Path("/dev/shm")
"""Where files of many examples are quickly written, on systems that have it."""


def entry(item: str = "caught", value: str = "1", section: str = "animals") -> db.Entry:
    return db.Entry(section, item, "value", value)


def make_city(path: Path, *entries: db.Entry) -> Path:
    db.create(path, year=2023)
    if entries:
        save(path, *entries)
    return path


def save(path: Path, *entries: db.Entry, author: str = "Олена") -> list[db.Change]:
    with db.open_file(path) as file:
        return db.record(file, entries, author)


def section_file(city: Path, out: Path, *sections: str, edit: Sequence[db.Entry] = ()) -> Path:
    with db.open_file(city) as file:
        db.assign(file, sections, out)
    if edit:
        save(out, *edit, author="Відділ")
    return out


def texts(path: Path, section: str | None = None) -> dict[tuple[str, str, str], tuple[str, ...]]:
    with db.open_file(path, read_only=True) as file:
        return {key: tuple(side.value for side in sides) for key, sides in db.current(file, section).items()}


def log_of(file: db.ReportFile) -> tuple[set[db.Change], Edges]:
    changes = {one.change for one in db.history(file)}
    return changes, set(file.connection.execute("SELECT newer, older FROM supersedes"))


def log_at(path: Path) -> tuple[set[db.Change], Edges]:
    with db.open_file(path, read_only=True) as file:
        return log_of(file)


def merge_here(
    file: db.ReportFile,
    *paths: Path,
    force_scope: bool = False,
    decisions: Sequence[db.MergeDecision] = (),
) -> MergeResult:
    """The merge without the child process and without backups."""
    with staged(file, paths, keep=False, reader=read_here) as incoming:
        return take_in(file, incoming, "Координатор", force_scope=force_scope, decisions=decisions)


def alter(path: Path, *statements: str) -> None:
    """Write into a file behind the program's back."""
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def bytes_of(path: Path) -> bytes:
    return path.read_bytes()


_template: list[Path] = []


def empty_city(place: Path) -> Path:
    """An empty city file at this place: made once, then copied."""
    if not _template:
        made = Path(tempfile.mkdtemp()) / "template.zvit"
        db.create(made, year=2023)
        _template.append(made)
    return Path(shutil.copy(_template[0], place))


def open_quickly(path: Path) -> db.ReportFile:
    """Without waiting for the disk: these tests are about what is in the file."""
    file = db.open_file(path)
    for pragma in ("synchronous=OFF", "journal_mode=MEMORY", "temp_store=MEMORY"):
        file.connection.execute(f"PRAGMA {pragma}").fetchall()
    return file
