"""The form's lines: where their parts stand at every size, what they show without opening anything."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from forms.definition import Severity, Text
from tests.ui.hands import dialog_of, focused, press_ok, send_key, send_text, session_of
from zhytomyr_desktop.ui.dialogs.choosing import DetailsDialog, TextDialog
from zhytomyr_desktop.ui.dialogs.conflicts import ConflictsDialog
from zhytomyr_desktop.ui.dialogs.history import HistoryDialog
from zhytomyr_desktop.ui.main_window import MainWindow
from zhytomyr_desktop.ui.widgets.arrangement import ABOVE, LINE, STACKED, Arrangement, Part
from zhytomyr_desktop.ui.widgets.details import DetailsLabel
from zhytomyr_desktop.ui.widgets.findings import Filter, ShownFinding
from zhytomyr_desktop.ui.widgets.marks import Sign, SignPress
from zhytomyr_desktop.ui.widgets.places import Key
from zhytomyr_desktop.ui.widgets.rows import FigureRow
from zhytomyr_desktop.workspace import Workspace

Open = Callable[[Path | None], MainWindow]


def _settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def _show(window: MainWindow, section: str, zoom: int = 100) -> None:
    """A section at this size."""
    window.zoom.set(zoom)
    window.desk.show_section(section)
    _settle()


def _figure_row(window: MainWindow, item: str) -> FigureRow:
    row = window.desk.form.row(item)
    assert isinstance(row, FigureRow)
    return row


# Where the parts stand


def test_with_the_remarks_open_the_form_does_not_scroll_sideways_when_letters_grow(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    with Workspace.open(sample) as work:
        work.set_status("animals", "returned", "Перевірте.")
    window = open_window(sample)
    window.menus.remarks_action.trigger()
    qtbot.wait(200)
    window.zoom.set(200)
    qtbot.wait(200)  # until every part is laid out in the larger letters
    assert window.desk.form._scroll.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize(("zoom", "expected"), [(100, LINE), (150, ABOVE), (200, STACKED)])
def test_with_the_text_beside_it_the_form_never_scrolls_sideways(
    open_window: Open, sample: Path, zoom: int, expected: Arrangement
) -> None:
    window = open_window(sample)
    form = window.desk.form
    for section in ("social", "water"):
        _show(window, section, zoom)
        assert window.desk.text_panel.width() >= 340
        assert form._body.arrangement is expected
        assert form._scroll.horizontalScrollBar().maximum() == 0, section
        for item, row in form.rows.items():
            assert row.label.height() >= row.label.heightForWidth(row.label.width()) - 1, item
            right = row.marks.mapTo(form._scroll.viewport(), QPoint(row.marks.width(), 0)).x()
            assert right <= form._scroll.viewport().width(), item
    window.menus.remarks_action.trigger()
    _settle()
    assert form._scroll.horizontalScrollBar().maximum() == 0


def test_above_its_value_a_label_starts_where_the_value_does(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    _show(window, "social", 200)
    row = _figure_row(window, "displaced")
    assert row.label.y() < row.value_editor.y() < row.editors["previous"].y()
    assert row.label.x() == row.value_editor.x() == row.editors["previous"].x()
    assert row.change_label.text().startswith("2022 рік")
    assert row.change_label.y() == pytest.approx(row.editors["previous"].y(), abs=20)
    assert "2022 рік" not in window.desk.form._titles.titles()


def test_a_form_made_wider_goes_back_into_lines_and_keeps_the_keyboard(
    open_window: Open, sample: Path
) -> None:
    window = open_window(sample)
    _show(window, "social", 150)
    window.desk.form.focus_field("displaced")
    editor = focused()
    window.desk.parts.setSizes([200, 1160, 0])
    _settle()
    row = _figure_row(window, "displaced")
    assert window.desk.form._body.arrangement is LINE
    assert row.label.y() < row.value_editor.y() + row.value_editor.height()
    assert row.label.x() + row.label.width() <= row.value_editor.x()
    assert focused() is editor
    assert not row.change_label.text().startswith("2022")
    assert "2022 рік" in window.desk.form._titles.titles()


def test_every_unit_has_room_for_its_longest_word(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    _show(window, "water")
    label = window.desk.form.row(window.desk.form.items()[0]).unit_label
    width, metrics = label.width(), label.fontMetrics()
    for section in session_of(window).sections():
        for figure in section.figures():
            words = (figure.unit.symbol or figure.unit.forms.get("many", "")).replace("-", "- ").split()
            assert all(metrics.horizontalAdvance(word) <= width for word in words), figure.key


def test_a_text_of_several_lines_is_as_high_as_its_letters_ask(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    section, item = next(
        (s.key, f.key)
        for s in session_of(window).sections()
        for f in s.fields()
        if isinstance(f, Text) and f.lines > 1
    )
    heights = []
    for zoom in (100, 200):
        _show(window, section, zoom)
        heights.append(window.desk.form.row(item).value_editor.height())
    assert heights[1] > heights[0] * 1.6


def test_a_long_text_is_seen_from_its_beginning(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    _show(window, "social")
    texts = [f.key for f in session_of(window).section("social").fields() if isinstance(f, Text)]
    for item in texts[1:]:
        editor = window.desk.form.row(item).value_editor
        assert getattr(editor, "cursorPosition", lambda: 0)() == 0, item


# What goes with a figure


def _with_details(window: MainWindow, note: str = "за журналом") -> FigureRow:
    entries = {"as_of": "15.11.2023", "note": note, "source": "акт № 5"}
    session_of(window).put([(Key("animals", "caught", name), text) for name, text in entries.items()])
    window.desk.show_section("animals")
    _settle()
    return _figure_row(window, "caught")


def test_date_note_and_source_stand_below_their_figure(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    before = _figure_row(window, "returned")
    assert before.details == ()
    row = _with_details(window, note="так")
    label = row._parts[Part.DETAILS]
    assert isinstance(label, DetailsLabel)
    assert label.isVisible()
    assert label.shown_text() == "станом на 15.11.2023 · примітка: так · джерело: акт № 5"
    assert label.y() > row.value_editor.y()
    assert label.height() <= row.value_editor.height()
    assert label.accessibleName() == label.shown_text()
    assert "станом на 15.11.2023" in row.value_editor.accessibleDescription()
    assert "акт № 5" in row.value_editor.accessibleDescription()
    session_of(window).put([(Key("animals", "caught", n), "") for n in ("as_of", "note", "source")])
    window.desk.show_saved_values()
    assert not label.isVisible()
    assert "акт" not in row.value_editor.accessibleDescription()


@pytest.mark.parametrize("zoom", [100, 200])
def test_a_long_note_is_cut_and_told_whole_elsewhere(open_window: Open, sample: Path, zoom: int) -> None:
    window = open_window(sample)
    long = "облік ведеться з березня, тому до числа увійшли лише дев’ять місяців року, " * 3
    _with_details(window, long)
    _show(window, "animals", zoom)
    row = _figure_row(window, "caught")
    label = row._parts[Part.DETAILS]
    assert isinstance(label, DetailsLabel)
    assert label.shown_text().endswith("…")
    assert long.strip() in label.toolTip()
    assert long.strip() in row.value_editor.accessibleDescription()
    assert window.desk.form._scroll.horizontalScrollBar().maximum() == 0


def test_a_figure_whose_date_is_asked_says_that_it_lacks_one(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("social")
    row = _figure_row(window, "displaced")
    assert row.details == ("станом на 01.01.2024",)
    session_of(window).put([(Key("social", "displaced", "as_of"), "")])
    window.desk.show_saved_values()
    assert row.details == ("станом на: дату не вказано (F4)",)


def test_folding_hides_all_that_stands_below_a_figure_and_shows_it_again(
    open_window: Open, sample: Path
) -> None:
    with Workspace.open(sample, author="Марта Гук") as work:
        work.review.ask("animals", "caught", "Чому менше, ніж торік?")
    window = open_window(sample)
    row = _with_details(window)
    parts = [row._parts[part] for part in (Part.DETAILS, Part.REMARK, Part.VALUE, Part.LABEL)]
    assert all(part.isVisible() for part in parts)
    window.desk.form.focus_field("caught")
    window.menus.fold_action.trigger()
    assert not any(part.isVisible() for part in parts)
    row.show_error("Не число")
    row.show_remark("Інше зауваження")
    assert not row._parts[Part.ERROR].isVisible()
    assert not row._parts[Part.REMARK].isVisible()
    row.show_error("")
    window.commands.moving.unfold_groups()
    assert all(part.isVisible() for part in parts)
    assert not row._parts[Part.ERROR].isVisible()


# Marks


def test_the_marks_tell_apart_state_finding_remark_and_note(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    with Workspace.open(sample, author="Марта Гук") as work:
        work.review.ask("animals", "caught", "Чому менше, ніж торік?")
    window = open_window(sample)
    row = _with_details(window)
    marks = row.marks
    assert marks.remark
    assert marks.note
    assert "Чому менше, ніж торік?" in marks.description()
    pressed: list[SignPress] = []
    window.desk.form.sign_pressed.connect(pressed.append)
    for sign in (Sign.REMARK, Sign.NOTE):
        assert marks._box(sign).right() <= marks.width()
        qtbot.mouseClick(marks, Qt.MouseButton.LeftButton, pos=marks._box(sign).center().toPoint())
    assert [press.sign for press in pressed] == [Sign.REMARK, Sign.NOTE]
    assert window.commands.reviewing.panel is not None
    assert window.commands.reviewing.panel.isVisible()
    assert dialog_of(window, DetailsDialog).note.toPlainText() == "за журналом"


def test_a_group_is_folded_by_a_click_on_its_title(open_window: Open, sample: Path, qtbot: QtBot) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    group = window.desk.form._body.groups[0]
    qtbot.mouseClick(group.header.title, Qt.MouseButton.LeftButton)
    assert group.is_folded
    qtbot.mouseClick(group.header.title, Qt.MouseButton.LeftButton)
    assert not group.is_folded


# Remarks about rows


def test_a_remark_about_a_row_stands_at_the_row_and_leads_there(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    window = open_window(sample)
    window.desk.show_section("water")
    key, editor = next((k, t) for k, t in window.desk.form.tables.items() if len(t.model.rows) > 1)
    second = f"{key}/{editor.model.rows[1].id}"
    window.desk.form.focus_field(second)
    window.menus.remark_action.trigger()
    asked = dialog_of(window, TextDialog)
    assert "рядок 2" in asked.editor.accessibleName()
    send_text(asked.editor, "Чи це не торішній об’єкт?")
    press_ok(asked)
    assert session_of(window).review.remarks("water")[-1].about == second
    words = "Чи це не торішній об’єкт?"
    header = (1, Qt.Orientation.Vertical)
    role = Qt.ItemDataRole
    assert not editor.model.headerData(*header, role.DecorationRole).isNull()
    assert words in editor.model.headerData(*header, role.ToolTipRole)
    assert editor.model.headerData(0, Qt.Orientation.Vertical, role.DecorationRole) is None
    cell = editor.model.index(1, 0)
    assert words in cell.data(role.AccessibleDescriptionRole)
    assert words in QAccessible.queryAccessibleInterface(editor.view).text(QAccessible.Text.Description)
    assert editor.remark.startswith("Рядок 2. ")
    editor._move(-1)
    assert editor.remark.startswith("Рядок 1. ")
    window.desk.form.focus_field(window.desk.form.items()[0])
    editor.view.setCurrentIndex(editor.model.index(1, 1))
    card = window.commands.reviewing.panel.cards[-1]
    first = editor.model.rows[0].cells[editor.table.columns[0].key].text
    assert f"{editor.table.label}, рядок 1: {first}" in card.head.accessibleName()
    assert f"рядок 1: {first}" in [label.text() for label in card.findChildren(QLabel)]
    qtbot.mouseClick(card.head, Qt.MouseButton.LeftButton)
    assert focused() is editor.view
    assert editor.view.currentIndex().row() == 0
    window.commands.reviewing.panel.closed.emit(card.remark.id)
    assert editor.remark == ""
    assert editor.model.headerData(0, Qt.Orientation.Vertical, role.DecorationRole) is None


def test_the_history_of_a_row_is_shown_from_the_table(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("water")
    key, editor = next((k, t) for k, t in window.desk.form.tables.items() if len(t.model.rows) > 1)
    row = f"{key}/{editor.model.rows[1].id}"
    column = editor.table.columns[0].key
    session_of(window).put([(Key("water", row, column), "нова споруда")])
    window.desk.form.focus_field(row)
    window.menus.history_action.trigger()
    dialog = dialog_of(window, HistoryDialog)
    assert any("нова споруда" in line.after for line in dialog._lines)


def test_the_summary_of_the_findings_is_never_cut(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    for zoom in (100, 200):
        _show(window, "water", zoom)
        summary = window.desk.findings.summary
        assert summary.height() >= summary.heightForWidth(summary.width()) - 1
        assert (
            summary.fontMetrics().horizontalAdvance("Зауваження — запитань: 3, підказок: 1")
            <= summary.width()
        )


def test_tab_goes_through_the_cells_of_a_table_and_then_on(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    window = open_window(sample)
    window.desk.show_section("water")
    key, editor = next((k, t) for k, t in window.desk.form.tables.items() if len(t.model.rows) == 2)
    view, width = editor.view, editor.model.columnCount()
    window.desk.form.focus_field(key)
    cells = [(row, column) for row in range(2) for column in range(width)]
    for cell in cells[1:]:
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
        assert focused() is view
        assert (view.currentIndex().row(), view.currentIndex().column()) == cell
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is not view
    window.desk.form.focus_field(key)
    view.setCurrentIndex(editor.model.index(1, 0))
    qtbot.keyClick(focused(), Qt.Key.Key_Backtab)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (0, width - 1)


def test_enter_in_a_cell_goes_down_a_row(open_window: Open, sample: Path, qtbot: QtBot) -> None:
    window = open_window(sample)
    window.desk.show_section("water")
    key, editor = next((k, t) for k, t in window.desk.form.tables.items() if len(t.model.rows) == 2)
    window.desk.form.focus_field(key)
    view = editor.view
    for expected in (1, 1):
        send_text(view, "с")
        send_text(focused(), "танція")
        send_key(focused(), Qt.Key.Key_Return)
        qtbot.wait(1)
        assert (view.currentIndex().row(), view.currentIndex().column()) == (expected, 0)
        view.setFocus()
    shown = [editor.model.index(row, 0).data() for row in range(2)]
    assert shown == ["станція", "станція"]


# Findings about tables


def test_a_finding_about_a_table_stands_at_its_column_and_leads_there(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    """Mobility adds up ``donated_buses.buses``: more of them than run on the city's routes."""
    window = open_window(sample)
    desk, session = window.desk, session_of(window)
    desk.show_section("mobility")
    editor = desk.form.table("donated_buses")
    number = [column.key for column in editor.table.columns].index("buses")
    header = (number, Qt.Orientation.Horizontal)
    role = Qt.ItemDataRole
    finding = next(f for f in desk.findings.findings() if ("donated_buses", "buses") in f.columns)
    assert finding.message in editor.model.headerData(*header, role.ToolTipRole)
    assert finding.message in editor.model.headerData(*header, role.AccessibleDescriptionRole)
    assert not editor.model.headerData(*header, role.DecorationRole).isNull()
    assert editor.model.headerData(0, Qt.Orientation.Horizontal, role.DecorationRole) is None
    assert finding.message in editor.marks.description()
    spoken = QAccessible.queryAccessibleInterface(editor.view).text(QAccessible.Text.Description)
    assert finding.message in spoken
    desk.form.focus_field(desk.form.items()[0])
    line = desk.findings.findings().index(finding)
    desk.findings.list.itemClicked.emit(desk.findings.list.item(line))
    assert focused() is editor.view
    assert editor.view.currentIndex().column() == number
    cells = [Key("mobility", f"donated_buses/{row.id}", "buses") for row in editor.model.rows]
    session.put([(cell, "1") for cell in cells])
    assert editor.model.headerData(*header, role.DecorationRole) is None
    assert finding.message not in editor.marks.description()


