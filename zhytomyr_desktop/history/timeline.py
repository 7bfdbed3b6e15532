"""The log of a whole file as a timeline: newest first, filtered by section, person, day and words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol, TypeVar

from forms.definition import Catalogue
from forms.values import REPORT
from zhytomyr_desktop import fields
from zhytomyr_desktop.entry import date_text

if TYPE_CHECKING:
    from db import HistoryEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One change. ``day`` is local, «31.12.2023»; ``searched``: its words in lower case.

    ``field``: the item of the form that it is of (a table's rows are of the table), and its label; empty
    for what is of no field.
    """

    entry: HistoryEntry
    day: str
    at: str
    what: str
    searched: str
    field: str = ""
    label: str = ""

    def concerns(self, asked: Filter) -> bool:
        """Whether it is of the section, field and person that the filter asks for."""
        change = self.entry.change
        return (
            asked.section in ("", change.section)
            and asked.item in ("", change.item, self.field)
            and asked.author in ("", change.author)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is asked of the timeline; an empty word asks nothing."""

    section: str = ""
    item: str = ""
    author: str = ""
    day: str = ""
    words: str = ""


def moments(catalogue: Catalogue, entries: Sequence[HistoryEntry]) -> list[Moment]:
    """All changes that say something to a person as moments, the newest first.

    Left out is what only ties a thread together, and the place that a new row or sentence got.
    """
    labels: dict[tuple[str, str, str], tuple[str, str, str]] = {}
    about = _about(entries)
    days: dict[str, tuple[str, str]] = {}
    made = []
    for entry in reversed(entries):
        change = entry.change
        if _is_inner(entry):
            continue
        if change.key not in labels:
            place = (change.section, about.get((change.section, change.item), ""))
            what = called(catalogue, *change.key) + _to(catalogue, *place)
            labels[change.key] = (what, *_field(catalogue, change.section, change.item))
        if change.at not in days:
            days[change.at] = _local(change.at)
        day, at = days[change.at]
        what, field, label = labels[change.key]
        searched = f"{what} {change.author} {change.value}".casefold()
        made.append(
            Moment(entry=entry, day=day, at=at, what=what, searched=searched, field=field, label=label)
        )
    return made


class Line(Protocol):
    """A line of the timeline: a change, or what befell the whole file."""

    @property
    def day(self) -> str:
        """The local day, «31.12.2023»."""

    @property
    def searched(self) -> str:
        """Its words in lower case."""

    def concerns(self, asked: Filter) -> bool:
        """Whether it is of the section, field and person that the filter asks for."""


AnyLine = TypeVar("AnyLine", bound=Line)


def matching(all_of_them: Sequence[AnyLine], asked: Filter) -> list[AnyLine]:
    """The lines that the filter asks for."""
    words = asked.words.casefold().split()
    return [
        one
        for one in all_of_them
        if asked.day in ("", one.day) and one.concerns(asked) and all(word in one.searched for word in words)
    ]


def fields_of(all_of_them: Iterable[Moment], section: str = "") -> list[tuple[str, str, str]]:
    """The fields that were changed, in all sections or one: section, item and label, by the alphabet."""
    found = {
        (one.entry.change.section, one.field, one.label)
        for one in all_of_them
        if one.field and section in ("", one.entry.change.section)
    }
    return sorted(found, key=lambda field: (field[2].casefold(), field))


def chosen(entries: Sequence[HistoryEntry], *, who: str = "", day: str = "") -> list[HistoryEntry]:
    """The changes of a person, of a local day as a person types it. Raises EntryError for no day."""
    wanted = day_typed(day)
    return [
        entry
        for entry in entries
        if who in ("", entry.change.author) and wanted in ("", _local(entry.change.at)[0])
    ]


def saying(catalogue: Catalogue, entries: list[HistoryEntry], words: str) -> list[HistoryEntry]:
    """The changes that the timeline finds by these words; all of them for none."""
    if not words.strip():
        return entries
    found = {one.entry.change.id for one in matching(moments(catalogue, entries), Filter(words=words))}
    return [entry for entry in entries if entry.change.id in found]


def day_typed(day: str) -> str:
    """The local day that a person typed, as ``Moment.day`` tells it; empty for none. Raises EntryError."""
    return f"{datetime.fromisoformat(date_text(day)):%d.%m.%Y}" if day.strip() else ""


def authors(all_of_them: Sequence[Moment]) -> list[str]:
    """Who entered something, in alphabetical order."""
    return sorted({one.entry.change.author for one in all_of_them})


def days(all_of_them: Iterable[Line]) -> list[str]:
    """The days of these lines, the newest first."""
    return list(dict.fromkeys(one.day for one in all_of_them))


def called(catalogue: Catalogue, section: str, item: str, field: str) -> str:
    """What a place of the log is called: «Відловлено тварин, примітка»."""
    if section == REPORT:
        return f"відомості про звіт: {fields.label(catalogue, section, item)}"
    label = fields.label(catalogue, section, item)
    known = catalogue.section(section)
    table = known.field(item.partition("/")[0]) if known is not None else None
    column = next((c.label for c in getattr(table, "columns", ()) if c.key == field), "")
    word = column or fields.FIELD_WORDS.get(field, field)
    return f"{label}, {word}" if word else label


_FIRST_PLACE = "position"


def _is_inner(entry: HistoryEntry) -> bool:
    change = entry.change
    if fields.is_inner(change.item, change.field):
        return True
    return change.field == _FIRST_PLACE and not entry.replaced


def _about(entries: Sequence[HistoryEntry]) -> dict[tuple[str, str], str]:
    """What each remark, and each answer to it, is about."""
    found: dict[tuple[str, str], str] = {}
    for entry in entries:
        change = entry.change
        if change.field == "about" and change.item.startswith("remark/"):
            found[change.section, change.item] = change.value
    for entry in entries:
        change = entry.change
        if change.field == "remark" and change.item.startswith("reply/"):
            found[change.section, change.item] = found.get((change.section, f"remark/{change.value}"), "")
    return found


def _to(catalogue: Catalogue, section: str, about: str) -> str:
    return f" – {fields.label(catalogue, section, about)}" if about else ""


def _field(catalogue: Catalogue, section: str, item: str) -> tuple[str, str]:
    known = catalogue.section(section)
    start = item.partition("/")[0]
    field = known.field(start) if known is not None else None
    return (start, field.label) if field is not None else ("", "")


def local_day(at: str) -> str:
    """The local day of an ISO time, «31.12.2023»."""
    return _local(at)[0]


def _local(at: str) -> tuple[str, str]:
    try:
        local = datetime.fromisoformat(at).astimezone()
    except (ValueError, OSError, OverflowError):
        return "", at
    return f"{local:%d.%m.%Y}", f"{local:%d.%m.%Y %H:%M}"
