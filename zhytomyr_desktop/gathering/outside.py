"""Which changes of a merge lay outside what their files were issued for, and what was decided about them.

The city file keeps only their number: they are read again from the received files, kept as they came.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import db
from db import intake
from db.arrivals import carriers
from db.change import Change
from db.records import MergeAct, RecordedFile
from db.safe_read import Verified

_KEPT_BY = 16
"""How many digits of a file's SHA-256 its kept copy is named by."""


@dataclass(frozen=True, slots=True)
class Outside:
    """A change outside its file's sections. ``taken``: on purpose; ``later``: the merge that took it then."""

    file: str
    change: Change
    taken: bool
    later: int = 0


@dataclass(frozen=True, slots=True)
class OutsideOfAct:
    """All such changes of a merge, and the files of which the copies are gone, so that nothing is known."""

    changes: tuple[Outside, ...] = ()
    missing: tuple[str, ...] = ()


def outside(file: db.ReportFile, act: MergeAct, *, only_refused: bool = False) -> OutsideOfAct:
    """The changes out of scope in the files of a merge, file by file; a bad copy counts as missing.

    ``only_refused``: only files of which something was not taken, so that little is read.
    """
    asked = [one for one in act.files if one.refused or not only_refused]
    content = _contents(file, asked)
    found = [
        out
        for one in asked
        if one.sha256 in content
        for out in _of_file(file, act.number, one.file, content[one.sha256])
    ]
    missing = tuple(one.file for one in asked if one.refused and one.sha256 not in content)
    return OutsideOfAct(tuple(found), missing)


def _contents(file: db.ReportFile, asked: Sequence[RecordedFile]) -> dict[str, Verified]:
    """The kept copies by their SHA-256, read by the guard; bad ones are left out."""
    folder = intake.received_folder(file)
    paths = [path for one in asked for path in sorted(folder.glob(f"{one.sha256[:_KEPT_BY]}-*"))[:1]]
    read = intake.run_in_child(paths, intake.rules())
    return {content.sha256: content for content in read if isinstance(content, Verified)}


def _of_file(file: db.ReportFile, number: int, name: str, content: Verified) -> Iterator[Outside]:
    scope = _issued_for(file, content)
    if not scope:
        return
    changes = [Change(*row) for row in content.changes if row[1] not in scope]
    came = carriers(file, [change.id for change in changes])
    for change in changes:
        merges = came.get(change.id)
        if merges is None:
            yield Outside(name, change, taken=False)
        elif number in merges:
            yield Outside(name, change, taken=True)
        elif merges and merges[0] > number:
            yield Outside(name, change, taken=False, later=merges[0])


def _issued_for(file: db.ReportFile, content: Verified) -> Sequence[str]:
    """By the city's own record of the hand-over; where it has none, what the file says of itself."""
    own = file.connection.execute(
        "SELECT section FROM handover_section WHERE handover = ?", (content.meta.get("handover", ""),)
    ).fetchall()
    return [section for (section,) in own] or content.meta.get("scope", "").split()
