"""All checks of a file's values: the rules of the forms, what free text says, and its explanations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from forms.definition import Catalogue, Section
from forms.values import ReportValues
from zhytomyr_desktop.audit import figures, texts
from zhytomyr_desktop.audit.finding import Finding
from zhytomyr_desktop.audit.prose.coverage import Coverage, coverage
from zhytomyr_desktop.audit.texts import Told
from zhytomyr_desktop.audit.wording.spelling import Spelling
from zhytomyr_desktop.checking import telling
from zhytomyr_desktop.report.compose import compose_section


def findings(
    catalogue: Catalogue,
    values: ReportValues,
    sections: Sequence[Section],
    asked: Sequence[Section],
    *,
    spelling: bool = False,
) -> tuple[Finding, ...]:
    """Findings of the asked sections; the texts of all ``sections`` are read, for facts told twice."""
    told = [paragraph for section in sections for paragraph in told_of(catalogue, values, section)]
    keys = {section.key for section in asked}
    words = own_words(values) if spelling and any(t.free for t in told) else None
    in_texts = texts.findings(told, words)
    found = [*figures.findings(asked, catalogue, values), *(f for f in in_texts if f.section in keys)]
    return figures.by_weight(explained(found, values))


def told_of(catalogue: Catalogue, values: ReportValues, section: Section) -> Iterator[Told]:
    """The printed paragraphs of a section as the audit of texts reads them."""
    return telling.told(compose_section(catalogue, values, section.key), values, section.title)


def own_words(values: ReportValues) -> Spelling:
    """The dictionary with the words of all sections of the file; the first word asked for loads it."""
    return Spelling(word for section in values.sections.values() for word in section.words)


def explained(found: Iterable[Finding], values: ReportValues) -> Iterator[Finding]:
    """The findings with the explanations that people gave."""
    for finding in found:
        text = values.section(finding.section).explanations.get(finding.rule, "")
        yield replace(finding, explanation=text) if text else finding


def section_coverage(catalogue: Catalogue, values: ReportValues, section: Section) -> Coverage:
    """The numbers of a section's printed text, counted."""
    return coverage((told.text, told.bound) for told in told_of(catalogue, values, section))
