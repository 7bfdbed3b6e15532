"""One open file: everything that the window and the command line can do with it.

The names of sections, items and fields are listed at the head of ``fields.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import db
from db import Change, Conflict, HistoryEntry
from db.file import told
from forms.definition import Catalogue, Figure, Group, Section, Table
from forms.values import ReportValues, own_item, read_values, row_item, with_field, word_item
from zhytomyr_desktop import entry, fields, ordering, settings, shipped
from zhytomyr_desktop.errors import EntryError, ScopeError, UserError
from zhytomyr_desktop.fields import VALUE
from zhytomyr_desktop.gathering import reviewed
from zhytomyr_desktop.issuing import beginning, city_file
from zhytomyr_desktop.issuing.context import context_of
from zhytomyr_desktop.report.document import Document, Paragraph
from zhytomyr_desktop.review import board
from zhytomyr_desktop.review.acceptance import Since
from zhytomyr_desktop.review.reviewing import Review

if TYPE_CHECKING:
    from zhytomyr_desktop.audit.finding import Finding
    from zhytomyr_desktop.audit.prose.coverage import Coverage
    from zhytomyr_desktop.gathering.deciding import Choice
    from zhytomyr_desktop.gathering.taking_in import Gathering
    from zhytomyr_desktop.history.past import Past
    from zhytomyr_desktop.importing.taking import Imported
    from zhytomyr_desktop.report.annexes import AnnexKind
    from zhytomyr_desktop.signed import SignedFiles

Place = tuple[str, str, str]
"""Section, item and field."""

LONGEST_NAME = 200
"""Characters of an author's name."""


