"""Pictures of the coordinator's screens for docs/posibnyk-koordynatora.md; called by screenshots.py."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QDialog

from zhytomyr_desktop.gathering.deciding import by_newest
from zhytomyr_desktop.ui.dialogs.merging import MergeDialog
from zhytomyr_desktop.ui.dialogs.renewing import RenewDialog
from zhytomyr_desktop.ui.main_window import MainWindow
from zhytomyr_desktop.workspace import Workspace

SENTENCE = "У притулку протягом року допомагали сорок волонтерів із трьох навчальних закладів."
Save = Callable[[QApplication, Any, str, Any], None]


def take(application: QApplication, window: MainWindow, folder: Path, save: Save) -> None:
    """Take all pictures in an open window of the example; the window ends with next year's file."""
    received = _received(window, folder)
    commands = window.commands
    _picture(application, window, commands.handing.assign(), "coordinator-hand-out", save)
    commands.gathering.merge_files(received)
    preview = _wait_for(application, window, MergeDialog)
    save(application, window, "coordinator-merge", preview)
    sentence = next(one for one in preview.undecided() if one.is_text)
    preview.fields.choose(sentence.key)
    save(application, window, "coordinator-words", preview)
    preview.reject()
    _merge(window, received)
    _picture(application, window, commands.coordinating.show_board(), "coordinator-board", save)
    _picture(application, window, commands.coordinating.show_merges(), "coordinator-merges", save)
    _picture(application, window, commands.report_data.edit(), "coordinator-report-data", save)
    commands.coordinating.roll_to(folder / "zvit-2024.zvit", window.open_next_year)
    save(application, window, "coordinator-renew", _wait_for(application, window, RenewDialog))


def _received(window: MainWindow, folder: Path) -> list[Path]:
    """Files of three people, two of whom worked on one section; deadlines and hand-overs for the board."""
    work = window.session.workspace
    own = work.add_statement("animals", work.section("animals").groups[0].key, SENTENCE)
    for key, days in (("animals", 10), ("water", 3), ("health", -2), ("sport", 10)):
        day = date.today() + timedelta(days=days)
        work.set_field(key, "section", "deadline", f"{day:%d.%m.%Y}")
    for key in ("health", "sport"):
        work.assign([key], folder / f"{key}-роздано.zvit")
    first, second, third = (folder / f"{n}.zvit" for n in ("тварини-Бондар", "тварини-Швець", "вода-Гнатюк"))
    work.assign(["animals"], first)
    shutil.copy(first, second)
    work.assign(["water"], third)
    with Workspace.open(first, author="Олег Бондар") as one:
        one.set_many([("animals", "caught", "value", "430"), ("animals", "returned", "value", "410")])
        one.set_field("animals", f"own/{own}", "text", SENTENCE.replace("сорок", "п’ятдесят"))
    with Workspace.open(second, author="Ірина Швець") as one:
        one.set_figure("animals", "caught", "442")
        one.set_field("animals", f"own/{own}", "text", SENTENCE.replace("трьох", "чотирьох"))
    with Workspace.open(third, author="Марія Гнатюк") as one:
        for number, figure in enumerate(list(one.section("water").figures())[:3]):
            one.set_figure("water", figure.key, str(540 - number * 100))
    window.session.reload()
    return [first, second, third]


def _merge(window: MainWindow, received: list[Path]) -> None:
    work = window.session.workspace
    seen = work.gathering.preview(received)
    work.gathering.merge(received, seen=seen, choices=by_newest(seen.comparison))
    window.session.reload()


def _picture(
    application: QApplication, window: MainWindow, dialog: QDialog | None, name: str, save: Save
) -> None:
    save(application, window, name, dialog)
    if dialog is not None:
        dialog.close()


def _wait_for(application: QApplication, window: MainWindow, kind: type[QDialog]) -> Any:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        application.processEvents()
        for dialog in window.findChildren(kind):
            if dialog.isVisible():
                return dialog
    raise TimeoutError(kind.__name__)
