"""What received files would change, field by field: what was, what is here, what comes. Applies nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from db.change import Change, Conflict, Key
from db.sight import Arrival, FieldSight, Pair, Sight


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


MOST_LISTED = 50_000
"""Fields that are listed at most of those that nobody must decide; five times the largest city's report."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All fields that differ (or, where asked, all fields), and how many there are of each kind.

    ``cut``: how many fields that nobody must decide were left out, since there are too many to be read.
    """

    fields: tuple[FieldComparison, ...] = ()
    counts: Mapping[Kind, int] | None = None
    cut: int = 0

    def count(self, kind: Kind) -> int:
        """The number of fields of this kind, those not listed included."""
        return self.counts.get(kind, 0) if self.counts else 0


NO_COMPARISON = Comparison()

Knows = Callable[[str, str, str], bool]
"""Whether the form has a field: section, item, field."""


def compare(
    sight: Sight,
    refused: Collection[Pair],
    conflicts: Iterable[Conflict],
    knows: Knows = lambda *_: True,
    most: int = MOST_LISTED,
) -> Comparison:
    """Say of each field what becomes of it; call it after the union, before the transaction ends.

    ``refused``: the sections of files that are shut out, ``conflicts``: what the merge that was tried left.
    Conflicts that stood here before and that no file touches are listed too, since they wait for the same
    decision. ``most``: how many of the fields that nobody must decide are listed.
    """
    clashes = {(one.section, one.item, one.field): one for one in conflicts}
    listed = _Listed(most)
    untouched = dict(clashes)
    busy = sight.busy(refused)
    for seen in sight.fields():
        for field in _of_field(seen, refused, clashes.get(seen.key), busy, knows):
            listed.add(field)
            if field.kind is Kind.CONFLICT:
                untouched.pop(seen.key, None)
    for key, clash in untouched.items():
        listed.add(FieldComparison(*key, Kind.CONFLICT, None, clash.sides, (), clash.sides))
    for key, sides in sight.unchanged():
        if key not in clashes:
            listed.add(FieldComparison(*key, Kind.ALREADY, None, sides, ()))
    listed.counts[Kind.ALREADY] = sight.unchanged_count
    return Comparison(tuple(sorted(listed.fields, key=_key)), listed.counts, listed.cut)


class _Listed:
    """Fields as they are found: all that somebody must decide, of the others only so many."""

    def __init__(self, most: int) -> None:
        self._most = most
        self.fields: list[FieldComparison] = []
        self.counts: Counter[Kind] = Counter()
        self.cut = 0

    def add(self, field: FieldComparison) -> None:
        """Count a field, and list it where there is room."""
        self.counts[field.kind] += 1
        if self._most > 0 or field.kind in (Kind.CONFLICT, Kind.REFUSED):
            self.fields.append(field)
            self._most -= field.kind not in (Kind.CONFLICT, Kind.REFUSED)
        else:
            self.cut += 1


def _of_field(
    seen: FieldSight,
    refused: Collection[Pair],
    clash: Conflict | None,
    busy: Mapping[str, frozenset[int]],
    knows: Knows,
) -> Iterator[FieldComparison]:
    """One line for what comes in, and one for what is refused in the same field."""
    city = _distinct(seen.front)
    shut_out, inside = _told_apart(seen, refused)
    for is_refused, asked in ((True, shut_out), (False, inside)):
        if not asked:
            continue
        replaced = {
            older for position, older in seen.replaced if ((position, seen.key[0]) in refused) is is_refused
        }
        coming = _distinct_arrivals(asked, replaced)
        roots = [seen.ancestors[older] for older in replaced if older in seen.ancestors]
        ancestor = max(roots, key=lambda change: change.id) if roots else None
        if is_refused:
            kind = Kind.REFUSED
        elif clash is not None:
            kind = Kind.CONFLICT
        elif not knows(*seen.key):
            kind = Kind.UNKNOWN
        else:
            kind = Kind.PARALLEL if _is_parallel(city, coming, replaced, busy[seen.key[0]]) else Kind.TAKEN
        sides = clash.sides if clash is not None and kind is Kind.CONFLICT else ()
        yield FieldComparison(*seen.key, kind, ancestor, city, coming, sides)


def _told_apart(seen: FieldSight, refused: Collection[Pair]) -> tuple[Sequence[Arrival], Sequence[Arrival]]:
    """What is shut out, and what comes in; what one file may not bring another one may."""
    if not refused:
        return (), seen.new
    section = seen.key[0]
    out: list[Arrival] = []
    inside: list[Arrival] = []
    for one in seen.new:
        may = tuple(position for position in one.files if (position, section) not in refused)
        (inside if may else out).append(Arrival(one.change, may or one.files))
    return out, inside


def _is_parallel(
    city: Sequence[Change], coming: Sequence[Arrival], replaced: Collection[str], others: frozenset[int]
) -> bool:
    """Whether the value was entered twice, or others changed the section meanwhile."""
    if len(others) == 1 and not city:
        return False
    twice = any(side.id not in replaced for side in city)
    mine = {position for arrival in coming for position in arrival.files}
    return twice or not others <= mine


def _key(field: FieldComparison) -> Key:
    return field.section, field.item, field.field


def _distinct(sides: Sequence[Change]) -> tuple[Change, ...]:
    first: dict[str, Change] = {}
    for side in sides:
        first.setdefault(side.value, side)
    return tuple(first.values())


def _distinct_arrivals(arrivals: Sequence[Arrival], replaced: Collection[str]) -> tuple[Arrival, ...]:
    if len(arrivals) == 1:
        return (arrivals[0],)
    first: dict[str, Change] = {}
    files: dict[str, list[int]] = {}
    for one in arrivals:
        if one.change.id not in replaced:
            first.setdefault(one.change.value, one.change)
            files.setdefault(one.change.value, []).extend(one.files)
    return tuple(Arrival(change, tuple(files[value])) for value, change in first.items())
