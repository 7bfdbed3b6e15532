"""Undo over everything: steps of the review, steps of any size, what cannot be undone and why."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from db import Change, HistoryEntry
from tests.ui.hands import close_for_good, dialog_of, focused, on_disk, send_key, session_of, type_over
from zhytomyr_desktop import shipped
from zhytomyr_desktop.review.remarks import ANSWERED, CLOSED, OPEN, Remark
from zhytomyr_desktop.review.withdrawing import ANSWER_BACK, REMARK_BACK
from zhytomyr_desktop.ui.main_window import MainWindow
from zhytomyr_desktop.ui.undo.remembered import steps_of
from zhytomyr_desktop.ui.undo.steps import UndoStacks, UndoStep
from zhytomyr_desktop.ui.widgets.cells import CellEdit
from zhytomyr_desktop.ui.widgets.places import Key, SaveState
from zhytomyr_desktop.workspace import Workspace

Open = Callable[[Path | None], MainWindow]
APART = 60
"""Milliseconds after which two changes are two steps: no person is quicker."""
ME, OTHER = "Леся Коваль", "Олег Бондар"


def test_a_report_taken_in_at_once_is_one_step_however_large() -> None:
    """Twenty thousand changes: no quadratic work when the file is opened."""
    change = Change("0" * 32, "animals", "", "text", "Речення.", ME, "2023-01-01T00:00:00+02:00", "")
    entries = [HistoryEntry(replace(change, item=f"own/{number}"), ()) for number in range(20_000)]
    began = time.process_time()
    (step,), _ = steps_of(entries, shipped.catalogue(), lambda *_: "Речення.")
    assert len(step.after) == 20_000
    assert time.process_time() - began < 5


def _entry(key: tuple[str, str, str], value: str, ms: int, *older: str) -> HistoryEntry:
    """A change so many milliseconds after the first one, that replaced these values."""
    number = int(time.time() * 1000) + ms
    made = Change(f"{number:012x}{ms:020x}", *key, value, ME, "2023-01-01T00:00:00+02:00", "")
    return HistoryEntry(made, tuple(replace(made, value=text) for text in older))


CAUGHT, NOTE = ("animals", "caught", "value"), ("animals", "caught", "note")
RETURNED = ("animals", "returned", "value")


@pytest.mark.parametrize(
    ("first", "second", "apart", "steps"),
    [(CAUGHT, NOTE, 900, 1), (CAUGHT, NOTE, 1100, 2), (CAUGHT, RETURNED, 30, 1), (CAUGHT, RETURNED, 50, 2)],
)
def test_what_was_entered_at_once_is_one_step(
    first: tuple[str, str, str], second: tuple[str, str, str], apart: int, steps: int
) -> None:
    entries = [_entry(first, "1", 0), _entry(second, "2", apart)]
    now = {first: "1", second: "2"}
    found, left = steps_of(entries, shipped.catalogue(), lambda *key: now.get(key, ""))
    assert (len(found), left) == (steps, ())


def test_a_field_entered_twice_at_once_is_two_steps() -> None:
    entries = [_entry(NOTE, "1", 0), _entry(NOTE, "2", 5, "1")]
    found, _ = steps_of(entries, shipped.catalogue(), lambda *_: "2")
    assert [[text for _, text in step.before] for step in found] == [[""], ["1"]]


def test_what_decided_between_two_values_is_no_step() -> None:
    found, left = steps_of([_entry(CAUGHT, "3", 0, "1", "2")], shipped.catalogue(), lambda *_: "3")
    assert (found, left) == ([], (Key(*CAUGHT),))


def test_what_a_step_left_is_told_by_the_next_one_once_the_log_took_it_back() -> None:
    caught, returned = Key(*CAUGHT), Key(*RETURNED)
    step = UndoStep(((caught, ""),), ((caught, "1"),))
    stacks = UndoStacks()
    stacks.recall([step, replace(step.reversed(), passed=(returned,))])
    assert (stacks.undo, stacks.redo, stacks.passed()) == ([], [step], (returned,))


def _undo(window: MainWindow) -> None:
    send_key(
        window.desk.form.row("caught").value_editor, Qt.Key.Key_Z, "", Qt.KeyboardModifier.ControlModifier
    )


def _words(window: MainWindow) -> str:
    return window.menus.undo_action.text().replace("&", "")


def _remark(path: Path, section: str = "animals") -> Remark:
    with Workspace.open(path, read_only=True) as work:
        return work.review.remarks(section)[-1]


def _state(path: Path) -> str:
    with Workspace.open(path, read_only=True) as work:
        return work.review.state("animals")


@pytest.fixture
def window(open_window: Open, sample: Path) -> MainWindow:
    opened = open_window(sample)
    opened.desk.show_section("animals")
    opened.desk.form.focus_field("caught")
    return opened


def test_an_acceptance_is_undone_with_the_closing_of_its_remarks_and_done_again(
    window: MainWindow, sample: Path, qtbot: QtBot
) -> None:
    review = session_of(window).review
    review.ask("animals", "caught", "Звідки число?")
    qtbot.wait(APART)
    review.set_state("animals", "accepted")
    assert (_state(sample), _remark(sample).state) == ("accepted", CLOSED)
    assert "розділ «Відповідальне ставлення до тварин» прийнято" in _words(window)
    assert window.menus.undo_action.iconText() == "Скасувати"
    window.menus.undo_action.trigger()
    assert (_state(sample), _remark(sample).state) == ("draft", OPEN)
    assert "прийнято" in window.statusBar().currentMessage()
    assert "зауваження до «Відловлено безпритульних тварин»" in _words(window)
    type_over(window.desk.form.row("caught").value_editor, "500")
    assert session_of(window).flush()
    window.menus.undo_action.trigger()
    window.menus.undo_action.trigger()
    assert (_remark(sample).state, _remark(sample).replies[-1].text) == (CLOSED, REMARK_BACK)
    window.menus.redo_action.trigger()
    assert _remark(sample).state == OPEN


def test_an_acceptance_that_was_taken_back_is_given_again_by_redo(window: MainWindow, sample: Path) -> None:
    session_of(window).review.set_state("animals", "accepted")
    window.menus.undo_action.trigger()
    assert "прийнято" in window.menus.redo_action.text()
    window.menus.redo_action.trigger()
    assert _state(sample) == "accepted"
    assert not window.menus.redo_action.isEnabled()
    with Workspace.open(sample, author=OTHER) as work:
        assert not work.changed_since_acceptance("animals")


def test_answers_and_closings_are_undone_one_by_one_and_after_a_restart(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    with Workspace.open(sample, author=OTHER) as work:
        asked = work.review.ask("animals", "caught", "Звідки число?")
    window = open_window(sample)
    review = session_of(window).review
    review.answer(asked, "За журналом.")
    qtbot.wait(APART)
    review.close(asked)
    close_for_good(window)
    window = open_window(sample)
    window.desk.show_section("animals")
    window.warm_up()
    assert "закриття зауваження" in _words(window)
    window.menus.undo_action.trigger()
    assert _remark(sample).state == ANSWERED
    assert "відповідь на зауваження" in _words(window)
    window.menus.undo_action.trigger()
    assert (_remark(sample).state, _remark(sample).replies[-1].text) == (OPEN, ANSWER_BACK)
    assert not window.menus.undo_action.isEnabled()
    close_for_good(window)
    window = open_window(sample)
    window.warm_up()
    assert not window.menus.undo_action.isEnabled()
    for state in (ANSWERED, CLOSED):
        window.menus.redo_action.trigger()
        assert _remark(sample).state == state
    assert not window.menus.redo_action.isEnabled()
    assert "За журналом." in [reply.text for reply in _remark(sample).replies]


def test_a_return_and_a_reopening_are_undone(window: MainWindow, sample: Path, qtbot: QtBot) -> None:
    review = session_of(window).review
    review.set_state("animals", "accepted")
    qtbot.wait(APART)
    review.set_state("animals", "submitted", "Помилка в числі.")
    assert "відкрито знову" in _words(window)
    window.menus.undo_action.trigger()
    assert _state(sample) == "accepted"
    window.menus.undo_action.trigger()
    review.set_state("animals", "returned", "Перевірте кількість.")
    assert "повернуто" in _words(window)
    window.menus.undo_action.trigger()
    assert (_state(sample), _remark(sample).state) == ("draft", CLOSED)
    assert on_disk(sample, "animals", "section", "remark") == ""


def test_a_hand_over_is_undone_in_the_clerks_file(open_window: Open, sample: Path, tmp_path: Path) -> None:
    part, out = tmp_path / "animals.zvit", tmp_path / "здано.zvit"
    with Workspace.open(sample, author=OTHER) as work:
        work.set_status("animals", "returned", "Перевірте.")
        work.assign(["animals"], part)
    window = open_window(part)
    window.commands.handing.hand_over_to("animals", out)
    dialog_of(window).close()
    assert "здано" in _words(window)
    handed = out.read_bytes()
    window.menus.undo_action.trigger()
    assert _state(part) == "returned"
    assert out.read_bytes() == handed
    window.menus.redo_action.trigger()
    assert _state(part) == "submitted"


def test_what_an_accepted_section_freezes_says_why_and_lets_the_next_step_go(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    window = open_window(sample)
    first = next(session_of(window).section("water").figures()).key
    before = on_disk(sample, "water", first)
    session_of(window).workspace.set_figure("water", first, "77")
    qtbot.wait(APART)
    with Workspace.open(sample, author=ME) as work:
        work.set_figure("animals", "caught", "500")
    with Workspace.open(sample, author=OTHER) as work:
        work.set_status("animals", "accepted")
    session_of(window).reload()
    assert "Відловлено" in _words(window)
    window.menus.undo_action.trigger()
    box = dialog_of(window, QMessageBox)
    assert "прийнято" in f"{box.text()} {box.informativeText()}"
    box.close()
    assert on_disk(sample, "animals", "caught") == "500"
    window.menus.undo_action.trigger()
    assert on_disk(sample, "water", first) == before


def test_a_step_of_any_size_is_undone_at_once(open_window: Open, empty: Path) -> None:
    with Workspace.open(empty, author=ME) as work:
        group = work.section("animals").groups[0].key
        entries = [
            ("animals", f"own/a{number:03}", field, text)
            for number in range(120)
            for field, text in (("group", group), ("position", f"b{number:03}1"), ("text", "Слово."))
        ]
        entries += [("water", figure.key, "value", "5") for figure in work.section("water").figures()]
        work.set_many(entries)
    window = open_window(empty)
    window.warm_up()
    assert "розділів: 2" in _words(window)
    window.menus.undo_action.trigger()
    values = session_of(window).values
    assert values.section("animals").statements == {}
    assert all(figure.number is None for figure in values.section("water").figures.values())
    window.menus.redo_action.trigger()
    assert len(session_of(window).values.section("animals").statements) == 120


def test_a_new_year_is_no_entry_of_a_person(open_window: Open, sample: Path, tmp_path: Path) -> None:
    with Workspace.open(sample, author=ME) as work:
        work.roll(tmp_path / "2024.zvit", 2024)
    window = open_window(tmp_path / "2024.zvit")
    window.warm_up()
    assert not window.menus.undo_action.isEnabled()


def test_a_signed_file_taken_in_is_not_undone_by_a_key(open_window: Open, empty: Path) -> None:
    with Workspace.open(empty, author=ME) as work:
        work.record({("report", "signed/a1", "file"): "звіт.pdf"})
    window = open_window(empty)
    window.warm_up()
    assert not window.menus.undo_action.isEnabled()
    assert focused() is not None


def test_undo_after_a_merge_means_the_merge_and_asks(open_window: Open, sample: Path, tmp_path: Path) -> None:
    part = tmp_path / "тварини.zvit"
    with Workspace.open(sample, author=ME) as city:
        city.assign(["animals"], part)
    with Workspace.open(part, author=OTHER) as work:
        work.set_many([("animals", "caught", "value", "500")])
    with Workspace.open(sample, author=ME) as city:
        city.gathering.merge([part])
    window = open_window(sample)
    window.desk.show_section("animals")
    window.warm_up()
    assert _words(window) == "Скасувати: приєднання «тварини.zvit»"
    _undo(window)
    box = dialog_of(window, QMessageBox)
    assert "приєднання № 1 від" in box.text()
    box.reject()
    assert on_disk(sample, "animals", "caught") == "500"
    type_over(focused_row(window), "501")
    session_of(window).flush()
    assert _words(window).endswith("«Відловлено безпритульних тварин»")
    window.menus.undo_action.trigger()
    assert on_disk(sample, "animals", "caught") == "500"


def test_what_was_entered_in_the_very_second_of_a_merge_is_after_it_where_it_is(
    open_window: Open, sample: Path, tmp_path: Path
) -> None:
    part = tmp_path / "тварини.zvit"
    with Workspace.open(sample, author=ME) as city:
        city.assign(["animals"], part)
        with Workspace.open(part, author=OTHER) as work:
            work.set_figure("animals", "caught", "500")
        city.gathering.merge([part])
        city.set_figure("animals", "returned", "90")
    window = open_window(sample)
    window.warm_up()
    assert "приєднання" not in _words(window)
    window.menus.undo_action.trigger()
    assert on_disk(sample, "animals", "returned") == "426"
    assert on_disk(sample, "animals", "caught") == "500"


def focused_row(window: MainWindow) -> CellEdit:
    """The editor of the figure that these tests type into."""
    window.desk.form.focus_field("caught")
    editor = focused()
    assert isinstance(editor, CellEdit)
    return editor


def test_undo_says_what_it_leaves_since_somebody_changed_it_later(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    before = on_disk(sample, "animals", "caught")
    for author, field, value in ((ME, "caught", "500"), (ME, "returned", "90"), (OTHER, "returned", "91")):
        with Workspace.open(sample, author=author) as work:
            work.set_figure("animals", field, value)
        qtbot.wait(APART)
    window = open_window(sample)
    window.warm_up()
    assert "Відловлено" in _words(window)
    window.menus.undo_action.trigger()
    told = window.statusBar().currentMessage()
    assert told.startswith("Скасовано: «Відловлено")
    assert "Лишилося, як є: «" in told
    assert f"(пізніше змінено: {OTHER})" in told
    assert on_disk(sample, "animals", "caught") == before
    assert on_disk(sample, "animals", "returned") == "91"
    assert not window.menus.undo_action.isEnabled()


def test_undo_with_nothing_to_take_back_says_once_why(open_window: Open, sample: Path, qtbot: QtBot) -> None:
    for author, value in ((ME, "90"), (OTHER, "91")):
        with Workspace.open(sample, author=author) as work:
            work.set_figure("animals", "returned", value)
        qtbot.wait(APART)
    window = open_window(sample)
    window.warm_up()
    assert _words(window) == "Скасувати"
    window.menus.undo_action.trigger()
    assert f"(пізніше змінено: {OTHER})" in window.statusBar().currentMessage()
    assert on_disk(sample, "animals", "returned") == "91"
    assert not window.menus.undo_action.isEnabled()


def test_what_was_left_is_told_after_a_step_above_it_was_undone_in_another_sitting(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    with Workspace.open(sample, author=ME) as work:
        first = next(work.section("water").figures()).key
    entries = [
        (ME, "water", first, "5"),
        (ME, "animals", "returned", "90"),
        (OTHER, "animals", "returned", "91"),
        (ME, "animals", "caught", "500"),
        (ME, "animals", "caught", on_disk(sample, "animals", "caught")),
    ]
    for author, section, field, value in entries:
        with Workspace.open(sample, author=author) as work:
            work.set_figure(section, field, value)
        qtbot.wait(APART)
    window = open_window(sample)
    window.warm_up()
    window.menus.undo_action.trigger()
    told = window.statusBar().currentMessage()
    assert f"(пізніше змінено: {OTHER})" in told
    assert on_disk(sample, "water", first) != "5"


def test_what_was_handed_out_is_no_step_to_be_undone(
    window: MainWindow, sample: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    """The log says which file it was; that stays said, and what was entered before is undone."""
    type_over(window.desk.form.row("caught").value_editor, "431")
    send_key(window.desk.form.row("caught").value_editor, Qt.Key.Key_Return)
    qtbot.wait(APART)
    with Workspace.open(sample, author=session_of(window).author) as city:
        city.gathering.hand_out(tmp_path / "роздано", ["water"])
    session_of(window).reload()
    _undo(window)
    assert on_disk(sample, "animals", "caught") == "423"
    with Workspace.open(sample, read_only=True) as city:
        assert [event.kind for event in city.past.events()] == ["hand_out"]
        assert city.past.events()[0].detail.startswith("«")
        assert "»: «" in city.past.events()[0].detail


def test_a_refused_text_is_the_first_to_be_taken_back_and_entered_again(
    open_window: Open, sample: Path
) -> None:
    """Whoever sees a red cell and presses Ctrl+Z means this cell, not the number saved before it."""
    window = open_window(sample)
    window.desk.show_section("animals")
    for item, field, text in (("returned", "value", "400"), ("caught", "previous", "багато")):
        window.desk.form.focus_field(item, field)
        type_over(focused(), text)
        send_key(focused(), Qt.Key.Key_Return)
    row = window.desk.form.row("caught")
    assert "минулий рік" in window.menus.undo_action.text()
    window.command("moving", "undo")
    assert row.editors["previous"].text() == ""
    assert (row.marks.state, row.error) == (SaveState.NONE, "")
    assert focused() is row.editors["previous"]
    assert on_disk(sample, "animals", "returned") == "400"
    window.command("moving", "redo")
    assert row.editors["previous"].text() == "багато"
    assert row.marks.state is SaveState.REFUSED
    window.command("moving", "undo")
    window.command("moving", "undo")
    assert on_disk(sample, "animals", "returned") == "426"
    window.command("moving", "redo")
    window.command("moving", "redo")
    assert row.editors["previous"].text() == "багато"
    type_over(row.editors["previous"], "410")
    session_of(window).flush()
    window.command("moving", "undo")
    assert on_disk(sample, "animals", "caught", "previous") == ""
    assert row.editors["previous"].text() == ""
    window.command("moving", "undo")
    assert on_disk(sample, "animals", "returned") == "426"
    assert not session_of(window).refusals()


def test_a_refused_cell_of_a_table_is_taken_back_too(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("mobility")
    editor = window.desk.form.table("donated_buses")
    index = editor.model.index(1, 1)
    editor.model.setData(index, "багато")
    window.command("moving", "undo")
    assert index.data() == "5"
    assert not editor._error.isVisible()
    window.command("moving", "redo")
    assert index.data() == "багато"
    assert editor._error.isVisible()
