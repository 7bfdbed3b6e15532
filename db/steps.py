"""In which order changes came into this file: what it held at any time, merges and their undoing included."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from db.change import COLUMNS, Change
from db.file import ReportFile, told
from db.log import history
from db.moments import when
from db.order import MERGED, UNDONE, Turn

_BROUGHT = """
SELECT b.change, min(b.merging) FROM brought AS b
WHERE NOT EXISTS (SELECT 1 FROM withdrawn_change AS w WHERE w.merging = b.merging AND w.id = b.change)
GROUP BY b.change
"""
_LAST = "f" * 32


class Step(NamedTuple):
    """One change came into the file, or left it with an undone merge (``gone``); what it replaces, by id."""

    change: Change
    replaces: tuple[str, ...]
    gone: bool = False


def steps(file: ReportFile) -> list[Step]:
    """List all comings and goings of changes, the first one first."""
    with told(file.path):
        return list(_in_order(file))


def _in_order(file: ReportFile) -> Iterator[Step]:
    came = dict(file.connection.execute(_BROUGHT).fetchall())
    entered: list[Step] = []
    moved: dict[tuple[str, int], list[Step]] = {}
    for entry in history(file):
        step = Step(entry.change, tuple(old.id for old in entry.replaced))
        number = came.get(entry.change.id)
        (entered if number is None else moved.setdefault((MERGED, number), [])).append(step)
    for number, step in _withdrawn(file):
        moved.setdefault((MERGED, number), []).append(step)
        moved.setdefault((UNDONE, number), []).append(step._replace(gone=True))
    done = 0
    for turn in _turns(file, entered, moved):
        yield from entered[done : turn.entered]
        done = max(done, turn.entered)
        yield from sorted(moved.get((turn.kind, turn.number), ()), key=lambda step: step.change.id)
    yield from entered[done:]


def _withdrawn(file: ReportFile) -> Iterator[tuple[int, Step]]:
    """The changes that undone merges had brought, by the number of the merge."""
    edges: dict[tuple[int, str], list[str]] = {}
    for number, newer, older in file.connection.execute("SELECT * FROM withdrawn_supersedes"):
        edges.setdefault((number, newer), []).append(older)
    for number, *cells in file.connection.execute(f"SELECT merging, {COLUMNS} FROM withdrawn_change"):
        change = Change(*cells)
        yield number, Step(change, tuple(edges.get((number, change.id), ())))


def _turns(file: ReportFile, entered: Sequence[Step], moved: dict[tuple[str, int], list[Step]]) -> list[Turn]:
    """The merges and their undoing in order; those of an earlier release, which kept none, by the clock."""
    found = file.turns
    known = {(turn.kind, turn.number) for turn in found}
    for turn in _by_clock(file, entered, moved):
        if (turn.kind, turn.number) not in known:
            found.insert(_place_of(turn, found), turn)
    return found


def _place_of(turn: Turn, found: Sequence[Turn]) -> int:
    """Behind all that was entered no later, but before every later merge, and an undoing behind its merge."""
    at = next((n for n, other in enumerate(found) if other.entered > turn.entered), len(found))
    later = (n for n, other in enumerate(found) if other.kind == MERGED and other.number > turn.number)
    if turn.kind == MERGED:
        return min(at, next(later, len(found)))
    own = (n for n, other in enumerate(found) if (other.kind, other.number) == (MERGED, turn.number))
    return max(at, next(own, -1) + 1)


def _by_clock(
    file: ReportFile, entered: Sequence[Step], moved: dict[tuple[str, int], list[Step]]
) -> Iterator[Turn]:
    """Each merge and its undoing: within a second after the changes whose ids the merge topped."""
    places = [(when(step.change.at), step.change.id) for step in entered]
    places.sort()
    rows = file.connection.execute("SELECT number, at, undone_at FROM merging ORDER BY number").fetchall()
    for number, at, _ in rows:
        greatest = max((step.change.id for step in moved.get((MERGED, number), ())), default="")
        yield Turn(MERGED, number, bisect_right(places, (when(at), greatest)))
    for number, _, undone_at in rows:
        if undone_at:
            yield Turn(UNDONE, number, bisect_right(places, (when(undone_at), _LAST)))
