"""The one road from a failure to the person: expected ones in words, bugs with their traceback."""

from __future__ import annotations

import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from zhytomyr_desktop.errors import UserError


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
    return _open_box(parent, QMessageBox.Icon.Warning, _words(error))


def inform(parent: QWidget, text: str, details: str = "") -> QDialog:
    """Show what was done."""
    return _open_box(parent, QMessageBox.Icon.Information, text, details)


def tell_bug(parent: QWidget | None, error: BaseException) -> QDialog:
    """Show an unexpected failure with its traceback, to be copied into a report."""
    dialog = BugDialog("".join(traceback.format_exception(error)), parent)
    dialog.open()
    return dialog


def install_hook(parent: QWidget) -> None:
    """Show bugs in a dialog instead of losing them in a terminal that nobody sees."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        if QApplication.instance() is not None and not issubclass(kind, KeyboardInterrupt):
            tell_bug(parent, error)

    sys.excepthook = hook


def _words(error: BaseException) -> str:
    if isinstance(error, OSError) and not str(error).strip():
        return _tr("Файл не вдалося прочитати або записати.")
    return str(error)


def _open_box(parent: QWidget, icon: QMessageBox.Icon, text: str, details: str = "") -> QMessageBox:
    box = QMessageBox(icon, QCoreApplication.applicationName(), text, QMessageBox.StandardButton.Ok, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    if details:
        box.setInformativeText(details)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box


class BugDialog(QDialog):
    """What happened, in words, and the traceback."""

    def __init__(self, trace: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Помилка програми"))
        self.trace = trace
        words = QLabel(
            self.tr(
                "Сталася помилка, якої програма не передбачила. Збережені дані не пошкоджено. "
                "Скопіюйте текст нижче та надішліть його тим, хто супроводжує програму."
            )
        )
        words.setWordWrap(True)
        text = QPlainTextEdit(trace)
        text.setReadOnly(True)
        text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        text.setAccessibleName(self.tr("Опис помилки"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(self.tr("Скопіювати"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(words)
        layout.addWidget(text, 1)
        layout.addWidget(buttons)
        self.resize(720, 420)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.trace)


def _tr(text: str) -> str:
    return QCoreApplication.translate("messages", text)
