"""One open file: everything that the window and the command line can do with it.

The names of sections, items and fields are listed at the head of ``fields.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import db
from db import Change, Conflict
from forms.definition import Catalogue
from forms.values import ReportValues, own_item, word_item
from zhytomyr_desktop import ordering, rows, settings, shipped, statements
from zhytomyr_desktop.gathering import reviewed
from zhytomyr_desktop.issuing import beginning
from zhytomyr_desktop.open_file import OpenFile, Place
from zhytomyr_desktop.own_forms import forms_of
from zhytomyr_desktop.report.document import Document, Paragraph
from zhytomyr_desktop.review import board
from zhytomyr_desktop.review.acceptance import Since
from zhytomyr_desktop.review.reviewing import Review

if TYPE_CHECKING:
    from zhytomyr_desktop.audit.finding import Finding
    from zhytomyr_desktop.audit.prose.coverage import Coverage
    from zhytomyr_desktop.gathering.taking_in import Gathering
    from zhytomyr_desktop.history.past import Past
    from zhytomyr_desktop.importing.taking import Imported
    from zhytomyr_desktop.report.annexes import AnnexKind
    from zhytomyr_desktop.report.steps import OnStep
    from zhytomyr_desktop.signed import SignedFiles


class Workspace(OpenFile):
    """An open file with all that the program can do with it, see ``OpenFile`` for what methods raise."""

    def __init__(
        self,
        file: db.ReportFile,
        forms_of: Callable[[Mapping[str, str]], Catalogue] = forms_of,
        author: str = "",
    ) -> None:
        self.review = Review(self)
        super().__init__(file, forms_of, author)

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
    def sample(cls, path: Path) -> Self:
        """Create a city file with the shipped figures of 2023. Raises FileError where one exists."""
        from zhytomyr_desktop.issuing import sample

        sample.write(path, shipped.catalogue())
        return cls.open(path)

    # Review

    def reload(self) -> None:
        """Read everything again from the file."""
        super().reload()
        self.review.forget()

    def refuse(self, read: Mapping[Place, str]) -> None:
        """Raise EntryError where one of these texts is entered into an accepted section."""
        self.review.refuse_frozen(read)

    def take_over(self, changes: Sequence[Change]) -> None:
        """Bring the values up to date after changes that replaced all sides of their fields."""
        self.review.forget(changes)
        super().take_over(changes)

    def status(self) -> tuple[board.SectionStatus, ...]:
        """The board: one line for each section of the file, in the order of the report."""
        return self.review.board()

    def conflicts(self, section: str | None = None) -> list[Conflict]:
        """The fields, of all or of one section, that two people filled without seeing each other's value."""
        return reviewed.to_decide(super().conflicts(section))

    def set_status(self, section: str, state: str, remark: str = "") -> list[Change]:
        """Put a section into a state, see ``Review.set_state``."""
        return self.review.set_state(section, state, remark)

    def changed_since_acceptance(self, section: str) -> Since:
        """What is different in an accepted section since its acceptance; false where nothing is."""
        return self.review.changed_since_acceptance(section)

    # Other files

    def assign(self, sections: Sequence[str], out: Path, *, replace: bool = False) -> None:
        """Write a section file with these sections, see ``issuing.assigning.assign``."""
        from zhytomyr_desktop.issuing import assigning

        assigning.assign(self, sections, out, replace=replace)

    def assign_each(self, folder: Path, sections: Sequence[str] = ()) -> list[Path]:
        """Write a section file for each section, see ``issuing.assigning.assign_each``."""
        from zhytomyr_desktop.issuing import assigning

        return assigning.assign_each(self, folder, sections)

    # Tables and statements

    def add_row(self, section: str, table: str, cells: Mapping[str, str] = {}) -> str:
        """Put a row with these cells (column → text as typed) at the end of a table; returns its id."""
        item, position = self.row_place(section, table)
        typed = {"position": position, **cells}
        self.set_many((section, item, field, text) for field, text in typed.items())
        return item.partition("/")[2]

    def row_place(self, section: str, table: str) -> tuple[str, str]:
        """Item and position of a row to come at a table's end. Raises EntryError for an unknown table."""
        return rows.place_at_end(self.section(section), self.values.section(section), table)

    def remove_item(self, section: str, item: str) -> list[Change]:
        """Delete a table's row or an own statement; history keeps it."""
        return self.set_field(section, item, "deleted", "1")

    def add_statement(self, section: str, group: str, text: str, position: str = "") -> str:
        """Put an own statement into a group; returns its id. Without ``position`` it stands at the end."""
        place = self.section(section)
        position = position or statements.position_at_end(place, self.values.section(section), group)
        statement = ordering.new_id()
        given = {"group": group, "text": text, "position": position}
        self.set_many([(section, own_item(statement), field, value) for field, value in given.items()])
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
        return statements.position_at_end(place, self.values.section(section), place.groups[0].key)

    def roll(self, path: Path, year: int) -> None:
        """Write next year's city file: values become the previous ones, statements are carried over.

        Raises UserError for another year, a section file or undecided conflicts, FileError where one exists.
        """
        from zhytomyr_desktop.issuing import rolling

        rolling.write(self, path, year)

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
        """Write the figures as ``.json``, ``.csv`` or ``.xlsx``. Raises UserError, ReportError."""
        from zhytomyr_desktop import exporting

        exporting.write(path, self.show(), self.values, self.sections(), self.snapshot)

    @property
    def past(self) -> Past:
        """The state at any moment, compared with now or with last year, and what went silent."""
        from zhytomyr_desktop.history.past import Past

        return Past(self)

    @property
    def gathering(self) -> Gathering:
        """The coordinator's work: the board, the acts of merges, handing out."""
        from zhytomyr_desktop.gathering.taking_in import Gathering

        return Gathering(self, self.review)

    @property
    def signed(self) -> SignedFiles:
        """The signed files of this report: taking them in, and which were taken."""
        from zhytomyr_desktop.signed import SignedFiles

        return SignedFiles(self)

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

        catalogue = self.catalogue if values is None else self.forms_for(values)
        values = self.values if values is None else values
        return compose(catalogue, values, annexes=annexes, contents=contents, snapshot=snapshot_of(values))

    def section_document(self, key: str) -> list[Paragraph]:
        """The paragraphs of one section as they will be printed."""
        from zhytomyr_desktop.report.compose import compose_section

        return compose_section(self.catalogue, self.values, key)

    def write_report(
        self,
        path: Path,
        *,
        annexes: Collection[AnnexKind] = (),
        contents: bool = False,
        at: str = "",
        on_step: OnStep | None = None,
    ) -> None:
        """Write the formatted report, ``.pdf`` or ``.docx``; same values, same bytes.

        ``at``: as it was at a moment of the past, or with this hash on its first page. ``on_step`` is called
        before every block; what it raises stops the work, and nothing is written.
        Raises UserError for another ending, ReportError where the disk or the folder refuses.
        """
        from zhytomyr_desktop.report import writing

        values = self.past.values_at(at) if at else None
        writing.write(self.document(annexes=annexes, contents=contents, values=values), path, on_step)
