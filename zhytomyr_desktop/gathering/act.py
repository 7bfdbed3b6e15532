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
from zhytomyr_desktop.gathering.outside import Outside, OutsideOfAct
from zhytomyr_desktop.history.timeline import called
from zhytomyr_desktop.report.document import Block, Document, Heading, Paragraph, Run, Signature, Table

_OUTSIDE = ("Файл", "Розділ", "Показник", "Значення", "Хто і коли", "Рішення")
_DECISIONS = ("Розділ", "Показник", "Було внесено", "Залишено", "Хто вирішив")


def as_json(act: MergeAct, outside: OutsideOfAct | None = None) -> dict[str, Any]:
    """The act for other programs."""
    content = asdict(act)
    content["files"] = [
        {**asdict(one), "authors": dict(one.authors), "sections": dict(one.sections)} for one in act.files
    ]
    content["decisions"] = [_decision_json(one) for one in act.decisions]
    if outside is not None:
        content["outside"] = [_outside_json(one) for one in outside.changes]
        content["outside_missing"] = list(outside.missing)
    return content


def _outside_json(one: Outside) -> dict[str, Any]:
    section, item, field = one.change.key
    place = {"file": one.file, "section": section, "item": item, "field": field}
    return {**place, **_side(one.change), "taken": one.taken, "taken_later_by": one.later or None}


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


def write(path: Path, document: Document) -> None:
    """Write the act's document as ``.pdf`` or ``.docx``. Raises UserError, ReportError."""
    if path.suffix.lower() == ".pdf":
        from zhytomyr_desktop.report.pdf import write_pdf

        write_pdf(document, path)
    elif path.suffix.lower() == ".docx":
        from zhytomyr_desktop.report.docx import write_docx

        write_docx(document, path)
    else:
        raise UserError("Назва акта має закінчуватися на «.pdf» або «.docx».")


def as_document(act: MergeAct, outside: OutsideOfAct, catalogue: Catalogue, year: int) -> Document:
    """The act as a document, signed by the one who merged."""
    return Document(
        title=f"Акт приєднання файлів № {act.number} до звіту за {year} рік",
        year=year,
        annex_mark=(),
        blocks=(*_blocks(act, catalogue), *_outside_blocks(outside, catalogue)),
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


def _outside_blocks(outside: OutsideOfAct, catalogue: Catalogue) -> Iterator[Block]:
    if not outside.changes and not outside.missing:
        return
    yield Heading(2, "Зміни поза виданими розділами")
    rows = tuple(_outside_row(one, catalogue) for one in outside.changes)
    if rows:
        yield Table("", _OUTSIDE, rows)
    for name in outside.missing:
        yield _paragraph(f"Отриманого файла «{name}» у теці отриманих немає, тому його змін не перелічено.")


def _outside_row(one: Outside, catalogue: Catalogue) -> tuple[str, ...]:
    change = one.change
    return (
        one.file,
        fields.section_title(catalogue, change.section),
        called(catalogue, *change.key),
        fields.told(catalogue, change.key, change.value),
        f"{change.author}, {local(change.at)}",
        outside_decision(one),
    )


def outside_decision(one: Outside) -> str:
    """What was decided about a change out of scope."""
    if one.taken:
        return "взято на вимогу"
    return f"не взято; узято згодом приєднанням № {one.later}" if one.later else "не взято"


def file_words(one: RecordedFile, catalogue: Catalogue) -> str:
    """A file in one paragraph."""
    return " ".join(file_lines(one, catalogue))


def file_lines(one: RecordedFile, catalogue: Catalogue) -> list[str]:
    """What is told of a file, sentence by sentence; its hash in groups so that a line can break."""
    people = ", ".join(f"{name} – {count}" for name, count in one.authors)
    titles = ", ".join(f"«{fields.section_title(catalogue, key)}»" for key, _ in one.sections)
    parts = [
        f"«{one.file}»: нових змін – {one.taken}, уже були – {one.already}, поза розділом – {one.refused}.",
        f"Узято на вимогу: {one.remark}." if one.remark else "",
        f"Внесли: {people}." if people else "",
        f"Розділи: {titles}." if titles else "",
        f"SHA-256: {' '.join(one.sha256[at : at + 8] for at in range(0, 64, 8))}.",
    ]
    return [part for part in parts if part]


def _row(one: RecordedDecision, catalogue: Catalogue) -> tuple[str, ...]:
    section, _, _ = one.change.key
    sides = "; ".join(f"{fields.told(catalogue, s.key, s.value)} ({s.author})" for s in one.sides)
    when = "під час приєднання" if one.at_once else f"згодом, {local(one.change.at)}"
    return (
        fields.section_title(catalogue, section),
        called(catalogue, *one.change.key),
        sides,
        fields.told(catalogue, one.change.key, one.change.value),
        f"{one.change.author}, {when}",
    )


def _taken(act: MergeAct) -> int:
    return sum(one.taken for one in act.files)


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))
