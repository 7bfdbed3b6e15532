"""Read a file that nobody vouches for; standard library only, so that it runs as a script in a child process.

Layers, each alone too little: one bounded read without following links · header checked before SQLite sees
the file · deserialised into memory under limits, an authorizer and a time budget · schema exactly ours ·
integrity · every cell, id, checksum and edge · the digest where the file is sealed.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sqlite3
import stat
import struct
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

MAX_FILE = 64 << 20
MAX_ROWS = 200_000
MAX_VALUE = 1_000_000
MAX_KEY = 500
BUDGET_S = 10.0
STEPS_BETWEEN_LOOKS = 10_000
FUTURE_MS = 366 * 24 * 3600 * 1000

_ID = re.compile(r"[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}")
_YEAR = re.compile(r"[12][0-9]{3}")
_LIMITS = (
    (sqlite3.SQLITE_LIMIT_LENGTH, 4 * MAX_VALUE + 8192),
    (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 20_000),
    (sqlite3.SQLITE_LIMIT_COLUMN, 32),
    (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 20),
    (sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 3),
    (sqlite3.SQLITE_LIMIT_VDBE_OP, 25_000),
    (sqlite3.SQLITE_LIMIT_FUNCTION_ARG, 8),
    (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
    (sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50),
    (sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 10),
    (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1),
    (sqlite3.SQLITE_LIMIT_WORKER_THREADS, 0),
)
_PRAGMAS = frozenset({"integrity_check", "trusted_schema", "cell_size_check", "mmap_size", "query_only"})
_TABLES = ("meta", "change", "supersedes")

Rows = list[tuple[Any, ...]]


class Rejected(Exception):  # noqa: N818 - the outcome, not a fault of ours
    """The file is not let in. ``code`` names the layer that refused it, ``detail`` is for the log."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Rules:
    """What a file is held against: the frozen schemas by version, our application id, this moment in ms."""

    application: int
    schemas: Mapping[int, Mapping[str, str]]
    now_ms: int


@dataclass(frozen=True, slots=True)
class Verified:
    """The rows of a file that passed every layer. ``sha256`` is of the very bytes that were read."""

    sha256: str
    meta: Mapping[str, str]
    changes: Rows
    supersedes: Rows


def checksum(cells: Sequence[str], older: Sequence[str]) -> str:
    """SHA-256 over a change's seven cells and the sorted ids it supersedes; no cell holds a NUL."""
    return hashlib.sha256("\0".join((*cells, *older)).encode()).hexdigest()


def digest(meta: Mapping[str, str], changes: Sequence[tuple[str, str]]) -> str:
    """SHA-256 over all that a file hands over: its meta but the digest, and each change's id and checksum.

    A change's checksum covers its content and its edges. ``changes`` are sorted by id.
    """
    state = hashlib.sha256()
    for name in sorted(meta):
        if name != "digest":
            state.update(f"{name}\0{meta[name]}\0".encode())
    state.update("\0".join(f"{change}\0{check}" for change, check in changes).encode())
    return state.hexdigest()


def read_untrusted(path: str, rules: Rules) -> Verified:
    """Return the verified rows of one file. Raises Rejected, and nothing else whatever the file holds."""
    data = _read_once(path)
    version = _check_header(data, rules)
    try:
        meta, changes, supersedes = _read_tables(data, rules.schemas[version])
        _check_meta(meta)
        _check_changes(changes, supersedes, rules.now_ms)
    except (sqlite3.Error, sqlite3.Warning, MemoryError, OverflowError, ValueError) as error:
        raise Rejected("damaged", f"{type(error).__name__}: {str(error)[:100]}") from None
    names: dict[str, str] = dict(meta)
    if "digest" in names and names["digest"] != digest(names, [(row[0], row[7]) for row in changes]):
        raise Rejected("digest")
    return Verified(hashlib.sha256(data).hexdigest(), names, changes, supersedes)


