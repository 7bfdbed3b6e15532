"""What received files would change, field by field: what was, what is here, what comes. Applies nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Any

from db.change import COLUMNS, Change, Conflict, Key
from db.file import ReportFile


class Kind(StrEnum):
    """What becomes of a field that received files hold."""

    TAKEN = "taken"
    """Only the files changed it."""
    ALREADY = "already"
    """The city has all of it."""
    PARALLEL = "parallel"
    """Others worked on the same section, or entered the same value; nothing is lost."""
    CONFLICT = "conflict"
    """Different values, entered without seeing each other: a person decides."""
    REFUSED = "refused"
    """Outside what the file was issued for."""
    UNKNOWN = "unknown"
    """The form of this program does not have it: a newer program wrote it. It is kept."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A value that comes, and the positions (from 0) of the files that bring it."""

    change: Change
    files: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FieldComparison:
    """One field. ``ancestor``: what those who sent had before them; ``city``: what stands here now.

    ``incoming``: what the files set it to; one for each distinct value. Empty where nothing new comes.
    ``sides``: of a conflict, what would stand against each other after the merge.
    """

    section: str
    item: str
    field: str
    kind: Kind
    ancestor: Change | None
    city: tuple[Change, ...]
    incoming: tuple[Arrival, ...]
    sides: tuple[Change, ...] = ()

    @property
    def key(self) -> Key:
        """The field."""
        return self.section, self.item, self.field

    @property
    def values(self) -> frozenset[str]:
        """The values between which a conflict is to be decided."""
        return frozenset(side.value for side in self.sides)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All fields that differ (or, where asked, all fields), and how many there are of each kind."""

    fields: tuple[FieldComparison, ...] = ()
    counts: Mapping[Kind, int] | None = None

    def count(self, kind: Kind) -> int:
        """The number of fields of this kind, those not listed included."""
        return self.counts.get(kind, 0) if self.counts else 0


NO_COMPARISON = Comparison()

Knows = Callable[[str, str, str], bool]
"""Whether the form has a field: section, item, field."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What is new in the staged files and what the city has in its place, seen before the merge."""

    new: Mapping[Key, Sequence[Arrival]]
    """By field the changes that come, without those that the same file replaces itself."""
    replaced: Mapping[Key, Sequence[tuple[str, str]]]
    """By field which of the changes that come replaced which that the city has, or another file brings."""
    fronts: Mapping[Key, tuple[Change, ...]]
    ancestors: Mapping[str, Change]
    unseen: Collection[tuple[int, str]]
    unchanged: Mapping[Key, tuple[Change, ...]] | int


def look(file: ReportFile, *, everything: bool = False) -> Sight:
    """See the staged files beside the city's log. Call it inside a transaction, before the union."""
    connection = file.connection
    for name, query in _TABLES.items():
        connection.execute(f"DROP TABLE IF EXISTS temp.{name}")
        connection.execute(f"CREATE TEMP TABLE {name} AS {query}")
    new = _arrivals(connection.execute(_NEW))
    replaced: dict[Key, list[tuple[str, str]]] = {}
    for section, item, field, newer, older in connection.execute(_EDGES):
        replaced.setdefault((section, item, field), []).append((newer, older))
    fronts = _grouped(map(_change, connection.execute(_FRONTS)))
    ancestors = {change.id: change for change in map(_change, connection.execute(_ANCESTORS))}
    unseen = frozenset(connection.execute(_UNSEEN).fetchall())
    unchanged: Mapping[Key, tuple[Change, ...]] | int = (
        _grouped(map(_change, connection.execute(_UNCHANGED)))
        if everything
        else int(connection.execute(_UNCHANGED_COUNT).fetchone()[0])
    )
    for name in _TABLES:
        connection.execute(f"DROP TABLE temp.{name}")
    return Sight(new, replaced, fronts, ancestors, unseen, unchanged)