def test_a_clash_in_a_table_stands_at_its_cell(open_window: Open, sample: Path, tmp_path: Path) -> None:
    with Workspace.open(sample) as city:
        row = city.values.section("mobility").tables["donated_buses"][0]
        files = [tmp_path / "перша.zvit", tmp_path / "друга.zvit"]
        for file in files:
            city.assign(["mobility"], file)
    for file, number in zip(files, ("11", "12"), strict=True):
        with Workspace.open(file) as section:
            section.set_many([("mobility", f"donated_buses/{row.id}", "buses", number)])
    with Workspace.open(sample) as city:
        city.gathering.merge(files)
    window = open_window(sample)
    window.desk.show_section("mobility")
    editor = window.desk.form.table("donated_buses")
    number = [column.key for column in editor.table.columns].index("buses")
    cell = editor.model.index(0, number)
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
        assert "11 | 12" in cell.data(role)
    assert not cell.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert editor.model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None
    window.desk.form.sign_clicked("donated_buses", Sign.FINDING)
    assert dialog_of(window, ConflictsDialog).isVisible()


def test_a_row_that_will_not_be_printed_is_told_at_its_empty_cell_and_leads_there(
    open_window: Open, sample: Path
) -> None:
    window = open_window(sample)
    desk, session = window.desk, session_of(window)
    desk.show_section("mobility")
    session.add_row("mobility", "donated_buses", {"origin": "з Литви", "make": "Solaris"})
    desk.show_saved_values()
    editor = desk.form.table("donated_buses")
    last = len(editor.model.rows) - 1
    number = [column.key for column in editor.table.columns].index("buses")
    finding = next(f for f in desk.findings.findings() if f"рядок {last + 1}" in f.message)
    cell = editor.model.index(last, number)
    assert not cell.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert cell.data(Qt.ItemDataRole.AccessibleDescriptionRole) == finding.message
    assert finding.message in editor.marks.description()
    desk.form.focus_field(desk.form.items()[0])
    desk.findings.list.itemClicked.emit(desk.findings.list.item(desk.findings.findings().index(finding)))
    assert focused() is editor.view
    assert (editor.view.currentIndex().row(), editor.view.currentIndex().column()) == (last, number)
    send_key(editor.view, Qt.Key.Key_Return)
    send_text(focused(), "3")
    send_key(focused(), Qt.Key.Key_Return)
    _settle()
    assert finding.message not in [f.message for f in desk.findings.findings()]
    assert "з Литви" in desk.preview.toPlainText()


