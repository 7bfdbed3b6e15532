"""Sharing the width of a page among a table's columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhytomyr_desktop.report.sharing import share

TOTAL = 480.0
CELLS = st.lists(
    st.tuples(st.integers(1, 900), st.integers(1, 900), st.integers(1, 900)), min_size=1, max_size=8
)


def lines_of(rows):
    """Rows of cells that are so many points long and may be parted anywhere."""
    return lambda column, width: [-(-row[column] // max(int(width), 1)) for row in rows]


def height(rows, widths):
    lines = lines_of(rows)
    return sum(map(max, zip(*(lines(n, width) for n, width in enumerate(widths)), strict=True)))


def test_what_fits_keeps_its_width_and_the_widest_takes_the_rest():
    assert share([100, 200, 50], [20, 30, 10], TOTAL, lines_of([])) == [100, 330, 50]


def test_one_long_cell_takes_no_room_from_many():
    """A unit of several words is set in two lines rather than ten labels."""
    rows = [(320, 60, 40)] * 10 + [(100, 220, 40)]
    widths = share([320, 220, 40], [80, 80, 40], TOTAL, lines_of(rows))
    assert widths[0] >= 320
    assert height(rows, widths) == 12


def test_columns_that_cannot_hold_their_words_share_the_width():
    assert sum(share([900, 900], [400, 300], TOTAL, lines_of([(900, 900)]))) == pytest.approx(TOTAL)


@given(CELLS)
def test_the_width_is_used_up_and_no_column_is_too_narrow(rows):
    natural = [max(column) for column in zip(*rows, strict=True)]
    least = [width / 8 for width in natural]
    widths = share(natural, least, TOTAL, lines_of(rows))
    assert sum(widths) == pytest.approx(TOTAL)
    assert all(width >= few - 0.01 for width, few in zip(widths, least, strict=True))
    if sum(natural) > TOTAL:
        spare = (TOTAL - sum(least)) / (sum(natural) - sum(least))
        even = [few + spare * (most - few) for most, few in zip(natural, least, strict=True)]
        assert height(rows, widths) <= height(rows, even)
