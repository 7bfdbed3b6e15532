"""A sentence with an emoji: Qt counts it as two letters, Python as one."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from forms.definition import Severity
from zhytomyr_desktop.report.document import Paragraph, Run
from zhytomyr_desktop.ui.widgets.positions import from_qt, to_qt
from zhytomyr_desktop.ui.widgets.preview import Mark, SectionPreview
from zhytomyr_desktop.ui.widgets.slot_edit import SlotEdit


def test_places_go_to_qt_and_back() -> None:
    text = "а😀б😀"
    assert [to_qt(text, place) for place in range(5)] == [0, 1, 3, 4, 6]
    assert [from_qt(text, position) for position in (0, 1, 3, 4, 6, 9)] == [0, 1, 2, 3, 4, 4]


def _typed(qtbot: QtBot, text: str) -> SlotEdit:
    editor = SlotEdit(["Відловлено"])
    qtbot.addWidget(editor)
    editor.setPlainText(text)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    return editor


def test_the_option_of_a_slot_after_an_emoji(qtbot: QtBot) -> None:
    editor = _typed(qtbot, "😀😀 {Відловлено|words}")
    assert (editor.slot_name(), editor.slot_option()) == ("Відловлено", "words")
    editor.set_slot_option("acc")
    assert editor.toPlainText() == "😀😀 {Відловлено|acc}"


def test_a_figure_chosen_after_an_emoji(qtbot: QtBot) -> None:
    editor = _typed(qtbot, "😀😀 {відл")
    editor.completer.activated[str].emit("Відловлено")
    assert editor.toPlainText() == "😀😀 {Відловлено}"


def test_a_wave_under_the_words_after_an_emoji(qtbot: QtBot) -> None:
    preview = SectionPreview()
    qtbot.addWidget(preview)
    preview.show_text([Paragraph((Run("😀 Тут інвентори."),), statement="s")])
    preview.show_marks([Mark("s", (6, 15), "інвентори", Severity.HINT, "")])
    assert preview.waved_texts() == ["інвентори"]
