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

_TOGETHER = 40
"""Milliseconds between two changes that were entered at once."""
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

    def undoes(self, other: UndoStep) -> bool:
        """Whether this entry took the other one back."""
        return dict(self.before) == dict(other.after) and dict(self.after) == dict(other.before)


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
        """Take over the steps of a log, the oldest first; an entry that took the last one back undoes it."""
        self.clear()
        for step in steps:
            if self.undo and step.undoes(self.undo[-1]):
                self.redo.append(self.undo.pop())
            elif self.redo and step == self.redo[-1]:
                self.undo.append(self.redo.pop())
            else:
                self.remember(step)


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
        apart = group and _milliseconds(entry) - _milliseconds(group[-1]) > _TOGETHER
        if group and (apart or entry.change.key in known):
            yield group
            group = []
        group.append(entry)
    if group:
        yield group


def _milliseconds(entry: HistoryEntry) -> int:
    """When the change was made; its id begins with that moment."""
    return int(entry.change.id[:12], 16)
