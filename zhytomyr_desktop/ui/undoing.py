"""What can be taken back and entered again: steps of this window, and those that the file's log remembers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from forms.definition import Catalogue, Figure
from forms.values import ABSENT
from zhytomyr_desktop.entry import NO_DATA
from zhytomyr_desktop.ui.widgets.places import Place

if TYPE_CHECKING:
    from db.log import HistoryEntry

_TOGETHER, _OF_ONE_ITEM = 40, 1000
"""Milliseconds between two changes that were entered at once: of any items, of one item (a slow disk)."""
_LARGEST = 60
"""Changes in one step at most: a whole report that was taken in or rolled is not undone by a key."""
_NOT_ENTRIES = ("section", "remark", "reply", "acceptance")
"""Items that are no entry of a figure or a text: their undoing is a decision of its own."""


class Key(NamedTuple):
    """A cell of the report."""

    section: str
    item: str
    field: str

    @property
    def place(self) -> Place:
        """The cell within its section."""
        return Place(self.item, self.field)


Texts = tuple[tuple[Key, str], ...]


@dataclass(frozen=True, slots=True)
class UndoStep:
    """What one entry replaced: the texts as a person would type them."""

    before: Texts
    after: Texts

    @classmethod
    def of_new(cls, section: str, item: str) -> UndoStep:
        """A row or a statement that was added: taken back, it is deleted."""
        key = Key(section, item, "deleted")
        return cls(((key, "1"),), ((key, ""),))

    def reversed(self) -> UndoStep:
        """The entry that takes this one back."""
        return UndoStep(self.after, self.before)

    def without(self, other: UndoStep) -> UndoStep | None:
        """What is left of this entry besides the other one; None where the other is no part of it."""
        if not (set(other.before) <= set(self.before) and set(other.after) <= set(self.after)):
            return None
        before = tuple(cell for cell in self.before if cell not in other.before)
        return UndoStep(before, tuple(cell for cell in self.after if cell not in other.after))


class UndoStacks:
    """The steps that can be taken back and those that can be entered again, the next one last."""

    def __init__(self) -> None:
        self.undo: list[UndoStep] = []
        self.redo: list[UndoStep] = []

    def remember(self, step: UndoStep) -> None:
        """A new entry was made."""
        self.undo.append(step)
        self.redo.clear()

    def clear(self) -> None:
        """Forget everything."""
        self.undo.clear()
        self.redo.clear()

    def recall(self, steps: Sequence[UndoStep]) -> None:
        """Take over the steps of a log, the oldest first; an entry that took the last ones back undoes them.

        Ctrl+Z held down takes several back so quickly that the log tells them as one.
        """
        self.clear()
        for step in steps:
            rest = step
            while self.undo and (left := rest.without(self.undo[-1].reversed())) is not None:
                self.redo.append(self.undo.pop())
                rest = left
            while self.redo and (left := rest.without(self.redo[-1])) is not None:
                self.undo.append(self.redo.pop())
                rest = left
            if rest.after:
                self.remember(rest)


def steps_of(
    entries: Sequence[HistoryEntry], catalogue: Catalogue, text: Callable[[str, str, str], str]
) -> list[UndoStep]:
    """The steps that one author's changes (oldest first) amount to, as far as they can still be taken back.

    ``text``: what the file holds now. A step that somebody built on since is left out.
    """
    reader = _Reader(catalogue, text)
    steps: list[UndoStep] = []
    for group in reversed(list(_groups(entries))):
        if len(group) > _LARGEST:
            break
        step = reader.step(group)
        if step is not None:
            steps.append(step)
    return steps[::-1]


class _Reader:
    """Reads a log backwards; ``_now`` is what each field held after the group that is read."""

    def __init__(self, catalogue: Catalogue, text: Callable[[str, str, str], str]) -> None:
        self._catalogue = catalogue
        self._text = text
        self._now: dict[Key, str] = {}

    def step(self, group: Sequence[HistoryEntry]) -> UndoStep | None:
        changes = {Key(*e.change.key): e for e in group}
        if not all(self._is_last(key, entry) for key, entry in changes.items()):
            return None
        keys = list(dict.fromkeys(self._shown_key(key) for key in changes))
        after = tuple((key, self._typed(key)) for key in keys)
        for key, entry in changes.items():
            self._now[key] = entry.replaced[0].value if entry.replaced else ""
        new = self._new_item(changes)
        if new is not None:
            return UndoStep.of_new(new.section, new.item)
        return UndoStep(tuple((key, self._typed(key)) for key in keys), after)

    def _is_last(self, key: Key, entry: HistoryEntry) -> bool:
        """Whether nobody has changed the field since, and it is an entry that had one value before."""
        replaced = {change.value for change in entry.replaced}
        entered = key.item.partition("/")[0] not in _NOT_ENTRIES
        return entered and len(replaced) < 2 and self._value(key) == entry.change.value

    def _value(self, key: Key) -> str:
        return self._now[key] if key in self._now else self._text(*key)

    def _new_item(self, changes: Mapping[Key, HistoryEntry]) -> Key | None:
        """The row or own statement that the group added, where it added one."""
        added = (k for k, e in changes.items() if k.field == "position" and not e.replaced)
        return next((key for key in added if not key.item.startswith("statement/")), None)

    def _shown_key(self, key: Key) -> Key:
        """The cell in which a field is typed: a qualifier is typed with its number."""
        return key._replace(field="value") if key.field == "qualifier" and self._is_figure(key) else key

    def _is_figure(self, key: Key) -> bool:
        section = self._catalogue.section(key.section)
        return section is not None and isinstance(section.field(key.item), Figure)

    def _typed(self, key: Key) -> str:
        value = self._value(key)
        if value.startswith(ABSENT):
            return f"{NO_DATA}: {value.removeprefix(ABSENT)}"
        if key.field == "value" and value and self._is_figure(key):
            return f"{self._value(key._replace(field='qualifier'))} {value}".strip()
        return value


def _groups(entries: Sequence[HistoryEntry]) -> Iterator[list[HistoryEntry]]:
    """The changes that were entered at once, together."""
    group: list[HistoryEntry] = []
    for entry in entries:
        known = {e.change.key for e in group}
        if group and (_is_apart(group[-1], entry) or entry.change.key in known):
            yield group
            group = []
        group.append(entry)
    if group:
        yield group


def _is_apart(last: HistoryEntry, entry: HistoryEntry) -> bool:
    same = last.change.key[:2] == entry.change.key[:2]
    return _milliseconds(entry) - _milliseconds(last) > (_OF_ONE_ITEM if same else _TOGETHER)


def _milliseconds(entry: HistoryEntry) -> int:
    """When the change was made; its id begins with that moment."""
    return int(entry.change.id[:12], 16)
