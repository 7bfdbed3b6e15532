"""Rows of tables that the report leaves out: something is entered, but not all that a printed row needs."""

from __future__ import annotations

from collections.abc import Iterator

from forms.definition import Column, Section, Severity, Table, Token
from forms.values import Cell, DateValue, FigureValue, ReportValues, Row, row_item
from zhytomyr_desktop.audit.finding import Finding


def unprinted_rows(section: Section, values: ReportValues) -> Iterator[Finding]:
    """One finding for each begun row that lacks a column outside the optional parts of its template."""
    entered = values.section(section.key).tables
    for table in section.fields():
        if isinstance(table, Table):
            for number, row in enumerate(entered.get(table.key, ()), 1):
                lacking = [c for c in _needed(table) if not _is_printed(row.cells.get(c.key))]
                if lacking and any(_is_printed(cell) for cell in row.cells.values()):
                    yield _finding(section, table, number, row, lacking)


def _needed(table: Table) -> Iterator[Column]:
    for part in table.row.parts:
        column = table.column(part.name) if isinstance(part, Token) else None
        if column is not None:
            yield column


def _is_printed(cell: Cell | None) -> bool:
    """Whether something stands for it in the report; two values that clash do, with a mark."""
    if cell is None:
        return False
    if isinstance(cell, FigureValue):
        return cell.number is not None or bool(cell.sides)
    return bool(cell.sides) or bool(cell.day if isinstance(cell, DateValue) else cell.text.strip())


def _finding(section: Section, table: Table, number: int, row: Row, lacking: list[Column]) -> Finding:
    item = row_item(table.key, row.id)
    names = ", ".join(f"«{column.label}»" for column in lacking)
    return Finding(
        section=section.key,
        items=(item,),
        columns=((item, lacking[0].key),),
        rule=f"row_{table.key}_{row.id}",
        severity=Severity.WARNING,
        stated="",
        computed="",
        message=f"«{table.label}», рядок {number}: без {names} цього рядка у звіті не буде.",
    )
