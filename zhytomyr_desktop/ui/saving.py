"""Tells how saving goes: who enters and what is saved in the status bar, a failure in one dialog."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from zhytomyr_desktop.ui import messages
from zhytomyr_desktop.ui.widgets.places import SaveState

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from zhytomyr_desktop.ui.session import CellState, Session
    from zhytomyr_desktop.ui.widgets.shortened import ShortenedLabel


def read_only_words(session: Session) -> str:
    """Why nothing can be entered in this file: who has it open, or that it cannot be written."""
    translate, holder = QCoreApplication.translate, session.holder
    if holder is None:
        return translate(
            "SavingWords", "Лише перегляд: сюди не можна записувати. Скопіюйте файл в іншу папку"
        )
    here = holder.host or translate("SavingWords", "цей комп’ютер")
    words = translate("SavingWords", "Лише перегляд: файл відкрито в іншому вікні ({}, процес {})")
    told = words.format(here, holder.process)
    last = session.workspace.last_author
    return "; ".join(
        part for part in (told, last and translate("SavingWords", "останній запис: {}").format(last)) if part
    )


class SavingWords(QObject):
    """The words of the status bar about the open file."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._failure: weakref.ref[QDialog] | None = None
        self._saved_words = ""
        self._refusals: Callable[[], Sequence[CellState]] = tuple
        self.author_label = QLabel()
        self.author_label.setIndent(4)  # where messages stand that take its place

    @cached_property
    def saved_label(self) -> ShortenedLabel:
        """What is saved; made after the first paint, which would wait for its class."""
        from zhytomyr_desktop.ui.widgets.shortened import ShortenedLabel

        return ShortenedLabel()

    def put_into(self, bar: QStatusBar) -> None:
        """Show the words here."""
        bar.addWidget(self.author_label)
        bar.addPermanentWidget(self.saved_label)
        bar.messageChanged.connect(self._make_way)
        bar.installEventFilter(self)

    def eventFilter(self, bar: QObject, event: QEvent) -> bool:
        """A bar laid out anew, for larger letters, shows again what a message had put away."""
        if event.type() == QEvent.Type.LayoutRequest:
            QTimer.singleShot(0, self, self._make_way)
        return super().eventFilter(bar, event)

    def _make_way(self) -> None:
        """Show who enters while there is no message."""
        bar = self.author_label.parentWidget()
        if isinstance(bar, QStatusBar):
            self.author_label.setVisible(not bar.currentMessage())

    def follow(self, session: Session) -> None:
        """Tell of this file from now on."""
        self._saved_words = self.tr("Усе збережено")
        self._refusals = session.refusals
        session.saved.connect(self._on_saved)
        session.cell_state_changed.connect(self._on_cell_state)
        session.failed.connect(self._on_failed)
        self.saved_label.setText(read_only_words(session) if session.read_only else self._saved_words)
        if not session.read_only:
            self.show_author(session.author)

    def show_author(self, name: str) -> None:
        """Show who enters."""
        self.author_label.setText(self.tr("Вносить: {}").format(name))

    def clear(self) -> None:
        """No file is open."""
        self._refusals = tuple
        self.saved_label.clear()
        self.author_label.clear()

    def _on_cell_state(self, state: CellState) -> None:
        if state.state is SaveState.TYPED:
            self.saved_label.setText(self.tr("Зберігаю…"))
        elif state.state is SaveState.SAVED:
            self.saved_label.setText(self._with_refused())
        elif state.state is SaveState.REFUSED:
            self.saved_label.setText(self.tr("Не збережено: {}").format(state.message))

    def _on_saved(self, at: datetime) -> None:
        self._saved_words = self.tr("Збережено о {}").format(f"{at:%H:%M}")
        self.saved_label.setText(self._with_refused())

    def _with_refused(self) -> str:
        """What is saved, and of how many fields it is not true."""
        count = len(self._refusals())
        refused = self.tr("не прийнято полів: {}").format(count) if count else ""
        return ", ".join(part for part in (self._saved_words, refused) if part)

    def _on_failed(self, error: Exception) -> None:
        """Tell a failed save once, however many fields it hits."""
        if self._failure is None or not self._failure():
            dialog = messages.tell(self._window, error)
            self._failure = weakref.ref(dialog)
            dialog.finished.connect(self._forget_failure)

    def _forget_failure(self) -> None:
        self._failure = None
