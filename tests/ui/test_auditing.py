"""What the checks find in the window: in the panel, under the words, mended by a click, recorded."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests.ui.hands import dialog_of, on_disk, session_of, wait_for_dialog
from zhytomyr_desktop.ui.dialogs.bug import BugDialog
from zhytomyr_desktop.ui.main_window import MainWindow
from zhytomyr_desktop.ui.widgets.findings import Filter, FindingsPanel, ShownFinding
from zhytomyr_desktop.workspace import Workspace

Open = Callable[[Path | None], MainWindow]


@pytest.fixture
def slips(empty: Path) -> Path:
    """A file with a sentence of one's own that has slips."""
    with Workspace.open(empty) as work:
        group = work.section("animals").groups[0].key
        work.add_statement("animals", group, "Обстежено 4388 жінки, придбано інвентори.")
    return empty


def _panel(window: MainWindow) -> FindingsPanel:
    assert window.desk is not None
    return window.desk.findings


def _choose(window: MainWindow, rule: str) -> ShownFinding:
    panel = _panel(window)
    row = next(n for n, f in enumerate(panel.findings()) if f.rule.startswith(rule))
    panel.list.setCurrentRow(row)
    return panel.findings()[row]


def test_slips_of_own_sentences_are_in_the_panel_and_under_the_words(
    open_window: Open, slips: Path, qtbot: QtBot
) -> None:
    window = open_window(slips)
    window.desk.show_section("animals")
    assert window.desk.preview.waved_texts() == ["жінки"]
    qtbot.waitUntil(lambda: window.desk.preview.waved_texts() == ["жінки", "інвентори"], timeout=15_000)
    assert any("«інвентори»" in f.message for f in _panel(window).findings())


def test_a_click_mends_the_sentence_and_undo_takes_it_back(
    open_window: Open, slips: Path, qtbot: QtBot
) -> None:
    window = open_window(slips)
    window.desk.show_section("animals")
    finding = _choose(window, "wording_agreement")
    qtbot.mouseClick(_panel(window).mend_button, Qt.MouseButton.LeftButton)
    assert on_disk(slips, "animals", finding.items[0], "text").startswith("Обстежено 4388 жінок,")
    assert "4388 жінок" in window.desk.preview.toPlainText().replace("\xa0", " ")
    window.menus.undo_action.trigger()
    assert on_disk(slips, "animals", finding.items[0], "text").startswith("Обстежено 4388 жінки,")


def test_a_word_is_taught_to_the_file_by_a_click(open_window: Open, slips: Path, qtbot: QtBot) -> None:
    window = open_window(slips)
    window.desk.show_section("animals")
    qtbot.waitUntil(lambda: len(window.desk.preview.waved_texts()) == 2, timeout=15_000)
    _choose(window, "wording_spelling")
    qtbot.mouseClick(_panel(window).word_button, Qt.MouseButton.LeftButton)
    assert window.desk.preview.waved_texts() == ["жінки"]
    assert on_disk(slips, "animals", "word/інвентори", "known") == "1"


def test_f8_goes_from_finding_to_finding(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    window.menus.next_finding_action.trigger()
    assert window.desk.form.current_item == "returned"
    window.menus.next_finding_action.trigger()
    assert _panel(window).list.currentRow() == 1


def test_the_whole_report_is_listed_filtered_and_leads_to_its_fields(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    with qtbot.waitSignal(session_of(window).auditor.whole_found, timeout=20_000):
        window.menus.whole_action.trigger()
    panel = _panel(window)
    assert {f.section for f in panel.findings()} >= {"animals", "health", "culture", "safety"}
    panel.filter_box.setCurrentIndex(panel.filter_box.findData(Filter.GRAVE))
    assert all(f.severity in ("error", "warning") for f in panel.findings())
    assert "Культура" in "".join(panel.list.item(n).text() for n in range(panel.list.count()))
    at = next(n for n, f in enumerate(panel.findings()) if f.section == "culture")
    panel.list.setCurrentRow(at)
    panel.list.itemActivated.emit(panel.list.item(at))
    assert window.desk.section_key == "culture"
    assert len(panel.findings()) > 3
    panel.whole_box.setChecked(False)
    assert {f.section for f in panel.findings()} <= {"culture"}


def test_a_check_that_fails_is_told_and_can_be_asked_again(
    open_window: Open, sample: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: object, **_asked: object) -> None:
        raise ZeroDivisionError("зламано")

    window = open_window(sample)
    with monkeypatch.context() as patched:
        patched.setattr("zhytomyr_desktop.checking.checks.findings", broken)
        window.menus.whole_action.trigger()
        wait_for_dialog(qtbot, window, BugDialog).reject()
    with qtbot.waitSignal(session_of(window).auditor.whole_found, timeout=20_000):
        _panel(window).whole_box.setChecked(False)
        _panel(window).whole_box.setChecked(True)


def test_a_dictionary_that_cannot_be_loaded_is_told_once(
    open_window: Open, slips: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "/tmp")

    monkeypatch.setattr("zhytomyr_desktop.audit.wording.spelling.dictionary", full)
    window = open_window(slips)
    window.desk.show_section("animals")
    assert "немає місця" in wait_for_dialog(qtbot, window, QMessageBox).text()
    dialog_of(window, QMessageBox).reject()
    window.desk.show_findings()
    assert not any(d.isVisible() for d in window.findChildren(QMessageBox))


def test_a_finding_of_a_sentence_brings_the_sentence_into_sight(open_window: Open, slips: Path) -> None:
    window = open_window(slips)
    window.desk.show_section("animals")
    _choose(window, "wording_agreement")
    _panel(window).list.itemActivated.emit(_panel(window).list.currentItem())
    assert any("4388" in text for text in window.desk.preview.marked_texts())


def test_the_record_of_the_check_is_written(
    open_window: Open, sample: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window(sample)
    out = tmp_path / "протокол.xlsx"
    with qtbot.waitSignal(window.commands.told, timeout=30_000):
        window.commands.auditing.write_record_to(out)
    assert load_workbook(out)["Зауваження"].max_row > 20
