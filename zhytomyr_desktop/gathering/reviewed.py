"""What a merge says about the review: states are no conflicts, and nobody accepts by file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from db.change import Conflict
from db.comparing import Comparison, FieldComparison, Kind
from db.merge import MergeResult
from zhytomyr_desktop.review.standing import is_coordinators, settles_itself

_COMES = (Kind.TAKEN, Kind.PARALLEL)


def to_decide(conflicts: Iterable[Conflict]) -> list[Conflict]:
    """The conflicts that wait for a person."""
    return [one for one in conflicts if not settles_itself(one.item, one.field)]


def told(result: MergeResult, *, is_city: bool) -> MergeResult:
    """The result as the rules of the review have it, see ``review.standing``.

    In a city file an acceptance or a return that comes with a file is listed as refused: it has no effect.
    """
    comparison = _told(result.comparison, is_city=is_city)
    return replace(result, conflicts=tuple(to_decide(result.conflicts)), comparison=comparison)


def _told(comparison: Comparison, *, is_city: bool) -> Comparison:
    fields = tuple(_field(one, is_city=is_city) for one in comparison.fields)
    counts = Counter(comparison.counts or {})
    counts.update(new.kind for new, old in zip(fields, comparison.fields, strict=True) if new is not old)
    counts.subtract(old.kind for new, old in zip(fields, comparison.fields, strict=True) if new is not old)
    return replace(comparison, fields=fields, counts=counts)


def _field(one: FieldComparison, *, is_city: bool) -> FieldComparison:
    if one.kind is Kind.CONFLICT and settles_itself(one.item, one.field):
        one = replace(one, kind=Kind.PARALLEL, sides=())
    if is_city and one.kind in _COMES and _only_coordinators(one):
        return replace(one, kind=Kind.REFUSED)
    return one


def _only_coordinators(one: FieldComparison) -> bool:
    return any(is_coordinators(one.item, one.field, came.change.value) for came in one.incoming)
