"""A clerk's whole work without a mouse, on a real file: every field, a row, a sentence, handing over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from forms.definition import Date, Figure, Section, Table
from tests.ui.hands import dialog_of, focused, send_key, send_text, session_of
from tests.ui.person import Person
from zhytomyr_desktop.ui.dialogs.choosing import TextDialog
from zhytomyr_desktop.ui.dialogs.hand_over import HandOverDialog
from zhytomyr_desktop.ui.dialogs.statement import StatementDialog
from zhytomyr_desktop.ui.main_window import MainWindow
from zhytomyr_desktop.ui.widgets.cells import CellEdit, CellText
from zhytomyr_desktop.ui.widgets.tables import RowsView
from zhytomyr_desktop.workspace import Workspace

Open = Callable[[Path | None], MainWindow]
SECTION = "water"
CONTROL = Qt.KeyboardModifier.ControlModifier


def _typed(field: object, number: int) -> str:
    if isinstance(field, Figure):
        return f"{number},{'5' * field.decimals}" if field.decimals else str(number)
    return f"{number % 28 + 1}.12.2023" if isinstance(field, Date) else f"слово {number}"


def _fill_row(view: RowsView, table: Table, qtbot: QtBot) -> None:
    """A new row, cell by cell; Tab from the last cell leaves the table."""
    qtbot.keyClick(view, Qt.Key.Key_Insert)
    for number, column in enumerate(table.columns, 3):
        text = _typed(column, number)
        send_text(view, text[:1])
        send_text(focused(), text[1:])
        send_key(focused(), Qt.Key.Key_Return)
        QApplication.processEvents()
        view.setFocus()
        if number < len(table.columns) + 2:
            qtbot.keyClick(view, Qt.Key.Key_Tab)
    qtbot.keyClick(view, Qt.Key.Key_Tab)


def _fill(window: MainWindow, section: Section, qtbot: QtBot) -> dict[str, str]:
    """Type into every field in order, each left by the key that leads on; returns what was typed."""
    typed: dict[str, str] = {}
    for number, field in enumerate(section.fields(), 2):
        editor = focused()
        if isinstance(field, Table):
            assert isinstance(editor, RowsView), field.key
            _fill_row(editor, field, qtbot)
            continue
        assert isinstance(editor, CellEdit | CellText), field.key
        assert editor.place.item == field.key
        typed[field.key] = _typed(field, number)
        send_text(editor, typed[field.key])
        send_key(editor, Qt.Key.Key_Return, "", CONTROL if isinstance(editor, CellText) else None)
    return typed


def test_a_section_is_filled_worded_and_handed_over_by_keys(
    open_window: Open, empty: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "water.zvit"
    with Workspace.open(empty) as city:
        city.assign([SECTION], file)
    window = open_window(file)
    session = session_of(window)
    section = session.section(SECTION)
    kinds = {type(field) for field in section.fields()}
    assert {Figure, Table} < kinds

    typed = _fill(window, section, qtbot)
    session.flush()
    assert session.refusals() == []
    line = session.section_lines()[0]
    assert (line.filled, line.expected) == (line.expected, line.expected)
    with Workspace.open(file, read_only=True) as reader:
        values = reader.values.section(SECTION)
        for field in section.figures():
            assert str(values.figure(field.key).number).replace(".", ",") == typed[field.key]
        tables = [field for field in section.fields() if isinstance(field, Table)]
        assert all(len(values.tables[table.key]) == 1 for table in tables)

    qtbot.keyClick(window, Qt.Key.Key_Down, CONTROL)
    assert window.statusBar().currentMessage() == "Усе заповнено"
    for _ in range(2):
        qtbot.keyClick(window, Qt.Key.Key_F6)
    assert focused() is window.desk.preview
    qtbot.keyClick(focused(), Qt.Key.Key_Insert)
    dialog = dialog_of(window, StatementDialog)
    send_text(dialog.editor, "Разом {" + next(section.figures()).label[:12].lower())
    send_key(dialog.editor.completer.popup(), Qt.Key.Key_Return)
    send_text(dialog.editor, ".")
    send_key(dialog.editor, Qt.Key.Key_Return, "", CONTROL)
    assert "Разом 2,5" in window.desk.preview.toPlainText().replace("\xa0", " ")

    qtbot.keyClick(window, Qt.Key.Key_S, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    asked = dialog_of(window, HandOverDialog)
    assert not any(asked.list.item(n).text().startswith("Не заповнено") for n in range(asked.list.count()))
    _hand_over(window, asked, tmp_path / "вода для координатора.zvit", qtbot)
    with Workspace.open(file, read_only=True) as own:
        assert own.review.state(SECTION) == "submitted"
    with Workspace.open(empty, author="Марта Гук") as city:
        merged = city.gathering.merge([tmp_path / "вода для координатора.zvit"])
        assert (merged.conflicts, merged.files[0].refused) == ((), ())
        values = city.values.section(SECTION)
        assert values.state == "submitted"
        for figure in section.figures():
            assert str(values.figure(figure.key).number).replace(".", ",") == typed[figure.key]
        assert [s.text for s in values.statements.values() if s.text.startswith("Разом")]


def _hand_over(window: MainWindow, asked: HandOverDialog, path: Path, qtbot: QtBot) -> None:
    """Tab to «Здати…», press it, name the file, read the one sentence and put it away with Enter."""
    person = Person(window, qtbot)
    asked.activateWindow()
    person.until(lambda: asked.focusWidget() is not None)
    for _ in range(10):
        if focused() is asked.yes:
            break
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    qtbot.keyClick(asked.yes, Qt.Key.Key_Space)
    person.name_file(path)
    told = person.read_message()
    assert told.startswith("Розділ здано.")
    assert path.name in told
    assert told.count("Надішліть координаторові файл") == 1


def test_a_finding_is_gone_to_and_explained_by_keys_alone(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    window.desk.form.focus_field(window.desk.form.items()[-1])
    qtbot.keyClick(window, Qt.Key.Key_F8)
    field, finding = focused(), window.desk.findings.findings()[0]
    qtbot.keyClick(window, Qt.Key.Key_E, CONTROL)
    dialog = dialog_of(window, TextDialog)
    send_text(dialog.editor, "Так і є.")
    qtbot.keyClick(dialog.editor, Qt.Key.Key_Tab)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    explained = [one for one in window.desk.findings.findings() if one.rule == finding.rule]
    assert [one.answer for one in explained] == ["Так і є."]
    assert focused() is field
    qtbot.keyClick(window, Qt.Key.Key_F6)
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is window.desk.findings.answer_button
