"""Asks what becomes of a text that the file did not take, before the file is closed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget


class RefusedDialog(QMessageBox):
    """Back to the field (as a rule), or close without the text."""

    back_chosen = Signal()
    drop_chosen = Signal()

    def __init__(self, text: str, reason: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(self.tr("Не все збережено"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(self.tr("«{}» не збережено: {}").format(text, reason))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        back = self.addButton(self.tr("Повернутися до поля"), QMessageBox.ButtonRole.RejectRole)
        drop = self.addButton(self.tr("Закрити без цього значення"), QMessageBox.ButtonRole.DestructiveRole)
        self.setDefaultButton(back)
        back.clicked.connect(self.back_chosen)
        drop.clicked.connect(self.drop_chosen)
