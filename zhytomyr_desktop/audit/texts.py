"""Figures and words of people's own sentences: the audit of prose told as findings at their statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zhytomyr_desktop.audit.finding import Finding
from zhytomyr_desktop.audit.prose.check import ParagraphRule, audit_report, audit_section
from zhytomyr_desktop.audit.prose.model import ProseFinding
from zhytomyr_desktop.audit.prose.paragraph import read

_CONTEXT = 48
"""Characters before a finding that tell its words from the same words elsewhere in the statement."""
_LONGEST_KEY = 60
"""Characters of the printed words by which two findings of one rule in one statement are told apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One printed paragraph. ``title``: its section's; ``item``: its statement.

    ``bound``: spans of figures, inflected by the program; ``typed``: spans of words that a person typed into
    a field. ``free``: a person wrote the paragraph. The form's own sentences are reviewed with the form and
    its rules speak for their figures; they are read only for how typed words are written.
    """

    section: str
    title: str
    item: str
    text: str
    bound: tuple[tuple[int, int], ...] = ()
    typed: tuple[tuple[int, int], ...] = ()
    free: bool = False


def findings(paragraphs: Iterable[Told], spelling: ParagraphRule | None = None) -> list[Finding]:
    """What free text says against itself, against other sections and against the rules of writing.

    ``spelling``: a loaded ``Spelling``, or None where words are not looked up.
    """
    sections = _by_title(paragraphs)
    texts = {title: [told.text for told in list_] for title, list_ in sections.items()}
    return _at_statements(sections, audit_report(texts), spelling)


def section_findings(paragraphs: Iterable[Told], spelling: ParagraphRule | None = None) -> list[Finding]:
    """The same of one section, without what only other sections could tell: quick enough between two keys."""
    sections = _by_title(paragraphs)
    free = [title for title, list_ in sections.items() if any(told.free for told in list_)]
    found = (f for title in free for f in audit_section(title, [told.text for told in sections[title]]))
    return _at_statements(sections, found, spelling)


def _by_title(paragraphs: Iterable[Told]) -> dict[str, list[Told]]:
    sections: dict[str, list[Told]] = {}
    for paragraph in paragraphs:
        sections.setdefault(paragraph.title, []).append(paragraph)
    return sections


def _at_statements(
    sections: dict[str, list[Told]], found: Iterable[ProseFinding], spelling: ParagraphRule | None
) -> list[Finding]:
    placed = [(sections[f.section][f.paragraph], f) for f in found]
    if spelling is not None:
        theirs = (told for list_ in sections.values() for told in list_ if told.free or told.typed)
        placed += [(told, f) for told in theirs for f in _misspelled(told, spelling)]
    return [_finding(told, f) for told, f in placed if _is_a_persons(told, f)]


def _misspelled(told: Told, spelling: ParagraphRule) -> Iterator[ProseFinding]:
    for hit in spelling.check(read(told.text)):
        yield ProseFinding(told.section, 0, hit.span, spelling.key, hit.severity, hit.message, hit.stated)


def _is_a_persons(told: Told, found: ProseFinding) -> bool:
    """Whether the finding lies in what a person wrote: a paragraph, or the words of a field."""
    if not found.rule.startswith("wording"):
        return told.free
    return _inside(found.span, told.typed) or (told.free and not _inside(found.span, told.bound))


def _inside(span: tuple[int, int], spans: Iterable[tuple[int, int]]) -> bool:
    return any(first <= span[0] and span[1] <= last for first, last in spans)


def _finding(told: Told, found: ProseFinding) -> Finding:
    printed = told.text[slice(*found.span)]
    return Finding(
        section=told.section,
        items=(told.item,),
        rule=f"{found.rule}:{told.item}:{printed[:_LONGEST_KEY]}",
        severity=found.severity,
        stated=found.stated,
        computed=found.computed,
        message=f"{found.message} («{_place(told.text, found.span)}»)",
        span=found.span,
        printed=printed,
        before=told.text[max(0, found.span[0] - _CONTEXT) : found.span[0]],
        mend=found.mend,
    )


def _place(text: str, span: tuple[int, int], around: int = 24) -> str:
    """The words of the finding with a little of what stands around them."""
    start, end = max(0, span[0] - around), min(len(text), span[1] + around)
    head = "…" if start else ""
    tail = "…" if end < len(text) else ""
    return f"{head}{text[start:end].strip()}{tail}"
