"""The start page: recent files, open, a new city file, the example of 2023."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCommandLinkButton,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.icons import icon

_PATH = Qt.ItemDataRole.UserRole


class StartPage(QWidget):
    """What can be begun when no file is open."""

    open_asked = Signal()
    new_asked = Signal()
    sample_asked = Signal()
    file_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(self.tr("Річний звіт громади"))
        title.setFont(look.heading_font(self.font(), 1.7))
        lead = look.quiet_label(
            self.tr("Відкрийте файл, який вам надіслали, або перетягніть його сюди. Усе зберігається саме.")
        )
        columns = QHBoxLayout()
        columns.setSpacing(look.PADDING * 6)
        columns.addLayout(self._make_actions(), 1)
        columns.addLayout(self._make_recent(), 1)
        middle = QVBoxLayout()
        middle.addStretch(1)
        middle.addWidget(title)
        middle.addWidget(lead)
        middle.addSpacing(look.PADDING * 2)
        middle.addLayout(columns)
        middle.addStretch(2)
        page = QWidget()
        page.setLayout(middle)
        page.setMaximumWidth(self.fontMetrics().averageCharWidth() * 130)
        outer = QHBoxLayout(self)
        outer.addWidget(page)

    def _make_actions(self) -> QVBoxLayout:
        layout = QVBoxLayout()
        layout.setSpacing(look.GAP)
        self.open_button = self._button(
            self.tr("Відкрити файл…"),
            self.tr("Файл свого розділу або файл громади"),
            "open",
        )
        self.new_button = self._button(
            self.tr("Новий файл громади…"),
            self.tr("Порожній звіт за рік з усіма розділами"),
            "new_city",
        )
        self.sample_button = self._button(
            self.tr("Приклад: звіт за 2023 рік…"),
            self.tr("Подивитися, як виглядає заповнений звіт"),
            "sample",
        )
        self.open_button.clicked.connect(self.open_asked)
        self.new_button.clicked.connect(self.new_asked)
        self.sample_button.clicked.connect(self.sample_asked)
        for button in (self.open_button, self.new_button, self.sample_button):
            layout.addWidget(button)
        layout.addStretch(1)
        return layout

    def _button(self, text: str, description: str, name: str) -> QCommandLinkButton:
        button = QCommandLinkButton(text, description)
        button.setIcon(icon(name))
        button.setAccessibleDescription(description)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(False)
        button.setSizePolicy(policy)
        button.setFixedHeight(self.fontMetrics().height() * 2 + look.PADDING * 3)
        return button

    def _make_recent(self) -> QVBoxLayout:
        layout = QVBoxLayout()
        self.recent_label = QLabel(self.tr("Останні файли"))
        self.recent_list = QListWidget()
        self.recent_list.setAccessibleName(self.tr("Останні файли"))
        self.recent_list.setMinimumHeight(self.fontMetrics().height() * 12)
        self.recent_list.setSpacing(2)
        self.recent_label.setBuddy(self.recent_list)
        self.recent_list.itemActivated.connect(self._on_recent)
        self.recent_list.itemClicked.connect(self._on_recent)
        layout.addWidget(self.recent_label)
        layout.addWidget(self.recent_list, 1)
        return layout

    def show_recent(self, paths: Sequence[str]) -> None:
        """Show these files, newest first."""
        self.recent_list.clear()
        for path in paths:
            item = QListWidgetItem(f"{Path(path).name}\n{Path(path).parent}")
            item.setData(_PATH, path)
            item.setToolTip(path)
            self.recent_list.addItem(item)
        self.recent_label.setVisible(bool(paths))
        self.recent_list.setVisible(bool(paths))

    def _on_recent(self, item: QListWidgetItem) -> None:
        self.file_chosen.emit(str(item.data(_PATH)))
