"""A section on paper: its form, filled or blank, and its text, on A4 pages for a printer or a PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from html import escape

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QTextDocument,
)

from forms.definition import Date, Figure, Group, Section, Table, Text
from forms.values import Row, SectionValues
from zhytomyr_desktop.report.document import Paragraph
from zhytomyr_desktop.ui.widgets import shown
from zhytomyr_desktop.ui.widgets.preview import REPORT_FONTS

MARGINS = QMarginsF(20, 15, 15, 15)
"""Millimetres: left, top, right, bottom."""
_NUMBER_ROOM = 7
"""Millimetres at the foot of a page for its number."""
_BLANK_ROWS = 4
"""Rows of an empty table on a blank form."""
_LINE = "&nbsp;"


_INK = QColor(1, 1, 1)
"""A hair from black: a preview records no pen that is the usual one, and a dark window has a white one."""


class Sheet(StrEnum):
    """What is printed."""

    FILLED = "filled"
    BLANK = "blank"
    TEXT = "text"


class Paper(QObject):
    """Makes the sheets of one section. ``year``: the reporting year; ``author``: who fills the form."""

    def __init__(self, section: Section, year: int, author: str = "") -> None:
        super().__init__()
        self._section, self._year, self._author = section, year, author

    def form(self, values: SectionValues, *, blank: bool = False) -> str:
        """The form as HTML; ``blank``: with last year's values only, and room to write."""
        filled = SectionValues() if blank else values
        body = "".join(self._group(group, filled, values) for group in self._section.groups)
        return f"{self._head()}{body}{self._foot(blank)}"

    def text(self, paragraphs: Sequence[Paragraph]) -> str:
        """The section's text as HTML, as far as it will be printed."""
        printed = "".join(
            f'<p style="text-indent: 12.5mm; margin: 0 0 6px 0" align="justify">{escape(p.text)}</p>'
            for p in paragraphs
            if p.printed
        )
        nothing = self.tr("У розділі ще немає речень: не внесено показників.")
        return f"<h2 align='center'>{escape(self._section.title)}</h2>{printed or f'<p>{nothing}</p>'}"

    def _head(self) -> str:
        department = f"<p>{escape(self._section.department)}</p>" if self._section.department else ""
        title = self.tr("{} — форма за {} рік").format(escape(self._section.title), self._year)
        return f"<h2>{title}</h2>{department}"

    def _foot(self, blank: bool) -> str:
        line = "_" * 28
        name = line if blank or not self._author else escape(self._author)
        by, day = self.tr("Внесено: {}").format(name), self.tr("Дата: {}").format("_" * 14)
        return f"<p><br>{by} &nbsp;&nbsp; {day}</p>"

    def _group(self, group: Group, values: SectionValues, known: SectionValues) -> str:
        plain = [field for field in group.fields if not isinstance(field, Table)]
        tables = [self._table(field, values) for field in group.fields if isinstance(field, Table)]
        rows = "".join(self._row(field, values, known) for field in plain)
        titles = (
            self.tr("Показник"),
            self.tr("{} рік").format(self._year),
            self.tr("Одиниця"),
            self.tr("{} рік").format(self._year - 1),
        )
        main = _grid(titles, rows, (46, 20, 20, 14), group.title) if rows else ""
        title = f"<h3>{escape(group.title)}</h3>" if group.title and group.fields and not rows else ""
        return f"{title}{main}{''.join(tables)}"

    def _row(self, field: Figure | Text | Date, values: SectionValues, known: SectionValues) -> str:
        if isinstance(field, Figure):
            value = values.figure(field.key)
            previous = shown.number_text(known.figure(field.key).previous, field.decimals)
            cells = (
                escape(field.label) + _notes(self._details(value.as_of, value.note)),
                _right(shown.figure_text(value, field.decimals)),
                escape(shown.unit_text(field)),
                _right(previous) if field.previous else "–",
            )
            return _cells(cells)
        cell = values.texts.get(field.key) if isinstance(field, Text) else values.dates.get(field.key)
        entered = escape(shown.cell_text(cell)) if cell is not None else ""
        room = "<br>" * (field.lines - 1) if isinstance(field, Text) and not entered else ""
        return f"<tr><td>{escape(field.label)}</td><td colspan='3'>{entered or _LINE}{room}</td></tr>"

    def _details(self, day: date | None, note: str) -> Iterator[str]:
        if day is not None:
            yield self.tr("станом на {}").format(f"{day:%d.%m.%Y}")
        if note:
            yield escape(note)

    def _table(self, table: Table, values: SectionValues) -> str:
        titles = [_column_title(column) for column in table.columns]
        rows = values.tables.get(table.key, ())
        lines = [_cells(_row_cells(table, row)) for row in rows]
        lines += [_cells([_LINE] * len(titles))] * (0 if rows else _BLANK_ROWS)
        share = 100 // max(len(titles), 1)
        return _grid(titles, "".join(lines), [share] * len(titles), table.label)


