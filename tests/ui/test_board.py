"""The board as a table: its words are read whole, its moments are sorted as moments."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from pytestqt.qtbot import QtBot

from db.moments import when
from zhytomyr_desktop.ui.widgets.board import DEPARTMENT, LAST_FILE, TITLE, BoardTable, ShownSection
from zhytomyr_desktop.ui.widgets.items import cell
from zhytomyr_desktop.ui.widgets.wrapping import narrowest, shared

LONG = "Управління з питань надзвичайних ситуацій та цивільного захисту населення міської ради"
LINE = ShownSection(
    key="", title="", department="", stage="чернетка", order=0, filled=1, expected=2, errors=0, warnings=0,
    questions=0, unanswered=0, conflicts=0, renew=0, deadline="", day="", received="", received_day="",
    days_left=None, term="", last="", last_at=when(""), has_questions=False, is_missing=True, is_late=False,
)  # fmt: skip


def _table(qtbot: QtBot, *lines: ShownSection, size: int = 1) -> BoardTable:
    table = BoardTable()
    qtbot.addWidget(table)
    font = table.font()
    font.setPointSizeF(font.pointSizeF() * size)
    table.setFont(font)
    table.resize(1310, 500)
    table.show()
    table.show_lines(lines)
    return table


@pytest.mark.parametrize("size", [1, 2])
def test_titles_and_departments_are_read_whole(qtbot: QtBot, size: int) -> None:
    titles = ("Благоустрій", "Централізоване водопостачання та водовідведення", LONG)
    lines = [replace(LINE, key=title, title=title, department=LONG) for title in titles]
    table = _table(qtbot, *lines, size=size)
    for row in range(len(titles)):
        for column in (TITLE, DEPARTMENT):
            room = QRect(0, 0, table.columnWidth(column) - 6, 10_000)
            text = cell(table, row, column).text()
            words = table.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, text)
            assert words.height() - table.rowHeight(row) < table.fontMetrics().height() // 2  # no line is cut
            assert words.width() <= room.width()


def test_a_column_that_is_made_narrow_by_hand_shows_its_words_in_more_lines(qtbot: QtBot) -> None:
    table = _table(qtbot, replace(LINE, key="one", title="Один", department=LONG))
    before = table.rowHeight(0)
    table.setColumnWidth(DEPARTMENT, table.columnWidth(DEPARTMENT) // 2)
    assert table.rowHeight(0) > before


def test_a_column_without_words_keeps_its_title_in_sight(qtbot: QtBot) -> None:
    table = _table(qtbot, replace(LINE, key="one", title=LONG, department=LONG))
    assert table.columnWidth(LAST_FILE) > table.fontMetrics().horizontalAdvance("Останній файл")


def test_a_long_name_of_a_file_takes_no_room_from_the_words(qtbot: QtBot) -> None:
    table = _table(qtbot, replace(LINE, key="one", title=LONG, last="остаточний_варіант" * 9 + ".zvit"))
    assert table.columnWidth(LAST_FILE) < table.fontMetrics().horizontalAdvance("w" * 40)


def test_the_last_files_are_sorted_by_when_they_came(qtbot: QtBot) -> None:
    """In the hour that comes twice on 25 October 2026: 03:30 of winter is after 03:50 of summer."""
    moments = {"перший": "2026-10-25T03:50:00+03:00", "другий": "2026-10-25T03:30:00+02:00", "ніякий": ""}
    lines = [replace(LINE, key=key, title=key, last=key, last_at=when(at)) for key, at in moments.items()]
    table = _table(qtbot, *lines)
    table.sortByColumn(LAST_FILE, Qt.SortOrder.DescendingOrder)
    assert [cell(table, row, TITLE).text() for row in range(3)] == ["другий", "перший", "ніякий"]


@pytest.mark.parametrize(("lines", "width"), [(1, 13), (2, 6), (3, 6), (4, 4), (9, 4)])
def test_the_narrowest_column_of_a_text(lines: int, width: int) -> None:
    assert narrowest("abc de fghi j", lines, len, 99) == width
    assert narrowest("abc de fghi j".replace(" ", ""), lines, len, 5) == 5
    assert narrowest("", lines, len, 5) == 0


def test_what_is_left_over_goes_where_a_line_less_would_be() -> None:
    needs = [{0: 100, 1: 60}, {0: 50, 1: 40}]
    assert shared(needs, 200) == {0: 100, 1: 60}
    assert shared(needs, 125) == {0: 75, 1: 50}
    assert shared(needs, 10) == {0: 50, 1: 40}
