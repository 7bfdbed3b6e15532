"""The visible mark of a signature: three lines in a thin frame, in the report's own typeface."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.layout import (
    AxisAlignment,
    BoxConstraints,
    InnerScaling,
    Margins,
    SimpleBoxLayoutRule,
)
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.stamp import StaticStampStyle

from resources import font_path
from zhytomyr_desktop.clock import here
from zhytomyr_desktop.report.signing.certificate import Holder, Kind, short

_REGULAR, _BOLD = "zvit-mark-regular", "zvit-mark-bold"
_SIZE, _LEADING, _PADDING, _SMALLEST = 8.5, 10.0, 5.0, 6.5
_TITLES = {
    Kind.QUALIFIED: "Підписано КЕП",
    Kind.ADVANCED: "Підписано удосконаленим електронним підписом",
    Kind.PLAIN: "Підписано електронним підписом",
}


def lines(holder: Holder, at: datetime) -> list[str]:
    """What the mark says: the kind and time, the signer, the certificate.

    The time is this computer's: a time stamp comes when the mark is already drawn and signed.
    """
    until = here(holder.valid_to).strftime("%d.%m.%Y")
    return [
        f"{_TITLES[holder.kind]} {here(at).strftime('%d.%m.%Y %H:%M')} (за годинником комп’ютера)",
        holder.told,
        f"Сертифікат {short(holder.serial)}, чинний до {until}, видавець: {holder.issuer}",
    ]


def style(said: list[str], box: BoxConstraints) -> StaticStampStyle:
    """The mark as pyHanko takes it, exactly as large as the field."""
    middle = AxisAlignment.ALIGN_MID
    placed = SimpleBoxLayoutRule(
        middle, middle, inner_content_scaling=InnerScaling.NO_SCALING, margins=Margins.uniform(0)
    )
    drawn = _Drawn(_drawing(said, box.width, box.height))
    return StaticStampStyle(
        border_width=0, background=drawn, background_opacity=1.0, background_layout=placed
    )


class _Drawn(PdfContent):
    """The only page of a PDF as the content of an appearance."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__()
        self._pdf = pdf

    def render(self) -> bytes:
        page = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self._pdf)))
        self.resources.xobject["/Mark"] = page
        left, low, right, high = page.get_object()["/BBox"]
        self.box = BoxConstraints(width=float(right - left), height=float(high - low))
        return b"/Mark Do"


def _drawing(said: list[str], width: float, height: float) -> bytes:
    """A page of the field's size. Gray only: the archive's colour profile knows nothing else."""
    from reportlab.pdfgen.canvas import Canvas

    _register_fonts()
    out = io.BytesIO()
    # The stubs take a font's name for a number.
    options: dict[str, Any] = {"initialFontName": _REGULAR, "invariant": 1}
    canvas = Canvas(out, pagesize=(width, height), **options)
    canvas.setLineWidth(0.5)
    canvas.rect(0.25, 2.25, width - 0.5, height - 4.5)
    top = height / 2 + len(said) / 2 * _LEADING - 0.75 * _LEADING
    for number, text in enumerate(said):
        _draw(canvas, text, _REGULAR if number else _BOLD, top - number * _LEADING, width - 2 * _PADDING)
    canvas.save()
    return out.getvalue()


def _draw(canvas: Any, text: str, font: str, y: float, room: float) -> None:
    """One line: set smaller where it is long, and cut where even that does not help."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    size = max(_SMALLEST, min(_SIZE, room / max(stringWidth(text, font, 1), 1)))
    while stringWidth(text, font, size) > room:
        text = f"{text.rstrip('… ')[:-1]}…"
    canvas.setFont(font, size)
    canvas.drawString(_PADDING, y, text)


def _register_fonts() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    known = pdfmetrics.getRegisteredFontNames()
    for name, weight in ((_REGULAR, "Regular"), (_BOLD, "Bold")):
        if name not in known:
            pdfmetrics.registerFont(TTFont(name, str(font_path(weight))))
