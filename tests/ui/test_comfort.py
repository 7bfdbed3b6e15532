"""What makes a day's entering easy: the calendar, the next empty field, tables pasted and undone at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from forms.definition import Date, Figure, Table
from tests.ui.hands import dialog_of, focused, on_disk, send_key, send_text, session_of
from zhytomyr_desktop.ui.dialogs.choosing import DetailsDialog, PasteDialog, YearDialog
from zhytomyr_desktop.ui.main_window import MainWindow
from zhytomyr_desktop.ui.widgets.calendar import DayPopup
from zhytomyr_desktop.ui.widgets.places import Key, SaveState
from zhytomyr_desktop.ui.widgets.tables import TableEditor
from zhytomyr_desktop.workspace import Workspace

Open = Callable[[Path | None], MainWindow]


def _first(window: MainWindow, kind: type) -> tuple[str, str]:
    """Section and key of the first field of a kind."""
    return next(
        (section.key, field.key)
        for section in session_of(window).sections()
        for field in section.fields()
        if isinstance(field, kind)
    )


def _popup() -> DayPopup:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, DayPopup) and w.isVisible())


def test_a_day_is_chosen_in_the_calendar_by_keyboard(open_window: Open, empty: Path) -> None:
    window = open_window(empty)
    section, item = _first(window, Date)
    window.desk.show_section(section)
    window.desk.form.focus_field(item)
    window.menus.details_action.trigger()
    popup = _popup()
    assert popup.calendar.selectedDate().toString("dd.MM") == "31.12"
    send_key(popup, Qt.Key.Key_Return)
    assert on_disk(empty, section, item).endswith("-12-31")
    assert window.desk.form.row(item).value_editor.text().startswith("31.12.")
    window.command("moving", "undo")
    assert on_disk(empty, section, item) == ""


def test_the_date_note_and_source_of_a_figure_are_entered(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    window.menus.details_action.trigger()
    dialog = dialog_of(window, DetailsDialog)
    popup = dialog.open_calendar()
    assert popup.calendar.selectedDate().toString("dd.MM.yyyy") == "31.12.2023"
    send_key(popup, Qt.Key.Key_Escape)
    dialog.as_of.setText("15.11.2023")
    popup = dialog.open_calendar()
    send_key(popup.calendar.focusWidget() or popup.calendar, Qt.Key.Key_Right)
    send_key(popup, Qt.Key.Key_Return)
    send_text(dialog.note, "за журналом")
    send_text(dialog.source, "акт № 5")
    send_key(dialog.source, Qt.Key.Key_Return)
    fields = {name: on_disk(sample, "animals", "caught", name) for name in ("as_of", "note", "source")}
    assert fields["note"] == "за журналом"
    assert fields["source"] == "акт № 5"
    assert fields["as_of"] in ("2023-11-15", "2023-11-16")
    assert "за журналом" in window.desk.form.row("caught").marks.note
    window.command("moving", "undo")
    assert on_disk(sample, "animals", "caught", "note") == ""


def test_a_dialog_grows_by_what_it_tells_is_refused(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    window.menus.details_action.trigger()
    dialog = dialog_of(window, DetailsDialog)
    between = dialog.source.y() - dialog.note.geometry().bottom()
    assert between > 1
    send_text(dialog.note, "🐈 кіт")
    send_key(dialog.source, Qt.Key.Key_Return)
    assert dialog.error.isVisible()
    dialog.layout().activate()
    assert dialog.source.y() - dialog.note.geometry().bottom() == between
    assert dialog.error.height() >= dialog.error.heightForWidth(dialog.error.width())


def test_the_next_empty_field_is_found_in_the_next_sections(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    session = session_of(window)
    last = next(session.section("gender").figures()).key
    session.put([(Key("animals", "returned", "value"), ""), (Key("gender", last, "value"), "")])
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    window.menus.next_empty_action.trigger()
    assert focused().place.item == "returned"
    window.menus.next_empty_action.trigger()
    assert (window.desk.section_key, focused().place.item) == ("gender", last)
    window.menus.next_empty_action.trigger()
    assert (window.desk.section_key, focused().place.item) == ("animals", "returned")
    send_text(focused(), "426")
    window.menus.next_empty_action.trigger()
    assert window.desk.section_key == "gender"
    send_text(focused(), "1")
    window.menus.next_empty_action.trigger()
    assert window.statusBar().currentMessage() == "Усе заповнено"


def _table(window: MainWindow) -> tuple[str, Table]:
    section, key = _first(window, Table)
    table = session_of(window).section(section).field(key)
    assert isinstance(table, Table)
    return section, table


def test_a_block_pasted_into_a_table_adds_rows_and_is_undone_at_once(open_window: Open, empty: Path) -> None:
    window = open_window(empty)
    section, table = _table(window)
    window.desk.show_section(section)
    window.desk.form.focus_field(table.key)
    editor = window.desk.form.table(table.key)
    cells = ["5" if isinstance(c, Figure) else "слово" for c in table.columns]
    QGuiApplication.clipboard().setText("\n".join(["\t".join(cells)] * 3))
    send_key(editor.view, Qt.Key.Key_V, "", Qt.KeyboardModifier.ControlModifier)
    rows = session_of(window).values.section(section).tables[table.key]
    assert len(rows) == 3
    item = f"{table.key}/{rows[2].id}"
    assert on_disk(empty, section, item, table.columns[0].key) == cells[0]
    window.command("moving", "undo")
    assert table.key not in session_of(window).values.section(section).tables
    assert len(editor.model.rows) == 0
    window.command("moving", "redo")
    assert len(editor.model.rows) == 3


def _paste(window: MainWindow, lines: list[list[str]]) -> TableEditor:
    """Paste a block into the first table, from its first cell on."""
    section, table = _table(window)
    window.desk.show_section(section)
    window.desk.form.focus_field(table.key)
    editor = window.desk.form.table(table.key)
    QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))
    send_key(editor.view, Qt.Key.Key_V, "", Qt.KeyboardModifier.ControlModifier)
    return editor


def _line(table: Table, number: str, word: str = "слово") -> list[str]:
    return [number if isinstance(c, Figure) else word for c in table.columns]


def test_a_block_that_does_not_fit_is_shown_before_anything_is_written(
    open_window: Open, empty: Path, qtbot: QtBot
) -> None:
    window = open_window(empty)
    section, table = _table(window)
    column = next(c for c in table.columns if isinstance(c, Figure))
    last = [*_line(table, "7"), "зайве"]
    editor = _paste(window, [_line(table, "1 234"), _line(table, "багато"), [""] * 2, last])
    dialog = dialog_of(window, PasteDialog)
    assert editor.model.rows == ()
    assert table.key not in session_of(window).values.section(section).tables
    told = [dialog.list.item(n).text() for n in range(dialog.list.count())]
    bad = next(line for line in told if "багато" in line)
    assert f"рядок 2, {column.label}" in bad
    assert " — " in bad
    assert dialog.list.currentItem().text() == bad
    assert any("зайве" in line and "стовпців" in line for line in told)
    refused = sum(isinstance(c, Figure) for c in table.columns) + 1
    assert f"не підходить: {refused}." in dialog.summary.text()
    dialog.reject()
    assert editor.model.rows == ()
    editor = _paste(window, [_line(table, "1 234"), _line(table, "багато"), [""] * 2, last])
    send_key(dialog_of(window, PasteDialog).list, Qt.Key.Key_Tab)
    dialog_of(window, PasteDialog)._on_accepted()
    shown = editor.model.rows
    assert len(shown) == 3
    numbers = [on_disk(empty, section, f"{table.key}/{row.id}", column.key) for row in shown]
    assert [number.partition(".")[0] for number in numbers] == ["1234", "", "7"]
    window.commands.moving.undo()
    assert editor.model.rows == ()
    assert not window.menus.undo_action.isEnabled()


def test_a_block_pasted_over_rows_is_taken_back_whole_absent_cells_too(
    open_window: Open, empty: Path
) -> None:
    window = open_window(empty)
    section, table = _table(window)
    editor = _paste(window, [_line(table, "немає даних: не рахували", "було")])
    column = next(c for c in table.columns if isinstance(c, Figure))
    item = f"{table.key}/{editor.model.rows[0].id}"
    assert on_disk(empty, section, item, column.key) == "absent:не рахували"
    editor = _paste(window, [_line(table, "5", "стало"), _line(table, "6", "стало")])
    assert on_disk(empty, section, item, column.key).startswith("5")
    assert len(editor.model.rows) == 2
    window.commands.moving.undo()
    assert len(editor.model.rows) == 1
    assert on_disk(empty, section, item, column.key) == "absent:не рахували"


def test_a_qualifier_in_a_tables_number_is_refused_rather_than_dropped(
    open_window: Open, empty: Path
) -> None:
    window = open_window(empty)
    _, table = _table(window)
    editor = _paste(window, [_line(table, "понад 5")])
    dialog = dialog_of(window, PasteDialog)
    assert any("«понад»" in dialog.list.item(n).text() for n in range(dialog.list.count()))
    assert editor.model.rows == ()


def test_rows_are_added_moved_and_removed_by_keys(open_window: Open, empty: Path, qtbot: QtBot) -> None:
    window = open_window(empty)
    section, table = _table(window)
    window.desk.show_section(section)
    window.desk.form.focus_field(table.key)
    editor = window.desk.form.table(table.key)
    control = Qt.KeyboardModifier.ControlModifier
    for word in ("перший", "другий"):
        qtbot.keyClick(editor.view, Qt.Key.Key_Insert)
        first = next(n for n, c in enumerate(table.columns) if not isinstance(c, Figure | Date))
        editor.view.setCurrentIndex(editor.model.index(len(editor.model.rows) - 1, first))
        send_text(editor.view, word[:1])
        send_text(focused(), word[1:])
        send_key(focused(), Qt.Key.Key_Return)
        QApplication.processEvents()
    shown = [editor.model.index(row, first).data() for row in range(2)]
    assert shown == ["перший", "другий"]
    editor.view.setFocus()
    editor.view.setCurrentIndex(editor.model.index(1, first))
    qtbot.keyClick(editor.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [editor.model.index(row, first).data() for row in range(2)] == ["другий", "перший"]
    assert editor.view.currentIndex().row() == 0
    qtbot.keyClick(editor.view, Qt.Key.Key_Delete, control)
    assert [editor.model.index(row, first).data() for row in range(1)] == ["перший"]
    assert len(editor.model.rows) == 1


def test_tab_leaves_a_table_for_the_next_field(open_window: Open, sample: Path, qtbot: QtBot) -> None:
    window = open_window(sample)
    section, table = _table(window)
    window.desk.show_section(section)
    window.desk.form.focus_field(table.key)
    editor = window.desk.form.table(table.key)
    last = editor.model.index(len(editor.model.rows) - 1, len(table.columns) - 1)
    editor.view.setCurrentIndex(last)
    items = window.desk.form.items()
    qtbot.keyClick(editor.view, Qt.Key.Key_Tab)
    after = items.index(table.key) + 1
    if after < len(items):
        assert window.desk.form.current_item == items[after]
    window.desk.form.focus_field(table.key)
    editor.view.setCurrentIndex(editor.model.index(0, 0))
    qtbot.keyClick(editor.view, Qt.Key.Key_Backtab)
    if items.index(table.key):
        assert window.desk.form.current_item == items[items.index(table.key) - 1]


def test_a_remark_stands_below_its_field_until_it_is_settled(open_window: Open, sample: Path) -> None:
    with Workspace.open(sample, author="Марта Гук") as work:
        remark = work.review.ask("animals", "caught", "Чому менше, ніж торік?")
    window = open_window(sample)
    window.desk.show_section("animals")
    row = window.desk.form.row("caught")
    assert "Марта Гук" in row.remark
    assert "Чому менше, ніж торік?" in row.remark
    assert "відповісти" in row.remark
    assert row.remark in row.value_editor.accessibleDescription()
    assert window.desk.form.row("returned").remark == ""
    review = session_of(window).review
    review.answer(remark, "Виправлено за журналом.")
    assert "відповідь є" in row.remark
    review.close(remark)
    assert row.remark == ""


def test_a_pasted_column_fills_the_fields_below_and_is_taken_back_at_once(
    open_window: Open, empty: Path
) -> None:
    window = open_window(empty)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    QGuiApplication.clipboard().setText("1\r\n2\r\n3\r\n")
    send_key(focused(), Qt.Key.Key_V, "", Qt.KeyboardModifier.ControlModifier)
    items = window.desk.form.items()[:3]
    assert [on_disk(empty, "animals", item) for item in items] == ["1", "2", "3"]
    assert [window.desk.form.row(item).value_editor.text() for item in items] == ["1", "2", "3"]
    assert all(window.desk.form.row(item).marks.state is SaveState.SAVED for item in items)
    window.command("moving", "undo")
    assert [on_disk(empty, "animals", item) for item in items] == ["", "", ""]


def test_a_key_puts_a_qualifier_before_the_number(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    window.menus.qualifier_action.trigger()
    assert window.desk.form.row("caught").value_editor.text() == "понад 423"
    assert "понад 423" in window.desk.preview.toPlainText().replace("\xa0", " ")
    for _ in range(2):
        window.menus.qualifier_action.trigger()
    session_of(window).flush()
    assert on_disk(sample, "animals", "caught", "qualifier") == "близько"
    for _ in range(4):
        window.menus.qualifier_action.trigger()
    session_of(window).flush()
    assert on_disk(sample, "animals", "caught", "qualifier") == ""
    assert on_disk(sample, "animals", "caught") == "423"


def test_tab_goes_through_the_buttons_of_a_dialog_as_they_stand(open_window: Open, qtbot: QtBot) -> None:
    """The button that goes on stands before «Скасувати», and is reached before it."""
    window = open_window(None)
    window.menus.new_action.trigger()
    dialog = dialog_of(window, YearDialog)
    box = dialog.findChild(QDialogButtonBox)
    on, cancel = sorted(box.buttons(), key=lambda button: button.x())
    assert "Далі" in on.text()
    dialog.activateWindow()
    dialog.community.setFocus()
    qtbot.waitUntil(dialog.community.hasFocus)
    for button in (on, cancel):
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
        assert focused() is button
