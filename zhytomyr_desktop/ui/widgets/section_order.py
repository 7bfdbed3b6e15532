"""The sections of the report in order under their priorities: moved, left out, priorities renamed."""

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
    """A priority as the report prints it; ``usual_…`` are the words of the forms."""

    key: str
    title: str
    subtitle: str
    usual_title: str
    usual_subtitle: str


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
        self._fill(places, priorities)
        self.up_button = self._button(self.tr("Вище"), "Alt+Up", -1)
        self.down_button = self._button(self.tr("Нижче"), "Alt+Down", 1)
        self.title, self.subtitle = QLineEdit(), QLineEdit()
        for editor in (self.title, self.subtitle):
            editor.textEdited.connect(self._take_words)
        self.list.currentItemChanged.connect(lambda *_: self._show_current())
        self._lay_out()
        self._show_current()

    def _button(self, words: str, keys: str, by: int) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.setShortcut(keys)
        button.setToolTip(
            f"{words} ({button.shortcut().toString(button.shortcut().SequenceFormat.NativeText)})"
        )
        button.clicked.connect(lambda: self.move_section(by))
        return button

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        for button in (self.up_button, self.down_button):
            line.addWidget(button)
        line.addStretch(1)
        form = QFormLayout()
        form.addRow(self.tr("Назва пріоритету:"), self.title)
        form.addRow(self.tr("Підзаголовок:"), self.subtitle)
        words = self.tr(
            "Позначені розділи друкуються; дані прихованого зберігаються. Розділ, який минає назву "
            "пріоритету, переходить до нього. Виберіть пріоритет, щоб змінити його назву; без розділів він "
            "не друкується."
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
            self._add_priority(priority)
            self._add_sections(places, priority.key)

    def _add_priority(self, priority: ShownPriority) -> None:
        item = QListWidgetItem(priority.title)
        item.setData(_PART, priority)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        font = self.list.font()
        font.setBold(True)
        item.setFont(font)
        self.list.addItem(item)

    def _add_sections(self, places: Sequence[ShownPlace], priority: str) -> None:
        for place in places:
            if place.priority == priority:
                item = QListWidgetItem(place.title)
                item.setData(_PART, place)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Unchecked if place.is_hidden else Qt.CheckState.Checked)
                self.list.addItem(item)

    def move_section(self, by: int) -> None:
        """Let the current section change places with its neighbour, be it a section or a priority."""
        row = self.list.currentRow()
        item = self.list.item(row)
        if (
            item is None
            or not 0 <= row + by < self.list.count()
            or not isinstance(item.data(_PART), ShownPlace)
        ):
            return
        self.list.insertItem(row + by, self.list.takeItem(row))
        self.list.setCurrentRow(row + by)

    def choose(self, key: str) -> None:
        """Make a section, or a priority, the current one."""
        row = next(row for row in range(self.list.count()) if self._part(row).key == key)
        self.list.setCurrentRow(row)

    def places(self) -> tuple[ShownPlace, ...]:
        """The sections in order, each under the priority above it."""
        found, priority = list[ShownPlace](), ""
        for row in range(self.list.count()):
            part = self._part(row)
            if isinstance(part, ShownPriority):
                priority = part.key
                continue
            hidden = self.list.item(row).checkState() is Qt.CheckState.Unchecked
            found.append(replace(part, priority=priority, is_hidden=hidden))
        return tuple(found)

    def priorities(self) -> tuple[ShownPriority, ...]:
        """The priorities in order, as they are called now."""
        parts = (self._part(row) for row in range(self.list.count()))
        return tuple(part for part in parts if isinstance(part, ShownPriority))

    def _part(self, row: int) -> ShownPlace | ShownPriority:
        part = self.list.item(row).data(_PART)
        assert isinstance(part, ShownPlace | ShownPriority)
        return part

    def _show_current(self) -> None:
        item = self.list.currentItem()
        part = item.data(_PART) if item is not None else None
        priority = part if isinstance(part, ShownPriority) else None
        for button in (self.up_button, self.down_button):
            button.setEnabled(isinstance(part, ShownPlace))
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

    def _take_words(self) -> None:
        """Call the current priority as it is typed; an empty line gives back the words of the forms."""
        item = self.list.currentItem()
        part = item.data(_PART) if item is not None else None
        if item is None or not isinstance(part, ShownPriority):
            return
        title = self.title.text().strip() or part.usual_title
        subtitle = self.subtitle.text().strip() or part.usual_subtitle
        item.setData(_PART, replace(part, title=title, subtitle=subtitle))
        item.setText(title)
