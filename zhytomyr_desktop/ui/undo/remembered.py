"""The steps that the file's log remembers of one author, read backwards, as far as nobody built on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from forms.definition import Catalogue, Figure
from forms.values import ABSENT, STATES
from zhytomyr_desktop.entry import NO_DATA
from zhytomyr_desktop.review.remarks import REMARK, Remark
from zhytomyr_desktop.review.withdrawing import GONE, standing
from zhytomyr_desktop.ui.undo.steps import HEIGHT, SECTION, STATE, UndoStep, is_review
from zhytomyr_desktop.ui.widgets.places import Key

if TYPE_CHECKING:
    from db import HistoryEntry

_TOGETHER, _OF_ONE_ITEM = 40, 1000
"""Milliseconds between two changes that were entered at once: of any items, of one item (a slow disk)."""
_SIGNED = "signed"


def steps_of(
    entries: Sequence[HistoryEntry],
    catalogue: Catalogue,
    text: Callable[[str, str, str], str],
    remarks: Iterable[Remark] = (),
) -> tuple[list[UndoStep], tuple[Key, ...]]:
    """The steps that one author's changes (oldest first) amount to, as far as they can still be taken back.

    ``text``: what the file holds now; ``remarks``: its threads. What somebody built on is no step; its cells
    are told by the step before it (``passed``), or in the second part where there is none.
    """
    reader = _Reader(catalogue, text, remarks)
    steps: list[UndoStep] = []
    passed: dict[Key, None] = {}
    for group in reversed(list(_groups(entries))):
        step = reader.step(group)
        if step is None:
            passed |= dict.fromkeys(reader.built_on(group))
        else:
            steps.append(replace(step, passed=tuple(passed)))
            passed = {}
    return steps[::-1], tuple(passed)


class _Reader:
    """Reads a log backwards; ``_now`` is what each field held after the group that is read.

    ``_threads``: the steps of each thread up to there.
    """

    def __init__(
        self, catalogue: Catalogue, text: Callable[[str, str, str], str], remarks: Iterable[Remark]
    ) -> None:
        self._catalogue = catalogue
        self._text = text
        self._now: dict[Key, str] = {}
        self._threads = {remark.id: list(remark.replies) for remark in remarks}

    def step(self, group: Sequence[HistoryEntry]) -> UndoStep | None:
        changes = {Key(*e.change.key): e for e in group}
        if any(is_review(key) for key in changes):
            return self._review_step(changes)
        if not all(self._is_last(key, entry) for key, entry in changes.items()):
            return None
        new = self._new_items(changes)
        cells = (key for key in changes if key[:2] not in new)
        keys = list(dict.fromkeys(self._shown_key(key) for key in cells))
        after = [(key, self._typed(key)) for key in keys]
        self._go_back(changes)
        before = [(key, self._typed(key)) for key in keys]
        deletions = [Key(*item, "deleted") for item in new]
        before += [(key, "1") for key in deletions]
        after += [(key, "") for key in deletions]
        return UndoStep(tuple(before), tuple(after))

    def built_on(self, group: Sequence[HistoryEntry]) -> Iterator[Key]:
        """The cells of a group for which it is no step; of the review all. A kept proof is none's to undo."""
        for entry in group:
            key = Key(*entry.change.key)
            if is_review(key) or (key.start != _SIGNED and not self._is_last(key, entry)):
                yield self._shown_key(key)

    def _go_back(self, changes: Mapping[Key, HistoryEntry]) -> None:
        for key, entry in changes.items():
            self._now[key] = entry.replaced[0].value if entry.replaced else ""

    def _review_step(self, changes: Mapping[Key, HistoryEntry]) -> UndoStep | None:
        """States with their remarks, and the heights of threads; an acceptance is told by its values."""
        states = {key: entry for key, entry in changes.items() if key.item == SECTION}
        threads = [
            moved for key, entry in changes.items() if (moved := _moved(key, entry.change.value)) is not None
        ]
        if not (
            all(self._is_last(key, entry) for key, entry in states.items())
            and all(self._is_top(remark, reply) for remark, reply, _ in threads)
        ):
            return None
        after = [(key, self._stored(key)) for key in states]
        self._go_back(states)
        before = [(key, self._stored(key)) for key in states]
        for remark, reply, section in threads:
            key = Key(section, f"{REMARK}{remark}", HEIGHT)
            after.append((key, self._height(remark)))
            if reply:
                self._threads[remark].pop()
            before.append((key, self._height(remark) if reply else str(GONE)))
        return UndoStep(tuple(before), tuple(after)) if after else None

    def _stored(self, key: Key) -> str:
        return self._value(key) or (STATES[0] if key.field == STATE else "")

    def _is_top(self, remark: str, reply: str) -> bool:
        """Whether nobody went on in the thread: the reply is its last one, or it is the remark alone."""
        steps = self._threads.get(remark)
        if steps is None:
            return False
        return steps[-1].id == reply if steps and reply else not steps and not reply

    def _height(self, remark: str) -> str:
        return str(standing(self._threads[remark]).height)

    def _is_last(self, key: Key, entry: HistoryEntry) -> bool:
        """Whether nobody has changed the field since, and it is an entry that had one value before."""
        replaced = {change.value for change in entry.replaced}
        return key.start != _SIGNED and len(replaced) < 2 and self._value(key) == entry.change.value

    def _value(self, key: Key) -> str:
        return self._now[key] if key in self._now else self._text(*key)

    def _new_items(self, changes: Mapping[Key, HistoryEntry]) -> list[tuple[str, str]]:
        """The rows and own statements that the group added."""
        added = (key for key, entry in changes.items() if key.field == "position" and not entry.replaced)
        return [(key.section, key.item) for key in added if not key.item.startswith("statement/")]

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
    known: set[tuple[str, str, str]] = set()
    for entry in entries:
        if group and (_is_apart(group[-1], entry) or entry.change.key in known):
            yield group
            group = []
            known.clear()
        group.append(entry)
        known.add(entry.change.key)
    if group:
        yield group


def _moved(key: Key, value: str) -> tuple[str, str, str] | None:
    """The remark whose thread a change moved, the reply (none for the remark itself) and the section."""
    start, _, rest = key.item.partition("/")
    if start == "remark" and key.field == "text":
        return rest, "", key.section
    if start == "reply" and key.field == "remark":
        return value, rest, key.section
    return None


def _is_apart(last: HistoryEntry, entry: HistoryEntry) -> bool:
    if is_review(Key(*last.change.key)) is not is_review(Key(*entry.change.key)):
        return True
    same = last.change.key[:2] == entry.change.key[:2]
    return _milliseconds(entry) - _milliseconds(last) > (_OF_ONE_ITEM if same else _TOGETHER)


def _milliseconds(entry: HistoryEntry) -> int:
    """When the change was made; its id begins with that moment."""
    return int(entry.change.id[:12], 16)
