"""Where a person's sentence has numbers that were typed by hand instead of being put in as figures."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from zhytomyr_desktop.report.document import Paragraph

Span = tuple[int, int]


@lru_cache(maxsize=2048)
def spans(paragraph: Paragraph) -> tuple[Span, ...]:
    """The numbers of the paragraph that are neither bound to a figure nor a date, an address, a №."""
    from zhytomyr_desktop.audit.prose.coverage import orphans

    if not any(character.isdigit() for character in paragraph.text):
        return ()
    return tuple((number.start, number.end) for number in orphans(paragraph.text, tuple(_bound(paragraph))))


def _bound(paragraph: Paragraph) -> Iterator[Span]:
    at = 0
    for run in paragraph.runs:
        if run.item:
            yield at, at + len(run.text)
        at += len(run.text)
