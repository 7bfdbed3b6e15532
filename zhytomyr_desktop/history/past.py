"""Looking back from an open file: the state at a moment, what is different, what went silent."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import db
from db import HistoryEntry, records
from db.steps import steps, tops
from forms.stored import read_values
from forms.values import REPORT, ReportValues
from zhytomyr_desktop import showing
from zhytomyr_desktop.errors import UserError
from zhytomyr_desktop.history import at_moment, comparing, events, silence, states, timeline
from zhytomyr_desktop.open_file import OpenFile
from zhytomyr_desktop.report.snapshot import snapshot_named

if TYPE_CHECKING:
    from zhytomyr_desktop.history.comparing import Difference
    from zhytomyr_desktop.history.events import Event
    from zhytomyr_desktop.history.silence import Silence
    from zhytomyr_desktop.history.timeline import Moment


class Past:
    """The past of one open file. Methods raise UserError, and FileError for another file."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file

    def timeline(self) -> list[Moment | Event]:
        """All changes of the file, with its merges and hand-outs among them, the newest first."""
        entries = db.history(self._file.file)
        moments = timeline.moments(self._file.catalogue, entries)
        return events.among(moments, self._events(entries), lambda moment: moment.entry.change)

    def events(self) -> list[Event]:
        """Merges, undone merges and hand-outs, the newest first."""
        return self._events(self._file.history(REPORT))

    def _events(self, entries: Sequence[HistoryEntry]) -> list[Event]:
        file = self._file.file
        return events.events(
            self._file.catalogue,
            records.acts(file),
            records.hand_outs(file),
            events.notes(entries),
            tops(file),
        )

    def values_at(self, moment: str) -> ReportValues:
        """All values as of a moment: a change's id, a day, a day and a time, or a printed report's hash."""
        snapshot = snapshot_named(moment)
        if snapshot and not self._begins_a_change(moment):
            return self._values_of_snapshot(snapshot)
        current = db.current(self._file.file, upto=at_moment.bound(moment))
        texts = {place: tuple(side.value for side in sides) for place, sides in current.items()}
        return read_values(self._file.catalogue, self._file.year, texts)

    def _begins_a_change(self, typed: str) -> bool:
        """Whether a change's number in this file begins so: it can look like a hash."""
        beginning = typed.strip()
        return any(entry.change.id.startswith(beginning) for entry in db.history(self._file.file))

    def _values_of_snapshot(self, snapshot: str) -> ReportValues:
        here = self._file
        found = states.state_of(here.catalogue, here.values, steps(here.file), snapshot)
        if found is None:
            raise UserError(
                f"Стану «{snapshot}» у цьому файлі не було. Перевірте знаки внизу першої сторінки звіту "
                "або відкрийте файл, з якого його надруковано."
            )
        return found

    def show(self, moment: str, section: str = "") -> dict[str, Any]:
        """The report as of a moment, as the JSON of the command line."""
        sections = (self._file.section(section),) if section else self._file.sections()
        return showing.as_json(self._file.catalogue, self.values_at(moment), sections)

    def compare(
        self, *, at: str = "", other: Path | None = None, section: str = ""
    ) -> tuple[Difference, ...]:
        """What is different now.

        ``at``: against the state at that moment. ``other``: against another file (last year's), and with
        ``at`` that file against the state at the moment. Neither: figures against last year's values here.
        """
        sections = (self._file.section(section),) if section else self._file.sections()
        if other is not None:
            after = self.values_at(at) if at else self._file.values
            return comparing.differences(self._file.catalogue, self._values_of(other), after, sections)
        if at:
            return comparing.differences(
                self._file.catalogue, self.values_at(at), self._file.values, sections
            )
        return comparing.against_last_year(self._file.values, sections)

    def silent(self, previous: Path | None = None, section: str = "") -> tuple[Silence, ...]:
        """What last year told and this year lacks; last year is its file, or the previous values here.

        Raises UserError for a file that is not of an earlier year, FileError for one that cannot be used.
        """
        sections = (self._file.section(section),) if section else self._file.sections()
        last = comparing.last_year(self._file.values) if previous is None else self._values_of(previous)
        if previous is not None and last.year >= self._file.year:
            raise UserError(f"«{previous.name}» – звіт за {last.year} рік. Вкажіть файл попереднього року.")
        return silence.silences(self._file.catalogue, last, self._file.values, sections)

    def _values_of(self, path: Path) -> ReportValues:
        with OpenFile.open(path, read_only=True) as other:
            return other.values
