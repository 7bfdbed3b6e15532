"""How a table shares out its room among columns, titles and lines, and the lines between its cells."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QTableView

from zhytomyr_desktop.ui.widgets import look

_EDGES = look.PADDING + 2
"""Pixels that a style leaves beside the words of a cell, and some air."""


def widths(room: int, least: Sequence[int], wanted: Sequence[int]) -> list[int]:
    """The widths of the columns, which fill the room; never less than ``least``, though that be too much."""
    spare = max(room - sum(least), 0)
    lacking = [max(whole - word, 0) for word, whole in zip(least, wanted, strict=True)]
    given = [spare * part // max(sum(lacking), spare, 1) for part in lacking]
    even = (spare - sum(given)) // len(least)
    shared = [sum(parts) + even for parts in zip(least, given, strict=True)]
    return [*shared[:-1], shared[-1] + max(room - sum(shared), 0)]


def fit(view: QTableView) -> None:
    """Give columns, titles and lines of a table their room, and the table the height of all of them."""
    header, model = view.horizontalHeader(), view.model()
    icon = header.fontMetrics().height() + look.GAP
    least, wanted = [], []
    for column in range(model.columnCount()):
        title = str(model.headerData(column, Qt.Orientation.Horizontal))
        decoration = model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.DecorationRole)
        cells = [str(model.index(row, column).data() or "") for row in range(model.rowCount())]
        words = [_longest_word(header.fontMetrics(), title) + (icon if decoration else 0)]
        words += [_longest_word(view.fontMetrics(), text) for text in cells]
        least.append(max(words) + _EDGES)
        wanted.append(max(view.fontMetrics().horizontalAdvance(t) for t in (title, *cells)) + _EDGES)
    for column, width in enumerate(widths(view.viewport().width(), least, wanted)):
        header.resizeSection(column, width)
    _fit_heights(view)


def draw_lines(view: QTableView) -> None:
    """Draw the lines between the cells of a painted table as the edges of the fields that they are."""
    painter = QPainter(view.viewport())
    painter.setPen(look.edge(view.palette()))
    across, down = view.horizontalHeader(), view.verticalHeader()
    right, bottom = across.length() - across.offset() - 1, down.length() - down.offset() - 1
    for column in range(across.count()):
        x = across.sectionViewportPosition(column) + across.sectionSize(column) - 1
        painter.drawLine(x, 0, x, bottom)
    for row in range(down.count()):
        y = down.sectionViewportPosition(row) + down.sectionSize(row) - 1
        painter.drawLine(0, y, right, y)
    painter.end()


def _longest_word(metrics: QFontMetrics, text: str) -> int:
    return max((metrics.horizontalAdvance(word) for word in text.split(" ")), default=0)


def _fit_heights(view: QTableView) -> None:
    header, rows = view.horizontalHeader(), view.verticalHeader()
    title = _title_height(view)
    header.setFixedHeight(title)
    rows.setMinimumSectionSize(view.fontMetrics().height() + 10)
    rows.setDefaultSectionSize(view.fontMetrics().height() + 10)
    view.resizeRowsToContents()
    lines = rows.length() if rows.count() else rows.defaultSectionSize()
    scrolls = header.length() > view.viewport().width()
    bar = view.horizontalScrollBar().sizeHint().height() if scrolls else 0
    view.setFixedHeight(title + lines + bar + 2 * view.frameWidth())


def _title_height(view: QTableView) -> int:
    """Pixels of the highest title, wrapped at its column's width."""
    header, metrics = view.horizontalHeader(), view.horizontalHeader().fontMetrics()
    icon = metrics.height() + look.GAP
    heights = [metrics.height()]
    for column in range(header.count()):
        title = str(view.model().headerData(column, Qt.Orientation.Horizontal))
        decoration = view.model().headerData(
            column, Qt.Orientation.Horizontal, Qt.ItemDataRole.DecorationRole
        )
        room = QRect(0, 0, header.sectionSize(column) - look.PADDING - (icon if decoration else 0), 10_000)
        heights.append(metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), title).height())
    return max(heights) + look.GAP
