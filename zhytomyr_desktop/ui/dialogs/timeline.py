"""The timeline of the whole file: who changed what and when; filtered, and leading to each moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from zhytomyr_desktop.history import timeline
from zhytomyr_desktop.history.timeline import Filter, Moment
from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.places import FieldAddress

_Index = QModelIndex | QPersistentModelIndex
_SHOWN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
_LONGEST = 300
_NO_PARENT = QModelIndex()


class TimelineModel(QAbstractTableModel):
    """The changes as rows; the words of a row are made when it is looked at."""

    def __init__(
        self, titles: dict[str, str], told: Callable[[tuple[str, str, str], str], str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._titles = titles
        self._told = told
        self._moments: list[Moment] = []
        self._heads = [
            self.tr("Коли"),
            self.tr("Хто"),
            self.tr("Розділ"),
            self.tr("Що"),
            self.tr("Було"),
            self.tr("Стало"),
        ]

    def show_moments(self, moments: Sequence[Moment]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._moments = list(moments)
        self.endResetModel()

    def moment(self, row: int) -> Moment:
        """The change in this row."""
        return self._moments[row]

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._moments)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None

    def data(self, index: _Index, role: int = 0) -> Any:
        if role not in _SHOWN or not index.isValid():
            return None
        text = self._cell(self._moments[index.row()], index.column())
        return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"

    def _cell(self, moment: Moment, column: int) -> str:
        change = moment.entry.change
        if column == 4:
            return " | ".join(self._told(old.key, old.value) for old in moment.entry.replaced)
        if column == 5:
            return self._told(change.key, change.value)
        title = self._titles.get(change.section, change.section)
        return (moment.at, change.author, title, moment.what)[column]


class TimelineDialog(QDialog):
    """The newest change first."""

    field_chosen = Signal(FieldAddress)
    look_asked = Signal(str)
    moment_chosen = Signal(str)

    def __init__(
        self,
        moments: Sequence[Moment],
        titles: dict[str, str],
        told: Callable[[tuple[str, str, str], str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Історія звіту"))
        self._all = list(moments)
        self.model = TimelineModel(titles, told, self)
        self.section_box = self._choice(self.tr("Усі розділи"), {key: titles[key] for key in titles})
        authors = {name: name for name in timeline.authors(moments)}
        self.author_box = self._choice(self.tr("Усі люди"), authors)
        self.day_box = self._choice(self.tr("Усі дні"), {day: day for day in timeline.days(moments)})
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("Показник, ім’я або значення"))
        self.words.setAccessibleName(self.tr("Що шукати"))
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(lambda _text: self.refresh())
        self.count = look.quiet_label("")
        self.count.setWordWrap(False)
        self.table = self._made_table()
        self._lay_out()
        self.refresh()
        self.words.setFocus()

    def _choice(self, everything: str, choices: dict[str, str]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(everything)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        box.addItem(everything, "")
        for key, words in choices.items():
            box.addItem(words, key)
        box.currentIndexChanged.connect(lambda _row: self.refresh())
        return box

    def _made_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Зміни"))
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + look.GAP)
        header = table.horizontalHeader()
        unit = table.fontMetrics().averageCharWidth()
        for column, width in enumerate((21, 18, 26, 40, 22)):
            header.resizeSection(column, width * unit)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.activated.connect(lambda _index: self._go())
        table.selectionModel().currentRowChanged.connect(lambda *_: self._enable())
        return table

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.addWidget(self.words, 2)
        for box in (self.section_box, self.author_box, self.day_box):
            filters.addWidget(box, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.go_button = buttons.addButton(self.tr("Перейти до поля"), role)
        self.look_button = buttons.addButton(self.tr("Звіт на цей момент…"), role)
        self.compare_button = buttons.addButton(self.tr("Порівняти з теперішнім…"), role)
        self.look_button.clicked.connect(self._look)
        self.go_button.clicked.connect(self._go)
        self.compare_button.clicked.connect(self._compare)
        buttons.rejected.connect(self.reject)
        for button in buttons.buttons():
            button.setAutoDefault(False)
        bottom = QHBoxLayout()
        bottom.addWidget(self.count)
        bottom.addWidget(buttons, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(filters)
        layout.addWidget(self.table, 1)
        layout.addLayout(bottom)
        self.resize(1240, 620)

    def asked(self) -> Filter:
        """What the filters ask for."""
        return Filter(
            section=self.section_box.currentData(),
            author=self.author_box.currentData(),
            day=self.day_box.currentData(),
            words=self.words.text(),
        )

    def refresh(self) -> None:
        """Show what the filters ask for."""
        found = timeline.matching(self._all, self.asked())
        self.model.show_moments(found)
        self.count.setText(self.tr("Змін: {} з {}").format(len(found), len(self._all)))
        if found:
            self.table.selectRow(0)
        self._enable()

    def current(self) -> Moment | None:
        """The chosen change."""
        row = self.table.currentIndex().row()
        return self.model.moment(row) if 0 <= row < self.model.rowCount() else None

    def _enable(self) -> None:
        for button in (self.go_button, self.look_button, self.compare_button):
            button.setEnabled(self.current() is not None)

    def _go(self) -> None:
        moment = self.current()
        if moment is not None:
            self.accept()
            self.field_chosen.emit(FieldAddress(moment.entry.change.section, moment.entry.change.item))

    def _look(self) -> None:
        moment = self.current()
        if moment is not None:
            self.accept()
            self.look_asked.emit(moment.entry.change.id)

    def _compare(self) -> None:
        moment = self.current()
        if moment is not None:
            self.accept()
            self.moment_chosen.emit(moment.entry.change.id)
