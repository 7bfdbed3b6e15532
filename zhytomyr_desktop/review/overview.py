"""The coordinator's board: how far each section is on its way out to a department and back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from db.moments import when
from db.records import Received
from forms.definition import Severity
from zhytomyr_desktop.audit.finding import Finding
from zhytomyr_desktop.clock import local, local_day
from zhytomyr_desktop.errors import UserError
from zhytomyr_desktop.language.dates import short_date
from zhytomyr_desktop.report.document import Document, Paragraph, Run, Table
from zhytomyr_desktop.review.board import SectionStatus

if TYPE_CHECKING:
    from zhytomyr_desktop.report.page import PageFormat

STAGES = {
    "draft": "чернетка",
    "handed_out": "роздано",
    "received": "отримано",
    "returned": "повернуто",
    "accepted": "прийнято",
}
"""The stages of a section in words, in the order in which they come."""

MISSING = ("draft", "handed_out", "returned")
"""The stages of a section that is still to come."""

HEADER = (
    "Розділ", "Підрозділ", "Стан", "Заповнено", "Помилки", "Попередження", "Запитання", "Без відповіді",
    "Розбіжності", "Оновити", "Строк", "Здано", "Днів", "Останній файл", "Коли", "Хто",
)  # fmt: skip
_PRINTED = (
    "Розділ", "Підрозділ", "Стан", "Заповнено", "Помилки", "Попередження", "Запитання", "Без відповіді",
    "Розбіжності", "Оновити", "Строк", "Здано", "Днів", "Останній файл, коли, хто",
)  # fmt: skip
_GRAVE = (Severity.ERROR, Severity.WARNING, Severity.QUESTION)
_WIDTHS = (44, 40, 12, 12, 10, 14, 11, 14, 13, 10, 12, 12, 8, 30, 17, 24)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardLine:
    """A section on the board. ``findings``: open ones by severity.

    ``received``: the day on which it came back for the first time since it was last handed out; None where
    it has not, or was filled here. ``days_left``: from that day, or else from today, to the deadline;
    negative when late.
    """

    status: SectionStatus
    stage: str
    handed_out_at: str = ""
    last: Received | None = None
    findings: Mapping[Severity, int]
    deadline: date | None = None
    received: date | None = None
    days_left: int | None = None

    @property
    def has_questions(self) -> bool:
        """Whether somebody has to look: findings, conflicts or remarks without an answer."""
        return bool(
            any(self.findings.get(weight) for weight in _GRAVE)
            or self.status.conflicts
            or self.status.unanswered
        )

    @property
    def is_missing(self) -> bool:
        """Whether the section has not come back yet."""
        return self.stage in MISSING

    @property
    def is_late(self) -> bool:
        """Whether the deadline is over and the section has not come back."""
        return self.is_missing and self.days_left is not None and self.days_left < 0

    @property
    def came_late(self) -> bool:
        """Whether the section came back after its deadline."""
        return self.received is not None and self.days_left is not None and self.days_left < 0


def lines(
    statuses: Iterable[SectionStatus],
    findings: Sequence[Finding],
    handed_out: Mapping[str, str],
    received: Mapping[str, Sequence[Received]],
    today: date,
) -> tuple[BoardLine, ...]:
    """The board, in the order of the report. ``received``: the files that came for a section, in order."""
    return tuple(
        _line(one, findings, handed_out.get(one.key, ""), received.get(one.key, ()), today)
        for one in statuses
    )


def _line(
    status: SectionStatus,
    findings: Sequence[Finding],
    given: str,
    arrivals: Sequence[Received],
    today: date,
) -> BoardLine:
    deadline = _day(status.deadline)
    last = arrivals[-1] if arrivals else None
    stage = _stage(status.state, given, last)
    here = (one.at for one in arrivals if when(one.at) >= when(given))
    came = "" if stage in MISSING else next(here, "")
    received = local_day(came)
    counted_from = today if stage in MISSING else received
    return BoardLine(
        status=status,
        stage=stage,
        handed_out_at=given,
        last=last,
        findings=Counter(f.severity for f in findings if f.section == status.key and f.is_open),
        deadline=deadline,
        received=received,
        days_left=(deadline - counted_from).days if deadline and counted_from else None,
    )


def _stage(state: str, handed_out: str, last: Received | None) -> str:
    if state in ("accepted", "returned"):
        return state
    if state == "submitted" or (last is not None and when(last.at) >= when(handed_out)):
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
        short_date(line.received) if line.received else "",
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

        write_pdf(as_document(board, year, today), path, form=_sheet())
    elif kind == ".docx":
        from zhytomyr_desktop.report.docx import write_docx

        write_docx(as_document(board, year, today), path, form=_sheet())
    else:
        raise UserError("Назва табло має закінчуватися на «.xlsx», «.pdf» або «.docx».")


def _sheet() -> PageFormat:
    """A4 on its side, for a table of many columns; a working paper, its type smaller than the standard's."""
    from zhytomyr_desktop.report.page import PageFormat

    return PageFormat(
        width=297.0, height=210.0, left=15.0, right=10.0, top=15.0, bottom=12.0, size=11.0, table_size=8.5
    )


