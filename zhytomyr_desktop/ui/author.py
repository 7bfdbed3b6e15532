"""Who enters the data: asked once on a machine, and whenever a person wants to change it."""

from __future__ import annotations

import os

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from zhytomyr_desktop import settings
from zhytomyr_desktop.ui.kept import Kept


class Author(QObject):
    """Asks for the name that is written to each change, and keeps it; ``named`` tells it."""

    named = Signal(str)

    def __init__(self, window: QWidget, kept: Kept) -> None:
        super().__init__(window)
        self._window = window
        self._kept = kept

    def ask(self) -> None:
        """Ask for the name."""
        from zhytomyr_desktop.ui.dialogs.choosing import TextDialog

        dialog = TextDialog(
            self.tr("Хто вносить дані"),
            self.tr("Прізвище та ім’я; їх буде видно біля кожної зміни."),
            self._kept.author,
            parent=self._window,
        )
        dialog.text_entered.connect(self._keep)
        dialog.text_entered.connect(dialog.accept)
        dialog.open()

    def ask_once(self) -> None:
        """Ask where nobody has said it on this machine."""
        if not self._kept.has_own_author and not os.environ.get(settings.AUTHOR_VARIABLE):
            self.ask()

    def _keep(self, name: str) -> None:
        self._kept.set_author(name)
        self.named.emit(self._kept.author)
