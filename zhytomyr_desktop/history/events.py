"""What befell the whole file: merges, undone merges and hand-outs, as lines of the timeline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from db.moments import when
from db.order import MERGED, UNDONE
from forms.definition import Catalogue
from forms.values import REPORT
from zhytomyr_desktop import fields
from zhytomyr_desktop.clock import local
from zhytomyr_desktop.history.timeline import Filter, local_day
from zhytomyr_desktop.open_file import Place

if TYPE_CHECKING:
    from db import Change, HistoryEntry
    from db.records import HandOutRecord, MergeAct

_LONGEST_LIST = 3
_ISSUED = "issued/"
_LAST = "f" * 32
_ISSUED_WORDS = "видано файл"
_Line = TypeVar("_Line")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that befell the file: ``kind`` is merge, undo or hand_out. ``act``: the number of the merge.

    ``moment`` is ISO time with offset; ``day`` and ``at`` are local, as in a ``Moment``. ``after``: the
    greatest id of the changes that it comes after.
    """

    kind: str
    moment: str
    day: str
    at: str
    author: str
    what: str
    detail: str
    sections: frozenset[str]
    searched: str
    after: str
    act: int = 0

    def concerns(self, asked: Filter) -> bool:
        """Whether it is of the section and person that the filter asks for; it is of no single field."""
        return (
            (not asked.section or asked.section in self.sections)
            and not asked.item
            and asked.author in ("", self.author)
        )


def hand_out_note(handover: str) -> Place:
    """Where the log says which file a hand-over was: the author of that change handed it out."""
    return REPORT, f"{_ISSUED}{handover}", "file"


def is_note(line: HistoryEntry | Event) -> bool:
    """Whether this change only says which file was handed out: an event tells it."""
    if isinstance(line, Event):
        return False
    return line.change.section == REPORT and line.change.item.startswith(_ISSUED)


def notes(entries: Iterable[HistoryEntry]) -> dict[str, Change]:
    """What the log says of hand-overs, by their id."""
    return {one.change.item.removeprefix(_ISSUED): one.change for one in entries if is_note(one)}


def events(
    catalogue: Catalogue,
    acts: Iterable[MergeAct],
    hand_outs: Iterable[HandOutRecord],
    notes: Mapping[str, Change],
    tops: Mapping[tuple[str, int], str],
) -> list[Event]:
    """All that befell the file, the newest first. ``tops``: of merges and their undoing, see ``db.steps``."""
    of_acts = {turn: event for act in acts for turn, event in _of_act(act, tops)}
    found = [
        *_of_hand_outs(catalogue, hand_outs, notes),
        *(of_acts[turn] for turn in tops if turn in of_acts),
    ]
    return sorted(found, key=lambda event: event.after)[::-1]


def among(
    lines: Sequence[_Line], events: Sequence[Event], change_of: Callable[[_Line], Change]
) -> list[_Line | Event]:
    """Changes and events together, the newest first; each event stands above the changes made before it.

    ``change_of``: the change that a line is of. A hand-out stands where its note stands in the log.
    """
    if not events:
        return list(lines)
    told: list[_Line | Event] = []
    left = list(reversed(events))
    for one in lines:
        change = change_of(one)
        while left and left[-1].after >= change.id:
            told.append(left.pop())
        told.append(one)
    return told + left[::-1]


def _of_act(act: MergeAct, tops: Mapping[tuple[str, int], str]) -> Iterator[tuple[tuple[str, int], Event]]:
    names = listed([one.file for one in act.files])
    sections = frozenset(key for one in act.files for key, _ in one.sections)
    taken, refused = (sum(getattr(one, word) for one in act.files) for word in ("taken", "refused"))
    parts = [names, f"змін {taken}", f"рішень {len(act.decisions)}"]
    if refused:
        parts.append(f"поза розділом {refused}")
    what = f"приєднання № {act.number}"
    turn = (MERGED, act.number)
    yield turn, _event("merge", act.at, act.author, what, "; ".join(parts), sections, tops[turn], act.number)
    if act.undone_at:
        what = f"скасовано приєднання № {act.number}"
        turn, who = (UNDONE, act.number), act.undone_by
        yield turn, _event("undo", act.undone_at, who, what, names, sections, tops[turn], act.number)


def _of_hand_outs(
    catalogue: Catalogue, hand_outs: Iterable[HandOutRecord], notes: Mapping[str, Change]
) -> Iterator[Event]:
    """Files of earlier releases have no note; a copy of the file that was merged in brings only the note."""
    left = dict(notes)
    for one in hand_outs:
        titles = listed([f"«{fields.section_title(catalogue, key)}»" for key in one.sections])
        note = left.pop(one.id, None)
        if note:
            yield _noted(note, f"«{note.value}»: {titles}", one.sections)
        else:
            after = _end_of_second(one.at)
            yield _event("hand_out", one.at, "", _ISSUED_WORDS, titles, frozenset(one.sections), after)
    for note in left.values():
        yield _noted(note, f"«{note.value}»", ())


def _noted(note: Change, detail: str, sections: Iterable[str]) -> Event:
    return _event("hand_out", note.at, note.author, _ISSUED_WORDS, detail, frozenset(sections), note.id)


def _event(
    kind: str,
    moment: str,
    author: str,
    what: str,
    detail: str,
    sections: frozenset[str],
    after: str,
    act: int = 0,
) -> Event:
    return Event(
        kind=kind,
        moment=moment,
        day=local_day(moment),
        at=local(moment),
        author=author,
        what=what,
        detail=detail,
        sections=sections,
        searched=f"{what} {detail} {author}".casefold(),
        after=after,
        act=act,
    )


def listed(names: Sequence[str]) -> str:
    """The first few of these names, and how many more there are."""
    more = len(names) - _LONGEST_LIST
    return ", ".join(names[:_LONGEST_LIST]) + (f" та ще {more}" if more > 0 else "")


def _end_of_second(at: str) -> str:
    """The greatest id of this moment by the clock, for what the file keeps no place of."""
    return f"{max(0, int(when(at).timestamp())) * 1000 + 999:012x}{_LAST[12:]}"
