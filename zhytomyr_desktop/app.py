"""Starts the command line or the window; Qt is imported only for the window."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path


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
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from zhytomyr_desktop.ui import messages
    from zhytomyr_desktop.ui.main_window import MainWindow

    application = QApplication([sys.argv[0], *arguments])
    application.setApplicationName("zhytomyr-desktop")
    application.setApplicationDisplayName("Річний звіт громади")
    if sys.platform.startswith("linux"):
        application.setStyle("Fusion")
    install_translations(application)
    window = MainWindow()
    messages.install_hook(window)
    path = next((Path(a) for a in application.arguments()[1:] if not a.startswith("-")), None)
    window.first_painted.connect(lambda: QTimer.singleShot(0, window, lambda: window.begin(path)))
    window.show()
    return application.exec()


def install_translations(application: object) -> None:
    """Let Qt's own buttons and dialogs speak Ukrainian."""
    from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

    QLocale.setDefault(QLocale(QLocale.Language.Ukrainian, QLocale.Country.Ukraine))
    translator = QTranslator(application)  # type: ignore[call-overload]
    if translator.load("qtbase_uk", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        QCoreApplication.installTranslator(translator)
