"""Sections filled with check numbers and composed: what the reference files in ``data/composed`` hold."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

from forms.definition import Catalogue, Column, Figure, Section, Statement, Table, Text, Token
from forms.template import SPECIAL
from forms.values import Cell, DateValue, FigureValue, ReportValues, Row, SectionValues, TextValue
from zhytomyr_desktop.report.compose import compose_statement

YEAR = 2023
NUMBERS = ("1", "2", "5", "11", "21", "22", "25", "100", "1.0", "1.5")
"""The numbers after which a Ukrainian noun can stand in different forms."""

SHARES_IN_WORDS = ("33.3", "50")
"""Percentages besides 25 that a report tells in words."""

LAST_YEAR = dict(zip(NUMBERS, (*NUMBERS[1:], "1"), strict=True)) | dict.fromkeys(SHARES_IN_WORDS, "25")
UNCHANGED = "25"

COMPOSED = Path(__file__).parent / "data" / "composed"
SAMPLE = Path(__file__).parents[2] / "resources" / "sample" / str(YEAR)
HEAD = "# Пише python -m tests.forms.update_composed. Кожен рядок прочитано; змінений рядок перечитайте.\n"


def reference(catalogue: Catalogue, section: Section) -> str:
    """The section's reference file: each statement with each check number; "" without statements."""
    statements = [statement for group in section.groups for statement in group.statements]
    if not statements:
        return ""
    return HEAD + "".join(f"\n## {s.key}\n{_lines(catalogue, section, s)}" for s in statements)


def filled(catalogue: Catalogue, number: str, *, last_year: str | None = None) -> ReportValues:
    """A report in which every figure of every section is the number, at the figure's own decimals."""
    before = LAST_YEAR[number] if last_year is None else last_year
    sections = {s.key: _Filler(s, number, before).values() for s in catalogue.sections}
    return ReportValues(year=YEAR, sections=sections)


def without(values: ReportValues, section: Section, names: set[str]) -> ReportValues:
    """The values with the named fields of the section empty."""
    old = values.section(section.key)
    new = SectionValues(
        figures={key: value for key, value in old.figures.items() if key not in names},
        texts={key: value for key, value in old.texts.items() if key not in names},
        dates={key: value for key, value in old.dates.items() if key not in names},
        tables={key: rows for key, rows in old.tables.items() if key not in names},
    )
    return ReportValues(year=values.year, sections={**values.sections, section.key: new})


def undated(values: ReportValues, section: Section) -> ReportValues:
    """The values with no figure of the section telling its date."""
    old = values.section(section.key)
    figures = {
        key: FigureValue(number=value.number, previous=value.previous) for key, value in old.figures.items()
    }
    new = SectionValues(figures=figures, texts=old.texts, dates=old.dates, tables=old.tables)
    return ReportValues(year=values.year, sections={**values.sections, section.key: new})


def printed(catalogue: Catalogue, values: ReportValues, section: Section, statement: Statement) -> str:
    """The statement as printed, a line for each paragraph; "" where it prints nothing."""
    return "\n".join(p.text for p in compose_statement(catalogue, values, section.key, statement.key))


def named(statement: Statement) -> set[str]:
    """The fields of the section that the statement names anywhere."""
    return _names(statement.template.tokens())


def required(statement: Statement) -> set[str]:
    """The fields of the section without which the statement is not printed."""
    return _names(part for part in statement.template.parts if isinstance(part, Token))


def _names(tokens: Iterator[Token]) -> set[str]:
    found = [name for token in tokens for name in (token.name, token.options.get("share", ""))]
    return {name for name in found if name and name not in SPECIAL and "." not in name}


def _lines(catalogue: Catalogue, section: Section, statement: Statement) -> str:
    lines: dict[str, list[str]] = {}
    for number in NUMBERS:
        text = printed(catalogue, filled(catalogue, number), section, statement)
        lines.setdefault(text, []).append(number)
    if any("words" in token.options for token in statement.template.tokens()):
        for number in SHARES_IN_WORDS:
            text = printed(catalogue, filled(catalogue, number), section, statement)
            lines.setdefault(text, []).append(number)
    if _tells_change(statement):
        same = filled(catalogue, UNCHANGED, last_year=UNCHANGED)
        lines.setdefault(printed(catalogue, same, section, statement), []).append("без змін")
    least = without(undated(filled(catalogue, "5"), section), section, named(statement) - required(statement))
    lines.setdefault(printed(catalogue, least, section, statement), []).append("лише обов’язкове")
    return "".join(f"{', '.join(numbers)}: {text}\n" for text, numbers in lines.items())


def _tells_change(statement: Statement) -> bool:
    return any(
        {"change", "direction", "percent"} & token.options.keys() for token in statement.template.tokens()
    )


@cache
def _sample(key: str) -> Mapping[str, Any]:
    """What the sample says of a section, read once; to be looked at only."""
    path = SAMPLE / f"{key}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


class _Filler:
    """Fills one section: figures with the number, words with those of the sample where it has them."""

    def __init__(self, section: Section, number: str, before: str) -> None:
        self._section = section
        self._number = number
        self._before = before
        self._sample = _sample(section.key)

    def values(self) -> SectionValues:
        """All fields of the section."""
        fields = list(self._section.fields())
        texts = self._sample.get("texts", {})
        return SectionValues(
            figures={f.key: self._figure(f) for f in fields if isinstance(f, Figure)},
            texts={
                f.key: TextValue(text=texts.get(f.key, f"«{f.label}»")) for f in fields if isinstance(f, Text)
            },
            dates={
                f.key: DateValue(day=date(YEAR, 12, 31))
                for f in fields
                if not isinstance(f, Figure | Text | Table)
            },
            tables={f.key: tuple(self._rows(f)) for f in fields if isinstance(f, Table)},
        )

    def _figure(self, figure: Figure) -> FigureValue:
        return FigureValue(
            number=_at(self._number, figure.decimals),
            previous=_at(self._before, figure.decimals) if figure.previous else None,
            as_of=date(YEAR, 12, 31) if figure.as_of else None,
        )

    def _rows(self, table: Table) -> Iterator[Row]:
        written = (self._sample.get("tables", {}) | self._sample.get("table", {})).get(table.key, [{}])
        for place, row in enumerate(written[:2]):
            cells = {column.key: self._cell(column, row) for column in table.columns}
            yield Row(id=f"row{place}", position=f"{place}i", cells=cells)

    def _cell(self, column: Column, row: Mapping[str, str]) -> Cell:
        if isinstance(column, Figure):
            return self._figure(column)
        if isinstance(column, Text):
            return TextValue(text=row.get(column.key, f"«{column.label}»"))
        return DateValue(day=date(YEAR, 12, 31))


def _at(number: str, decimals: int) -> Decimal:
    return Decimal(number).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
