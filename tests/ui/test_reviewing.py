"""The review in the window on real files: remarks, answers, accepting, freezing, reopening."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from tests.ui.hands import (
    close_for_good,
    dialog_of,
    focused,
    on_disk,
    press_ok,
    send_key,
    send_text,
    session_of,
)
from zhytomyr_desktop.errors import UserError
from zhytomyr_desktop.review.reviewing import Review
from zhytomyr_desktop.ui.dialogs.choosing import TextDialog
from zhytomyr_desktop.ui.main_window import MainWindow
from zhytomyr_desktop.ui.widgets.remarks import RemarkCard, RemarksPanel
from zhytomyr_desktop.workspace import Workspace

Open = Callable[[Path | None], MainWindow]
CTRL = Qt.KeyboardModifier.ControlModifier


def _panel(window: MainWindow) -> RemarksPanel:
    panel = window.commands.reviewing.panel
    assert panel is not None
    assert panel.isVisible()
    return panel


def _card(window: MainWindow) -> RemarkCard:
    [card] = _panel(window).cards
    return card


def _type_reason(window: MainWindow, text: str) -> None:
    dialog = dialog_of(window, TextDialog)
    send_text(dialog.editor, text)
    press_ok(dialog)


def _section_file(city: Path, *remarks: tuple[str, str]) -> Path:
    out = city.with_name("animals.zvit")
    with Workspace.open(city, author="Марта Гук") as work:
        for about, text in remarks:
            work.review.ask("animals", about, text)
        work.assign(["animals"], out)
    return out


def _refuse(*_: object) -> None:
    raise UserError("На диску немає місця.")


def _answer(qtbot: QtBot, card: RemarkCard, text: str) -> None:
    qtbot.mouseClick(card.answer_button, Qt.MouseButton.LeftButton)
    send_text(card.editor, text)
    send_key(card.editor, Qt.Key.Key_Return, modifiers=CTRL)


def test_a_remark_is_made_at_the_field_and_stands_beside_it(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    window.menus.remark_action.trigger()
    _type_reason(window, "Чому менше, ніж торік?")
    card = _card(window)
    assert card.remark.text == "Чому менше, ніж торік?"
    assert card.remark.label == window.desk.form.label("caught")
    assert "●" in window.desk.tree._items["animals"].text(1)
    with Workspace.open(sample, read_only=True) as work:
        [kept] = work.review.remarks("animals", "caught")
        assert kept.author == "Леся Коваль"


def test_the_clerk_sees_the_remark_goes_to_its_field_and_answers(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    part = _section_file(sample, ("returned", "Звідки 426?"))
    window = open_window(part)
    card = _card(window)
    assert not card.close_button.isVisible()
    window.desk.form.focus_field("caught")
    qtbot.mouseClick(card.head, Qt.MouseButton.LeftButton)
    assert window.desk.form.current_item == "returned"
    _answer(qtbot, card, "З журналу центру.")
    assert _card(window).remark.state == "answered"
    with Workspace.open(part, read_only=True) as work:
        [remark] = work.review.remarks()
        assert [(r.text, r.author) for r in remark.replies] == [("З журналу центру.", "Леся Коваль")]
    close_for_good(window)
    with Workspace.open(sample) as work:
        work.gathering.merge([part])
    city = open_window(sample)
    city.menus.open_remarks_action.trigger()
    assert "з відповіддю 1" in _panel(city).summary.text()
    qtbot.mouseClick(_card(city).close_button, Qt.MouseButton.LeftButton)
    assert _panel(city).cards == []
    _panel(city).closed_box.click()
    assert _card(city).remark.state == "closed"


def test_an_unfinished_answer_stays_while_another_remark_comes(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    window = open_window(_section_file(sample, ("caught", "Звідки?")))
    card = _card(window)
    qtbot.mouseClick(card.answer_button, Qt.MouseButton.LeftButton)
    send_text(card.editor, "З жур")
    session_of(window).review.ask("animals", "returned", "А тут?")
    first, second = _panel(window).cards
    assert first.editor.toPlainText() == "З жур"
    assert second.editor.isHidden()


def test_the_panel_put_away_stays_away_until_asked_for(open_window: Open, sample: Path) -> None:
    window = open_window(_section_file(sample, ("caught", "Звідки?")))
    panel = _panel(window)
    window.menus.remarks_action.trigger()
    assert panel.isVisible()
    window.menus.remarks_action.trigger()
    assert not panel.isVisible()
    window.desk.show_section("animals")
    assert not panel.isVisible()
    window.menus.remarks_action.trigger()
    assert panel.isVisible()


def test_remarks_are_answered_by_keys_alone(open_window: Open, sample: Path, qtbot: QtBot) -> None:
    """F9 goes from a field to its remark; answered, the keyboard stays in the panel; F9 goes back."""
    window = open_window(_section_file(sample, ("caught", "Звідки?"), ("returned", "Чому?")))
    panel, form = _panel(window), window.desk.form
    form.focus_field("returned")
    qtbot.keyClick(window, Qt.Key.Key_F9)
    card = next(card for card in panel.cards if card.remark.address.item == "returned")
    assert focused() is card.done_button
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    send_text(focused(), "З журналу.")
    qtbot.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert panel.isAncestorOf(focused())
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert focused() is form.row("returned").value_editor
    assert not panel.isVisible()
    replies = [one.state for one in session_of(window).review.remarks("animals")]
    assert sorted(replies) == ["answered", "open"]
    qtbot.keyClick(window, Qt.Key.Key_F9)
    form.focus_field("caught")
    seen = []
    for _ in range(5):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        seen.append(panel.isAncestorOf(focused()))
    assert seen.count(True) == 1


def test_an_accepted_section_takes_no_key_until_it_is_reopened_with_a_reason(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    window.menus.accept_action.trigger()
    box = dialog_of(window, QMessageBox)
    yes = next(b for b in box.buttons() if b.text() == "Прийняти")
    qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    assert "Прийнято" in window.desk.bar.state.text()
    editor = window.desk.form.row("caught").value_editor
    editor.setFocus()
    send_text(editor, "9")
    assert editor.text() == "423"
    window.menus.reopen_action.trigger()
    _type_reason(window, "Уточнено у довідці.")
    editor = window.desk.form.row("caught").value_editor
    editor.setFocus()
    editor.selectAll()
    send_text(editor, "430")
    assert window.desk.save_typed()
    assert on_disk(sample, "animals", "caught") == "430"
    with Workspace.open(sample, read_only=True) as work:
        assert work.text("animals", "section", "remark") == "Уточнено у довідці."


def test_reopening_without_a_reason_is_refused_in_words(open_window: Open, sample: Path) -> None:
    with Workspace.open(sample) as work:
        work.set_status("animals", "accepted")
    window = open_window(sample)
    window.desk.show_section("animals")
    window.menus.reopen_action.trigger()
    dialog = dialog_of(window, TextDialog)
    press_ok(dialog)
    refusal = dialog_of(window, QMessageBox)
    assert "вкажіть причину" in refusal.text()
    assert on_disk(sample, "animals", "section", "state") == "accepted"
    refusal.accept()
    send_text(dialog.editor, "Уточнено у довідці.")
    press_ok(dialog)
    assert not dialog.isVisible()
    assert on_disk(sample, "animals", "section", "state") == "submitted"


def test_words_that_the_file_refuses_are_not_lost(
    open_window: Open, sample: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(_section_file(sample, ("caught", "Звідки?")))
    card = _card(window)
    window.desk.form.focus_field("caught")
    window.menus.remark_action.trigger()
    remark = dialog_of(window, TextDialog)
    send_text(remark.editor, "Чому менше?")
    with monkeypatch.context() as full:
        full.setattr(Review, "ask", _refuse)
        full.setattr(Review, "answer", _refuse)
        press_ok(remark)
        assert remark.isVisible()
        assert remark.text() == "Чому менше?"
        _answer(qtbot, card, "З журналу.")
        assert card.editor.toPlainText() == "З журналу."
    press_ok(remark)
    assert not remark.isVisible()
    first, second = _panel(window).cards
    assert second.remark.text == "Чому менше?"
    qtbot.mouseClick(first.answer_button, Qt.MouseButton.LeftButton)
    assert [len(card.remark.replies) for card in _panel(window).cards] == [1, 0]


def test_what_goes_around_the_form_is_refused_in_words_too(open_window: Open, sample: Path) -> None:
    with Workspace.open(sample) as work:
        work.set_status("animals", "accepted")
    window = open_window(sample)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    window.menus.absent_action.trigger()
    assert not [dialog for dialog in window.findChildren(TextDialog) if dialog.isVisible()]
    assert "Розділ прийнято" in window.statusBar().currentMessage()
    assert on_disk(sample, "animals", "caught") == "423"


def test_a_late_file_brings_the_section_back_under_review_and_the_bar_says_so(
    open_window: Open, sample: Path
) -> None:
    part = _section_file(sample)
    with Workspace.open(part, author="Олег Бондар") as work:
        work.set_figure("animals", "caught", "430")
    with Workspace.open(sample) as work:
        work.set_status("animals", "accepted")
        seen = work.gathering.preview([part])
        result = work.gathering.merge([part])
    window = open_window(sample)
    window.commands.gathering._after_merge(result, seen)
    box = dialog_of(window, QMessageBox)
    assert "Знову на розгляді" in box.informativeText()
    box.close()
    window.desk.show_section("animals")
    assert "після прийняття змінено 1" in window.desk.bar.state.text()
    editor = window.desk.form.row("caught").value_editor
    editor.setFocus()
    editor.selectAll()
    send_text(editor, "431")
    assert window.desk.save_typed()
    assert on_disk(sample, "animals", "caught") == "431"


def test_ctrl_enter_saves_a_text_of_several_lines(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    window.menus.return_action.trigger()
    dialog = dialog_of(window, TextDialog)
    send_text(dialog.editor, "Перевірте суми.")
    send_key(dialog.editor, Qt.Key.Key_Return, "\r", CTRL)
    assert on_disk(sample, "animals", "section", "state") == "returned"
    assert on_disk(sample, "animals", "section", "remark") == "Перевірте суми."


def test_a_section_is_returned_with_what_is_to_be_mended(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    window.menus.return_action.trigger()
    _type_reason(window, "Перевірте суми.")
    assert "Повернуто: Перевірте суми." in window.desk.bar.state.text()
    assert _card(window).remark.text == "Перевірте суми."


def test_a_returned_section_is_offered_as_a_file_that_carries_the_remarks(
    open_window: Open, sample: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    window.menus.return_action.trigger()
    _type_reason(window, "Перевірте суми.")
    box = dialog_of(window, QMessageBox)
    assert "Комунальне підприємство" in box.informativeText()
    box.defaultButton().click()
    dialog = dialog_of(window, QFileDialog)
    [name] = dialog.selectedFiles()
    assert Path(name).name == "Відповідальне ставлення до тварин – на доопрацювання.zvit"
    dialog.close()
    window.commands.handing.return_to("animals", sample)
    assert "Цей файл відкрито" in dialog_of(window, QMessageBox).text()
    window.commands.handing.return_to("animals", tmp_path / "тварини.zvit")
    with Workspace.open(tmp_path / "тварини.zvit", read_only=True) as returned:
        assert [one.text for one in returned.review.remarks("animals")] == ["Перевірте суми."]


def test_a_clerks_file_neither_accepts_nor_returns(open_window: Open, sample: Path) -> None:
    window = open_window(_section_file(sample))
    for action in (window.menus.accept_action, window.menus.return_action, window.menus.reopen_action):
        assert not action.isEnabled()


def test_the_panel_that_came_of_itself_goes_where_there_are_no_remarks(
    open_window: Open, sample: Path
) -> None:
    with Workspace.open(sample, author="Марта Гук") as work:
        work.review.ask("animals", "caught", "Звідки?")
    window = open_window(sample)
    window.desk.show_section("animals")
    panel = _panel(window)
    window.desk.show_section("water")
    assert not panel.isVisible()
    window.desk.show_section("animals")
    assert panel.isVisible()


def test_opening_the_open_file_again_keeps_it_writable(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    assert window.open_file(sample)
    assert not session_of(window).read_only


def test_a_remark_is_marked_done_by_one_button(open_window: Open, sample: Path, qtbot: QtBot) -> None:
    window = open_window(_section_file(sample, ("caught", "Перевірте число.")))
    window.desk.show_section("animals")
    card = _card(window)
    assert card.done_button.isVisible()
    qtbot.mouseClick(card.done_button, Qt.MouseButton.LeftButton)
    [remark] = session_of(window).review.remarks("animals", "caught")
    assert (remark.state, remark.replies[0].text) == ("answered", "Виправлено.")
    assert not _card(window).done_button.isVisible()
    assert "відповідь є" in window.desk.form.row("caught").remark
