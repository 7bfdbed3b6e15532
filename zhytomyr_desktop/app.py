"""Starts the command line or the window; Qt is imported only for the window."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from zhytomyr_desktop.ui.language import Language
    from zhytomyr_desktop.ui.main_window import MainWindow


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with these arguments (without its name); returns the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments:
        from zhytomyr_desktop import cli

        if cli.is_command(arguments):
            return cli.main(arguments)
    return _run_window(arguments)


def _run_window(arguments: Sequence[str]) -> int:
    """Show the window first; the file is read once it is on the screen."""
    gc.disable()  # what is loaded at the start stays; the window turns it on again in its first idle moment
    from PySide6.QtWidgets import QApplication

    _spare_imports()
    from zhytomyr_desktop.ui.language import Language

    application = QApplication([sys.argv[0], *arguments])
    application.setApplicationName("zhytomyr-desktop")
    if sys.platform.startswith("linux"):
        application.setStyle("Fusion")
    path = next((Path(a) for a in application.arguments()[1:] if not a.startswith("-")), None)
    _show_window(application, Language(application), path)
    code = application.exec()
    work = sys.modules.get("zhytomyr_desktop.ui.work")
    return work.leave(application, code) if work else code


def _spare_imports() -> None:
    """Keep PySide from reading the source of each module that is imported, in search of its ``__feature__``.

    This program uses none of them, and the search is a fifth of its start (decision 24).
    """
    feature = sys.modules.get("shibokensupport.feature")
    if feature is not None:
        vars(feature)["_mod_uses_pyside"] = lambda _module: True


def _show_window(application: QApplication, language: Language, path: Path | None) -> None:
    """Show a window in the chosen language; it opens the file once it is on the screen."""
    from PySide6.QtCore import QTimer

    from zhytomyr_desktop import settings
    from zhytomyr_desktop.ui import messages
    from zhytomyr_desktop.ui.main_window import MainWindow

    language.use(settings.load().options.get("language", ""))
    window = MainWindow()
    messages.install_hook(window)
    window.language_chosen.connect(lambda: _show_again(application, language, window))
    begin = partial(_begin, application, window, path)
    window.first_painted.connect(lambda: QTimer.singleShot(0, window, begin))
    window.appear()


def _begin(application: QApplication, window: MainWindow, path: Path | None) -> None:
    """Put on what the first paint does not wait for, and open the file."""
    if sys.platform.startswith("linux"):
        from zhytomyr_desktop.ui.widgets import edges

        edges.use(application)
        edges.grow(application, window.zoom.percent)
        window.zoom.zoomed.connect(partial(edges.grow, application))
    window.begin(path)


def _show_again(application: QApplication, language: Language, window: MainWindow) -> None:
    """Close the window and show a new one, in the language that was chosen, on the same file."""
    opened = window.session.path if window.session is not None else None
    application.setQuitOnLastWindowClosed(False)
    if window.close():
        window.deleteLater()
        _show_window(application, language, opened)
    application.setQuitOnLastWindowClosed(True)
