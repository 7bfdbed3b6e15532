"""The board as a table: sorted by any column, filtered, departments and deadlines edited in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QTableWidget, QTableWidgetItem, QWidget

from zhytomyr_desktop.ui.widgets import look, wrapping
from zhytomyr_desktop.ui.widgets.items import cell

_KEY = Qt.ItemDataRole.UserRole
_ORDER = Qt.ItemDataRole.UserRole + 1
DEPARTMENT, STAGE, FILLED, ERRORS, DEADLINE, DAYS, LAST_FILE = 1, 2, 3, 4, 10, 12, 13
TITLE, MOST_LINES = 0, 3
_WORDY = (TITLE, DEPARTMENT, LAST_FILE)
"""Their words go on in the next line where room is narrow; at the most lines the table scrolls."""
_LONGEST_WORD = 24
"""Letters of a word that stay in sight; of a file's longer name the rest is in the tip."""
_EDITED = {DEPARTMENT: "department", DEADLINE: "deadline"}


class Filter(StrEnum):
    """Which sections are shown."""

    ALL = "all"
    QUESTIONS = "questions"
    MISSING = "missing"
    LATE = "late"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSection:
    """A line of the board in words. ``order``: the stage's place; ``day`` and ``received_day`` are ISO dates.

    ``days_left``: to the deadline, from today or from the day on which the section came back; ``term`` says
    it in words. ``said_below``: stage and term in the words of the rooms below, by which it is found too.
    """

    key: str
    title: str
    department: str
    stage: str
    order: int
    filled: int
    expected: int
    errors: int
    warnings: int
    questions: int
    unanswered: int
    conflicts: int
    renew: int
    deadline: str
    day: str
    received: str
    received_day: str
    days_left: int | None
    term: str
    last: str
    last_at: datetime
    has_questions: bool
    is_missing: bool
    is_late: bool
    said_below: str = ""


@dataclass(frozen=True, slots=True)
class AboutSection:
    """A person changed the department or the deadline of a section, as typed."""

    section: str
    field: str
    text: str


