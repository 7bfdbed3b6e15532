"""Help, the manual, the keys, and finding anything by its words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QStyle
from pytestqt.qtbot import QtBot

from tests.ui.hands import dialog_of, focused, send_key, send_text, session_of
from zhytomyr_desktop.ui.dialogs.going import GoDialog
from zhytomyr_desktop.ui.dialogs.keys import KeysDialog
from zhytomyr_desktop.ui.dialogs.manual import ManualDialog
from zhytomyr_desktop.ui.main_window import MainWindow
from zhytomyr_desktop.ui.widgets.items import tops
from zhytomyr_desktop.workspace import Workspace

Open = Callable[[Path | None], MainWindow]


def _find(window: MainWindow, words: str) -> None:
    window.menus.find_action.trigger()
    dialog = dialog_of(window, GoDialog)
    send_text(dialog.line, words)
    assert dialog.list.topLevelItemCount() >= 1, words
    send_key(dialog.line, Qt.Key.Key_Return)


def test_anything_is_found_by_its_words(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    session = session_of(window)
    session.workspace.set_field("animals", "caught", "note", "за журналом притулку")
    session.add(
        "animals",
        "own/a1",
        {"group": session.section("animals").groups[0].key, "text": "Унікальне речення.", "position": "zi"},
    )
    session.reload()
    window.desk.show_section("water")
    _find(window, "журналом")
    assert (window.desk.section_key, window.desk.form.current_item) == ("animals", "caught")
    window.desk.show_section("water")
    _find(window, "унікальне")
    assert window.desk.section_key == "animals"
    assert window.desk.preview.statement == "own/a1"
    _find(window, "ОСК-2")
    assert window.desk.section_key == "water"
    assert window.desk.form.current_item


def test_sentences_that_wait_for_a_figure_and_remarks_are_found_too(open_window: Open, empty: Path) -> None:
    with Workspace.open(empty, author="Марта Гук") as work:
        work.review.ask("animals", "returned", "Звідки таке число?")
    window = open_window(empty)
    window.desk.show_section("animals")
    _find(window, "таке число")
    assert focused().place.item == "returned"
    _find(window, "повторне щеплення")
    assert focused() is window.desk.preview


def test_sentences_put_away_and_explanations_are_found_too(open_window: Open, sample: Path) -> None:
    with Workspace.open(sample, author="Марта Гук") as work:
        key = next(p.statement for p in work.section_document("animals") if "сказу" in p.text)
        work.set_field("animals", f"statement/{key}", "hidden", "1")
        work.set_field("animals", "explain/sterilised_caught", "text", "Охоплено й домашніх улюбленців.")
    window = open_window(sample)
    window.desk.show_section("water")
    _find(window, "щеплення від сказу")
    assert window.desk.section_key == "animals"
    assert window.desk.preview.statement == key
    _find(window, "домашніх улюбленців")
    assert focused().place.item == "dogs_sterilised"


def test_a_name_that_begins_as_typed_comes_first(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("education")
    window.menus.go_action.trigger()
    dialog = dialog_of(window, GoDialog)
    send_text(dialog.line, "закладів дошк")
    names = [dialog.list.topLevelItem(n).text(0) for n in range(dialog.list.topLevelItemCount())]
    assert names[0] == "Закладів дошкільної освіти"
    assert len(names) > 1


def test_f1_tells_of_the_field_and_opens_the_manual(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    window.menus.help_action.trigger()
    dialog = dialog_of(window, ManualDialog)
    assert "Відловлено безпритульних тварин" in dialog.field_help.text()
    assert dialog.field_help.isVisible()
    assert dialog.chapters.count() >= 8
    dialog.chapters.setCurrentRow(dialog.chapters.count() - 2)
    assert dialog.pages.verticalScrollBar().value() > 0
    send_text(dialog.line, "Здати розділ")
    dialog.find_next()
    assert dialog.pages.textCursor().selectedText().casefold() == "здати розділ"
    window.desk.form.focus_field("returned")
    window.menus.help_action.trigger()
    assert len([d for d in window.findChildren(ManualDialog) if d.isVisible()]) == 1


def test_the_manual_opens_without_a_file_and_its_pictures_are_there(open_window: Open) -> None:
    window = open_window(None)
    window.menus.help_action.trigger()
    dialog = dialog_of(window, ManualDialog)
    assert not dialog.field_help.isVisible()
    document, pictures = dialog.pages.document(), 0
    block = document.firstBlock()
    while block.isValid():
        for piece in block:
            form = piece.fragment().charFormat()
            if form.isImageFormat():
                pictures += 1
                name = form.toImageFormat().name()
                assert any((Path(p) / name).is_file() for p in dialog.pages.searchPaths()), name
        block = block.next()
    assert pictures >= 5


def test_all_keys_are_listed_each_once_and_narrowed_by_words(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.menus.keys_action.trigger()
    dialog = dialog_of(window, KeysDialog)
    heads = [dialog.tree.topLevelItem(n) for n in range(dialog.tree.topLevelItemCount())]
    lines = [head.child(n) for head in heads for n in range(head.childCount())]
    listed = {line.text(1) for line in lines}
    assert {"Ctrl+G", "F1", "Alt+↑, Alt+↓", "Ins"} <= listed
    in_menus = [s for a in window.menus.with_keys() for s in a.shortcuts() if not s.isEmpty()]
    keys = [s.toString() for s in in_menus]
    assert len(keys) == len(set(keys))
    send_text(dialog.line, "речення пересунути")
    assert [line.text(0) for line in lines if not line.isHidden()] == ["Пересунути речення"]


def test_f6_goes_round_the_parts_of_the_window(open_window: Open, sample: Path, qtbot: QtBot) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    desk = window.desk
    every = (desk.tree, desk.form, desk.findings, desk.text_panel)
    parts = []
    for _ in range(4):
        window.commands.moving.next_part()
        now = window.focusWidget()
        parts.append(next(part for part in every if part is now or part.isAncestorOf(now)))
    assert parts == [desk.findings, desk.text_panel, desk.tree, desk.form]
    window.commands.moving.previous_part()
    assert window.focusWidget() is desk.tree


def test_f6_goes_past_findings_where_nothing_is_found(open_window: Open, empty: Path) -> None:
    window = open_window(empty)
    desk = window.desk
    desk.show_section("animals")
    desk.form.focus_field("caught")
    assert not desk.findings.findings()
    window.commands.moving.next_part()
    assert desk.findings.isAncestorOf(window.focusWidget())
    window.commands.moving.next_part()
    assert window.focusWidget() is desk.preview
    for _ in range(2):
        window.commands.moving.previous_part()
    assert desk.form.isAncestorOf(window.focusWidget())


def test_the_coordinators_manual_opens_beside(open_window: Open) -> None:
    window = open_window(None)
    window.menus.manual_action.trigger()
    window.menus.city_manual_action.trigger()
    shown = [d for d in window.findChildren(ManualDialog) if d.isVisible()]
    assert [d.objectName() for d in shown] == ["posibnyk-pracivnyka", "posibnyk-koordynatora"]
    assert "координатор" in shown[1].pages.toPlainText().casefold()
    assert shown[1].chapters.count() > 3


@pytest.mark.parametrize("zoom", [100, 200])
def test_what_is_found_is_read_whole(open_window: Open, sample: Path, zoom: int) -> None:
    window = open_window(sample)
    window.fitting.room = lambda: QSize(1350, 720)  # type: ignore[method-assign]
    before = QApplication.font()
    window.zoom.set(zoom)
    window.desk.show_section("animals")
    dialog = window.commands.helping.find()
    assert isinstance(dialog, GoDialog)
    try:
        send_text(dialog.line, "тварин")
        QApplication.processEvents()
        edge = dialog.list.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
        for item in tops(dialog.list):
            index = dialog.list.indexFromItem(item)
            for column in range(3):
                room = QRect(0, 0, dialog.list.columnWidth(column) - 2 * edge, 10_000)
                flag = int(Qt.TextFlag.TextWordWrap)
                needed = dialog.list.fontMetrics().boundingRect(room, flag, item.text(column))
                assert needed.height() <= dialog.list.visualRect(index).height(), item.text(column)
                assert not needed.width() > room.width(), item.text(column)
    finally:
        QApplication.setFont(before)


def test_of_a_long_sentence_the_words_around_the_one_that_was_looked_for_are_shown(
    open_window: Open, sample: Path
) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    dialog = window.commands.helping.find()
    assert isinstance(dialog, GoDialog)
    send_text(dialog.line, "пенсіонерам послуги")
    (found,) = tops(dialog.list)
    assert found.text(0).startswith("…")
    assert "пенсіонерам, послуги надано" in found.text(0)
    assert len(found.text(0)) < len(found.toolTip(0))
