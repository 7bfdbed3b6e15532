"""The whole round of a year on real files, by clicks and keys in the windows of four people."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMessageBox, QPlainTextEdit, QStyle, QStyleOptionViewItem, QTableWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import (
    close_for_good,
    dialog_of,
    on_disk,
    send_key,
    send_text,
    session_of,
    type_over,
)
from tests.ui.person import Open, Person
from zhytomyr_desktop.ui.dialogs.board import BoardDialog
from zhytomyr_desktop.ui.dialogs.choosing import TextDialog
from zhytomyr_desktop.ui.dialogs.hand_over import HandOverDialog
from zhytomyr_desktop.ui.dialogs.handing_out import HandOutDialog
from zhytomyr_desktop.ui.dialogs.merges import MergesDialog
from zhytomyr_desktop.ui.dialogs.merging import MergeDialog
from zhytomyr_desktop.ui.dialogs.renewing import RenewDialog
from zhytomyr_desktop.ui.dialogs.report_data import ReportDataDialog
from zhytomyr_desktop.ui.widgets.board import DAYS, DEADLINE, DEPARTMENT, LAST_FILE, STAGE, Filter

CAUGHT = ("animals", "caught", "value")
CTRL = Qt.KeyboardModifier.ControlModifier


class Round:
    """The people of a year: one who gathers, three who fill; each opens only the files he was sent."""

    def __init__(self, open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, city: Path) -> None:
        self._open, self._qtbot, self._patch = open_window, qtbot, monkeypatch
        self.city = city
        self.mail = city.parent / "пошта"
        self.mail.mkdir()
        self.coordinator = self._at_window(city, "Леся Коваль")

    def _at_window(self, path: Path, name: str) -> Person:
        self._patch.setenv("ZVIT_AUTHOR", name)
        return Person(self._open(path), self._qtbot)

    @contextmanager
    def clerk(self, path: Path, name: str) -> Iterator[Person]:
        """A clerk at a window of his own on the file that he was sent."""
        person = self._at_window(path, name)
        yield person
        close_for_good(person.window)
        self.coordinator.window.activateWindow()

    def hand_out(self, folder: Path, *keys: str) -> list[Path]:
        """Громада → Роздати розділи…: only these sections, into a folder made for them."""
        folder.mkdir()
        person = self.coordinator
        person.choose("Громада", "Роздати розділи…")
        dialog = person.wait_for(HandOutDialog)
        person.press(dialog, "Жодного")
        for key in keys:
            person.click(dialog.table.viewport(), _check_box(dialog.table, _row(dialog.table, key)))
        person.press(dialog, "Поставити цей строк вибраним")
        type_over(dialog.contact, "zvit@example.org")
        person.press(dialog, "Вибрати папку…")
        person.name_file(folder)
        assert f"Записано файлів із супровідними листами: {len(keys)}" in person.read_message()
        return [next(path for path in folder.glob("*.zvit") if _holds(path, key)) for key in keys]

    def send_back(self, person: Person, name: str) -> Path:
        """Звіт → Здати розділ…: into the mail to the coordinator."""
        person.press_keys(Qt.Key.Key_S, CTRL | Qt.KeyboardModifier.ShiftModifier)
        person.press(person.wait_for(HandOverDialog), "Здати…")
        person.name_file(self.mail / name)
        assert "Розділ здано" in person.read_message()
        return self.mail / name

    def look_at_files(self, *paths: Path) -> MergeDialog:
        """Ctrl+J: what these files will bring."""
        self.coordinator.press_keys(Qt.Key.Key_J, CTRL)
        self.coordinator.name_file(*paths)
        return self.coordinator.wait_for(MergeDialog)

    def take_in(self, preview: MergeDialog) -> str:
        """Приєднати; returns what is told then."""
        self.coordinator.press(preview, "Приєднати")
        return self.coordinator.read_message()

    def on_the_board(self, key: str, column: int = STAGE) -> str:
        """Ctrl+B: what the board says of a section."""
        self.coordinator.press_keys(Qt.Key.Key_B, CTRL)
        board = self.coordinator.wait_for(BoardDialog)
        text = board.table.item(_row(board.table, key), column).text()
        send_key(board, Qt.Key.Key_Escape)
        return text


def _row(table: QTableWidget, key: str) -> int:
    return next(
        row for row in range(table.rowCount()) if table.item(row, 0).data(Qt.ItemDataRole.UserRole) == key
    )


def _check_box(table: QTableWidget, row: int) -> QPoint:
    """The middle of a line's check box."""
    index = table.model().index(row, 0)
    table.scrollTo(index)
    option = QStyleOptionViewItem()
    option.initFrom(table)
    option.rect = table.visualRect(index)
    option.features = QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    box = QStyle.SubElement.SE_ItemViewItemCheckIndicator
    return table.style().subElementRect(box, option, table).center()


