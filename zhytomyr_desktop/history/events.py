"""What befell the whole file: merges, undone merges and hand-outs, as lines of the timeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from forms.definition import Catalogue
from zhytomyr_desktop import fields
from zhytomyr_desktop.clock import local
from zhytomyr_desktop.history.timeline import Filter, Moment, local_day

if TYPE_CHECKING:
    from db.records import HandOutRecord, MergeAct

_LONGEST_LIST = 3
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that befell the file. ``act``: the number of the merge, or 0.

    ``moment`` is ISO time with offset; ``day`` and ``at`` are local, as in a ``Moment``.
    """

    moment: str
    day: str
    at: str
    author: str
    what: str
    detail: str
    sections: frozenset[str]
    searched: str
    act: int = 0

    def concerns(self, asked: Filter) -> bool:
        """Whether it is of the section and person that the filter asks for; it is of no single field."""
        return (
            (not asked.section or asked.section in self.sections)
            and not asked.item
            and asked.author in ("", self.author)
        )


def events(catalogue: Catalogue, acts: Iterable[MergeAct], hand_outs: Iterable[HandOutRecord]) -> list[Event]:
    """All that befell the file, the newest first."""
    found = [*_of_hand_outs(catalogue, hand_outs)]
    for act in acts:
        found += _of_act(act)
    return sorted(found, key=lambda event: _time(event.moment))[::-1]


def among(moments: Sequence[Moment], events: Sequence[Event]) -> list[Moment | Event]:
    """Changes and events together; each event stands above the changes that were made before it."""
    if not events:
        return list(moments)
    told: list[Moment | Event] = []
    left = list(reversed(events))
    for one in moments:
        while left and _time(left[-1].moment) >= _time(one.entry.change.at):
            told.append(left.pop())
        told.append(one)
    return told + left[::-1]


def _of_act(act: MergeAct) -> Iterator[Event]:
    names = _listed([one.file for one in act.files])
    sections = frozenset(key for one in act.files for key, _ in one.sections)
    taken, refused = (sum(getattr(one, word) for one in act.files) for word in ("taken", "refused"))
    parts = [names, f"змін {taken}", f"рішень {len(act.decisions)}"]
    if refused:
        parts.append(f"поза розділом {refused}")
    what = f"приєднання № {act.number}"
    yield _event(act.at, act.author, what, "; ".join(parts), sections, act.number)
    if act.undone_at:
        what = f"скасовано приєднання № {act.number}"
        yield _event(act.undone_at, act.undone_by, what, names, sections, act.number)


def _of_hand_outs(catalogue: Catalogue, hand_outs: Iterable[HandOutRecord]) -> Iterator[Event]:
    for one in hand_outs:
        titles = _listed([f"«{fields.section_title(catalogue, key)}»" for key in one.sections])
        yield _event(one.at, "", "видано файл", titles, frozenset(one.sections))


def _event(moment: str, author: str, what: str, detail: str, sections: frozenset[str], act: int = 0) -> Event:
    return Event(
        moment=moment,
        day=local_day(moment),
        at=local(moment),
        author=author,
        what=what,
        detail=detail,
        sections=sections,
        searched=f"{what} {detail} {author}".casefold(),
        act=act,
    )


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _LONGEST_LIST
    return ", ".join(names[:_LONGEST_LIST]) + (f" та ще {more}" if more > 0 else "")


def _time(at: str) -> datetime:
    try:
        return datetime.fromisoformat(at)
    except ValueError:
        return _LONG_AGO
