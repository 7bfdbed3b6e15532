"""What an acceptance covered, and what is different in its section since: told by the log, not by clocks.

``acceptance/ID`` has two fields: ``covers``, the ids of the changes that were the section's current ones when
it was accepted, and ``after``, the acceptances that its author knew. An acceptance holds while every current
value of the section is one that it covered, or equal to it; a change that arrives by merge, and one that goes
with an undone merge, both end that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhytomyr_desktop import remarks, seen

if TYPE_CHECKING:
    from db import Change

ACCEPTANCE = "acceptance/"
SECTION = "section"
_REVIEW = (*remarks.KINDS, ACCEPTANCE, "word/")

_Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """One acceptance of a section: the ids it covered, and the acceptances that it knew."""

    id: str
    covers: frozenset[str]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """What is different since an acceptance; false where nothing is.

    ``changes``: the current ones that it did not cover; ``gone``: how many that it covered left the file
    when their merge was undone.
    """

    changes: tuple[Change, ...] = ()
    gone: int = 0

    def __bool__(self) -> bool:
        return bool(self.changes) or self.gone > 0


def is_content(item: str) -> bool:
    """Whether an item belongs to what is accepted, and not to the reviewing itself."""
    return item != SECTION and not item.startswith(_REVIEW)


def fields_of(current: Iterable[Change], known: Sequence[Acceptance]) -> dict[str, str]:
    """The fields of an acceptance of the section whose current changes these are."""
    covers = seen.joined(sorted(change.id for change in current if is_content(change.item)))
    after = seen.joined(seen.frontier({one.id: one.after for one in known}))
    return {"covers": covers, "after": after}


def acceptances(current: Iterable[Change]) -> tuple[Acceptance, ...]:
    """The acceptances among a section's current changes."""
    items: dict[str, dict[str, str]] = {}
    for change in current:
        if change.item.startswith(ACCEPTANCE):
            items.setdefault(change.item, {}).setdefault(change.field, change.value)
    return tuple(
        Acceptance(
            id=item.removeprefix(ACCEPTANCE),
            covers=frozenset(seen.split(fields.get("covers", ""))),
            after=seen.split(fields.get("after", "")),
        )
        for item, fields in sorted(items.items())
    )


def since(current: Sequence[Change], log: Mapping[str, Change]) -> Since:
    """What is different in a section since its last acceptance; nothing where it was never accepted.

    ``log``: the section's whole log by id. Of two acceptances made apart the one counts that covers more.
    """
    known = acceptances(current)
    last = seen.frontier({one.id: one.after for one in known})
    content = [change for change in current if is_content(change.item)]
    found = [_since(content, one.covers, log) for one in known if one.id in last]
    return min(found, key=lambda one: (one.gone, len(one.changes)), default=Since())


def _since(content: Iterable[Change], covers: frozenset[str], log: Mapping[str, Change]) -> Since:
    sides: dict[_Key, list[Change]] = {}
    for change in content:
        sides.setdefault(change.key, []).append(change)
    accepted: dict[_Key, set[str]] = {}
    for identifier in covers & log.keys():
        accepted.setdefault(log[identifier].key, set()).add(log[identifier].value)
    new = [
        side
        for key, front in sides.items()
        if {side.value for side in front} != accepted.get(key, set())
        for side in front
        if side.id not in covers
    ]
    return Since(tuple(sorted(new, key=lambda change: change.id)), len(covers - log.keys()))
