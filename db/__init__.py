"""The file of the report: a log of changes in SQLite; nothing is ever overwritten."""

from __future__ import annotations

from db.backup import back_up, backups
from db.change import Change, Conflict, Entry, HistoryEntry
from db.comparing import Comparison, FieldComparison, Kind
from db.connect import create, open_file
from db.deciding import MergeDecision
from db.errors import FileError
from db.file import ReportFile
from db.handover import HandOver, Notes, assign, cut_out, is_remembered, remember, seal
from db.log import (
    conflicts,
    current,
    current_of_kinds,
    current_texts,
    frontier,
    history,
    last_author,
    record,
    resolve,
)
from db.merge import (
    MergedFile,
    MergeRecord,
    MergeResult,
    UndoResult,
    merge,
    merges,
    preview,
    standing,
    undo,
    withdrawn,
)
from db.restore import restore
from db.sight import Arrival

__all__ = [
    "Arrival",
    "Change",
    "Comparison",
    "Conflict",
    "Entry",
    "FieldComparison",
    "FileError",
    "HandOver",
    "HistoryEntry",
    "Kind",
    "MergeDecision",
    "MergeRecord",
    "MergeResult",
    "MergedFile",
    "Notes",
    "ReportFile",
    "UndoResult",
    "assign",
    "back_up",
    "backups",
    "conflicts",
    "create",
    "current",
    "current_of_kinds",
    "current_texts",
    "cut_out",
    "frontier",
    "history",
    "is_remembered",
    "last_author",
    "merge",
    "merges",
    "open_file",
    "preview",
    "record",
    "remember",
    "resolve",
    "restore",
    "seal",
    "standing",
    "undo",
    "warm_up",
    "withdrawn",
]


def warm_up(file: ReportFile) -> None:
    """Load what the first save needs (half a second), so that it can be done while the window is idle."""
    from db.session import prepare

    prepare(file)
