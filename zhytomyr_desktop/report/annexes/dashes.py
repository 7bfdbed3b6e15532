"""Empty cells of a table: a dash says that there are no data, not that somebody forgot them."""

from __future__ import annotations

NO_DATA = "–"


def dashed(row: tuple[str, ...]) -> tuple[str, ...]:
    """The same row with a dash in every empty cell."""
    return tuple(cell or NO_DATA for cell in row)
