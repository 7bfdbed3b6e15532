"""The room of a table: every word of it is seen, whatever the width."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from tests.ui.hands import send_key, session_of
from zhytomyr_desktop.ui.main_window import MainWindow
from zhytomyr_desktop.ui.widgets import table_room
from zhytomyr_desktop.ui.widgets.places import Key
from zhytomyr_desktop.ui.widgets.table_room import widths

Open = Callable[[Path | None], MainWindow]
_COLUMN = st.tuples(st.integers(1, 300), st.integers(0, 900))


@given(st.integers(1, 2000), st.lists(_COLUMN, min_size=1, max_size=8))
def test_columns_fill_the_room_and_none_is_narrower_than_its_longest_word(
    room: int, columns: list[tuple[int, int]]
) -> None:
    least, wanted = [word for word, _ in columns], [word + more for word, more in columns]
    shared = widths(room, least, wanted)
    assert all(width >= word for width, word in zip(shared, least, strict=True))
    assert sum(shared) == max(room, sum(least))
    if room >= sum(wanted):
        assert all(width >= whole for width, whole in zip(shared, wanted, strict=True))


def test_a_long_text_of_a_table_stands_on_several_lines_and_the_table_grows(
    open_window: Open, sample: Path
) -> None:
    window = open_window(sample)
    window.desk.show_section("mobility")
    editor = window.desk.form.table("donated_buses")
    item = f"donated_buses/{editor.model.rows[0].id}"
    before, height = editor.view.rowHeight(0), editor.view.height()
    long = "з Федеративної Республіки Німеччина, передано містом-побратимом у межах програми"
    session_of(window).put([(Key("mobility", item, "origin"), long)])
    window.desk.show_saved_values()
    assert editor.view.rowHeight(0) > before
    assert editor.view.rowHeight(0) >= 2 * editor.view.fontMetrics().height()
    assert editor.view.height() > height
    assert editor.view.verticalHeader().length() <= editor.view.viewport().height()


def test_the_cell_where_the_keyboard_is_stays_in_sight_in_a_long_table(
    open_window: Open, empty: Path, qtbot: QtBot
) -> None:
    window = open_window(empty)
    window.desk.show_section("mobility")
    window.desk.form.focus_field("donated_buses")
    editor = window.desk.form.table("donated_buses")
    QGuiApplication.clipboard().setText("\n".join(f"з країни {n}" for n in range(40)))
    send_key(editor.view, Qt.Key.Key_V, "", Qt.KeyboardModifier.ControlModifier)

    def is_seen() -> bool:
        at = editor.view.visualRect(editor.view.currentIndex())
        return editor.view.viewport().visibleRegion().contains(at.center())

    for key, modifiers in (
        (Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Insert, Qt.KeyboardModifier.NoModifier),
    ):
        send_key(editor.view, key, "", modifiers)
        qtbot.waitUntil(is_seen)
    assert editor.view.currentIndex().row() == 40
    window.desk.form.focus_field("donated_buses")
    for _ in range(39):
        send_key(editor.view, Qt.Key.Key_Down)
    qtbot.waitUntil(is_seen)


def test_what_was_refused_in_a_row_is_told_by_its_number_and_goes_with_the_row(
    open_window: Open, sample: Path
) -> None:
    window = open_window(sample)
    window.desk.show_section("mobility")
    editor = window.desk.form.table("donated_buses")
    window.desk.form.focus_field(f"donated_buses/{editor.model.rows[1].id}", "buses")
    index = editor.view.currentIndex()
    assert editor.model.setData(index, "багато")
    assert editor._error.text().startswith("Рядок 2. ")
    send_key(editor.view, Qt.Key.Key_Delete, "", Qt.KeyboardModifier.ControlModifier)
    assert session_of(window).refusals() == []
    assert not editor._error.isVisible()
    window.command("moving", "undo")
    assert editor.model.index(1, index.column()).data() == "5"
    assert window.close()


def test_a_large_paste_lays_the_table_out_a_few_times_not_once_a_cell(
    open_window: Open, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(empty)
    window.desk.show_section("mobility")
    window.desk.form.focus_field("donated_buses")
    editor = window.desk.form.table("donated_buses")
    fitted: list[QTableView] = []
    fit = table_room.fit
    monkeypatch.setattr(table_room, "fit", lambda view: (fitted.append(view), fit(view)))
    lines = "\n".join(f"з міста {n}\t{n}\tSolaris\t{n % 20}" for n in range(1, 81))
    QGuiApplication.clipboard().setText(lines)
    send_key(editor.view, Qt.Key.Key_V, "", Qt.KeyboardModifier.ControlModifier)
    assert len(editor.model.rows) == 80
    assert len(fitted) < 10
    fitted.clear()
    window.menus.undo_action.trigger()
    assert len(editor.model.rows) == 0
    assert len(fitted) < 10
