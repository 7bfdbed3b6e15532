"""The size of everything: menus, tips and dialogs follow; every dialog fits a small screen at 200 %."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QListWidget,
    QMenu,
    QScrollArea,
    QStyle,
    QToolTip,
    QVBoxLayout,
)
from pytestqt.qtbot import QtBot

from tests.ui.hands import close_for_good, focused, session_of, type_over
from tests.ui.walking import asking, dialog_after, put_away
from zhytomyr_desktop.ui.main_window import MainWindow
from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.sections import SectionTree
from zhytomyr_desktop.workspace import Workspace

Open = Callable[[Path | None], MainWindow]
SCREEN = QSize(1366, 768)


@pytest.fixture
def _usual_size(qapp: QApplication) -> Iterator[None]:
    before = qapp.font()
    yield
    qapp.setFont(before)


pytestmark = pytest.mark.usefixtures("_usual_size")


def test_menus_tool_bar_and_tips_follow_the_size(open_window: Open, sample: Path, qtbot: QtBot) -> None:
    window = open_window(sample)
    menu = window.menuBar().actions()[0].menu()
    assert isinstance(menu, QMenu)
    bar = window.menus._bar
    assert bar is not None
    before = window.menuBar().font().pointSizeF()
    icons = bar.iconSize().height()
    for _ in range(8):
        qtbot.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert window.zoom.percent == 200
    shown = [window.menuBar().font(), menu.font(), bar.font(), QToolTip.font(), window.statusBar().font()]
    assert [font.pointSizeF() for font in shown] == [2 * before] * len(shown)
    assert bar.iconSize().height() > 1.7 * icons
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert menu.font().pointSizeF() == before


def test_the_size_is_kept_and_does_not_grow_with_each_window(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    usual = QApplication.font().pointSizeF()
    window.zoom.set(150)
    close_for_good(window)
    again = open_window(sample)
    assert again.zoom.percent == 150
    assert QApplication.font().pointSizeF() == 1.5 * usual


def test_the_start_page_follows_the_size(open_window: Open) -> None:
    window = open_window(None)
    before = window.start_page.open_button.sizeHint().height()
    window.zoom.set(200)
    QApplication.processEvents()
    assert window.start_page.open_button.height() > 1.6 * before
    assert focused() is window.start_page.open_button


def _out_of_reach(dialog: QDialog) -> list[str]:
    """The buttons at the foot of a dialog that are not wholly within it, or too narrow for their words."""
    inside = QRect(QPoint(0, 0), dialog.size())
    buttons = [
        button
        for box in dialog.findChildren(QDialogButtonBox)
        for button in box.findChildren(QAbstractButton)
        if button.isVisible()
    ]
    return [
        button.text()
        for button in buttons
        if not inside.contains(QRect(button.mapTo(dialog, QPoint(0, 0)), button.size()))
        or button.width() < button.minimumSizeHint().width()
    ]


def test_every_dialog_fits_a_small_screen_at_twice_the_size(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    window = open_window(sample)
    window.fitting.room = lambda: SCREEN - QSize(16, 48)  # type: ignore[method-assign]
    window.zoom.set(200)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    session_of(window).review.ask("animals", "caught", "Звідки число?")
    seen: list[str] = []
    for action in asking(window):
        words = action.text().replace("&", "")
        dialog = dialog_after(window, action)
        if dialog is None:
            continue
        QApplication.processEvents()
        seen.append(words)
        assert dialog.width() <= SCREEN.width(), f"{words}: {dialog.size()}"
        assert dialog.height() <= SCREEN.height(), f"{words}: {dialog.size()}"
        if not isinstance(dialog, QFileDialog):
            assert dialog.font().pointSizeF() == QApplication.font().pointSizeF(), words
        assert _out_of_reach(dialog) == [], words
        put_away(window)
    assert len(seen) > 25, seen


def test_a_dialog_that_is_too_high_scrolls_and_keeps_its_buttons(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.fitting.room = lambda: QSize(500, 300)  # type: ignore[method-assign]
    dialog = QDialog(window)
    layout = QVBoxLayout(dialog)
    labels = [QLabel(f"Рядок {number}") for number in range(60)]
    for label in labels:
        layout.addWidget(label)
    layout.addWidget(QDialogButtonBox(QDialogButtonBox.StandardButton.Ok))
    dialog.open()
    QApplication.processEvents()
    assert dialog.height() <= 300
    assert _out_of_reach(dialog) == []
    area = dialog.findChild(QScrollArea)
    area.ensureWidgetVisible(labels[-1])
    assert not labels[-1].visibleRegion().isEmpty()


def test_every_command_of_the_tool_bar_is_in_sight_at_any_size_and_width(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    window = open_window(sample)
    bar = window.menus._bar
    assert bar is not None
    buttons = [bar.widgetForAction(action) for action in bar.actions()]
    for percent, width in ((100, 1366), (200, 1366), (200, 900), (100, 1366)):
        window.zoom.set(percent)
        window.resize(width, 768)
        qtbot.waitUntil(lambda: all(button.isVisible() for button in buttons))
        assert all(button.geometry().right() <= bar.width() for button in buttons)
    assert all(button.toolTip() for button in buttons)


def test_last_years_value_that_is_only_read_has_its_year_beside_it_where_no_column_is_titled(
    open_window: Open, empty: Path, qtbot: QtBot
) -> None:
    with Workspace.open(empty, author="Координатор") as workspace:
        workspace.set_many([("education", "shelters_new_area", "previous", "11,7")])
    window = open_window(empty)
    window.zoom.set(200)
    window.desk.show_section("education")
    row = window.desk.form.row("shelters_new_area")
    qtbot.waitUntil(lambda: row.change_label.text() == "2022 рік")


def _cut_words(tree: SectionTree) -> list[str]:
    """The words of the sections' titles that have no room for their last letters."""
    model = tree.model()
    tops = [model.index(number, 0) for number in range(model.rowCount())]
    indexes = [*tops, *(model.index(number, 0, top) for top in tops for number in range(model.rowCount(top)))]
    return [
        word
        for index in indexes
        for word in str(index.data()).split()
        if tree.fontMetrics().horizontalAdvance(word) > tree.room_for(index)
    ]


