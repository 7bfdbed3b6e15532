"""The record of a check (протокол перевірки), findings with explanations: a document or a spreadsheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from forms.definition import Catalogue, Section, Severity
from forms.values import ReportValues
from zhytomyr_desktop import fields, spreadsheet
from zhytomyr_desktop.audit.finding import Finding
from zhytomyr_desktop.audit.prose.coverage import Coverage
from zhytomyr_desktop.errors import UserError
from zhytomyr_desktop.language.typography import tidy
from zhytomyr_desktop.report.document import Block, Document, Heading, Paragraph, Run, Table
from zhytomyr_desktop.spreadsheet import Sheet, Value

SEVERITIES = {
    Severity.ERROR: "Помилка",
    Severity.WARNING: "Попередження",
    Severity.QUESTION: "Запитання",
    Severity.HINT: "Підказка",
}
_MANY = ("помилок", "попереджень", "запитань", "підказок")
HEADER = ("№", "Вага", "Показник", "Зауваження", "Пояснення")
COVERAGE = ("Розділ", "Із показників", "Дати, номери тощо", "Лише в тексті")


@dataclass(frozen=True, slots=True)
class Checked:
    """What was checked and what was found; ``coverage`` by section key."""

    catalogue: Catalogue
    values: ReportValues
    sections: Sequence[Section]
    findings: Sequence[Finding]
    coverage: Mapping[str, Coverage]

    def of(self, section: Section) -> list[Finding]:
        """The findings of a section."""
        return [finding for finding in self.findings if finding.section == section.key]


def write(path: Path, checked: Checked) -> None:
    """Write the record as ``.pdf``, ``.docx`` or ``.xlsx``. Raises UserError, ReportError."""
    kind = path.suffix.lower()
    if kind == ".xlsx":
        from zhytomyr_desktop.report.output import write_atomically

        write_atomically(path, [as_xlsx(checked)])
    elif kind == ".pdf":
        from zhytomyr_desktop.report.pdf import write_pdf

        write_pdf(as_document(checked), path)
    elif kind == ".docx":
        from zhytomyr_desktop.report.docx import write_docx

        write_docx(as_document(checked), path)
    else:
        raise UserError("Назва протоколу має закінчуватися на «.pdf», «.docx» або «.xlsx».")


def as_document(checked: Checked) -> Document:
    """The record as a document: a summary, a table for each section, the coverage of numbers."""
    return Document(
        title=f"Протокол перевірки звіту за {checked.values.year} рік",
        year=checked.values.year,
        annex_mark=(),
        blocks=tuple(_blocks(checked)),
        signatures=(),
    )


def _blocks(checked: Checked) -> Iterator[Block]:
    yield Paragraph((Run(summary(checked.findings)),))
    for section in checked.sections:
        rows = tuple(_rows(checked, section))
        if rows:
            yield Heading(2, tidy(section.title), section=section.key)
            yield Table("", HEADER, rows)
    yield Heading(2, "Числа в тексті звіту")
    yield Table("", COVERAGE, tuple(_coverage_rows(checked)), numeric=(1, 2, 3))


def summary(findings: Sequence[Finding]) -> str:
    """How many findings of each weight there are, and how many are explained."""
    if not findings:
        return "Зауважень немає."
    counted = Counter(finding.severity for finding in findings)
    named = zip(SEVERITIES, _MANY, strict=True)
    words = ", ".join(f"{word} – {counted[weight]}" for weight, word in named if counted[weight])
    explained = sum(not finding.is_open for finding in findings)
    return f"Усього зауважень – {len(findings)}: {words}. Пояснено – {explained}."


def _rows(checked: Checked, section: Section) -> Iterator[tuple[str, ...]]:
    for number, finding in enumerate(checked.of(section), start=1):
        place = ", ".join(dict.fromkeys(_place(checked.catalogue, finding, item) for item in finding.items))
        yield str(number), SEVERITIES[finding.severity], place, finding.message, finding.explanation


def _place(catalogue: Catalogue, finding: Finding, item: str) -> str:
    """How a field is called; a sentence is called so."""
    if item.startswith(("own/", "statement/")):
        return "речення"
    other, dot, key = item.partition(".")
    section, key = (other, key) if dot else (finding.section, item)
    label = fields.label(catalogue, section, key)
    known = catalogue.section(section)
    return f"{label} ({known.title})" if dot and known else label


def _coverage_rows(checked: Checked) -> Iterator[tuple[str, ...]]:
    total = Coverage()
    for section in checked.sections:
        counted = checked.coverage[section.key]
        total += counted
        yield section.title, str(counted.bound), str(counted.exempt), str(counted.orphan)
    yield "Разом", str(total.bound), str(total.exempt), str(total.orphan)


def as_xlsx(checked: Checked) -> bytes:
    """The record as a spreadsheet: one sheet of findings, which can be filtered, one of the coverage."""
    covered = (_as_numbers(row) for row in _coverage_rows(checked))
    return spreadsheet.as_xlsx(
        (
            Sheet("Зауваження", ("Розділ", *HEADER), _sheet_rows(checked), (28, 5, 14, 34, 70, 40)),
            Sheet("Числа в тексті", COVERAGE, covered, (44, 16, 20, 16)),
        )
    )


def _sheet_rows(checked: Checked) -> Iterator[tuple[Value, ...]]:
    for section in checked.sections:
        for number, *cells in _rows(checked, section):
            yield section.title, int(number), *cells


def _as_numbers(row: tuple[str, ...]) -> tuple[Value, ...]:
    return row[0], *(int(cell) for cell in row[1:])
