"""A dialog in which somebody writes: what was written is not lost by Escape or by a value that is refused."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QMessageBox, QPushButton, QWidget

from zhytomyr_desktop.ui.widgets import look


class WritingDialog(QDialog):
    """Asks before it is left with words that are in no file.

    It stays open until whoever saves says ``accept``, or ``show_error`` where what was written is refused;
    its ``error`` stands in the layout of each such dialog.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._before: object = None
        self.error = look.error_label()

    def written(self) -> object:
        """Everything that can be written here, to be compared with what stood here at first."""
        raise NotImplementedError

    def show_error(self, message: str) -> None:
        """Tell why what was written is not saved; empty: nothing is told."""
        self.error.setText(message)
        self.error.setVisible(bool(message))
        self._make_room()

    def _make_room(self) -> None:
        """Grow by what is told, instead of pressing what stands above it together."""
        layout = self.layout()
        if layout is not None and self.isVisible():
            layout.activate()
            needed = layout.totalMinimumHeightForWidth(self.width())
            self.resize(self.width(), max(self.height(), needed))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._before is None:
            self._before = self.written()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves from a text of several lines too, where Enter begins a new one."""
        of_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if of_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            for button in self.findChildren(QPushButton):
                if button.isDefault():
                    button.click()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Leave; where something was written, only once that is confirmed."""
        if self._before is None or self.written() == self._before:
            self.give_up()
            return
        box = QMessageBox(
            QMessageBox.Icon.Question,
            self.windowTitle(),
            self.tr("Введене тут ще не збережено. Закрити без нього?"),
            QMessageBox.StandardButton.NoButton,
            self,
        )
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        back = box.addButton(self.tr("Повернутися"), QMessageBox.ButtonRole.RejectRole)
        drop = box.addButton(self.tr("Закрити без збереження"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(back)
        drop.clicked.connect(self.give_up)
        box.open()

    def give_up(self) -> None:
        """Leave without what was written."""
        super().reject()
