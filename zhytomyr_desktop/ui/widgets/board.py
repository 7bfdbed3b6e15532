"""The board as a table: sorted by any column, filtered, departments and deadlines edited in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.items import cell

_KEY = Qt.ItemDataRole.UserRole
_ORDER = Qt.ItemDataRole.UserRole + 1
DEPARTMENT, DEADLINE = 1, 8
_EDITED = {DEPARTMENT: "department", DEADLINE: "deadline"}


class Filter(StrEnum):
    """Which sections are shown."""

    ALL = "all"
    QUESTIONS = "questions"
    MISSING = "missing"
    LATE = "late"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSection:
    """A line of the board in words. ``order``: the stage's place; ``day``: the deadline as an ISO date."""

    key: str
    title: str
    department: str
    stage: str
    order: int
    filled: int
    expected: int
    errors: int
    questions: int
    unanswered: int
    renew: int
    deadline: str
    day: str
    days_left: int | None
    last: str
    last_at: str
    has_questions: bool
    is_missing: bool
    is_late: bool
    conflicts: int = 0


@dataclass(frozen=True, slots=True)
class AboutSection:
    """A person changed the department or the deadline of a section, as typed."""

    section: str
    field: str
    text: str


class _Cell(QTableWidgetItem):
    """A cell that is sorted by what it means, not by its letters."""

    def __init__(self, text: str, order: object, key: str) -> None:
        super().__init__(text)
        self.setData(_ORDER, order)
        self.setData(_KEY, key)
        self.setToolTip(text)
        self.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)

    def __lt__(self, other: QTableWidgetItem) -> bool:
        mine, theirs = self.data(_ORDER), other.data(_ORDER)
        return bool(mine < theirs) if type(mine) is type(theirs) else str(mine) < str(theirs)


class BoardTable(QTableWidget):
    """One line for each section."""

    about_changed = Signal(AboutSection)
    section_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[str, ShownSection] = {}
        self._filling = False
        titles = self._titles()
        self.setColumnCount(len(titles))
        for column, (title, help_) in enumerate(titles):
            head = QTableWidgetItem(title)
            head.setToolTip(help_)
            self.setHorizontalHeaderItem(column, head)
        self.setAccessibleName(self.tr("Табло розділів"))
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + look.PADDING)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setStretchLastSection(True)
        self.itemChanged.connect(self._on_changed)
        self.cellDoubleClicked.connect(self._on_double_clicked)

    def _titles(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Розділ"), self.tr("Двічі клацніть, щоб перейти до розділу")),
            (self.tr("Підрозділ"), self.tr("Хто заповнює; двічі клацніть, щоб змінити")),
            (self.tr("Стан"), self.tr("Чернетка, роздано, отримано, повернуто, прийнято")),
            (self.tr("Заповнено"), self.tr("Скільки показників заповнено або пояснено")),
            (self.tr("Помилки"), self.tr("Суперечності без пояснення")),
            (self.tr("Питання"), self.tr("Застереження й питання без пояснення")),
            (self.tr("Без відповіді"), self.tr("Зауваження, на які ще не відповіли")),
            (self.tr("Оновити"), self.tr("Речення, перенесені з минулого року без змін")),
            (self.tr("Строк"), self.tr("До якого дня повернути; двічі клацніть, щоб змінити")),
            (self.tr("Днів"), self.tr("Скільки днів лишилося; від’ємне число – прострочено")),
            (self.tr("Останній файл"), self.tr("Який файл приєднано останнім, ким і коли заповнено")),
        ]

    def show_lines(self, lines: Sequence[ShownSection], *, read_only: bool = False) -> None:
        """Show these sections; the sorting and the widths are kept."""
        self._filling = True
        self.setSortingEnabled(False)
        self._lines = {line.key: line for line in lines}
        self.setRowCount(len(lines))
        for row, line in enumerate(lines):
            for column, (text, order) in enumerate(self._cells(line, row)):
                cell = _Cell(text, order, line.key)
                if column in _EDITED and not read_only:
                    cell.setFlags(cell.flags() | Qt.ItemFlag.ItemIsEditable)
                if 3 <= column <= 9:
                    cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                tone = self._tone(line, column)
                if tone is not None:
                    cell.setForeground(QBrush(look.color(self.palette(), tone)))
                self.setItem(row, column, cell)
        self.setSortingEnabled(True)
        self._filling = False

    def fit_columns(self) -> None:
        """Give each column its usual width."""
        digit = self.fontMetrics().averageCharWidth()
        for column, letters in enumerate((38, 29, 12, 13, 11, 11, 15, 11, 14, 8)):
            self.setColumnWidth(column, digit * letters)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)

    def _cells(self, line: ShownSection, row: int) -> list[tuple[str, object]]:
        share = line.filled / line.expected if line.expected else 1.0
        questions = line.questions + line.conflicts
        return [
            (line.title, row),
            (line.department, line.department.casefold()),
            (line.stage, line.order),
            (f"{line.filled}/{line.expected}", share),
            (_number(line.errors), line.errors),
            (_number(questions), questions),
            (_number(line.unanswered), line.unanswered),
            (_number(line.renew), line.renew),
            (line.deadline, line.day or "9999"),
            (
                "" if line.days_left is None else str(line.days_left).replace("-", "\N{MINUS SIGN}"),
                _days(line),
            ),
            (line.last, line.last_at),
        ]

    def _tone(self, line: ShownSection, column: int) -> look.Tone | None:
        if column in (8, 9) and line.is_late:
            return look.Tone.ERROR
        if column == 4 and line.errors:
            return look.Tone.ERROR
        if column == 3 and line.expected and line.filled >= line.expected:
            return look.Tone.GOOD
        return look.Tone.GOOD if column == 2 and line.order == 4 else None

    def apply(self, kind: Filter, wanted: str) -> int:
        """Show only the sections of this kind that contain the words; returns how many they are."""
        shown = 0
        for row in range(self.rowCount()):
            line = self._lines[str(cell(self, row, 0).data(_KEY))]
            is_shown = _passes(line, kind) and wanted.strip().casefold() in _searched(line)
            self.setRowHidden(row, not is_shown)
            shown += is_shown
        return shown

    def _on_changed(self, item: QTableWidgetItem) -> None:
        field = _EDITED.get(item.column())
        if not self._filling and field is not None:
            self.about_changed.emit(AboutSection(str(item.data(_KEY)), field, item.text().strip()))

    def _on_double_clicked(self, row: int, column: int) -> None:
        if column not in _EDITED:
            self.section_chosen.emit(str(cell(self, row, 0).data(_KEY)))


def _passes(line: ShownSection, kind: Filter) -> bool:
    return {
        Filter.ALL: True,
        Filter.QUESTIONS: line.has_questions,
        Filter.MISSING: line.is_missing,
        Filter.LATE: line.is_late,
    }[kind]


def _searched(line: ShownSection) -> str:
    return f"{line.title} {line.department} {line.stage} {line.last}".casefold()


def _days(line: ShownSection) -> int:
    return 100_000 if line.days_left is None else line.days_left


def _number(count: int) -> str:
    return str(count) if count else ""
