"""The start page as a person uses it: a section file begun by keys and by clicks, recent files, help."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QListWidget, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from tests.ui.hands import dialog_of, focused, middle, send_key, send_text, session_of, type_over
from tests.ui.person import Person
from zhytomyr_desktop.ui.dialogs.keys import KeysDialog
from zhytomyr_desktop.ui.dialogs.manual import ManualDialog
from zhytomyr_desktop.ui.dialogs.new_section import NewSectionDialog
from zhytomyr_desktop.ui.main_window import MainWindow
from zhytomyr_desktop.ui.widgets.start_page import StartPage
from zhytomyr_desktop.workspace import Workspace

Open = Callable[[Path | None], MainWindow]
COMMUNITY = "Бердичівської міської територіальної громади"


def _page(window: MainWindow) -> StartPage:
    """The page once it is laid out."""
    QApplication.processEvents()
    assert window.start_page is not None
    return window.start_page


def _save_as(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.file_opened, timeout=20_000):
        Person(window, qtbot).name_file(path)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def _title(window: MainWindow, key: str) -> str:
    from zhytomyr_desktop import shipped

    section = shipped.catalogue().section(key)
    assert section is not None
    return section.title


def test_a_section_file_is_begun_by_keys_alone(open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window(None)
    assert focused() is _page(window).open_button
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is _page(window).section_button
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    QApplication.processEvents()
    dialog = dialog_of(window, NewSectionDialog)
    assert focused() is dialog.list
    assert not dialog.go_button.isEnabled()
    send_text(dialog.list, _title(window, "animals")[:12])
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.chosen() == ("animals",)
    type_over(dialog.year.lineEdit(), "2024")
    send_text(dialog.community, COMMUNITY)
    send_key(dialog.community, Qt.Key.Key_Return)
    offered = Path(dialog_of(window, QFileDialog).selectedFiles()[0])
    assert offered.name == f"{_title(window, 'animals')} – 2024.zvit"
    path = tmp_path / "тварини.zvit"
    _save_as(window, path, qtbot)
    session = session_of(window)
    assert (session.path, session.is_city, session.year) == (path, False, 2024)
    assert window.desk.tree.keys() == ["animals"]
    assert focused().place.item == next(session.section("animals").figures()).key
    send_text(focused(), "12")
    assert session.flush()
    with Workspace.open(path, read_only=True) as work:
        assert work.scope == ("animals",)
        assert work.values.report["community"] == COMMUNITY


def test_another_community_is_offered_no_department_of_this_city(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(None)
    qtbot.mouseClick(_page(window).section_button, Qt.MouseButton.LeftButton)
    dialog = dialog_of(window, NewSectionDialog)
    items = [dialog.list.item(row) for row in range(dialog.list.count())]
    assert [item.toolTip() for item in items[1:]].count("") == 0
    assert "Житомир" in items[0].text()
    items[2].setCheckState(Qt.CheckState.Checked)
    send_text(dialog.community, COMMUNITY)
    assert {item.toolTip() for item in items} == {""}
    assert "Житомир" not in "".join(item.text() for item in items)
    assert len(dialog.chosen()) == 1
    dialog.community.clear()
    assert all(item.toolTip() for item in items[1:])


def _click(view: QListWidget, row: int, at: QPoint, qtbot: QtBot) -> None:
    view.scrollToItem(view.item(row))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_click_on_the_box_or_on_the_words_marks_a_section(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(None)
    qtbot.mouseClick(_page(window).section_button, Qt.MouseButton.LeftButton)
    dialog = dialog_of(window, NewSectionDialog)
    line = dialog.list.visualItemRect(dialog.list.item(3))
    option = QStyleOptionViewItem()
    dialog.list.initViewItemOption(option)
    option.rect = line
    option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    box = dialog.list.style().subElementRect(
        QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, dialog.list
    )
    _click(dialog.list, 3, box.center(), qtbot)
    assert len(dialog.chosen()) == 1
    _click(dialog.list, 3, box.center(), qtbot)
    assert dialog.chosen() == ()
    _click(dialog.list, 3, line.center(), qtbot)
    assert len(dialog.chosen()) == 1
    _click(dialog.list, 3, line.center(), qtbot)
    assert dialog.chosen() == ()
    assert not dialog.go_button.isEnabled()


def test_several_sections_make_one_file(open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window(None)
    window.menus.section_action.trigger()
    dialog = dialog_of(window, NewSectionDialog)
    for row in (0, 1):
        dialog.list.setCurrentRow(row)
        qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    qtbot.mouseClick(dialog.go_button, Qt.MouseButton.LeftButton)
    _save_as(window, tmp_path / "два.zvit", qtbot)
    assert window.desk.tree.keys() == ["assessment", "business"]


def test_a_recent_file_is_opened_by_a_click_and_by_enter(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    window = open_window(sample)
    window.close_file()
    page = _page(window)
    item = page.recent_list.item(0)
    assert item.text() == sample.name
    assert str(sample.parent) in str(item.data(Qt.ItemDataRole.AccessibleTextRole))
    with qtbot.waitSignal(window.file_opened):
        middle_of_line = page.recent_list.visualItemRect(item).center()
        qtbot.mouseClick(page.recent_list.viewport(), Qt.MouseButton.LeftButton, pos=middle_of_line)
    window.close_file()
    recent = _page(window).recent_list
    recent.setFocus()
    recent.setCurrentRow(0)
    with qtbot.waitSignal(window.file_opened):
        qtbot.keyClick(recent, Qt.Key.Key_Return)
    assert session_of(window).path == sample


def test_a_recent_file_that_is_gone_is_told_and_can_be_tried_again(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    window = open_window(sample)
    window.close_file()
    away = sample.rename(sample.with_name("далеко.zvit"))
    recent = _page(window).recent_list
    recent.file_chosen.emit(str(sample))
    dialog_of(window).close()
    away.rename(sample)
    with qtbot.waitSignal(window.file_opened):
        recent.itemActivated.emit(recent.item(0))


def test_without_recent_files_the_page_says_where_to_drop_one(open_window: Open) -> None:
    page = _page(open_window(None))
    assert page.recent_list.isHidden()
    assert page.drop_place.isVisible()


def test_help_is_reached_from_the_start_page(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(None)
    for button, kind in zip(_page(window).help_buttons, (ManualDialog, KeysDialog), strict=True):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=middle(button))
        dialog_of(window, kind).close()
        QApplication.sendPostedEvents(None, 0)


def test_the_first_window_covers_a_screen_that_is_no_larger_than_it(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.appear()
    room = window.screen().availableGeometry()
    assert room.width() <= 1366 or room.height() < 768 + 40, "the display of tests is a small one"
    assert window.isMaximized()


def test_a_window_that_had_a_place_takes_it_again(qtbot: QtBot) -> None:
    first = MainWindow()
    first.resize(700, 500)
    first.show()
    first.close()
    second = MainWindow()
    qtbot.addWidget(second)
    second.appear()
    assert not second.isMaximized()
    assert second.size().toTuple() == (700, 500)


def test_windows_carry_the_icon_of_the_program(open_window: Open) -> None:
    window = open_window(None)
    for _ in range(3):
        QApplication.processEvents()
    picture = QGuiApplication.windowIcon().pixmap(32, 32).toImage()
    assert picture.pixelColor(4, 16).blue() > picture.pixelColor(4, 16).red() + 60
    assert not window.windowIcon().isNull()
