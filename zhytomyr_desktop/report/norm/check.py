"""The written PDF against ДСТУ 4163:2020: every departure by page, in words that a clerk understands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from zhytomyr_desktop.report.norm import lines, pages, tables, words
from zhytomyr_desktop.report.norm.departure import Departure
from zhytomyr_desktop.report.norm.measuring import Measured, measure
from zhytomyr_desktop.report.norm.parts import Parts
from zhytomyr_desktop.report.page import PageFormat

_Rule = Callable[[Parts], Iterator[Departure]]

RULES: tuple[_Rule, ...] = (*pages.RULES, *lines.RULES, *tables.RULES, *words.RULES)


@dataclass(frozen=True)
class Checked:
    """What the check of a file found; ``pages`` is how many there are.

    ``by_place``: the file does not say what its words are, so only places could be measured.
    """

    pages: int
    departures: tuple[Departure, ...]
    by_place: bool = False


def check_pdf(path: Path, form: PageFormat | None = None) -> Checked:
    """Measure a PDF and compare it with the norm, or with ``form``. Raises ReportError for no PDF."""
    measured = measure(path)
    found = departures(measured, form or PageFormat())
    return Checked(len(measured.sheets), found, by_place=not measured.tagging.tags)


def departures(measured: Measured, form: PageFormat) -> tuple[Departure, ...]:
    """All departures of a measured PDF, by page."""
    parts = Parts(measured, form)
    found = (one for rule in RULES for one in rule(parts))
    return tuple(sorted(dict.fromkeys(found), key=lambda one: one.page))