def _holds(path: Path, section: str) -> bool:
    from zhytomyr_desktop.workspace import Workspace

    with Workspace.open(path, read_only=True) as work:
        return section in work.scope


def test_the_round_of_a_year(
    open_window: Open, sample: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    year = Round(open_window, qtbot, monkeypatch, sample)
    animals, water = year.hand_out(tmp_path / "роздано", "animals", "water")
    assert len(list((tmp_path / "роздано").glob("*супровідний лист.docx"))) == 2
    assert on_disk(sample, "report", "contact") == "zvit@example.org"
    assert year.on_the_board("animals") == year.on_the_board("water") == "роздано"
    _three_clerks(year, animals, water)
    _take_in_and_decide(year)
    _return_with_a_remark(year, tmp_path / "повернуто")
    _answer(year, tmp_path / "повернуто")
    _accept(year)
    _look_at_the_record(year, tmp_path)
    _roll(year, tmp_path / "2024.zvit")


def _three_clerks(year: Round, animals: Path, water: Path) -> None:
    """Two of them got the same section by mail."""
    copy = Path(shutil.copy(animals, animals.with_name("від Швець.zvit")))
    with year.clerk(animals, "Олег Бондар") as clerk:
        clerk.enter("caught", "430")
        clerk.enter("returned", "410")
        year.send_back(clerk, "тварини Бондар.zvit")
    with year.clerk(copy, "Ірина Швець") as clerk:
        clerk.enter("caught", "442")
        year.send_back(clerk, "тварини Швець.zvit")
    with year.clerk(water, "Марія Гнатюк") as clerk:
        clerk.enter(clerk.first_item(), "101")
        year.send_back(clerk, "вода.zvit")


def _take_in_and_decide(year: Round) -> None:
    preview = year.look_at_files(*sorted(year.mail.glob("*.zvit")))
    assert [one.key for one in preview.undecided()] == [CAUGHT]
    assert on_disk(year.city, *CAUGHT) == "423"
    year.coordinator.press(preview.sides, "тварини Швець")
    assert "Приєднано змін" in year.take_in(preview)
    assert on_disk(year.city, *CAUGHT) == "442"
    assert on_disk(year.city, "animals", "returned") == "410"
    assert year.on_the_board("animals") == year.on_the_board("water") == "отримано"


def _return_with_a_remark(year: Round, folder: Path) -> None:
    person = year.coordinator
    person.go_to_section("animals")
    person.click_field("caught")
    person.press_keys(Qt.Key.Key_M, CTRL)
    person.answer(person.wait_for(TextDialog), "Чи враховано грудень?")
    assert [card.remark.text for card in person.cards()] == ["Чи враховано грудень?"]
    person.choose("Розгляд", "Повернути розділ…")
    person.answer(person.wait_for(TextDialog), "Є питання до чисел.")
    folder.mkdir()
    person.press(person.wait_for(QMessageBox), "Записати файл…")
    person.name_file(folder / "тварини на доопрацювання.zvit")
    assert "Файл для доопрацювання записано." in person.read_message()
    assert year.on_the_board("animals") == "повернуто"


def _answer(year: Round, folder: Path) -> None:
    [returned] = folder.glob("*.zvit")
    with year.clerk(returned, "Ірина Швець") as clerk:
        for text in ("Так, із груднем 445.", "Виправлено."):
            card = next(c for c in clerk.cards() if c.remark.state == "open")
            clerk.press(card, "Відповісти…")
            send_text(card.editor, text)
            send_key(card.editor, Qt.Key.Key_Return, modifiers=CTRL)
        assert {card.remark.state for card in clerk.cards()} == {"answered"}
        clerk.enter("caught", "445")
        year.send_back(clerk, "тварини Швець 2.zvit")


def _accept(year: Round) -> None:
    person = year.coordinator
    preview = year.look_at_files(year.mail / "тварини Швець 2.zvit")
    assert preview.undecided() == []
    year.take_in(preview)
    assert on_disk(year.city, *CAUGHT) == "445"
    person.go_to_section("animals")
    assert ["Так, із груднем 445."] in [[r.text for r in c.remark.replies] for c in person.cards()]
    while person.cards():
        person.press(person.cards()[0], "Закрити")
    person.choose("Розгляд", "Прийняти розділ…")
    person.press(dialog_of(person.window), "Прийняти")
    assert year.on_the_board("animals") == "прийнято"
    assert "тварини Швець 2.zvit" in year.on_the_board("animals", LAST_FILE)


def _look_at_the_record(year: Round, folder: Path) -> None:
    person = year.coordinator
    person.choose("Громада", "Приєднання та акти…")
    merges = person.wait_for(MergesDialog)
    assert merges.tree.topLevelItemCount() == 2
    oldest = merges.tree.topLevelItem(1)
    told = [oldest.child(row).text(0) for row in range(oldest.childCount())]
    assert any("430 (Олег Бондар) | 442 (Ірина Швець) → 442" in line for line in told)
    person.click(merges.tree.viewport(), merges.tree.visualItemRect(oldest).center())
    person.press(merges, "Записати акт…")
    person.name_file(folder / "акт.pdf")
    assert "Акт записано" in person.read_message()
    assert (folder / "акт.pdf").read_bytes().startswith(b"%PDF-")
    send_key(merges, Qt.Key.Key_Escape)


def _roll(year: Round, following: Path) -> None:
    person = year.coordinator
    person.choose("Громада", "Новий звітний рік…")
    person.name_file(following)
    renew = person.wait_for(RenewDialog)
    left = len(renew._items())
    person.press(renew, "Лишається чинним")
    assert len(renew._items()) == left - 1
    send_key(renew, Qt.Key.Key_Escape)
    assert session_of(person.window).year == 2024
    assert on_disk(following, "animals", "caught", "previous") == "445"
    year.city = following
    assert year.on_the_board("animals") == "чернетка"


# -- the screens one by one ---------------------------------------------------------------------------------


def test_the_board_is_sorted_filtered_and_edited(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    board = window.commands.coordinating.show_board()
    assert isinstance(board, BoardDialog)
    board.table.item(_row(board.table, "animals"), DEADLINE).setText("31.12.2099")
    board.table.item(_row(board.table, "water"), DEADLINE).setText("01.02.2020")
    board.table.item(_row(board.table, "water"), DEPARTMENT).setText("Водоканал")
    assert on_disk(sample, "water", "section", "deadline") == "2020-02-01"
    assert on_disk(sample, "water", "section", "department") == "Водоканал"
    board.table.sortByColumn(DEADLINE, Qt.SortOrder.AscendingOrder)
    assert [_row(board.table, key) for key in ("water", "animals")] == [0, 1]
    board.filters[Filter.LATE].click()
    shown = [row for row in range(board.table.rowCount()) if not board.table.isRowHidden(row)]
    assert [board.table.item(row, DEPARTMENT).text() for row in shown] == ["Водоканал"]
    board.filters[Filter.ALL].click()
    type_over(board.search, "тварин")
    assert sum(not board.table.isRowHidden(row) for row in range(20)) == 1
    board.search.clear()
    board.table.section_chosen.emit("water")
    assert window.desk.section_key == "water"


def test_the_board_shows_what_its_spreadsheet_holds(open_window: Open, sample: Path, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    from zhytomyr_desktop.review.overview import HEADER
    from zhytomyr_desktop.workspace import Workspace

    with Workspace.open(sample, author="Наталія Гончар") as city:
        city.set_field("animals", "section", "deadline", "15.02.2020")
        city.set_field("water", "section", "deadline", "31.12.2099")
        city.set_figure("animals", "returned", "99999")
        city.assign(["animals"], tmp_path / "тварини.zvit")
    with Workspace.open(tmp_path / "тварини.zvit", author="Олег Бондар") as part:
        part.set_figure("animals", "caught", "430")
        part.set_status("animals", "submitted")
    with Workspace.open(sample) as city:
        city.gathering.merge([tmp_path / "тварини.zvit"])
        city.gathering.write_board(tmp_path / "табло.xlsx")
    head, *rows = load_workbook(tmp_path / "табло.xlsx").active.iter_rows(values_only=True)
    board = open_window(sample).commands.coordinating.show_board()
    table = board.table
    titles = [table.horizontalHeaderItem(c).text().replace("-\n", "").replace("\n", " ") for c in range(14)]
    assert tuple(titles) == HEADER[:14] == head[:14]
    for row, cells in enumerate(rows):
        told = [str(cell or "").replace("-", "−") if c < LAST_FILE else "" for c, cell in enumerate(cells)][
            :14
        ]
        seen = [table.item(row, c).text().replace("-", "−") if c < LAST_FILE else "" for c in range(14)]
        assert seen == told
        assert table.item(row, LAST_FILE).text() == " · ".join(filter(None, cells[13:]))
    days = table.item(_row(table, "animals"), DAYS)
    assert days.text().startswith("−")
    assert "пізніше строку" in days.toolTip()
    assert "лишилося" in table.item(_row(table, "water"), DAYS).toolTip()
    assert "Здано пізніше строку – 1" in board.summary.text()
    board.filters[Filter.LATE].click()
    assert all(table.isRowHidden(row) for row in range(table.rowCount()))


def test_a_deadline_that_is_no_day_is_refused(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    board = window.commands.coordinating.show_board()
    board.table.item(_row(board.table, "animals"), DEADLINE).setText("скоро")
    assert "скоро" in dialog_of(window, QMessageBox).text()
    assert board.table.item(_row(board.table, "animals"), DEADLINE).text() == ""
    assert on_disk(sample, "animals", "section", "deadline") == ""


def test_the_reports_own_data_are_entered_all_or_none(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    dialog = window.commands.report_data.edit()
    assert isinstance(dialog, ReportDataDialog)
    type_over(dialog.editors["title"], "Звіт за рік")
    type_over(dialog.editors["decision_date"], "колись")
    dialog.save_button.click()
    assert dialog.error.isVisible()
    assert on_disk(sample, "report", "title") == ""
    type_over(dialog.editors["decision_date"], "12.03.2024")
    dialog.signatories.item(1, 1).setText("Олена КОВАЛЬ")
    keys = [place.key for place in dialog.order.places()]
    dialog.order.choose("animals")
    dialog.order.up_button.click()
    dialog.order.choose("gender")
    dialog.order.list.currentItem().setCheckState(Qt.CheckState.Unchecked)
    dialog.save_button.click()
    assert not dialog.isVisible()
    document = session_of(window).workspace.document()
    assert (document.title, document.signatures[1].name) == ("Звіт за рік", "Олена КОВАЛЬ")
    assert "12.03.2024" in document.annex_mark[2]
    order = [block.section for block in document.blocks if getattr(block, "level", 0) == 2]
    assert "gender" not in order
    assert order.index("animals") == order.index(keys[keys.index("animals") - 1]) - 1


def test_another_community_is_shown_at_once(open_window: Open, sample: Path, qtbot: QtBot) -> None:
    window = open_window(sample)
    window.desk.show_section("employment")
    first = session_of(window)
    dialog = window.commands.report_data.edit()
    type_over(dialog.editors["community"], "Вигаданої сільської територіальної громади")
    with qtbot.waitSignal(window.file_opened):
        dialog.save_button.click()
    session = session_of(window)
    assert session is not first
    assert not session.read_only
    assert window.desk.section_key == "employment"
    text = " ".join(p.text for p in session.workspace.section_document("employment"))
    assert "Житомир" not in text
    assert "Вигаданої сільської" in session.workspace.document().title
    assert session.workspace.document().signatures == ()
    session.undoing.recall()
    with qtbot.waitSignal(window.file_opened):
        window.menus.undo_action.trigger()
    assert on_disk(sample, "report", "community") == ""
    assert "Житомир" in session_of(window).section("assessment").title


def test_a_section_goes_over_to_another_priority_which_is_called_anew(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    window = open_window(sample)
    dialog = window.commands.report_data.edit()
    dialog.tabs.setCurrentIndex(1)
    dialog.order.choose("water")
    assert not dialog.order.title.isEnabled()
    dialog.order.up_button.click()
    assert {p.key: p.priority for p in dialog.order.places()}["water"] == "active"
    dialog.order.choose("active")
    assert not dialog.order.remove_button.isEnabled()
    type_over(dialog.order.title, "Пріоритет «Жива громада»")
    with qtbot.waitSignal(window.file_opened):
        dialog.save_button.click()
    session = session_of(window)
    assert session.section("water").priority == "active"
    headings = [b for b in session.workspace.document().blocks if getattr(b, "level", 0)]
    titles = [h.text for h in headings if h.level == 1]
    assert "Пріоритет «Жива громада»" in titles
    assert "Пріоритет «Активне місто»" not in titles
    order = [h.section or h.text for h in headings]
    assert order.index("water") == order.index("sport") + 1
    assert order[order.index("water") + 1] == "Пріоритет «Зелене місто»"
    line = next(one for one in session.section_lines() if one.key == "water")
    assert line.priority == "Пріоритет «Жива громада»"
    again = window.commands.report_data.edit()
    again.order.choose("active")
    type_over(again.order.title, "")
    again.order.choose("sport")
    with qtbot.waitSignal(window.file_opened):
        again.save_button.click()
    assert on_disk(sample, "report", "priority/active/title") == ""
    assert on_disk(sample, "report", "section/water/priority") == "active"


def test_a_priority_is_added_moved_with_its_sections_and_removed(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    window = open_window(sample)
    usual = [one.key for one in session_of(window).catalogue.priorities]
    dialog = window.commands.report_data.edit()
    dialog.tabs.setCurrentIndex(1)
    order = dialog.order
    order.add_button.click()
    assert dialog.focusWidget() is order.title
    send_text(order.title, "Пріоритет «Громада без бар’єрів»")
    type_over(order.subtitle, "Доступність для кожного")
    order.choose("participation")
    order.down_button.click()
    order.choose("green")
    for _ in range(2):
        order.up_button.click()
    assert [part.key for part in order.priorities()][:6] == [
        "effective",
        "innovative",
        "green",
        *usual[2:4],
        usual[5],
    ]
    with qtbot.waitSignal(window.file_opened):
        dialog_of(window, ReportDataDialog).save_button.click()
    session = session_of(window)
    own = session.catalogue.priorities[-1]
    assert (own.title, own.subtitle) == ("Пріоритет «Громада без бар’єрів»", "Доступність для кожного")
    assert [s.key for s in session.sections() if s.priority == own.key] == ["participation"]
    lines = session.section_lines()
    assert [one.key for one in lines][4:7] == ["employment", "water", "heating"]
    assert lines[-1].priority == own.title
    again = window.commands.report_data.edit().order
    again.choose(own.key)
    again.remove_button.click()
    assert again.places()[-1].priority == "inclusive"
    with qtbot.waitSignal(window.file_opened):
        dialog_of(window, ReportDataDialog).save_button.click()
    assert on_disk(sample, "report", f"priority/{own.key}/title") == ""
    assert session_of(window).section("participation").priority == "inclusive"


def test_a_priority_that_got_no_name_is_none(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    dialog = window.commands.report_data.edit()
    before = dialog.data()
    dialog.order.add_button.click()
    assert dialog.order.list.currentItem().text() == "Пріоритет без назви"
    assert dialog.data() == before


def test_the_opening_assessment_is_read_beside_the_reports_data(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    dialog = window.commands.report_data.edit()
    dialog.tabs.setCurrentIndex(2)
    texts = [view.toPlainText() for view in dialog.findChildren(QPlainTextEdit) if view.isVisible()]
    assert any("органи державної статистики" in text for text in texts)
    dialog.assessment_button.click()
    assert window.desk.section_key == "assessment"


def test_a_signature_is_taken_out_and_the_rest_move_up(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    dialog = window.commands.report_data.edit()
    dialog.signatories.setCurrentCell(0, 0)
    dialog.remove_signatory.click()
    dialog.save_button.click()
    assert [one.name for one in session_of(window).workspace.document().signatures] == ["Ольга ПАШКО"]


def test_any_number_of_people_sign_in_the_order_that_is_chosen(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    dialog = window.commands.report_data.edit()
    for _ in range(dialog.signatories.rowCount(), 8):
        dialog.add_signatory.click()
    for row in range(2, 8):
        dialog.signatories.item(row, 0).setText(f"Член комісії {row}")
        dialog.signatories.item(row, 1).setText(f"Ім’я {row}")
    dialog.signatories.setCurrentCell(7, 0)
    dialog.signatory_up.click()
    dialog.save_button.click()
    names = [one.name for one in session_of(window).workspace.document().signatures]
    assert names[2:] == [f"Ім’я {row}" for row in (2, 3, 4, 5, 7, 6)]
