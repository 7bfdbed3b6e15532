"""Files in the window: opening, dropping, a second window, merging, conflicts, handing out, the report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFileDialog, QMessageBox, QTreeView
from pytestqt.qtbot import QtBot

from tests.ui.hands import (
    close_for_good,
    dialog_of,
    drop_files,
    focused,
    on_disk,
    send_key,
    send_text,
    session_of,
    wait_for_dialog,
)
from zhytomyr_desktop.errors import UserError
from zhytomyr_desktop.own_forms import forms_of
from zhytomyr_desktop.ui import messages
from zhytomyr_desktop.ui.dialogs.bug import BugDialog
from zhytomyr_desktop.ui.dialogs.choosing import TextDialog
from zhytomyr_desktop.ui.dialogs.conflicts import ConflictsDialog
from zhytomyr_desktop.ui.dialogs.hand_over import HandOverDialog
from zhytomyr_desktop.ui.dialogs.history import HistoryDialog
from zhytomyr_desktop.ui.dialogs.merging import MergeDialog
from zhytomyr_desktop.ui.main_window import MainWindow
from zhytomyr_desktop.ui.widgets.marks import Sign
from zhytomyr_desktop.ui.widgets.places import Key, Place
from zhytomyr_desktop.workspace import Workspace

Open = Callable[[Path | None], MainWindow]


def _two_answers(city: Path, folder: Path) -> list[Path]:
    """Section files of one section in which two people entered different figures for one field."""
    files = []
    for number, name in ((430, "Олег Бондар"), (440, "Ірина Швець")):
        with Workspace.open(city, author="Місто") as workspace:
            path = folder / f"animals-{number}.zvit"
            workspace.assign(["animals"], path)
        with Workspace.open(path, author=name) as workspace:
            workspace.set_figure("animals", "caught", str(number))
        files.append(path)
    return files


def test_without_a_file_the_start_page_offers_what_can_be_begun(open_window: Open) -> None:
    window = open_window(None)
    assert window.start_page is not None
    assert focused() is window.start_page.open_button
    assert not window.menus.report_action.isEnabled()


def test_a_dropped_file_is_opened_and_remembered(open_window: Open, sample: Path) -> None:
    window = open_window(None)
    drop_files(window, sample)
    assert window.desk is not None
    assert sample.name in window.windowTitle()
    close_for_good(window)
    again = open_window(None)
    assert again.session is not None
    assert again.session.path == sample


def test_the_example_is_made_and_opened(open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window(None)
    with qtbot.waitSignal(window.file_opened, timeout=20_000):
        window.files.create_sample(tmp_path / "приклад.zvit")
    assert session_of(window).is_city
    assert "2023 рік" in window.desk.form._titles.titles()


@pytest.mark.parametrize("content", [b"", b"not a report", b"SQLite format 3\0" + b"\0" * 200])
def test_a_foreign_file_is_told_and_changes_nothing(
    open_window: Open, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "чужий.zvit"
    path.write_bytes(content)
    window = open_window(None)
    assert not window.open_file(path)
    box = dialog_of(window, QMessageBox)
    assert "чужий.zvit" in box.text()
    assert path.read_bytes() == content
    assert window.session is None


def test_a_missing_file_and_a_folder_are_told(open_window: Open, tmp_path: Path) -> None:
    window = open_window(None)
    for path in (tmp_path / "немає.zvit", tmp_path):
        assert not window.open_file(path)
        dialog_of(window, QMessageBox).close()


def _looks_read_only(window: MainWindow) -> None:
    """Nothing pretends that it can be typed in, and the reason stands above the form."""
    desk, base = window.desk, QPalette.ColorRole.Base
    assert "в іншому вікні" in desk.bar.state.text()
    assert "процес" in desk.bar.state.text()
    assert "останній запис: " in desk.bar.state.text()
    assert window.saving.author_label.text() == ""
    for key in ("animals", "mobility"):
        desk.show_section(key)
        editors = [editor for row in desk.form.rows.values() for editor in row.editors.values()]
        assert all(editor.isReadOnly() and editor.palette().color(base).alpha() == 0 for editor in editors)
        assert not any(editor.placeholderText() for editor in editors)
        assert not any(
            "F4" in part for row in desk.form.rows.values() for part in getattr(row, "details", ())
        )
        assert not any(button.isVisible() for t in desk.form.tables.values() for button in t.buttons)
        assert desk.findings.list.count()
        desk.findings.list.setCurrentRow(0)
        assert not desk.findings.answer_button.isEnabled()
    assert "F9" not in desk.form.table("donated_buses").remark
    assert "без відповіді" in desk.form.table("donated_buses").remark
    desk.form.focus_field(desk.form.items()[0])
    window.command("entering", "edit_details")
    assert "лише для перегляду" in window.statusBar().currentMessage()


def test_a_second_window_is_told_who_has_the_file_and_only_reads(open_window: Open, sample: Path) -> None:
    with Workspace.open(sample, author="Марта Гук") as work:
        work.review.ask("mobility", "donated_buses", "Звідки ці автобуси?")
    first = open_window(sample)
    second = open_window(sample)
    assert not session_of(first).read_only
    assert session_of(second).read_only
    assert "в іншому вікні" in second.saving.saved_label.text()
    assert "лише перегляд" in second.windowTitle()
    second.desk.show_section("animals")
    editor = second.desk.form.row("caught").value_editor
    editor.setFocus()
    send_text(editor, "9")
    assert editor.text() == "423"
    assert not second.menus.merge_action.isEnabled()
    _looks_read_only(second)
    close_for_good(first)
    close_for_good(second)
    assert not session_of(open_window(sample)).read_only


def test_two_answers_are_merged_and_the_clash_is_decided_by_hand(
    open_window: Open, sample: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    files = _two_answers(sample, tmp_path)
    window = open_window(sample)
    window.commands.gathering.merge_files(files)
    preview = wait_for_dialog(qtbot, window, MergeDialog)
    assert "різними значеннями: 1, з них вирішено: 0" in preview.words.text()
    assert on_disk(sample, "animals", "caught") == "423"
    preview._on_accepted()
    dialog = wait_for_dialog(qtbot, window, ConflictsDialog)
    sides = {button.text() for button in dialog.choices.buttons()}
    assert {"430", "440"} <= sides
    assert any("Олег Бондар" in b.accessibleDescription() for b in dialog.choices.buttons())
    next(b for b in dialog.choices.buttons() if b.text() == "440").setChecked(True)
    qtbot.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)
    assert on_disk(sample, "animals", "caught") == "440"
    assert session_of(window).workspace.conflicts() == []


def test_a_clash_can_be_decided_by_a_new_value_and_a_bad_one_is_told(
    open_window: Open, sample: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    files = _two_answers(sample, tmp_path)
    with Workspace.open(sample) as workspace:
        workspace.gathering.merge(files)
    window = open_window(sample)
    dialog = window.commands.gathering.show_conflicts()
    assert not dialog.take_button.isEnabled()
    assert dialog.choices.checkedId() == -1
    send_key(dialog.list, Qt.Key.Key_Return)
    assert len(session_of(window).workspace.conflicts()) == 1
    send_text(dialog.own, "багато")
    send_key(dialog.own, Qt.Key.Key_Return)
    assert dialog.error.isVisible()
    dialog.own.clear()
    send_text(dialog.own, "435")
    qtbot.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)
    assert on_disk(sample, "animals", "caught") == "435"


def test_a_merge_is_undone(open_window: Open, sample: Path, tmp_path: Path, qtbot: QtBot) -> None:
    files = _two_answers(sample, tmp_path)
    with Workspace.open(sample) as workspace:
        workspace.gathering.merge(files[:1])
    window = open_window(sample)
    window.desk.show_section("animals")
    assert window.desk.form.row("caught").value_editor.text() == "430"
    window.commands.gathering.undo_merge()
    box = dialog_of(window, QMessageBox)
    with qtbot.waitSignal(session_of(window).reloaded, timeout=20_000):
        qtbot.mouseClick(box.buttons()[0], Qt.MouseButton.LeftButton)
    assert window.desk.form.row("caught").value_editor.text() == "423"


def test_a_clerk_hands_the_section_over(open_window: Open, sample: Path, tmp_path: Path) -> None:
    with Workspace.open(sample) as workspace:
        workspace.assign(["animals"], tmp_path / "animals.zvit")
    window = open_window(tmp_path / "animals.zvit")
    assert window.desk.tree.keys() == ["animals"]
    assert not window.menus.merge_action.isEnabled()
    last = list(session_of(window).section("animals").figures())[-1]
    session_of(window).put([(Key("animals", last.key, "value"), "")])
    window.menus.hand_over_action.trigger()
    dialog = dialog_of(window, HandOverDialog)
    lines = [dialog.list.item(n).text() for n in range(dialog.list.count())]
    assert f"Не заповнено: {last.label}" in lines
    assert any(line.startswith("Без пояснення: ") for line in lines)
    dialog.list.itemActivated.emit(dialog.list.item(0))
    assert focused().place.item == last.key
    (tmp_path / "здано.zvit").write_text("старий файл, що його дозволено замінити")
    window.commands.handing.hand_over_to("animals", tmp_path / "здано.zvit")
    assert "здано.zvit" in dialog_of(window, QMessageBox).informativeText()
    with Workspace.open(tmp_path / "здано.zvit", read_only=True) as workspace:
        assert workspace.values.section("animals").state == "submitted"


@pytest.mark.parametrize(("section", "item"), [("animals", "returned"), ("mobility", "donated_buses")])
def test_the_keyboard_stays_in_its_field_through_a_hand_over_and_its_undoing(
    open_window: Open, sample: Path, tmp_path: Path, section: str, item: str
) -> None:
    window = open_window(sample)
    window.desk.show_section(section)
    window.desk.form.focus_field(item)
    if item in window.desk.form.tables:
        view = window.desk.form.table(item).view
        view.setCurrentIndex(view.model().index(1, 2))
    place = window.desk.form.current_place
    for act in (
        lambda: window.commands.handing.hand_over_to(section, tmp_path / "здано.zvit"),
        lambda: window.command("moving", "undo"),
    ):
        act()
        for box in window.findChildren(QMessageBox):
            box.accept()
        assert window.desk.form.isAncestorOf(focused())
        assert window.desk.form.current_place == place


def test_a_section_that_cannot_be_written_is_not_handed_over(
    open_window: Open, sample: Path, tmp_path: Path
) -> None:
    window = open_window(sample)
    for target in (sample, tmp_path / "немає папки" / "здано.zvit"):
        window.commands.handing.hand_over_to("animals", target)
        dialog_of(window, QMessageBox).close()
        assert session_of(window).workspace.values.section("animals").state == "draft"
    with Workspace.open(sample, read_only=True) as workspace:
        assert len(workspace.sections()) > 1


def test_the_report_is_written_as_pdf(open_window: Open, sample: Path, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window(sample)
    out = tmp_path / "звіт.pdf"
    with qtbot.waitSignal(window.commands.told, timeout=60_000):
        window.commands.printing.write_report_to(out)
    assert out.read_bytes().startswith(b"%PDF-")


def test_a_report_that_cannot_be_written_is_told(
    open_window: Open, sample: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window(sample)
    window.commands.printing.write_report_to(tmp_path / "немає папки" / "звіт.pdf")
    wait_for_dialog(qtbot, window, QMessageBox)
    assert not any(d.isVisible() for d in window.findChildren(BugDialog))


def test_history_tells_who_and_when_and_an_old_value_is_put_back(open_window: Open, sample: Path) -> None:
    with Workspace.open(sample, author="Олег Бондар") as workspace:
        workspace.set_figure("animals", "caught", "500")
    window = open_window(sample)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    dialog = window.commands.entering.show_history()
    assert isinstance(dialog, HistoryDialog)
    newest = dialog.tree.topLevelItem(0)
    assert [newest.text(c) for c in (1, 3, 4)] == ["Олег Бондар", "423", "500"]
    dialog.tree.setCurrentItem(dialog.tree.topLevelItem(1))
    dialog.back_button.click()
    assert on_disk(sample, "animals", "caught") == "423"
    assert window.desk.form.row("caught").value_editor.text() == "423"


def test_a_field_is_found_by_a_part_of_its_name(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("water")
    dialog = window.commands.entering.go()
    send_text(dialog.line, "ВІДЛОВЛЕНО")
    send_key(dialog.line, Qt.Key.Key_Return)
    assert window.desk.section_key == "animals"
    assert window.desk.form.current_item == "caught"


def test_a_table_is_edited_like_a_spreadsheet(open_window: Open, sample: Path, qtbot: QtBot) -> None:
    window = open_window(sample)
    window.desk.show_section("water")
    key, editor = next(iter(window.desk.form.tables.items()))
    before = len(editor.model.rows)
    editor.row_added.emit(key)
    assert len(editor.model.rows) == before + 1
    row = editor.model.rows[-1].id
    editor.view.setCurrentIndex(editor.model.index(before, 0))
    editor.view.edit(editor.model.index(before, 0))
    send_text(focused(), "насосна станція")
    editor.commit_open_editor()
    column = editor.table.columns[0].key
    assert on_disk(sample, "water", f"{key}/{row}", column) == "насосна станція"
    assert editor.model.data(editor.model.index(before, 0)) == "насосна станція"
    number = next(i for i, c in enumerate(editor.table.columns) if hasattr(c, "decimals"))
    editor.model.setData(editor.model.index(before, number), "не число")
    assert editor._error.isVisible()
    assert on_disk(sample, "water", f"{key}/{row}", editor.table.columns[number].key) == ""
    window.session.forget(session_of(window).refusals()[0].key)
    editor.row_removed.emit(Place(f"{key}/{row}", "deleted"))
    assert len(editor.model.rows) == before
    window.command("moving", "undo")
    assert len(window.desk.form.table(key).model.rows) == before + 1


def test_expected_failures_are_told_in_one_sentence_and_bugs_with_their_trace(open_window: Open) -> None:
    window = open_window(None)
    messages.tell(window, UserError("Так не можна."))
    assert dialog_of(window, QMessageBox).text() == "Так не можна."
    try:
        raise ZeroDivisionError("нуль")
    except ZeroDivisionError as error:
        messages.tell(window, error)
    dialog = dialog_of(window, BugDialog)
    assert "ZeroDivisionError: нуль" in dialog.trace
    assert "test_files.py" in dialog.trace


def test_zoom_keeps_the_field(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    window.desk.form.focus_field("returned")
    usual = focused().height()
    window.zoom.set(200)
    assert focused().place.item == "returned"
    assert focused().height() > usual * 1.3
    window.zoom.set(100)
    assert focused().height() == usual


def test_who_enters_the_data_is_asked_once(
    open_window: Open, sample: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ZVIT_AUTHOR")
    window = open_window(sample)
    dialog = wait_for_dialog(qtbot, window, TextDialog)
    assert dialog.editor.text()  # the system's name is offered; the first letter replaces it
    send_text(dialog.editor, "Леся Коваль")
    send_key(dialog.editor, Qt.Key.Key_Return)
    assert session_of(window).author == "Леся Коваль"
    close_for_good(window)
    again = open_window(sample)
    again.warm_up()
    assert not any(d.isVisible() for d in again.findChildren(TextDialog))
    assert session_of(again).author == "Леся Коваль"


def test_a_clash_is_told_at_its_field_and_leads_to_its_decision(
    open_window: Open, sample: Path, tmp_path: Path
) -> None:
    files = _two_answers(sample, tmp_path)
    with Workspace.open(sample) as workspace:
        workspace.gathering.merge(files)
    window = open_window(sample)
    window.desk.show_section("animals")
    assert "430" in window.desk.form.row("caught").marks.finding
    window.desk.form.sign_clicked("caught", Sign.FINDING)
    assert dialog_of(window, ConflictsDialog).isVisible()


def test_the_window_stays_as_it_is_after_a_look_into_files_of_other_communities(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    with Workspace.open(sample) as work:
        priority = work.catalogue.priorities[0].key
        work.set_field("report", f"priority/{priority}/title", "value", "Якість життя")
    window = open_window(sample)
    session = session_of(window)
    for number in range(6):
        forms_of({"community": f"Громади {number}"})
    with qtbot.assertNotEmitted(session.forms_changed):
        session.reload()


def test_qts_own_file_dialog_says_in_ukrainian_what_is_a_folder_and_what_a_report(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    (sample.parent / "архів").mkdir()
    window = open_window(sample)
    window.menus.open_action.trigger()
    listed = dialog_of(window, QFileDialog).findChild(QTreeView)
    assert listed is not None

    def kinds() -> set[str]:
        model, root = listed.model(), listed.rootIndex()
        return {model.index(row, 2, root).data() for row in range(model.rowCount(root))}

    qtbot.waitUntil(lambda: {"Тека", "Файл звіту"} <= kinds())
