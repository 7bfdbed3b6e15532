"""A ReportLab drawing as PDF operators and as words, in the fonts of the report and in grey only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from zhytomyr_desktop.report.fonts import Style
from zhytomyr_desktop.report.page import Piece


def shapes(drawing: Any, left: float, bottom: float) -> Iterator[bytes]:
    """Its rectangles and lines, the drawing's corner at ``left`` and ``bottom``."""
    from reportlab.graphics.shapes import Line, Rect

    yield f"q\n1 0 0 1 {left:.2f} {bottom:.2f} cm".encode("ascii")
    for shape in drawing.contents:
        if isinstance(shape, Rect):
            fill: Any = shape.fillColor
            grey, frame = fill.red, shape.strokeWidth
            place = f"{shape.x:.2f} {shape.y:.2f} {shape.width:.2f} {shape.height:.2f}"
            yield f"{grey:.2f} g {frame:g} w {place} re B".encode("ascii")
        elif isinstance(shape, Line):
            ends = f"{shape.x1:.2f} {shape.y1:.2f} m {shape.x2:.2f} {shape.y2:.2f} l"
            yield f"{shape.strokeWidth:g} w {ends} S".encode("ascii")
    yield b"Q"


def words(drawing: Any) -> Iterator[tuple[Piece, float]]:
    """Its words from the drawing's left edge, each with its baseline above the lower edge."""
    from reportlab.graphics.shapes import String

    for shape in drawing.contents:
        if isinstance(shape, String):
            yield Piece(shape.x, shape.text, 0.0, Style(shape.fontName), shape.fontSize, None), shape.y
