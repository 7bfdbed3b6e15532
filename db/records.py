"""The record of each merge: its files, whose changes they brought, and what was decided about them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from db import file_notes
from db.change import COLUMNS, Change
from db.deciding import DECIDED
from db.file import ReportFile, told
from db.moments import when


@dataclass(frozen=True, slots=True)
class RecordedFile:
    """A file of a merge. ``authors``, ``sections``: how many of its new changes are whose, and where.

    ``remark``: why it was taken on purpose only; empty for one that was taken as a matter of course.
    """

    file: str
    sha256: str
    taken: int
    already: int
    refused: int
    authors: tuple[tuple[str, int], ...]
    sections: tuple[tuple[str, int], ...]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class RecordedDecision:
    """A change that settled values brought by the merge; ``sides``: what it replaced.

    ``at_once``: it was made in the merge's own step and is undone with it.
    """

    change: Change
    sides: tuple[Change, ...]
    at_once: bool


@dataclass(frozen=True, slots=True)
class MergeAct:
    """One merge as the file remembers it. ``undone_at`` is empty while it stands."""

    number: int
    at: str
    author: str
    undone_at: str
    undone_by: str
    files: tuple[RecordedFile, ...]
    decisions: tuple[RecordedDecision, ...]


@dataclass(frozen=True, slots=True)
class HandOutRecord:
    """A section file that was handed out: the id of the hand-over, when, and with which sections."""

    id: str
    at: str
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Received:
    """The last file of a merge that brought something to a section, and who made its latest change there."""

    section: str
    file: str
    at: str
    author: str


def acts(file: ReportFile) -> list[MergeAct]:
    """The record of every merge, the latest last."""
    with told(file.path):
        rows = file.connection.execute(
            "SELECT number, at, author, undone_at, undone_by FROM merging ORDER BY number"
        ).fetchall()
        return [
            MergeAct(number, at, author, undone_at, undone_by, _files(file, number), _decisions(file, number))
            for number, at, author, undone_at, undone_by in rows
        ]


def handed_out(file: ReportFile) -> dict[str, str]:
    """When each section was last handed out."""
    return {section: one.at for one in hand_outs(file) for section in one.sections}


def hand_outs(file: ReportFile) -> list[HandOutRecord]:
    """Every file that was handed out, the latest last."""
    with told(file.path):
        rows = file.connection.execute(
            "SELECT h.at, h.id, s.section FROM handover AS h "
            "JOIN handover_section AS s ON s.handover = h.id ORDER BY h.id, s.section"
        ).fetchall()
    found = [
        HandOutRecord(identifier, at, tuple(section for _, _, section in group))
        for (at, identifier), group in groupby(rows, key=lambda row: row[:2])
    ]
    return sorted(found, key=lambda one: when(one.at))


def received(file: ReportFile, sections: Collection[str]) -> dict[str, tuple[Received, ...]]:
    """What standing merges brought to each of these sections, the first one first; none has no entry."""
    query = _RECEIVED.format(sections=", ".join("?" * len(sections)))
    with told(file.path):
        rows = [Received(*row[:4]) for row in file.connection.execute(query, (DECIDED, *sections))]
    return {section: tuple(group) for section, group in groupby(rows, key=lambda one: one.section)}


def _files(file: ReportFile, number: int) -> tuple[RecordedFile, ...]:
    return tuple(_each_file(file, number))


def _each_file(file: ReportFile, number: int) -> Iterator[RecordedFile]:
    counted: dict[str, dict[int, list[tuple[str, int]]]] = {"author": {}, "section": {}}
    for column, by_position in counted.items():
        for position, word, count in file.connection.execute(_COUNTED.format(column=column), (number,)):
            by_position.setdefault(position, []).append((word, count))
    remarks = file_notes.notes(file.connection, file.handover, number)
    for position, name, sha256, taken, already, refused in file.connection.execute(
        "SELECT position, file, sha256, taken, already, refused FROM merged_file WHERE merging = ? "
        "ORDER BY position",
        (number,),
    ):
        authors, sections = (tuple(by_position.get(position, ())) for by_position in counted.values())
        remark = remarks.get(position, "")
        yield RecordedFile(name, sha256, taken, already, refused, authors, sections, remark)


def _decisions(file: ReportFile, number: int) -> tuple[RecordedDecision, ...]:
    return tuple(_each_decision(file, number))


def _each_decision(file: ReportFile, number: int) -> Iterator[RecordedDecision]:
    words = {"merging": number, "decided": DECIDED}
    for at_once, *cells in file.connection.execute(_DECIDING, words).fetchall():
        change = Change(*cells)
        sides = _sides(file, number, change.id)
        if at_once or len({side.value for side in sides}) > 1:
            yield RecordedDecision(change, sides, bool(at_once))


def _sides(file: ReportFile, number: int, newer: str) -> tuple[Change, ...]:
    rows: Sequence[tuple[str, ...]] = file.connection.execute(
        _SIDES, {"merging": number, "newer": newer}
    ).fetchall()
    return tuple(Change(*row) for row in rows)


_HERE = ", ".join(f"c.{name}" for name in COLUMNS.split(", "))
_GONE = ", ".join(f"w.{name}" for name in COLUMNS.split(", "))

_COUNTED = """
SELECT b.position, coalesce(c.{column}, w.{column}) AS word, count(*) FROM brought AS b
LEFT JOIN change AS c ON c.id = b.change
LEFT JOIN withdrawn_change AS w ON w.merging = b.merging AND w.id = b.change
WHERE b.merging = ? AND b.position >= 0 GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2
"""

_DECIDING = f"""
SELECT 1, {_HERE} FROM brought AS b JOIN change AS c ON c.id = b.change
WHERE b.merging = :merging AND b.position = :decided
UNION
SELECT 1, {_GONE} FROM brought AS b JOIN withdrawn_change AS w ON w.merging = b.merging AND w.id = b.change
WHERE b.merging = :merging AND b.position = :decided
UNION
SELECT 0, {_HERE} FROM brought AS b
JOIN supersedes AS s ON s.older = b.change JOIN change AS c ON c.id = s.newer
WHERE b.merging = :merging
AND NOT EXISTS (SELECT 1 FROM brought AS n WHERE n.merging = :merging AND n.change = s.newer)
AND NOT EXISTS (SELECT 1 FROM withdrawn_change AS w WHERE w.merging = :merging AND w.id = b.change)
ORDER BY 2
"""

_SIDES = f"""
SELECT {_HERE} FROM supersedes AS s JOIN change AS c ON c.id = s.older WHERE s.newer = :newer
UNION
SELECT {_GONE} FROM withdrawn_supersedes AS s
JOIN withdrawn_change AS w ON w.merging = s.merging AND w.id = s.older
WHERE s.merging = :merging AND s.newer = :newer
UNION
SELECT {_HERE} FROM withdrawn_supersedes AS s JOIN change AS c ON c.id = s.older
WHERE s.merging = :merging AND s.newer = :newer
ORDER BY 1
"""

_RECEIVED = """
SELECT c.section, f.file, m.at, c.author, max(c.id) FROM merging AS m
JOIN brought AS b ON b.merging = m.number JOIN change AS c ON c.id = b.change
JOIN merged_file AS f ON f.merging = b.merging AND f.position = b.position
WHERE m.undone_at = '' AND b.position > ? AND c.section IN ({sections})
GROUP BY c.section, m.number ORDER BY c.section, m.number
"""
"""One row for each section and merge: the other columns are those of the row with the greatest id."""
