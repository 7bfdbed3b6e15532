"""The width of the text shared out among a table's columns so that its rows take the fewest lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

STEPS = 24
"""Ways of sharing the room of two columns between them that are tried."""

Lines = Callable[[int, float], Sequence[int]]
"""How many lines every row takes in a column of this width, in points."""


def share(natural: Sequence[float], least: Sequence[float], total: float, lines: Lines) -> list[float]:
    """The columns' widths, together ``total``; all in points.

    Every column its natural width where that fits, else at least its longest word where that fits.
    """
    if sum(natural) <= total:
        widest = natural.index(max(natural))
        return [w + (total - sum(natural) if n == widest else 0.0) for n, w in enumerate(natural)]
    if sum(least) >= total:
        least = [min(w, total / len(least)) for w in least]
    spare, wish = total - sum(least), sum(n - m for n, m in zip(natural, least, strict=True))
    even = [m + spare * (n - m) / wish for n, m in zip(natural, least, strict=True)]
    return _fewest(even, natural, least, lines)


def _fewest(
    widths: list[float], natural: Sequence[float], least: Sequence[float], lines: Lines
) -> list[float]:
    """Room moved between two columns at a time while that saves lines."""
    taken = [lines(number, width) for number, width in enumerate(widths)]
    flexible = [n for n, width in enumerate(widths) if least[n] < width < natural[n]]
    for one, other in combinations(flexible, 2):
        room, even = widths[one] + widths[other], widths[one]
        best = (_height(taken), 0.0)
        for step in range(STEPS + 1):
            width = least[one] + (room - least[one] - least[other]) * step / STEPS
            trial = list(taken)
            trial[one], trial[other] = lines(one, width), lines(other, room - width)
            found = (_height(trial), abs(width - even))
            if found < best:
                best, taken = found, trial
                widths[one], widths[other] = width, room - width
    return widths


def _height(taken: Sequence[Sequence[int]]) -> tuple[int, int]:
    """Lines of the whole table, and of all its cells."""
    return sum(map(max, zip(*taken, strict=True))), sum(map(sum, taken))
