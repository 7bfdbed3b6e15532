"""A group of the form: its title with the fold arrow and the count, and the lines that it folds."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from forms.definition import Group
from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.rows import FieldRow
from zhytomyr_desktop.ui.widgets.tables import TableEditor


class GroupHeader(QWidget):
    """The title of a group with its fold arrow and how many of its fields are filled."""

    folded = Signal(bool)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = title or self.tr("Показники")
        self.button = QToolButton()
        self.button.setArrowType(Qt.ArrowType.DownArrow)
        self.button.setAutoRaise(True)
        self.button.setCheckable(True)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.setAccessibleName(words)
        self.title = QLabel(words)
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setBuddy(self.button)
        self.count = QLabel()
        look.paint_text(self.count, look.Tone.QUIET)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, look.PADDING, 0, 0)
        line.setSpacing(look.GAP // 2)
        line.addWidget(self.button)
        line.addWidget(self.title, 1)
        line.addWidget(self.count)
        self.button.toggled.connect(self._fold)
        self._embolden()

    def _embolden(self) -> None:
        self.title.setFont(look.heading_font(self.font(), 1.0))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._embolden()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere in the line folds, as one on the arrow."""
        self.button.toggle()
        event.accept()

    def _fold(self, folded: bool) -> None:
        self.button.setArrowType(Qt.ArrowType.RightArrow if folded else Qt.ArrowType.DownArrow)
        self.folded.emit(folded)

    def show_count(self, filled: int, expected: int) -> None:
        """Show «5 з 12»; nothing where nothing is expected."""
        self.count.setText(self.tr("{} з {}").format(filled, expected) if expected else "")


class FormGroup:
    """One group in the form: its header and its lines."""

    def __init__(self, header: GroupHeader, definition: Group) -> None:
        self.header = header
        self.definition = definition
        self.rows: list[FieldRow] = []
        self.tables: list[TableEditor] = []
        header.folded.connect(self.fold)

    def fold(self, folded: bool) -> None:
        """Hide or show the lines."""
        for row in self.rows:
            row.fold(folded)
        for table in self.tables:
            table.setVisible(not folded)

    @property
    def is_folded(self) -> bool:
        """Whether the lines are hidden."""
        return self.header.button.isChecked()

    def unfold(self) -> None:
        """Show the lines."""
        self.header.button.setChecked(False)

    def show_count(self) -> None:
        """Count the filled lines."""
        expected = {f.key for f in self.definition.fields if f.expected}
        filled = sum(not row.is_empty() for row in self.rows if row.item in expected)
        filled += sum(bool(t.model.rows) for t in self.tables if t.table.key in expected)
        self.header.show_count(filled, len(expected))
