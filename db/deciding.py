"""Decisions of a merge, written in its own transaction: they stand, and are undone, together with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from db.change import Change, Entry
from db.errors import Locked
from db.file import ReportFile
from db.log import checked, frontier, last_id, made, put

DECIDED = -1
"""The position in ``brought`` of what a merge decided, in place of the number of a file."""


@dataclass(frozen=True, slots=True)
class MergeDecision:
    """The value that a field gets. ``among``: the values that the person chose from; empty: any."""

    entry: Entry
    among: frozenset[str] = frozenset()


def decide(file: ReportFile, number: int, decisions: Sequence[MergeDecision], author: str) -> list[Change]:
    """Write the decisions of merge ``number``; call it inside the merge's transaction. Returns the changes.

    Each supersedes all that stands in its field. Raises EntryRefused, and Locked where other values stand
    than those the person saw: then the whole merge is rolled back.
    """
    checked(file, [decision.entry for decision in decisions], author)
    last, changes = last_id(file), []
    for decision in decisions:
        front = frontier(file, decision.entry.key)
        standing = frozenset(side.value for side in front)
        if decision.among and standing != decision.among:
            raise Locked(file.path, "показники змінилися після перегляду; перегляньте файли ще раз")
        if standing == {decision.entry.value}:
            continue
        change, last = made(decision.entry, front, author, last)
        put(file.connection, change, front)
        file.connection.execute(
            "INSERT INTO brought (merging, change, position) VALUES (?, ?, ?)", (number, change.id, DECIDED)
        )
        changes.append(change)
    return changes
