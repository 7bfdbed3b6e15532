"""Handing sections out: a file for each department, with a covering note: what to do, by when, for whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import db
from db.publish import publish
from forms.values import decode_date
from zhytomyr_desktop.history.events import hand_out_note
from zhytomyr_desktop.issuing import belonging, delivery, naming, unfinished
from zhytomyr_desktop.issuing.context import context_of
from zhytomyr_desktop.issuing.delivery import Write
from zhytomyr_desktop.language.dates import format_date, short_iso
from zhytomyr_desktop.open_file import OpenFile
from zhytomyr_desktop.report.document import Block, Document, Paragraph, Run, Signature, Table
from zhytomyr_desktop.review.board import SectionStatus

NOTE_SUFFIX = " – супровідний лист.docx"


@dataclass(frozen=True, slots=True)
class Package:
    """What one department gets: its sections in the order of the report, the file and the note."""

    department: str
    sections: tuple[SectionStatus, ...]
    file: Path
    note: Path

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the sections."""
        return tuple(section.key for section in self.sections)

    @property
    def deadline(self) -> str:
        """The earliest deadline of the sections, an ISO date; empty where none has one."""
        return min((section.deadline for section in self.sections if section.deadline), default="")


def packages(sections: Sequence[SectionStatus], folder: Path) -> list[Package]:
    """One package for each department, in the order of the report; departments of one name are one."""
    by_department: dict[str, list[SectionStatus]] = {}
    for section in sections:
        by_department.setdefault(section.department or section.title, []).append(section)
    made: list[Package] = []
    for department, own in by_department.items():
        stem = _stem(department, {package.file.stem.casefold() for package in made})
        note = folder / f"{stem}{NOTE_SUFFIX}"
        made.append(Package(department, tuple(own), folder / f"{stem}{naming.FILE_SUFFIX}", note))
    return made


def deliver(
    city: OpenFile,
    folder: Path,
    parts: Mapping[str, Sequence[str]],
    notes: Mapping[str, Callable[[], Document]],
) -> list[Path]:
    """Write a section file for each name and its sections, and the notes; remember the hand-overs.

    All of it or nothing, also where the process is killed: then the next start takes back what is there,
    see ``unfinished.settle``. Returns where the files are. Raises DeliveryError.
    """
    handovers: list[db.HandOver] = []
    said = belonging.said_of(city)

    def cut(path: Path, keys: Sequence[str]) -> None:
        context = context_of(city, keys)
        handovers.append(db.cut_out(city.file, keys, path, context=context, meta=said))

    files: list[tuple[str, Write]] = [(name, partial(cut, keys=keys)) for name, keys in parts.items()]
    files += [(name, partial(_write_note, make=make)) for name, make in notes.items()]
    unfinished.settle(city.file)
    with unfinished.journal(city.path) as journal:

        def keep() -> None:
            journal.note(handovers=[one.id for one in handovers])
            db.remember(city.file, handovers, notes_of(city))

        placed = delivery.deliver(folder, files, keep, journal)
    city.reload()
    return placed


def notes_of(city: OpenFile) -> db.Notes | None:
    """Which file it was and who handed it out, for the log of a city; a section file's log is not its own."""
    if not city.is_city:
        return None
    return db.Notes(city.author, lambda one: db.Entry(*hand_out_note(one.id), one.file))


def _write_note(path: Path, make: Callable[[], Document]) -> None:
    from zhytomyr_desktop.report.docx import render

    content = render(make())
    publish(path, partial(_put, content=content))


def _put(draft: Path, content: bytes) -> None:
    draft.write_bytes(content)


def _stem(department: str, taken: set[str]) -> str:
    """A file name after the department; another one where two would be the same."""
    stem = naming.stem(department)
    number, found = 2, stem
    while found.casefold() in taken:
        found, number = f"{stem} ({number})", number + 1
    return found


def note(package: Package, year: int, coordinator: str, contact: str) -> Document:
    """The covering note of a package."""
    return Document(
        title=f"Про подання відомостей до звіту за {year} рік",
        year=year,
        annex_mark=("Кому:", package.department),
        blocks=tuple(_blocks(package, year, coordinator, contact)),
        signatures=(Signature("Координатор звіту", coordinator),),
    )


def _blocks(package: Package, year: int, coordinator: str, contact: str) -> Iterator[Block]:
    yield _paragraph(
        f"Надсилаємо файл «{package.file.name}» для заповнення ваших розділів річного звіту за {year} рік."
    )
    rows = tuple(
        (str(number), one.title, str(one.expected), short_iso(one.deadline) or "–")
        for number, one in enumerate(package.sections, start=1)
    )
    yield Table("Розділи для заповнення", ("№", "Розділ", "Показників", "Строк"), rows, numeric=(2,))
    yield _paragraph("Що потрібно зробити:")
    for number, step in enumerate(_STEPS, start=1):
        yield _paragraph(f"{number}. {step}")
    deadline = _day(package.deadline)
    until = f" не пізніше {deadline}" if deadline else ""
    whom = f"{coordinator}, {contact}" if contact else coordinator
    yield _paragraph(f"Заповнений файл поверніть{until}. Кому повернути: {whom}.")


_STEPS = (
    "Відкрийте файл програмою «Річний звіт громади»; мережа для цього не потрібна.",
    "Внесіть показники; торішні значення показано поруч. Якщо даних немає, позначте «Немає даних» і вкажіть "
    "причину.",
    "Перечитайте речення, перенесені з минулого року, і оновіть їх.",
    "Перегляньте зауваження програми: виправте показник або поясніть, чому він правильний.",
    "Натисніть «Здати розділ» і надішліть записаний файл. Файл можна надсилати кілька разів: нові зміни "
    "додаються до попередніх.",
)


def _day(text: str) -> str:
    day = decode_date(text)
    return format_date(day, "words") if day is not None else text


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))
