"""In which order changes came into this file: what it held at any time, merges and their undoing included."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from db.change import COLUMNS, Change
from db.file import ReportFile, told
from db.log import history

_BROUGHT = """
SELECT b.change, min(b.merging) FROM brought AS b
WHERE NOT EXISTS (SELECT 1 FROM withdrawn_change AS w WHERE w.merging = b.merging AND w.id = b.change)
GROUP BY b.change
"""
_LAST = "f" * 32

_Order = tuple[float, str, str]


class Step(NamedTuple):
    """One change came into the file, or left it with an undone merge (``gone``); what it replaces, by id."""

    change: Change
    replaces: tuple[str, ...]
    gone: bool = False


def steps(file: ReportFile) -> list[Step]:
    """List all comings and goings of changes, the first one first."""
    with told(file.path):
        found = [*_present(file), *_withdrawn(file)]
    return [step for _, step in sorted(found, key=lambda one: one[0])]


def _present(file: ReportFile) -> Iterator[tuple[_Order, Step]]:
    came = dict(file.connection.execute(_BROUGHT).fetchall())
    merged = _moments(file, came)
    for entry in history(file):
        step = Step(entry.change, tuple(old.id for old in entry.replaced))
        number = came.get(entry.change.id)
        second, after = (_second(entry.change.at), entry.change.id) if number is None else merged[number]
        yield (second, after, entry.change.id), step


def _moments(file: ReportFile, came: dict[str, int]) -> dict[int, tuple[float, str]]:
    """When each merge was: its second, and within the second after the changes whose ids it topped."""
    greatest: dict[int, str] = {}
    for change, number in came.items():
        greatest[number] = max(change, greatest.get(number, ""))
    rows = file.connection.execute("SELECT number, at FROM merging").fetchall()
    return {number: (_second(at), greatest.get(number, "")) for number, at in rows}


def _withdrawn(file: ReportFile) -> Iterator[tuple[_Order, Step]]:
    """The changes of an undone merge came with it and went with its undoing."""
    edges: dict[tuple[int, str], list[str]] = {}
    for number, newer, older in file.connection.execute("SELECT * FROM withdrawn_supersedes"):
        edges.setdefault((number, newer), []).append(older)
    at = {
        number: (_second(came), _second(went))
        for number, came, went in file.connection.execute(
            "SELECT number, at, undone_at FROM merging WHERE undone_at <> ''"
        )
    }
    for number, *cells in file.connection.execute(f"SELECT merging, {COLUMNS} FROM withdrawn_change"):
        change = Change(*cells)
        came, went = at[number]
        replaces = tuple(edges.get((number, change.id), ()))
        yield (came, change.id, change.id), Step(change, replaces)
        yield (went, _LAST, change.id), Step(change, replaces, gone=True)


def _second(at: str) -> float:
    """A moment of the log in seconds; one that is none stands before all others."""
    try:
        return datetime.fromisoformat(at).timestamp()
    except ValueError:
        return 0.0
