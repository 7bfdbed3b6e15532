"""The coordinator's board: how far each section is on its way out to a department and back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db.records import LastFile
from forms.definition import Severity
from zhytomyr_desktop.audit.figures import Finding
from zhytomyr_desktop.clock import local
from zhytomyr_desktop.errors import UserError
from zhytomyr_desktop.language.dates import short_date
from zhytomyr_desktop.report.document import Document, Paragraph, Run, Table
from zhytomyr_desktop.review.board import SectionStatus

STAGES = {
    "draft": "чернетка",
    "handed_out": "роздано",
    "received": "отримано",
    "returned": "повернуто",
    "accepted": "прийнято",
}
"""The stages of a section in words, in the order in which they come."""

HEADER = (
    "Розділ", "Підрозділ", "Стан", "Заповнено", "Помилки", "Увага", "Питання", "Без відповіді",
    "Розбіжності", "Оновити", "Строк", "Днів", "Останній файл", "Коли", "Хто",
)  # fmt: skip
_WIDTHS = (44, 40, 12, 12, 9, 9, 9, 12, 12, 9, 12, 8, 30, 17, 24)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardLine:
    """A section on the board. ``findings``: open ones by severity; ``days_left``: negative when late."""

    status: SectionStatus
    stage: str
    handed_out_at: str = ""
    last: LastFile | None = None
    findings: Mapping[Severity, int]
    deadline: date | None = None
    days_left: int | None = None

    @property
    def has_questions(self) -> bool:
        """Whether somebody has to look: findings, conflicts or remarks without an answer."""
        grave = (Severity.ERROR, Severity.WARNING, Severity.QUESTION)
        return bool(
            any(self.findings.get(weight) for weight in grave)
            or self.status.conflicts
            or self.status.unanswered
        )

    @property
    def is_missing(self) -> bool:
        """Whether the section has not come back yet."""
        return self.stage in ("draft", "handed_out", "returned")

    @property
    def is_late(self) -> bool:
        """Whether the deadline is over and the section has not come back."""
        return self.is_missing and self.days_left is not None and self.days_left < 0


def lines(
    statuses: Iterable[SectionStatus],
    findings: Sequence[Finding],
    handed_out: Mapping[str, str],
    last_files: Mapping[str, LastFile],
    today: date,
) -> tuple[BoardLine, ...]:
    """The board, in the order of the report."""
    return tuple(_line(status, findings, handed_out, last_files, today) for status in statuses)


def _line(
    status: SectionStatus,
    findings: Sequence[Finding],
    handed_out: Mapping[str, str],
    last_files: Mapping[str, LastFile],
    today: date,
) -> BoardLine:
    deadline = _day(status.deadline)
    given, last = handed_out.get(status.key, ""), last_files.get(status.key)
    return BoardLine(
        status=status,
        stage=_stage(status.state, given, last),
        handed_out_at=given,
        last=last,
        findings=Counter(f.severity for f in findings if f.section == status.key and f.is_open),
        deadline=deadline,
        days_left=(deadline - today).days if deadline else None,
    )


def _stage(state: str, handed_out: str, last: LastFile | None) -> str:
    if state in ("accepted", "returned"):
        return state
    if state == "submitted" or (last is not None and last.at >= handed_out):
        return "received"
    return "handed_out" if handed_out else "draft"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def cells(line: BoardLine) -> tuple[str | int, ...]:
    """A line as the cells of a table, in the order of ``HEADER``."""
    status, last = line.status, line.last
    return (
        status.title,
        status.department,
        STAGES[line.stage],
        f"{status.filled} з {status.expected}",
        line.findings.get(Severity.ERROR, 0),
        line.findings.get(Severity.WARNING, 0),
        line.findings.get(Severity.QUESTION, 0),
        status.unanswered,
        status.conflicts,
        status.renew,
        short_date(line.deadline) if line.deadline else "",
        line.days_left if line.days_left is not None else "",
        last.file if last else "",
        local(last.at) if last else "",
        last.author if last else "",
    )


def write(path: Path, board: Sequence[BoardLine], year: int, today: date) -> None:
    """Write the board as ``.xlsx``, ``.pdf`` or ``.docx``. Raises UserError, ReportError."""
    kind = path.suffix.lower()
    if kind == ".xlsx":
        from zhytomyr_desktop.report.output import write_atomically
        from zhytomyr_desktop.spreadsheet import Sheet, as_xlsx

        write_atomically(path, [as_xlsx([Sheet("Табло", HEADER, map(cells, board), _WIDTHS)])])
    elif kind == ".pdf":
        from zhytomyr_desktop.report.pdf import write_pdf

        write_pdf(as_document(board, year, today), path)
    elif kind == ".docx":
        from zhytomyr_desktop.report.docx import write_docx

        write_docx(as_document(board, year, today), path)
    else:
        raise UserError("Назва табло має закінчуватися на «.xlsx», «.pdf» або «.docx».")


def as_document(board: Sequence[BoardLine], year: int, today: date) -> Document:
    """The board on paper: what fits a page's width."""
    header = ("Розділ і підрозділ", "Стан", "Заповнено", "Питань", "Строк", "Останній файл")
    return Document(
        title=f"Стан розділів звіту за {year} рік на {short_date(today)}",
        year=year,
        annex_mark=(),
        blocks=(Paragraph((Run(summary(board)),)), Table("", header, tuple(_printed(board)))),
        signatures=(),
    )


def summary(board: Sequence[BoardLine]) -> str:
    """How many sections are at each stage, and how many are late."""
    counted = Counter(line.stage for line in board)
    words = ", ".join(f"{word} – {counted[stage]}" for stage, word in STAGES.items() if counted[stage])
    late = sum(line.is_late for line in board)
    return f"Розділів – {len(board)}: {words}." + (f" Прострочено – {late}." if late else "")


def _printed(board: Sequence[BoardLine]) -> Iterator[tuple[str, ...]]:
    for line in board:
        grave = (Severity.ERROR, Severity.WARNING, Severity.QUESTION)
        questions = sum(line.findings.get(weight, 0) for weight in grave) + line.status.unanswered
        last = f"{line.last.file}, {local(line.last.at)}, {line.last.author}" if line.last else "–"
        deadline = short_date(line.deadline) if line.deadline else "–"
        yield (
            f"{line.status.title} – {line.status.department}",
            STAGES[line.stage],
            f"{line.status.filled}/{line.status.expected}",
            str(questions + line.status.conflicts),
            f"{deadline}{_late(line)}",
            last,
        )


def _late(line: BoardLine) -> str:
    return f" (прострочено: {-line.days_left} дн.)" if line.is_late and line.days_left is not None else ""
