"""Statements in the text beside the form: chosen, moved, hidden, added and reworded by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.hands import dialog_of, focused, on_disk, send_key, send_text, session_of, type_over
from zhytomyr_desktop.ui.dialogs.statement import StatementDialog
from zhytomyr_desktop.ui.main_window import MainWindow
from zhytomyr_desktop.ui.widgets.text_panel import Deed

Open = Callable[[Path | None], MainWindow]
ALT = Qt.KeyboardModifier.AltModifier


def _text(window: MainWindow) -> list[str]:
    return window.desk.preview.toPlainText().replace("\xa0", " ").split("\n")


def _at_text(window: MainWindow, section: str = "animals") -> None:
    window.desk.show_section(section)
    window.desk.preview.setFocus(Qt.FocusReason.TabFocusReason)


def _press(
    window: MainWindow, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None
) -> None:
    qtbot.keyClick(window.desk.preview, key, modifier or Qt.KeyboardModifier.NoModifier)


def _deed(window: MainWindow, deed: Deed) -> None:
    window.desk.text_panel.actions_of[deed].trigger()


def test_arrows_choose_a_statement_and_alt_arrows_move_it(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    window = open_window(sample)
    _at_text(window)
    _press(window, qtbot, Qt.Key.Key_Down)
    before, chosen = _text(window), window.desk.preview.statement
    assert chosen == window.desk.preview.statements()[1]
    assert window.desk.preview.marked_texts()[0].replace("\xa0", " ") == before[1]
    _press(window, qtbot, Qt.Key.Key_Down, ALT)
    assert _text(window) == [before[0], before[2], before[1], *before[3:]]
    assert window.desk.preview.statement == chosen
    _press(window, qtbot, Qt.Key.Key_Up, ALT)
    assert _text(window) == before
    window.command("moving", "undo")
    window.command("moving", "undo")
    assert _text(window) == before
    assert on_disk(sample, "animals", f"statement/{chosen}", "position") == ""


def test_a_hidden_statement_is_not_printed_and_can_be_shown_again(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    window = open_window(sample)
    _at_text(window)
    before, key = _text(window), window.desk.preview.statement
    _press(window, qtbot, Qt.Key.Key_Delete, ALT)
    assert _text(window) == before[1:]
    assert on_disk(sample, "animals", f"statement/{key}", "hidden") == "1"
    button = window.desk.text_panel.hidden_button
    assert button.isVisible()
    assert "1" in button.text()
    button.click()
    assert _text(window) == before
    assert window.desk.preview.document().firstBlock().begin().fragment().charFormat().fontStrikeOut()
    window.desk.choose_statement(key)
    _deed(window, Deed.HIDE)
    assert on_disk(sample, "animals", f"statement/{key}", "hidden") == ""
    assert not button.isVisible()
    assert _text(window) == before


def test_after_a_hidden_statement_its_neighbour_is_chosen(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    """Also while a figure is refused: sentences do not wait for it."""
    window = open_window(sample)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    type_over(focused(), "багато")
    preview = window.desk.preview
    preview.setFocus(Qt.FocusReason.OtherFocusReason)
    keys = preview.statements()
    preview.choose_statement(keys[1])
    _press(window, qtbot, Qt.Key.Key_Delete, ALT)
    assert preview.statements() == [keys[0], *keys[2:]]
    assert preview.statement == keys[2]
    preview.choose_statement(keys[-1])
    _press(window, qtbot, Qt.Key.Key_Delete, ALT)
    assert preview.statement == keys[-2]
    assert preview.hasFocus()


def test_an_own_statement_gets_its_figure_from_the_list_that_a_brace_opens(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    window = open_window(sample)
    _at_text(window)
    _press(window, qtbot, Qt.Key.Key_Insert)
    dialog = dialog_of(window, StatementDialog)
    qtbot.waitUntil(dialog.editor.hasFocus)
    send_text(dialog.editor, "Разом виловлено {відлов")
    popup = dialog.editor.completer.popup()
    assert popup.isVisible()
    assert "Відловлено" in popup.currentIndex().data()
    send_key(popup, Qt.Key.Key_Return)
    assert dialog.editor.toPlainText() == "Разом виловлено {Відловлено безпритульних тварин}"
    send_text(dialog.editor, ", а торік 400.")
    dialog.refresh()
    assert "400" in dialog.unbound_label.text()
    assert "423" not in dialog.unbound_label.text()
    send_key(dialog.editor, Qt.Key.Key_Return, "", Qt.KeyboardModifier.ControlModifier)
    assert _text(window)[1] == "Разом виловлено 423 безпритульні тварини, а торік 400."
    key = window.desk.preview.statement
    assert key.startswith("own/")
    assert on_disk(sample, "animals", key, "text") == "Разом виловлено {caught}, а торік 400."
    window.command("moving", "undo")
    assert "Разом виловлено" not in window.desk.preview.toPlainText()
    window.command("moving", "redo")
    assert "Разом виловлено 423" in window.desk.preview.toPlainText().replace("\xa0", " ")


def _underlined(window: MainWindow) -> list[str]:
    found, block = [], window.desk.preview.document().firstBlock()
    while block.isValid():
        for piece in block:
            form = piece.fragment().charFormat()
            if form.underlineStyle() == QTextCharFormat.UnderlineStyle.DashUnderline:
                found.append(piece.fragment().text())
        block = block.next()
    return found


def test_numbers_typed_by_hand_are_marked_and_figures_follow_their_fields(
    open_window: Open, sample: Path
) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    group = session_of(window).section("animals").groups[0].key
    texts = {"group": group, "text": "Було {caught} із 777 за 2023 рік.", "position": "zi"}
    assert session_of(window).add("animals", "own/a1", texts)
    assert _underlined(window) == ["777"]
    window.desk.form.focus_field("caught")
    focused().selectAll()
    send_text(focused(), "21")
    assert "Було 21 безпритульна тварина із 777" in window.desk.preview.toPlainText().replace("\xa0", " ")
    assert _underlined(window) == ["777"]


def test_the_words_of_the_form_are_changed_and_put_back(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    window = open_window(sample)
    _at_text(window)
    before, key = _text(window), window.desk.preview.statement
    assert not window.desk.text_panel.actions_of[Deed.RESTORE].isEnabled()
    _press(window, qtbot, Qt.Key.Key_F2)
    dialog = dialog_of(window, StatementDialog)
    assert "{Відловлено безпритульних тварин" in dialog.editor.toPlainText()
    dialog.editor.selectAll()
    send_text(dialog.editor, "Є {нічого такого}")
    dialog._on_accepted()
    assert dialog.isVisible()
    assert "нічого такого" in dialog.error.text()
    dialog.editor.selectAll()
    send_text(dialog.editor, "Виловлено {caught|number}.")
    dialog._on_accepted()
    assert _text(window) == ["Виловлено 423.", *before[1:]]
    window.desk.choose_statement(key)
    _deed(window, Deed.RESTORE)
    assert _text(window) == before


def test_the_form_of_a_figure_is_chosen_from_a_list(open_window: Open, sample: Path, qtbot: QtBot) -> None:
    window = open_window(sample)
    _at_text(window)
    dialog = window.commands.writing._add("")
    dialog.editor.insertPlainText("Немає {Відловлено безпритульних тварин}")
    assert dialog.form.isEnabled()
    row = dialog.form.findData("gen")
    dialog.form.setCurrentIndex(row)
    dialog.form.activated.emit(row)
    dialog.refresh()
    assert dialog.shown.toPlainText().replace("\xa0", " ").startswith("Немає 423 безпритульних тварин")


def test_an_own_statement_is_deleted_and_a_missing_figure_is_a_gap(open_window: Open, empty: Path) -> None:
    window = open_window(empty)
    window.desk.show_section("animals")
    assert "____" in window.desk.preview.toPlainText()
    group = session_of(window).section("animals").groups[0].key
    texts = {"group": group, "text": "Власне речення.", "position": "zi"}
    session_of(window).add("animals", "own/a1", texts)
    window.desk.choose_statement("own/a1")
    assert "Власне" in window.desk.preview.toPlainText()
    _deed(window, Deed.DELETE)
    assert "Власне" not in window.desk.preview.toPlainText()
    window.command("moving", "undo")
    assert "Власне" in window.desk.preview.toPlainText()


def test_undo_goes_on_after_the_file_was_opened_again(open_window: Open, sample: Path, qtbot: QtBot) -> None:
    first = open_window(sample)
    first.desk.show_section("animals")
    for item, text in (("caught", "понад 500"), ("returned", "немає даних: облік"), ("caught", "понад 600")):
        first.desk.form.focus_field(item)
        focused().selectAll()
        send_text(focused(), text)
        session_of(first).flush()
        qtbot.wait(60)
    first.close()
    second = open_window(sample)
    second.warm_up()
    second.desk.show_section("animals")
    assert second.menus.undo_action.isEnabled()
    second.command("moving", "undo")
    assert second.desk.form.row("caught").value_editor.text() == "понад 500"
    second.command("moving", "undo")
    assert on_disk(sample, "animals", "returned") == "426"
    second.command("moving", "redo")
    assert on_disk(sample, "animals", "returned") == "absent:облік"
    second.close()
    QApplication.processEvents()
    third = open_window(sample)
    third.warm_up()
    third.command("moving", "undo")
    third.command("moving", "undo")
    assert on_disk(sample, "animals", "caught") == "423"
    assert on_disk(sample, "animals", "caught", "qualifier") == ""
    assert on_disk(sample, "animals", "returned") == "426"
    assert not third.menus.undo_action.isEnabled()
    third.command("moving", "redo")
    third.command("moving", "redo")
    third.command("moving", "redo")
    assert on_disk(sample, "animals", "caught") == "600"
