"""Enter in a line or a list of a dialog in which one looks: it closes nothing and writes nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import send_key, send_text
from zhytomyr_desktop.ui.dialogs.board import BoardDialog
from zhytomyr_desktop.ui.dialogs.keys import KeysDialog
from zhytomyr_desktop.ui.dialogs.manual import ManualDialog
from zhytomyr_desktop.ui.dialogs.merging import MergeDialog
from zhytomyr_desktop.ui.dialogs.report_preview import ReportPreview
from zhytomyr_desktop.ui.dialogs.timeline import TimelineDialog
from zhytomyr_desktop.ui.main_window import MainWindow
from zhytomyr_desktop.workspace import Workspace

Open = Callable[[Path | None], MainWindow]


def _opened(window: MainWindow, kind: type[QDialog], qtbot: QtBot) -> QDialog:
    qtbot.waitUntil(lambda: any(d.isVisible() for d in window.findChildren(kind)), timeout=20_000)
    return next(d for d in window.findChildren(kind) if d.isVisible())


@pytest.mark.parametrize(
    ("action", "kind"),
    [
        ("board_action", BoardDialog),
        ("timeline_action", TimelineDialog),
        ("keys_action", KeysDialog),
        ("manual_action", ManualDialog),
        ("report_action", ReportPreview),
    ],
)
def test_enter_after_a_search_leaves_the_dialog_open(
    open_window: Open, sample: Path, qtbot: QtBot, action: str, kind: type[QDialog]
) -> None:
    window = open_window(sample)
    getattr(window.menus, action).trigger()
    dialog = _opened(window, kind, qtbot)
    line = next(one for one in dialog.findChildren(QLineEdit) if one.placeholderText())
    line.setFocus()
    send_text(line, "освіта")
    send_key(line, Qt.Key.Key_Return)
    assert dialog.isVisible()


@pytest.fixture
def merging(open_window: Open, sample: Path, tmp_path: Path, qtbot: QtBot) -> MergeDialog:
    """The preview of a file that disagrees with the report in one figure."""
    section = tmp_path / "тварини.zvit"
    with Workspace.open(sample) as city:
        city.assign(["animals"], section)
        city.set_figure("animals", "caught", "500")
    with Workspace.open(section, author="Ірина Швець") as clerk:
        clerk.set_figure("animals", "caught", "501")
    window = open_window(sample)
    window.commands.gathering.merge_files([section])
    dialog = _opened(window, MergeDialog, qtbot)
    assert isinstance(dialog, MergeDialog)
    return dialog


def test_a_value_typed_with_enter_is_decided_and_not_yet_merged(merging: MergeDialog) -> None:
    own = merging.sides.own
    assert isinstance(own, QLineEdit)
    own.setFocus()
    send_text(own, "502")
    send_key(own, Qt.Key.Key_Return)
    assert merging.isVisible()
    assert merging.undecided() == []


@pytest.mark.parametrize("place", ["search", "tree"])
def test_enter_in_the_preview_of_a_merge_writes_nothing(merging: MergeDialog, place: str) -> None:
    widget: QWidget = getattr(merging.fields, place)
    widget.setFocus()
    send_key(widget, Qt.Key.Key_Return)
    assert merging.isVisible()


def test_enter_presses_the_button_that_has_the_keyboard(merging: MergeDialog, qtbot: QtBot) -> None:
    box = merging.findChild(QDialogButtonBox)
    assert box is not None
    cancel = box.button(QDialogButtonBox.StandardButton.Cancel)
    cancel.setFocus()
    with qtbot.waitSignal(merging.rejected):
        send_key(cancel, Qt.Key.Key_Return)
