"""The fields for electronic signatures as PDF objects: without a mark of their own until they are signed."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

from zhytomyr_desktop.report.page import SignaturePlace

_PRINTED_AND_LOCKED = 4 + 128
_HOLDS_SIGNATURES_APPEND_ONLY = 1 + 2


def widget(place: SignaturePlace, rect: tuple[float, float, float, float], page: Any, empty: Any) -> Any:
    """A signature field with its empty appearance (``empty``: a reference to it); ``rect`` in points."""
    return PDFDictionary(
        {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Widget"),
            "FT": PDFName("Sig"),
            "T": PDFString(place.name),
            "TU": PDFString(place.label),
            "Contents": PDFString(place.label),
            "F": _PRINTED_AND_LOCKED,
            "Rect": PDFArray([round(number, 2) for number in rect]),
            "P": page,
            "AP": PDFDictionary({"N": empty}),
        }
    )


def appearance(width: float, height: float) -> dict[str, object]:
    """The entries of a form XObject of this size, in points."""
    box = PDFArray([0, 0, round(width, 2), round(height, 2)])
    return {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Form"),
        "BBox": box,
        "Resources": PDFDictionary({}),
    }


def form(fields: list[Any]) -> PDFDictionary:
    """The catalogue's list of fields (references)."""
    return PDFDictionary({"Fields": PDFArray(fields), "SigFlags": _HOLDS_SIGNATURES_APPEND_ONLY})
