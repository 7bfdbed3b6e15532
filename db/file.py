"""One open file: its connection, what it is, its transactions, and failures told as errors of ours."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any

from db import file_notes, order
from db.errors import DiskFailure, Gone, ReadOnly, explain

_OWN_NAMES = frozenset({"year", "scope", "handover", "digest", order.NAME})


class ReportFile:
    """One open file. Use it as a context manager, from one thread at a time.

    Another connection of the same process may have the file open too; nobody may open and close it by other
    means while one writes, since POSIX then drops the locks of all.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, *, read_only: bool) -> None:
        self.path = path
        self.connection = connection
        self.read_only = read_only
        self.engine: Any = None
        self._rows: dict[str, str] = {}
        self.reload()

    def __enter__(self) -> ReportFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def year(self) -> int:
        """The reporting year."""
        return int(self._rows["year"])

    @property
    def scope(self) -> tuple[str, ...]:
        """Keys of the sections that may be changed; empty: the whole city."""
        return tuple(self._rows["scope"].split())

    @property
    def handover(self) -> str:
        """The id under which the city handed this file out; empty for a city file."""
        return self._rows.get("handover", "")

    @property
    def sealed(self) -> bool:
        """Whether a digest over all rows is carried, as of the last hand-over."""
        return "digest" in self._rows

    @property
    def meta(self) -> Mapping[str, str]:
        """What the maker of the file added at its creation."""
        return MappingProxyType({name: v for name, v in self._rows.items() if not _is_own(name)})

    @property
    def turns(self) -> list[order.Turn]:
        """The merges and their undoing, in order, and where they stand among what was entered here."""
        with told(self.path):
            rows = dict(self.connection.execute("SELECT name, value FROM meta WHERE name = ?", (order.NAME,)))
        return order.turns(rows, self.handover)

    def reload(self) -> None:
        """Read year, scope and meta again, after they were changed underneath."""
        with told(self.path):
            self._rows = dict(self.connection.execute("SELECT name, value FROM meta"))

    @contextlib.contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """A write transaction: durable when the block ends, rolled back where it fails. Raises FileError."""
        if self.read_only:
            raise ReadOnly(self.path)
        with told(self.path):
            try:
                self.connection.execute("BEGIN IMMEDIATE")
                yield self.connection
                if self.connection.in_transaction:
                    self.connection.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    def drop_digest(self) -> None:
        """Inside a transaction that changes the log: the seal no longer holds."""
        if self.sealed:
            self.connection.execute("DELETE FROM meta WHERE name = 'digest'")
            del self._rows["digest"]

    def close(self) -> None:
        """Close the file and take its empty journal away."""
        with contextlib.suppress(sqlite3.Error):
            if not self.read_only:
                self.connection.execute("PRAGMA journal_mode=DELETE")
        self.connection.close()
        self.engine = None

    def _roll_back(self) -> None:
        with contextlib.suppress(sqlite3.Error):
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
        with contextlib.suppress(sqlite3.Error):
            self._rows = dict(self.connection.execute("SELECT name, value FROM meta"))


def _is_own(name: str) -> bool:
    return name in _OWN_NAMES or name.startswith(file_notes.PREFIX)


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the disk and SQLite report into a typed FileError about ``path``."""
    try:
        yield
    except Exception as error:
        known = explain(error, path)
        if known is None or known is error:
            raise
        is_gone = isinstance(known, ReadOnly | DiskFailure) and not path.exists()
        raise (Gone(path) if is_gone else known) from error
