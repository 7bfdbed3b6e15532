"""The one road from a failure to the person: expected ones in words, bugs with their traceback.

Qt's large classes are imported when there is something to tell: they would delay the first paint.
"""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from zhytomyr_desktop.errors import UserError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox


def is_expected(error: BaseException) -> bool:
    """Whether the error tells a person in words what is wrong and what to do."""
    if isinstance(error, UserError | OSError):
        return True
    known = sys.modules.get("db.errors"), sys.modules.get("zhytomyr_desktop.report.errors")
    kinds = [getattr(m, n, None) for m, n in zip(known, ("FileError", "ReportError"), strict=True)]
    return any(kind is not None and isinstance(error, kind) for kind in kinds)


def tell(parent: QWidget, error: BaseException) -> QDialog:
    """Show a failure: one sentence where it is expected, the report of a bug where it is not."""
    if not is_expected(error):
        return tell_bug(parent, error)
    return _open_box(parent, "Warning", _words(error))


def inform(parent: QWidget, text: str, details: str = "", *, written: Path | None = None) -> QDialog:
    """Show what was done. ``written``: the file or the folder that can be opened from there."""
    box = _open_box(parent, "Information", text, details)
    if written is not None:
        _offer(box, written)
    return box


def tell_bug(parent: QWidget | None, error: BaseException) -> QDialog:
    """Show an unexpected failure with its traceback, to be copied into a report."""
    from zhytomyr_desktop.ui.dialogs.bug import BugDialog

    dialog = BugDialog("".join(traceback.format_exception(error)), parent)
    dialog.open()
    return dialog


def install_hook(parent: QWidget) -> None:
    """Show what no command caught, in words or as a bug; nobody sees what a terminal says."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        if QApplication.instance() is not None and not issubclass(kind, KeyboardInterrupt):
            tell(parent, error)

    sys.excepthook = hook


def _words(error: BaseException) -> str:
    """The sentence of an expected failure; what the system reports in its own language is put into words."""
    if not isinstance(error, OSError) or (error.errno is None and str(error).strip()):
        return str(error)
    if error.filename:
        from db.errors import explain

        return str(explain(error, Path(os.fsdecode(error.filename))))
    return QCoreApplication.translate("messages", "Файл не вдалося прочитати або записати.")


def _offer(box: QMessageBox, written: Path) -> None:
    """Add a button that opens what was written; Enter still puts the message away."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    translate = QCoreApplication.translate
    folder, file = translate("messages", "Відкрити папку"), translate("messages", "Відкрити файл")
    button = box.addButton(folder if written.is_dir() else file, box.ButtonRole.ActionRole)
    button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(written))))


def _open_box(parent: QWidget, icon: str, text: str, details: str = "") -> QMessageBox:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QMessageBox

    from zhytomyr_desktop.ui.widgets import look

    name = QApplication.applicationDisplayName()
    box = QMessageBox(QMessageBox.Icon[icon], name, text, QMessageBox.StandardButton.Ok, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    if details:
        box.setInformativeText(look.letters(details))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box