def _column_title(column: Figure | Text | Date) -> str:
    unit = shown.unit_text(column) if isinstance(column, Figure) else ""
    return f"{column.label}, {unit}" if unit else column.label


def _row_cells(table: Table, row: Row) -> Iterator[str]:
    for column in table.columns:
        cell = row.cells.get(column.key)
        decimals = column.decimals if isinstance(column, Figure) else 0
        yield escape(shown.cell_text(cell, decimals)) if cell is not None else ""


def _grid(titles: Iterable[str], rows: str, widths: Sequence[int], name: str) -> str:
    """A table whose name and head stand on each of its pages."""
    heads = "".join(
        f"<th width='{w}%' align='left'>{escape(t)}</th>" for t, w in zip(titles, widths, strict=True)
    )
    above = (
        f"<tr><th colspan='{len(widths)}' align='left'><big>{escape(name)}</big></th></tr>" if name else ""
    )
    style = "border-collapse: collapse; margin-bottom: 8px"
    return (
        f"<table width='100%' border='1' cellspacing='0' cellpadding='3' style='{style}'>"
        f"<thead>{above}<tr>{heads}</tr></thead>{rows}</table>"
    )


def _cells(cells: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<td>{cell or _LINE}</td>' for cell in cells)}</tr>"


def _right(text: str) -> str:
    return f"<p align='right' style='margin: 0'>{escape(text) or _LINE}</p>"


def _notes(notes: Iterable[str]) -> str:
    joined = "; ".join(notes)
    return f"<br><small><i>{joined}</i></small>" if joined else ""


def set_up(device: QPagedPaintDevice) -> None:
    """Upright A4 with the sheets' margins."""
    device.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            MARGINS,
            QPageLayout.Unit.Millimeter,
        )
    )


def draw(html: str, device: QPagedPaintDevice, *, points: float = 10.5) -> int:
    """Lay the sheet out on the device's pages, numbered from the second one on; returns their number."""
    painter = QPainter(device)
    painter.setPen(_INK)
    metric = device.logicalDpiX() / 25.4
    area = device.pageLayout().paintRectPixels(device.logicalDpiX())
    document = QTextDocument()
    document.documentLayout().setPaintDevice(device)
    font = QFont()
    font.setFamilies(REPORT_FONTS)
    font.setPointSizeF(points)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    document.setHtml(html)
    foot = _NUMBER_ROOM * metric
    size = QSizeF(area.width(), area.height() - foot)
    document.setPageSize(size)
    for number in range(document.pageCount()):
        if number:
            device.newPage()
        painter.save()
        painter.translate(0, -number * size.height())
        _draw_black(document, painter, QRectF(0, number * size.height(), size.width(), size.height()))
        painter.restore()
        if number:
            painter.setFont(font)
            painter.drawText(
                QRectF(0, size.height(), size.width(), foot),
                int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom),
                str(number + 1),
            )
    painter.end()
    return document.pageCount()


def _draw_black(document: QTextDocument, painter: QPainter, part: QRectF) -> None:
    """Draw a part of the document in black: a dark window writes white, and paper is white everywhere."""
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette(context.palette)
    palette.setColor(QPalette.ColorRole.Text, _INK)
    context.palette = palette
    context.clip = part
    painter.setClipRect(part)
    document.documentLayout().draw(painter, context)
