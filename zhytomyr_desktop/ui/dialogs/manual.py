"""The manual beside the window, with the help of the present field at its head."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from zhytomyr_desktop.ui.dialogs.looking import LookingDialog
from zhytomyr_desktop.ui.widgets import look

_ROOM = 48
"""Pixels beside a picture in the text."""


class _Pages(QTextBrowser):
    """The text; its pictures are as wide as the room that they have."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        found = super().loadResource(kind, name)
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return found
        image = QImage(str(Path(self.searchPaths()[0]) / QUrl(name).toString()))
        room = max(self.viewport().width() - _ROOM, 200)
        if image.width() > room:
            image = image.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        return image


class ManualDialog(LookingDialog):
    """A list of chapters, the text with its pictures, a line to search in it. It stays beside the form."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Посібник"))
        self.field_help = QLabel()
        self.field_help.setWordWrap(True)
        self.field_help.setTextFormat(Qt.TextFormat.PlainText)
        self.field_help.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.field_help.setContentsMargins(look.PADDING, look.PADDING, look.PADDING, look.PADDING)
        self.field_help.setFrameShape(QFrame.Shape.StyledPanel)
        self.chapters = QListWidget()
        self.chapters.setAccessibleName(self.tr("Розділи посібника"))
        self.chapters.setWordWrap(True)
        self.chapters.currentTextChanged.connect(self.show_chapter)
        self.pages = _Pages()
        self.pages.setAccessibleName(self.tr("Текст посібника"))
        self.pages.setSearchPaths([str(path.parent)])
        self.pages.setOpenExternalLinks(False)
        self.pages.anchorClicked.connect(self._on_link)
        self._text = path.read_text(encoding="utf-8") if path.is_file() else ""
        self._lay_out()
        self.show_help("")
        self._fill()

    def _lay_out(self) -> None:
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Знайти в посібнику"))
        self.line.setAccessibleName(self.tr("Знайти в посібнику"))
        self.line.setClearButtonEnabled(True)
        self.line.returnPressed.connect(self.find_next)
        find = QPushButton(self.tr("Далі"))
        find.clicked.connect(self.find_next)
        top = QHBoxLayout()
        top.addWidget(self.line, 1)
        top.addWidget(find)
        middle = QSplitter(Qt.Orientation.Horizontal)
        middle.addWidget(self.chapters)
        middle.addWidget(self.pages)
        middle.setStretchFactor(1, 1)
        middle.setSizes([220, 600])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.field_help)
        layout.addLayout(top)
        layout.addWidget(middle, 1)
        layout.addWidget(buttons)
        self.resize(860, 640)

    def _fill(self) -> None:
        self.pages.setMarkdown(self._text or self.tr("Файл посібника не знайдено."))
        for title in re.findall(r"^## (.+)$", self._text, re.MULTILINE):
            self.chapters.addItem(QListWidgetItem(title))

    def show_help(self, text: str) -> None:
        """Show this about the present field; nothing hides the place."""
        self.field_help.setText(text)
        self.field_help.setVisible(bool(text))

    def show_chapter(self, title: str) -> None:
        """Bring a chapter to the top."""
        block = self.pages.document().firstBlock()
        while block.isValid():
            if block.blockFormat().headingLevel() == 2 and block.text() == title:
                top = self.pages.document().documentLayout().blockBoundingRect(block).top()
                self.pages.verticalScrollBar().setValue(int(top))
                return
            block = block.next()

    def find_next(self) -> None:
        """Go to the next place where the words stand, from the beginning again after the last one."""
        words = self.line.text()
        if words and not self.pages.find(words):
            self.pages.moveCursor(QTextCursor.MoveOperation.Start)
            self.pages.find(words)

    def _on_link(self, url: QUrl) -> None:
        if url.scheme() in ("http", "https"):
            QDesktopServices.openUrl(url)
        elif url.hasFragment():
            self.pages.scrollToAnchor(url.fragment())