class Workspace:
    """One open file. A context manager; closing it twice is harmless.

    Every method that enters something returns when it is on disk, and ``values`` are current then.
    Methods raise ``EntryError`` (nothing was written) for what a person can correct at the field,
    ``UserError`` for what cannot be done now, and ``db.errors.FileError`` where the file cannot be used.
    """

    def __init__(self, file: db.ReportFile, catalogue: Catalogue, author: str = "") -> None:
        self._file = file
        self.catalogue = catalogue
        self.author = entry.clean_text(author, lines=1)[:LONGEST_NAME] or settings.author()
        self.values = ReportValues(year=file.year, sections={})
        self._texts: dict[Place, tuple[str, ...]] = {}
        self._seen = 0
        self.review = Review(self, file, self._record_review)
        self.reload()

    @classmethod
    def new(
        cls, path: Path, year: int, *, author: str = "", community: str = "", sections: Sequence[str] = ()
    ) -> Self:
        """Create an empty file; it appears complete or not at all. Raises FileError where one exists.

        ``community``: another one than that of the forms, in the genitive, as the title names it.
        ``sections``: those of a section file that a department begins by itself; none: a city file.
        """
        beginning.write(
            path,
            year,
            shipped.catalogue(),
            community=community,
            sections=sections,
            author=author or settings.author(),
        )
        return cls.open(path, author=author)

    @classmethod
    def sample(cls, path: Path, *, author: str = "") -> Self:
        """Create a city file with the shipped figures of 2023. Raises FileError where one exists."""
        from zhytomyr_desktop.issuing import sample

        sample.write(path, shipped.catalogue())
        return cls.open(path, author=author)

    @classmethod
    def open(cls, path: Path, read_only: bool = False, *, author: str = "") -> Self:
        """Open a city or section file. Raises FileError."""
        return cls(db.open_file(path, read_only=read_only), shipped.catalogue(), author)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

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
        return self._file.path

    @property
    def year(self) -> int:
        """The reporting year."""
        return self._file.year

    @property
    def read_only(self) -> bool:
        """Whether nothing can be entered."""
        return self._file.read_only

    @property
    def scope(self) -> tuple[str, ...]:
        """The sections that the file was issued for; empty for a city file, which holds them all."""
        return self._file.scope

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
        self._seen = self._version()
        current = db.current(self._file)
        self._texts = {place: tuple(side.value for side in sides) for place, sides in current.items()}
        self.values = read_values(self.catalogue, self.year, self._texts)
        self.review.forget()

    def warm_up(self) -> None:
        """Load now what the first entry needs, so that it does not wait; for an idle moment."""
        if not self.read_only:
            db.warm_up(self._file)

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
        return self._record(self._read(section, item, field, text))

    def set_many(self, entries: Iterable[tuple[str, str, str, str]]) -> list[Change]:
        """Enter several (section, item, field, text), all or none; a figure's value brings its qualifier."""
        read: dict[Place, str] = {}
        for section, item, field, text in entries:
            if field == VALUE and self._is_figure(section, item):
                read[section, item, "qualifier"] = ""
            read |= self._read(section, item, field, text)
        return self._record(read)

    def text(self, section: str, item: str, field: str = VALUE) -> str:
        """What the file keeps in a field; empty where nothing was entered or people disagree."""
        sides = self._texts.get((section, item, field), ())
        return sides[0] if len(sides) == 1 else ""

    def told(self, place: Place, text: str) -> str:
        """A text of the file (a side of a conflict, a line of the history) as a person reads it."""
        return fields.told(self.catalogue, place, text)

    def _read(self, section: str, item: str, field: str, text: str) -> dict[Place, str]:
        read = fields.read(self.catalogue, section, item, field, text)
        self._refuse_out_of_scope(section)
        return {(section, item, name): value for name, value in read.items()}

    def _is_figure(self, section: str, item: str) -> bool:
        known = self.catalogue.section(section)
        return known is not None and isinstance(known.field(item), Figure)

    def _refuse_out_of_scope(self, section: str) -> None:
        if self.is_city or section in self.scope:
            return
        issued = ", ".join(f"«{s.title}»" for s in self.sections())
        raise ScopeError(f"Цей файл видано лише для розділу {issued}; інше в ньому не змінюють.", section)

    def _record(self, read: Mapping[Place, str]) -> list[Change]:
        """Put the texts on disk in one transaction; refused where a section is accepted."""
        self._refuse_unseen(read)
        self.review.refuse_frozen(read)
        return self._record_review(read)

    def _record_review(self, read: Mapping[Place, str]) -> list[Change]:
        """Put the texts on disk in one transaction, leaving out the empty ones that were never filled."""
        for section in {section for section, _, _ in read}:
            self._refuse_out_of_scope(section)
        entries = [db.Entry(*place, text) for place, text in read.items() if text or place in self._texts]
        if not entries:
            return []
        self._refuse_unseen(read)
        changes = db.record(self._file, entries, self.author)
        self._take_over(changes)
        return changes

    def _refuse_unseen(self, read: Mapping[Place, str]) -> None:
        """Read again what another window or command wrote meanwhile, and replace none of it unseen."""
        version = self._version()
        if version == self._seen:
            return
        known = self._texts
        self.reload()
        for place in read:
            if known.get(place) != self._texts.get(place):
                now = " | ".join(self.told(place, text) for text in self._texts.get(place, ("",)))
                raise EntryError(f"Поле щойно змінили в іншому вікні: {now}. Введіть ще раз.", *place)

    def _version(self) -> int:
        """A number that changes with every change that another connection makes to the file."""
        with told(self.path):
            return int(self._file.connection.execute("PRAGMA data_version").fetchone()[0])

    def _take_over(self, changes: Sequence[Change]) -> None:
        """Bring the values up to date after changes that replaced all sides of their fields."""
        self.review.forget(changes)
        for change in changes:
            self._texts[change.key] = (change.value,)
            self.values = with_field(self.values, self.catalogue, change.key, (change.value,))

    # Review

    def status(self) -> tuple[board.SectionStatus, ...]:
        """The board: one line for each section of the file, in the order of the report."""
        return self.review.board()

    def set_status(self, section: str, state: str, remark: str = "") -> list[Change]:
        """Put a section into a state, see ``Review.set_state``."""
        return self.review.set_state(section, state, remark)

    def changed_since_acceptance(self, section: str) -> Since:
        """What is different in an accepted section since its acceptance; false where nothing is."""
        return self.review.changed_since_acceptance(section)

    # Other files

    def assign(self, sections: Sequence[str], out: Path) -> None:
        """Write a section file with these sections. Raises FileError where the file exists."""
        for key in sections:
            self.section(key)
            self._refuse_out_of_scope(key)
        db.assign(self._file, tuple(sections), out, context=context_of(self.catalogue, sections))

    def assign_each(self, folder: Path) -> list[Path]:
        """Write a section file for each section, ``KEY.zvit``, all or none. Raises DeliveryError."""
        from zhytomyr_desktop.issuing import handing_out

        parts = {f"{section.key}.zvit": (section.key,) for section in self.sections()}
        return handing_out.deliver(self._file, self.catalogue, folder, parts, {})

    def preview_merge(
        self, paths: Sequence[Path], *, force_scope: bool = False, everything: bool = False
    ) -> db.MergeResult:
        """What taking these files in would bring, field by field; nothing is written.

        ``everything``: the fields that bring nothing new are listed too.
        """
        result = db.preview(
            self._file,
            list(paths),
            force_scope=force_scope,
            everything=everything,
            knows=partial(fields.is_known, self.catalogue),
        )
        return reviewed.told(result, is_city=self.is_city)

    def merge(
        self,
        paths: Sequence[Path],
        *,
        force_scope: bool = False,
        seen: db.MergeResult | None = None,
        choices: Sequence[Choice] = (),
    ) -> db.MergeResult:
        """Take these files in with the choices among their conflicts: all or nothing, with a backup before.

        ``seen``: the preview in which the choices were made; a file that changed since is refused.
        """
        from zhytomyr_desktop.gathering import deciding

        decisions = deciding.decisions(self.catalogue, seen.comparison, choices) if seen else []
        result = db.merge(
            self._file,
            list(paths),
            self.author,
            force_scope=force_scope,
            decisions=decisions,
            expected=[one.sha256 for one in seen.files] if seen else (),
        )
        self.reload()
        return reviewed.told(result, is_city=self.is_city)

    def undo_merge(self) -> db.UndoResult:
        """Take the last merge out again, except where somebody built on it."""
        result = db.undo(self._file, self.author)
        self.reload()
        return result

    def conflicts(self) -> list[Conflict]:
        """The fields that two people filled differently without seeing each other's value."""
        return reviewed.to_decide(db.conflicts(self._file))

    def resolve(
        self, section: str, item: str, field: str, *, take: str | None = None, value: str | None = None
    ) -> list[Change]:
        """Decide a conflict: one of its changes (``take``: its id) or a value typed anew."""
        if value is not None:
            return self.set_many([(section, item, field, value)])
        self._refuse_out_of_scope(section)
        change = db.resolve(self._file, section, item, field, take=take, author=self.author)
        self._take_over([change])
        return [change]

    def history(
        self, section: str | None = None, item: str | None = None, *, author: str | None = None
    ) -> list[HistoryEntry]:
        """Who changed what from what to what, oldest first."""
        return db.history(self._file, section, item, author)

    # Tables and statements

    def add_row(self, section: str, table: str, cells: Mapping[str, str] = {}) -> str:
        """Put a row with these cells (column → text as typed) at the end of a table; returns its id."""
        item, position = self.row_place(section, table)
        typed = {"position": position, **cells}
        self.set_many((section, item, field, text) for field, text in typed.items())
        return item.partition("/")[2]

    def row_place(self, section: str, table: str) -> tuple[str, str]:
        """Item and position of a row to come at a table's end. Raises EntryError for an unknown table."""
        if not isinstance(self.section(section).field(table), Table):
            raise EntryError(f"Таблиці «{table}» у розділі немає.", section, table)
        rows = self.values.section(section).tables.get(table, ())
        last = max((row.position for row in rows), default="")
        return row_item(table, ordering.new_id()), ordering.between(last)

    def remove_item(self, section: str, item: str) -> list[Change]:
        """Delete a table's row or an own statement; history keeps it."""
        return self.set_field(section, item, "deleted", "1")

    def add_statement(self, section: str, group: str, text: str, position: str = "") -> str:
        """Put an own statement into a group; returns its id. Without ``position`` it stands at the end."""
        place = self.section(section)
        known = next((g for g in place.groups if g.key == group), None)
        if known is None:
            raise EntryError(f"Групи «{group}» у розділі немає.", section)
        statement = ordering.new_id()
        item = own_item(statement)
        position = position or self._last_position(place, known)
        given = {"group": group, "text": text, "position": position}
        self.set_many([(section, item, field, value) for field, value in given.items()])
        return statement

    def import_report(self, path: Path) -> Imported:
        """Take an existing report's text in, each paragraph as an own statement of its section; all or none.

        What is there already is not taken again. Raises UserError where the document cannot be read or has
        none of the report's headings.
        """
        from zhytomyr_desktop.importing import taking

        found = taking.of_document(self.catalogue, path, [s.key for s in self.sections()])
        entries, imported = taking.entries(found, self.values, self._last_own_position)
        self.set_many(entries)
        return imported

    def _last_own_position(self, section: str) -> str:
        place = self.section(section)
        return self._last_position(place, place.groups[0])

    def _last_position(self, section: Section, group: Group) -> str:
        own = self.values.section(section.key).statements.values()
        taken = [s.position for s in own if s.group == group.key]
        from zhytomyr_desktop.report.compose import default_positions

        return ordering.between(max([*default_positions(group), *taken], default=""))

    def roll(self, path: Path, year: int) -> None:
        """Write next year's city file: values become the previous ones, statements are carried over.

        Raises UserError for another year, a section file or undecided conflicts, FileError where one exists.
        """
        from zhytomyr_desktop.issuing import rolling

        rolling.check(self.year, year, is_city=self.is_city, conflicts=len(self.conflicts()))
        texts = {place: sides[0] for place, sides in self._texts.items()}
        city_file.write(
            path, year, rolling.carried_over(self.values, texts), f"Перенесено з {self.year} року"
        )

    # Reading

    def findings(self, section: str | None = None, *, spelling: bool = False) -> tuple[Finding, ...]:
        """What figures and free text say against each other, of one section or of all; explained ones last.

        ``spelling``: words are looked up too; the first time the dictionary takes more than a second to load.
        """
        from zhytomyr_desktop.checking import checks as checking

        asked = self.sections() if section is None else (self.section(section),)
        return checking.findings(self.catalogue, self.values, self.sections(), asked, spelling=spelling)

    def coverage(self) -> dict[str, Coverage]:
        """How many numbers of each section's text are bound to figures, exempt or orphans, by section key."""
        from zhytomyr_desktop.checking import checks as checking

        return {s.key: checking.section_coverage(self.catalogue, self.values, s) for s in self.sections()}

    def write_findings(self, path: Path, *, spelling: bool = True) -> None:
        """Write what the checks find, with its explanations: ``.pdf``, ``.docx`` or ``.xlsx``.

        ``on_step`` is called at every page or block; what it raises stops the work, and nothing is written.
        Raises UserError for another ending, ReportError where the disk or the folder refuses.
        """
        from zhytomyr_desktop.checking import protocol

        checked = protocol.Checked(
            self.catalogue, self.values, self.sections(), self.findings(spelling=spelling), self.coverage()
        )
        protocol.write(path, checked)

    def add_word(self, section: str, word: str) -> list[Change]:
        """Say that a word is spelled right, though the dictionary lacks it."""
        return self.set_field(section, word_item(word), "known", "1")

    def mend(self, finding: Finding) -> list[Change]:
        """Put into a person's sentence what the finding proposes; no digit changes. Raises UserError."""
        from zhytomyr_desktop.checking import mending

        item = finding.items[0]
        text = self.text(finding.section, item, "text")
        return self.set_field(finding.section, item, "text", mending.mended(text, finding))

    def show(self, section: str | None = None) -> dict[str, Any]:
        """Current values as the JSON of the command line: ``{"report": …, "sections": {…}}`` and the hash."""
        from zhytomyr_desktop import showing

        asked = self.sections() if section is None else (self.section(section),)
        return {"snapshot": self.snapshot, **showing.as_json(self.catalogue, self.values, asked)}

    def export(self, path: Path) -> None:
        """Write the figures for other programs, ``.json`` or ``.csv``. Raises UserError, ReportError."""
        from zhytomyr_desktop import exporting

        exporting.write(path, self.show(), self.values, self.sections(), self.snapshot)

    @property
    def past(self) -> Past:
        """The state at any moment, compared with now or with last year, and what went silent."""
        from zhytomyr_desktop.history.past import Past

        return Past(self, self._file)

    @property
    def gathering(self) -> Gathering:
        """The coordinator's work: the board, the acts of merges, handing out."""
        from zhytomyr_desktop.gathering.taking_in import Gathering

        return Gathering(self, self._file)

    @property
    def signed(self) -> SignedFiles:
        """The signed files of this report: taking them in, and which were taken."""
        from zhytomyr_desktop.signed import SignedFiles

        return SignedFiles(self, self._texts, self._record)

    def document(
        self,
        *,
        annexes: Collection[AnnexKind] = (),
        contents: bool = False,
        values: ReportValues | None = None,
    ) -> Document:
        """The report as it will be printed of these values (the current ones unless given)."""
        from zhytomyr_desktop.report.compose import compose
        from zhytomyr_desktop.report.snapshot import snapshot_of

        values = self.values if values is None else values
        return compose(
            self.catalogue, values, annexes=annexes, contents=contents, snapshot=snapshot_of(values)
        )

    @property
    def snapshot(self) -> str:
        """The short hash of all current values; PDF, DOCX and data of the same state carry the same."""
        from zhytomyr_desktop.report.snapshot import snapshot_of

        return snapshot_of(self.values)

    def section_document(self, key: str, *, gaps: bool = False) -> list[Paragraph]:
        """The paragraphs of one section as they will be printed; ``gaps``: also those that lack a value."""
        from zhytomyr_desktop.report.compose import compose_section

        return compose_section(self.catalogue, self.values, key, gaps=gaps)

    def write_report(
        self,
        path: Path,
        *,
        annexes: Collection[AnnexKind] = (),
        contents: bool = False,
        at: str = "",
        on_step: Callable[[object], None] | None = None,
    ) -> None:
        """Write the formatted report, ``.pdf`` or ``.docx``; same values, same bytes.

        ``at``: as it was at a moment of the past, or with this hash on its first page.

        Raises UserError for another ending, ReportError where the disk or the folder refuses.
        """
        values = self.past.values_at(at) if at else None
        document = self.document(annexes=annexes, contents=contents, values=values)
        if path.suffix.lower() == ".pdf":
            from zhytomyr_desktop.report.pdf import write_pdf

            write_pdf(document, path, on_page=on_step)
        elif path.suffix.lower() == ".docx":
            from zhytomyr_desktop.report.docx import write_docx

            write_docx(document, path, on_block=on_step)
        else:
            raise UserError("Вкажіть назву звіту, що закінчується на «.pdf» або «.docx».")
