"""Entry points: a paragraph, a section or the whole report in, findings out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from zhytomyr_desktop.audit.prose.changes import Changes
from zhytomyr_desktop.audit.prose.flows import Flows
from zhytomyr_desktop.audit.prose.model import ProseFinding
from zhytomyr_desktop.audit.prose.paragraph import Hit, Paragraph, read
from zhytomyr_desktop.audit.prose.rates import PerUnit, Rates
from zhytomyr_desktop.audit.prose.shares import AttainableShares, Shares
from zhytomyr_desktop.audit.prose.sums import CountedList, PartsOfWhole


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


PARAGRAPH_RULES: tuple[ParagraphRule, ...] = (PartsOfWhole(), CountedList(), Changes(), PerUnit(), Flows())
SECTION_RULES: tuple[SectionRule, ...] = (Shares(), AttainableShares(), Rates())


def audit_section(section: str, texts: Sequence[str]) -> Iterator[ProseFinding]:
    """Arithmetic findings of the section's paragraphs."""
    paragraphs = [read(text) for text in texts]
    for rule in PARAGRAPH_RULES:
        for index, paragraph in enumerate(paragraphs):
            for hit in rule.check(paragraph):
                yield _finding(section, index, rule.key, hit)
    for whole in SECTION_RULES:
        for hit in whole.check_section(paragraphs):
            yield _finding(section, hit.paragraph, whole.key, hit)


def _finding(section: str, index: int, rule: str, hit: Hit) -> ProseFinding:
    return ProseFinding(
        section, index, hit.span, rule, hit.severity, hit.message, hit.stated, hit.computed, hit.mend
    )
