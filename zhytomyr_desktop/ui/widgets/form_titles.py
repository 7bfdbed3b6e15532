"""The titles of the form's columns, which stay in sight while the form goes up and down."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.rows import LABEL, PREVIOUS, VALUE, WIDTH


class ColumnTitles(QScrollArea):
    """The titles of the form's columns, which stay in sight and go sideways with the form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        line = QWidget()
        self._grid = QGridLayout(line)
        self._grid.setContentsMargins(look.PADDING, look.GAP, look.PADDING, look.GAP)
        self._grid.setHorizontalSpacing(look.PADDING)
        self._labels = [look.quiet_label("") for _ in range(WIDTH)]
        for column, label in enumerate(self._labels):
            self._grid.addWidget(label, 0, column, Qt.AlignmentFlag.AlignBottom)
            if column in (VALUE, PREVIOUS):
                label.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._grid.setColumnStretch(LABEL, 1)
        self.setWidget(line)

    def show_titles(self, year: int, columns: look.Columns, margin: int) -> None:
        """Show the titles for this reporting year, with the room of the scroll bar on the right."""
        texts = (
            self.tr("Показник"),
            self.tr("{} рік").format(year),
            self.tr("Одиниця"),
            self.tr("{} рік").format(year - 1),
            self.tr("Зміна"),
            "",
        )
        widths = (0, columns.value, columns.unit, columns.previous, columns.change, columns.marks)
        for label, text, width in zip(self._labels, texts, widths, strict=True):
            label.setText(text)
            if width:
                label.setFixedWidth(width)
        self._grid.setContentsMargins(look.PADDING, look.GAP, look.PADDING + margin, look.GAP)
        self._grid.setColumnMinimumWidth(LABEL, columns.label)
        self.setFixedHeight(self._grid.sizeHint().height())
