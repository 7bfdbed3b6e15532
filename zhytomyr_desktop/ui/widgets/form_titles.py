"""The titles of the form's columns, which stay in sight while the form goes up and down."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.arrangement import ANY_WIDTH, WIDTH, Arrangement, Part

_TITLED = (Part.LABEL, Part.VALUE, Part.UNIT, Part.PREVIOUS, Part.CHANGE)


class ColumnTitles(QScrollArea):
    """The titles over the parts of a field; those that stand in lines of their own have none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._line = QWidget()
        self._grid = QGridLayout(self._line)
        self._grid.setHorizontalSpacing(look.PADDING)
        self._labels = {part: look.quiet_label("") for part in _TITLED}
        for part, label in self._labels.items():
            if part in (Part.VALUE, Part.PREVIOUS):
                label.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setWidget(self._line)

    def titles(self) -> list[str]:
        """The titles in sight, from left to right."""
        return [label.text() for label in self._labels.values() if not label.isHidden()]

    def show_titles(self, year: int, columns: look.Columns, arrangement: Arrangement, margin: int) -> None:
        """Show the titles for this reporting year, with the room of the scroll bar on the right."""
        texts = {
            Part.LABEL: self.tr("Показник"),
            Part.VALUE: self.tr("{} рік").format(year),
            Part.UNIT: self.tr("Одиниця"),
            Part.PREVIOUS: self.tr("{} рік").format(year - 1),
            Part.CHANGE: self.tr("Зміна"),
        }
        value_line = arrangement.spots[Part.VALUE].line
        for part, label in self._labels.items():
            spot = arrangement.spots[part]
            label.setText(texts[part])
            self._grid.removeWidget(label)
            self._grid.addWidget(label, 0, spot.column, 1, spot.span, Qt.AlignmentFlag.AlignBottom)
            label.setVisible(spot.line == value_line)
        for column, width in zip(range(WIDTH), arrangement.widths(columns), strict=True):
            self._grid.setColumnMinimumWidth(column, width)
            self._grid.setColumnStretch(column, int(column == arrangement.stretched))
        for part, width in ((Part.VALUE, columns.value), (Part.PREVIOUS, columns.previous)):
            self._labels[part].setFixedWidth(width)
        self._grid.setContentsMargins(look.PADDING, look.GAP, look.PADDING + margin, look.GAP)
        self._line.setMaximumWidth(min(arrangement.most_width(columns) + margin, ANY_WIDTH))
        self.setFixedHeight(self._grid.sizeHint().height())
