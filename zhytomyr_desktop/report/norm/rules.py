"""The straight rules that are drawn on a page, such as those between the cells of a table."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

MM_PER_POINT = 25.4 / 72
_STRAIGHT = 0.1
"""Points by which the ends of a straight rule may differ."""


class Rule(NamedTuple):
    """A rule across or down the page, from left to right and from above, in millimetres."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_upright(self) -> bool:
        """Whether it goes down the page."""
        return self.bottom - self.top > self.right - self.left


def read_rules(page: Any, height: float) -> Iterator[Rule]:
    """The rules of an open page of pdfium, ``height`` points high."""
    import pypdfium2.raw as pdfium

    for number in range(pdfium.FPDFPage_CountObjects(page.raw)):
        drawn = pdfium.FPDFPage_GetObject(page.raw, number)
        if pdfium.FPDFPageObj_GetType(drawn) == pdfium.FPDF_PAGEOBJ_PATH:
            for (x1, y1), (x2, y2) in _strokes(drawn):
                if abs(x1 - x2) <= _STRAIGHT or abs(y1 - y2) <= _STRAIGHT:
                    ends = (min(x1, x2), height - max(y1, y2), max(x1, x2), height - min(y1, y2))
                    yield Rule(*(end * MM_PER_POINT for end in ends))


_Point = tuple[float, float]


def _strokes(drawn: Any) -> Iterator[tuple[_Point, _Point]]:
    """From point to point of a path, as it stands on the page."""
    import pypdfium2.raw as pdfium

    places = list(_places(drawn))
    for (_, begin), (kind, end) in pairwise(places):
        if kind == pdfium.FPDF_SEGMENT_LINETO:
            yield begin, end


def _places(drawn: Any) -> Iterator[tuple[int, _Point]]:
    """The kinds and the ends of a path's segments, in points from the page's lower left."""
    import pypdfium2.raw as pdfium

    matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPageObj_GetMatrix(drawn, matrix)
    a, b, c, d, e, f = matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f
    for number in range(pdfium.FPDFPath_CountSegments(drawn)):
        segment = pdfium.FPDFPath_GetPathSegment(drawn, number)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        across, up = x.value, y.value
        yield pdfium.FPDFPathSegment_GetType(segment), (a * across + c * up + e, b * across + d * up + f)
