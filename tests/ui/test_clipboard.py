"""What spreadsheets put on the clipboard, as they really do, and what comes of it in the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from forms.definition import Figure, Table
from tests.ui.hands import dialog_of, focused, on_disk, send_key, session_of
from zhytomyr_desktop.ui.dialogs.choosing import PasteDialog
from zhytomyr_desktop.ui.main_window import MainWindow
from zhytomyr_desktop.ui.widgets.clipboard import cells_of, split
from zhytomyr_desktop.workspace import Workspace

Open = Callable[[Path | None], MainWindow]

CALC_TEXT = (
    '1\xa0234,5\tрядок один рядок два\n2\xa0000\tлапки "так" тут\n'
    '\t"увесь у лапках"\n63,0%\ta b\n-2,6\tкінець\n'
)
CALC_CELLS = (
    '1\xa0234,5\t"рядок один\nрядок два"\n2\xa0000\tлапки "так" тут\n'
    '\t"увесь у лапках"\n63,0%\t"a\tb"\n-2,6\tкінець\n'
)
"""The same six cells as LibreOffice Calc 7.4 offered them, read from its clipboard: as text, as cells."""


def calc(text: str, cells: str) -> QMimeData:
    """The clipboard of LibreOffice Calc."""
    data = QMimeData()
    data.setText(text)
    data.setData("application/x-libreoffice-tsvc", cells.encode())
    return data


def test_calcs_own_form_keeps_lines_and_tabs_within_a_cell() -> None:
    assert cells_of(calc(CALC_TEXT, CALC_CELLS)) == (
        ("1\xa0234,5", "рядок один\nрядок два"),
        ("2\xa0000", 'лапки "так" тут'),
        ("", '"увесь у лапках"'),
        ("63,0%", "a\tb"),
        ("-2,6", "кінець"),
    )


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", ()),
        ("5", (("5",),)),
        ("5\r\n", (("5",),)),
        ("1\r\n2\r\n3\r\n\r\n", (("1",), ("2",), ("3",))),
        ("1\t2\r\n\t\r\n", (("1", "2"),)),
        ('"рядок ""А""\nі далі"\t7\r\n', (('рядок "А"\nі далі', "7"),)),
        ('"1 234,5"\n"2\u2009000"', (("1 234,5",), ("2\u2009000",))),
        ('школа "Перша"', (('школа "Перша"',),)),
        ('"Перша" і "Друга"\t1', (('"Перша" і "Друга"', "1"),)),
        ('"незакрита\t1\n2\t3', (('"незакрита', "1"), ("2", "3"))),
        ('"Перша; друга";"1 234,5"\n"Третя";7', (("Перша; друга", "1 234,5"), ("Третя", "7"))),
        ("вул. Київська; вул. Мала", (("вул. Київська; вул. Мала",),)),
    ],
)
def test_a_text_is_split_into_the_cells_that_were_copied(text: str, cells: object) -> None:
    assert split(text) == cells


def paste(data: QMimeData | str) -> None:
    """Press Ctrl+V with this on the clipboard."""
    clipboard = QGuiApplication.clipboard()
    if isinstance(data, str):
        clipboard.setText(data)
    else:
        clipboard.setMimeData(data)
    send_key(focused(), Qt.Key.Key_V, "", Qt.KeyboardModifier.ControlModifier)


def test_quoted_thousands_fill_the_figures_below(open_window: Open, empty: Path) -> None:
    window = open_window(empty)
    window.desk.show_section("animals")
    items = window.desk.form.items()[:3]
    window.desk.form.focus_field(items[0])
    paste('"1 234"\r\n"12\u202f345"\r\n7\u2009000\r\n')
    assert [on_disk(empty, "animals", item) for item in items] == ["1234", "12345", "7000"]


def test_a_single_cell_with_its_line_end_is_a_plain_number(open_window: Open, empty: Path) -> None:
    window = open_window(empty)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    paste('"1 234"\r\n')
    assert focused().text() == "1 234"
    session_of(window).flush()
    assert on_disk(empty, "animals", "caught") == "1234"


def test_a_cell_of_two_lines_is_one_text_not_a_column(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    item = next(iter(session_of(window).values.section("animals").texts))
    window.desk.form.focus_field(item)
    focused().selectAll()
    paste(calc("рядок один\nрядок два", '"рядок один\nрядок два"'))
    session_of(window).flush()
    assert on_disk(sample, "animals", item) == "рядок один рядок два"


@pytest.fixture
def table(empty: Path) -> tuple[str, Table]:
    """The first table with a text and a figure, of which the file has one row."""
    with Workspace.open(empty) as workspace:
        section, table = next(
            (section.key, field)
            for section in workspace.sections()
            for field in section.fields()
            if isinstance(field, Table) and [type(c) is Figure for c in field.columns] == [False, True]
        )
        name, number = table.columns
        item, position = workspace.row_place(section, table.key)
        fields = {"position": position, name.key: "стара назва", number.key: "1234"}
        workspace.set_many((section, item, field, text) for field, text in fields.items())
    return section, table


def test_an_empty_cell_clears_nothing_in_a_table_and_the_preview_says_so(
    open_window: Open, empty: Path, table: tuple[str, Table]
) -> None:
    section, definition = table
    window = open_window(empty)
    window.desk.show_section(section)
    window.desk.form.focus_field(definition.key)
    paste("нова назва\t\n\t12\n")
    dialog = dialog_of(window, PasteDialog)
    assert "«1234» лишиться" in dialog.list.currentItem().text()
    assert "не підходить: 1." in dialog.summary.text()
    dialog._on_accepted()
    rows = window.desk.form.table(definition.key).model.rows
    told = [
        [on_disk(empty, section, f"{definition.key}/{r.id}", c.key) for c in definition.columns] for r in rows
    ]
    assert told == [["нова назва", "1234"], ["", "12"]]
    window.commands.moving.undo()
    assert (
        on_disk(empty, section, f"{definition.key}/{rows[0].id}", definition.columns[0].key) == "стара назва"
    )


def test_a_block_from_calc_fills_a_table(open_window: Open, empty: Path, table: tuple[str, Table]) -> None:
    section, definition = table
    window = open_window(empty)
    window.desk.show_section(section)
    window.desk.form.focus_field(definition.key)
    paste(calc("дві лікарні обласні\t2\xa0000\nтретя\t3\n", '"дві лікарні\nобласні"\t2\xa0000\nтретя\t3\n'))
    rows = window.desk.form.table(definition.key).model.rows
    told = [
        [on_disk(empty, section, f"{definition.key}/{r.id}", c.key) for c in definition.columns] for r in rows
    ]
    assert told == [["дві лікарні обласні", "2000"], ["третя", "3"]]


def test_a_hryvnia_sign_is_read_where_the_figure_is_in_hryvnias(open_window: Open, empty: Path) -> None:
    window = open_window(empty)
    section, figure = next(
        (section.key, field)
        for section in session_of(window).sections()
        for field in section.fields()
        if isinstance(field, Figure) and field.unit.symbol == "грн" and not field.scale
    )
    window.desk.show_section(section)
    window.desk.form.focus_field(figure.key)
    paste("52\xa0603,1\xa0₴\r\n" if figure.decimals else "52\xa0603\xa0₴\r\n")
    session_of(window).flush()
    assert on_disk(empty, section, figure.key).startswith("52603")


def test_a_title_above_a_pasted_column_is_left_out_when_one_says_so(open_window: Open, empty: Path) -> None:
    window = open_window(empty)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    QGuiApplication.clipboard().setText("Кількість\n1 234\n567\n")
    send_key(focused(), Qt.Key.Key_V, "", Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(window, PasteDialog)
    assert dialog.title_box.isVisible()
    assert not dialog.title_box.isChecked()
    dialog.title_box.click()
    assert [dialog.list.item(n).text().split(" → ")[0] for n in range(dialog.list.count())] == [
        "1 234",
        "567",
    ]
    dialog._on_accepted()
    items = window.desk.form.items()[:2]
    assert [on_disk(empty, "animals", item) for item in items] == ["1234", "567"]


def test_a_title_above_a_pasted_block_is_left_out_when_one_says_so(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("mobility")
    window.desk.form.focus_field("donated_buses")
    view = window.desk.form.table("donated_buses").view
    QGuiApplication.clipboard().setText("Країна\tКількість\nз Польщі\t7\n")
    send_key(view, Qt.Key.Key_V, "", Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(window, PasteDialog)
    dialog.title_box.click()
    dialog._on_accepted()
    cells = [[view.model().index(row, column).data() for column in range(2)] for row in range(2)]
    assert cells == [["з Польщі", "7"], ["з Німеччини (місто Дортмунд)", "5"]]
