"""Lists, states and kinds in an English window: only the words of forms and people stay Ukrainian."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QLabel,
    QTableView,
    QTableWidget,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from forms.definition import Figure, Table
from forms.values import QUALIFIERS
from tests.ui.hands import send_text, session_of, wait_for_dialog
from tests.ui.walking import asking, dialog_after, put_away
from zhytomyr_desktop import fields
from zhytomyr_desktop.review import overview
from zhytomyr_desktop.ui.dialogs.manual import ManualDialog
from zhytomyr_desktop.ui.dialogs.timeline import TimelineDialog
from zhytomyr_desktop.ui.main_window import MainWindow
from zhytomyr_desktop.ui.spoken import WORDS, said
from zhytomyr_desktop.workspace import Workspace

Open = Callable[[Path | None], MainWindow]
ME, OTHER = "John Smith", "Mary Brown"
_CYRILLIC = re.compile("[А-яІЇЄҐіїєґ]")
_PRINTED = (
    "Директор департаменту економічного розвитку міської ради",
    "Директор департаменту",
    "Керуючий справами",
    "Вікторія СИЧОВА",
    "Ольга ПАШКО",
    "Житомирської міської територіальної громади",
)
"""Ukrainian on purpose: what the printed report says of itself."""
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


@pytest.fixture
def busy(empty: Path, tmp_path: Path) -> Path:
    """A city file in which everything has happened once, all of it by people who write English."""
    part, city = tmp_path / "part.zvit", empty.rename(tmp_path / "city.zvit")
    with Workspace.open(city, author=ME) as work:
        work.set_many(
            [
                ("animals", "caught", "value", "500"),
                ("animals", "caught", "previous", "20"),
                ("animals", "caught", "note", "from the log"),
                ("animals", "returned", "value", "600"),
            ]
        )
        work.add_row("mobility", "donated_buses", {"origin": "from Estonia", "make": "Scania"})
        work.review.answer(work.review.ask("animals", "caught", "Why?").id, "Because.")
        work.review.ask("water", "section", "All of it?")
        for section, state in (("animals", "returned"), ("water", "submitted"), ("culture", "accepted")):
            work.set_status(section, state, "Please mend." if state == "returned" else "")
        work.assign(["animals", "sport"], part)
    with Workspace.open(part, author=OTHER) as work:
        work.set_figure("animals", "returned", "601")
    with Workspace.open(city, author=ME) as work:
        work.set_figure("animals", "returned", "602")
        work.gathering.merge([part])
        work.assign(["water"], tmp_path / "water.zvit")
    return city


def _ukrainian(window: MainWindow) -> re.Pattern[str]:
    """What stays: words of the forms, and what the checks and the forms' sentences say."""
    session = session_of(window)
    words = {*_PRINTED, *(f"{q} " for q in QUALIFIERS if q), *filter(None, QUALIFIERS)}
    for priority in session.catalogue.priorities:
        words.add(priority.title)
    for section in session.sections():
        words |= {section.title, section.department, *(group.title for group in section.groups)}
        words |= {finding.message for finding in session.findings(section.key)}
        words |= {paragraph.text for paragraph in session.section_text(section.key)}
        for field in section.fields():
            words |= {field.label, field.help}
            for column in (*field.columns, field) if isinstance(field, Table) else (field,):
                words |= {column.label, column.help}
                if isinstance(column, Figure):
                    words |= {column.scale, column.unit.symbol, *column.unit.forms.values()}
    longest = sorted(filter(None, words), key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in longest))


def _items(model: QAbstractItemModel, columns: int, parent: QModelIndex | None = None) -> Iterator[str]:
    above = parent or QModelIndex()
    for row in range(model.rowCount(above)):
        for column in range(columns):
            index = model.index(row, column, above)
            yield from (text for role in _ROLES if isinstance(text := model.data(index, role), str))
        yield from _items(model, columns, model.index(row, 0, above))


