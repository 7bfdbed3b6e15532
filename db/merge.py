"""Merge: the union of logs, in one transaction, with a record of what came, and its exact undoing."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from db import file_notes, order
from db.backup import back_up
from db.change import COLUMNS, Change, Conflict, Key
from db.comparing import NO_COMPARISON, Comparison, Knows, compare
from db.deciding import MergeDecision, decide
from db.errors import HostileFile, Locked, NothingToUndo
from db.file import ReportFile
from db.ids import now_text
from db.intake import Incoming, Refuse, Vouch, put_back, raised, staged
from db.log import conflicts
from db.sight import look

_CACHE_KIB = 131_072
"""Room for the pages that a large merge touches; without it inserts become random reads."""


@dataclass(frozen=True, slots=True)
class MergedFile:
    """One file of a merge: changes ``taken``, ``already`` there, and ``refused`` as outside its scope.

    ``remark``: what is to be told of the file as a whole, see ``intake.Vouch``.
    """

    file: str
    sha256: str
    taken: int
    already: int
    refused: tuple[Change, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class MergeResult:
    """What a merge did, or would do, and all conflicts that are then left in the city's file.

    ``comparison``: of a preview, what becomes of each field. ``decided``: the changes of its decisions.
    """

    files: tuple[MergedFile, ...]
    conflicts: tuple[Conflict, ...]
    comparison: Comparison = field(default=NO_COMPARISON, compare=False)
    decided: tuple[Change, ...] = ()

    @property
    def taken(self) -> int:
        """The number of changes brought by all files together."""
        return sum(file.taken for file in self.files)


@dataclass(frozen=True, slots=True)
class MergeRecord:
    """A merge as the file remembers it. ``files``: name and SHA-256 of each."""

    number: int
    at: str
    author: str
    undone_at: str
    undone_by: str
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class UndoResult:
    """The undone merge, how many changes were withdrawn, and the fields left since somebody built on them."""

    merge: MergeRecord
    withdrawn: int
    left: tuple[Key, ...]


def merge(
    file: ReportFile,
    paths: Sequence[Path],
    author: str,
    *,
    force_scope: bool = False,
    decisions: Sequence[MergeDecision] = (),
    expected: Sequence[str] = (),
    vouch: Vouch = lambda *_: "",
) -> MergeResult:
    """Take the changes of received files in, with the decisions of their conflicts: all or nothing.

    Changes outside a file's scope are listed and refused unless ``force_scope``. A backup is made before.
    ``expected``: the SHA-256 of each file as it was previewed. ``vouch`` may refuse a file.
    Raises FileError; then the file is as it was.
    """
    with staged(file, paths, vouch=vouch) as incoming:
        for one, sha256 in zip(incoming, expected, strict=False):
            if one.sha256 != sha256:
                raise Locked(one.path, "він змінився після перегляду; перегляньте файли ще раз")
        back_up(file, "merge")
        return take_in(file, incoming, author, force_scope=force_scope, decisions=decisions)


def preview(
    file: ReportFile,
    paths: Sequence[Path],
    *,
    force_scope: bool = False,
    everything: bool = False,
    knows: Knows = lambda *_: True,
    vouch: Vouch = lambda *_: "",
    refuse: Refuse = raised,
) -> MergeResult:
    """Tell what ``merge`` would do, field by field: the same code in a transaction that is rolled back.

    ``everything``: fields that bring nothing new are listed too. ``knows``: the fields of the form.
    ``refuse``: is told of each file that cannot be used, and the others are previewed without it.
    """
    with staged(file, paths, keep=False, vouch=vouch, refuse=refuse) as laid_out:
        incoming = laid_out
        while True:
            try:
                return _tried(file, incoming, force_scope, everything, knows)
            except HostileFile as error:
                refuse(error)
                incoming = put_back(file, incoming, error.path)


def _tried(
    file: ReportFile, incoming: Sequence[Incoming], force_scope: bool, everything: bool, knows: Knows
) -> MergeResult:
    with file.transaction() as connection:
        sight = look(file, everything=everything)
        result = _union(file, incoming, "", force_scope)
        comparison = compare(sight, shut_out(result), result.conflicts, knows)
        connection.execute("ROLLBACK")
    file.reload()
    return replace(result, comparison=comparison)


def shut_out(result: MergeResult) -> set[tuple[int, str]]:
    """Say which sections of which files (by position) were refused as outside their scope."""
    return {(position, change.section) for position, one in enumerate(result.files) for change in one.refused}


def take_in(
    file: ReportFile,
    incoming: Sequence[Incoming],
    author: str,
    *,
    force_scope: bool = False,
    decisions: Sequence[MergeDecision] = (),
) -> MergeResult:
    """Merge files that the guard let in (``db.intake.staged``) and decide, in one transaction."""
    with _large_cache(file.connection), file.transaction():
        return _union(file, incoming, author, force_scope, decisions)


def merges(file: ReportFile) -> list[MergeRecord]:
    """List all merges of the file, the latest last."""
    return [_record(file, number) for (number,) in file.connection.execute("SELECT number FROM merging")]


def standing(file: ReportFile) -> MergeRecord | None:
    """The merge that ``undo`` would take out; None where there is none."""
    number = file.connection.execute(_LAST_STANDING).fetchone()[0]
    return None if number is None else _record(file, number)


def withdrawn(file: ReportFile, number: int) -> list[Change]:
    """List the changes that an undone merge had brought, in the order of their ids."""
    query = f"SELECT {COLUMNS} FROM withdrawn_change WHERE merging = ? ORDER BY id"
    return [Change(*row) for row in file.connection.execute(query, (number,))]


def undo(file: ReportFile, author: str) -> UndoResult:
    """Take what the last merge with changes brought out again, exactly; the record keeps it.

    Fields that somebody built on since are left whole. The same files can be merged again afterwards.
    Raises NothingToUndo.
    """
    with file.transaction() as connection:
        number = connection.execute(_LAST_STANDING).fetchone()[0]
        if number is None:
            raise NothingToUndo(file.path)
        order.note(connection, order.UNDONE, number, file.handover)
        left = tuple(connection.execute(_BUILT_ON, {"merging": number}).fetchall())
        withdrawn = _withdraw(connection, number)
        connection.execute(
            "UPDATE merging SET undone_at = ?, undone_by = ? WHERE number = ?", (now_text(), author, number)
        )
        file.drop_digest()
        return UndoResult(_record(file, number), withdrawn, left)


def _union(
    file: ReportFile,
    incoming: Sequence[Incoming],
    author: str,
    force_scope: bool,
    decisions: Sequence[MergeDecision] = (),
) -> MergeResult:
    connection = file.connection
    number = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM merging").fetchone()[0]
    connection.execute("INSERT INTO merging VALUES (?, ?, ?, '', '')", (number, now_text(), author))
    order.note(connection, order.MERGED, number, file.handover)
    files = tuple(_take_file(file, number, one, force_scope) for one in incoming)
    decided = tuple(decide(file, number, decisions, author))
    file.drop_digest()
    return MergeResult(files, tuple(conflicts(file)), decided=decided)


def _take_file(file: ReportFile, number: int, one: Incoming, force_scope: bool) -> MergedFile:
    connection = file.connection
    _check_same_content(connection, one)
    inside, sections = ("1 = 1", ()) if force_scope else _inside(file, one)
    words = (one.position, *sections)
    refused = [] if force_scope else _refused(connection, inside, words)
    taken = connection.execute(_BROUGHT.format(number=number, inside=inside), words).rowcount
    if taken:
        connection.execute(_TAKE_CHANGES, (number, one.position))
        connection.execute(_TAKE_EDGES, (number, one.position))
    all_of_it = connection.execute(_COUNT, (one.position,)).fetchone()[0]
    done = MergedFile(
        one.path.name, one.sha256, taken, all_of_it - taken - len(refused), tuple(refused), one.remark
    )
    connection.execute(
        "INSERT INTO merged_file VALUES (?, ?, ?, ?, ?, ?, ?)",
        (number, one.position, done.file, done.sha256, done.taken, done.already, len(refused)),
    )
    if done.remark:
        file_notes.note(connection, file.handover, number, one.position, done.remark)
    return done


def _check_same_content(connection: sqlite3.Connection, one: Incoming) -> None:
    forged = connection.execute(_FORGED, (one.position,)).fetchone()
    if forged:
        raise HostileFile(one.path, f"зміна {forged[0]} має інший вміст, ніж у вас")


def _inside(file: ReportFile, one: Incoming) -> tuple[str, tuple[str, ...]]:
    """Return a condition on the section and its words: what the file was issued for, within our scope."""
    conditions: list[str] = []
    words: list[str] = []
    for scope in (_issued_for(file, one), file.scope):
        if scope:
            conditions.append(f"s.section IN ({', '.join('?' * len(scope))})")
            words += scope
    return " AND ".join(conditions) or "1 = 1", tuple(words)


def _issued_for(file: ReportFile, one: Incoming) -> tuple[str, ...]:
    own = file.connection.execute(
        "SELECT section FROM handover_section WHERE handover = ? ORDER BY section", (one.handover,)
    ).fetchall()
    return tuple(section for (section,) in own) or one.scope


def _refused(connection: sqlite3.Connection, inside: str, words: Sequence[object]) -> list[Change]:
    if inside == "1 = 1":
        return []
    return [Change(*row) for row in connection.execute(_REFUSED.format(inside=inside), words)]


def _withdraw(connection: sqlite3.Connection, number: int) -> int:
    words = {"merging": number}
    withdrawn = connection.execute(_WITHDRAW_CHANGES, words).rowcount
    for statement in (_WITHDRAW_EDGES, _DELETE_EDGES, _DELETE_CHANGES):
        connection.execute(statement, words)
    return withdrawn


def _record(file: ReportFile, number: int) -> MergeRecord:
    at, author, undone_at, undone_by = file.connection.execute(
        "SELECT at, author, undone_at, undone_by FROM merging WHERE number = ?", (number,)
    ).fetchone()
    files = file.connection.execute(
        "SELECT file, sha256 FROM merged_file WHERE merging = ? ORDER BY position", (number,)
    ).fetchall()
    return MergeRecord(number, at, author, undone_at, undone_by, tuple(files))


@contextlib.contextmanager
def _large_cache(connection: sqlite3.Connection) -> Iterator[None]:
    before = connection.execute("PRAGMA main.cache_size").fetchone()[0]
    connection.execute(f"PRAGMA main.cache_size = -{_CACHE_KIB}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA main.cache_size = {before}")


_LAST_STANDING = """
SELECT max(m.number) FROM merging AS m
WHERE m.undone_at = '' AND EXISTS (SELECT 1 FROM brought AS b WHERE b.merging = m.number)
"""

_STAGED = ", ".join(f"s.{name}" for name in COLUMNS.split(", "))
_LOGGED = ", ".join(f"c.{name}" for name in COLUMNS.split(", "))

_COUNT = "SELECT count(*) FROM staged_change WHERE position = ?"

_FORGED = """
SELECT s.id FROM staged_change AS s JOIN change AS c ON c.id = s.id
WHERE s.position = ? AND c.checksum <> s.checksum LIMIT 1
"""

_REFUSED = f"""
SELECT {_STAGED} FROM staged_change AS s
WHERE s.position = ? AND NOT ({{inside}})
AND NOT EXISTS (SELECT 1 FROM change AS c WHERE c.id = s.id) ORDER BY s.id
"""

_BROUGHT = """
INSERT INTO brought (merging, change, position)
SELECT {number}, s.id, s.position FROM staged_change AS s
WHERE s.position = ? AND {inside}
AND NOT EXISTS (SELECT 1 FROM change AS c WHERE c.id = s.id) ORDER BY s.id
"""

_TAKE_CHANGES = f"""
INSERT INTO change ({COLUMNS})
SELECT {_STAGED} FROM staged_change AS s
JOIN brought AS b ON b.merging = ? AND b.change = s.id AND b.position = s.position
WHERE s.position = ? ORDER BY s.id
"""

_TAKE_EDGES = """
INSERT INTO supersedes (newer, older)
SELECT s.newer, s.older FROM staged_supersedes AS s
JOIN brought AS b ON b.merging = ? AND b.change = s.newer AND b.position = s.position
WHERE s.position = ? ORDER BY s.newer, s.older
"""

_BUILT_ON_KEYS = """
SELECT DISTINCT c.section, c.item, c.field FROM brought AS b
JOIN supersedes AS s ON s.older = b.change
JOIN change AS c ON c.id = b.change
WHERE b.merging = :merging
AND NOT EXISTS (SELECT 1 FROM brought AS n WHERE n.merging = :merging AND n.change = s.newer)
"""

_BUILT_ON = _BUILT_ON_KEYS + "ORDER BY c.section, c.item, c.field"

_WITHDRAW_CHANGES = f"""
INSERT INTO withdrawn_change (merging, {COLUMNS})
SELECT :merging, {_LOGGED} FROM brought AS b JOIN change AS c ON c.id = b.change
WHERE b.merging = :merging AND (c.section, c.item, c.field) NOT IN ({_BUILT_ON_KEYS})
"""

_WITHDRAW_EDGES = """
INSERT INTO withdrawn_supersedes (merging, newer, older)
SELECT :merging, s.newer, s.older FROM supersedes AS s
JOIN withdrawn_change AS w ON w.merging = :merging AND w.id = s.newer
"""

_DELETE_EDGES = """
DELETE FROM supersedes WHERE newer IN (SELECT id FROM withdrawn_change WHERE merging = :merging)
"""

_DELETE_CHANGES = """
DELETE FROM change WHERE id IN (SELECT id FROM withdrawn_change WHERE merging = :merging)
"""
