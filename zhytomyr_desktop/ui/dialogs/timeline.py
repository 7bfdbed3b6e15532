"""The timeline of the whole file: who changed what and when; filtered, and leading to each moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from zhytomyr_desktop.history import timeline
from zhytomyr_desktop.history.events import Event
from zhytomyr_desktop.history.timeline import Filter, Moment
from zhytomyr_desktop.ui.dialogs.looking import LookingDialog
from zhytomyr_desktop.ui.spoken import said
from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.columns import SharedColumns
from zhytomyr_desktop.ui.widgets.items import present
from zhytomyr_desktop.ui.widgets.places import FieldAddress

if TYPE_CHECKING:
    from db import Change

_Index = QModelIndex | QPersistentModelIndex
_SHOWN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
_LONGEST = 300
_LETTERS = (22, 18, 26, 36, 14, 32)
"""How many letters stand in the columns of the table."""
_NO_PARENT = QModelIndex()


class TimelineModel(QAbstractTableModel):
    """The changes as rows; the words of a row are made when it is looked at."""

    def __init__(
        self, titles: dict[str, str], told: Callable[[tuple[str, str, str], str], str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._titles = titles
        self._told = told
        self._moments: list[Moment | Event] = []
        self._lines: dict[int, str] = {}
        self._kinds: dict[str, str] = {}
        self._heads = [
            self.tr("Коли"),
            self.tr("Хто"),
            self.tr("Розділ"),
            self.tr("Що"),
            self.tr("Було"),
            self.tr("Стало"),
        ]

    def show_moments(self, moments: Sequence[Moment | Event]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._moments = list(moments)
        self.endResetModel()

    def moment(self, row: int) -> Moment | Event:
        """The change or event in this row."""
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
        shown = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
        return look.letters(shown) if role == Qt.ItemDataRole.ToolTipRole else shown

    def says(self, moment: Moment | Event, words: Sequence[str]) -> bool:
        """Whether all these words stand in its line as it is shown, or in its own, which are Ukrainian."""
        return all(word in moment.searched or word in self._line(moment) for word in words)

    def _line(self, moment: Moment | Event) -> str:
        """What its line shows, and its value in Ukrainian, in lower case; made when first asked for."""
        if id(moment) not in self._lines:
            self._lines[id(moment)] = " ".join(self._words(moment)).casefold()
        return self._lines[id(moment)]

    def _words(self, moment: Moment | Event) -> Iterator[str]:
        yield moment.at
        if isinstance(moment, Event):
            yield from (self._cell(moment, column) for column in (2, 3, 5))
            return
        change = moment.entry.change
        yield from (self._titles.get(change.section, change.section), self._said(moment.what))
        for one in (*moment.entry.replaced, change):
            told = self._told(one.key, one.value)
            yield from (told, said(told))

    def _said(self, what: str) -> str:
        """In the window's words what a change is of; remembered, for a long log changes few fields often."""
        if what not in self._kinds:
            self._kinds[what] = said(what)
        return self._kinds[what]

    def _cell(self, moment: Moment | Event, column: int) -> str:
        if isinstance(moment, Event):
            titles = ", ".join(title for key, title in self._titles.items() if key in moment.sections)
            what, detail = said(moment.what), said(moment.detail)
            return (moment.at, moment.author, titles, what, "", detail)[column]
        change = moment.entry.change
        if column == 4:
            return " | ".join(self._value(old) for old in moment.entry.replaced)
        if column == 5:
            return self._value(change)
        title = self._titles.get(change.section, change.section)
        return (moment.at, change.author, title, self._said(moment.what))[column]

    def _value(self, change: Change) -> str:
        """The value as it reads; what a person wrote stays, what the program says of it is translated."""
        told = self._told(change.key, change.value)
        return told if told == change.value else said(told)


