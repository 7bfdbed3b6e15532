"""A row of widgets that turns into a column where large letters leave it no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget


class TurningRow(QWidget):
    """Widgets side by side, or one below another. ``stretched``: the one that takes the room left over."""

    def __init__(
        self, widgets: Sequence[QWidget], stretched: int = -1, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._widgets = list(widgets)
        self._stretched = widgets[stretched] if stretched >= 0 else None
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        for number, widget in enumerate(widgets):
            self._row.addWidget(widget, int(number == stretched))

    def minimumSizeHint(self) -> QSize:
        shown = [widget.minimumSizeHint() for widget in self._shown()]
        return QSize(max((size.width() for size in shown), default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def event(self, event: QEvent) -> bool:
        """A widget that came, went or has other words may turn the row too."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._turn()
        return done

    def _turn(self) -> None:
        shown = self._shown()
        needed = sum(map(self._need, shown)) + self._row.spacing() * (len(shown) - 1)
        kind = QBoxLayout.Direction
        wanted = kind.LeftToRight if needed <= self.width() else kind.TopToBottom
        if wanted != self._row.direction():
            self._row.setDirection(wanted)
            self.updateGeometry()

    def _need(self, widget: QWidget) -> int:
        """Pixels; what takes the room left over wraps its words."""
        return (widget.minimumSizeHint() if widget is self._stretched else widget.sizeHint()).width()

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]
