"""How wide columns of words must be, so that each cell stands in a few lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

Measure = Callable[[str], int]
"""Pixels of a text in one line."""


def narrowest(text: str, lines: int, measure: Measure, longest: int) -> int:
    """The fewest pixels in which the text, broken between words, takes no more lines than these.

    ``longest``: pixels of a word at most; what is longer (a file's name) will be cut.
    """
    words, space = [min(measure(word), longest) for word in text.split()], measure(" ")
    low, high = max(words, default=0), sum(words) + space * max(len(words) - 1, 0)
    while low < high:
        middle = (low + high) // 2
        if _lines(words, space, middle) <= lines:
            high = middle
        else:
            low = middle + 1
    return high


def shared(needs: Sequence[Mapping[int, int]], room: int) -> dict[int, int]:
    """Widths of columns. ``needs``: of each column the pixels for one line, then for two, and so on.

    The fewest lines that fit into the room; what is left over goes where a line less would be. Where
    nothing fits, the most lines.
    """
    for more, less in pairwise(needs):
        if sum(less.values()) <= room < sum(more.values()):
            wished = {column: more[column] - less[column] for column in less}
            left, parts = room - sum(less.values()), sum(wished.values())
            return {column: width + left * wished[column] // parts for column, width in less.items()}
    return dict(needs[0] if sum(needs[0].values()) <= room else needs[-1])


def needs(
    columns: Mapping[int, Iterable[str]],
    least: Mapping[int, int],
    most: int,
    measure: Measure,
    longest: int,
) -> list[dict[int, int]]:
    """Of the columns with these texts the pixels for one line, for two, and so on up to the most.

    ``least``: what a column has at least.
    """
    return [
        {
            column: max(least[column], *(narrowest(text, lines, measure, longest) for text in texts))
            for column, texts in columns.items()
        }
        for lines in range(1, most + 1)
    ]


def _lines(words: Sequence[int], space: int, width: int) -> int:
    count, filled = 1, 0
    for word in words:
        if filled and filled + space + word > width:
            count, filled = count + 1, word
        else:
            filled += word + (space if filled else 0)
    return count
