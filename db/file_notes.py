"""What the record of a merge says of a file as a whole, beside its numbers: that it was taken on purpose.

Kept in rows of ``meta`` beside the tables of the first schema, «note:HANDOVER:3:0»: of the file at position 0
of merge 3, in the file that came by this hand-over.
"""

from __future__ import annotations

import sqlite3

PREFIX = "note:"


def note(connection: sqlite3.Connection, handover: str, merging: int, position: int, remark: str) -> None:
    """Keep a remark on a file; inside the transaction of its merge."""
    name = f"{PREFIX}{handover}:{merging}:{position}"
    connection.execute("INSERT INTO meta (name, value) VALUES (?, ?)", (name, remark))


def notes(connection: sqlite3.Connection, handover: str, merging: int) -> dict[int, str]:
    """The remarks on the files of a merge, by position.

    An earlier release copied such rows into section files that it cut out: there they are another file's.
    """
    start = f"{PREFIX}{handover}:{merging}:"
    rows = connection.execute("SELECT name, value FROM meta WHERE name BETWEEN ? AND ?", (start, f"{start}~"))
    return {int(name.removeprefix(start)): value for name, value in rows}
