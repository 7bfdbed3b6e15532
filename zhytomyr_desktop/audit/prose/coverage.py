"""How many numbers of the prose are bound to a figure, exempt (№, dates, addresses …) or orphans."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zhytomyr_desktop.audit.prose.model import Number
from zhytomyr_desktop.audit.prose.numbers import recognise

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts of numbers; ``+`` adds those of several paragraphs or sections."""

    bound: int = 0
    exempt: int = 0
    orphan: int = 0

    def __add__(self, other: Coverage) -> Coverage:
        return Coverage(self.bound + other.bound, self.exempt + other.exempt, self.orphan + other.orphan)

    @property
    def share(self) -> float:
        """Bound numbers among all that ought to be bound, from 0 to 1; 1 where there are none."""
        figures = self.bound + self.orphan
        return self.bound / figures if figures else 1.0


def coverage(runs: Iterable[tuple[str, Sequence[Span]]]) -> Coverage:
    """The counts of all paragraphs; each is its text and the spans that are bound to figures of the form."""
    counted = Coverage()
    for text, bound in runs:
        counted += _paragraph(text, bound)
    return counted


def orphans(text: str, bound: Sequence[Span] = ()) -> list[Number]:
    """The numbers of a paragraph that are neither bound nor exempt."""
    return [n for n in recognise(text) if not n.exempt and not is_bound(n, bound)]


def is_bound(number: Number, bound: Sequence[Span]) -> bool:
    """Whether a bound span covers the number's first digit."""
    return any(start <= number.start < end for start, end in bound)


def _paragraph(text: str, bound: Sequence[Span]) -> Coverage:
    numbers = recognise(text)
    tied = sum(is_bound(n, bound) for n in numbers)
    exempt = sum(n.exempt and not is_bound(n, bound) for n in numbers)
    return Coverage(tied, exempt, len(numbers) - tied - exempt)
