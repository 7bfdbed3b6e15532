"""Last year's sentences: marked beside the form, asked about before the section is handed over, renewed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from tests.ui.hands import dialog_of, on_disk, send_key, send_text
from tests.ui.person import Person
from zhytomyr_desktop import renewal
from zhytomyr_desktop.ui.dialogs.hand_over import HandOverDialog
from zhytomyr_desktop.ui.dialogs.renewing import RenewDialog
from zhytomyr_desktop.ui.dialogs.statement import StatementDialog
from zhytomyr_desktop.ui.main_window import MainWindow
from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.workspace import Workspace

Open = Callable[[Path | None], MainWindow]
SECTION = "education"


@pytest.fixture(scope="session")
def rolled_file(sample_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The education department's file of the year after the sample's."""
    folder = tmp_path_factory.mktemp("rolled")
    with Workspace.open(sample_once, read_only=True) as workspace:
        workspace.roll(folder / "2024.zvit", 2024)
    with Workspace.open(folder / "2024.zvit", author="Координатор") as workspace:
        workspace.assign([SECTION], folder / "освіта.zvit")
    return folder / "освіта.zvit"


@pytest.fixture
def rolled(rolled_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(rolled_file, tmp_path / "освіта 2024.zvit"))


def _marked(window: MainWindow) -> int:
    QApplication.processEvents()
    return len(window.desk.preview.old_texts())


def test_last_years_sentences_have_a_bar_and_a_count_that_leads_to_the_next(
    open_window: Open, rolled: Path
) -> None:
    window = open_window(rolled)
    window.desk.show_section(SECTION)
    panel = window.desk.text_panel
    count = _marked(window)
    assert count > 5
    assert panel.old_button.text() == f"Торішні: {count}"
    panel.old_button.click()
    QApplication.processEvents()
    first = window.desk.preview.statement
    assert window.desk.preview.textCursor().block().text() in window.desk.preview.old_texts()
    bar = look.color(window.palette(), look.Tone.WARNING)
    assert _has(window, bar)
    panel.old_button.click()
    assert window.desk.preview.statement not in ("", first)


def _has(window: MainWindow, color: QColor) -> bool:
    """Whether the left edge of the text shows this colour."""
    picture = window.desk.preview.viewport().grab().toImage()
    column = look.GAP + 1
    return any(picture.pixelColor(column, y).name() == color.name() for y in range(picture.height()))


def test_a_sentence_is_confirmed_by_a_key_and_the_mark_comes_back_with_undo(
    open_window: Open, rolled: Path, qtbot: QtBot
) -> None:
    window = open_window(rolled)
    window.desk.show_section(SECTION)
    count = _marked(window)
    window.desk.text_panel.old_button.click()
    key = window.desk.preview.statement
    qtbot.keyClick(window.desk.preview, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert _marked(window) == count - 1
    assert on_disk(rolled, SECTION, key, renewal.FIELD) == ""
    window.command("moving", "undo")
    assert _marked(window) == count


def test_handing_over_asks_about_each_of_them(open_window: Open, rolled: Path) -> None:
    window = open_window(rolled)
    window.desk.show_section(SECTION)
    count = _marked(window)
    window.command("handing", "hand_over")
    asked = dialog_of(window, HandOverDialog)
    lines = [asked.list.item(row) for row in range(asked.list.count())]
    old = [line for line in lines if line.text().startswith("Торішнє речення: ")]
    assert len(old) == count
    asked.list.itemClicked.emit(old[0])
    QApplication.processEvents()
    assert window.desk.preview.marked_texts()[0] in window.desk.preview.old_texts()


def test_the_list_shows_them_as_printed_and_a_new_wording_may_hold_figures(
    open_window: Open, rolled: Path, qtbot: QtBot
) -> None:
    window = open_window(rolled)
    person = Person(window, qtbot)
    window.command("writing", "show_renewal")
    renew = dialog_of(window, RenewDialog)
    sentences = renew._items()
    assert not any("{" in item.text(0) for item in sentences)
    left = len(sentences)
    person.press(renew, "Змінити речення…")
    editor = person.wait_for(StatementDialog)
    qtbot.waitUntil(editor.editor.hasFocus)
    editor.editor.selectAll()
    send_text(editor.editor, "Класів у громаді – {класів")
    send_key(editor.editor.completer.popup(), Qt.Key.Key_Return)
    send_key(editor.editor, Qt.Key.Key_Return, "", Qt.KeyboardModifier.ControlModifier)
    assert len(renew._items()) == left - 1
    changed = [window.session.workspace.text(SECTION, p.key, "text") for p in _own(window)]
    assert any(text.startswith("Класів у громаді – {") for text in changed)


def _own(window: MainWindow) -> list:
    from zhytomyr_desktop import statements

    values = window.session.values.section(SECTION)
    return [p for p in statements.in_order(window.session.section(SECTION), values) if p.own]


def test_accepting_tells_how_many_sentences_are_still_last_years(
    open_window: Open, rolled_file: Path, tmp_path: Path
) -> None:
    city = Path(shutil.copy(rolled_file.with_name("2024.zvit"), tmp_path / "2024.zvit"))
    window = open_window(city)
    window.desk.show_section(SECTION)
    count = _marked(window)
    window.command("reviewing", "accept")
    asked = dialog_of(window, QMessageBox)
    assert f"Торішніх речень не оновлено й не підтверджено: {count}." in asked.informativeText()
