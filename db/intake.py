"""Received files: read in one guarded child process, kept verbatim, laid out in temporary tables."""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import sqlite3
import sys
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from db import errors, safe_read
from db.file import ReportFile, told
from db.ids import id_ms, now_ms
from db.log import last_id
from db.publish import publish
from db.safe_read import Rejected, Rules, Verified
from db.schema import APPLICATION_ID, SCHEMAS

if TYPE_CHECKING:
    import subprocess

CHILD_ARGUMENT = "--read-received-files"
"""In a frozen bundle the program itself, started with this one argument, must call ``safe_read.serve()``."""

_MAX_LINE = 512 << 20
_STAGED_CACHE = "PRAGMA temp.cache_size = -65536"

_REFUSALS: Mapping[str, tuple[type[errors.FileError], str]] = {
    "missing": (errors.NotFound, ""),
    "folder": (errors.IsFolder, ""),
    "symlink": (errors.HostileFile, "це посилання на інший файл"),
    "unreadable": (errors.DiskFailure, ""),
    "changed_while_reading": (errors.Locked, "він змінюється під час читання"),
    "not_closed": (errors.NotClosed, ""),
    "too_big": (errors.TooBig, ""),
    "too_many_rows": (errors.TooBig, "забагато змін"),
    "not_sqlite": (errors.NotAReportFile, ""),
    "foreign": (errors.NotAReportFile, ""),
    "newer": (errors.NewerVersion, ""),
    "truncated": (errors.Damaged, "файл обірваний"),
    "header": (errors.Damaged, ""),
    "damaged": (errors.Damaged, ""),
    "digest": (errors.Damaged, "вміст не збігається з контрольною сумою"),
    "checksum": (errors.Damaged, "зміна не збігається зі своєю контрольною сумою"),
    "future": (errors.FutureChanges, ""),
    "schema": (errors.HostileFile, "чужі таблиці"),
    "cell": (errors.HostileFile, "недопустимі значення"),
    "id": (errors.HostileFile, "недопустимі номери змін"),
    "edge": (errors.HostileFile, "недопустимі зв’язки між змінами"),
    "meta": (errors.HostileFile, "не вказано рік або розділи"),
}


@dataclass(frozen=True, slots=True)
class Incoming:
    """A received file whose rows are laid out under ``position``, ready to be merged."""

    position: int
    path: Path
    sha256: str
    year: int
    scope: tuple[str, ...]
    handover: str
    remark: str = ""


Vouch = Callable[[Path, Verified], str]
"""Says of a verified file what is to be told of it (empty: nothing), or raises a FileError to refuse it."""


def rules(seen_ms: int = 0) -> Rules:
    """Return what received files are held against. ``seen_ms``: the latest moment known."""
    return Rules(APPLICATION_ID, SCHEMAS, max(now_ms(), seen_ms))


def read_here(paths: Sequence[Path], held_against: Rules) -> Generator[Verified]:
    """Read files in this process, in order; only for files that need no distrust. Raises FileError."""
    for path in paths:
        try:
            yield safe_read.read_untrusted(str(path), held_against)
        except Rejected as error:
            raise refusal(path, error.code) from None


def run_in_child(paths: Sequence[Path], held_against: Rules) -> Generator[Verified]:
    """Read files in one child process with limits of memory and time, in order. Raises FileError."""
    import subprocess

    child = subprocess.Popen(
        _command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # On Windows a program with a window of its own would else show a console for a moment.
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    watch = threading.Timer(_patience_s(len(paths)), child.kill)
    watch.daemon = True
    watch.start()
    try:
        yield from _converse(child, paths, held_against)
    finally:
        watch.cancel()
        child.kill()
        _close(child)


Reader = Callable[[Sequence[Path], Rules], Generator[Verified]]
"""Reads files in order; closed, it leaves nothing behind, also where not all of them were read."""


@contextlib.contextmanager
def staged(
    file: ReportFile,
    paths: Sequence[Path],
    *,
    keep: bool = True,
    reader: Reader = run_in_child,
    vouch: Vouch = lambda *_: "",
) -> Iterator[list[Incoming]]:
    """Guard received files and lay their rows out in temporary tables while the block lasts.

    ``keep``: store each file verbatim in the folder of received files. ``vouch`` is asked of each file
    that the guard let through. Raises FileError for the first file that is not let in.
    """
    if file.read_only:
        raise errors.ReadOnly(file.path)
    for path in paths:
        _check_not_itself(file, path)
    with told(file.path):
        _make_tables(file)
        try:
            held_against = rules(id_ms(last_id(file)))
            with contextlib.closing(reader(paths, held_against)) as read:
                laid_out = [
                    _lay_out(file, position, path, found, keep, vouch)
                    for position, (path, found) in enumerate(zip(paths, read, strict=True))
                ]
            yield laid_out
        finally:
            # Where the disk has failed, that is told; the tables are dropped before the next merge.
            with contextlib.suppress(sqlite3.Error):
                _drop_tables(file)


def received_folder(file: ReportFile) -> Path:
    """Where received files are kept as they came."""
    return file.path.with_name(f"{file.path.name}.received")


def refusal(path: Path, code: str) -> errors.FileError:
    """Return the error that a person reads for a code of the reader."""
    kind, detail = _REFUSALS.get(code, (errors.ReaderFailed, ""))
    return kind(path, detail)


def _patience_s(files: int) -> float:
    return 20.0 + 5.0 * files


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_ARGUMENT]
    # -I and -S: nothing of the user's environment, no packages; the script needs the standard library only.
    return [sys.executable, "-I", "-S", str(Path(safe_read.__file__).absolute())]


