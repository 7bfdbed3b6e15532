"""Two states of a report compared: figures side by side, sentences word by word, only what is different."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from forms.definition import Catalogue, Date, Figure, Section, Table, Text
from forms.values import (
    Cell,
    DateValue,
    FigureValue,
    ReportValues,
    Row,
    SectionValues,
    TextValue,
    statement_item,
)
from zhytomyr_desktop.history.redline import Piece, redline
from zhytomyr_desktop.language.dates import short_date
from zhytomyr_desktop.language.numbers import MINUS, NBSP, format_number
from zhytomyr_desktop.report.compose import compose_section
from zhytomyr_desktop.showing import figure_text

FIGURE, TEXT, ROW, STATEMENT = KINDS = ("figure", "text", "row", "statement")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that reads differently. ``change``: of a number, with its sign and its share in per cent.

    ``pieces``: the redline of a text or a sentence; empty for a figure.
    """

    kind: str
    section: str
    item: str
    label: str
    before: str
    after: str
    change: str = ""
    pieces: tuple[Piece, ...] = ()


def differences(
    catalogue: Catalogue, before: ReportValues, after: ReportValues, sections: Iterable[Section]
) -> tuple[Difference, ...]:
    """What is different in these sections, in the order of the report: fields first, then sentences."""
    return tuple(
        found
        for section in sections
        for found in (
            *_fields(section, before.section(section.key), after.section(section.key)),
            *_statements(section.key, told(catalogue, before, section), told(catalogue, after, section)),
        )
    )


def against_last_year(values: ReportValues, sections: Iterable[Section]) -> tuple[Difference, ...]:
    """The figures beside last year's values that stand in the same file, where both are known."""
    last = last_year(values)
    return tuple(
        _figure_difference(section.key, figure, old, new)
        for section in sections
        for figure in section.figures()
        if (old := last.section(section.key).figure(figure.key)).number is not None
        and (new := values.section(section.key).figure(figure.key)).number is not None
        and old.number != new.number
    )


def last_year(values: ReportValues) -> ReportValues:
    """Last year's report as far as this year's file knows it: the previous value of each figure."""
    sections = {
        key: SectionValues(
            figures={name: FigureValue(number=value.previous) for name, value in entered.figures.items()},
            texts=entered.texts,
            dates=entered.dates,
            tables=entered.tables,
            statements=entered.statements,
        )
        for key, entered in values.sections.items()
    }
    return ReportValues(year=values.year - 1, sections=sections, report=values.report)


def told(catalogue: Catalogue, values: ReportValues, section: Section) -> dict[str, str]:
    """The printed sentences of a section by their item, each with all its paragraphs."""
    texts: dict[str, list[str]] = {}
    for paragraph in compose_section(catalogue, values, section.key):
        key = paragraph.statement
        texts.setdefault(key if "/" in key else statement_item(key), []).append(paragraph.text)
    return {item: "\n".join(lines) for item, lines in texts.items()}


def as_json(found: Iterable[Difference]) -> list[dict[str, Any]]:
    """The differences as the command line prints them; a redline is a list of ``{"kind", "text"}``."""
    return [
        {
            "kind": one.kind,
            "section": one.section,
            "item": one.item,
            "label": one.label,
            "before": one.before,
            "after": one.after,
            "change": one.change,
            "redline": [{"kind": str(piece.kind), "text": piece.text} for piece in one.pieces],
        }
        for one in found
    ]


def change_of(old: Decimal | None, new: Decimal | None, decimals: int) -> str:
    """«+7 (+1,7%)»; empty where one of the numbers is missing or both are equal."""
    if old is None or new is None or old == new:
        return ""
    difference = new - old
    sign = MINUS if difference < 0 else "+"
    size = f"{sign}{format_number(abs(difference), decimals)}"
    if not old:
        return size
    return f"{size}{NBSP}({sign}{format_number(abs(difference * 100 / old), 1)}%)"


def _fields(section: Section, before: SectionValues, after: SectionValues) -> Iterator[Difference]:
    for field in section.fields():
        if isinstance(field, Figure):
            old, new = before.figure(field.key), after.figure(field.key)
            if _told_figure(field, old) != _told_figure(field, new):
                yield _figure_difference(section.key, field, old, new)
        elif isinstance(field, Table):
            yield from _rows(
                section.key, field, before.tables.get(field.key, ()), after.tables.get(field.key, ())
            )
        else:
            values = (before, after)
            old_text, new_text = (_plain(v.texts.get(field.key) or v.dates.get(field.key)) for v in values)
            if old_text != new_text:
                yield _text_difference(TEXT, section.key, field.key, field.label, old_text, new_text)


def _figure_difference(section: str, figure: Figure, old: FigureValue, new: FigureValue) -> Difference:
    return Difference(
        kind=FIGURE,
        section=section,
        item=figure.key,
        label=figure.label,
        before=_told_figure(figure, old),
        after=_told_figure(figure, new),
        change=change_of(old.number, new.number, figure.decimals),
    )


def _told_figure(figure: Figure, value: FigureValue) -> str:
    return f"не вирішено: {' | '.join(value.sides)}" if value.sides else figure_text(figure, value)


def _text_difference(kind: str, section: str, item: str, label: str, old: str, new: str) -> Difference:
    return Difference(
        kind=kind, section=section, item=item, label=label, before=old, after=new, pieces=redline(old, new)
    )


def _plain(cell: Cell | None, column: Figure | Text | Date | None = None) -> str:
    if cell is None:
        return ""
    if cell.sides:
        return f"не вирішено: {' | '.join(cell.sides)}"
    if isinstance(cell, TextValue):
        return cell.text
    if isinstance(cell, DateValue):
        return short_date(cell.day) if cell.day else ""
    return figure_text(column, cell) if isinstance(column, Figure) else ""


def _rows(
    section: str, table: Table, before: tuple[Row, ...], after: tuple[Row, ...]
) -> Iterator[Difference]:
    """Rows are the same by their id, and between two years by what stands in their first column."""
    names = {_first(table, row): row for row in before}
    ids = {row.id: row for row in before}
    partners: dict[str, Row | None] = {}
    for row in after:
        same = ids.get(row.id) or names.get(_first(table, row))
        partners[row.id] = same if same not in partners.values() else None
    for row in after:
        yield from _row_difference(section, table, row.id, partners[row.id], row)
    taken = {row.id for row in partners.values() if row is not None}
    for row in before:
        if row.id not in taken:
            yield from _row_difference(section, table, row.id, row, None)


def _row_difference(
    section: str, table: Table, identifier: str, old: Row | None, new: Row | None
) -> Iterator[Difference]:
    old_text, new_text = _row_text(table, old), _row_text(table, new)
    if old_text != new_text:
        item = f"{table.key}/{identifier}"
        yield _text_difference(ROW, section, item, table.label, old_text, new_text)


def _row_text(table: Table, row: Row | None) -> str:
    if row is None:
        return ""
    cells = ((column, _plain(row.cells.get(column.key), column)) for column in table.columns)
    return "; ".join(f"{column.label}: {text}" for column, text in cells if text)


def _first(table: Table, row: Row) -> str:
    column = table.columns[0]
    return _plain(row.cells.get(column.key), column) or row.id


def _statements(section: str, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Difference]:
    for item in dict.fromkeys((*after, *before)):
        old, new = before.get(item, ""), after.get(item, "")
        if old != new:
            yield _text_difference(STATEMENT, section, item, "", old, new)
