"""What a received file holds is shown letter by letter: markup in it would load pictures from anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QMessageBox, QTextBrowser
from pytestqt.qtbot import QtBot

from tests.ui.hands import dialog_of, wait_for_dialog
from zhytomyr_desktop.ui.dialogs.comparing import CompareDialog
from zhytomyr_desktop.ui.dialogs.conflicts import ConflictsDialog
from zhytomyr_desktop.ui.dialogs.merging import MergeDialog
from zhytomyr_desktop.ui.dialogs.timeline import TimelineDialog
from zhytomyr_desktop.ui.main_window import MainWindow
from zhytomyr_desktop.workspace import Workspace

Open = Callable[[Path | None], MainWindow]
IMAGE = '<img src="/nowhere/x.png">'


@pytest.fixture
def hostile(sample: Path, tmp_path: Path) -> tuple[Path, Path]:
    """The example and a section file, in which people, words and values are markup."""
    with Workspace.open(sample, author=f"{IMAGE} Координатор") as work:
        work.review.ask("animals", "caught", f"{IMAGE} звідки?")
        work.set_field("animals", "section", "department", f"{IMAGE} Центр")
        work.set_field("animals", "section", "deadline", "01.01.2020")
        work.assign(["animals"], tmp_path / "animals.zvit")
        work.set_figure("animals", "caught", "430")
    part = tmp_path / "animals.zvit"
    with Workspace.open(part, author=f"{IMAGE} Леся") as work:
        work.set_figure("animals", "caught", "431")
        work.set_field("animals", "caught", "note", f"{IMAGE} примітка")
        work.set_field("animals", "caught", "source", f"{IMAGE} джерело")
        work.set_figure("animals", "returned", f"немає даних: {IMAGE} облік")
        work.add_statement("animals", work.section("animals").groups[0].key, f"{IMAGE} речення 17 разів.")
        work.review.answer(work.review.remarks()[0].id, f"{IMAGE} так")
    return sample, part


def _markup(window: MainWindow) -> list[str]:
    """What would be drawn as markup in everything that is open."""
    found = [
        f"{type(w).__name__} tip: {w.toolTip()}" for w in QApplication.allWidgets() if IMAGE in w.toolTip()
    ]
    for label in window.findChildren(QLabel):
        rich = label.textFormat() == Qt.TextFormat.RichText or (
            label.textFormat() == Qt.TextFormat.AutoText and GuiQt.mightBeRichText(label.text())
        )
        if rich and IMAGE in label.text():
            found.append(f"{type(label.parent()).__name__} label: {label.text()}")
    for view in window.findChildren(QAbstractItemView):
        if view.model() is not None:
            found += [f"{type(view).__name__} tip: {tip}" for tip in _tips(view.model()) if IMAGE in tip]
    for page in window.findChildren(QTextBrowser):
        if "nowhere" in page.toHtml() and IMAGE not in page.toPlainText():
            found.append(f"{type(page).__name__}: {page.toPlainText()[:60]}")
    return found


def _tips(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[str]:
    above = parent or QModelIndex()
    for row in range(model.rowCount(above)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(above)):
            yield str(model.index(row, column, above).data(Qt.ItemDataRole.ToolTipRole) or "")
        yield from _tips(model, model.index(row, 0, above))


def test_no_word_of_a_received_file_becomes_markup(
    open_window: Open, hostile: tuple[Path, Path], qtbot: QtBot
) -> None:
    city, part = hostile
    window = open_window(city)
    window.desk.show_section("animals")
    seen = _markup(window)
    window.commands.gathering.merge_files([part])
    merging = wait_for_dialog(qtbot, window, MergeDialog)
    for field in merging.fields.shown_fields():
        merging.fields.choose(field.key)
        seen += _markup(window)
    merging.merge_button.click()
    clashing = wait_for_dialog(qtbot, window, ConflictsDialog)
    seen += _markup(window)
    clashing.reject()
    window.desk.show_section("animals")
    window.command("reviewing", "show_remarks")
    seen += _markup(window)
    for action in ("show_board", "show_merges"):
        window.command("coordinating", action)
        seen += _markup(window)
        dialog_of(window).reject()
    window.desk.form.focus_field("caught")
    for concern, action in (
        ("entering", "show_history"),
        ("entering", "go"),
        ("helping", "find"),
        ("handing", "assign"),
        ("handing", "hand_over"),
    ):
        window.command(concern, action)
        seen += _markup(window)
        dialog_of(window).reject()
    for action, kind in (("show_timeline", TimelineDialog), ("compare", CompareDialog)):
        window.command("looking", action)
        dialog = wait_for_dialog(qtbot, window, kind)
        seen += _markup(window)
        dialog.reject()
    assert sorted(set(seen)) == [], "\n".join(sorted(set(seen)))


def test_the_name_of_a_dropped_file_is_no_markup(open_window: Open, sample: Path, tmp_path: Path) -> None:
    window = open_window(sample)
    named = tmp_path / "<img src=x.png> розділ.zvit"
    window.commands.gathering.take_dropped([named], lambda path: path)
    box = dialog_of(window, QMessageBox)
    assert named.name in box.text()
    assert box.textFormat() is Qt.TextFormat.PlainText
