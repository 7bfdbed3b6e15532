"""In which order changes came into this file: what it held at any time, merges and their undoing included."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from db.change import COLUMNS, Change
from db.file import ReportFile, told
from db.log import history
from db.moments import when
from db.order import MERGED, UNDONE, Turn, count_entered

_BROUGHT = """
SELECT b.change, min(b.merging) FROM brought AS b
WHERE NOT EXISTS (SELECT 1 FROM withdrawn_change AS w WHERE w.merging = b.merging AND w.id = b.change)
GROUP BY b.change
"""
_ENTERED_HERE = f"""
SELECT c.id, c.at FROM change AS c LEFT JOIN ({_BROUGHT}) AS b ON b.change = c.id
WHERE b.change IS NULL ORDER BY c.id
"""
_ENTERED_LAST = """
SELECT c.id FROM change AS c WHERE NOT EXISTS (
    SELECT 1 FROM merging AS m CROSS JOIN brought AS b ON b.merging = m.number AND b.change = c.id
    WHERE NOT EXISTS (SELECT 1 FROM withdrawn_change AS w WHERE w.merging = b.merging AND w.id = b.change)
) ORDER BY c.id DESC LIMIT 1 OFFSET ?
"""
_GREATEST = "SELECT merging, max(change) FROM brought GROUP BY merging"
_GREATEST_STANDING = """
SELECT b.merging, max(b.change) FROM brought AS b JOIN change AS c ON c.id = b.change GROUP BY b.merging
"""
_LAST = "f" * 32
_Entered = tuple[str, str]
"""Id and moment of a change that was entered here; in the order of ids."""


class Step(NamedTuple):
    """One change came into the file, or left it with an undone merge (``gone``); what it replaces, by id."""

    change: Change
    replaces: tuple[str, ...]
    gone: bool = False


def steps(file: ReportFile) -> list[Step]:
    """List all comings and goings of changes, the first one first."""
    with told(file.path):
        return list(_in_order(file))


def tops(file: ReportFile) -> dict[tuple[str, int], str]:
    """Of each merge and each undoing, by kind and number and in order: the greatest id in the file then.

    What is entered afterwards has a greater one. Ids that are in the file no more are not counted.
    """
    with told(file.path):
        entered = file.connection.execute(_ENTERED_HERE).fetchall()
        brought = dict(file.connection.execute(_GREATEST_STANDING).fetchall())
        found, top = dict[tuple[str, int], str](), ""
        for turn in _turns(file, entered):
            own = entered[: turn.entered][-1:]
            came = brought.get(turn.number, "") if turn.kind == MERGED else ""
            top = max(top, came, *(change for change, _ in own))
            found[turn.kind, turn.number] = top
        return found


def was_entered_since(file: ReportFile, merge: int, change: str) -> bool:
    """Whether a change (its id, or none) was entered here after this merge; only what came since is read."""
    with told(file.path):
        place = next((turn.entered for turn in file.turns if turn[:2] == (MERGED, merge)), None)
        if place is None:  # a merge of an earlier release
            return change > tops(file)[MERGED, merge]
        since = count_entered(file.connection) - place
        if not since:
            return False
        return bool(change >= file.connection.execute(_ENTERED_LAST, (since - 1,)).fetchone()[0])


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
    for turn in _turns(file, [(step.change.id, step.change.at) for step in entered]):
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


def _turns(file: ReportFile, entered: Sequence[_Entered]) -> list[Turn]:
    """The merges and their undoing in order; those of an earlier release, which kept none, by the clock."""
    found = file.turns
    known = {(turn.kind, turn.number) for turn in found}
    rows = file.connection.execute("SELECT number, at, undone_at FROM merging ORDER BY number").fetchall()
    if len(known) < sum(1 + bool(undone_at) for _, _, undone_at in rows):
        for turn in _by_clock(file, entered, rows):
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
    file: ReportFile, entered: Sequence[_Entered], rows: Sequence[tuple[int, str, str]]
) -> Iterator[Turn]:
    """Each merge and its undoing: within a second after the changes whose ids the merge topped."""
    places = sorted((when(at), change) for change, at in entered)
    greatest = dict(file.connection.execute(_GREATEST).fetchall())
    for number, at, _ in rows:
        yield Turn(MERGED, number, bisect_right(places, (when(at), greatest.get(number, ""))))
    for number, _, undone_at in rows:
        if undone_at:
            yield Turn(UNDONE, number, bisect_right(places, (when(undone_at), _LAST)))
