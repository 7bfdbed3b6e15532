"""The log of changes: record, current values, history, conflicts and their decision."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from typing import Any

from db import ids
from db.change import COLUMNS, Change, Conflict, Entry, HistoryEntry, Key
from db.errors import EntryRefused, NoConflict
from db.file import ReportFile, told
from db.ids import new_id, now_text
from db.safe_read import MAX_KEY, MAX_VALUE, checksum

_CURRENT = f"""
SELECT {COLUMNS} FROM change AS c
WHERE NOT EXISTS (SELECT 1 FROM supersedes AS s WHERE s.older = c.id)
"""

_CURRENT_UPTO = f"""
SELECT {COLUMNS} FROM change AS c
WHERE c.id <= ? AND NOT EXISTS (SELECT 1 FROM supersedes AS s WHERE s.older = c.id AND s.newer <= ?)
"""

_CURRENT_TEXTS = """
SELECT section, item, field, value FROM change AS c
WHERE NOT EXISTS (SELECT 1 FROM supersedes AS s WHERE s.older = c.id)
"""

_ORDER = " ORDER BY section, item, field, id"

_CONFLICTS = f"""
SELECT {COLUMNS} FROM change AS c
WHERE NOT EXISTS (SELECT 1 FROM supersedes AS s WHERE s.older = c.id)
AND (section, item, field) IN (
    SELECT section, item, field FROM change AS d
    WHERE NOT EXISTS (SELECT 1 FROM supersedes AS s WHERE s.older = d.id) {{inside}}
    GROUP BY section, item, field HAVING count(*) > 1
)
ORDER BY section, item, field, id
"""
"""The fields with several current changes, told by the index alone; their values are looked at then."""

_REPLACED = ", ".join(f"o.{name}" for name in COLUMNS.split(", "))


def record(file: ReportFile, entries: Sequence[Entry], author: str) -> list[Change]:
    """Enter values in one transaction; they are on the disk when this returns.

    An entry equal to the field's single current value is no change. A change supersedes all that its
    author had before him. Returns the changes made. Raises FileError; then nothing was written.
    """
    checked(file, entries, author)
    last_of_each = {entry.key: entry for entry in entries}
    from db.session import writing

    with writing(file) as session:
        changes = []
        last = last_id(file)
        for entry in last_of_each.values():
            front = frontier(file, entry.key)
            if {side.value for side in front} == {entry.value}:
                continue
            change, last = made(entry, front, author, last)
            session.add_change(change, [side.id for side in front])
            changes.append(change)
    return changes


def current(file: ReportFile, section: str | None = None, *, upto: str = "") -> dict[Key, tuple[Change, ...]]:
    """Return the current value of each field; more than one change means a conflict, equal values are one.

    ``upto``: the greatest id to look at; then the values are those that were current with that change.
    """
    where, words = ("", ()) if section is None else ("AND section = ?", (section,))
    if upto:
        rows = _changes(file, _CURRENT_UPTO + where + _ORDER, (upto, upto, *words))
    else:
        rows = _changes(file, _CURRENT + where + _ORDER, words)
    return {key: _distinct(sides) for key, sides in groupby(rows, key=lambda change: change.key)}


def current_texts(file: ReportFile, sections: Collection[str] | None = None) -> dict[Key, tuple[str, ...]]:
    """What ``current`` tells of all or of these sections, as texts alone: in much less memory."""
    query = _CURRENT_TEXTS + ("" if sections is None else _within(sections)) + _ORDER
    known: dict[str, str] = {}
    found: dict[Key, tuple[str, ...]] = {}
    with told(file.path):
        for *words, value in file.connection.execute(query, tuple(sections or ())):
            section, item, field = (known.setdefault(word, word) for word in words)
            key = (section, item, field)
            sides = found.get(key, ())
            if value not in sides:
                found[key] = (*sides, value)
    return found


def conflicts(file: ReportFile, section: str | None = None) -> list[Conflict]:
    """List the fields, of all or of one section, with several current values, in the order of their keys."""
    inside, words = ("", ()) if section is None else ("AND section = ?", (section,))
    rows = _changes(file, _CONFLICTS.format(inside=inside), words)
    found = [
        Conflict(section, item, field, _distinct(sides))
        for (section, item, field), sides in groupby(rows, key=lambda change: change.key)
    ]
    return [one for one in found if len(one.sides) > 1]


def resolve(
    file: ReportFile,
    section: str,
    item: str,
    field: str,
    *,
    take: str | None = None,
    value: str | None = None,
    author: str,
) -> Change:
    """Decide a conflict by one more change that supersedes all sides.

    ``take``: the id of the side that holds, or else ``value``: another text. Raises NoConflict.
    """
    if (take is None) == (value is None):
        raise ValueError("either take or value")
    entry = Entry(section, item, field, value or "")
    checked(file, [entry], author)
    from db.session import writing

    with writing(file) as session:
        front = frontier(file, entry.key)
        entry = _decided(file, entry, front, take)
        change, _ = made(entry, front, author, last_id(file))
        session.add_change(change, [side.id for side in front])
    return change


def history(
    file: ReportFile, section: str | None = None, item: str | None = None, author: str | None = None
) -> list[HistoryEntry]:
    """List the changes of a section, an item, an author, or all, oldest first, with what each replaced."""
    asked = (("section", section), ("item", item), ("author", author))
    wanted = [(name, word) for name, word in asked if word is not None]
    where = " AND ".join(f"c.{name} = ?" for name, _ in wanted) or "1 = 1"
    mine = _REPLACED.replace("o.", "c.")
    query = (
        f"SELECT {mine}, {_REPLACED} FROM change AS c LEFT JOIN supersedes AS s ON s.newer = c.id "
        f"LEFT JOIN change AS o ON o.id = s.older WHERE {where} ORDER BY c.id, o.id"
    )
    with told(file.path):
        rows = file.connection.execute(query, [word for _, word in wanted]).fetchall()
    return [
        HistoryEntry(Change(*head), tuple(Change(*row[8:]) for row in group if row[8] is not None))
        for head, group in groupby(rows, key=lambda row: row[:8])
    ]


def current_of_kinds(file: ReportFile, kinds: Sequence[str], sections: Collection[str]) -> list[Change]:
    """List the current changes of all items of these sections whose name begins with a kind («remark/»)."""
    ranges = " OR ".join("item BETWEEN ? AND ?" for _ in kinds)
    words = [word for kind in kinds for word in (kind, f"{kind}\uffff")]
    query = f"{_CURRENT} {_within(sections)} AND ({ranges}) {_ORDER}"
    return _changes(file, query, (*sections, *words))


def last_id(file: ReportFile) -> str:
    """Return the greatest id of the log; empty for an empty one."""
    return str(file.connection.execute("SELECT coalesce(max(id), '') FROM change").fetchone()[0])


def last_author(file: ReportFile) -> str:
    """Return who made the newest change of the log; empty for an empty one."""
    with told(file.path):
        found = file.connection.execute("SELECT author FROM change ORDER BY id DESC LIMIT 1").fetchone()
    return str(found[0]) if found else ""


def made(entry: Entry, front: Sequence[Change], author: str, last: str) -> tuple[Change, str]:
    """Make the change that supersedes ``front``, and its id, greater than ``last``; nothing is written."""
    moment = ids.now_ms()  # asked once, so that the id and what is shown are of the same second
    fresh = new_id(last, moment)
    cells = (fresh, *entry.key, entry.value, author, now_text(moment))
    return Change(*cells, checksum(cells, sorted(side.id for side in front))), fresh


def put(connection: sqlite3.Connection, change: Change, front: Sequence[Change]) -> None:
    """Write a change that was made, and what it supersedes, inside a transaction."""
    cells = (change.id, *change.key, change.value, change.author, change.at, change.checksum)
    connection.execute(f"INSERT INTO change ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", cells)
    connection.executemany(
        "INSERT INTO supersedes (newer, older) VALUES (?, ?)", [(change.id, side.id) for side in front]
    )


def _decided(file: ReportFile, entry: Entry, front: Sequence[Change], take: str | None) -> Entry:
    if len({side.value for side in front}) < 2:
        raise NoConflict(file.path)
    if take is None:
        return entry
    for side in front:
        if side.id == take:
            return Entry(*entry.key, side.value)
    raise NoConflict(file.path, "такої зміни серед сторін немає")


def frontier(file: ReportFile, key: Key) -> list[Change]:
    """List the changes of one field that nothing supersedes, equal values included."""
    return _changes(file, _CURRENT + "AND section = ? AND item = ? AND field = ? ORDER BY id", key)


def _within(sections: Collection[str]) -> str:
    return f"AND section IN ({', '.join('?' * len(sections))})"


def _changes(file: ReportFile, query: str, words: Sequence[str] = ()) -> list[Change]:
    with told(file.path):
        return [Change(*row) for row in file.connection.execute(query, words)]


def _distinct(sides: Iterable[Change]) -> tuple[Change, ...]:
    first: dict[str, Change] = {}
    for side in sides:
        first.setdefault(side.value, side)
    return tuple(first.values())


def checked(file: ReportFile, entries: Sequence[Entry], author: str) -> None:
    """Hold what is to be entered against the bounds of the file. Raises EntryRefused."""
    for entry in entries:
        if not all(entry.key):
            raise EntryRefused(file.path, "не вказано поле")
        if len(entry.value) > MAX_VALUE:
            raise EntryRefused(file.path, f"текст довший за {MAX_VALUE} знаків")
        if max(map(len, entry.key)) > MAX_KEY or len(author) > MAX_KEY:
            raise EntryRefused(file.path, "задовга назва поля або ім’я")
        if not all(map(_is_text, (*entry.key, entry.value, author))):
            raise EntryRefused(file.path, "у тексті є недопустимі знаки")


def _is_text(text: Any) -> bool:
    return isinstance(text, str) and "\0" not in text and not any("\ud800" <= c <= "\udfff" for c in text)
