"""What is typed and not saved: asked about before it is left, there again after the program was killed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox
from pytestqt.qtbot import QtBot

from tests.ui.hands import dialog_of, focused, on_disk, send_key, send_text, type_over
from tests.ui.person import Person
from zhytomyr_desktop import drafts
from zhytomyr_desktop.drafts import Draft
from zhytomyr_desktop.ui.dialogs.choosing import DetailsDialog
from zhytomyr_desktop.ui.dialogs.statement import StatementDialog
from zhytomyr_desktop.ui.main_window import MainWindow
from zhytomyr_desktop.ui.widgets.places import SaveState

Open = Callable[[Path | None], MainWindow]


def _kill_while_typing(path: Path, work: str) -> None:
    """Start a window of its own on the file, do this in it, kill it as a power cut would."""
    script = f"""
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from tests.ui.hands import dialog_of, send_text, type_over
from zhytomyr_desktop.ui.main_window import MainWindow
application = QApplication([])
window = MainWindow()
window.show()
window.begin(Path(sys.argv[1]))
window.warm_up()
window.desk.show_section("animals")
{work}
QTimer.singleShot(1500, lambda: print("typed", flush=True))
application.exec()
"""
    with subprocess.Popen(
        [sys.executable, "-c", script, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "typed\n"
        process.kill()
        process.wait()


def test_a_refused_text_is_in_its_field_again_after_a_kill(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    _kill_while_typing(
        sample,
        """
window.desk.form.focus_field("caught")
type_over(window.desk.form.row("caught").value_editor, "42о")
""",
    )
    assert on_disk(sample, "animals", "caught") == "423"
    window = open_window(sample)
    window.desk.show_section("animals")
    row = window.desk.form.row("caught")
    qtbot.waitUntil(lambda: row.marks.state is SaveState.REFUSED)
    assert row.value_editor.text() == "42о"
    assert row.error
    assert window.statusBar().currentMessage() == "Повернуто введене, якого немає у файлі: 1"
    window.desk.form.focus_field("caught")
    type_over(focused(), "420")
    window.desk.save_typed()
    assert on_disk(sample, "animals", "caught") == "420"
    assert drafts.of(sample) == ()


def test_a_refused_text_does_not_come_back_over_what_was_saved_since(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    assert drafts.keep(Draft.of(sample, "animals", "caught", "value", "42о", "400"))
    window = open_window(sample)
    window.warm_up()
    window.desk.show_section("animals")
    assert window.desk.form.row("caught").value_editor.text() == "423"


def test_a_sentence_that_was_being_written_is_there_again_after_a_kill(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    _kill_while_typing(
        sample,
        """
from zhytomyr_desktop.ui.dialogs.statement import StatementDialog
from zhytomyr_desktop.ui.widgets.text_panel import Deed, StatementDeed
window.command("writing", "act", StatementDeed(Deed.ADD, ""))
send_text(dialog_of(window, StatementDialog).editor, "Притулок працює цілодобово")
""",
    )
    window = open_window(sample)
    window.desk.show_section("animals")
    window.desk.preview.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(window.desk.preview, Qt.Key.Key_Insert)
    dialog = dialog_of(window, StatementDialog)
    assert dialog.editor.toPlainText() == "Притулок працює цілодобово"
    assert dialog.draft_label.isVisible()
    send_key(dialog.editor, Qt.Key.Key_End)
    send_text(dialog.editor, ".")
    send_key(dialog.editor, Qt.Key.Key_Return, "", Qt.KeyboardModifier.ControlModifier)
    assert "Притулок працює цілодобово." in window.desk.preview.toPlainText()
    assert drafts.of(sample) == ()


def test_escape_asks_before_a_written_sentence_is_left(open_window: Open, sample: Path, qtbot: QtBot) -> None:
    window = open_window(sample)
    person = Person(window, qtbot)
    window.desk.show_section("animals")
    window.desk.preview.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(window.desk.preview, Qt.Key.Key_Insert)
    dialog = dialog_of(window, StatementDialog)
    send_text(dialog.editor, "Притулок")
    send_key(dialog, Qt.Key.Key_Escape)
    asked = person.wait_for(QMessageBox)
    person.press(asked, "Повернутися")
    assert dialog.isVisible()
    assert dialog.editor.toPlainText() == "Притулок"
    send_key(dialog, Qt.Key.Key_Escape)
    person.press(person.wait_for(QMessageBox), "Закрити без збереження")
    assert not dialog.isVisible()
    assert drafts.of(sample) == ()


def test_a_wrong_date_keeps_the_note_that_was_written_with_it(open_window: Open, sample: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    window.command("entering", "edit_details")
    dialog = dialog_of(window, DetailsDialog)
    dialog.note.setPlainText("За даними притулку")
    dialog.as_of.setText("32.13.2023")
    dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok).click()
    assert dialog.isVisible()
    assert dialog.error.text()
    dialog.as_of.setText("31.12.2023")
    dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok).click()
    assert not dialog.isVisible()
    assert on_disk(sample, "animals", "caught", "note") == "За даними притулку"


@dataclass
class Drive:
    """A drive with a file on it, that can be pulled out and put back."""

    folder: Path
    file: Path

    @property
    def _out(self) -> Path:
        return self.folder.with_name("від’єднана")

    def pull_out(self) -> None:
        self.folder.rename(self._out)

    def put_back(self) -> None:
        self._out.rename(self.folder)


@pytest.fixture
def drive(sample: Path, tmp_path: Path) -> Drive:
    folder = tmp_path / "флешка"
    folder.mkdir()
    return Drive(folder, sample.rename(folder / sample.name))


def test_what_a_pulled_out_drive_did_not_take_is_saved_once_it_is_back(
    open_window: Open, drive: Drive, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zhytomyr_desktop.ui.unwritten.AGAIN", 100)
    window = open_window(drive.file)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    editor = focused()
    drive.pull_out()
    type_over(editor, "500")
    send_key(editor, Qt.Key.Key_Return)
    told = Person(window, qtbot).read_message()
    assert "немає на його місці" in told
    assert "програма збереже його сама" in told
    assert not window.session.flush()
    Person(window, qtbot).read_message()
    row = window.desk.form.row("caught")
    assert (row.marks.state, editor.text()) == (SaveState.REFUSED, "500")
    with qtbot.waitSignal(window.session.saved):
        drive.put_back()
    assert on_disk(drive.file, "animals", "caught") == "500"
    assert (row.marks.state, row.error) == (SaveState.SAVED, "")
    assert window.saving.saved_label.text().startswith("Збережено о ")
    window.command("moving", "undo")
    assert on_disk(drive.file, "animals", "caught") == "423"


def test_what_the_disk_did_not_take_is_tried_once_more_when_the_file_is_closed(
    open_window: Open, drive: Drive, qtbot: QtBot
) -> None:
    window = open_window(drive.file)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    drive.pull_out()
    type_over(focused(), "500")
    send_key(focused(), Qt.Key.Key_Return)
    Person(window, qtbot).read_message()
    drive.put_back()
    assert window.close()
    assert on_disk(drive.file, "animals", "caught") == "500"
