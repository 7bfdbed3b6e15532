"""The clerk's screens: taken by docs/screenshots.py at 100 and 200 per cent, light and dark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from zhytomyr_desktop.ui.main_window import MainWindow
from zhytomyr_desktop.ui.widgets.places import Key
from zhytomyr_desktop.ui.widgets.text_panel import Deed, StatementDeed
from zhytomyr_desktop.workspace import Workspace

Save = Callable[[str, QWidget | None], None]


def take(application: QApplication, window: MainWindow, save: Save) -> None:
    """All screens of a clerk's work on the example; ``save`` gets a name and the dialog over the window."""
    _text(application, window, save)
    _dialogs(window, save)


def take_returned(window: MainWindow, path: Path, save: Save) -> None:
    """A section file that came back with remarks."""
    window.open_file(path)
    window.desk.show_section("animals")
    window.desk.form.focus_field("caught")
    save("returned", None)


def make_returned(city: Path, path: Path) -> None:
    """Write a section file in which the coordinator asks at a field and of the whole section."""
    with Workspace.open(city, author="Ірина Швець") as workspace:
        workspace.review.ask("animals", "caught", "Торік було 391. Чому більше? Додайте примітку.")
        workspace.set_status("animals", "returned", "Перевірте кількість стерилізованих тварин.")
        workspace.assign(["animals"], path)


def _text(application: QApplication, window: MainWindow, save: Save) -> None:
    session, desk = window.session, window.desk
    desk.show_section("animals")
    group = session.section("animals").groups[0].key
    text = "Із {caught} тварин 12 знайшли домівку, ще 7 лишилися в притулку."
    session.add("animals", "own/picture", {"group": group, "text": text, "position": "zi"})
    third = [s.key for g in session.section("animals").groups for s in g.statements][3]
    session.put([(Key("animals", f"statement/{third}", "hidden"), "1")])
    desk.text_panel.hidden_button.setChecked(True)
    desk.choose_statement("own/picture")
    save("text", None)
    dialog = window.commands.writing.act(StatementDeed(Deed.EDIT, "own/picture"))
    application.processEvents()
    dialog.editor.find("12")
    save("statement", dialog)
    dialog.close()
    desk.text_panel.hidden_button.setChecked(False)


def _dialogs(window: MainWindow, save: Save) -> None:
    desk, commands = window.desk, window.commands
    desk.form.focus_field("caught")
    _with(commands.entering.edit_details, "details", save)
    _with(commands.entering.show_history, "history", save)
    find = commands.helping.find()
    find.line.setText("тварин")
    save("find", find)
    find.close()
    last = list(window.session.section("animals").figures())[-1].key
    window.session.put([(Key("animals", last, "value"), "")])
    desk.show_saved_values()
    _with(commands.handing.hand_over, "hand-over", save)
    window.command("moving", "undo")
    _with(commands.paper.show, "paper", save)
    window.menus.keys_action.trigger()
    _with(lambda: _open_dialog(window), "keys", save)
    desk.form.focus_field("caught")
    _with(commands.helping.show_field, "manual", save)


def _open_dialog(window: MainWindow) -> QDialog:
    return next(d for d in window.findChildren(QDialog) if d.isVisible())


def _with(open_: Callable[[], QDialog | None], name: str, save: Save) -> None:
    dialog = open_()
    save(name, dialog)
    if dialog is not None:
        dialog.close()