def compare(
    sight: Sight, refused: Iterable[Change], conflicts: Iterable[Conflict], knows: Knows = lambda *_: True
) -> Comparison:
    """Say of each field what becomes of it.

    ``refused`` and ``conflicts``: those of the merge that was tried. Conflicts that stood here before and
    that no file touches are listed too, since they wait for the same decision.
    """
    shut_out = {change.id for change in refused}
    clashes = {(one.section, one.item, one.field): one for one in conflicts}
    busy = _busy_sections(sight, shut_out)
    fields = [
        field
        for key, arrivals in sight.new.items()
        for field in _of_key(sight, key, arrivals, shut_out, clashes, busy, knows)
    ]
    touched = {field.key for field in fields}
    fields += [
        FieldComparison(*key, Kind.CONFLICT, None, clash.sides, (), clash.sides)
        for key, clash in clashes.items()
        if key not in touched
    ]
    counts = Counter(field.kind for field in fields)
    if isinstance(sight.unchanged, int):
        counts[Kind.ALREADY] = sight.unchanged
    else:
        counts[Kind.ALREADY] = len(sight.unchanged)
        fields += [
            FieldComparison(*key, Kind.ALREADY, None, sides, ())
            for key, sides in sight.unchanged.items()
            if key not in clashes
        ]
    return Comparison(tuple(sorted(fields, key=_key)), counts)


def _of_key(
    sight: Sight,
    key: Key,
    arrivals: Sequence[Arrival],
    shut_out: Collection[str],
    clashes: Mapping[Key, Conflict],
    busy: Mapping[str, frozenset[int]],
    knows: Knows,
) -> Iterator[FieldComparison]:
    """One line for what comes in, and one for what is refused in the same field."""
    city = _distinct(sight.fronts.get(key, ()))
    groups = [(True, [one for one in arrivals if one.change.id in shut_out])] if shut_out else []
    inside = [one for one in arrivals if one.change.id not in shut_out] if shut_out else arrivals
    for is_refused, asked in (*groups, (False, inside)):
        if asked:
            edges = sight.replaced.get(key, ())
            replaced = {older for newer, older in edges if (newer in shut_out) is is_refused}
            coming = _distinct_arrivals(asked, replaced)
            roots = [sight.ancestors[older] for older in replaced if older in sight.ancestors]
            ancestor = max(roots, key=lambda change: change.id) if roots else None
            if is_refused:
                kind = Kind.REFUSED
            elif key in clashes:
                kind = Kind.CONFLICT
            elif not knows(*key):
                kind = Kind.UNKNOWN
            else:
                parallel = _is_parallel(city, coming, replaced, busy[key[0]])
                kind = Kind.PARALLEL if parallel else Kind.TAKEN
            sides = clashes[key].sides if kind is Kind.CONFLICT else ()
            yield FieldComparison(*key, kind, ancestor, city, coming, sides)


def _is_parallel(
    city: Sequence[Change], coming: Sequence[Arrival], replaced: Collection[str], others: frozenset[int]
) -> bool:
    """Whether the value was entered twice, or others changed the section meanwhile."""
    if len(others) == 1 and not city:
        return False
    twice = any(side.id not in replaced for side in city)
    mine = {position for arrival in coming for position in arrival.files}
    return twice or not others <= mine


def _busy_sections(sight: Sight, shut_out: Collection[str]) -> dict[str, frozenset[int]]:
    """By section the files that bring something new to it; -1 where the city has what one of them lacks."""
    busy: dict[str, set[int]] = {}
    for key, arrivals in sight.new.items():
        for arrival in arrivals:
            if arrival.change.id not in shut_out:
                busy.setdefault(key[0], set()).update(arrival.files)
    return {
        section: frozenset({*files, -1} if any((file, section) in sight.unseen for file in files) else files)
        for section, files in busy.items()
    }


