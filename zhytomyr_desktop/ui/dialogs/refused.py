"""Asks what becomes of the texts that the file did not take, before the file is closed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

_MOST, _LONGEST = 6, 60
"""How many texts are told, and how many letters of each."""


class RefusedText(NamedTuple):
    """What was typed into which field, and why the file did not take it."""

    label: str
    text: str
    reason: str


class RefusedDialog(QMessageBox):
    """Back to the first of the fields (as a rule), or close without the texts."""

    back_chosen = Signal()
    drop_chosen = Signal()

    def __init__(self, refused: Sequence[RefusedText], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(self.tr("Не все збережено"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText("\n\n".join(self._told(refused)))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        back = self.addButton(self.tr("Повернутися до поля"), QMessageBox.ButtonRole.RejectRole)
        without = (
            self.tr("Закрити без цього значення") if len(refused) == 1 else self.tr("Закрити без цих значень")
        )
        drop = self.addButton(without, QMessageBox.ButtonRole.DestructiveRole)
        self.setDefaultButton(back)
        back.clicked.connect(self.back_chosen)
        drop.clicked.connect(self.drop_chosen)

    def _told(self, refused: Sequence[RefusedText]) -> Iterator[str]:
        for label, text, reason in refused[:_MOST]:
            short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
            yield self.tr("{}: «{}» не збережено. {}").format(label, short, reason)
        if len(refused) > _MOST:
            yield self.tr("Не збережено ще: {}").format(len(refused) - _MOST)
