"""Recognises every number of Ukrainian prose: its span, exact value, scale, unit, qualifier and kind."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from zhytomyr_desktop.audit.prose.exempt import RECOGNISERS
from zhytomyr_desktop.audit.prose.figures import figures
from zhytomyr_desktop.audit.prose.model import EXEMPT, Kind, Number
from zhytomyr_desktop.audit.prose.spelled import spelled_numbers

__all__ = ["EXEMPT", "Kind", "Number", "recognise"]


def recognise(text: str, *, words: bool = False) -> list[Number]:
    """All numbers of the text in order; with ``words`` those in words too («трьом», «пів мільйона»)."""
    found = _Found()
    if any(character.isdigit() for character in text):
        for recogniser in RECOGNISERS:
            found.take(recogniser(text))
        found.take(figures(text, found.spans))
    if words:
        found.take(spelled_numbers(text))
    return found.numbers


class _Found:
    """Numbers found so far, by place; what is taken is not taken again."""

    def __init__(self) -> None:
        self.numbers: list[Number] = []
        self.spans: list[tuple[int, int]] = []

    def take(self, numbers: Iterable[Number]) -> None:
        for number in numbers:
            place = bisect_left(self.spans, (number.start, number.end))
            before = self.spans[place - 1][1] if place else 0
            after = self.spans[place][0] if place < len(self.spans) else number.end
            if before <= number.start and number.end <= after:
                self.spans.insert(place, (number.start, number.end))
                self.numbers.insert(place, number)
