"""The past in the window on real files: the timeline with its filters, comparing, what went silent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.report.reading import run
from tests.ui.hands import send_key, send_text, wait_for_dialog
from zhytomyr_desktop.ui.dialogs.comparing import CompareDialog
from zhytomyr_desktop.ui.dialogs.merges import MergesDialog
from zhytomyr_desktop.ui.dialogs.moment import MomentDialog
from zhytomyr_desktop.ui.dialogs.report_preview import ReportPreview
from zhytomyr_desktop.ui.dialogs.silence import SilenceDialog
from zhytomyr_desktop.ui.dialogs.timeline import TimelineDialog
from zhytomyr_desktop.ui.main_window import MainWindow
from zhytomyr_desktop.ui.widgets.columns import widths
from zhytomyr_desktop.workspace import Workspace

Open = Callable[[Path | None], MainWindow]


@pytest.fixture
def edited(sample: Path) -> Path:
    """The example in which two people changed two sections."""
    with Workspace.open(sample, author="Олег Бондар") as work:
        work.set_figure("animals", "caught", "430")
    with Workspace.open(sample, author="Ірина Швець") as work:
        work.review.ask("water", "section", "Чи це всі мережі?")
    return sample


def _last_of_the_example(path: Path) -> str:
    with Workspace.open(path, read_only=True) as work:
        entries = work.history()
    return max(e.change.id for e in entries if e.change.author == entries[0].change.author)


def _at(window: MainWindow) -> tuple[str, str]:
    return window.desk.section_key, window.desk.form.current_item


def _timeline(window: MainWindow, qtbot: QtBot) -> TimelineDialog:
    window.menus.timeline_action.trigger()
    return wait_for_dialog(qtbot, window, TimelineDialog)


def _rows(dialog: TimelineDialog) -> list[list[str]]:
    model = dialog.model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_timeline_is_filtered_by_typing_and_by_person_section_and_day(
    open_window: Open, edited: Path, qtbot: QtBot
) -> None:
    window = open_window(edited)
    dialog = _timeline(window, qtbot)
    everything = dialog.model.rowCount()
    assert everything > 600
    send_text(dialog.words, "відловлено бондар")
    [row] = _rows(dialog)
    assert row[1:] == [
        "Олег Бондар",
        "Відповідальне ставлення до тварин",
        "Відловлено безпритульних тварин",
        "423",
        "430",
    ]
    dialog.words.clear()
    dialog.author_box.setCurrentIndex(dialog.author_box.findData("Ірина Швець"))
    [row] = _rows(dialog)
    assert row[2:4] == ["Централізоване водопостачання та водовідведення", "зауваження – розділ"]
    dialog.section_box.setCurrentIndex(dialog.section_box.findData("animals"))
    assert _rows(dialog) == []
    assert not dialog.go_button.isEnabled()
    dialog.author_box.setCurrentIndex(0)
    dialog.day_box.setCurrentIndex(1)
    assert 0 < dialog.model.rowCount() < everything


def test_the_timeline_leads_to_the_field_and_to_the_state_at_that_moment(
    open_window: Open, edited: Path, qtbot: QtBot
) -> None:
    window = open_window(edited)
    dialog = _timeline(window, qtbot)
    send_text(dialog.words, "відловлено бондар")
    qtbot.mouseClick(dialog.go_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _at(window) == ("animals", "caught"))
    dialog = _timeline(window, qtbot)
    send_text(dialog.words, "чи це всі мережі")
    qtbot.mouseClick(dialog.go_button, Qt.MouseButton.LeftButton)
    assert window.desk.section_key == "water"
    dialog = _timeline(window, qtbot)
    with Workspace.open(edited, read_only=True) as work:
        maker = work.history()[0].change.author
    dialog.author_box.setCurrentIndex(dialog.author_box.findData(maker))
    moment = dialog.current()
    assert moment is not None
    assert moment.entry.change.id == _last_of_the_example(edited)
    qtbot.mouseClick(dialog.compare_button, Qt.MouseButton.LeftButton)
    compared = wait_for_dialog(qtbot, window, CompareDialog)
    assert compared.list.count() == 1
    text = compared.page.toPlainText()
    assert "423 безпритульні тварини" in text
    assert "430 безпритульних тварин" in text
    assert "+7" in text


def test_the_report_of_a_moment_is_looked_at_whole_and_compared_from_there(
    open_window: Open, edited: Path, qtbot: QtBot
) -> None:
    window = open_window(edited)
    window.desk.show_section("animals")
    window.commands.looking.look_at(_last_of_the_example(edited))
    dialog = wait_for_dialog(qtbot, window, MomentDialog)
    assert dialog.list.count() == 20
    text = " ".join(dialog.page.toPlainText().split())
    assert "423 безпритульні тварини" in text
    assert "430" not in text
    assert dialog.page.isReadOnly()
    qtbot.mouseClick(dialog.compare_button, Qt.MouseButton.LeftButton)
    assert "430" in wait_for_dialog(qtbot, window, CompareDialog).page.toPlainText()


def test_the_report_of_a_moment_is_printed_and_saved_as_it_was(
    open_window: Open, edited: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(edited)
    change = _last_of_the_example(edited)
    window.commands.looking.look_at(change)
    dialog = wait_for_dialog(qtbot, window, MomentDialog)
    qtbot.mouseClick(dialog.pages_button, Qt.MouseButton.LeftButton)
    pages = wait_for_dialog(qtbot, window, ReportPreview)
    qtbot.waitUntil(pages.pdf_button.isEnabled, timeout=20_000)
    window.commands.printing.write_report_to(tmp_path / "then.pdf", pages.options, change)
    qtbot.waitUntil((tmp_path / "then.pdf").exists, timeout=20_000)
    text = run("pdftotext", tmp_path / "then.pdf", "-")
    assert "423 безпритульні" in text
    assert "430 безпритульних" not in text
    assert "423 безпритульні" in " ".join(
        pages.document.getAllText(n).text() for n in range(pages.document.pageCount())
    )
    pages.close()


def test_a_day_long_ago_is_compared_section_by_section(open_window: Open, edited: Path, qtbot: QtBot) -> None:
    window = open_window(edited)
    window.desk.show_section("water")
    window.commands.looking.compare_with_day(date(2020, 1, 1))
    dialog = wait_for_dialog(qtbot, window, CompareDialog)
    assert dialog.list.count() == 20
    assert dialog.list.currentItem().text().startswith("Централізоване водопостачання")
    assert "Нове речення" in dialog.page.toPlainText()


def test_a_sentence_shows_what_went_and_what_came_and_leads_to_its_field(
    open_window: Open, edited: Path, qtbot: QtBot
) -> None:
    window = open_window(edited)
    window.commands.looking.compare_with_moment(_last_of_the_example(edited))
    dialog = wait_for_dialog(qtbot, window, CompareDialog)
    html = dialog.page.toHtml()
    assert "line-through" in html
    assert "underline" in html
    words = " ".join(dialog.page.toPlainText().split())
    assert "423 безпритульні тварини 430 безпритульних тварин, а 426 тварин" in words
    dialog.page.anchorClicked.emit(QUrl("#caught"))
    qtbot.waitUntil(lambda: _at(window) == ("animals", "caught"))


def test_this_year_is_compared_with_last_years_file(
    open_window: Open, sample: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    following = tmp_path / "2024.zvit"
    with Workspace.open(sample) as work:
        work.roll(following, 2024)
    with Workspace.open(following) as work:
        work.set_figure("animals", "caught", "500")
    window = open_window(following)
    window.desk.show_section("animals")
    window.menus.compare_action.trigger()
    own = wait_for_dialog(qtbot, window, CompareDialog)
    assert "відмінностей 1" in own.lead.text()
    own.reject()
    last = sample.rename(tmp_path / "звіт {1} {}.zvit")
    window.commands.looking.compare_with_file(last)
    dialog = wait_for_dialog(qtbot, window, CompareDialog)
    assert last.name in dialog.lead.text()
    assert "Речення, якого більше немає" in dialog.page.toPlainText()


def test_what_went_silent_leads_to_its_field(
    open_window: Open, sample: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    following = tmp_path / "2024.zvit"
    with Workspace.open(sample) as work:
        work.roll(following, 2024)
    window = open_window(following)
    window.menus.silence_action.trigger()
    dialog = wait_for_dialog(qtbot, window, SilenceDialog)
    heads = [dialog.tree.topLevelItem(n).text(0) for n in range(dialog.tree.topLevelItemCount())]
    assert "Відповідальне ставлення до тварин" in heads
    dialog.reject()
    last = sample.rename(tmp_path / "звіт {1} {}.zvit")
    window.commands.looking.show_silence_since(last)
    dialog = wait_for_dialog(qtbot, window, SilenceDialog)
    assert last.name in dialog.lead.text()
    [line] = [
        child
        for n in range(dialog.tree.topLevelItemCount())
        for head in [dialog.tree.topLevelItem(n)]
        for child in [head.child(m) for m in range(head.childCount())]
        if child.text(0) == "Відловлено безпритульних тварин"
    ]
    assert line.text(1).startswith("423")
    dialog.tree.setCurrentItem(line)
    qtbot.mouseClick(dialog.go_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _at(window) == ("animals", "caught"))


@pytest.fixture
def gathered(edited: Path, tmp_path: Path) -> Path:
    """The example with a file handed out, taken in, and taken out again."""
    part = tmp_path / "тварини.zvit"
    with Workspace.open(edited, author="Леся Коваль") as city:
        city.assign(["animals"], part)
        with Workspace.open(part, author="Марія Гнатюк") as work:
            work.set_figure("animals", "returned", "411")
        city.gathering.merge([part])
        city.gathering.undo()
        city.gathering.merge([part])
    return edited


def test_merges_undone_merges_and_hand_outs_are_lines_of_the_timeline_and_lead_to_their_act(
    open_window: Open, gathered: Path, qtbot: QtBot
) -> None:
    window = open_window(gathered)
    dialog = _timeline(window, qtbot)
    dialog.section_box.setCurrentIndex(dialog.section_box.findData("animals"))
    lines = [
        (row[1], row[3], row[5]) for row in _rows(dialog) if "приєднання" in row[3] or "видано" in row[3]
    ]
    assert lines == [
        ("Леся Коваль", "приєднання № 2", "тварини.zvit; змін 1; рішень 0"),
        ("Леся Коваль", "скасовано приєднання № 1", "тварини.zvit"),
        ("Леся Коваль", "приєднання № 1", "тварини.zvit; змін 1; рішень 0"),
        ("Леся Коваль", "видано файл", "«тварини.zvit»: «Відповідальне ставлення до тварин»"),
    ]
    send_text(dialog.words, "скасовано")
    assert len(_rows(dialog)) == 1
    assert not dialog.look_button.isEnabled()
    qtbot.mouseClick(dialog.act_button, Qt.MouseButton.LeftButton)
    merges = wait_for_dialog(qtbot, window, MergesDialog)
    assert merges.tree.currentItem().text(0) == "1"
    assert merges.tree.currentItem().isExpanded()


def test_what_is_said_of_the_report_itself_is_called_so_and_found_by_it(
    open_window: Open, gathered: Path, qtbot: QtBot
) -> None:
    with Workspace.open(gathered, author="Леся Коваль") as city:
        city.set_field("report", "contact", "value", "0412-00-00-00")
    dialog = _timeline(open_window(gathered), qtbot)
    assert _rows(dialog)[0][2] == "Відомості про звіт"
    dialog.section_box.setCurrentIndex(dialog.section_box.findText("Відомості про звіт"))
    assert [row[5] for row in _rows(dialog)] == ["0412-00-00-00"]


def test_the_timeline_of_one_field_is_found_by_a_part_of_its_name(
    open_window: Open, gathered: Path, qtbot: QtBot
) -> None:
    window = open_window(gathered)
    dialog = _timeline(window, qtbot)
    line = dialog.field_box.lineEdit()
    line.setFocus()
    line.selectAll()
    send_text(line, "відловлено")
    completer = dialog.field_box.completer()
    offered = [completer.completionModel().index(n, 0).data() for n in range(completer.completionCount())]
    assert offered == ["Відловлено безпритульних тварин · Відповідальне ставлення до тварин"]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        send_key(completer.popup(), key)
    assert {row[3].partition(",")[0] for row in _rows(dialog)} == {"Відловлено безпритульних тварин"}
    assert _rows(dialog)[0][4:] == ["423", "430"]
    dialog.section_box.setCurrentIndex(dialog.section_box.findData("water"))
    assert "Відловлено" not in " ".join(dialog.field_box.itemText(n) for n in range(dialog.field_box.count()))
    assert dialog.model.rowCount() > 1


def test_columns_share_the_room_there_is() -> None:
    assert widths(1000, [100, 200, 300], rest=1) == [100, 600, 300]
    assert widths(300, [100, 200, 300], rest=0) == [50, 100, 150]
    assert sum(widths(301, [100, 200, 300], rest=0)) == 301


def test_with_large_letters_all_columns_of_the_timeline_are_in_sight_on_two_lines(
    open_window: Open, edited: Path, qtbot: QtBot
) -> None:
    window = open_window(edited)
    before = QApplication.font()
    try:
        window.zoom.set(200)
        table = _timeline(window, qtbot).table
        QApplication.processEvents()
        assert table.horizontalHeader().length() <= table.viewport().width()
        assert table.rowHeight(0) >= 2 * table.fontMetrics().height()
        assert table.wordWrap()
    finally:
        QApplication.setFont(before)