def as_document(board: Sequence[BoardLine], year: int, today: date) -> Document:
    """The board on paper: all that the window shows of a section."""
    return Document(
        title=f"Стан розділів звіту за {year} рік на {short_date(today)}",
        year=year,
        annex_mark=(),
        blocks=(
            Paragraph((Run(summary(board)),)),
            Table("", _PRINTED, tuple(map(_printed, board)), numeric=(4, 5, 6, 7, 8, 9, 12)),
        ),
        signatures=(),
    )


def summary(board: Sequence[BoardLine]) -> str:
    """How many sections are at each stage, and how many are late."""
    counted = Counter(line.stage for line in board)
    words = ", ".join(f"{word} – {counted[stage]}" for stage, word in STAGES.items() if counted[stage])
    late = sum(line.is_late for line in board)
    came_late = sum(line.came_late for line in board)
    return (
        f"Розділів – {len(board)}: {words}."
        + (f" Прострочено – {late}." if late else "")
        + (f" Здано пізніше строку – {came_late}." if came_late else "")
    )


def still_open(board: Sequence[BoardLine]) -> tuple[str, ...]:
    """What is left to be done before the report is signed, each in words with its number; empty: nothing."""
    counted = (
        ("не прийнято розділів", sum(line.stage != "accepted" for line in board)),
        ("не заповнено показників", sum(line.status.expected - line.status.filled for line in board)),
        ("розбіжностей", sum(line.status.conflicts for line in board)),
        ("помилок", sum(line.findings.get(Severity.ERROR, 0) for line in board)),
        ("попереджень", sum(line.findings.get(Severity.WARNING, 0) for line in board)),
        ("зауважень без відповіді", sum(line.status.unanswered for line in board)),
        ("торішніх речень", sum(line.status.renew for line in board)),
    )
    return tuple(f"{words} – {count}" for words, count in counted if count)


def term(line: BoardLine) -> str:
    """What the days say: how long until the deadline, or how the section kept it; empty without one."""
    if line.days_left is None:
        return ""
    days = f"{abs(line.days_left)}\u00a0дн."
    if line.received is not None:
        return f"здано на {days} пізніше строку" if line.days_left < 0 else "здано вчасно"
    if line.days_left < 0:
        return f"прострочено на {days}"
    return f"лишилося {days}" if line.days_left else "останній день"


def _printed(line: BoardLine) -> tuple[str, ...]:
    status, last = line.status, line.last
    return (
        status.title,
        status.department,
        STAGES[line.stage],
        f"{status.filled}\u00a0з\u00a0{status.expected}",
        *(str(line.findings.get(weight, 0) or "–") for weight in _GRAVE),
        str(status.unanswered or "–"),
        str(status.conflicts or "–"),
        str(status.renew or "–"),
        short_date(line.deadline) if line.deadline else "–",
        short_date(line.received) if line.received else "–",
        "–" if line.days_left is None else str(line.days_left).replace("-", "\N{MINUS SIGN}"),
        f"{last.file}, {local(last.at)}, {last.author}" if last else "–",
    )
