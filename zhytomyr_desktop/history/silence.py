"""What went silent: figures and sentences that last year's report told and this year's does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from forms.definition import Catalogue, Figure, Section, Table
from forms.values import ReportValues, SectionValues
from zhytomyr_desktop.history.comparing import FIGURE, ROW, STATEMENT, TEXT, told
from zhytomyr_desktop.report.compose import compose_section
from zhytomyr_desktop.review import board
from zhytomyr_desktop.showing import figure_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """One thing that this year lacks. ``last``: how last year told it; ``field``: where to fill it in.

    ``hidden``: whether a person took the sentence out on purpose.
    """

    kind: str
    section: str
    item: str
    label: str
    last: str
    field: str = ""
    hidden: bool = False


def silences(
    catalogue: Catalogue, last: ReportValues, now: ReportValues, sections: Iterable[Section]
) -> tuple[Silence, ...]:
    """All that ``last`` told in these sections and ``now`` lacks, in the order of the report.

    A figure that is deliberately absent, with its reason, is told and not silent.
    """
    return tuple(
        found
        for section in sections
        for found in (*_fields(section, last, now), *_statements(catalogue, section, last, now))
    )


def as_json(found: Iterable[Silence]) -> list[dict[str, Any]]:
    """As the command line prints them."""
    return [asdict(one) for one in found]


def _fields(section: Section, last: ReportValues, now: ReportValues) -> Iterator[Silence]:
    before, after = last.section(section.key), now.section(section.key)
    for field in section.fields():
        text = _last_text(field, before)
        if text and not board.is_filled(after, field.key) and not after.figure(field.key).sides:
            kind = FIGURE if isinstance(field, Figure) else ROW if isinstance(field, Table) else TEXT
            yield Silence(
                kind=kind, section=section.key, item=field.key, label=field.label, last=text, field=field.key
            )


def _last_text(field: object, before: SectionValues) -> str:
    if isinstance(field, Figure):
        value = before.figure(field.key)
        return figure_text(field, value) if value.number is not None else ""
    if isinstance(field, Table):
        rows = before.tables.get(field.key, ())
        return f"рядків: {len(rows)}" if rows else ""
    key = getattr(field, "key", "")
    if key in before.dates and (day := before.dates[key].day) is not None:
        return f"{day:%d.%m.%Y}"
    return before.texts[key].text if key in before.texts else ""


def _statements(
    catalogue: Catalogue, section: Section, last: ReportValues, now: ReportValues
) -> Iterator[Silence]:
    here = told(catalogue, now, section)
    gaps = _gaps(catalogue, section, now)
    entered = now.section(section.key).statements
    for item, text in told(catalogue, last, section).items():
        if item not in here:
            change = entered.get(item.removeprefix("statement/"))
            yield Silence(
                kind=STATEMENT,
                section=section.key,
                item=item,
                label="",
                last=text,
                field=gaps.get(item, ""),
                hidden=bool(change and change.hidden),
            )


def _gaps(catalogue: Catalogue, section: Section, now: ReportValues) -> dict[str, str]:
    """The first field that each unprinted sentence lacks, by its item."""
    lacking: dict[str, str] = {}
    for paragraph in compose_section(catalogue, now, section.key, gaps=True):
        field = next((run.item for run in paragraph.runs if run.gap and run.item), "")
        if field:
            lacking.setdefault(f"statement/{paragraph.statement}", field)
    return lacking
