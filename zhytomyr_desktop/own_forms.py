"""The forms as a report's own data have them: told for its community, under its priorities in its order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from forms.definition import Catalogue, Priority, Section
from zhytomyr_desktop.elsewhere import of_community

COMMUNITY = "community"
OUTSIDE = "-"
"""Kept as the priority of a section that stands before all of them."""
OWN_PRIORITY = r"own_[0-9a-z]{1,32}"
"""The key of a priority that the forms do not have."""
NAMELESS = "Пріоритет без назви"
"""The title of an own priority that has sections, while it has no title on which all agree."""
_DECIDES = re.compile(
    rf"{COMMUNITY}|section/[a-z_]+/priority|priority/[a-z0-9_]+/(?:title|subtitle|position)"
)
_OWN = re.compile(OWN_PRIORITY)


def decides(item: str) -> bool:
    """Whether this item of the report's own data says what the forms are like."""
    return _DECIDES.fullmatch(item) is not None


def forms_of(report: Mapping[str, str]) -> Catalogue:
    """The forms for the report with these data of its own; the same object for the same data."""
    return _made(tuple(sorted((item, text) for item, text in report.items() if text and decides(item))))


@lru_cache(maxsize=4)
def _made(data: tuple[tuple[str, str], ...]) -> Catalogue:
    said = dict(data)
    known = of_community(said.pop(COMMUNITY, ""))
    if not said:
        return known
    priorities = _priorities(known, said)
    order = ["", *(one.key for one in priorities)]
    moved = (_section(one, said, order) for one in known.sections)
    sections = tuple(sorted(moved, key=lambda one: order.index(one.priority)))
    return replace(known, priorities=priorities, sections=sections)


def is_own(priority: str) -> bool:
    """Whether this is the key of a priority that the forms do not have."""
    return _OWN.fullmatch(priority) is not None


def _priorities(known: Catalogue, said: Mapping[str, str]) -> tuple[Priority, ...]:
    """Those of the forms and of the report's own, in its order; an own one without a place is the last."""
    added = (Priority(key=key, title=NAMELESS, subtitle="") for key in _own_ones(said))
    places = {one.key: f"{number:02d}i" for number, one in enumerate(known.priorities, start=1)}

    def place(one: Priority) -> tuple[str, str]:
        return said.get(f"priority/{one.key}/position") or places.get(one.key, "z"), one.key

    return tuple(_priority(one, said) for one in sorted((*known.priorities, *added), key=place))


def _own_ones(said: Mapping[str, str]) -> list[str]:
    """The priorities that the report's own data name, or put a section under."""
    named = (item.split("/")[1] for item in said if item.startswith("priority/") and item.endswith("/title"))
    meant = (text for item, text in said.items() if item.endswith("/priority"))
    return sorted({key for key in (*named, *meant) if is_own(key)})


def _priority(known: Priority, said: Mapping[str, str]) -> Priority:
    title = said.get(f"priority/{known.key}/title", known.title)
    return replace(known, title=title, subtitle=said.get(f"priority/{known.key}/subtitle", known.subtitle))


def _section(known: Section, said: Mapping[str, str], order: list[str]) -> Section:
    """The section under the priority that the report names; where it is not known, under its own."""
    named = said.get(f"section/{known.key}/priority", known.priority).removeprefix(OUTSIDE)
    return replace(known, priority=named) if named in order and named != known.priority else known
