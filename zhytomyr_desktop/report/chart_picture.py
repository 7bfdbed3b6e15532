"""A chart as a PNG picture, for documents that hold no drawings: drawn as the PDF draws it."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

from zhytomyr_desktop.report.charts import Pen, draw
from zhytomyr_desktop.report.document import Chart
from zhytomyr_desktop.report.fonts import Style, clean, face
from zhytomyr_desktop.report.page import Element, Page, PageFormat, Picture, Strip, mm
from zhytomyr_desktop.report.typesetting import Typesetter

_DOTS = 300 / 72
"""Pixels of a point: 300 a inch, sharp on paper."""


def picture(chart: Chart, form: PageFormat) -> bytes:
    """The chart as wide as the text, in grey, the same bytes for the same chart."""
    setter, size, width = Typesetter(face(Style.REGULAR)), form.table_size, form.text_width
    pen = Pen(
        size,
        lambda text, room: [line.text for line in setter.ragged(clean(text), int(room / size * 1000))],
        lambda text: setter.width(clean(text)) * size / 1000,
    )
    return _png(_page(draw(chart, width, pen), form))


def _page(drawing: Any, form: PageFormat) -> bytes:
    """A PDF of one page that is the drawing."""
    from zhytomyr_desktop.report.writer import Writer

    height = drawing.height / mm(1)
    sheet = replace(form, width=form.text_width / mm(1), height=height, left=0, right=0, top=0, bottom=0)
    root = Element("Document")
    strip = Strip(drawing.height, 0.0, (), picture=Picture(drawing, Element("Figure", root)))
    writer = Writer(sheet, title="", language="uk-UA")
    writer.add_page(Page(1, [(0.0, strip)]))
    return b"".join(writer.finish(root))


def _png(pdf: bytes) -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        image = document[0].render(scale=_DOTS, grayscale=True).to_pil()
    finally:
        document.close()
    content = io.BytesIO()
    image.save(content, "PNG")
    return content.getvalue()
