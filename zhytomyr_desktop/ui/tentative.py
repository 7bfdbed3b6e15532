"""Values as they will be once what was typed is saved: for the text and the checks beside the form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from forms.definition import Catalogue, Date, Figure, Text
from forms.values import ABSENT, DateValue, FigureValue, ReportValues, SectionValues, TextValue


def with_typed(
    catalogue: Catalogue, values: ReportValues, section: str, item: str, texts: Mapping[str, str]
) -> ReportValues:
    """The values with the fields of one item replaced by ``texts``, which are as the file keeps them.

    Cells of tables and other items are left as they are: they are saved at once.
    """
    known = catalogue.section(section)
    kind = known.field(item) if known else None
    part = values.section(section)
    if isinstance(kind, Figure):
        qualifier = {"qualifier": ""} if "value" in texts else {}
        figure = _figure(part.figure(item), {**qualifier, **texts})
        part = replace(part, figures={**part.figures, item: figure})
    elif isinstance(kind, Text):
        part = replace(part, texts={**part.texts, item: TextValue(text=texts.get("value", ""))})
    elif isinstance(kind, Date):
        part = replace(part, dates={**part.dates, item: DateValue(day=_day(texts.get("value", "")))})
    else:
        return values
    return _with_section(values, section, part)


def _with_section(values: ReportValues, key: str, part: SectionValues) -> ReportValues:
    return replace(values, sections={**values.sections, key: part})


def _figure(value: FigureValue, texts: Mapping[str, str]) -> FigureValue:
    if "value" in texts:
        text = texts["value"]
        absent = text.removeprefix(ABSENT) if text.startswith(ABSENT) else ""
        number = Decimal(text) if text and not absent else None
        value = replace(value, number=number, absent=absent, sides=())
    if "qualifier" in texts:
        value = replace(value, qualifier=texts["qualifier"])
    if "previous" in texts:
        value = replace(value, previous=Decimal(texts["previous"]) if texts["previous"] else None)
    return value


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
