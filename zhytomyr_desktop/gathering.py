"""What the coordinator does with a city file: looks over the board, keeps the acts of merges, hands out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import db
from db import records
from db.records import MergeAct
from zhytomyr_desktop.errors import UserError

if TYPE_CHECKING:
    from zhytomyr_desktop.workspace import Workspace


class Gathering:
    """The coordination of one open file. Methods raise UserError; nothing was written then."""

    def __init__(self, work: Workspace, file: db.ReportFile) -> None:
        self._work = work
        self._file = file

    # Acts

    def acts(self) -> list[MergeAct]:
        """The record of every merge, the latest last."""
        return records.acts(self._file)

    def act(self, number: int) -> MergeAct:
        """The record of one merge. Raises UserError."""
        for one in self.acts():
            if one.number == number:
                return one
        raise UserError(f"Приєднання № {number} немає. Перелік приєднань показує команда merges.")

    def write_act(self, path: Path, number: int) -> None:
        """Write the act of a merge, ``.pdf`` or ``.docx``. Raises UserError, ReportError."""
        from zhytomyr_desktop import merge_act

        merge_act.write(path, self.act(number), self._work.catalogue, self._work.year)
