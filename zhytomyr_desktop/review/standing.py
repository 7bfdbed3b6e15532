"""In which state a section stands: what was decided in this city file counts, what arrives only asks for it.

A clerk sets «чернетка» and «здано»; accepting, returning and reopening are the coordinator's. A received
file, confused or forged, may carry «прийнято» or an acceptance of its own: the log keeps it, and it has no
effect until the coordinator accepts here. Nor does a file take an acceptance back: only other values do.
States that people set apart are therefore never a conflict for anybody to decide.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forms.values import STATES
from zhytomyr_desktop.review.acceptance import ACCEPTANCE, SECTION

if TYPE_CHECKING:
    from db import Change, HistoryEntry

DRAFT, RETURNED, SUBMITTED, ACCEPTED = STATES
_COORDINATORS = (RETURNED, ACCEPTED)


@dataclass(frozen=True, slots=True)
class Standing:
    """``state``: what counts before one asks whether an acceptance still holds; ``accepted``: its change.

    ``decided``: what was entered in this file last; ``remark``: the reason of the last return or reopening.
    """

    state: str = DRAFT
    accepted: Change | None = None
    remark: str = ""
    decided: str = ""


def standing(entries: Sequence[HistoryEntry], arrived: Collection[str], *, is_city: bool) -> Standing:
    """Where a section stands, from the history of its ``section`` item.

    ``arrived``: the ids of changes that came with received files. All are the city's in a section file.
    """
    replaced = {old.id for entry in entries for old in entry.replaced}
    states = _of_field(entries, "state")
    remarks = [change for change in _of_field(entries, "remark") if change.id not in replaced]
    last = _last(_here(states, arrived))
    decided = last.value if last is not None else ""
    if is_city and decided == ACCEPTED:
        return Standing(ACCEPTED, last, _text(_here(remarks, arrived)), decided)
    foreign = arrived if is_city else ()
    sides = [_counted(change, foreign) for change in states if change.id not in replaced]
    state = min(sides, key=STATES.index, default=DRAFT)
    remark = _text(_here(remarks, arrived) or remarks)
    return Standing(state, last if state == ACCEPTED else None, remark, decided)


def _of_field(entries: Sequence[HistoryEntry], field: str) -> list[Change]:
    return [entry.change for entry in entries if entry.change.field == field]


def _counted(change: Change, arrived: Collection[str]) -> str:
    if change.value not in STATES:
        return DRAFT
    return SUBMITTED if change.id in arrived and change.value in _COORDINATORS else change.value


def _here(changes: Sequence[Change], arrived: Collection[str]) -> list[Change]:
    return [change for change in changes if change.id not in arrived]


def _text(changes: Sequence[Change]) -> str:
    found = _last(changes)
    return found.value if found is not None else ""


def _last(changes: Iterable[Change]) -> Change | None:
    return max(changes, key=lambda change: change.id, default=None)


def settles_itself(item: str, field: str) -> bool:
    """Whether sides of this field follow from the rules of the review, so that nobody decides them."""
    return item == SECTION and field in ("state", "remark")


def is_coordinators(item: str, field: str, value: str) -> bool:
    """Whether only the coordinator's own file can say this with effect."""
    return item.startswith(ACCEPTANCE) or (item == SECTION and field == "state" and value in _COORDINATORS)
