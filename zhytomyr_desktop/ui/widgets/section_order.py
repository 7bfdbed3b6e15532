"""The sections of the report in order under their priorities: both moved, left out, renamed, added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from zhytomyr_desktop import ordering
from zhytomyr_desktop.ui.widgets import look

_PART = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """A section at its place; ``priority``: the key of the one it stands under, empty before all of them."""

    key: str
    title: str
    priority: str
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class ShownPriority:
    """A priority as the report prints it; ``usual_…`` are the words of the forms, none of an own one."""

    key: str
    title: str
    subtitle: str
    usual_title: str
    usual_subtitle: str

    @property
    def is_own(self) -> bool:
        """Whether the forms do not have it."""
        return not self.usual_title


class SectionOrder(QWidget):
    """One list: a priority, its sections below it. A section that passes a priority changes over to it."""

    changed = Signal()

    def __init__(
        self,
        places: Sequence[ShownPlace],
        priorities: Sequence[ShownPriority],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Розділи звіту"))
        self.list.setSpacing(1)
        self._fill(places, priorities)
        self.up_button = self._button(self.tr("Вище"), "Alt+Up", -1)
        self.down_button = self._button(self.tr("Нижче"), "Alt+Down", 1)
        self.add_button = QPushButton(self.tr("Додати пріоритет"))
        self.add_button.clicked.connect(self._add)
        self.remove_button = QPushButton(self.tr("Вилучити пріоритет"))
        self.remove_button.setToolTip(self.tr("Розділи під ним перейдуть до попереднього пріоритету"))
        self.remove_button.clicked.connect(self._remove)
        self.title, self.subtitle = QLineEdit(), QLineEdit()
        for editor in (self.title, self.subtitle):
            editor.textEdited.connect(self._take_words)
        self.list.currentItemChanged.connect(lambda *_: self._show_current())
        self._lay_out()
        self._show_current()

    def _button(self, words: str, keys: str, by: int) -> QPushButton:
        button = QPushButton(words)
        button.setShortcut(keys)
        button.setToolTip(
            f"{words} ({button.shortcut().toString(button.shortcut().SequenceFormat.NativeText)})"
        )
        button.clicked.connect(lambda: self.move_section(by))
        return button

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        for button in (self.up_button, self.down_button, self.add_button, self.remove_button):
            button.setAutoDefault(False)
            line.addWidget(button)
        line.addStretch(1)
        form = QFormLayout()
        form.addRow(self.tr("Назва пріоритету:"), self.title)
        form.addRow(self.tr("Підзаголовок:"), self.subtitle)
        words = self.tr(
            "Позначені розділи друкуються; дані прихованого зберігаються. Розділ, який минає назву "
            "пріоритету, переходить до нього, а пріоритет пересувається разом зі своїми розділами. Виберіть "
            "пріоритет, щоб змінити його назву; без розділів він не друкується."
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(look.quiet_label(words))
        layout.addWidget(self.list, 1)
        layout.addLayout(line)
        layout.addLayout(form)

    def _fill(self, places: Sequence[ShownPlace], priorities: Sequence[ShownPriority]) -> None:
        self._add_sections(places, "")
        for priority in priorities:
            self.list.addItem(self._head(priority))
            self._add_sections(places, priority.key)

    def _head(self, priority: ShownPriority) -> QListWidgetItem:
        item = QListWidgetItem(priority.title or self.tr("Пріоритет без назви"))
        item.setData(_PART, priority)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        font = self.list.font()
        font.setBold(True)
        item.setFont(font)
        return item

    def _add_sections(self, places: Sequence[ShownPlace], priority: str) -> None:
        for place in places:
            if place.priority == priority:
                item = QListWidgetItem(place.title)
                item.setData(_PART, place)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Unchecked if place.is_hidden else Qt.CheckState.Checked)
                self.list.addItem(item)

    def move_section(self, by: int) -> None:
        """Let the current section change places with its neighbour, be it a section or a priority.

        A priority changes places with another one, and takes its sections along.
        """
        row = self.list.currentRow()
        item = self.list.item(row)
        if item is not None and isinstance(item.data(_PART), ShownPriority):
            self._move_priority(row, by)
        elif item is not None and 0 <= row + by < self.list.count():
            self.list.insertItem(row + by, self.list.takeItem(row))
        self.list.setCurrentItem(item)

    def _move_priority(self, row: int, by: int) -> None:
        """The later one of two neighbours, with its sections, goes before the earlier one."""
        heads = [row for row, part in enumerate(self._parts()) if isinstance(part, ShownPriority)]
        other = heads.index(row) + by
        if not 0 <= other < len(heads):
            return
        first, second = sorted((row, heads[other]))
        end = next((head for head in heads if head > second), self.list.count())
        for place in range(end - second):
            self.list.insertItem(first + place, self.list.takeItem(second + place))

    def _add(self) -> None:
        """A new priority at the end, to be named."""
        item = self._head(ShownPriority(f"own_{ordering.new_id()}", "", "", "", ""))
        self.list.addItem(item)
        self.list.setCurrentItem(item)
        self.title.setFocus()

    def _remove(self) -> None:
        """Let the current priority go; its sections stand under the one before it."""
        part = self._current()
        if isinstance(part, ShownPriority) and part.is_own:
            self.list.takeItem(self.list.currentRow())

    def choose(self, key: str) -> None:
        """Make a section, or a priority, the current one."""
        self.list.setCurrentRow([part.key for part in self._parts()].index(key))

    def places(self) -> tuple[ShownPlace, ...]:
        """The sections in order, each under the priority above it."""
        found, priority = list[ShownPlace](), ""
        for row, part in enumerate(self._parts()):
            if isinstance(part, ShownPriority):
                priority = part.key if part.title else priority
                continue
            hidden = self.list.item(row).checkState() is Qt.CheckState.Unchecked
            found.append(replace(part, priority=priority, is_hidden=hidden))
        return tuple(found)

    def priorities(self) -> tuple[ShownPriority, ...]:
        """The priorities in order, as they are called now; without those that got no name."""
        return tuple(part for part in self._parts() if isinstance(part, ShownPriority) and part.title)

    def _parts(self) -> list[ShownPlace | ShownPriority]:
        return [self._part(row) for row in range(self.list.count())]

    def _part(self, row: int) -> ShownPlace | ShownPriority:
        part = self.list.item(row).data(_PART)
        assert isinstance(part, ShownPlace | ShownPriority)
        return part

    def _current(self) -> ShownPlace | ShownPriority | None:
        row = self.list.currentRow()
        return self._part(row) if row >= 0 else None

    def _show_current(self) -> None:
        part = self._current()
        priority = part if isinstance(part, ShownPriority) else None
        for button in (self.up_button, self.down_button):
            button.setEnabled(part is not None)
        self.remove_button.setEnabled(priority is not None and priority.is_own)
        for editor, text, usual in (
            (self.title, priority.title if priority else "", priority.usual_title if priority else ""),
            (
                self.subtitle,
                priority.subtitle if priority else "",
                priority.usual_subtitle if priority else "",
            ),
        ):
            editor.setEnabled(priority is not None)
            editor.setText(text)
            editor.setPlaceholderText(usual)
        if priority is not None and priority.is_own:
            self.title.setPlaceholderText(self.tr("Пріоритет «…»"))

    def _take_words(self) -> None:
        """Call the current priority as it is typed; an empty line gives back the words of the forms."""
        part, item = self._current(), self.list.currentItem()
        if item is None or not isinstance(part, ShownPriority):
            return
        title = self.title.text().strip() or part.usual_title
        subtitle = self.subtitle.text().strip() or part.usual_subtitle
        item.setData(_PART, replace(part, title=title, subtitle=subtitle))
        item.setText(title or self.tr("Пріоритет без назви"))
