"""Asks for a file or a folder; the words that Qt's own translation lacks are put in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QFileInfo, Qt
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QHeaderView, QTreeView, QWidget

from zhytomyr_desktop.issuing.naming import FILE_SUFFIX

_SIZE = (860, 520)
"""Of Qt's own dialog, in pixels; its columns are too narrow for dates at its own size."""


class _Kinds(QFileIconProvider):
    """Says of what kind a file is; Qt says «Folder» in every language, and «SQLite3» of our files."""

    def type(self, info: QFileInfo) -> str:
        if info.isDir():
            return QCoreApplication.translate("FileDialog", "Тека")
        if info.fileName().casefold().endswith(FILE_SUFFIX):
            return QCoreApplication.translate("FileDialog", "Файл звіту")
        return super().type(info)


def make(parent: QWidget, title: str, folder: Path, kinds: str = "") -> QFileDialog:
    """A dialog that goes when it is closed; ``kinds``: which files it shows, as Qt writes filters."""
    dialog = QFileDialog(parent, title, str(folder), kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    label = QFileDialog.DialogLabel
    dialog.setLabelText(label.LookIn, QCoreApplication.translate("FileDialog", "Тека:"))
    dialog.setLabelText(label.FileType, QCoreApplication.translate("FileDialog", "Тип файлів:"))
    provider = _Kinds()
    dialog.setIconProvider(provider)
    dialog.destroyed.connect(lambda: provider)  # Qt does not keep it
    listed = dialog.findChild(QTreeView)
    if listed is not None:  # the dialog is Qt's own
        dialog.resize(*_SIZE)
        header = listed.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return dialog