class TimelineDialog(LookingDialog):
    """The newest change first."""

    field_chosen = Signal(FieldAddress)
    look_asked = Signal(str)
    moment_chosen = Signal(str)
    act_chosen = Signal(int)

    def __init__(
        self,
        moments: Sequence[Moment | Event],
        titles: dict[str, str],
        told: Callable[[tuple[str, str, str], str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Історія звіту"))
        self._all = list(moments)
        self._changes = [one for one in moments if isinstance(one, Moment)]
        self._titles = titles
        self.model = TimelineModel(titles, told, self)
        self.section_box = self._choice(self.tr("Усі розділи"), {key: titles[key] for key in titles})
        authors = {name: name for name in timeline.authors(self._changes)}
        self.author_box = self._choice(self.tr("Усі люди"), authors)
        self.field_box = self._searched_choice()
        self.section_box.currentIndexChanged.connect(lambda _row: self._offer_fields())
        self.day_box = self._choice(self.tr("Усі дні"), {day: day for day in timeline.days(self._all)})
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("Показник, ім’я або значення"))
        self.words.setAccessibleName(self.tr("Що шукати"))
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(lambda _text: self.refresh())
        self.count = look.quiet_label("")
        self.count.setWordWrap(False)
        self.table = self._made_table()
        self._lay_out()
        self._offer_fields()
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

    def _searched_choice(self) -> QComboBox:
        """The fields of the section; typing a part of a name lists those that have it."""
        box = self._choice(self.tr("Усі поля"), {})
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer, line = present(box.completer()), present(box.lineEdit())
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        line.setPlaceholderText(self.tr("Поле: частина назви"))
        line.setClearButtonEnabled(True)
        line.textChanged.connect(lambda text: box.setCurrentIndex(0) if not text else None)
        return box

    def _offer_fields(self) -> None:
        """Offer the changed fields of the chosen section, or of all with their sections."""
        section = self.section_box.currentData()
        self.field_box.blockSignals(True)
        self.field_box.clear()
        self.field_box.addItem(self.tr("Усі поля"), ("", ""))
        for key, item, label in timeline.fields_of(self._changes, section):
            words = label if section else f"{label} · {self._titles.get(key, key)}"
            self.field_box.addItem(words, (key, item))
        self.field_box.blockSignals(False)
        self.refresh()

    def _made_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Зміни"))
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        columns = SharedColumns(table.horizontalHeader(), _LETTERS, rest=5)
        columns.tightened.connect(lambda tight: _set_lines(table, 2 if tight else 1))
        table.activated.connect(lambda _index: self._go())
        table.selectionModel().currentRowChanged.connect(lambda *_: self._enable())
        return table

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.addWidget(self.words, 2)
        for box in (self.section_box, self.field_box, self.author_box, self.day_box):
            filters.addWidget(box, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.go_button = buttons.addButton(self.tr("Перейти до поля"), role)
        self.look_button = buttons.addButton(self.tr("Звіт на цей момент…"), role)
        self.compare_button = buttons.addButton(self.tr("Порівняти з теперішнім…"), role)
        self.act_button = buttons.addButton(self.tr("Акт приєднання…"), role)
        self.act_button.clicked.connect(self._show_act)
        self.look_button.clicked.connect(self._look)
        self.go_button.clicked.connect(self._go)
        self.compare_button.clicked.connect(self._compare)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(filters)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.count)
        layout.addWidget(buttons)
        self.resize(1240, 620)

    def asked(self) -> Filter:
        """What the boxes ask for; words are looked for in the lines as they are shown."""
        section, item = self.field_box.currentData() or ("", "")
        return Filter(
            section=section or self.section_box.currentData(),
            item=item,
            author=self.author_box.currentData(),
            day=self.day_box.currentData(),
        )

    def refresh(self) -> None:
        """Show what the filters ask for."""
        words = self.words.text().casefold().split()
        found = [one for one in timeline.matching(self._all, self.asked()) if self.model.says(one, words)]
        self.model.show_moments(found)
        self.count.setText(self.tr("Рядків: {} з {}").format(len(found), len(self._all)))
        if found:
            self.table.selectRow(0)
        self._enable()

    def current(self) -> Moment | Event | None:
        """The chosen change or event."""
        row = self.table.currentIndex().row()
        return self.model.moment(row) if 0 <= row < self.model.rowCount() else None

    def _enable(self) -> None:
        line = self.current()
        for button in (self.go_button, self.look_button, self.compare_button):
            button.setEnabled(isinstance(line, Moment))
        self.act_button.setEnabled(isinstance(line, Event) and line.act > 0)
        self.act_button.setVisible(isinstance(line, Event))
        self.go_button.setVisible(not isinstance(line, Event))

    def _go(self) -> None:
        line = self.current()
        if isinstance(line, Moment):
            self.accept()
            self.field_chosen.emit(FieldAddress(line.entry.change.section, line.entry.change.item))
        else:
            self._show_act()

    def _show_act(self) -> None:
        line = self.current()
        if isinstance(line, Event) and line.act:
            self.accept()
            self.act_chosen.emit(line.act)

    def _look(self) -> None:
        line = self.current()
        if isinstance(line, Moment):
            self.accept()
            self.look_asked.emit(line.entry.change.id)

    def _compare(self) -> None:
        line = self.current()
        if isinstance(line, Moment):
            self.accept()
            self.moment_chosen.emit(line.entry.change.id)


def _set_lines(table: QTableView, lines: int) -> None:
    """Let each row have room for so many lines of words."""
    table.setWordWrap(lines > 1)
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() * lines + look.GAP)
