"""Fields that received files would change: a tree by section with було – є – прийде, counted and filtered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from zhytomyr_desktop.ui.widgets import look, roomy
from zhytomyr_desktop.ui.widgets.columns import SharedColumns
from zhytomyr_desktop.ui.widgets.items import below, tops

Key = tuple[str, str, str]
_FIELD = Qt.ItemDataRole.UserRole
_EXPANDED = 300
"""Fields up to which all sections are unfolded at once."""


@dataclass(frozen=True, slots=True)
class ShownValue:
    """A value in words: by whom, when, and where it comes from. ``change`` is its id in the log."""

    change: str
    text: str
    author: str
    at: str
    files: str = ""


@dataclass(frozen=True, slots=True)
class ShownField:
    """A field of the dry run. ``kind``: taken, already, parallel, conflict, refused, decision or unknown."""

    key: Key
    where: str
    label: str
    kind: str
    ancestor: ShownValue | None
    city: tuple[ShownValue, ...]
    incoming: tuple[ShownValue, ...]
    sides: tuple[ShownValue, ...] = ()
    is_text: bool = False


MARKS = {
    "conflict": ("⚠", look.Tone.ERROR),
    "taken": ("＋", look.Tone.GOOD),
    "parallel": ("⇉", look.Tone.GOOD),
    "refused": ("⊘", look.Tone.WARNING),
    "decision": ("◇", look.Tone.QUESTION),
    "unknown": ("?", look.Tone.QUESTION),
    "already": ("=", look.Tone.QUIET),
}
"""A sign and a colour for each kind, the gravest first."""


_LETTERS = (30, 22, 19, 19, 40)
"""How many letters stand in the columns of the tree."""


class ComparedFields(QWidget):
    """The counters (each shows or hides its kind), a line to search in, and the tree."""

    field_chosen = Signal(ShownField)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: list[ShownField] = []
        self._decided: dict[Key, str] = {}
        self.tree = self._make_tree()
        self.counters = {kind: self._counter(kind) for kind in MARKS}
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Знайти поле, значення або виконавця"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._fill)
        line = QHBoxLayout()
        for button in self.counters.values():
            line.addWidget(button)
        line.addWidget(self.search, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(line)
        layout.addWidget(self.tree, 1)

    def _counter(self, kind: str) -> QPushButton:
        button = QPushButton()
        button.setCheckable(True)
        button.setChecked(kind != "already")
        button.setToolTip(self._words(kind)[1])
        button.toggled.connect(self._fill)
        return button

    def _words(self, kind: str) -> tuple[str, str]:
        """The name of a kind and what it means."""
        return {
            "conflict": (self.tr("Розбіжності"), self.tr("Двоє внесли різне; виберіть, що лишити")),
            "taken": (self.tr("Прийде"), self.tr("Нове з файлів; тут цього не змінювали")),
            "parallel": (
                self.tr("Паралельно"),
                self.tr("У тому самому розділі працювали й інші; усе зберігається"),
            ),
            "refused": (
                self.tr("Поза розділом"),
                self.tr("Цього розділу виконавцеві не видавали; за замовчуванням не береться"),
            ),
            "decision": (
                self.tr("Вирішуєте ви"),
                self.tr(
                    "Прийняти чи повернути розділ можна лише в цьому файлі; прийняте в його копії програма "
                    "запропонує прийняти після приєднання"
                ),
            ),
            "unknown": (
                self.tr("Новіша форма"),
                self.tr("Поле новішої програми; зберігається невидимим"),
            ),
            "already": (self.tr("Уже є"), self.tr("Нічого нового; показується на вимогу")),
        }[kind]

    def _make_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setHeaderLabels(
            [self.tr("Поле"), self.tr("Що буде"), self.tr("Було"), self.tr("Є"), self.tr("Прийде")]
        )
        tree.setAccessibleName(self.tr("Поля, які зміняться"))
        tree.setUniformRowHeights(True)
        roomy.give_air(tree)
        tree.setAlternatingRowColors(True)
        SharedColumns(tree.header(), _LETTERS, rest=0)
        tree.currentItemChanged.connect(self._on_current)
        tree.itemExpanded.connect(self._fill_section)
        return tree

    def show_fields(
        self, fields: Sequence[ShownField], counts: Mapping[str, int], decided: Mapping[Key, str]
    ) -> None:
        """Show these fields; ``decided``: what was chosen for a conflict, in words."""
        self._fields = list(fields)
        self._decided = dict(decided)
        for kind, button in self.counters.items():
            number = counts.get(kind, 0)
            button.setText(f"{MARKS[kind][0]} {self._words(kind)[0]}: {number}")
            button.setVisible(bool(number))
        self._fill()

    def show_decided(self, decided: Mapping[Key, str]) -> None:
        """Bring the words of the decisions up to date."""
        self._decided = dict(decided)
        for item in self._items():
            field = item.data(0, _FIELD)
            if field is not None:
                self._show_outcome(item, field)

    def shown_fields(self) -> list[ShownField]:
        """The fields that pass the counters and the search."""
        wanted = self.search.text().strip().casefold()
        return [
            field
            for field in self._fields
            if self.counters[field.kind].isChecked() and (not wanted or wanted in _searched(field))
        ]

    def choose(self, key: Key) -> bool:
        """Make a field the current one; False where it is not shown."""
        self._unfold(key)
        for item in self._items():
            field = item.data(0, _FIELD)
            if field is not None and field.key == key:
                self.tree.setCurrentItem(item)
                return True
        return False

    def _items(self) -> list[QTreeWidgetItem]:
        return [item for top in tops(self.tree) for item in below(top)]

    def _unfold(self, key: Key) -> None:
        for top in tops(self.tree):
            if any(field.key == key for field in top.data(0, _FIELD + 1)):
                top.setExpanded(True)

    def _fill(self) -> None:
        self.tree.clear()
        shown = self.shown_fields()
        for where, group in groupby(shown, key=lambda field: field.where):
            fields = list(group)
            counted = Counter(field.kind for field in fields)
            marks = "  ".join(f"{sign} {counted[kind]}" for kind, (sign, _) in MARKS.items() if counted[kind])
            top = QTreeWidgetItem([where, marks])
            font = top.font(0)
            font.setBold(True)
            top.setFont(0, font)
            top.setData(0, _FIELD + 1, fields)
            top.setFlags(Qt.ItemFlag.ItemIsEnabled)
            top.addChild(QTreeWidgetItem())
            top.setToolTip(0, look.letters(where))
            self.tree.addTopLevelItem(top)
            top.setExpanded(len(shown) <= _EXPANDED or bool(counted["conflict"]))

    def _fill_section(self, top: QTreeWidgetItem) -> None:
        """Make the lines of a section when it is first unfolded."""
        if [item.data(0, _FIELD) for item in below(top)] != [None]:
            return
        top.takeChildren()
        for field in top.data(0, _FIELD + 1):
            was = self._told(field.ancestor) if field.ancestor else "—"
            here = " | ".join(map(self._told, field.city)) or "—"
            comes = " | ".join(f"{self._told(value)} ({value.author})" for value in field.incoming) or "—"
            item = QTreeWidgetItem([field.label, "", *(_line(text) for text in (was, here, comes))])
            item.setData(0, _FIELD, field)
            item.setToolTip(0, look.letters(field.label))
            self._show_outcome(item, field)
            top.addChild(item)

    def _told(self, value: ShownValue) -> str:
        """The value, or that somebody cleared it; nothing entered at all is a dash."""
        return value.text or self.tr("(порожньо)")

    def _show_outcome(self, item: QTreeWidgetItem, field: ShownField) -> None:
        sign, tone = MARKS[field.kind]
        words = f"{sign} {self._words(field.kind)[0].lower()}"
        if field.key in self._decided:
            words, tone = f"✓ {_line(self._decided[field.key])}", look.Tone.GOOD
        elif field.kind == "conflict":
            words = self.tr("{} виберіть").format(sign)
        item.setText(1, words)
        item.setForeground(1, QBrush(look.color(self.palette(), tone)))

    def _on_current(self, item: QTreeWidgetItem | None) -> None:
        field = item.data(0, _FIELD) if item is not None else None
        if field is not None:
            self.field_chosen.emit(field)


def _line(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def _searched(field: ShownField) -> str:
    values = [*field.city, *field.incoming, *((field.ancestor,) if field.ancestor else ())]
    return " ".join(
        [field.label, field.where, *(f"{v.text} {v.author} {v.files}" for v in values)]
    ).casefold()