def _said(widget: QWidget) -> Iterator[str]:
    """Labels, contents of lists, tables and boxes, their titles, what a screen reader is told."""
    for one in widget.findChildren(QWidget):
        yield from (one.toolTip(), one.accessibleName(), one.accessibleDescription())
    for label in widget.findChildren(QLabel):
        yield label.text()
    for box in widget.findChildren(QComboBox):
        yield from (box.itemText(number) for number in range(box.count()))
    for view in widget.findChildren(QAbstractItemView):
        columns = view.model().columnCount() if isinstance(view, QTableView | QTreeView) else 1
        yield from _items(view.model(), columns)
        if isinstance(view, QTableView | QTableWidget | QTreeView):
            heads = (view.model().headerData(n, Qt.Orientation.Horizontal) for n in range(columns))
            yield from (head for head in heads if isinstance(head, str))


def _left(widget: QWidget, known: re.Pattern[str]) -> set[str]:
    """The texts in which Ukrainian is left once what stays is taken out."""
    texts = {text.replace("&", "") for text in _said(widget) if _CYRILLIC.search(text)}
    return {text for text in texts if _CYRILLIC.search(known.sub("", text))}


def test_states_lists_and_kinds_speak_english(
    open_window: Open, busy: Path, english: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZVIT_AUTHOR", ME)
    window = open_window(busy)
    known = _ukrainian(window)
    for section in ("animals", "water", "culture", "mobility"):
        window.desk.show_section(section)
        window.command("reviewing", "show_remarks")
        assert _left(window, known) == set(), section
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    walked = 0
    for action in asking(window):
        if action is window.menus.find_action or action is window.menus.go_action:
            continue  # lists of the forms' own labels, thousands of them
        dialog = dialog_after(window, action)
        if dialog is not None and not isinstance(dialog, QFileDialog | ManualDialog):
            assert _left(dialog, known) == set(), action.text()
            walked += 1
        put_away(window)
    assert walked > 15


def test_every_word_of_the_rooms_below_can_be_said_in_english(english: None) -> None:
    words = [
        *overview.STAGES.values(),
        *fields.STATE_WORDS.values(),
        *fields.THREAD_WORDS.values(),
        *fields.ITEM_WORDS.values(),
        *fields.REPORT_WORDS.values(),
        *filter(None, fields.FIELD_WORDS.values()),
    ]
    assert set(words) <= set(WORDS)
    assert [word for word in words if _CYRILLIC.search(said(word))] == []
    assert said("приєднання № 12") == "merge no. 12"
    assert said("part.zvit; змін 3; рішень 0") == "part.zvit; changes 3; decisions 0"
    assert said("Розділів – 20: чернетка – 16, роздано – 4.") == "Sections – 20: draft – 16, handed out – 4."


def test_a_ukrainian_window_says_the_words_as_they_are() -> None:
    assert said("Розділів – 20: чернетка – 16.") == "Розділів – 20: чернетка – 16."


def test_the_timeline_is_found_by_the_words_that_it_shows_and_by_the_ukrainian_ones(
    open_window: Open, busy: Path, english: None, qtbot: QtBot
) -> None:
    window = open_window(busy)
    window.menus.timeline_action.trigger()
    dialog = wait_for_dialog(qtbot, window, TimelineDialog)
    pairs = (("note log", "примітка log"), ("merge no", "приєднання"), ("accepted", "прийнято"))
    for pair in pairs:
        found = []
        for words in pair:
            dialog.words.clear()
            send_text(dialog.words, words)
            found.append(dialog.model.rowCount())
        assert found[0] == found[1] > 0, pair


def test_the_board_is_found_by_the_words_that_it_shows_and_by_the_ukrainian_ones(
    open_window: Open, busy: Path, english: None
) -> None:
    window = open_window(busy)
    board = window.commands.coordinating.show_board()
    for words in ("accepted", "прийнято"):
        board.search.clear()
        send_text(board.search, words)
        shown = [row for row in range(board.table.rowCount()) if not board.table.isRowHidden(row)]
        assert len(shown) == 1, words
