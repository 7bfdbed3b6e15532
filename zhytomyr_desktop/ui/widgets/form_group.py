"""A group of the form: its title with the fold arrow and the count, and the lines that it folds."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
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
        self.button = QToolButton()
        self.button.setText(title or self.tr("Показники"))
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setArrowType(Qt.ArrowType.DownArrow)
        self.button.setAutoRaise(True)
        self.button.setCheckable(True)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        font = QFont(self.font())
        font.setBold(True)
        self.button.setFont(font)
        self.count = QLabel()
        look.paint_text(self.count, look.Tone.QUIET)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, look.PADDING, 0, 0)
        line.addWidget(self.button)
        line.addStretch(1)
        line.addWidget(self.count)
        self.button.toggled.connect(self._fold)

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
            for widget in row.widgets():
                widget.setVisible(not folded)
            if not folded:
                row.show_error(row.error)
                row.show_remark(row.remark)
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
