"""Fusion with edges and a focus ring that are seen: 3 : 1 against both sides (WCAG 2.1, 1.4.11)."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComplex,
    QWidget,
)

from zhytomyr_desktop.ui.widgets import look

_Complex = QStyle.ComplexControl
_Control = QStyle.ControlElement
_Primitive = QStyle.PrimitiveElement
_State = QStyle.StateFlag

_ROUNDED = 2.0
_SQUARE = 0.5
_ROUND = 100.0
_CURVED_LINE = 1.4
"""Pixels: a curve falls between the pixels, which makes it fainter than a straight line."""
_CORNERS = {
    _Primitive.PE_FrameLineEdit: _ROUNDED,
    _Primitive.PE_PanelButtonCommand: _ROUNDED,
    _Primitive.PE_FrameFocusRect: _ROUNDED,
    _Primitive.PE_IndicatorCheckBox: _SQUARE,
    _Primitive.PE_IndicatorItemViewItemCheck: _SQUARE,
    _Primitive.PE_IndicatorRadioButton: _ROUND,
    _Primitive.PE_Frame: _SQUARE,
}
"""Pixels of the radius of the corners of what has an edge."""
_RINGED = {_Primitive.PE_FrameLineEdit, _Primitive.PE_PanelButtonCommand, _Primitive.PE_Frame}
_GRIP_DOTS, _GRIP_DOT = 8, 2.0
"""How many, and the pixels of one."""
_USUAL = 100
"""Per cent."""
_Metric = QStyle.PixelMetric
_TICKED = {
    _Metric.PM_IndicatorWidth,
    _Metric.PM_IndicatorHeight,
    _Metric.PM_ExclusiveIndicatorWidth,
    _Metric.PM_ExclusiveIndicatorHeight,
}
_FLAT = QStyleOptionButton.ButtonFeature.Flat
_DEFAULT = QStyleOptionButton.ButtonFeature.DefaultButton


def use(application: QApplication) -> None:
    """Draw the whole application with Fusion and these edges; what is selected in it can be read."""
    application.setStyle(ClearEdges("Fusion"))
    _make_readable(application)
    application.styleHints().colorSchemeChanged.connect(lambda: _make_readable(application))


def grow(application: QApplication, percent: int) -> None:
    """Let boxes and buttons to tick be as large as letters of this size."""
    style = application.style()
    if isinstance(style, ClearEdges) and style.percent != percent:
        application.setStyle(_LargeBoxes(percent) if percent > _USUAL else ClearEdges("Fusion"))


def _make_readable(application: QApplication) -> None:
    """Deepen the selection's colour and the hints in empty fields; all others stay the system's own.

    A style's ``polish`` could do it, but Python would be asked about every widget, a tenth of the start.
    """
    application.setPalette(QPalette())
    system = application.palette()
    own = QPalette()
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        own.setColor(group, QPalette.ColorRole.Highlight, look.deep_highlight(system, group))
        own.setColor(group, QPalette.ColorRole.PlaceholderText, look.color(system, look.Tone.QUIET))
    application.setPalette(own)


class ClearEdges(QProxyStyle):
    """Draws over the faint edges of its base style those that ``look`` reckons from the palette in use."""

    percent = _USUAL

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element != _Primitive.PE_FrameFocusRect:  # Fusion's lies over the words
            super().drawPrimitive(element, option, painter, widget)
        corner = _CORNERS.get(element)
        if corner is not None and _has_edge(element, option, widget):
            _draw_edge(painter, option, corner, _is_ringed(element, option))

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == _Control.CE_Splitter:
            _draw_grip(painter, option)
        else:
            super().drawControl(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        super().drawComplexControl(control, option, painter, widget)
        if control == _Complex.CC_SpinBox and option.state & _State.State_Enabled:
            _draw_edge(painter, option, _ROUNDED, bool(option.state & _State.State_HasFocus))
        elif control == _Complex.CC_ScrollBar and option.state & _State.State_Enabled:
            self._draw_slider(option, painter, cast(QWidget, widget))

    def _draw_slider(self, option: QStyleOptionComplex, painter: QPainter, widget: QWidget) -> None:
        """The edge of a scroll bar's slider."""
        part = QStyle.SubControl.SC_ScrollBarSlider
        rect = self.subControlRect(_Complex.CC_ScrollBar, option, part, widget)
        if rect.isValid():
            _stroke(painter, QRectF(rect), look.edge(option.palette), _SQUARE)


class _LargeBoxes(ClearEdges):
    """The same for large letters; a style of its own, for Qt asks it thousands of times a form."""

    def __init__(self, percent: int) -> None:
        super().__init__("Fusion")
        self.percent = percent

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        size = super().pixelMetric(metric, option, widget)
        return size * self.percent // _USUAL if metric in _TICKED else size


def _has_edge(element: QStyle.PrimitiveElement, option: QStyleOption, widget: QWidget | None) -> bool:
    """Whether there is an edge: nothing that is out of use has, no flat button, no frame around words."""
    if not option.state & _State.State_Enabled:
        return False
    if element == _Primitive.PE_Frame:
        return isinstance(widget, QAbstractScrollArea)
    if element == _Primitive.PE_FrameLineEdit:
        return not option.state & _State.State_ReadOnly or bool(option.state & _State.State_HasFocus)
    if element == _Primitive.PE_PanelButtonCommand and isinstance(option, QStyleOptionButton):
        raised = option.state & (_State.State_Sunken | _State.State_On | _State.State_HasFocus)
        return bool(raised) or not option.features & _FLAT
    return True


def _is_ringed(element: QStyle.PrimitiveElement, option: QStyleOption) -> bool:
    """Whether the edge is the ring of what has the keyboard; a check box has it around its words."""
    if element in _RINGED:
        return bool(option.state & _State.State_HasFocus)
    return element == _Primitive.PE_FrameFocusRect


def _is_default(option: QStyleOption) -> bool:
    """Whether Enter presses this button."""
    return isinstance(option, QStyleOptionButton) and bool(option.features & _DEFAULT)


def _draw_edge(painter: QPainter, option: QStyleOption, corner: float, ringed: bool = False) -> None:
    """The edge of a control: as a ring where the keyboard is, in its colour where Enter presses.

    In a list the ring is thin, as the words fill the line, and seen on a selected line too.
    """
    rect, palette = QRectF(option.rect), option.palette
    in_list = bool(option.state & _State.State_Item)
    color = look.ring(palette) if ringed or _is_default(option) else look.edge(palette)
    if ringed and in_list and option.state & _State.State_Selected:
        color = palette.color(QPalette.ColorRole.HighlightedText)
    _stroke(painter, rect, color, corner)
    if ringed and not in_list:
        _stroke(painter, rect.adjusted(1, 1, -1, -1), color, corner / 2)


def _stroke(painter: QPainter, rect: QRectF, color: QColor, corner: float) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, _CURVED_LINE if corner == _ROUND else 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
    painter.restore()


def _draw_grip(painter: QPainter, option: QStyleOption) -> None:
    """Dots in the middle of the line that two parts can be moved by."""
    across = bool(option.state & _State.State_Horizontal)
    middle = option.rect.center()
    painter.save()
    painter.setPen(QPen(look.edge(option.palette), _GRIP_DOT))
    for number in range(_GRIP_DOTS):
        by = (number - _GRIP_DOTS // 2) * 3
        x, y = (middle.x(), middle.y() + by) if across else (middle.x() + by, middle.y())
        painter.drawPoint(x + 1, y + 1)
    painter.restore()
