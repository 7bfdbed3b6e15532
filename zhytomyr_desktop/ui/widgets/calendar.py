"""A calendar that drops down from a field and gives the chosen day as it is typed: 31.12.2023."""

from __future__ import annotations

from PySide6.QtCore import QDate, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from zhytomyr_desktop.ui.widgets.icons import icon

_FORMAT = "dd.MM.yyyy"


class DayPopup(QFrame):
    """The calendar; Enter or a click chooses, Esc closes, Page Up and Down turn the months."""

    day_chosen = Signal(str)

    def __init__(self, text: str, fallback: QDate, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(self.tr("Календар"))
        self.calendar = QCalendarWidget()
        self.calendar.setGridVisible(False)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setDateEditEnabled(False)
        day = QDate.fromString(text.strip(), _FORMAT)
        self.calendar.setSelectedDate(day if day.isValid() else fallback)
        self.calendar.clicked.connect(self._choose)
        self.calendar.activated.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.addWidget(self.calendar)

    def open_below(self, widget: QWidget) -> None:
        """Show the calendar under this widget, with the keyboard in it."""
        self.adjustSize()
        corner = widget.mapToGlobal(QPoint(0, widget.height()))
        room = widget.screen().availableGeometry()
        corner.setX(min(corner.x(), room.right() - self.width()))
        if corner.y() + self.height() > room.bottom():
            corner.setY(widget.mapToGlobal(QPoint(0, 0)).y() - self.height())
        self.move(corner)
        self.show()
        self.calendar.setFocus()

    def _choose(self, day: QDate) -> None:
        self.day_chosen.emit(day.toString(_FORMAT))
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.calendar.selectedDate())
        else:
            super().keyPressEvent(event)


def calendar_button(name: str) -> QToolButton:
    """The button that opens a calendar; ``name``: the field's, for screen readers."""
    button = QToolButton()
    button.setIcon(icon("calendar"))
    side = max(button.fontMetrics().height(), 16)
    button.setIconSize(QSize(side, side))
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
