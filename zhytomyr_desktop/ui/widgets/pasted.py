"""A column pasted into the form: which of its texts goes into which field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from zhytomyr_desktop.ui.widgets.cells import CellEdit
from zhytomyr_desktop.ui.widgets.clipboard import Cells
from zhytomyr_desktop.ui.widgets.places import Place
from zhytomyr_desktop.ui.widgets.rows import PREVIOUS_FIELD, FieldRow


@dataclass(frozen=True, slots=True)
class LinePaste:
    """What a pasted column would put where; ``place`` None: there is no field for this text.

    ``label``: the field, or in whose line there is no more of them; empty below the last field.
    """

    place: Place | None
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class ColumnPaste:
    """A pasted column: what goes where with its first line, and where that is a title, without it."""

    lines: tuple[LinePaste, ...]
    untitled: tuple[LinePaste, ...]


def pasted_lines(
    rows: Mapping[str, FieldRow], cells: Sequence[CellEdit], lines: Cells, field: str
) -> Iterator[LinePaste]:
    """Each line into the next of the cells; of two columns the second is last year's."""
    for number, line in enumerate(lines):
        texts = [text.strip() for text in line]
        if number >= len(cells):
            yield LinePaste(None, "", texts[0])
            continue
        place = cells[number].place
        row = rows[place.item]
        beside = [PREVIOUS_FIELD] if field == "value" and PREVIOUS_FIELD in row.editors else []
        places = [place, *(Place(row.item, name) for name in beside)]
        for at, text in zip_longest(places[: len(texts)], texts):
            if at is not None or text:
                yield LinePaste(at, row.label_text, text)
