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
from dataclasses import dataclass, replace
from functools import partial
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
_STAGED = ("staged_change", "staged_supersedes")
_DELETE = "DELETE FROM temp.{table} WHERE position = :position"
_MOVE_AWAY = "UPDATE temp.{table} SET position = -position WHERE position > :position"
_MOVE_UP = "UPDATE temp.{table} SET position = -position - 1 WHERE position < 0"
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


Found = Verified | errors.FileError
"""What a reader says of a file: its rows, or why it is not let in."""

Refuse = Callable[[errors.FileError], None]
"""Is told of each file that is not let in; where it raises the error, none of the files is taken."""


def raised(error: errors.FileError) -> None:
    """Refuse with a file all of them."""
    raise error


def let_in(found: Found) -> Verified:
    """The rows of a file. Raises FileError where it is not let in."""
    if isinstance(found, errors.FileError):
        raise found
    return found


def read_here(paths: Sequence[Path], held_against: Rules) -> Generator[Found]:
    """Read files in this process, in order; only for files that need no distrust."""
    for path in paths:
        try:
            yield safe_read.read_untrusted(str(path), held_against)
        except Rejected as error:
            yield refusal(path, error.code)


def run_in_child(paths: Sequence[Path], held_against: Rules) -> Generator[Found]:
    """Read files in a child process with limits of memory and time, in order and each of them once.

    Where a file was too much for the child, another one reads the rest.
    """
    done = 0
    while done < len(paths):
        with contextlib.closing(_in_one_child(paths[done:], held_against)) as answers:
            for found in answers:
                done += 1
                yield found
                if isinstance(found, errors.ReaderFailed):
                    break


def _in_one_child(paths: Sequence[Path], held_against: Rules) -> Generator[Found]:
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


Reader = Callable[[Sequence[Path], Rules], Generator[Found]]
"""Reads files in order; closed, it leaves nothing behind, also where not all of them were read."""


@contextlib.contextmanager
def staged(
    file: ReportFile,
    paths: Sequence[Path],
    *,
    keep: bool = True,
    reader: Reader = run_in_child,
    vouch: Vouch = lambda *_: "",
    refuse: Refuse = raised,
) -> Iterator[list[Incoming]]:
    """Guard received files and lay their rows out in temporary tables while the block lasts.

    ``keep``: store each file verbatim in the folder of received files. ``vouch`` is asked of each file
    that the guard let through. ``refuse``: is told of each file that is not let in; else the first one is
    raised, a FileError.
    """
    if file.read_only:
        raise errors.ReadOnly(file.path)
    others = [path for path in paths if _is_another(file, path, refuse)]
    with told(file.path):
        _make_tables(file)
        try:
            yield _read(file, others, reader, partial(_lay_out, file, keep, vouch), refuse)
        finally:
            # Where the disk has failed, that is told; the tables are dropped before the next merge.
            with contextlib.suppress(sqlite3.Error):
                _drop_tables(file)


def put_back(file: ReportFile, incoming: Sequence[Incoming], path: Path) -> list[Incoming]:
    """Take the rows of a file out of the temporary tables again; the others move up. Returns those."""
    left = list(incoming)
    for one in [one for one in incoming if one.path == path][::-1]:
        del left[one.position]
        for table in _STAGED:
            for change in (_DELETE, _MOVE_AWAY, _MOVE_UP):
                file.connection.execute(change.format(table=table), {"position": one.position})
    return [replace(one, position=position) for position, one in enumerate(left)]


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


def _converse(child: subprocess.Popen[bytes], paths: Sequence[Path], held_against: Rules) -> Iterator[Found]:
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


def _answer(path: Path, stream: IO[bytes]) -> Found:
    line = stream.readline(_MAX_LINE)
    if not line.endswith(b"\n"):
        return errors.ReaderFailed(path)
    try:
        answer: dict[str, Any] = json.loads(line)
        if "rejected" in answer:
            return refusal(path, answer["rejected"])
        return Verified(answer["sha256"], answer["meta"], answer["changes"], answer["supersedes"])
    except (ValueError, KeyError, TypeError):
        return errors.ReaderFailed(path)


def _is_another(file: ReportFile, path: Path, refuse: Refuse) -> bool:
    with contextlib.suppress(OSError):
        if path.samefile(file.path):
            refuse(errors.SameFile(path))
            return False
    return True


def _read(
    file: ReportFile,
    paths: Sequence[Path],
    reader: Reader,
    lay_out: Callable[[int, Path, Found], Incoming],
    refuse: Refuse,
) -> list[Incoming]:
    laid_out: list[Incoming] = []
    with contextlib.closing(reader(paths, rules(id_ms(last_id(file))))) as read:
        for path, found in zip(paths, read, strict=True):
            try:
                laid_out.append(lay_out(len(laid_out), path, found))
            except errors.FileError as error:
                if error.path != path:
                    raise
                refuse(error)
    return laid_out


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
    for name in _STAGED:
        file.connection.execute(f"DROP TABLE IF EXISTS temp.{name}")


def _lay_out(file: ReportFile, keep: bool, vouch: Vouch, position: int, path: Path, found: Found) -> Incoming:
    content = let_in(found)
    meta = content.meta
    if int(meta["year"]) != file.year:
        raise errors.WrongYear(path, f"{meta['year']}, а потрібен {file.year}")
    remark = vouch(path, content)
    if keep:
        _keep_verbatim(file, path, content.sha256)
    _insert(file, "staged_change", position, 9, content.changes)
    _insert(file, "staged_supersedes", position, 3, content.supersedes)
    return Incoming(
        position=position,
        path=path,
        sha256=content.sha256,
        year=int(meta["year"]),
        scope=tuple(meta["scope"].split()),
        handover=meta.get("handover", ""),
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
