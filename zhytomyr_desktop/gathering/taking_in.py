"""What the coordinator does with a city file: takes files in, keeps acts, looks over the board, hands out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import db
from db import intake, records
from db.records import MergeAct
from zhytomyr_desktop import fields, renewal
from zhytomyr_desktop.errors import UserError
from zhytomyr_desktop.gathering import reviewed
from zhytomyr_desktop.issuing import belonging
from zhytomyr_desktop.open_file import OpenFile

if TYPE_CHECKING:
    from db.intake import Refuse
    from zhytomyr_desktop.gathering.deciding import Choice
    from zhytomyr_desktop.gathering.outside import OutsideOfAct
    from zhytomyr_desktop.gathering.sifting import Sifted
    from zhytomyr_desktop.issuing.handing_out import Package
    from zhytomyr_desktop.report.document import Document
    from zhytomyr_desktop.review.overview import BoardLine
    from zhytomyr_desktop.review.reviewing import Review


class Gathering:
    """The coordination of one open file. Methods raise UserError; nothing was written then."""

    def __init__(self, city: OpenFile, review: Review) -> None:
        self._city = city
        self._review = review

    # Taking in

    def preview(
        self,
        paths: Sequence[Path],
        *,
        force_scope: bool = False,
        any_community: bool = False,
        everything: bool = False,
        refuse: Refuse = intake.raised,
    ) -> db.MergeResult:
        """What taking these files in would bring, field by field; nothing is written.

        ``any_community``: a file of another community is taken too; else it is refused (OtherCommunity).
        ``everything``: the fields that bring nothing new are listed too. ``refuse``: see ``db.preview``.
        """
        result = db.preview(
            self._city.file,
            list(paths),
            force_scope=force_scope,
            everything=everything,
            knows=partial(fields.is_known, self._city.catalogue),
            vouch=belonging.voucher(self._city, any_community=any_community),
            refuse=refuse,
        )
        return reviewed.told(result, is_city=self._city.is_city)

    def merge(
        self,
        paths: Sequence[Path],
        *,
        force_scope: bool = False,
        any_community: bool = False,
        seen: db.MergeResult | None = None,
        choices: Sequence[Choice] = (),
    ) -> db.MergeResult:
        """Take these files in with the choices among their conflicts: all or nothing, with a backup before.

        ``seen``: the preview in which the choices were made; a file that changed since is refused.
        """
        from zhytomyr_desktop.gathering import deciding

        decisions = deciding.decisions(self._city.catalogue, seen.comparison, choices) if seen else []
        result = db.merge(
            self._city.file,
            list(paths),
            self._city.author,
            force_scope=force_scope,
            decisions=decisions,
            expected=[one.sha256 for one in seen.files] if seen else (),
            vouch=belonging.voucher(self._city, any_community=any_community),
        )
        self._city.reload()
        return reviewed.told(result, is_city=self._city.is_city)

    def undo(self) -> db.UndoResult:
        """Take the last merge out again, except where somebody built on it."""
        result = db.undo(self._city.file, self._city.author)
        self._city.reload()
        return result

    def preview_usable(
        self,
        paths: Sequence[Path],
        *,
        force_scope: bool = False,
        any_community: bool = False,
        everything: bool = False,
    ) -> Sifted:
        """What these files would bring, without those that cannot be used; each is read once.

        Raises FileError where it is the only one.
        """
        from zhytomyr_desktop.gathering import sifting

        asked = {"force_scope": force_scope, "any_community": any_community, "everything": everything}
        return sifting.preview_usable(lambda refuse: self.preview(paths, refuse=refuse, **asked), paths)

    # Acts

    def acts(self) -> list[MergeAct]:
        """The record of every merge, the latest last."""
        return records.acts(self._city.file)

    def standing(self) -> db.MergeRecord | None:
        """The merge that can be undone; None where there is none."""
        return db.standing(self._city.file)

    def act(self, number: int) -> MergeAct:
        """The record of one merge. Raises UserError."""
        for one in self.acts():
            if one.number == number:
                return one
        raise UserError(f"Приєднання № {number} немає. Перелік приєднань показує команда merges.")

    def act_document(self, number: int) -> Document:
        """The act of a merge as it is printed. Raises UserError."""
        from zhytomyr_desktop.gathering import act as merge_act

        act = self.act(number)
        return merge_act.as_document(act, self.outside(act), self._city.catalogue, self._city.year)

    def write_act(self, path: Path, number: int) -> None:
        """Write the act of a merge, ``.pdf`` or ``.docx``. Raises UserError, ReportError."""
        from zhytomyr_desktop.gathering import act as merge_act

        merge_act.write(path, self.act_document(number))

    def outside(self, act: MergeAct, *, only_refused: bool = False) -> OutsideOfAct:
        """The changes of a merge that lay outside what its files were issued for, with what was decided."""
        from zhytomyr_desktop.gathering import outside

        return outside.outside(self._city.file, act, only_refused=only_refused)

    def received_folder(self) -> Path:
        """Where received files are kept as they came; it may not be there yet."""
        return intake.received_folder(self._city.file)

    # Board

    def board(self, today: date | None = None) -> tuple[BoardLine, ...]:
        """One line for each section: its stage, findings, last file and the days to its deadline."""
        from zhytomyr_desktop.checking import checks
        from zhytomyr_desktop.review import overview

        every = self._city.sections()
        return overview.lines(
            self._review.board(),
            checks.findings(self._city.catalogue, self._city.values, every, every),
            records.handed_out(self._city.file),
            records.received(self._city.file, [one.key for one in every]),
            today or _today(),
        )

    def write_board(self, path: Path) -> None:
        """Write the board as ``.xlsx``, ``.pdf`` or ``.docx``. Raises UserError, ReportError."""
        from zhytomyr_desktop.review import overview

        day = _today()
        overview.write(path, self.board(day), self._city.year, day)

    def to_renew(self) -> dict[str, tuple[str, ...]]:
        """The sentences carried over from last year that nobody renewed or confirmed, by section."""
        found = {s.key: renewal.to_renew(self._city.values.section(s.key)) for s in self._city.sections()}
        return {key: items for key, items in found.items() if items}

    def confirm(self, section: str, item: str) -> list[db.Change]:
        """Say that a sentence of last year still holds."""
        return self._city.set_field(section, item, renewal.FIELD, "")

    # Handing out

    def hand_out(self, folder: Path, sections: Sequence[str] = ()) -> list[Package]:
        """Write one section file with a covering note for each department. All sections, or only these.

        All files appear and are remembered as handed out, or none. Raises UserError, DeliveryError.
        """
        from zhytomyr_desktop.issuing import handing_out

        for key in sections:
            self._city.section(key)
        chosen = [s for s in self._review.board() if s.key in sections or (not sections and s.expected)]
        if not chosen:
            raise UserError("Виберіть хоча б один розділ.")
        packages = handing_out.packages(chosen, folder)
        parts = {one.file.name: one.keys for one in packages}
        notes = {one.note.name: partial(self._note, one) for one in packages}
        handing_out.deliver(self._city, folder, parts, notes)
        return packages

    def settle_hand_out(self) -> str:
        """Take back what a hand-out left that was killed; what is to be told of it, or nothing."""
        from zhytomyr_desktop.issuing import unfinished

        return unfinished.settle(self._city.file)

    def _note(self, package: Package) -> Document:
        from zhytomyr_desktop.issuing import handing_out

        contact = self._city.values.report.get("contact", "")
        return handing_out.note(package, self._city.year, self._city.author, contact)


def _today() -> date:
    return datetime.now().astimezone().date()