def _converse(
    child: subprocess.Popen[bytes], paths: Sequence[Path], held_against: Rules
) -> Iterator[Verified]:
    job = {
        "application": held_against.application,
        "schemas": {version: dict(schema) for version, schema in held_against.schemas.items()},
        "now_ms": held_against.now_ms,
        "paths": [str(path) for path in paths],
    }
    assert child.stdin is not None
    assert child.stdout is not None
    # A child that died at once is told by its missing answer; Windows reports its pipe as EINVAL.
    with contextlib.suppress(OSError):
        child.stdin.write(json.dumps(job).encode() + b"\n")
        child.stdin.close()
    for path in paths:
        yield _answer(path, child.stdout)


def _close(child: subprocess.Popen[bytes]) -> None:
    for stream in (child.stdin, child.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()
    child.wait()


def _answer(path: Path, stream: IO[bytes]) -> Verified:
    line = stream.readline(_MAX_LINE)
    if not line.endswith(b"\n"):
        raise errors.ReaderFailed(path)
    try:
        answer: dict[str, Any] = json.loads(line)
        if "rejected" in answer:
            raise refusal(path, answer["rejected"])
        return Verified(answer["sha256"], answer["meta"], answer["changes"], answer["supersedes"])
    except (ValueError, KeyError, TypeError):
        raise errors.ReaderFailed(path) from None


def _check_not_itself(file: ReportFile, path: Path) -> None:
    with contextlib.suppress(OSError):
        if path.samefile(file.path):
            raise errors.SameFile(path)


def _make_tables(file: ReportFile) -> None:
    _drop_tables(file)
    file.connection.execute(_STAGED_CACHE)
    file.connection.execute(
        "CREATE TEMP TABLE staged_change (position INTEGER NOT NULL, id TEXT NOT NULL, "
        "section TEXT NOT NULL, item TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, "
        "author TEXT NOT NULL, at TEXT NOT NULL, checksum TEXT NOT NULL, "
        "PRIMARY KEY (position, id)) WITHOUT ROWID"
    )
    file.connection.execute(
        "CREATE TEMP TABLE staged_supersedes (position INTEGER NOT NULL, newer TEXT NOT NULL, "
        "older TEXT NOT NULL, PRIMARY KEY (position, newer, older)) WITHOUT ROWID"
    )


def _drop_tables(file: ReportFile) -> None:
    for name in ("staged_change", "staged_supersedes"):
        file.connection.execute(f"DROP TABLE IF EXISTS temp.{name}")


def _lay_out(
    file: ReportFile, position: int, path: Path, found: Verified, keep: bool, vouch: Vouch
) -> Incoming:
    if int(found.meta["year"]) != file.year:
        raise errors.WrongYear(path, f"{found.meta['year']}, а потрібен {file.year}")
    remark = vouch(path, found)
    if keep:
        _keep_verbatim(file, path, found.sha256)
    _insert(file, "staged_change", position, 9, found.changes)
    _insert(file, "staged_supersedes", position, 3, found.supersedes)
    return Incoming(
        position=position,
        path=path,
        sha256=found.sha256,
        year=int(found.meta["year"]),
        scope=tuple(found.meta["scope"].split()),
        handover=found.meta.get("handover", ""),
        remark=remark,
    )


def _insert(file: ReportFile, table: str, position: int, width: int, rows: Iterable[Sequence[str]]) -> None:
    marks = ", ".join("?" * (width - 1))
    file.connection.execute("BEGIN")
    file.connection.executemany(f"INSERT INTO temp.{table} VALUES ({position}, {marks})", rows)
    file.connection.execute("COMMIT")


def _keep_verbatim(file: ReportFile, path: Path, sha256: str) -> None:
    folder = received_folder(file)
    folder.mkdir(exist_ok=True)
    plain = re.sub(r"[^\w.-]", "_", path.name)[-80:]
    kept = folder / f"{sha256[:16]}-{plain}"
    if kept.exists():
        return
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise errors.Locked(path, "він змінився під час читання")
    publish(kept, lambda draft: _write(draft, data))


def _write(draft: Path, data: bytes) -> None:
    draft.write_bytes(data)
