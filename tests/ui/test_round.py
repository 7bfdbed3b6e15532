"""The whole round of a year on real files: out to three people, back, decided, accepted, rolled forward."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from tests.ui.hands import dialog_of, on_disk, session_of, type_over
from zhytomyr_desktop.ui.dialogs.board import BoardDialog
from zhytomyr_desktop.ui.dialogs.handing_out import HandOutDialog
from zhytomyr_desktop.ui.dialogs.merges import MergesDialog
from zhytomyr_desktop.ui.dialogs.merging import MergeDialog
from zhytomyr_desktop.ui.dialogs.renewing import RenewDialog
from zhytomyr_desktop.ui.dialogs.report_data import ReportDataDialog
from zhytomyr_desktop.ui.main_window import MainWindow
from zhytomyr_desktop.ui.widgets.board import DEADLINE, DEPARTMENT, Filter
from zhytomyr_desktop.workspace import Workspace

Open = Callable[[Path | None], MainWindow]
CAUGHT = ("animals", "caught", "value")


def _wait_for(window: MainWindow, kind: type[QDialog], qtbot: QtBot) -> QDialog:
    qtbot.waitUntil(lambda: any(d.isVisible() for d in window.findChildren(kind)), timeout=30_000)
    return dialog_of(window, kind)


def _row(board: BoardDialog, key: str) -> int:
    table = board.table
    rows = range(table.rowCount())
    return next(row for row in rows if table.item(row, 0).data(Qt.ItemDataRole.UserRole) == key)


def _stage(window: MainWindow, key: str = "animals") -> str:
    return next(
        line.stage for line in session_of(window).workspace.gathering.board() if line.status.key == key
    )


def _hand_out(window: MainWindow, folder: Path, qtbot: QtBot) -> list[Path]:
    dialog = window.commands.handing.assign()
    assert isinstance(dialog, HandOutDialog)
    dialog._check_all(Qt.CheckState.Unchecked)
    for row in range(dialog.table.rowCount()):
        if dialog.table.item(row, 0).data(Qt.ItemDataRole.UserRole) in ("animals", "water"):
            dialog.table.item(row, 0).setCheckState(Qt.CheckState.Checked)
    qtbot.mouseClick(dialog.day_button, Qt.MouseButton.LeftButton)
    type_over(dialog.contact, "zvit@example.org")
    orders = []
    dialog.hand_out_chosen.connect(orders.append)
    with qtbot.waitSignal(dialog.hand_out_chosen):
        qtbot.mouseClick(dialog.go_button, Qt.MouseButton.LeftButton)
    for open_ in window.findChildren(QDialog):
        open_.close()
    window.commands.handing.hand_out_to(orders[0].sections, folder)
    _wait_for(window, QMessageBox, qtbot).close()
    return sorted(folder.glob("*.zvit"))


def _fill(path: Path, author: str, *entries: tuple[str, str, str]) -> Path:
    with Workspace.open(path, author=author) as work:
        work.set_many((section, item, "value", text) for section, item, text in entries)
        for section in work.sections():
            work.set_status(section.key, "submitted")
    return path


def test_the_round_of_a_year(open_window: Open, sample: Path, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window(sample)
    files = _hand_out(window, tmp_path / "роздано", qtbot)
    assert len(files) == 2
    assert len(list((tmp_path / "роздано").glob("*супровідний лист.docx"))) == 2
    assert on_disk(sample, "report", "contact") == "zvit@example.org"
    assert _stage(window) == _stage(window, "water") == "handed_out"

    back = tmp_path / "пошта"
    back.mkdir()
    scope = {Workspace.open(path, read_only=True).scope[0]: path for path in files}
    water = next(Workspace.open(scope["water"], read_only=True).section("water").figures()).key
    second = back / "тварини-2.zvit"
    second.write_bytes(scope["animals"].read_bytes())
    first = scope["animals"].rename(back / "тварини-1.zvit")
    third = scope["water"].rename(back / "вода.zvit")
    _fill(first, "Олег Бондар", ("animals", "caught", "430"), ("animals", "returned", "410"))
    _fill(second, "Ірина Швець", ("animals", "caught", "442"))
    _fill(third, "Марія Гнатюк", ("water", water, "101"))

    window.commands.gathering.merge_files([back])
    preview = _wait_for(window, MergeDialog, qtbot)
    assert [one.key for one in preview.undecided()] == [CAUGHT]
    assert preview.fields.choose(CAUGHT)
    next(b for b in preview.sides.choices.buttons() if "тварини-2" in b.text()).click()
    with qtbot.waitSignal(session_of(window).reloaded, timeout=30_000):
        qtbot.mouseClick(preview.merge_button, Qt.MouseButton.LeftButton)
    assert on_disk(sample, *CAUGHT) == "442"
    assert on_disk(sample, "animals", "returned") == "410"
    assert _stage(window) == _stage(window, "water") == "received"

    _return_and_accept(window, sample, back)
    _look_at_the_record(window, tmp_path, qtbot)
    _roll(window, tmp_path, qtbot)


def _return_and_accept(window: MainWindow, city: Path, back: Path) -> None:
    """Return a section with a remark at a field, get an answer, accept."""
    workspace = session_of(window).workspace
    workspace.review.ask("animals", "caught", "Чи враховано грудень?")
    workspace.set_status("animals", "returned", "Є питання")
    assert _stage(window) == "returned"
    again = back / "повернуто.zvit"
    workspace.assign(["animals"], again)
    with Workspace.open(again, author="Ірина Швець") as work:
        (remark,) = work.review.remarks("animals", unsettled=True)[:1]
        work.review.answer(remark.id, "Так, із груднем 445.")
        work.set_figure("animals", "caught", "445")
        work.set_status("animals", "submitted")
    workspace.merge([again])
    assert _stage(window) == "received"
    for remark in workspace.review.remarks("animals", unsettled=True):
        workspace.review.close(remark.id)
    workspace.set_status("animals", "accepted")
    session_of(window).reload()
    assert _stage(window) == "accepted"
    assert on_disk(city, *CAUGHT) == "445"


def _look_at_the_record(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    merges = window.commands.coordinating.show_merges()
    assert isinstance(merges, MergesDialog)
    assert merges.tree.topLevelItemCount() == 2
    oldest = merges.tree.topLevelItem(1)
    told = [oldest.child(row).text(0) for row in range(oldest.childCount())]
    assert any("430 (Олег Бондар) | 442 (Ірина Швець) → 442" in line for line in told)
    merges.close()
    window.commands.coordinating.write_act_to(folder / "акт.pdf", 1)
    qtbot.waitUntil(
        lambda: any("Акт" in box.text() for box in window.findChildren(QMessageBox)), timeout=30_000
    )
    for box in window.findChildren(QMessageBox):
        box.close()
    assert (folder / "акт.pdf").read_bytes().startswith(b"%PDF-")


def _roll(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    following = folder / "2024.zvit"
    window.commands.coordinating.roll_to(following, window._open_next_year)
    renew = _wait_for(window, RenewDialog, qtbot)
    assert isinstance(renew, RenewDialog)
    assert session_of(window).year == 2024
    left = len(renew._items())
    qtbot.mouseClick(renew.confirm_button, Qt.MouseButton.LeftButton)
    assert len(renew._items()) == left - 1
    renew.close()
    assert session_of(window).workspace.text("animals", "caught", "previous") == "445"
    assert _stage(window) == "draft"


# -- the screens one by one ---------------------------------------------------------------------------------


def test_the_board_is_sorted_filtered_and_edited(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    board = window.commands.coordinating.show_board()
    assert isinstance(board, BoardDialog)
    board.table.item(_row(board, "animals"), DEADLINE).setText("31.12.2099")
    board.table.item(_row(board, "water"), DEADLINE).setText("01.02.2020")
    board.table.item(_row(board, "water"), DEPARTMENT).setText("Водоканал")
    assert on_disk(sample, "water", "section", "deadline") == "2020-02-01"
    assert on_disk(sample, "water", "section", "department") == "Водоканал"
    board.table.sortByColumn(DEADLINE, Qt.SortOrder.AscendingOrder)
    assert [_row(board, key) for key in ("water", "animals")] == [0, 1]
    board.filters[Filter.LATE].click()
    shown = [row for row in range(board.table.rowCount()) if not board.table.isRowHidden(row)]
    assert [board.table.item(row, DEPARTMENT).text() for row in shown] == ["Водоканал"]
    board.filters[Filter.ALL].click()
    type_over(board.search, "тварин")
    assert sum(not board.table.isRowHidden(row) for row in range(20)) == 1
    board.search.clear()
    board.table.section_chosen.emit("water")
    assert window.desk.section_key == "water"


def test_a_deadline_that_is_no_day_is_refused(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    board = window.commands.coordinating.show_board()
    board.table.item(_row(board, "animals"), DEADLINE).setText("скоро")
    assert "скоро" in dialog_of(window, QMessageBox).text()
    assert board.table.item(_row(board, "animals"), DEADLINE).text() == ""
    assert on_disk(sample, "animals", "section", "deadline") == ""


def test_the_reports_own_data_are_entered_all_or_none(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    dialog = window.commands.coordinating.edit_report_data()
    assert isinstance(dialog, ReportDataDialog)
    type_over(dialog.editors["title"], "Звіт за рік")
    type_over(dialog.editors["decision_date"], "колись")
    dialog.save_button.click()
    assert dialog.error.isVisible()
    assert on_disk(sample, "report", "title") == ""
    type_over(dialog.editors["decision_date"], "12.03.2024")
    dialog.signatories.item(1, 1).setText("Олена КОВАЛЬ")
    keys = [dialog.sections.item(row).data(Qt.ItemDataRole.UserRole).key for row in range(20)]
    dialog.sections.setCurrentRow(keys.index("animals"))
    dialog.up_button.click()
    dialog.sections.item(keys.index("gender")).setCheckState(Qt.CheckState.Unchecked)
    dialog.save_button.click()
    assert not dialog.isVisible()
    document = session_of(window).workspace.document()
    assert (document.title, document.signatures[1].name) == ("Звіт за рік", "Олена КОВАЛЬ")
    assert "12.03.2024" in document.annex_mark[2]
    order = [block.section for block in document.blocks if getattr(block, "level", 0) == 2]
    assert "gender" not in order
    assert order.index("animals") == order.index(keys[keys.index("animals") - 1]) - 1


def test_a_section_stays_within_its_priority(open_window: Open, sample: Path) -> None:
    dialog = open_window(sample).commands.coordinating.edit_report_data()
    keys = [dialog.sections.item(row).data(Qt.ItemDataRole.UserRole).key for row in range(20)]
    dialog.sections.setCurrentRow(keys.index("water"))
    dialog.up_button.click()
    assert dialog.sections.item(keys.index("water")).data(Qt.ItemDataRole.UserRole).key == "water"
