"""Figures and words of people's own sentences: the audit of prose told as findings at their statements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from zhytomyr_desktop.audit.figures import Finding
from zhytomyr_desktop.audit.prose.check import audit_report
from zhytomyr_desktop.audit.prose.model import ProseFinding


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One printed paragraph. ``title``: its section's; ``item``: its statement; ``bound``: spans of fields.

    ``free``: a person wrote it. The form's own sentences are reviewed with the form and its rules speak for
    their figures; they are read only for what two sections say of one fact.
    """

    section: str
    title: str
    item: str
    text: str
    bound: tuple[tuple[int, int], ...] = ()
    free: bool = False


def findings(paragraphs: Iterable[Told]) -> list[Finding]:
    """What free text says against itself, against other sections and against the rules of writing."""
    sections: dict[str, list[Told]] = {}
    for paragraph in paragraphs:
        sections.setdefault(paragraph.title, []).append(paragraph)
    texts = {section: [told.text for told in list_] for section, list_ in sections.items()}
    found = ((sections[f.section][f.paragraph], f) for f in audit_report(texts))
    return [_finding(told, f) for told, f in found if told.free and not _is_the_forms(told, f)]


def _is_the_forms(told: Told, found: ProseFinding) -> bool:
    """Whether a finding about wording lies in words that the program itself has written."""
    start, end = found.span
    inside = any(first <= start and end <= last for first, last in told.bound)
    return inside and found.rule.startswith("wording")


def _finding(told: Told, found: ProseFinding) -> Finding:
    return Finding(
        section=told.section,
        items=(told.item,),
        rule=f"{found.rule}:{told.item}",
        severity=found.severity,
        stated=found.stated,
        computed=found.computed,
        message=f"{found.message} («{_place(told.text, found.span)}»)",
    )


def _place(text: str, span: tuple[int, int], around: int = 24) -> str:
    """The words of the finding with a little of what stands around them."""
    start, end = max(0, span[0] - around), min(len(text), span[1] + around)
    head = "…" if start else ""
    tail = "…" if end < len(text) else ""
    return f"{head}{text[start:end].strip()}{tail}"
