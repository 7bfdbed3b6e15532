"""The act of a merge (акт приєднання): files with their hashes, people, counts and every decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from db.change import Change
from db.records import MergeAct, RecordedDecision, RecordedFile
from forms.definition import Catalogue
from zhytomyr_desktop import fields
from zhytomyr_desktop.clock import local
from zhytomyr_desktop.errors import UserError
from zhytomyr_desktop.report.document import Block, Document, Heading, Paragraph, Run, Signature, Table

_DECISIONS = ("Розділ", "Показник", "Було внесено", "Залишено", "Хто вирішив")


def as_json(act: MergeAct) -> dict[str, Any]:
    """The act for other programs."""
    content = asdict(act)
    content["files"] = [
        {**asdict(one), "authors": dict(one.authors), "sections": dict(one.sections)} for one in act.files
    ]
    content["decisions"] = [_decision_json(one) for one in act.decisions]
    return content


def _decision_json(one: RecordedDecision) -> dict[str, Any]:
    section, item, field = one.change.key
    return {
        "section": section,
        "item": item,
        "field": field,
        **_side(one.change),
        "sides": [_side(side) for side in one.sides],
        "at_once": one.at_once,
    }


def _side(change: Change) -> dict[str, str]:
    return {"value": change.value, "author": change.author, "at": change.at, "change": change.id}


def write(path: Path, act: MergeAct, catalogue: Catalogue, year: int) -> None:
    """Write the act as ``.pdf`` or ``.docx``. Raises UserError, ReportError."""
    document = as_document(act, catalogue, year)
    if path.suffix.lower() == ".pdf":
        from zhytomyr_desktop.report.pdf import write_pdf

        write_pdf(document, path)
    elif path.suffix.lower() == ".docx":
        from zhytomyr_desktop.report.docx import write_docx

        write_docx(document, path)
    else:
        raise UserError("Назва акта має закінчуватися на «.pdf» або «.docx».")


def as_document(act: MergeAct, catalogue: Catalogue, year: int) -> Document:
    """The act as a document, signed by the one who merged."""
    return Document(
        title=f"Акт приєднання файлів № {act.number} до звіту за {year} рік",
        year=year,
        annex_mark=(),
        blocks=tuple(_blocks(act, catalogue)),
        signatures=(Signature("Файли приєднано:", act.author),),
    )


def _blocks(act: MergeAct, catalogue: Catalogue) -> Iterator[Block]:
    yield _paragraph(f"Приєднано {local(act.at)}. Файлів: {len(act.files)}; змін: {_taken(act)}.")
    if act.undone_at:
        yield _paragraph(f"Приєднання скасовано {local(act.undone_at)}: {act.undone_by}.")
    yield Heading(2, "Файли")
    for number, one in enumerate(act.files, start=1):
        yield _paragraph(f"{number}. {file_words(one, catalogue)}")
    yield Heading(2, "Рішення щодо розбіжностей")
    rows = tuple(_row(one, catalogue) for one in act.decisions)
    yield Table("", _DECISIONS, rows) if rows else _paragraph("Розбіжностей, які довелося вирішувати, немає.")


def file_words(one: RecordedFile, catalogue: Catalogue) -> str:
    """A file in one paragraph, its hash in groups so that a line can break."""
    people = ", ".join(f"{name} – {count}" for name, count in one.authors)
    titles = ", ".join(f"«{fields.section_title(catalogue, key)}»" for key, _ in one.sections)
    parts = [
        f"«{one.file}»: нових змін – {one.taken}, уже були – {one.already}, поза розділом – {one.refused}.",
        f"Внесли: {people}." if people else "",
        f"Розділи: {titles}." if titles else "",
        f"SHA-256: {' '.join(one.sha256[at : at + 8] for at in range(0, 64, 8))}.",
    ]
    return " ".join(part for part in parts if part)


def _row(one: RecordedDecision, catalogue: Catalogue) -> tuple[str, ...]:
    section, item, field = one.change.key
    sides = "; ".join(f"{fields.told(catalogue, s.key, s.value)} ({s.author})" for s in one.sides)
    when = "під час приєднання" if one.at_once else f"згодом, {local(one.change.at)}"
    return (
        fields.section_title(catalogue, section),
        fields.label(catalogue, section, item),
        sides,
        fields.told(catalogue, (section, item, field), one.change.value),
        f"{one.change.author}, {when}",
    )


def _taken(act: MergeAct) -> int:
    return sum(one.taken for one in act.files)


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))
