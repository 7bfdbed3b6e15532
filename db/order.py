"""How merges and their undoing stand among what was entered in this file: exactly, whatever the clock said.

Kept in one row of ``meta`` beside the tables of the first schema: after the file's hand-over a word for each,
«m3:120», «u3:125»: merge 3, its undoing, and how many changes had been entered here before. What was entered
here never goes, so the number names a place for ever.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from typing import NamedTuple

MERGED, UNDONE = "m", "u"

NAME = "merge_order"
_WORD = re.compile(r"([mu])(\d{1,9}):(\d{1,9})")
_ENTERED = """
SELECT (SELECT count(*) FROM change)
- (SELECT count(*) FROM brought) + (SELECT count(*) FROM withdrawn_change)
"""
_ADD = """
INSERT INTO meta (name, value) VALUES (:name, :first || ' ' || :word)
ON CONFLICT (name) DO UPDATE SET value = value || ' ' || :word
"""


class Turn(NamedTuple):
    """A merge (or its undoing) by its number, and how many changes had been entered here before it."""

    kind: str
    number: int
    entered: int


def note(connection: sqlite3.Connection, kind: str, number: int, handover: str) -> None:
    """Keep that this comes now; inside the transaction of the merge, before its changes come or go."""
    words = {"name": NAME, "first": f"={handover}", "word": f"{kind}{number}:{count_entered(connection)}"}
    connection.execute(_ADD, words)


def count_entered(connection: sqlite3.Connection) -> int:
    """How many changes were entered in this file so far."""
    return int(connection.execute(_ENTERED).fetchone()[0])


def turns(rows: Mapping[str, str], handover: str) -> list[Turn]:
    """All that was kept, the first one first. ``rows``: those of ``meta``.

    An earlier release copied the row into section files that it cut out: there it is another file's.
    """
    first, _, words = rows.get(NAME, "").partition(" ")
    if first != f"={handover}":
        return []
    return [Turn(kind, int(number), int(entered)) for kind, number, entered in _WORD.findall(words)]
