"""Links of the contents as PDF objects: a click on an entry leads to its heading."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFString

from zhytomyr_desktop.report.page import Link

_PRINTED = 4
"""The flag that PDF/A asks of every annotation."""


def annotation(link: Link, rect: tuple[float, float, float, float], place: PDFObject) -> Any:
    """The annotation over an entry's line, without a frame; ``rect`` in points, ``place`` its destination."""
    return PDFDictionary(
        {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Link"),
            "F": _PRINTED,
            "Border": PDFArray([0, 0, 0]),
            "Contents": PDFString(link.label),
            "Rect": PDFArray([round(number, 2) for number in rect]),
            "Dest": place,
        }
    )


class Destination(PDFObject):
    """A place that is known only when all pages are drawn: ``find`` gives it then."""

    def __init__(self, find: Callable[[], Any]) -> None:
        self._find = find

    def format(self, document: Any) -> bytes:
        """The array of the page and the place on it."""
        text: bytes = self._find().format(document)
        return text
