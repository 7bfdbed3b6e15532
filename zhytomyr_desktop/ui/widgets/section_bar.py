"""The line above the form: which section is shown, and where it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from zhytomyr_desktop.ui.widgets import look


class SectionBar(QWidget):
    """The title of the section and where it stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel()
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setFont(look.heading_font(self.font()))
        self.title.setWordWrap(True)
        self.state = look.quiet_label("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.PADDING, look.PADDING, look.PADDING, 0)
        layout.setSpacing(2)
        layout.addWidget(self.title)
        layout.addWidget(self.state)

    def show_section(self, title: str, state: str, tone: look.Tone = look.Tone.QUIET) -> None:
        """Show these words; without a state its line is not there."""
        self.title.setText(title)
        self.state.setText(state)
        look.paint_text(self.state, tone)
        self.state.setVisible(bool(state))
