"""How the parts of a field stand in the form's grid: in one line, or in several where the room is narrow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from zhytomyr_desktop.ui.widgets import look

LINES = 6
"""Lines of the grid that a field takes at most; those without a widget have no height."""
WIDTH = 6
"""Columns of the grid."""
_SPARE = 0
ANY_WIDTH = 16777215
"""Qt's own bound of a size (QWIDGETSIZE_MAX)."""


class Part(Enum):
    """What a field is made of. ``WORDS``: the editor of a text, ``BUTTON``: the one of a calendar."""

    LABEL = auto()
    VALUE = auto()
    WORDS = auto()
    UNIT = auto()
    BUTTON = auto()
    PREVIOUS = auto()
    CHANGE = auto()
    MARKS = auto()
    DETAILS = auto()
    ERROR = auto()
    REMARK = auto()


class Spot(NamedTuple):
    """Where a part stands, counted from the first line of its field."""

    line: int
    column: int
    span: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """One way to lay out a field.

    ``least``: the least widths of the columns in digits, 0 for one that may vanish; ``stretched``: the
    column that takes the spare room; ``year_beside``: the year is written beside last year's value, since no
    column is titled with it; ``longest``: the digits up to which the stretched column grows, 0 for any.
    """

    spots: Mapping[Part, Spot]
    least: tuple[int, int, int, int, int, int]
    stretched: int
    year_beside: bool = False
    longest: int = 0

    def width_of(self, part: Part, columns: look.Columns) -> int:
        """The least width of a part's first column in pixels."""
        return self.widths(columns)[self.spots[part].column]

    def widths(self, columns: look.Columns) -> tuple[int, ...]:
        """The least width of each column in pixels."""
        unit = self.spots[Part.UNIT].column
        return tuple(
            max(count * columns.digit, columns.unit if column == unit else 0)
            for column, count in enumerate(self.least)
        )

    def least_width(self, columns: look.Columns) -> int:
        """Pixels that a field needs, with the gaps between the columns and the margins beside them."""
        gaps = look.PADDING * (WIDTH - 1 + 2)
        return sum(self.widths(columns)) + gaps

    def most_width(self, columns: look.Columns) -> int:
        """Pixels beyond which a field gains nothing: a value is to stand near its label."""
        more = max(self.longest - self.least[self.stretched], 0) * columns.digit
        return self.least_width(columns) + more if self.longest else ANY_WIDTH


LINE = Arrangement(
    spots={
        Part.LABEL: Spot(0, 0),
        Part.VALUE: Spot(0, 1),
        Part.WORDS: Spot(0, 1, 4),
        Part.UNIT: Spot(0, 2),
        Part.BUTTON: Spot(0, 2),
        Part.PREVIOUS: Spot(0, 3),
        Part.CHANGE: Spot(0, 4),
        Part.MARKS: Spot(0, 5),
        Part.DETAILS: Spot(3, 1, 5),
        Part.ERROR: Spot(4, 1, 5),
        Part.REMARK: Spot(5, 1, 5),
    },
    least=(17, 13, 16, 9, 11, 7),
    stretched=0,
    longest=50,
)
"""Everything in one line."""

_BELOW = {Part.DETAILS: Spot(3, 0, 6), Part.ERROR: Spot(4, 0, 6), Part.REMARK: Spot(5, 0, 6)}

ABOVE = Arrangement(
    spots={
        Part.LABEL: Spot(0, 0, 6),
        Part.VALUE: Spot(1, 0),
        Part.WORDS: Spot(1, 0, 5),
        Part.UNIT: Spot(1, 1),
        Part.BUTTON: Spot(1, 1),
        Part.PREVIOUS: Spot(1, 2),
        Part.CHANGE: Spot(1, 3, 2),
        Part.MARKS: Spot(1, 5),
        **_BELOW,
    },
    least=(13, 16, 9, 9, _SPARE, 7),
    stretched=4,
)
"""The label above its value."""

STACKED = Arrangement(
    spots={
        Part.LABEL: Spot(0, 0, 6),
        Part.VALUE: Spot(1, 0),
        Part.WORDS: Spot(1, 0, 5),
        Part.UNIT: Spot(1, 1, 4),
        Part.BUTTON: Spot(1, 1),
        Part.PREVIOUS: Spot(2, 0),
        Part.CHANGE: Spot(2, 1, 4),
        Part.MARKS: Spot(1, 5),
        **_BELOW,
    },
    least=(13, 16, _SPARE, _SPARE, _SPARE, 7),
    stretched=4,
    year_beside=True,
)
"""The label above its value, last year's below it."""


def choose(width: int, columns: look.Columns) -> Arrangement:
    """The most spacious arrangement that has enough room in this many pixels; else the narrowest."""
    return next((one for one in (LINE, ABOVE) if one.least_width(columns) <= width), STACKED)
