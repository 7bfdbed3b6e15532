"""Asks for a file or a folder; the words that Qt's own translation lacks are put in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def make(parent: QWidget, title: str, folder: Path, kinds: str = "") -> QFileDialog:
    """A dialog that goes when it is closed; ``kinds``: which files it shows, as Qt writes filters."""
    dialog = QFileDialog(parent, title, str(folder), kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    label = QFileDialog.DialogLabel
    dialog.setLabelText(label.LookIn, QCoreApplication.translate("FileDialog", "Тека:"))
    dialog.setLabelText(label.FileType, QCoreApplication.translate("FileDialog", "Тип файлів:"))
    return dialog
