"""The report as it was at a moment: sections on the left, their figures and sentences on the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from zhytomyr_desktop.ui.dialogs.looking import LookingDialog
from zhytomyr_desktop.ui.widgets import look


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSection:
    """A section at a moment: its filled figures with their labels, and its printed paragraphs."""

    key: str
    title: str
    state: str
    figures: tuple[tuple[str, str], ...]
    paragraphs: tuple[str, ...]


class MomentDialog(LookingDialog):
    """Only to look at; leads on to its pages, and to comparing with now."""

    compare_asked = Signal()
    pages_asked = Signal()

    def __init__(self, lead: str, sections: Sequence[ShownSection], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Звіт на цей момент"))
        self._sections = tuple(sections)
        self.lead = QLabel(lead)
        self.lead.setTextFormat(Qt.TextFormat.PlainText)
        self.lead.setFont(look.heading_font(self.font(), 1.1))
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setAccessibleName(self.tr("Розділи звіту"))
        self.list.addItems([section.title for section in self._sections])
        self.list.currentRowChanged.connect(self._show)
        self.page = QTextBrowser()
        self.page.setAccessibleName(self.tr("Розділ на цей момент"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.compare_button = buttons.addButton(
            self.tr("Порівняти з теперішнім…"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.compare_button.clicked.connect(self._compare)
        self.pages_button = buttons.addButton(
            self.tr("Сторінки, PDF і друк…"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.pages_button.clicked.connect(self._pages)
        buttons.rejected.connect(self.reject)
        middle = QSplitter(Qt.Orientation.Horizontal)
        middle.addWidget(self.list)
        middle.addWidget(self.page)
        middle.setStretchFactor(1, 1)
        middle.setSizes([300, 800])
        layout = QVBoxLayout(self)
        layout.addWidget(self.lead)
        layout.addWidget(middle, 1)
        layout.addWidget(buttons)
        self.resize(1120, 620)
        self.list.setCurrentRow(0)

    def choose_section(self, key: str) -> None:
        """Show this section."""
        keys = [section.key for section in self._sections]
        if key in keys:
            self.list.setCurrentRow(keys.index(key))

    def _show(self, row: int) -> None:
        if 0 <= row < len(self._sections):
            self.page.setHtml(self._html(self._sections[row]))

    def _html(self, section: ShownSection) -> str:
        paragraphs = "".join(f'<p style="text-indent:24px">{escape(text)}</p>' for text in section.paragraphs)
        rows = "".join(
            f"<tr><td>{escape(label)}</td><td><b>{escape(text)}</b></td></tr>"
            for label, text in section.figures
        )
        empty, state = self.tr("На цей момент тут ще нічого не було."), self.tr("Стан: {}")
        figures = f'<table cellpadding="3" width="100%">{rows}</table>' if rows else ""
        head = f"<h3>{escape(section.title)}</h3><p>{escape(state.format(section.state))}</p>"
        return head + (paragraphs + figures or f"<p>{escape(empty)}</p>")

    def _pages(self) -> None:
        self.accept()
        self.pages_asked.emit()

    def _compare(self) -> None:
        self.accept()
        self.compare_asked.emit()
