"""What a person reads when something fails: words where it was to be expected, a report where it is a bug."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from db.errors import ReadOnly
from tests.ui.hands import dialog_of
from zhytomyr_desktop.errors import UserError
from zhytomyr_desktop.ui import messages
from zhytomyr_desktop.ui.dialogs.bug import BugDialog
from zhytomyr_desktop.ui.main_window import MainWindow

Open = Callable[[Path | None], MainWindow]


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/десь/звіт.pdf"), "звіт.pdf"),
        (PermissionError(errno.EACCES, os.strerror(errno.EACCES), b"/x/report.docx"), "report.docx"),
        (OSError(errno.EIO, os.strerror(errno.EIO)), "не вдалося"),
    ],
)
def test_the_systems_own_words_reach_nobody(open_window: Open, error: OSError, told: str) -> None:
    window = open_window(None)
    messages.tell(window, error)
    text = dialog_of(window, QMessageBox).text()
    assert told in text
    assert error.strerror not in text
    assert "Errno" not in text


@pytest.mark.parametrize("error", [UserError("Так не можна."), ReadOnly(Path("звіт.zvit"))])
def test_an_expected_failure_that_no_command_caught_is_told_in_words(
    open_window: Open, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(None)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    messages.install_hook(window)
    sys.excepthook(type(error), error, None)
    assert dialog_of(window, QMessageBox).text() == str(error)


def test_a_bug_is_shown_with_its_report(open_window: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    window = open_window(None)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    messages.install_hook(window)
    sys.excepthook(ZeroDivisionError, ZeroDivisionError("x"), None)
    assert dialog_of(window, BugDialog).isVisible()
