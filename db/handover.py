"""Hand-over: a section file cut out of a city file, and the seal over a file that is sent."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from db.change import COLUMNS, Change, Entry
from db.connect import new_database
from db.file import ReportFile, told
from db.ids import now_text
from db.log import checked, frontier, last_id, made, put
from db.publish import publish
from db.safe_read import digest

LINEAGE = "lineage"
"""In the meta of a section file cut out of another one: the hand-overs by which that one came."""

_Rows = list[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class HandOver:
    """A section file that was written: its id, the sections that it was issued for, and its name."""

    id: str
    sections: tuple[str, ...]
    file: str


@dataclass(frozen=True, slots=True)
class Notes:
    """What the log is to say of each hand-over, and who writes it."""

    author: str
    of: Callable[[HandOver], Entry]


def assign(
    file: ReportFile,
    sections: Sequence[str],
    out: Path,
    *,
    context: Sequence[tuple[str, str]] = (),
    meta: Mapping[str, str] = {},
    notes: Notes | None = None,
    replace: bool = False,
) -> str:
    """Write a sealed section file: the full log of ``sections`` and of the ``context`` items (section, item).

    ``meta``: what is to be said of the file beside what this one says of itself. ``notes``: see ``remember``.

    The file remembers the hand-over, so that what returns is judged by its own record. Returns the id of
    the hand-over. ``out`` appears complete or not at all and is not overwritten unless ``replace``.
    """
    made = _new(sections, out)
    write = _cut_of(file, made, context, meta)

    def fill(draft: Path) -> None:
        write(draft)
        remember(file, [made], notes)

    publish(out, fill, replace=replace)
    return made.id


def cut_out(
    file: ReportFile,
    sections: Sequence[str],
    out: Path,
    *,
    context: Sequence[tuple[str, str]] = (),
    meta: Mapping[str, str] = {},
) -> HandOver:
    """Write a section file as ``assign`` does; ``remember`` then keeps that it was handed out."""
    made = _new(sections, out)
    publish(out, _cut_of(file, made, context, meta))
    return made


def remember(file: ReportFile, handovers: Iterable[HandOver], notes: Notes | None = None) -> list[Change]:
    """Keep that these files were handed out, all or none, with a note on each in the log.

    Returns the changes of the notes. Raises FileError; then nothing was written.
    """
    handovers = list(handovers)
    with file.transaction() as connection:
        for one in handovers:
            connection.execute("INSERT INTO handover (id, at) VALUES (?, ?)", (one.id, now_text()))
            connection.executemany(
                "INSERT INTO handover_section (handover, section) VALUES (?, ?)",
                [(one.id, section) for section in one.sections],
            )
        file.drop_digest()
        return list(_noted(file, handovers, notes)) if notes else []


def _noted(file: ReportFile, handovers: Sequence[HandOver], notes: Notes) -> Iterator[Change]:
    entries, last = [notes.of(one) for one in handovers], last_id(file)
    checked(file, entries, notes.author)
    for entry in entries:
        front = frontier(file, entry.key)
        change, last = made(entry, front, notes.author, last)
        put(file.connection, change, front)
        yield change


def lineage(meta: Mapping[str, str]) -> tuple[str, ...]:
    """The ids of the hand-overs that came before the file's own one."""
    return tuple(meta.get(LINEAGE, "").split())


def is_remembered(file: ReportFile, handover: str) -> bool:
    """Whether the file knows a hand-over of this id."""
    with told(file.path):
        query = "SELECT 1 FROM handover WHERE id = ?"
        return file.connection.execute(query, (handover,)).fetchone() is not None


def was_handed_out(file: ReportFile, meta: Mapping[str, str]) -> bool:
    """Whether this file handed out the one that says this of itself, or one that it was cut out of."""
    return any(is_remembered(file, one) for one in (*lineage(meta), meta.get("handover", "")))


def seal(file: ReportFile) -> str:
    """Set the digest over all that the file hands over; the next change drops it. Returns the digest."""
    with file.transaction() as connection:
        rows = dict(connection.execute("SELECT name, value FROM meta"))
        fresh = digest(rows, connection.execute("SELECT id, checksum FROM change ORDER BY id").fetchall())
        connection.execute(
            "INSERT INTO meta (name, value) VALUES ('digest', ?) "
            "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (fresh,),
        )
    file.reload()
    return fresh


def _new(sections: Sequence[str], out: Path) -> HandOver:
    return HandOver(secrets.token_hex(16), tuple(dict.fromkeys(sections)), out.name)


def _cut_of(
    file: ReportFile, made: HandOver, context: Sequence[tuple[str, str]], said: Mapping[str, str]
) -> Callable[[Path], None]:
    """Read what the section file will hold; the function writes it at a place that nobody looks at yet."""
    with told(file.path):
        changes, edges = _cut(file.connection, made.sections, context)
    own = {"year": str(file.year), "scope": " ".join(made.sections), "handover": made.id}
    meta = {**file.meta, **said, **own}
    if file.handover:
        meta[LINEAGE] = " ".join((*lineage(file.meta), file.handover))
    meta["digest"] = digest(meta, [(row[0], row[7]) for row in changes])
    return lambda draft: write_section_file(draft, meta, changes, edges)


def _cut(
    connection: sqlite3.Connection, sections: Sequence[str], context: Sequence[tuple[str, str]]
) -> tuple[_Rows, _Rows]:
    changes: _Rows = []
    for section in sections:
        changes += connection.execute(f"SELECT {COLUMNS} FROM change WHERE section = ?", (section,))
    for section, item in dict.fromkeys(context):
        if section not in sections:
            changes += connection.execute(
                f"SELECT {COLUMNS} FROM change WHERE section = ? AND item = ?", (section, item)
            )
    changes.sort()
    chosen = {row[0] for row in changes}
    edges = connection.execute("SELECT newer, older FROM supersedes ORDER BY newer, older")
    return changes, [edge for edge in edges if edge[0] in chosen]


def write_section_file(draft: Path, meta: Mapping[str, str], changes: _Rows, edges: _Rows) -> None:
    """Write rows as a file of ours at a place that nobody looks at yet."""
    connection = new_database(draft)
    try:
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO meta (name, value) VALUES (?, ?)", meta.items())
        connection.executemany(f"INSERT INTO change ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", changes)
        connection.executemany("INSERT INTO supersedes (newer, older) VALUES (?, ?)", edges)
        connection.execute("COMMIT")
    finally:
        connection.close()