def _give_room(window: MainWindow, beside: int) -> None:
    """An office screen, or where the machine's letters are very wide one that holds as much of them."""
    tree, form = window.desk.tree.least_width(), window.desk.form.least_width()
    narrowest = max(1366, tree / 0.32, (tree + form + 16) / 0.74, tree + form + beside + 16)
    window.resize(int(narrowest) + 1, 768)
    window.zoom.set(200)


def test_beside_the_remarks_the_words_of_the_sections_stay_whole(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    with Workspace.open(sample, author="Координатор") as workspace:
        workspace.review.ask("animals", "caught", "Звідки число?")
    window = open_window(sample)
    window.zoom.set(200)
    window.desk.show_section("animals")
    panel = window.commands.reviewing.show_remarks()
    QApplication.processEvents()
    controls = (panel.whole_box, panel.closed_box, panel.new_button)
    _give_room(window, max(one.minimumSizeHint().width() for one in controls) + 4 * look.PADDING)
    qtbot.waitUntil(lambda: _cut_words(window.desk.tree) == [])


def test_sentences_put_away_cut_no_word_of_the_sections(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    with Workspace.open(sample, author="Марта Гук") as work:
        key = next(p.statement for p in work.section_document("animals"))
        work.set_field("animals", f"statement/{key}", "hidden", "1")
    window = open_window(sample)
    window.desk.show_section("animals")
    window.zoom.set(200)
    tools = window.desk.text_panel.bar
    qtbot.waitUntil(lambda: tools.height() > 2 * window.desk.text_panel.hidden_button.height())
    _give_room(window, tools.minimumSizeHint().width())
    qtbot.waitUntil(lambda: _cut_words(window.desk.tree) == [])


def test_a_mark_beside_a_count_cuts_no_word_of_the_sections(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    window = open_window(sample)
    window.zoom.set(200)
    window.desk.show_section("animals")
    QApplication.processEvents()
    _give_room(window, 0)
    qtbot.waitUntil(lambda: _cut_words(window.desk.tree) == [])
    session_of(window).review.ask("education", "section", "Звідки числа?")
    counts = window.desk.tree._items["education"]
    qtbot.waitUntil(lambda: counts.text(1).startswith("●"))
    qtbot.wait(20)
    assert _cut_words(window.desk.tree) == []


def test_a_message_of_the_status_bar_stands_alone_at_each_size(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    window = open_window(sample)
    author = window.saving.author_label
    for percent in (125, 200, 150):
        window.zoom.set(percent)
        qtbot.waitUntil(lambda: str(window.zoom.percent) in window.statusBar().currentMessage())
        qtbot.wait(60)
        assert not author.isVisible(), percent
    window.statusBar().clearMessage()
    assert author.isVisible()


def test_boxes_of_choices_become_small_again(open_window: Open, sample: Path, qtbot: QtBot) -> None:
    window = open_window(sample)
    usual = window.desk.findings.filter_box.minimumSizeHint()
    window.zoom.set(200)
    close_for_good(window)
    again = open_window(sample)
    assert again.desk.findings.filter_box.minimumSizeHint().width() > usual.width()
    again.zoom.set(100)
    assert again.desk.findings.filter_box.minimumSizeHint() == usual


def test_a_long_refusal_in_the_status_bar_gives_way(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.zoom.set(200)
    window.desk.show_section("animals")
    type_over(window.desk.form.row("caught").value_editor, "4 26о")
    session_of(window).flush()
    window.statusBar().clearMessage()
    QApplication.processEvents()
    label = window.saving.saved_label
    assert window.statusBar().rect().contains(label.geometry())
    assert label.minimumSizeHint().width() < label.sizeHint().width()
    assert label.toolTip() == label.text()
    assert "цифри" in label.text()


def test_a_finding_is_read_to_its_last_word(open_window: Open, sample: Path, qtbot: QtBot) -> None:
    open_window(sample).zoom.set(200)
    window = open_window(sample)
    window.desk.show_section("animals")
    findings = window.desk.findings
    findings.whole_box.setChecked(True)
    qtbot.waitUntil(lambda: findings.list.count() > 20, timeout=20_000)
    for row in range(findings.list.count()):
        findings.list.setCurrentRow(row)
        QApplication.processEvents()
        assert _cut_lines(findings.list) == []


def test_the_controls_of_a_finding_that_can_be_mended_stay_whole(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    with Workspace.open(sample, author="Марта Гук") as work:
        group = work.section("animals").groups[0].key
        work.add_statement("animals", group, "Притулок відвідали 4388 жінки.")
    window = open_window(sample)
    window.zoom.set(200)
    window.desk.show_section("animals")
    findings = window.desk.findings
    findings.whole_box.setChecked(True)
    qtbot.waitUntil(lambda: findings.list.count() > 20, timeout=20_000)
    findings.list.setCurrentRow(-1)
    QApplication.processEvents()
    row = next(n for n, one in enumerate(findings._findings) if one.mend is not None)
    findings.list.setCurrentRow(row)
    qtbot.waitUntil(findings.mend_button.isVisible)
    QApplication.processEvents()
    for control in (findings.whole_box, findings.mend_button, findings.answer_button):
        assert control.width() >= control.sizeHint().width(), control.text()


def _cut_lines(listed: QListWidget) -> list[str]:
    """The lines of a list, each with an icon, that are less high than their words need."""
    edge = listed.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
    cut = []
    for item in (listed.item(row) for row in range(listed.count())):
        place = listed.visualItemRect(item)
        room = QRect(0, 0, place.width() - listed.iconSize().width() - 4 * edge, 10_000)
        needed = listed.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), item.text())
        if needed.height() > place.height():
            cut.append(item.text())
    return cut
