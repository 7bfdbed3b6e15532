"""Composed paragraphs as the audit of texts reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate

from forms.values import ReportValues, statement_item
from zhytomyr_desktop.audit.texts import Told
from zhytomyr_desktop.report.document import Paragraph


def told(paragraphs: Iterable[Paragraph], values: ReportValues, title: str) -> Iterator[Told]:
    """Each paragraph of a section with the spans of its fields; free where a person wrote it anew.

    ``title``: the section's heading, by which a finding names it.
    """
    for paragraph in paragraphs:
        change = values.section(paragraph.section).statements.get(paragraph.statement)
        own = bool(change and change.group)
        yield Told(
            section=paragraph.section,
            title=title,
            item=paragraph.statement if own else statement_item(paragraph.statement),
            text=paragraph.text,
            bound=tuple(_spans(paragraph, values, typed=False)),
            typed=tuple(_spans(paragraph, values, typed=True)),
            free=bool(change and (own or change.text.strip())),
        )


def _spans(paragraph: Paragraph, values: ReportValues, *, typed: bool) -> Iterator[tuple[int, int]]:
    """Where fields stand: those that hold typed words, or the others."""
    ends = accumulate(len(run.text) for run in paragraph.runs)
    for run, end in zip(paragraph.runs, ends, strict=True):
        if run.item and (run.item in values.section(run.section).texts) is typed:
            yield end - len(run.text), end
