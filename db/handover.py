"""Hand-over: a section file cut out of a city file, and the seal over a file that is sent."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path

from db.change import COLUMNS
from db.connect import new_database
from db.file import ReportFile, told
from db.ids import now_text
from db.publish import publish
from db.safe_read import digest

_Rows = list[tuple[str, ...]]


def assign(
    file: ReportFile,
    sections: Sequence[str],
    out: Path,
    *,
    context: Sequence[tuple[str, str]] = (),
    replace: bool = False,
) -> str:
    """Write a sealed section file: the full log of ``sections`` and of the ``context`` items (section, item).

    The file remembers the hand-over, so that what returns is judged by its own record. Returns the id of
    the hand-over. ``out`` appears complete or not at all and is not overwritten unless ``replace``.
    """
    handover = secrets.token_hex(16)
    chosen = tuple(dict.fromkeys(sections))
    with told(file.path):
        changes, edges = _cut(file.connection, chosen, context)
    meta = {**file.meta, "year": str(file.year), "scope": " ".join(chosen), "handover": handover}
    meta["digest"] = digest(meta, [(row[0], row[7]) for row in changes])

    def fill(draft: Path) -> None:
        write_section_file(draft, meta, changes, edges)
        _remember(file, handover, chosen)

    publish(out, fill, replace=replace)
    return handover


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


def _remember(file: ReportFile, handover: str, sections: Sequence[str]) -> None:
    with file.transaction() as connection:
        connection.execute("INSERT INTO handover (id, at) VALUES (?, ?)", (handover, now_text()))
        connection.executemany(
            "INSERT INTO handover_section (handover, section) VALUES (?, ?)",
            [(handover, section) for section in sections],
        )
        file.drop_digest()
