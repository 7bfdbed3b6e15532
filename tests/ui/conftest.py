"""A window on a real file, with settings of its own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from tests.ui.hands import close_for_good
from zhytomyr_desktop.ui.language import Language
from zhytomyr_desktop.ui.main_window import MainWindow
from zhytomyr_desktop.workspace import Workspace


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZVIT_SETTINGS", str(tmp_path / "settings"))
    monkeypatch.setenv("ZVIT_AUTHOR", "Леся Коваль")


@pytest.fixture
def sample(sample_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sample_once, tmp_path / "звіт 2023.zvit"))


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "новий.zvit"
    Workspace.new(path, 2023).close()
    return path


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    """The window speaks English."""
    language = Language(qapp)
    language.use("en")
    yield
    language.remove()


@pytest.fixture
def open_window(qtbot: QtBot) -> Iterator[Callable[[Path | None], MainWindow]]:
    opened: list[MainWindow] = []
    QApplication.setQuitOnLastWindowClosed(False)

    def open_(path: Path | None) -> MainWindow:
        window = MainWindow()
        opened.append(window)
        window.resize(1366, 768)
        window.show()
        with qtbot.waitActive(window):
            window.activateWindow()
        window.begin(path)
        return window

    yield open_
    for window in opened:
        if shiboken6.isValid(window):
            _dismiss(window)
            close_for_good(window)


def _dismiss(window: MainWindow) -> None:
    """Close what is still open over the window, and give up what was refused."""
    for dialog in window.findChildren(QDialog):
        dialog.close()
    if window.session is not None:
        window.session.flush()
        for refusal in window.session.refusals():
            window.session.forget(refusal.key)
