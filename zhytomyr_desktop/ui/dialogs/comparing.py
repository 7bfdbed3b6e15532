"""Two states of the report compared: sections on the left, figures side by side and redlined sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from html import escape
from itertools import groupby

from PySide6.QtCore import QDate, Qt, QUrl, Signal
from PySide6.QtWidgets import (
    QDateEdit,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from zhytomyr_desktop.history.comparing import FIGURE, Difference
from zhytomyr_desktop.ui.dialogs.looking import LookingDialog
from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.places import FieldAddress
from zhytomyr_desktop.ui.widgets.redlined import pieces_html

_KEY = Qt.ItemDataRole.UserRole


class CompareDialog(LookingDialog):
    """What is different; asks for another moment or another file, and leads to each field."""

    field_chosen = Signal(FieldAddress)
    day_asked = Signal(date)
    last_year_asked = Signal()
    file_asked = Signal()

    def __init__(self, titles: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Порівняння"))
        self._titles = titles
        self._found: dict[str, list[Difference]] = {}
        self.lead = QLabel()
        self.lead.setTextFormat(Qt.TextFormat.PlainText)
        self.lead.setWordWrap(True)
        self.lead.setFont(look.heading_font(self.font(), 1.1))
        self.day = QDateEdit(QDate.currentDate())
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("dd.MM.yyyy")
        self.day.setMaximumDate(QDate.currentDate())
        self.day.setAccessibleName(self.tr("День"))
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setAccessibleName(self.tr("Розділи з відмінностями"))
        self.list.currentItemChanged.connect(lambda *_: self._show_section())
        self.page = QTextBrowser()
        self.page.setOpenLinks(False)
        self.page.setAccessibleName(self.tr("Відмінності"))
        self.page.anchorClicked.connect(self._on_link)
        self._lay_out()

    def _lay_out(self) -> None:
        self.day_button = self._button(self.tr("Зі станом на кінець дня"), self._on_day)
        self.last_year_button = self._button(self.tr("З торішніми значеннями"), self.last_year_asked.emit)
        self.file_button = self._button(self.tr("З іншим файлом…"), self.file_asked.emit)
        line = QHBoxLayout()
        for widget in (QLabel(self.tr("Порівняти:")), self.day, self.day_button):
            line.addWidget(widget)
        line.addSpacing(look.PADDING * 2)
        line.addWidget(self.last_year_button)
        line.addWidget(self.file_button)
        line.addStretch(1)
        middle = QSplitter(Qt.Orientation.Horizontal)
        middle.addWidget(self.list)
        middle.addWidget(self.page)
        middle.setStretchFactor(1, 1)
        middle.setSizes([300, 800])
        legend = look.quiet_label(
            self.tr("<s>Закреслене</s> було, <u>підкреслене</u> стало. Назва показника веде до його поля.")
        )
        legend.setTextFormat(Qt.TextFormat.RichText)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(line)
        layout.addWidget(self.lead)
        layout.addWidget(middle, 1)
        layout.addWidget(legend)
        layout.addWidget(buttons)
        self.resize(1120, 640)

    def _button(self, words: str, then: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(lambda _checked=False: then())
        return button

    def show_differences(self, lead: str, found: Sequence[Difference]) -> None:
        """Show these under a line that says what is compared with what."""
        self._found = {key: list(group) for key, group in groupby(found, key=lambda one: one.section)}
        self.lead.setText(lead)
        self.list.clear()
        for key, group in self._found.items():
            item = QListWidgetItem(f"{self._titles.get(key, key)} ({len(group)})")
            item.setData(_KEY, key)
            self.list.addItem(item)
        nothing = self.tr("Відмінностей немає.")
        self.page.setHtml("" if found else f"<p>{escape(nothing)}</p>")
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def choose_section(self, key: str) -> None:
        """Show this section where it has differences."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_KEY) == key:
                self.list.setCurrentRow(row)

    def _show_section(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.page.setHtml(self._html(self._found[item.data(_KEY)]))

    def _html(self, found: Sequence[Difference]) -> str:
        figures = [one for one in found if one.kind == FIGURE]
        others = [one for one in found if one.kind != FIGURE]
        parts = [self._table(figures)] if figures else []
        parts += [self._paragraph(one) for one in others]
        return "".join(parts)

    def _table(self, figures: Sequence[Difference]) -> str:
        heads = (self.tr("Показник"), self.tr("Було"), self.tr("Стало"), self.tr("Зміна"))
        head = "".join(f'<th align="left">{escape(word)}</th>' for word in heads)
        quiet = look.color(self.palette(), look.Tone.QUIET).name()
        empty = f'<span style="color:{quiet}">{escape(self.tr("порожньо"))}</span>'
        rows = "".join(
            f"<tr><td>{self._link(one, one.label)}</td><td>{escape(one.before) or empty}</td>"
            f"<td>{f'<b>{escape(one.after)}</b>' if one.after else empty}</td>"
            f"<td>{escape(one.change)}</td></tr>"
            for one in figures
        )
        return f'<table cellpadding="4" width="100%"><tr>{head}</tr>{rows}</table>'

    def _paragraph(self, one: Difference) -> str:
        label = one.label or {
            (True, False): self.tr("Нове речення"),
            (False, True): self.tr("Речення, якого більше немає"),
        }.get((not one.before, not one.after), self.tr("Речення"))
        return f"<p>{self._link(one, label)}<br>{pieces_html(one.pieces, self.palette())}</p>"

    def _link(self, one: Difference, words: str) -> str:
        color = look.color(self.palette(), look.Tone.QUESTION).name()
        return f'<a style="color:{color}" href="#{escape(one.item)}">{escape(words)}</a>'

    def _on_link(self, url: QUrl) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.accept()
            self.field_chosen.emit(FieldAddress(str(item.data(_KEY)), url.fragment()))

    def _on_day(self) -> None:
        chosen = self.day.date()
        self.day_asked.emit(date(chosen.year(), chosen.month(), chosen.day()))
