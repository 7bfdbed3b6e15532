"""What an acceptance covered, and what is different in its section since: told by values, not by clocks.

``acceptance/ID`` has two fields: ``covers``, a digest of each value that was current in the section when it
was accepted, and ``after``, the acceptances that its author knew. An acceptance holds while the section has
exactly the values that it covered. A change that arrives by merge ends that, and so does one that goes with
an undone merge; where the values are the accepted ones again, it holds again.

A release before there were such items entered the state alone: such an acceptance covers what stood in the
section at that moment, which the log still tells (``covered_at``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from zhytomyr_desktop.review import remarks, seen

if TYPE_CHECKING:
    from db import Change, HistoryEntry

ACCEPTANCE = "acceptance/"
SECTION = "section"
_REVIEW = (*remarks.KINDS, ACCEPTANCE, "word/")
_DIGITS = 16
"""Hexadecimal digits of a value's digest: they tell values apart, they prove nothing about who wrote them."""

_NOTHING = "nothing"
"""What an empty section's acceptance covers, so that its first value is noticed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """One acceptance of a section: the digests of what it covered, and the acceptances that it knew."""

    id: str
    covers: frozenset[str]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """What is different since an acceptance; false where nothing is.

    ``changes``: the current ones that it did not cover; ``gone``: how many values that it covered stand
    nowhere any more, since their merge was undone.
    """

    changes: tuple[Change, ...] = ()
    gone: int = 0

    def __bool__(self) -> bool:
        return bool(self.changes) or self.gone > 0


def is_content(item: str) -> bool:
    """Whether an item belongs to what is accepted, and not to the reviewing itself."""
    return item != SECTION and not item.startswith(_REVIEW)


def digest(change: Change) -> str:
    """What stands for a value of a place in ``covers``."""
    return sha256("\0".join((*change.key, change.value)).encode()).hexdigest()[:_DIGITS]


def fields_of(current: Iterable[Change], known: Iterable[Acceptance]) -> dict[str, str]:
    """The fields of an acceptance of the section whose current changes these are."""
    covers = sorted(digest(change) for change in current if is_content(change.item))
    after = seen.joined(sorted(one.id for one in known))
    return {"covers": seen.joined(covers) or _NOTHING, "after": after}


def acceptances(current: Iterable[Change]) -> tuple[Acceptance, ...]:
    """The acceptances among a section's current changes."""
    items: dict[str, dict[str, str]] = {}
    for change in current:
        if change.item.startswith(ACCEPTANCE):
            items.setdefault(change.item, {}).setdefault(change.field, change.value)
    return tuple(
        Acceptance(
            id=item.removeprefix(ACCEPTANCE),
            covers=frozenset(seen.split(fields.get("covers", ""))) - {_NOTHING},
            after=seen.split(fields.get("after", "")),
        )
        for item, fields in sorted(items.items())
    )


def since(current: Iterable[Change], known: Iterable[Acceptance]) -> Since:
    """What is different in a section since the last of these acceptances; nothing where there is none.

    Of two acceptances made apart the one counts from which less is different.
    """
    counted = tuple(known)
    last = seen.frontier({one.id: one.after for one in counted})
    here = {digest(change): change for change in current if is_content(change.item)}
    found = [_since(here, one.covers) for one in counted if one.id in last]
    return min(found, key=lambda one: (len(one.changes), one.gone), default=Since())


def covered_at(entries: Iterable[HistoryEntry], state: Change, late: Collection[str]) -> Acceptance:
    """What the acceptance covers that is no more than this change of the state.

    ``entries``: the history of the section. ``late``: the changes that arrived after it.
    """
    there = [one for one in entries if one.change.id <= state.id and one.change.id not in late]
    replaced = {old.id for entry in there for old in entry.replaced}
    stood = [one.change for one in there if is_content(one.change.item) and one.change.id not in replaced]
    return Acceptance(id="", covers=frozenset(map(digest, stood)), after=())


def _since(here: dict[str, Change], covers: frozenset[str]) -> Since:
    new = sorted((change for key, change in here.items() if key not in covers), key=lambda change: change.id)
    replaced = len({change.key for change in new})
    gone = len(covers - here.keys())
    return Since(tuple(new), gone if not new else max(gone - replaced, 0))
