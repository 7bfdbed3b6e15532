"""What is new in the staged files beside what the city has, read field by field: thousands of files fit."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from db.change import COLUMNS, Change, Key
from db.file import ReportFile

Pair = tuple[int, str]
"""The position of a file and a section in it."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A value that comes, and the positions (from 0) of the files that bring it."""

    change: Change
    files: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FieldSight:
    """One field that some file brings something new to, as it was before the merge.

    ``new``: the changes that come, without those that the same file replaces itself. ``replaced``: the file
    (by position) and the change that it replaced, of the city or of another file. ``front``: what stands
    here; ``ancestors``: those of the city's changes that were replaced, by id.
    """

    key: Key
    new: tuple[Arrival, ...]
    replaced: tuple[tuple[int, str], ...]
    front: tuple[Change, ...]
    ancestors: dict[str, Change]


class Sight:
    """What was seen before the union; it is kept in temporary tables until the transaction ends."""

    def __init__(self, connection: sqlite3.Connection, *, everything: bool) -> None:
        self._connection = connection
        self._everything = everything
        self.unchanged_count = int(connection.execute(_UNCHANGED_COUNT).fetchone()[0])

    def fields(self) -> Iterator[FieldSight]:
        """Each field with something new, in the order of their keys."""
        execute = self._connection.execute
        replaced = _Beside(execute("SELECT * FROM temp.sight_edges ORDER BY rowid"))
        fronts = _Beside(
            execute(f"SELECT section, item, field, {COLUMNS} FROM temp.sight_front ORDER BY rowid")
        )
        ancestors = _Beside(
            execute(f"SELECT section, item, field, {COLUMNS} FROM temp.sight_ancestor ORDER BY rowid")
        )
        rows = execute(f"SELECT section, item, field, position, {COLUMNS} FROM temp.sight_new ORDER BY rowid")
        for key, group in groupby(rows, key=_KEY):
            yield FieldSight(
                key,
                _arrivals(group),
                tuple((position, older) for position, older in replaced.at(key)),
                tuple(Change(*cells) for cells in fronts.at(key)),
                {cells[0]: Change(*cells) for cells in ancestors.at(key)},
            )

    def unchanged(self) -> Iterator[tuple[Key, tuple[Change, ...]]]:
        """Each field that the files bring nothing new to, with what stands here; none unless asked for."""
        if self._everything:
            rows = self._connection.execute("SELECT * FROM temp.sight_unchanged ORDER BY rowid")
            for key, group in groupby((Change(*row) for row in rows), key=lambda change: change.key):
                yield key, tuple(group)

    def busy(self, shut_out: Collection[Pair]) -> dict[str, frozenset[int]]:
        """By section the files that bring something to it; -1 where the city has what one of them lacks."""
        busy: dict[str, set[int]] = {}
        for position, section in self._connection.execute(_BRINGING):
            if (position, section) not in shut_out:
                busy.setdefault(section, set()).add(position)
        for position, section in self._connection.execute("SELECT position, section FROM temp.sight_unseen"):
            if position in busy.get(section, ()):
                busy[section].add(-1)
        return {section: frozenset(files) for section, files in busy.items()}


def look(file: ReportFile, *, everything: bool = False) -> Sight:
    """See the staged files beside the city's log. Call it inside a transaction, before the union.

    ``everything``: the fields that bring nothing new are kept too.
    """
    connection = file.connection
    for name, query in _TABLES.items():
        connection.execute(f"DROP TABLE IF EXISTS temp.{name}")
        if everything or name != "sight_unchanged":
            connection.execute(f"CREATE TEMP TABLE {name} AS {query}")
    return Sight(connection, everything=everything)


class _Beside:
    """Rows that begin with a key, in the order of keys, read along with another cursor."""

    def __init__(self, rows: Iterable[tuple[Any, ...]]) -> None:
        self._groups = groupby(rows, key=_KEY)
        self._next = next(self._groups, None)

    def at(self, key: Key) -> Iterator[tuple[Any, ...]]:
        """The rows of a key, without it; each key is asked for once, in order."""
        while self._next is not None and self._next[0] < key:
            self._next = next(self._groups, None)
        if self._next is not None and self._next[0] == key:
            for row in self._next[1]:
                yield row[3:]


