"""Where findings are shown beside their list: as wavy lines in the text, as signs at the fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from forms.definition import Severity
from forms.values import Cell, SectionValues, row_item
from zhytomyr_desktop.ui.widgets.findings import ShownFinding, address
from zhytomyr_desktop.ui.widgets.marks import FieldFinding
from zhytomyr_desktop.ui.widgets.places import Place
from zhytomyr_desktop.ui.widgets.preview import Mark

STATEMENT = "statement/"


def marks(found: Iterable[ShownFinding]) -> list[Mark]:
    """The wavy lines in the text: under what is found in sentences and not explained."""
    return [
        Mark(f.items[0].removeprefix(STATEMENT), f.span, f.printed, f.severity, f.message)
        for f in found
        if f.span is not None and not f.answer
    ]


def by_place(found: Iterable[ShownFinding], section: str) -> dict[Place, FieldFinding]:
    """The gravest unanswered finding of each field and column, and the words of all of them."""
    gravest: dict[Place, FieldFinding] = {}
    for finding in found:
        if finding.answer:
            continue
        for place in _places(finding, section):
            known = gravest.get(place)
            text = f"{known.text}\n{finding.message}" if known else finding.message
            gravest[place] = FieldFinding(known.severity if known else finding.severity, text)
    return gravest


def _places(finding: ShownFinding, section: str) -> Iterator[Place]:
    """The fields of this section that it is about; a table by its columns too."""
    columns = dict(finding.columns)
    for item in finding.items:
        where = address(finding.section, item)
        if where.section == section:
            yield Place(where.item)
            if item in columns:
                yield Place(where.item, columns[item])


def clashes(values: SectionValues, words: str) -> dict[Place, FieldFinding]:
    """The fields and cells that two people filled differently; ``words`` with «{}» for what they wrote."""
    return {
        place: FieldFinding(Severity.ERROR, words.format(" | ".join(cell.sides)))
        for place, cell in _cells(values)
        if cell.sides
    }


def _cells(values: SectionValues) -> Iterator[tuple[Place, Cell]]:
    for kept in (values.figures, values.texts, values.dates):
        yield from ((Place(item), value) for item, value in kept.items())
    for table, rows in values.tables.items():
        for row in rows:
            item = row_item(table, row.id)
            yield from ((Place(item, column), cell) for column, cell in row.cells.items())
