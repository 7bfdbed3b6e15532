"""What an existing report's document becomes in the file: own statements and signatories."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from forms.definition import Catalogue, Section
from forms.template import literal
from forms.values import REPORT, ReportValues, own_item
from zhytomyr_desktop import ordering
from zhytomyr_desktop.entry import unprinted
from zhytomyr_desktop.errors import DocumentError
from zhytomyr_desktop.importing.arranging import Arranged, Signer, arrange, new_only
from zhytomyr_desktop.importing.paragraphs import read_paragraphs

Typed = tuple[str, str, str, str]
"""Section, item, field and text, as ``Workspace.set_many`` takes them."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What was taken of a document: paragraphs by section, how many were there already, the rest."""

    taken: Mapping[str, int]
    already: int
    signers: tuple[Signer, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A document told apart, for the sections that the file may change."""

    sections: tuple[tuple[Section, Sequence[str]], ...]
    signers: tuple[Signer, ...]
    left_out: tuple[str, ...] = field(default=())


def of_document(catalogue: Catalogue, path: Path, scope: Sequence[str]) -> Found:
    """Read a report and tell it apart; of a section file's report only its sections are taken.

    Raises DocumentError where none of the sections' headings stands in it.
    """
    arranged = arrange(catalogue, read_paragraphs(path))
    if not any(arranged.sections.values()):
        raise DocumentError(
            f"У «{path.name}» немає заголовків розділів звіту («{catalogue.sections[1].title}» та інших), "
            "тож невідомо, куди віднести текст. Нічого не взято."
        )
    signs = sorted(
        {sign for texts in arranged.sections.values() for text in texts for sign in unprinted(text)}
    )
    inside = [s for s in catalogue.sections if s.key in scope and arranged.sections.get(s.key)]
    whole = len(scope) == len(catalogue.sections)
    return Found(
        tuple((s, [_without_foreign(text) for text in arranged.sections[s.key]]) for s in inside),
        tuple(arranged.signers) if whole else (),
        (
            *arranged.left_out,
            *_outside(arranged, scope),
            *(f"Знак «{sign}»: його немає у шрифті" for sign in signs),
        ),
    )


def _without_foreign(text: str) -> str:
    """The text without signs that the report's typeface does not have."""
    signs = unprinted(text)
    return " ".join("".join(sign for sign in text if sign not in signs).split(" ")).strip() if signs else text


def _outside(arranged: Arranged, scope: Sequence[str]) -> Iterator[str]:
    return (text for key, texts in arranged.sections.items() if key not in scope for text in texts)


def entries(
    found: Found, values: ReportValues, last_position: Callable[[str], str]
) -> tuple[list[Typed], Imported]:
    """What to enter, and the account of it. ``last_position``: of the first group of a section."""
    typed: list[Typed] = []
    taken: dict[str, int] = {}
    for section, texts in found.sections:
        known = [statement.text for statement in values.section(section.key).statements.values()]
        new = new_only([literal(text) for text in texts], known)
        typed += _statements(section, new, last_position(section.key))
        taken[section.key] = len(new)
    typed += _signatories(found.signers, values.report)
    already = sum(len(texts) for _, texts in found.sections) - sum(taken.values())
    return typed, Imported(taken, already, found.signers, found.left_out)


def _statements(section: Section, texts: Sequence[str], position: str) -> Iterator[Typed]:
    for text in texts:
        position = ordering.between(position)
        item = own_item(ordering.new_id())
        given = {"group": section.groups[0].key, "text": text, "position": position}
        yield from ((section.key, item, name, value) for name, value in given.items())


def _signatories(signers: Sequence[Signer], known: Mapping[str, str]) -> Iterator[Typed]:
    """The signers, where the file names none yet."""
    if any(item.startswith("signatory/") for item in known):
        return
    for number, signer in enumerate(signers, start=1):
        yield REPORT, f"signatory/{number}/post", "value", signer.post
        yield REPORT, f"signatory/{number}/name", "value", signer.name
