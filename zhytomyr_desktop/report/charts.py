"""Charts as ReportLab drawings: bars with their names and values, told apart without any colour."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import Color, black, white

from zhytomyr_desktop.report.document import Bar, Chart
from zhytomyr_desktop.report.fonts import SINGLE_SPACING, Style

_LABELS = 0.42
"""Of the chart's width, for the names of the bars."""
_GAP = 6.0
"""Points between a bar and its name or value, and between two rows; none above and below all of them."""
_THIN = 0.5
GREY = Color(0.55, 0.55, 0.55)

Wrap = Callable[[str, float], list[str]]
"""A text in lines of at most so many points."""
Width = Callable[[str], float]
"""How wide a text is, in points."""


@dataclass(frozen=True, slots=True)
class Pen:
    """The type that a chart is written in: its size in points, and how it is measured."""

    size: float
    wrap: Wrap
    width: Width


def draw(chart: Chart, width: float, pen: Pen) -> Drawing:
    """The chart, ``width`` points wide: grey bars grow to the right of zero, white ones to the left."""
    rows = _labels(chart, width, pen)
    heights = _heights(rows, pen)
    drawing: Any = Drawing(width, max(sum(heights) - _GAP, 0.0))
    field = _Field(chart.bars, width * _LABELS, width, pen)
    top = drawing.height + _GAP / 2
    for bar, row, height in zip(chart.bars, rows, heights, strict=True):
        for shape in (
            *_names(row, top - _GAP / 2, width * _LABELS - _GAP, pen),
            *field.bar(bar, top, height),
        ):
            drawing.add(shape)
        top -= height
    drawing.add(Line(field.zero, 0, field.zero, drawing.height, strokeColor=black, strokeWidth=_THIN))
    made: Drawing = drawing
    return made


def bar_heights(chart: Chart, width: float, pen: Pen) -> tuple[float, ...]:
    """How high the drawing is from one bar to the next, in points."""
    first, *middle = _heights(_labels(chart, width, pen), pen) or [0.0]
    # Half a gap is missing above the first and below the last.
    heights = [first - _GAP / 2, *middle]
    heights[-1] -= _GAP / 2
    return tuple(heights)


def _labels(chart: Chart, width: float, pen: Pen) -> list[list[str]]:
    return [pen.wrap(bar.label, width * _LABELS - _GAP) for bar in chart.bars]


def _heights(labels: list[list[str]], pen: Pen) -> list[float]:
    return [max(len(lines), 1) * pen.size * SINGLE_SPACING + _GAP for lines in labels]


def _names(lines: list[str], top: float, right: float, pen: Pen) -> Iterator[String]:
    step = pen.size * SINGLE_SPACING
    for number, text in enumerate(lines):
        yield _string(right - pen.width(text), top - number * step - pen.size * 0.9, text, pen)


def _string(x: float, y: float, text: str, pen: Pen) -> String:
    return String(x, y, text, fontName=str(Style.REGULAR), fontSize=pen.size, fillColor=black)


class _Field:
    """The room of the bars between ``left`` and ``right``, with zero where all of them fit."""

    def __init__(self, bars: tuple[Bar, ...], left: float, right: float, pen: Pen) -> None:
        self._pen = pen
        values = [float(bar.value) for bar in bars]
        low, high = min(0.0, *values), max(0.0, *values)
        below = max((pen.width(b.shown) + _GAP for b in bars if b.value < 0), default=0.0)
        above = max((pen.width(b.shown) + _GAP for b in bars if b.value >= 0), default=0.0)
        self._scale = (right - left - below - above) / ((high - low) or 1.0)
        self.zero = left + below - low * self._scale

    def bar(self, bar: Bar, top: float, height: float) -> Iterator[Rect | String]:
        """The bar and its value, in a row that begins at ``top``."""
        length, thick = float(bar.value) * self._scale, min(height - _GAP, self._pen.size * 1.1)
        bottom = top - height / 2 - thick / 2
        look: Any = {"fillColor": white if length < 0 else GREY, "strokeColor": black, "strokeWidth": _THIN}
        yield Rect(min(self.zero, self.zero + length), bottom, abs(length), thick, **look)
        shown = self._pen.width(bar.shown)
        end = self.zero + length
        x = end - _GAP / 2 - shown if length < 0 else end + _GAP / 2
        yield _string(x, bottom + (thick - self._pen.size * 0.66) / 2, bar.shown, self._pen)
