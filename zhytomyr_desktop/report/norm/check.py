"""The written PDF against ДСТУ 4163:2020: every departure by page, in words that a clerk understands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from zhytomyr_desktop.report.norm import lines, pages, words
from zhytomyr_desktop.report.norm.departure import Departure
from zhytomyr_desktop.report.norm.measuring import Measured, measure
from zhytomyr_desktop.report.norm.parts import Parts
from zhytomyr_desktop.report.page import PageFormat

_Rule = Callable[[Parts], Iterator[Departure]]

RULES: tuple[_Rule, ...] = (*pages.RULES, *lines.RULES, *words.RULES)


@dataclass(frozen=True)
class Checked:
    """What the check of a file found; ``pages`` is how many there are."""

    pages: int
    departures: tuple[Departure, ...]


def check_pdf(path: Path, form: PageFormat | None = None) -> Checked:
    """Measure a PDF and compare it with the norm, or with ``form``. Raises ReportError for no PDF."""
    measured = measure(path)
    return Checked(len(measured.sheets), departures(measured, form or PageFormat()))


def departures(measured: Measured, form: PageFormat) -> tuple[Departure, ...]:
    """All departures of a measured PDF, by page."""
    parts = Parts(measured, form)
    found = (one for rule in RULES for one in rule(parts))
    return tuple(sorted(dict.fromkeys(found), key=lambda one: one.page))
