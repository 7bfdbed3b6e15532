"""A journal of files that are being handed out, by which the next start takes back what a killed one left."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

import db
from db.errors import explain
from zhytomyr_desktop.errors import DeliveryError
from zhytomyr_desktop.issuing.delivery import DRAFTS, Delivery

_FAR = 1 << 20
"""The byte that stands for the whole journal where Windows locks it; its words can be read."""


class Journal:
    """What is being handed out, in a file beside the city's; held until the process ends."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def note(self, **facts: object) -> None:
        """Add this, on the disk when the call returns."""
        self._stream.write(json.dumps(facts, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")
        self._stream.flush()
        os.fsync(self._stream.fileno())

    def files(self, aside: Path, names: Sequence[str]) -> None:
        """Note what will appear, by its content: what was changed since is not taken back."""
        self.note(files={name: _sha256(aside / name) for name in names})


@contextlib.contextmanager
def journal(city: Path) -> Iterator[Journal]:
    """The journal of a hand-out while the block lasts. Raises DeliveryError, also where another goes on."""
    path = journal_of(city)
    try:
        stream = path.open("x+b")
    except FileExistsError:
        raise DeliveryError(
            "Розділи цього звіту саме роздає інше вікно або команда. Зачекайте, доки роздачу закінчено."
        ) from None
    except OSError as error:
        raise DeliveryError(f"Розділи не роздано. {explain(error, city)} Нічого не записано.") from error
    try:
        with stream:
            _hold(stream)
            yield Journal(stream)
    finally:
        path.unlink(missing_ok=True)


def journal_of(city: Path) -> Path:
    """Where the journal of a hand-out is; it is there only while one lasts, or after it was killed."""
    return city.with_name(f"{city.name}.issuing")


def is_left(city: Path) -> bool:
    """Whether a hand-out of this file goes on or was killed."""
    return journal_of(city).exists()


def settle(file: db.ReportFile) -> str:
    """Take back what a killed hand-out left, unless all of it was done; the words for a person, or nothing.

    A hand-out that goes on in another process, and files that were changed since, are left alone.
    """
    path = journal_of(file.path)
    try:
        stream = path.open("r+b")
    except FileNotFoundError:
        return ""
    with stream:
        if not _hold(stream):
            return ""
        words = _taken_back(file, _facts(stream.read()))
    path.unlink(missing_ok=True)
    return words


def _taken_back(file: db.ReportFile, facts: dict[str, Any]) -> str:
    folder, aside = facts.get("folder"), facts.get("aside")
    if not isinstance(folder, str) or not isinstance(aside, str) or not DRAFTS.fullmatch(aside):
        return ""
    delivery = Delivery(Path(folder), made=facts.get("made") is True, aside=Path(folder) / aside)
    if any(db.is_remembered(file, str(one)) for one in facts.get("handovers", ())):
        delivery.tidy()
        return ""
    if not delivery.folder.is_dir():
        return (
            f"Минулого разу роздачу розділів у папку «{folder}» було перервано, а зараз ця папка недоступна. "
            "Якщо в ній лишилися файли тієї роздачі, приберіть їх; у звіті нічого не змінено."
        )
    ours, changed = _left(delivery.folder, facts.get("files", {}))
    delivery.placed = ours
    delivery.take_back()
    kept = f" Змінені відтоді файли лишено: {', '.join(f'«{name}»' for name in changed)}." if changed else ""
    return (
        f"Минулого разу роздачу розділів у папку «{folder}» було перервано. Її незавершені файли прибрано, "
        f"у звіті нічого не змінено: роздайте розділи ще раз.{kept}"
    )


def _left(folder: Path, files: dict[str, str]) -> tuple[list[Path], list[str]]:
    """What the hand-out put there, half-moved files too; and the names of what was changed since."""
    ours: list[Path] = []
    changed: list[str] = []
    for path in folder.iterdir():
        half = path.name.startswith(".") and path.name.endswith(".part")
        if not path.is_file() or not (half or path.name in files):
            continue
        if _sha256(path) in files.values():
            ours.append(path)
        elif not half:
            changed.append(path.name)
    return ours, changed


def _facts(content: bytes) -> dict[str, Any]:
    """All whole lines together; the last one may be torn."""
    facts: dict[str, Any] = {}
    for line in content.split(b"\n")[:-1]:
        with contextlib.suppress(ValueError, TypeError):
            facts |= json.loads(line.decode("utf-8", "surrogatepass"))
    return facts


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _hold(stream: IO[bytes]) -> bool:
    """Whether nobody else holds it; the system lets go of it when the process ends, however it ends."""
    try:
        if sys.platform == "win32":
            import msvcrt

            stream.seek(_FAR)
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
            stream.seek(0)
        else:
            import fcntl

            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True  # a share that knows no locks
    return True
