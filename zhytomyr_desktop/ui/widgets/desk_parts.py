"""The parts of the working place beside each other, and how the room is shared among them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from zhytomyr_desktop.ui.widgets.findings import FindingsPanel
from zhytomyr_desktop.ui.widgets.form import SectionForm
from zhytomyr_desktop.ui.widgets.items import present
from zhytomyr_desktop.ui.widgets.section_bar import SectionBar
from zhytomyr_desktop.ui.widgets.sections import SectionTree
from zhytomyr_desktop.ui.widgets.text_panel import TextPanel

_LEAST_FORM = 320
"""Pixels; where the room is narrower than its columns, the form scrolls instead of widening the window."""
_HANDLE = 5
_WIDEST_TREE = 0.32
"""Of the width, which it takes where the letters are so large that a single word needs it."""


class DeskParts(QSplitter):
    """Sections on the left, the form with the findings below it in the middle, the text on the right."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.tree = SectionTree()
        self.bar = SectionBar()
        self.form = SectionForm()
        self.findings = FindingsPanel()
        self.text_panel = TextPanel()
        self._below: list[QWidget] = []
        self.form.setMinimumWidth(_LEAST_FORM)
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self._low = 0
        self._upright = self._made_middle()
        for widget in (self.tree, self._upright, self.text_panel):
            self.addWidget(widget)
        self.setStretchFactor(1, 1)
        self.setCollapsible(1, False)
        self.setHandleWidth(_HANDLE)

    def _made_middle(self) -> QSplitter:
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.form, 1)
        upright = QSplitter(Qt.Orientation.Vertical)
        upright.addWidget(centre)
        upright.addWidget(self.findings)
        upright.setStretchFactor(0, 1)
        upright.setCollapsible(0, False)
        upright.setHandleWidth(_HANDLE)
        upright.splitterMoved.connect(self._keep_low)
        self.findings.room_changed.connect(self._follow_findings)
        return upright

    def _keep_low(self) -> None:
        """Remember how high a person wants the findings."""
        if not self.findings.is_shrunk:
            self._low = self._upright.sizes()[-1]

    def _give_low(self, total: int, bottom: int) -> None:
        """Give the findings this height; what they do not take while there are none, the form has."""
        self._low = bottom
        taken = min(bottom, self.findings.maximumHeight())
        self._upright.setSizes([total - taken, taken])

    def _follow_findings(self) -> None:
        self._give_low(sum(self._upright.sizes()), self._low)

    def share_out(self, width: int, height: int) -> None:
        """Give each part its usual share; where the room is small, form before tree, tree before text."""
        letters = self.fontMetrics().averageCharWidth() * 27
        words = min(self.tree.least_width(), int(width * _WIDEST_TREE))
        left = max(int(width * 0.2), min(letters, width // 4), words)
        form = self.form.least_width() + 2 * _HANDLE
        beside = present(self.widget(self.count() - 1)).minimumSizeHint().width()
        right = max(beside, min(int(width * 0.26), width - left - form))
        left = min(left, max(width - right - form, int(width * 0.2)))
        self.setSizes([left, width - left - right, right])
        bottom = max(int(height * 0.15), self.fontMetrics().height() * 5)
        self._give_low(height, bottom)

    def give_findings(self, share: float) -> None:
        """Give the findings this share of the middle."""
        total = sum(self._upright.sizes())
        self._give_low(total, int(total * share))

    def put_beside(self, widget: QWidget) -> None:
        """Put a widget below the text, into the right-hand column."""
        self._below.append(widget)
        sizes = self.sizes()
        column = QSplitter(Qt.Orientation.Vertical)
        column.addWidget(present(self.widget(self.count() - 1)))
        column.addWidget(widget)
        column.setHandleWidth(_HANDLE)
        below = min(max(self.height() // 2, self.fontMetrics().height() * 16), self.height() * 2 // 3)
        column.setSizes([self.height() - below, below])
        self.addWidget(column)
        spare = sum(sizes[-2:]) - self.form.least_width()
        needed = max(sizes[-1], min(self.fontMetrics().averageCharWidth() * 46, spare))
        self.setSizes([*sizes[:-2], max(sum(sizes[-2:]) - needed, 1), needed])

    def after(self, widget: QWidget | None, by: int) -> QWidget:
        """The part in sight that comes so many places after the one in which this widget is."""
        parts = (self.tree, self.form, self.findings, self.text_panel, *self._below)
        seen: list[QWidget] = [part for part in parts if part.isVisible() and part.width() > 0]
        here = (n for n, part in enumerate(seen) if widget and (part is widget or part.isAncestorOf(widget)))
        return seen[(next(here, 0) + by) % len(seen)]
