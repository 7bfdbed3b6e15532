"""The pages of a PDF one under another; a click on a figure of the text tells its field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

from zhytomyr_desktop.report.places import FigurePlace
from zhytomyr_desktop.ui.widgets.places import FieldAddress

_REACH = 1.5
"""Points around a figure that a click may miss it by."""


class PagesView(QPdfView):
    """A PDF view that knows where the figures stand."""

    figure_clicked = Signal(FieldAddress)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._places: dict[int, list[FigurePlace]] = {}
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.viewport().setMouseTracking(True)

    def set_places(self, places: Sequence[FigurePlace]) -> None:
        """Take the places of the figures of the document shown."""
        self._places = {}
        for place in places:
            self._places.setdefault(place.page, []).append(place)

    def zoom(self) -> float:
        """Pixels of the screen to a point of the page, without the screen's own resolution."""
        if self.zoomMode() is QPdfView.ZoomMode.Custom:
            return self.zoomFactor()
        size, room = self.document().pagePointSize(0), self.viewport().size()
        margins = self.documentMargins()
        across = (room.width() - margins.left() - margins.right()) / (size.width() * self._resolution())
        if self.zoomMode() is QPdfView.ZoomMode.FitToWidth:
            return across
        down = (room.height() - self.pageSpacing()) / (size.height() * self._resolution())
        return min(across, down)

    def step_zoom(self, times: float) -> None:
        """Show the pages so many times larger, once there are some."""
        if self.document().status() is not QPdfDocument.Status.Ready:
            return
        wanted = min(4.0, max(0.25, self.zoom() * times))
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setZoomFactor(wanted)

    def page_box(self, page: int) -> QRectF:
        """Where a page stands in the view, in pixels."""
        scale, margins = self.zoom() * self._resolution(), self.documentMargins()
        sizes = [self.document().pagePointSize(number) * scale for number in range(page + 1)]
        widest = max(size.width() for size in sizes) + margins.left() + margins.right()
        top = margins.top() + sum(size.height() + self.pageSpacing() for size in sizes[:-1])
        left = (max(widest, self.viewport().width()) - sizes[-1].width()) / 2
        x, y = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return QRectF(left - x, top - y, sizes[-1].width(), sizes[-1].height())

    def place_at(self, point: QPointF) -> FigurePlace | None:
        """The figure under a point of the view."""
        if self.document() is None or self.document().status() is not QPdfDocument.Status.Ready:
            return None
        scale = self.zoom() * self._resolution()
        for page, places in self._places.items():
            box = self.page_box(page)
            if box.contains(point):
                x, y = (point.x() - box.left()) / scale, (point.y() - box.top()) / scale
                return next((place for place in places if _holds(place, x, y)), None)
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.place_at(event.position()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self.place_at(event.position())
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self.figure_clicked.emit(FieldAddress(place.section, place.item))
        super().mouseReleaseEvent(event)

    def _resolution(self) -> float:
        return self.screen().logicalDotsPerInch() / 72


def _holds(place: FigurePlace, x: float, y: float) -> bool:
    return (
        place.left - _REACH <= x <= place.right + _REACH and place.top - _REACH <= y <= place.bottom + _REACH
    )
