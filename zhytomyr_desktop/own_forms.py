"""The forms as a report's own data have them: told for its community, its sections under its priorities."""

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
_DECIDES = re.compile(rf"{COMMUNITY}|section/[a-z_]+/priority|priority/[a-z_]+/(?:title|subtitle)")


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
    priorities = tuple(_priority(one, said) for one in known.priorities)
    order = ["", *(one.key for one in priorities)]
    moved = (_section(one, said, order) for one in known.sections)
    sections = tuple(sorted(moved, key=lambda one: order.index(one.priority)))
    return replace(known, priorities=priorities, sections=sections)


def _priority(known: Priority, said: Mapping[str, str]) -> Priority:
    title = said.get(f"priority/{known.key}/title", known.title)
    return replace(known, title=title, subtitle=said.get(f"priority/{known.key}/subtitle", known.subtitle))


def _section(known: Section, said: Mapping[str, str], order: list[str]) -> Section:
    """The section under the priority that the report names; where it is not known, under its own."""
    named = said.get(f"section/{known.key}/priority", known.priority).removeprefix(OUTSIDE)
    return replace(known, priority=named) if named in order and named != known.priority else known
