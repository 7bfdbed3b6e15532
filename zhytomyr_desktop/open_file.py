"""One open file: what stands in it now, and how something is entered; the rooms beside it are given this."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import db
from db import Change, Conflict, HistoryEntry
from db.file import told
from forms.definition import Catalogue, Figure, Section
from forms.stored import read_values, with_field
from forms.values import REPORT, ReportValues
from zhytomyr_desktop import entry, fields, settings
from zhytomyr_desktop.errors import EntryError, ScopeError, UserError
from zhytomyr_desktop.fields import VALUE
from zhytomyr_desktop.own_forms import decides, forms_of

Place = tuple[str, str, str]
"""Section, item and field."""

LONGEST_NAME = 200
"""Characters of an author's name."""


class OpenFile:
    """One open file. A context manager; closing it twice is harmless.

    Every method that enters something returns when it is on disk, and ``values`` are current then.
    Methods raise ``EntryError`` (nothing was written) for what a person can correct at the field,
    ``UserError`` for what cannot be done now, and ``db.errors.FileError`` where the file cannot be used.
    """

    catalogue: Catalogue
    """The forms, as the report's own data have them."""

    def __init__(
        self,
        file: db.ReportFile,
        forms_of: Callable[[Mapping[str, str]], Catalogue] = forms_of,
        author: str = "",
    ) -> None:
        """``forms_of``: the forms for a report with these data of its own, by item."""
        self.file = file
        self._forms_of = forms_of
        self.author = entry.clean_text(author, lines=1)[:LONGEST_NAME] or settings.author()
        self.values = ReportValues(year=file.year, sections={})
        self.texts: dict[Place, tuple[str, ...]] = {}
        """What the file keeps in each field of the sections of the forms, and of the report's own data.

        One text, or those of all sides where people disagree. What stands in other sections stays in the
        file: it may be much, and no form shows it.
        """
        self._seen = 0
        self.reload()

    @classmethod
    def open(cls, path: Path, read_only: bool = False, *, author: str = "") -> Self:
        """Open a city or section file. Raises FileError."""
        file = db.open_file(path, read_only=read_only)
        try:
            return cls(file, author=author)
        except BaseException:
            file.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self.file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # What is open

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.file.path

    @property
    def year(self) -> int:
        """The reporting year."""
        return self.file.year

    @property
    def read_only(self) -> bool:
        """Whether nothing can be entered."""
        return self.file.read_only

    @property
    def scope(self) -> tuple[str, ...]:
        """The sections that the file was issued for; empty for a city file, which holds them all."""
        return self.file.scope

    @property
    def is_city(self) -> bool:
        """Whether this is a city file."""
        return not self.scope

    def sections(self) -> tuple[Section, ...]:
        """The sections that can be filled here, in the order of the report."""
        return tuple(s for s in self.catalogue.sections if self.is_city or s.key in self.scope)

    def section(self, key: str) -> Section:
        """The definition of a section. Raises EntryError for an unknown key."""
        found = self.catalogue.section(key)
        if found is None:
            raise EntryError(f"Розділу «{key}» немає.", key)
        return found

    def reload(self) -> None:
        """Read everything again from the file."""
        version = self._version()
        own = db.current_texts(self.file, (REPORT,))
        self.catalogue = self._forms_of(_agreed(own))
        self.texts = own | db.current_texts(self.file, [one.key for one in self.catalogue.sections])
        self.values = read_values(self.catalogue, self.year, self.texts)
        self._seen = version

    def forms_for(self, values: ReportValues) -> Catalogue:
        """The forms as they were for these values, of the file at another moment."""
        return self._forms_of(values.report)

    def warm_up(self) -> None:
        """Load now what the first entry needs, so that it does not wait; for an idle moment."""
        if not self.read_only:
            db.warm_up(self.file)

    # Entering

    def set_figure(self, section: str, key: str, text: str) -> list[Change]:
        """Enter a figure as a person types it, with its qualifier or «немає даних: причина».

        An empty text clears it. Returns the changes now on disk; none where nothing is different.
        """
        return self.set_many([(section, key, VALUE, text)])

    def set_field(self, section: str, item: str, field: str, text: str) -> list[Change]:
        """Enter one field as a person types it; another field changes only where the text says so.

        Returns the changes now on disk; none where nothing is different.
        """
        return self.enter(self._read(section, item, field, text))

    def set_many(self, entries: Iterable[tuple[str, str, str, str]]) -> list[Change]:
        """Enter several (section, item, field, text), all or none; a figure's value brings its qualifier."""
        read: dict[Place, str] = {}
        entries = list(entries)
        forms = self._forms_with(entries)
        for section, item, field, text in entries:
            if field == VALUE and self._is_figure(section, item):
                read[section, item, "qualifier"] = ""
            read |= self._read(section, item, field, text, forms)
        return self.enter(read)

    def _forms_with(self, entries: Sequence[tuple[str, str, str, str]]) -> Catalogue:
        """The forms with the priorities that these entries add, so that others of them may name those."""
        own = {
            item: text for section, item, _, text in entries if (section, item[:9]) == (REPORT, "priority/")
        }
        return self._forms_of({**self.values.report, **own}) if own else self.catalogue

    def text(self, section: str, item: str, field: str = VALUE) -> str:
        """What the file keeps in a field; empty where nothing was entered or people disagree."""
        sides = self._sides((section, item, field))
        return sides[0] if len(sides) == 1 else ""

    def _sides(self, place: Place) -> tuple[str, ...]:
        """The texts of a field in any section; none where nothing was entered."""
        if place in self.texts or place[0] == REPORT or self.catalogue.section(place[0]):
            return self.texts.get(place, ())
        return tuple(dict.fromkeys(change.value for change in db.frontier(self.file, place)))

    def told(self, place: Place, text: str) -> str:
        """A text of the file (a side of a conflict, a line of the history) as a person reads it."""
        return fields.told(self.catalogue, place, text)

    def _read(
        self, section: str, item: str, field: str, text: str, forms: Catalogue | None = None
    ) -> dict[Place, str]:
        read = fields.read(forms or self.catalogue, section, item, field, text)
        self.refuse_out_of_scope(section)
        return {(section, item, name): value for name, value in read.items()}

    def _is_figure(self, section: str, item: str) -> bool:
        known = self.catalogue.section(section)
        return known is not None and isinstance(known.field(item), Figure)

    def refuse_own_path(self, out: Path) -> None:
        """Raise UserError where a file would be written over the open one."""
        if out.absolute() == self.path.absolute():
            raise UserError("Цей файл відкрито. Виберіть інше ім’я або іншу папку.")

    def refuse_out_of_scope(self, section: str) -> None:
        """Raise ScopeError where the file was not issued for this section."""
        if self.is_city or section in self.scope:
            return
        titles = [f"«{one.title}»" for one in self.sections()]
        noun = "розділу" if len(titles) == 1 else "розділів"
        told = f"Цей файл видано лише для {noun} {', '.join(titles)}; інше в ньому не змінюють."
        raise ScopeError(told, section)

    def enter(self, read: Mapping[Place, str]) -> list[Change]:
        """Put texts as the file keeps them on disk, unless the rules of the review refuse them."""
        self._refuse_unseen(read)
        self.refuse(read)
        return self.record(read)

    def refuse(self, read: Mapping[Place, str]) -> None:
        """Raise EntryError where one of these texts must not be entered; a file by itself takes all."""

    def record(self, read: Mapping[Place, str]) -> list[Change]:
        """Put the texts on disk in one transaction, leaving out the empty ones that were never filled.

        For the review itself, which enters what nobody else may: ``enter`` asks it first.
        """
        for section in {section for section, _, _ in read}:
            self.refuse_out_of_scope(section)
        entries = [db.Entry(*place, text) for place, text in read.items() if text or place in self.texts]
        if not entries:
            return []
        self._refuse_unseen(read)
        changes = db.record(self.file, entries, self.author)
        self.take_over(changes)
        return changes

    def _refuse_unseen(self, read: Mapping[Place, str]) -> None:
        """Read again what another window or command wrote meanwhile, and replace none of it unseen."""
        version = self._version()
        if version == self._seen:
            return
        known = self.texts
        self.reload()
        for place in read:
            if known.get(place) != self.texts.get(place):
                now = " | ".join(self.told(place, text) for text in self.texts.get(place, ("",)))
                raise EntryError(f"Поле щойно змінили в іншому вікні: {now}. Введіть ще раз.", *place)

    def _version(self) -> int:
        """A number that changes with every change that another connection makes to the file."""
        with told(self.path):
            return int(self.file.connection.execute("PRAGMA data_version").fetchone()[0])

    def take_over(self, changes: Sequence[Change]) -> None:
        """Bring the values up to date after changes that replaced all sides of their fields."""
        for change in changes:
            self.texts[change.key] = (change.value,)
            self.values = with_field(self.values, self.catalogue, change.key, (change.value,))
        if any(change.section == REPORT and decides(change.item) for change in changes):
            self.reload()

    # Log

    def conflicts(self, section: str | None = None) -> list[Conflict]:
        """The fields, of all or of one section, that two people filled without seeing each other's value."""
        return db.conflicts(self.file, section)

    def disputed(self) -> Iterator[Place]:
        """The fields of the sections of the forms on which people disagree, from what is read already."""
        return (place for place, sides in self.texts.items() if len(sides) > 1)

    def resolve(
        self, section: str, item: str, field: str, *, take: str | None = None, value: str | None = None
    ) -> list[Change]:
        """Decide a conflict: one of its changes (``take``: its id) or a value typed anew."""
        if value is not None:
            return self.set_many([(section, item, field, value)])
        self.refuse_out_of_scope(section)
        change = db.resolve(self.file, section, item, field, take=take, author=self.author)
        self.take_over([change])
        return [change]

    @property
    def last_author(self) -> str:
        """Who made the newest change; empty where nothing was entered."""
        return db.last_author(self.file)

    def history(
        self, section: str | None = None, item: str | None = None, *, author: str | None = None
    ) -> list[HistoryEntry]:
        """Who changed what from what to what, oldest first."""
        return db.history(self.file, section, item, author)

    @property
    def snapshot(self) -> str:
        """The short hash of all current values; PDF, DOCX and data of the same state carry the same."""
        from zhytomyr_desktop.report.snapshot import snapshot_of

        return snapshot_of(self.values)


def _agreed(texts: Mapping[Place, Sequence[str]]) -> dict[str, str]:
    """The report's own data on which nobody disagrees, by item."""
    return {item: sides[0] for (_, item, field), sides in texts.items() if field == VALUE and len(sides) == 1}
