"""One writer per file: a lock beside it that names who holds it and does not outlive its process."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the file open. ``host`` may be empty where the lock does not tell."""

    process: int
    host: str


class FileLock:
    """The lock of one file; ``holder`` is who has it where this process could not take it."""

    def __init__(self, path: Path) -> None:
        self.holder: Holder | None = None
        self._lock = QLockFile(str(path.with_name(f".{path.name}.lock")))
        self._lock.setStaleLockTime(0)
        self.taken = self._lock.tryLock(0)
        if not self.taken and self._lock.error() == QLockFile.LockError.LockFailedError:
            self.holder = self._read_holder()

    def _read_holder(self) -> Holder:
        told = self._lock.getLockInfo()
        process, host = (told[-3], told[-2]) if isinstance(told, tuple) and len(told) >= 3 else (0, "")
        return Holder(int(process), str(host))

    def release(self) -> None:
        """Let others have the file."""
        if self.taken:
            self._lock.unlock()
            self.taken = False
