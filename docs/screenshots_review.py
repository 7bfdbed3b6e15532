"""The review's screens: remarks, an accepted section, the timeline, comparing, what went silent."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from zhytomyr_desktop.ui.dialogs.comparing import CompareDialog
from zhytomyr_desktop.ui.dialogs.moment import MomentDialog
from zhytomyr_desktop.ui.dialogs.silence import SilenceDialog
from zhytomyr_desktop.ui.dialogs.timeline import TimelineDialog
from zhytomyr_desktop.ui.main_window import MainWindow
from zhytomyr_desktop.workspace import Workspace

Save = Callable[[str, QWidget | None], None]


def make_city(city: Path) -> str:
    """A city file under review; returns the last change before the clerk's."""
    Workspace.sample(city).close()
    with Workspace.open(city, author="Марта Гук") as work:
        asked = work.review.ask(
            "animals", "caught", "Чому відловлено менше, ніж торік? Чи всі заявки виконано?"
        )
        work.review.ask("animals", "section", "Додайте, будь ласка, відомості про щеплення проти сказу.")
        work.set_status("water", "accepted")
        last = work.history()[-1].change.id
    with Workspace.open(city, author="Олег Бондар") as work:
        work.review.answer(asked.id, "Два місяці ремонтували автомобіль; заявки передано на січень.")
        work.set_figure("animals", "caught", "430")
        work.set_figure("animals", "returned", "418")
    return last


def take(application: QApplication, window: MainWindow, city: Path, last: str, save: Save) -> None:
    """All screens; ``save`` gets a name and the dialog over the window."""
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    save("remarks", None)
    window.desk.show_section("water")
    save("accepted", None)
    window.desk.show_section("animals")
    looking = window.commands.looking
    _dialog(application, window, TimelineDialog, looking.show_timeline, "timeline", save)
    _dialog(application, window, MomentDialog, lambda: looking.look_at(last), "moment", save)
    _dialog(application, window, CompareDialog, lambda: looking.compare_with_moment(last), "compare", save)
    following = city.with_name(f"{city.stem}-next.zvit")
    with Workspace.open(city) as work:
        work.roll(following, 2024)
    window.open_file(following)
    window.desk.show_section("animals")
    looking = window.commands.looking
    _dialog(application, window, SilenceDialog, lambda: looking.show_silence_since(city), "silence", save)


def _dialog(
    application: QApplication,
    window: MainWindow,
    kind: type[QDialog],
    ask: Callable[[], object],
    name: str,
    save: Save,
) -> None:
    """Ask, wait until the dialog is there, save it, close it."""
    ask()
    end = time.monotonic() + 20
    while time.monotonic() < end:
        application.processEvents()
        found = [d for d in window.findChildren(kind) if d.isVisible()]
        if found:
            save(name, found[-1])
            found[-1].reject()
            return
    raise TimeoutError(name)
