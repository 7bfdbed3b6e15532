"""A tool bar in which every command stays in sight: where the room is short, icons stand without words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMargins, QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QToolBar, QToolButton

_WITH_WORDS = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_ICON = Qt.ToolButtonStyle.ToolButtonIconOnly


class ToolBar(QToolBar):
    """Icons with words beside them; the words go one by one, the best known icons first."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.setMovable(False)
        self.setToolButtonStyle(_WITH_WORDS)
        self.toggleViewAction().setEnabled(False)
        self._order: Sequence[QAction] = ()

    def show_actions(self, actions: Sequence[QAction], *, known: Sequence[QAction]) -> None:
        """Show these; ``known``: which of them lose their words, in this order, where the room is short."""
        self._order = known
        self.addActions(list(actions))
        self.fit()

    def fit(self) -> None:
        """Let the icons be as large as the letters, and take away as many words as the width asks for."""
        side = self.fontMetrics().height() + 2
        self.setIconSize(QSize(side, side))
        buttons = [b for a in self._order if isinstance(b := self.widgetForAction(a), QToolButton)]
        for button in buttons:
            button.setToolButtonStyle(_WITH_WORDS)
        needed = self._needed()
        for button in buttons:
            if needed <= self.width():
                return
            before = button.sizeHint().width()
            button.setToolButtonStyle(_ICON)
            needed -= before - button.sizeHint().width()

    def _needed(self) -> int:
        """Pixels of all buttons with their words."""
        found = (self.widgetForAction(action) for action in self.actions())
        widths = [button.sizeHint().width() for button in found if button is not None]
        layout = self.layout()
        edges, gap = (layout.contentsMargins(), layout.spacing()) if layout is not None else (QMargins(), 0)
        return sum(widths) + edges.left() + edges.right() + gap * (len(widths) - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()