def _read_once(path: str) -> bytes:
    flags = os.O_RDONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"):
        flags |= getattr(os, name, 0)
    try:
        handle = os.open(path, flags)
    except OSError as error:
        raise Rejected(_why_unopened(path), f"errno {error.errno}") from None
    try:
        data = _read_handle(handle)
    except OSError as error:
        raise Rejected("unreadable", f"errno {error.errno}") from None
    finally:
        os.close(handle)
    _check_neighbours(path)
    return data


def _why_unopened(path: str) -> str:
    if Path(path).is_symlink():
        return "symlink"
    if Path(path).is_dir():
        return "folder"
    return "unreadable" if os.path.lexists(path) else "missing"


def _read_handle(handle: int) -> bytes:
    state = os.fstat(handle)
    if not stat.S_ISREG(state.st_mode):
        raise Rejected("folder")
    if state.st_size > MAX_FILE:
        raise Rejected("too_big", str(state.st_size))
    with os.fdopen(os.dup(handle), "rb") as stream:
        data = stream.read(MAX_FILE + 1)
    if len(data) != state.st_size:
        raise Rejected("changed_while_reading")
    return data


def _check_neighbours(path: str) -> None:
    for ending in ("-journal", "-wal"):
        try:
            size = Path(path + ending).stat().st_size
        except OSError:
            continue
        if size:
            raise Rejected("not_closed", ending)


def _check_header(data: bytes, rules: Rules) -> int:
    if not data.startswith(b"SQLite format 3\0"):
        raise Rejected("not_sqlite" if data else "truncated")
    if len(data) < 512:
        raise Rejected("truncated")
    version, application = struct.unpack(">I4xI", data[60:72])
    if application != rules.application:
        raise Rejected("foreign", hex(application))
    if version > max(rules.schemas):
        raise Rejected("newer", str(version))
    if version not in rules.schemas:
        raise Rejected("header", f"version {version}")
    _check_format(data)
    return int(version)


def _check_format(data: bytes) -> None:
    page = struct.unpack(">H", data[16:18])[0]
    page = 65536 if page == 1 else page
    if page < 512 or page & (page - 1):
        raise Rejected("header", "page size")
    if data[18:20] != b"\1\1" or data[20:24] != b"\0\x40\x20\x20" or data[56:60] != b"\0\0\0\1":
        raise Rejected("header", "format")
    counter, pages = struct.unpack(">II", data[24:32])
    if counter != struct.unpack(">I", data[92:96])[0] or pages * page != len(data):
        raise Rejected("truncated")


def _read_tables(data: bytes, schema: Mapping[str, str]) -> tuple[Rows, Rows, Rows]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        _restrain(connection)
        connection.deserialize(data)
        connection.set_authorizer(_authorize)
        for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "query_only=ON"):
            connection.execute(f"PRAGMA {pragma}").fetchall()
        _check_schema(connection, schema)
        if connection.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
            raise Rejected("damaged", "integrity_check")
        meta, changes, supersedes = (_rows(connection, name) for name in _TABLES)
        return meta, changes, supersedes
    finally:
        connection.close()


def _restrain(connection: sqlite3.Connection) -> None:
    for limit, value in _LIMITS:
        connection.setlimit(limit, value)
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_TRIGGER, False)
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_VIEW, False)
    deadline = time.monotonic() + BUDGET_S
    connection.set_progress_handler(lambda: time.monotonic() > deadline, STEPS_BETWEEN_LOOKS)


def _authorize(action: int, first: str | None, _second: object, _base: object, source: str | None) -> int:
    # ``source`` is the view or trigger that asks; we ask for ourselves only.
    if source is None and action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ):
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA and first in _PRAGMAS:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def _check_schema(connection: sqlite3.Connection, schema: Mapping[str, str]) -> None:
    found = connection.execute("SELECT name, type, tbl_name, sql FROM sqlite_master").fetchall()
    for name, kind, table, text in found:
        known = schema.get(name) if isinstance(name, str) else None
        if known is None or text != known or [kind, table] != _kind_and_table(name, known):
            raise Rejected("schema", repr((kind, name))[:80])
    if len(found) != len(schema):
        raise Rejected("schema", "missing")


