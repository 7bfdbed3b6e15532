"""Sections accepted in a copy of the city's file: by whom, and whether they stand here as they did there."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from zhytomyr_desktop.review.acceptance import ACCEPTANCE, SECTION, acceptances, since
from zhytomyr_desktop.review.standing import ACCEPTED

if TYPE_CHECKING:
    from db import Change


def accepted_in_copy(current: Iterable[Change], arrived: Collection[str]) -> Change | None:
    """The last received acceptance of a section that covers exactly what stands in it now; else None.

    ``current``: the section's current changes; ``arrived``: the ids of those that came with files. What was
    reopened in the copy is not accepted there.
    """
    known = list(current)
    if not any(one.item == SECTION and one.field == "state" and one.value == ACCEPTED for one in known):
        return None
    came = [one for one in known if one.item.startswith(ACCEPTANCE) and one.id in arrived]
    holding = {f"{ACCEPTANCE}{one.id}" for one in acceptances(came) if not since(known, (one,))}
    covers = (one for one in came if one.item in holding and one.field == "covers")
    return max(covers, key=lambda change: change.id, default=None)
