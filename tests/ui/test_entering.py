"""Entering figures in the window: what is typed is saved, shown, refused, kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from forms.definition import Date, Figure, Table, Text
from forms.values import ReportValues
from tests.ui.hands import dialog_of, focused, on_disk, send_key, send_text, session_of, type_over
from zhytomyr_desktop.ui.dialogs.choosing import DetailsDialog, PasteDialog
from zhytomyr_desktop.ui.main_window import MainWindow
from zhytomyr_desktop.ui.widgets.cells import CellEdit
from zhytomyr_desktop.ui.widgets.places import FieldAddress, Key, Place, SaveState
from zhytomyr_desktop.ui.widgets.tables import RowsView
from zhytomyr_desktop.workspace import Workspace

Open = Callable[[Path | None], MainWindow]


def test_a_number_is_saved_after_a_pause_and_the_window_says_so(
    open_window: Open, empty: Path, qtbot: QtBot
) -> None:
    window = open_window(empty)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    send_text(focused(), "423")
    row = window.desk.form.row("caught")
    assert row.marks.state is SaveState.TYPED
    assert on_disk(empty, "animals", "caught") == ""
    with qtbot.waitSignal(session_of(window).saved, timeout=3000):
        pass
    assert on_disk(empty, "animals", "caught") == "423"
    assert row.marks.state is SaveState.SAVED
    assert window.saving.saved_label.text().startswith("Збережено о ")


def test_the_text_beside_the_form_follows_each_key(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    editor = focused()
    for typed, printed in (
        ("1", "1 безпритульну тварину"),
        ("12", "12 безпритульних тварин"),
        ("123", "123 безпритульні тварини"),
    ):
        type_over(editor, typed)
        assert printed in window.desk.preview.toPlainText()
    assert any("123" in text for text in window.desk.preview.marked_texts())


def test_letters_in_a_number_are_told_beside_the_field_and_nothing_is_written(
    open_window: Open, sample: Path
) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    editor = focused()
    type_over(editor, "42о")
    send_key(editor, Qt.Key.Key_Return)
    row = window.desk.form.row("caught")
    assert row.marks.state is SaveState.REFUSED
    assert row.error
    assert editor.text() == "42о"
    assert on_disk(sample, "animals", "caught") == "423"
    assert focused() is not editor
    window.desk.form.focus_field("caught")
    type_over(editor, "420")
    send_key(editor, Qt.Key.Key_Return)
    assert row.error == ""
    assert on_disk(sample, "animals", "caught") == "420"


def test_a_refused_last_year_stays_in_sight_while_the_value_beside_it_is_saved(
    open_window: Open, sample: Path
) -> None:
    """Both stand in one line: what is told of the one is not taken away by the other."""
    window = open_window(sample)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught", "previous")
    last = focused()
    type_over(last, "багато")
    window.desk.form.focus_field("caught")
    type_over(focused(), "500")
    send_key(focused(), Qt.Key.Key_Return)
    row = window.desk.form.row("caught")
    assert on_disk(sample, "animals", "caught") == "500"
    assert last.text() == "багато"
    assert row.marks.state is SaveState.REFUSED
    assert "«б»" in row.error
    window.command("moving", "undo")
    assert (row.value_editor.text(), last.text()) == ("423", "багато")
    window.desk.form.focus_field("caught", "previous")
    type_over(last, "400")
    send_key(last, Qt.Key.Key_Return)
    assert (row.marks.state, row.error) == (SaveState.SAVED, "")


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("понад 1 090", "1090", "понад 1090"),
        ("12 345", "12345", "12\xa0345"),
        ("немає даних: облік не ведеться", "absent:облік не ведеться", "немає даних: облік не ведеться"),
        ("", "", ""),
    ],
)
def test_what_is_typed_reads_as_printed_once_it_is_saved(
    open_window: Open, sample: Path, typed: str, kept: str, shown: str
) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    editor = focused()
    type_over(editor, typed)
    send_key(editor, Qt.Key.Key_Return)
    assert on_disk(sample, "animals", "caught") == kept
    assert editor.text() == shown


def test_closing_in_mid_word_keeps_the_word(open_window: Open, empty: Path) -> None:
    window = open_window(empty)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    send_text(focused(), "17")
    window.close()
    assert not window.isVisible()
    assert on_disk(empty, "animals", "caught") == "17"


def test_closing_with_a_refused_text_asks_first(open_window: Open, empty: Path, qtbot: QtBot) -> None:
    window = open_window(empty)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    send_text(focused(), "багато")
    assert not window.close()
    assert window.isVisible()
    box = dialog_of(window)
    back, drop = (next(b for b in box.buttons() if word in b.text()) for word in ("Повернутися", "без"))
    assert box.defaultButton() is back
    qtbot.mouseClick(drop, Qt.MouseButton.LeftButton)
    assert not window.isVisible()
    assert on_disk(empty, "animals", "caught") == ""


def test_all_refused_texts_are_told_by_their_fields_before_they_are_given_up(
    open_window: Open, sample: Path
) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    for item, field in (("caught", "previous"), ("returned", "value")):
        window.desk.form.focus_field(item, field)
        type_over(focused(), "багато" * 30)
        send_key(focused(), Qt.Key.Key_Return)
    window.desk.form.focus_field("caught")
    type_over(focused(), "500")
    session_of(window).flush()
    assert window.saving.saved_label.text().endswith("не прийнято полів: 2")
    assert not window.close()
    box = dialog_of(window)
    labels = [window.desk.form.label(item) for item in ("caught", "returned")]
    told = box.text().split("\n\n")
    assert all(label in words for label, words in zip(labels, told, strict=True))
    assert "минулий рік" in told[0]
    assert all(len(words) < 250 for words in told)
    assert any("без цих значень" in button.text() for button in box.buttons())
    next(button for button in box.buttons() if "Повернутися" in button.text()).click()
    assert focused().place == Place("caught", "previous")


def test_giving_a_refused_text_up_goes_on_with_what_was_asked(
    open_window: Open, empty: Path, sample: Path, qtbot: QtBot
) -> None:
    """Closing the file or opening another one closes no window."""
    window = open_window(empty)
    for ask, then in (
        (lambda: window.open_file(sample), lambda: session_of(window).path == sample),
        (window.menus.close_action.trigger, lambda: window.session is None),
    ):
        window.desk.show_section("animals")
        window.desk.form.focus_field("caught")
        type_over(focused(), "багато")
        ask()
        drop = next(b for b in dialog_of(window).buttons() if "без" in b.text())
        qtbot.mouseClick(drop, Qt.MouseButton.LeftButton)
        assert window.isVisible()
        assert then()


def test_a_whole_section_is_filled_by_keyboard_alone(open_window: Open, empty: Path) -> None:
    window = open_window(empty)
    window.desk.show_section("animals")
    section = session_of(window).section("animals")
    window.desk.form.focus_field(window.desk.form.items()[0])
    expected: dict[str, str] = {}
    for number, item in enumerate(window.desk.form.items(), 2):
        editor = focused()
        assert isinstance(editor, CellEdit)
        assert editor.place.item == item
        field = section.field(item)
        if isinstance(field, Figure):
            typed = str(number) + ("," + "5" * field.decimals if field.decimals else "")
        else:
            typed = "31.12.2023" if isinstance(field, Date) else "Притулок"
        send_text(editor, typed)
        expected[item] = typed
        send_key(editor, Qt.Key.Key_Return)
    session_of(window).flush()
    values = session_of(window).workspace.values.section("animals")
    figures = {k: v for k, v in expected.items() if isinstance(section.field(k), Figure)}
    assert {k: str(values.figure(k).number).replace(".", ",") for k in figures} == figures
    assert "Притулок" in window.desk.preview.toPlainText() or len(figures) == len(expected)
    line = next(line for line in session_of(window).section_lines() if line.key == "animals")
    assert line.filled == line.expected


def test_tab_visits_last_years_value_too_and_back(open_window: Open, empty: Path) -> None:
    window = open_window(empty)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    send_key(focused(), Qt.Key.Key_Tab)
    assert focused().place.field == "previous"
    send_text(focused(), "400")
    send_key(focused(), Qt.Key.Key_Backtab)
    assert (focused().place.item, focused().place.field) == ("caught", "value")
    send_text(focused(), "423")
    assert window.desk.form.row("caught").change_label.text() == "↑\u202f+23"
    session_of(window).flush()
    assert on_disk(empty, "animals", "caught", "previous") == "400"


def test_tab_passes_by_a_last_year_that_is_there_and_the_arrow_enters_it(
    open_window: Open, sample: Path
) -> None:
    """What is typed after Tab would replace last year's value."""
    window = open_window(sample)
    window.desk.show_section("animals")
    form = window.desk.form
    form.focus_field("caught", "previous")
    type_over(focused(), "400")
    form.focus_field("caught")
    type_over(focused(), "500")
    send_key(focused(), Qt.Key.Key_Tab)
    assert focused().place.item == form.items()[form.items().index("caught") + 1]
    send_key(focused(), Qt.Key.Key_Backtab)
    assert focused() is form.row("caught").value_editor
    for _ in range(2):  # what is chosen whole is left by the first one
        send_key(focused(), Qt.Key.Key_Right)
    assert (focused().place.item, focused().place.field) == ("caught", "previous")
    send_key(focused(), Qt.Key.Key_Home)
    send_key(focused(), Qt.Key.Key_Left)
    assert focused() is form.row("caught").value_editor
    session_of(window).flush()
    assert on_disk(sample, "animals", "caught", "previous") == "400"