def _arrivals(rows: Iterable[tuple[Any, ...]]) -> dict[Key, list[Arrival]]:
    """New changes by field, each with the files that bring it."""
    single: dict[str, Arrival] = {}
    for position, *cells in rows:
        known = single.get(cells[0])
        single[cells[0]] = (
            Arrival(known.change, (*known.files, position)) if known else Arrival(Change(*cells), (position,))
        )
    by_key: dict[Key, list[Arrival]] = {}
    for one in single.values():
        by_key.setdefault(one.change.key, []).append(one)
    return by_key


def _key(field: FieldComparison) -> Key:
    return field.section, field.item, field.field


def _change(row: Sequence[str]) -> Change:
    return Change(*row)


def _grouped(changes: Iterable[Change]) -> dict[Key, tuple[Change, ...]]:
    return {key: tuple(sides) for key, sides in groupby(changes, key=lambda change: change.key)}


def _distinct(sides: Sequence[Change]) -> tuple[Change, ...]:
    first: dict[str, Change] = {}
    for side in sides:
        first.setdefault(side.value, side)
    return tuple(first.values())


def _distinct_arrivals(arrivals: Sequence[Arrival], replaced: Collection[str]) -> tuple[Arrival, ...]:
    if len(arrivals) == 1:
        return (arrivals[0],)
    first: dict[str, Arrival] = {}
    for one in arrivals:
        if one.change.id not in replaced:
            known = first.get(one.change.value, Arrival(one.change, ()))
            first[one.change.value] = Arrival(known.change, (*known.files, *one.files))
    return tuple(first.values())


_STAGED = ", ".join(f"s.{name}" for name in COLUMNS.split(", "))
_LOGGED = ", ".join(f"c.{name}" for name in COLUMNS.split(", "))
_FRONT = "NOT EXISTS (SELECT 1 FROM supersedes AS e WHERE e.older = c.id)"

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
}
"""Temporary tables: what the city lacks, and of it what the file that brings it does not replace itself."""

_NEW = f"""
SELECT n.position, {_STAGED} FROM temp.staged_front AS n
JOIN staged_change AS s ON s.position = n.position AND s.id = n.id
ORDER BY n.position, n.id
"""

_EDGES = """
SELECT n.section, n.item, n.field, e.newer, e.older FROM temp.staged_new AS n
JOIN staged_supersedes AS e ON e.position = n.position AND e.newer = n.id
WHERE EXISTS (SELECT 1 FROM change AS c WHERE c.id = e.older)
OR e.older IN (SELECT id FROM temp.staged_front)
"""

_FRONTS = f"""
SELECT {_LOGGED} FROM (SELECT DISTINCT section, item, field FROM temp.staged_new) AS n
JOIN change AS c ON c.section = n.section AND c.item = n.item AND c.field = n.field
WHERE {_FRONT} ORDER BY c.section, c.item, c.field, c.id
"""

_ANCESTORS = f"""
SELECT DISTINCT {_LOGGED} FROM temp.staged_new AS n
JOIN staged_supersedes AS e ON e.position = n.position AND e.newer = n.id
JOIN change AS c ON c.id = e.older
"""

_UNSEEN = """
SELECT n.position, n.section FROM (SELECT DISTINCT position, section FROM temp.staged_new) AS n
WHERE EXISTS (
    SELECT 1 FROM change AS c WHERE c.section = n.section
    AND NOT EXISTS (SELECT 1 FROM staged_change AS s WHERE s.position = n.position AND s.id = c.id)
)
"""

_KNOWN_FIELDS = """
SELECT section, item, field FROM staged_change
EXCEPT SELECT section, item, field FROM temp.staged_new
"""

_UNCHANGED_COUNT = f"SELECT count(*) FROM ({_KNOWN_FIELDS})"

_UNCHANGED = f"""
SELECT {_LOGGED} FROM ({_KNOWN_FIELDS}) AS n
JOIN change AS c ON c.section = n.section AND c.item = n.item AND c.field = n.field
WHERE {_FRONT} ORDER BY c.section, c.item, c.field, c.id
"""