def test_without_findings_the_panel_takes_only_the_room_of_its_words(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    window = open_window(sample)
    findings, form = window.desk.findings, window.desk.form
    _show(window, "animals", 100)
    before, room = findings.height(), form.height()
    _show(window, "business", 100)
    qtbot.waitUntil(lambda: findings.is_shrunk and form.height() > room)
    assert "немає" in findings.summary.text()
    assert findings.height() < before
    assert findings.filter_box.geometry().bottom() < findings.height() < 4 * findings.filter_box.height()
    _show(window, "animals", 100)
    qtbot.waitUntil(lambda: findings.height() == before)
    findings.filter_box.setCurrentIndex(findings.filter_box.findData(Filter.HINTS))
    assert not findings.findings()
    assert "вибраних серед них немає" in findings.summary.text()


def test_the_panel_of_findings_keeps_its_room_while_one_types(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    window = open_window(sample)
    findings = window.desk.findings
    _show(window, "animals", 100)
    before = findings.height()
    found = findings._all
    findings.show_findings(())
    QApplication.processEvents()
    findings.show_findings(found)
    assert not findings._calm.isActive()  # nothing waits to shrink it
    assert findings.height() == before


def test_what_is_typed_in_stays_in_sight_when_findings_come(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    window = open_window(sample)
    window.resize(1366, 500)
    form, findings = window.desk.form, window.desk.findings
    _show(window, "business", 100)
    qtbot.waitUntil(lambda: findings.is_shrunk)
    scroll = form._scroll
    shown = [row.value_editor for row in form.rows.values()]
    scroll.verticalScrollBar().setValue(0)
    bottom = [editor for editor in shown if not editor.visibleRegion().isEmpty()][-1]
    bottom.setFocus(Qt.FocusReason.TabFocusReason)
    finding = ShownFinding("business", "range", Severity.WARNING, "Не може бути", ())
    findings.show_findings((finding,))
    qtbot.waitUntil(lambda: not findings.is_shrunk and bottom.visibleRegion().boundingRect() == bottom.rect())
