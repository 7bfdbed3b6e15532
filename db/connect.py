"""Create and open a file: header, schema and integrity are guarded before anything is trusted."""

from __future__ import annotations

import os
import sqlite3
import stat
import struct
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath

from db.errors import Damaged, IsFolder, NewerVersion, NotAReportFile, NotFound, OlderVersion, ReadOnly
from db.file import ReportFile, told
from db.migrations import migrate
from db.publish import has_journal, publish
from db.schema import APPLICATION_ID, CURRENT, SCHEMAS, VERSION

BUSY_S = 2.0
"""How long another process may hold the file before it is told as locked."""

_MAGIC = b"SQLite format 3\0"
_SAFE = ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0")
_DURABLE = ("journal_mode=TRUNCATE", "synchronous=EXTRA")


def create(
    path: Path, *, year: int, scope: Sequence[str] = (), meta: Mapping[str, str] | None = None
) -> None:
    """Make an empty file of a reporting year; ``scope`` () is the whole city.

    It appears complete or not at all. Raises FileError, also where a file of this name exists.
    """
    rows = {**(meta or {}), "year": str(year), "scope": " ".join(scope)}
    publish(path, lambda draft: _fill(draft, rows))


def open_file(path: Path, *, read_only: bool = False) -> ReportFile:
    """Open a file of ours, rolling an interrupted save back and migrating an older schema after a backup.

    Raises FileError with one Ukrainian line; then nothing was changed.
    """
    with told(path):
        _check_place(path, read_only)
        version = _check_header(path)
        connection = _connect(path, read_only)
        try:
            _guard(path, connection, version)
            file = ReportFile(path, connection, read_only=read_only)
            _bring_up_to_date(file, version)
        except BaseException:
            connection.close()
            raise
    return file


def new_database(path: Path) -> sqlite3.Connection:
    """Connect to a fresh file with our header and tables, in autocommit mode."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=OFF")
    # What is written here becomes durable when it is published.
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={VERSION}")
    connection.execute("BEGIN")
    for statement in CURRENT.values():
        connection.execute(statement)
    connection.execute("COMMIT")
    return connection


def uri_of(path: PurePath) -> str:
    """Return the URI by which SQLite opens an absolute path.

    SQLite takes no host in a URI (sqlite.org/uri.html), so the server of a Windows share goes into the path.
    """
    uri = path.as_uri()
    return uri if uri.startswith("file:///") else uri.replace("file://", "file:////", 1)


def _fill(draft: Path, rows: Mapping[str, str]) -> None:
    connection = new_database(draft)
    try:
        connection.executemany("INSERT INTO meta (name, value) VALUES (?, ?)", rows.items())
    finally:
        connection.close()


def _check_place(path: Path, read_only: bool) -> None:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        raise NotFound(path) from None
    if not stat.S_ISREG(mode):
        raise IsFolder(path)
    if read_only:
        return
    if not mode & 0o222 or not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise ReadOnly(path)


def _check_header(path: Path) -> int:
    """Return the schema version. SQLite is not asked, so that another program's file stays as it is."""
    with path.open("rb") as stream:
        header = stream.read(100)
        size = stream.seek(0, os.SEEK_END)
    if len(header) < 100:
        if _MAGIC.startswith(header[:16]):
            raise Damaged(path, "файл порожній або обірваний")
        raise NotAReportFile(path)
    if not header.startswith(_MAGIC):
        raise NotAReportFile(path)
    version, application = struct.unpack(">I4xI", header[60:72])
    if application != APPLICATION_ID:
        raise NotAReportFile(path)
    if version > VERSION:
        raise NewerVersion(path)
    if version not in SCHEMAS or header[18:20] != b"\1\1":
        raise Damaged(path)
    if _is_cut(header, size) and not has_journal(path):
        raise Damaged(path, "файл обірваний")
    return int(version)


def _is_cut(header: bytes, size: int) -> bool:
    page, pages = struct.unpack(">H10xI", header[16:32])
    return bool(size < (65536 if page == 1 else page) * pages)


def _connect(path: Path, read_only: bool) -> sqlite3.Connection:
    uri = f"{uri_of(path.absolute())}?mode={'ro' if read_only else 'rw'}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_S, check_same_thread=False)
    for pragma in _SAFE if read_only else _SAFE + _DURABLE:
        connection.execute(f"PRAGMA {pragma}").fetchall()
    return connection


def _guard(path: Path, connection: sqlite3.Connection, version: int) -> None:
    found = connection.execute("SELECT name, sql FROM main.sqlite_master").fetchall()
    if len(found) != len(SCHEMAS[version]) or dict(found) != SCHEMAS[version]:
        raise NotAReportFile(path, "таблиці не такі, як у цієї програми")
    if connection.execute("PRAGMA main.quick_check(1)").fetchone() != ("ok",):
        raise Damaged(path)
    rows = dict(connection.execute("SELECT name, value FROM meta"))
    if not rows.get("year", "").isdecimal() or "scope" not in rows:
        raise Damaged(path, "не вказано рік або розділи")


def _bring_up_to_date(file: ReportFile, version: int) -> None:
    if version == VERSION:
        return
    if file.read_only:
        raise OlderVersion(file.path)
    migrate(file, version)
