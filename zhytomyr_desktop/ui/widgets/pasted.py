"""A column pasted into the form: which of its texts goes into which field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zhytomyr_desktop.ui.widgets.cells import CellEdit
from zhytomyr_desktop.ui.widgets.clipboard import Cells
from zhytomyr_desktop.ui.widgets.places import Place
from zhytomyr_desktop.ui.widgets.rows import PREVIOUS_FIELD, FieldRow


@dataclass(frozen=True, slots=True)
class LinePaste:
    """What a pasted column would put where; ``place`` None: there is no field for this line."""

    place: Place | None
    label: str
    text: str


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
        yield LinePaste(place, row.label_text, texts[0])
        if len(texts) > 1 and field == "value" and PREVIOUS_FIELD in row.editors:
            yield LinePaste(Place(row.item, PREVIOUS_FIELD), row.label_text, texts[1])