class _Cell(QTableWidgetItem):
    """A cell that is sorted by what it means, not by its letters."""

    def __init__(self, text: str, order: object, key: str, tip: str = "") -> None:
        super().__init__(text)
        self.setData(_ORDER, order)
        self.setData(_KEY, key)
        self.setToolTip(look.letters(tip or text))
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
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + look.PADDING)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().sectionResized.connect(self._on_resized)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.itemChanged.connect(self._on_changed)
        self.cellDoubleClicked.connect(self._on_double_clicked)

    def _titles(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Розділ"), self.tr("Двічі клацніть, щоб перейти до розділу")),
            (self.tr("Підрозділ"), self.tr("Хто заповнює; двічі клацніть, щоб змінити")),
            (self.tr("Стан"), self.tr("Чернетка, роздано, отримано, повернуто, прийнято")),
            (self.tr("Заповнено"), self.tr("Скільки показників заповнено або пояснено")),
            (self.tr("Помилки"), self.tr("Суперечності без пояснення")),
            (self.tr("Поперед-\nження"), self.tr("Попередження перевірки без пояснення")),
            (self.tr("Запи-\nтання"), self.tr("Запитання перевірки без пояснення")),
            (self.tr("Без\nвідповіді"), self.tr("Зауваження, на які ще не відповіли")),
            (self.tr("Розбіж-\nності"), self.tr("Показники, які двоє заповнили по-різному")),
            (self.tr("Оновити"), self.tr("Речення, перенесені з минулого року без змін")),
            (self.tr("Строк"), self.tr("До якого дня повернути; двічі клацніть, щоб змінити")),
            (self.tr("Здано"), self.tr("Якого дня файл розділу вперше приєднано після роздачі")),
            (
                self.tr("Днів"),
                self.tr(
                    "Скільки днів до строку: від сьогодні, а для зданого розділу – від дня, коли його здано. "
                    "Від’ємне число – пізніше строку"
                ),
            ),
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
                cell = _Cell(text, order, line.key, line.term if column == DAYS else "")
                if column in _EDITED and not read_only:
                    cell.setFlags(cell.flags() | Qt.ItemFlag.ItemIsEditable)
                if FILLED <= column <= DAYS:
                    cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                tone = self._tone(line, column)
                if tone is not None:
                    cell.setForeground(QBrush(look.color(self.palette(), tone)))
                self.setItem(row, column, cell)
        self.setSortingEnabled(True)
        self._filling = False
        self.fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Give each column of numbers what it needs; the words share the rest and take more lines in it."""
        self._filling = True
        margin = 2 * (self.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 2)
        measure = self.fontMetrics().horizontalAdvance
        texts = {column: self._texts(column) for column in range(self.columnCount())}
        widths = {
            column: max(self._title_width(column) + look.PADDING, *(measure(word) + margin for word in words))
            for column, words in texts.items()
        }
        needs = wrapping.needs(
            {column: texts[column] for column in _WORDY},
            {column: self._title_width(column) for column in _WORDY},
            MOST_LINES,
            measure,
            _LONGEST_WORD * self.fontMetrics().averageCharWidth(),
        )
        others = sum(width for column, width in widths.items() if column not in _WORDY)
        words = wrapping.shared(needs, self.viewport().width() - others - margin * len(_WORDY))
        for column, width in widths.items():
            self.setColumnWidth(column, words[column] + margin if column in words else width)
        self.resizeRowsToContents()
        self._filling = False

    def sizeHintForRow(self, row: int) -> int:
        return super().sizeHintForRow(row) + look.GAP

    def _texts(self, column: int) -> list[str]:
        return ["", *(cell(self, row, column).text() for row in range(self.rowCount()))]

    def _on_resized(self) -> None:
        if not self._filling:
            self.resizeRowsToContents()

    def _title_width(self, column: int) -> int:
        """Pixels of the longest line of a column's title."""
        head = self.horizontalHeaderItem(column)
        lines = head.text().splitlines() if head is not None else []
        return max((self.fontMetrics().horizontalAdvance(line) for line in lines), default=0)

    def _cells(self, line: ShownSection, row: int) -> list[tuple[str, object]]:
        share = line.filled / line.expected if line.expected else 1.0
        return [
            (line.title, row),
            (line.department, line.department.casefold()),
            (line.stage, line.order),
            (self.tr("{} з {}").format(line.filled, line.expected), share),
            (_number(line.errors), line.errors),
            (_number(line.warnings), line.warnings),
            (_number(line.questions), line.questions),
            (_number(line.unanswered), line.unanswered),
            (_number(line.conflicts), line.conflicts),
            (_number(line.renew), line.renew),
            (line.deadline, line.day or "9999"),
            (line.received, line.received_day or "9999"),
            (_days_words(line), _days(line)),
            (line.last, line.last_at),
        ]

    def _tone(self, line: ShownSection, column: int) -> look.Tone | None:
        if column in (DEADLINE, DAYS) and line.is_late:
            return look.Tone.ERROR
        if column == DAYS and line.received:
            return look.Tone.QUIET
        if column == ERRORS and line.errors:
            return look.Tone.ERROR
        if column == FILLED and line.expected and line.filled >= line.expected:
            return look.Tone.GOOD
        return look.Tone.GOOD if column == STAGE and line.order == 4 else None

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
    words = (line.title, line.department, line.stage, line.term, line.last, line.said_below)
    return " ".join(words).casefold()


def _days_words(line: ShownSection) -> str:
    return "" if line.days_left is None else str(line.days_left).replace("-", "\N{MINUS SIGN}")


def _days(line: ShownSection) -> int:
    return 100_000 if line.days_left is None else line.days_left


def _number(count: int) -> str:
    return str(count) if count else ""