_KEY = itemgetter(0, 1, 2)


def _arrivals(rows: Iterable[tuple[Any, ...]]) -> tuple[Arrival, ...]:
    """The changes of a field, each with the files that bring it."""
    changes: dict[str, Change] = {}
    files: dict[str, list[int]] = {}
    for row in rows:
        changes.setdefault(row[4], Change(*row[4:]))
        files.setdefault(row[4], []).append(row[3])
    return tuple(Arrival(change, tuple(files[identifier])) for identifier, change in changes.items())


_STAGED = ", ".join(f"s.{name} AS {name}" for name in COLUMNS.split(", "))
_LOGGED = ", ".join(f"c.{name} AS {name}" for name in COLUMNS.split(", "))
_FRONT = "NOT EXISTS (SELECT 1 FROM supersedes AS e WHERE e.older = c.id)"

_KNOWN_FIELDS = """
SELECT section, item, field FROM staged_change
EXCEPT SELECT section, item, field FROM temp.staged_new
"""

_UNCHANGED_COUNT = f"SELECT count(*) FROM ({_KNOWN_FIELDS})"

_BRINGING = "SELECT DISTINCT position, section FROM temp.sight_new"

_TABLES = {
    "staged_new": """
SELECT s.position, s.id, s.section, s.item, s.field
FROM staged_change AS s WHERE NOT EXISTS (SELECT 1 FROM change AS c WHERE c.id = s.id)
""",
    "staged_front": """
SELECT position, id FROM temp.staged_new
EXCEPT SELECT e.position, e.older FROM temp.staged_new AS n
JOIN staged_supersedes AS e ON e.position = n.position AND e.newer = n.id
""",
    "sight_new": f"""
SELECT n.position AS position, {_STAGED} FROM temp.staged_front AS n
JOIN staged_change AS s ON s.position = n.position AND s.id = n.id
ORDER BY s.section, s.item, s.field, n.position, n.id
""",
    "sight_edges": """
SELECT n.section, n.item, n.field, n.position, e.older FROM temp.staged_new AS n
JOIN staged_supersedes AS e ON e.position = n.position AND e.newer = n.id
WHERE EXISTS (SELECT 1 FROM change AS c WHERE c.id = e.older)
OR e.older IN (SELECT id FROM temp.staged_front)
ORDER BY n.section, n.item, n.field
""",
    "sight_front": f"""
SELECT {_LOGGED} FROM (SELECT DISTINCT section, item, field FROM temp.staged_new) AS n
JOIN change AS c ON c.section = n.section AND c.item = n.item AND c.field = n.field
WHERE {_FRONT} ORDER BY c.section, c.item, c.field, c.id
""",
    "sight_ancestor": f"""
SELECT DISTINCT {_LOGGED} FROM temp.staged_new AS n
JOIN staged_supersedes AS e ON e.position = n.position AND e.newer = n.id
JOIN change AS c ON c.id = e.older
ORDER BY c.section, c.item, c.field, c.id
""",
    "sight_unseen": """
SELECT n.position, n.section FROM (SELECT DISTINCT position, section FROM temp.staged_new) AS n
WHERE EXISTS (
    SELECT 1 FROM change AS c WHERE c.section = n.section
    AND NOT EXISTS (SELECT 1 FROM staged_change AS s WHERE s.position = n.position AND s.id = c.id)
)
""",
    "sight_unchanged": f"""
SELECT {_LOGGED} FROM ({_KNOWN_FIELDS}) AS n
JOIN change AS c ON c.section = n.section AND c.item = n.item AND c.field = n.field
WHERE {_FRONT} ORDER BY c.section, c.item, c.field, c.id
""",
}
"""Temporary tables, in order: what the city lacks; of it what the file that brings it does not replace
itself; and of each field what comes, what it replaced, what stands here. They are read by their rowid."""
