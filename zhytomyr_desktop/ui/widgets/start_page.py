"""The start page: open, begin a section or city file, the example of 2023, recent files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.icons import icon
from zhytomyr_desktop.ui.widgets.recent import RecentList
from zhytomyr_desktop.ui.widgets.two_lines import TwoLineButton

_WIDTH = 160
"""Average letters that the page is wide at most; on a wider window it stands in the middle."""


class StartPage(QScrollArea):
    """What can be begun when no file is open; scrolls where large letters leave it no room."""

    open_asked = Signal()
    section_asked = Signal()
    new_asked = Signal()
    sample_asked = Signal()
    manual_asked = Signal()
    keys_asked = Signal()
    file_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        columns = QHBoxLayout()
        columns.setSpacing(look.PADDING * 3)
        columns.addLayout(self._make_beginnings(), 1)
        columns.addLayout(self._make_files(), 1)
        middle = QVBoxLayout()
        middle.setSpacing(look.GAP)
        middle.addStretch(2)
        middle.addWidget(self._make_title())
        middle.addWidget(
            look.quiet_label(
                self.tr("Заповнюйте свої показники: речення звіту складаються поруч, усе зберігається саме.")
            )
        )
        middle.addSpacing(look.PADDING * 2)
        middle.addLayout(columns)
        middle.addSpacing(look.PADDING)
        middle.addLayout(self._make_help())
        middle.addStretch(3)
        page = QWidget()
        page.setLayout(middle)
        page.setMaximumWidth(self.fontMetrics().averageCharWidth() * _WIDTH)
        around = QWidget()
        outer = QHBoxLayout(around)
        outer.addWidget(page)
        self.setWidget(around)

    def _make_title(self) -> QLabel:
        title = QLabel(self.tr("Річний звіт громади"))
        title.setFont(look.heading_font(self.font(), 1.9))
        return title

    # What can be begun

    def _make_beginnings(self) -> QVBoxLayout:
        layout = QVBoxLayout()
        layout.setSpacing(look.GAP)
        layout.addWidget(self._heading(self.tr("Почати")))
        layout.addWidget(self._make_actions(), 1)
        return layout

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setFont(look.heading_font(self.font(), 1.05))
        return label

    def _make_actions(self) -> QWidget:
        card = Card()
        self.open_button = self._button(
            self.tr("Відкрити файл…"),
            self.tr("Файл свого розділу або файл громади"),
            "open",
            self.open_asked,
        )
        self.section_button = self._button(
            self.tr("Новий файл розділу…"),
            self.tr("Якщо файла від координатора у вас немає"),
            "new_section",
            self.section_asked,
        )
        self.new_button = self._button(
            self.tr("Новий файл громади…"),
            self.tr("Для координатора: звіт з усіма розділами"),
            "new_city",
            self.new_asked,
        )
        self.sample_button = self._button(
            self.tr("Приклад: звіт за 2023 рік…"),
            self.tr("Подивитися, як виглядає заповнений звіт"),
            "sample",
            self.sample_asked,
        )
        layout = QVBoxLayout(card)
        layout.setContentsMargins(look.GAP, look.GAP, look.GAP, look.GAP)
        layout.setSpacing(look.GAP)
        for button in (self.open_button, self.section_button, self.new_button, self.sample_button):
            layout.addWidget(button)
        layout.addStretch(1)
        return card

    def _button(self, text: str, description: str, name: str, asked: SignalInstance) -> TwoLineButton:
        button = TwoLineButton(text, description, name)
        button.clicked.connect(lambda _checked=False: asked.emit())
        return button

    # Files

    def _make_files(self) -> QVBoxLayout:
        self.recent_label = self._heading(self.tr("&Останні файли"))
        self.recent_list = RecentList()
        self.recent_label.setBuddy(self.recent_list)
        self.recent_list.file_chosen.connect(self.file_chosen)
        self.drop_place = DropPlace(self.tr("Перетягніть файл .zvit сюди, щоб відкрити його"))
        layout = QVBoxLayout()
        layout.setSpacing(look.GAP)
        layout.addWidget(self.recent_label)
        layout.addWidget(self.recent_list, 3)
        layout.addWidget(self.drop_place, 1)
        return layout

    def _make_help(self) -> QHBoxLayout:
        line, side = QHBoxLayout(), self.fontMetrics().height()
        self.help_buttons: list[QPushButton] = []
        for text, keys, name, asked in (
            (self.tr("Посібник працівника"), "F1", "help", self.manual_asked),
            (self.tr("Усі клавіші"), "Shift+F1", "keys", self.keys_asked),
        ):
            button = QPushButton(f"{text} ({keys})")
            button.setIcon(icon(name))
            button.setIconSize(QSize(side, side))
            button.setFlat(True)
            button.clicked.connect(lambda _checked=False, asked=asked: asked.emit())
            self.help_buttons.append(button)
            line.addWidget(button)
        line.addStretch(1)
        return line

    def show_recent(self, paths: Sequence[str]) -> None:
        """Show these files, newest first."""
        self.recent_list.show_files([Path(path) for path in paths])
        self.recent_label.setText(self.tr("&Останні файли") if paths else self.tr("Ваш файл"))
        self.recent_list.setVisible(bool(paths))


class Card(QFrame):
    """A surface in the colour of a field, with a quiet rounded edge."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pen_style = Qt.PenStyle.SolidLine

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        painter.setPen(QPen(look.edge(palette), 1.0, self._pen_style))
        painter.setBrush(palette.brush(QPalette.ColorRole.Base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), look.GAP, look.GAP)


class DropPlace(Card):
    """Where a file can be dropped (as anywhere in the window); says so."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pen_style = Qt.PenStyle.DashLine
        label = look.quiet_label(words)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self).addWidget(label)
        self.setMinimumHeight(self.fontMetrics().height() * 3)