def _kind_and_table(name: str, text: str) -> list[str]:
    if text.startswith("CREATE INDEX"):
        return ["index", text.partition(" ON ")[2].partition(" ")[0]]
    return ["table", name]


def _rows(connection: sqlite3.Connection, table: str) -> Rows:
    columns = {"meta": "name, value", "supersedes": "newer, older"}.get(
        table, "id, section, item, field, value, author, at, checksum"
    )
    order = columns.split(",", maxsplit=1)[0]
    rows = connection.execute(f"SELECT {columns} FROM {table} ORDER BY {order}").fetchmany(MAX_ROWS + 1)
    if len(rows) > MAX_ROWS:
        raise Rejected("too_many_rows", table)
    return rows


def _check_meta(rows: Rows) -> None:
    for name, value in rows:
        if type(name) is not str or type(value) is not str or "\0" in name + value:
            raise Rejected("cell", "meta")
        if len(name) > MAX_KEY or len(value) > MAX_VALUE:
            raise Rejected("cell", "meta")
    names: dict[str, str] = dict(rows)
    if not _YEAR.fullmatch(names.get("year", "")) or "scope" not in names:
        raise Rejected("meta")


def _check_changes(changes: Rows, supersedes: Rows, now_ms: int) -> None:
    keys = {}
    latest = f"{min(now_ms + FUTURE_MS, (1 << 48) - 1):012x}"
    for row in changes:
        _check_cells(row)
        _check_id(row[0], latest)
        keys[row[0]] = row[1:4]
    if len(keys) != len(changes):
        raise Rejected("id", "twice")
    older = _check_edges(keys, supersedes)
    for row in changes:
        if checksum(row[:7], sorted(older.get(row[0], ()))) != row[7]:
            raise Rejected("checksum", row[0])


def _check_cells(row: tuple[Any, ...]) -> None:
    try:
        whole = "".join(row)
    except TypeError:
        raise Rejected("cell", "change") from None
    if "\0" in whole:
        raise Rejected("cell", "change")
    if not (row[1] and row[2] and row[3]) or len(row[4]) > MAX_VALUE:
        raise Rejected("cell", "change")
    if max(len(row[1]), len(row[2]), len(row[3]), len(row[5])) > MAX_KEY:
        raise Rejected("cell", "change")
    if len(row[6]) > 40 or datetime.fromisoformat(row[6]).tzinfo is None:
        raise Rejected("cell", "at")


def _check_id(change: str, latest: str) -> None:
    """``latest``: the last moment that is believed, in milliseconds as an id begins with them."""
    if not _ID.fullmatch(change):
        raise Rejected("id", change[:40])
    if change[:12] > latest:
        raise Rejected("future", change)


def _check_edges(keys: Mapping[str, Sequence[str]], supersedes: Rows) -> dict[str, list[str]]:
    older: dict[str, list[str]] = {}
    for edge in supersedes:
        newer, old = edge
        if newer not in keys or old not in keys or newer <= old or keys[newer] != keys[old]:
            raise Rejected("edge", repr(edge)[:100])
        older.setdefault(newer, []).append(old)
    return older


def serve() -> None:
    """Be the child: a job as one JSON line in, one JSON line a file out."""
    job = json.loads(sys.stdin.buffer.readline())
    _limit_process(len(job["paths"]))
    schemas = {int(version): schema for version, schema in job["schemas"].items()}
    rules = Rules(job["application"], schemas, job["now_ms"])
    for path in job["paths"]:
        sys.stdout.buffer.write(json.dumps(_answer(path, rules), ensure_ascii=False).encode() + b"\n")
        sys.stdout.buffer.flush()


def _answer(path: str, rules: Rules) -> dict[str, Any]:
    try:
        found = read_untrusted(path, rules)
    except Rejected as error:
        return {"rejected": error.code, "detail": error.detail.encode("utf-8", "replace").decode()}
    return {
        "sha256": found.sha256,
        "meta": found.meta,
        "changes": found.changes,
        "supersedes": found.supersedes,
    }


def _limit_process(files: int) -> None:
    try:
        import resource
    except ImportError:
        return
    seconds = 15 + files
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    serve()
