"""Entry points: a paragraph or the whole report in, findings out.

A rule is one small class with a ``key`` and ``check`` (one paragraph) or ``check_section`` (several of them);
it joins by one line in the tuples below. Spelling is looked up where its dictionary is loaded, see ``texts``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from zhytomyr_desktop.audit.prose.changes import Changes
from zhytomyr_desktop.audit.prose.flows import Flows
from zhytomyr_desktop.audit.prose.model import ProseFinding
from zhytomyr_desktop.audit.prose.moments import early_dates
from zhytomyr_desktop.audit.prose.paragraph import Hit, Paragraph, read
from zhytomyr_desktop.audit.prose.rates import PerUnit, Rates
from zhytomyr_desktop.audit.prose.repeats import horizons, repeated_facts
from zhytomyr_desktop.audit.prose.shares import AttainableShares, Shares
from zhytomyr_desktop.audit.prose.sums import CountedList, PartsOfWhole
from zhytomyr_desktop.audit.wording.agreement import Agreement
from zhytomyr_desktop.audit.wording.names import two_spellings
from zhytomyr_desktop.audit.wording.typography import Typography
from zhytomyr_desktop.audit.wording.units import UnitSlips

ReportRule = Callable[[Mapping[str, Sequence[Paragraph]]], Iterator[ProseFinding]]


class ParagraphRule(Protocol):
    """A rule that needs one paragraph only."""

    key: str

    def check(self, paragraph: Paragraph) -> Iterable[Hit]:
        """Findings of the paragraph."""


class SectionRule(Protocol):
    """A rule that looks at the paragraphs of a section together."""

    key: str

    def check_section(self, paragraphs: Sequence[Paragraph]) -> Iterable[Hit]:
        """Findings of the section; each names its paragraph by index."""


PARAGRAPH_RULES: tuple[ParagraphRule, ...] = (
    PartsOfWhole(),
    CountedList(),
    Changes(),
    PerUnit(),
    Flows(),
    Agreement(),
    UnitSlips(),
    Typography(),
)
SECTION_RULES: tuple[SectionRule, ...] = (Shares(), AttainableShares(), Rates())
REPORT_RULES: tuple[ReportRule, ...] = (repeated_facts, horizons, early_dates, two_spellings)


def audit_report(sections: Mapping[str, Sequence[str]]) -> list[ProseFinding]:
    """Findings of the whole report: section title -> its paragraphs; in the order of the report."""
    paragraphs = {section: [read(text) for text in texts] for section, texts in sections.items()}
    across = [finding for rule in REPORT_RULES for finding in rule(paragraphs)]
    found: list[ProseFinding] = []
    for section in paragraphs:
        own = list(audit_section(section, sections[section]))
        found += _sorted(own + [finding for finding in across if finding.section == section])
    return found


def audit_section(section: str, texts: Sequence[str]) -> Iterator[ProseFinding]:
    """Findings of one section, those across its paragraphs (bases of shares, rates) included."""
    for index, text in enumerate(texts):
        for key, hit in _all_hits(text):
            yield _finding(section, index, key, hit)
    paragraphs = [read(text) for text in texts]
    for rule in SECTION_RULES:
        for hit in rule.check_section(paragraphs):
            yield _finding(section, hit.paragraph, rule.key, hit)


@lru_cache(maxsize=1024)
def _all_hits(text: str) -> tuple[tuple[str, Hit], ...]:
    """The hits of the paragraph rules, remembered: typing changes one paragraph of many."""
    paragraph = read(text)
    return tuple((rule.key, hit) for rule in PARAGRAPH_RULES for hit in rule.check(paragraph))


def _sorted(findings: Iterable[ProseFinding]) -> list[ProseFinding]:
    return sorted(findings, key=lambda finding: (finding.paragraph, finding.span, finding.rule))


def _finding(section: str, index: int, rule: str, hit: Hit) -> ProseFinding:
    return ProseFinding(
        section, index, hit.span, rule, hit.severity, hit.message, hit.stated, hit.computed, hit.mend
    )
