"""Printing a PDF page by page between events, so that the window lives and the work can be cancelled."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

_SHARP = 600
"""Dots an inch: more is seen on no paper, and costs memory."""


class Outcome(Enum):
    """Whether the printer was given all pages, those before somebody stopped it, or would take none."""

    DONE = auto()
    STOPPED = auto()
    REFUSED = auto()


class PagePrinter(QObject):
    """Draws the chosen pages of a document on a printer, each as large as it is in the file.

    ``ended`` tells how it came out.
    """

    printed = Signal(int)
    ended = Signal(Outcome)

    def __init__(self, document: QPdfDocument, printer: QPrinter, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._printer = printer
        self._waiting = pages_of(printer, document.pageCount())
        self.count = len(self._waiting)
        self._done = 0
        self._outcome = Outcome.DONE
        printer.setFullPage(True)
        self._painter = QPainter()

    def start(self) -> None:
        """Begin; the first page is drawn when the window is idle."""
        if self._painter.begin(self._printer):
            # Else letters would be blurred as photographs are.
            self._painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
            QTimer.singleShot(0, self, self._step)
        else:
            self.ended.emit(Outcome.REFUSED)

    def stop(self) -> None:
        """Give up; some systems still print the pages that were drawn before."""
        if self._painter.isActive():
            self._outcome = Outcome.STOPPED
            self._waiting = []
            self._printer.abort()

    def _step(self) -> None:
        if not self._waiting:
            self._painter.end()
            self.ended.emit(self._outcome)
            return
        if self._done and not self._printer.newPage():
            self._painter.end()
            self.ended.emit(Outcome.REFUSED)
            return
        self._draw(self._waiting.pop(0))
        self._done += 1
        self.printed.emit(self._done)
        QTimer.singleShot(0, self, self._step)

    def _draw(self, page: int) -> None:
        dots = self._printer.resolution()
        size = self._document.pagePointSize(page)
        sharp = min(dots, _SHARP) / 72
        image = self._document.render(page, QSize(round(size.width() * sharp), round(size.height() * sharp)))
        area = QRect(0, 0, round(size.width() * dots / 72), round(size.height() * dots / 72))
        self._painter.drawImage(area, on_paper(image))


def on_paper(image: QImage) -> QImage:
    """The page on white: a rendered one is clear where nothing is printed, which not every printer knows."""
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOver)
    painter.fillRect(image.rect(), Qt.GlobalColor.white)
    painter.end()
    image.reinterpretAsFormat(QImage.Format.Format_RGB32)
    return image


def pages_of(printer: QPrinter, count: int) -> list[int]:
    """The chosen pages (from 0) in the chosen order, again for each copy that the printer cannot make."""
    first, last = printer.fromPage() or 1, min(printer.toPage() or count, count)
    chosen: Sequence[int] = range(first - 1, last)
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        chosen = chosen[::-1]
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return list(chosen) * copies
    return [page for page in chosen for _ in range(copies)]
