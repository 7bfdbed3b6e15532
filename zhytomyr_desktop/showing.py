"""What was entered, as the JSON that ``show`` prints and other programs read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from forms.definition import Catalogue, Date, Figure, Section, Table, Text
from forms.values import FigureValue, ReportValues, Row, SectionValues, TextValue
from zhytomyr_desktop.language.agreement import counted
from zhytomyr_desktop.report.compose import compose_section


def as_json(catalogue: Catalogue, values: ReportValues, sections: Iterable[Section]) -> dict[str, Any]:
    """``{"report": {…}, "sections": {KEY: {…}}}``; numbers are exact decimals as text, dates are ISO."""
    return {
        "report": {"year": values.year, **values.report},
        "sections": {section.key: _section(catalogue, values, section) for section in sections},
    }


def figure_text(figure: Figure, value: FigureValue) -> str:
    """The figure as printed («понад 1244,0 тис. грн»); the reason where it is absent; else empty."""
    if value.number is None:
        return f"немає даних: {value.absent}" if value.absent else ""
    return counted(
        value.number,
        figure.unit,
        scale=figure.scale,
        decimals=figure.decimals,
        qualifier=value.qualifier,
    )


def _section(catalogue: Catalogue, values: ReportValues, section: Section) -> dict[str, Any]:
    entered = values.section(section.key)
    return {
        "title": section.title,
        "status": entered.state,
        "remark": entered.remark,
        "figures": {f.key: _figure(f, entered.figure(f.key)) for f in section.figures()},
        "texts": {f.key: entered.texts[f.key].text for f in section.fields() if f.key in entered.texts},
        "dates": {f.key: _day(entered, f) for f in section.fields() if isinstance(f, Date)},
        "tables": {f.key: _table(f, entered) for f in section.fields() if isinstance(f, Table)},
        "statements": _statements(catalogue, values, section),
    }


def _figure(figure: Figure, value: FigureValue) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "label": figure.label,
        "value": None if value.number is None else format(value.number, "f"),
        "text": figure_text(figure, value),
        "unit": figure.unit.key,
        "scale": figure.scale,
        "previous": None if value.previous is None else format(value.previous, "f"),
        "qualifier": value.qualifier,
        "absent": value.absent,
        "as_of": None if value.as_of is None else value.as_of.isoformat(),
        "note": value.note,
        "source": value.source,
        "money": figure.money and asdict(figure.money),
    }
    return shown | ({"sides": list(value.sides)} if value.sides else {})


def _day(entered: SectionValues, field: Date) -> str | None:
    day = entered.dates[field.key].day if field.key in entered.dates else None
    return None if day is None else day.isoformat()


def _table(table: Table, entered: SectionValues) -> list[dict[str, Any]]:
    return [_row(table, row) for row in entered.tables.get(table.key, ())]


def _row(table: Table, row: Row) -> dict[str, Any]:
    cells = {column.key: _cell(row, column) for column in table.columns if column.key in row.cells}
    return {"id": row.id, **cells}


def _cell(row: Row, column: Figure | Text | Date) -> str | None:
    cell = row.cells[column.key]
    if isinstance(cell, FigureValue):
        return None if cell.number is None else format(cell.number, "f")
    if isinstance(cell, TextValue):
        return cell.text
    return None if cell.day is None else cell.day.isoformat()


def _statements(catalogue: Catalogue, values: ReportValues, section: Section) -> list[dict[str, str]]:
    paragraphs = compose_section(catalogue, values, section.key)
    return [{"statement": paragraph.statement, "text": paragraph.text} for paragraph in paragraphs]