def test_ctrl_down_goes_to_the_next_empty_field(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    assert not window.desk.form.focus_next_empty()
    items = window.desk.form.items()
    session_of(window).put([(Key("animals", items[4], "value"), "")])
    window.desk.show_saved_values()
    window.menus.next_empty_action.trigger()
    assert focused().place.item == items[4]


def test_a_column_that_does_not_fit_is_shown_before_it_is_pasted(open_window: Open, empty: Path) -> None:
    window = open_window(empty)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    QGuiApplication.clipboard().setText("5\nп’ять\n7")
    send_key(focused(), Qt.Key.Key_V, "", Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(window, PasteDialog)
    items = window.desk.form.items()[:3]
    assert [on_disk(empty, "animals", item) for item in items] == ["", "", ""]
    assert "п’ять" in dialog.list.item(1).text()
    dialog._on_accepted()
    assert [on_disk(empty, "animals", item) for item in items] == ["5", "", "7"]


def test_a_pasted_text_for_which_a_line_has_no_field_is_shown_not_dropped(
    open_window: Open, empty: Path
) -> None:
    """Two columns go into the value and into last year's, each named; the third has nowhere to go."""
    window = open_window(empty)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    QGuiApplication.clipboard().setText("5\t4\n7\t6\t+1\n")
    send_key(focused(), Qt.Key.Key_V, "", Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(window, PasteDialog)
    told = [dialog.list.item(n).text() for n in range(dialog.list.count())]
    assert "минулий рік" not in told[0]
    assert told[1].endswith("минулий рік")
    assert told[4].startswith("+1 → ")
    assert told[4].endswith("праворуч у цьому рядку немає більше полів")
    dialog._on_accepted()
    assert [on_disk(empty, "animals", "caught", field) for field in ("value", "previous")] == ["5", "4"]


def test_an_empty_cell_of_a_pasted_column_clears_no_value(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    items = window.desk.form.items()[:3]
    kept = on_disk(sample, "animals", items[1])
    QGuiApplication.clipboard().setText("1 234\n\n5\u00a0678\n")
    send_key(focused(), Qt.Key.Key_V, "", Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(window, PasteDialog)
    assert f"«{kept}» лишиться" in dialog.list.currentItem().text()
    dialog._on_accepted()
    assert [on_disk(sample, "animals", item) for item in items] == ["1234", kept, "5678"]


def test_undo_takes_entries_back_one_by_one(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    for text in ("500", "600"):
        type_over(window.desk.form.row("caught").value_editor, text)
        session_of(window).flush()
    window.desk.form.focus_field("returned")
    send_key(focused(), Qt.Key.Key_Z, "", Qt.KeyboardModifier.ControlModifier)
    assert on_disk(sample, "animals", "caught") == "500"
    assert focused().place.item == "caught"
    window.command("moving", "undo")
    assert on_disk(sample, "animals", "caught") == "423"
    assert window.desk.form.row("caught").value_editor.text() == "423"
    assert not window.menus.undo_action.isEnabled()
    window.command("moving", "redo")
    assert on_disk(sample, "animals", "caught") == "500"


def test_a_click_on_a_number_in_the_text_goes_to_its_field(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    window.desk.preview.field_chosen.emit(FieldAddress("animals", "returned"))
    assert focused().place.item == "returned"
    assert window.desk.preview.marked_texts()


def test_a_finding_stands_at_its_field_and_leads_there(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    findings = window.desk.findings.findings()
    assert findings
    assert window.desk.form.row(findings[0].items[0].rpartition(".")[2]).marks.severity is not None
    window.desk.findings.list.setCurrentRow(0)
    window.desk.findings.list.itemActivated.emit(window.desk.findings.list.item(0))
    assert focused().place.item == findings[0].items[0].rpartition(".")[2]


def test_every_editor_has_a_name_and_every_label_its_buddy(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    for key in ("animals", "water", "children", "employment"):
        window.desk.show_section(key)
        for editor in window.desk.form.findChildren(CellEdit):
            assert editor.accessibleName(), editor.place
        for item in window.desk.form.items():
            if item in window.desk.form.rows:
                row = window.desk.form.row(item)
                assert row.label.buddy() is row.value_editor


def test_strange_texts_are_kept_or_refused_never_a_crash(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    values: ReportValues = session_of(window).values
    item = next(iter(values.section("animals").texts))
    window.desk.form.focus_field(item)
    editor = focused()
    for text in ("<b>жирно</b> & «лапки»", "щ" * 2000):
        editor.setText("")
        send_text(editor, text if len(text) < 100 else "щ")
        session_of(window).flush()
        assert on_disk(sample, "animals", item) == (text if len(text) < 100 else "щ")
        assert (text if len(text) < 100 else "щ") in window.desk.preview.toPlainText().replace("\xa0", " ")


def test_a_pictogram_is_refused_in_words_and_stays_in_its_field(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    item = next(iter(session_of(window).values.section("animals").texts))
    kept = on_disk(sample, "animals", item)
    window.desk.form.focus_field(item)
    type_over(focused(), "🐈 кіт")
    session_of(window).flush()
    assert "🐈" in window.desk.form.row(item).error
    assert focused().text() == "🐈 кіт"
    assert on_disk(sample, "animals", item) == kept


def test_a_hundred_thousand_signs_in_one_field(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    item = next(iter(session_of(window).values.section("animals").texts))
    window.desk.form.focus_field(item)
    QGuiApplication.clipboard().setText("слово " * 20_000)
    send_key(focused(), Qt.Key.Key_V, "", Qt.KeyboardModifier.ControlModifier)
    session_of(window).flush()
    kept = on_disk(sample, "animals", item)
    assert len(kept) <= 100_000
    assert window.desk.form.row(item).marks.state in (SaveState.SAVED, SaveState.REFUSED)


def test_a_qualifier_is_taken_away_by_typing_the_number_without_it(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    for typed, kept in (("понад 500", "понад"), ("500", "")):
        type_over(window.desk.form.row("caught").value_editor, typed)
        assert typed in window.desk.preview.toPlainText().replace("\xa0", " ")
        session_of(window).flush()
        assert on_disk(sample, "animals", "caught", "qualifier") == kept
        assert on_disk(sample, "animals", "caught") == "500"
    assert "понад" not in window.desk.preview.toPlainText()


def test_a_refused_field_is_named_and_gone_to_before_anything_is_printed(
    open_window: Open, sample: Path
) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    type_over(focused(), "42о")
    window.desk.show_section("sport")
    window.command("printing", "preview")
    said = dialog_of(window, QMessageBox)
    assert "«Відловлено" in said.text()
    assert "«42о» не збережено" in said.text()
    said.accept()
    assert window.desk.section_key == "animals"
    assert window.desk.form.current_item == "caught"


def test_a_refused_field_does_not_keep_from_the_details_of_another(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    type_over(focused(), "42о")
    window.desk.form.focus_field("sterilised")
    window.command("entering", "edit_details")
    assert dialog_of(window, DetailsDialog).isVisible()
    assert window.desk.form.row("caught").marks.state is SaveState.REFUSED


def test_last_years_value_is_read_beside_a_figure_whose_text_does_not_print_it(
    open_window: Open, empty: Path
) -> None:
    with Workspace.open(empty, author="Координатор") as workspace:
        workspace.set_many([("education", "shelters_new_area", "previous", "11,7")])
    window = open_window(empty)
    window.desk.show_section("education")
    window.desk.form.focus_field("shelters_new_area")
    row = window.desk.form.row("shelters_new_area")
    assert list(row.editors) == ["value"]
    type_over(focused(), "12,9")
    shown = [label.text() for label in window.desk.form.findChildren(QLabel) if label.isVisible()]
    assert {"11,7", "↑\u202f+1,2"} <= set(shown)
    assert "Торік: 11,7" in row.value_editor.accessibleDescription()


@pytest.mark.parametrize(
    ("section", "item", "letter"), [("animals", "caught", "u"), ("assessment", "law", "г")]
)
def test_a_letter_with_alt_is_meant_for_a_menu_and_writes_over_nothing(
    open_window: Open, sample: Path, section: str, item: str, letter: str
) -> None:
    window = open_window(sample)
    window.desk.go_to(FieldAddress(section, item))
    before = focused().text()
    focused().selectAll()
    send_key(focused(), Qt.Key.Key_U, letter, Qt.KeyboardModifier.AltModifier)
    assert focused().text() == before != ""


def test_a_letter_with_alt_does_not_begin_to_edit_a_table(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("water")
    table = next(t for t in window.findChildren(RowsView) if t.model().rowCount())
    table.setCurrentIndex(table.model().index(0, 0))
    send_key(table, Qt.Key.Key_U, "u", Qt.KeyboardModifier.AltModifier)
    assert table.state() != RowsView.State.EditingState


def test_keys_for_numbers_say_so_where_there_is_none(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    actions = (window.menus.details_action, window.menus.qualifier_action, window.menus.absent_action)
    for section, kind, words in (
        ("animals", Text, "лише в полі з числом"),
        ("mobility", Table, "у саму клітинку"),
    ):
        window.desk.show_section(section)
        fields = session_of(window).section(section).fields()
        window.desk.form.focus_field(next(field.key for field in fields if isinstance(field, kind)))
        for action in actions:
            window.statusBar().clearMessage()
            action.trigger()
            assert words in window.statusBar().currentMessage()
