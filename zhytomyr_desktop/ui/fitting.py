"""Keeps every dialog within the screen at any size of letters: it grows with them and scrolls if it must."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QChildEvent, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QMessageBox,
    QScrollArea,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

_EDGE = QSize(16, 48)
"""Pixels that a window's frame and title take."""
_LINE = 60
"""Letters in a line of a message."""
_FITTED = "fitted"
_OF_SYSTEM = (QMessageBox, QFileDialog)
"""Dialogs whose size the toolkit finds."""


class Fitting(QObject):
    """Looks at each dialog of the window, and of its dialogs, before it is shown for the first time."""

    def __init__(self, window: QWidget, percent: Callable[[], int]) -> None:
        super().__init__(window)
        self._window = window
        self._percent = percent
        window.installEventFilter(self)

    def room(self) -> QSize:
        """How large a dialog can be here."""
        return self._window.screen().availableGeometry().size() - _EDGE

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QChildEvent) and event.polished():
            child = event.child()
            if isinstance(child, QDialog):
                child.installEventFilter(self)
        elif event.type() == QEvent.Type.Show and isinstance(watched, QDialog):
            self._fit_once(watched)
        return super().eventFilter(watched, event)

    def _fit_once(self, dialog: QDialog) -> None:
        if not dialog.property(_FITTED):
            dialog.setProperty(_FITTED, True)
            self._fit(dialog)

    def _fit(self, dialog: QDialog) -> None:
        _take_icons_off(dialog)
        _order_buttons(dialog)
        room = self.room()
        if isinstance(dialog, QMessageBox):
            _widen(dialog, min(dialog.fontMetrics().averageCharWidth() * _LINE, room.width() // 2))
        if not isinstance(dialog, _OF_SYSTEM):
            asked = _grown(dialog, self._percent() / 100)
            least = _least(dialog, min(asked.width(), room.width()))
            if least.width() > room.width() or least.height() > room.height():
                _let_scroll(dialog)
                least = dialog.minimumSizeHint()
            dialog.resize(asked.expandedTo(least).boundedTo(room))
        dialog.setMaximumSize(room)


def _widen(box: QMessageBox, width: int) -> None:
    """Let the words of a message stand in lines of a readable length; it has no width of its own to set."""
    grid = box.layout()
    if isinstance(grid, QGridLayout):
        grid.addItem(QSpacerItem(width, 0), grid.rowCount(), 0, 1, grid.columnCount())


def _grown(dialog: QDialog, times: float) -> QSize:
    """The size that was asked for in pixels, as much larger as the letters; what they ask for already is."""
    asked = dialog.size()
    of_letters = asked.height() <= dialog.sizeHint().height()
    return QSize(int(asked.width() * times), asked.height() if of_letters else int(asked.height() * times))


def _least(dialog: QDialog, width: int) -> QSize:
    """The least size; the height with wrapped words at this width."""
    layout, least = dialog.layout(), dialog.minimumSizeHint().expandedTo(dialog.minimumSize())
    if layout is not None and layout.hasHeightForWidth():
        least.setHeight(max(least.height(), layout.totalMinimumHeightForWidth(max(width, least.width()))))
    return least


def _let_scroll(dialog: QDialog) -> None:
    """Put everything but the buttons into a scroll area, so that the buttons stay in sight."""
    layout = dialog.layout()
    if layout is None:
        return
    keyboard = dialog.focusWidget()
    boxes = [b for b in dialog.findChildren(QDialogButtonBox) if layout.indexOf(b) >= 0]
    for box in boxes:
        layout.removeWidget(box)
    inside = QWidget()
    inside.setLayout(layout)
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    dialog.setMinimumSize(0, 0)  # what the layout before it needed
    outer = QVBoxLayout(dialog)
    outer.addWidget(area, 1)
    for box in boxes:
        box.setParent(dialog)
        outer.addWidget(box)
    outer.activate()
    if keyboard is not None:
        keyboard.setFocus()


def _take_icons_off(dialog: QDialog) -> None:
    """Buttons speak by their words: the toolkit's own pictures are of another set than the program's."""
    for box in dialog.findChildren(QDialogButtonBox):
        for button in box.buttons():
            button.setIcon(QIcon())


def _order_buttons(dialog: QDialog) -> None:
    """Let Tab go through the buttons as they stand, and not to «Скасувати» before the one that does it."""
    for box in dialog.findChildren(QDialogButtonBox):
        layout = box.layout()
        items = [layout.itemAt(place) for place in range(layout.count())] if layout is not None else []
        widgets = [widget for item in items if item is not None and (widget := item.widget()) is not None]
        for button, following in pairwise(widgets):
            QWidget.setTabOrder(button, following)
