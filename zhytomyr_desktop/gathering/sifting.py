"""A messy mailbox: which of the given files and folders are to be taken in, and which cannot be used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from db.errors import FileError, OtherCommunity
from db.merge import MergeResult

SUFFIX = ".zvit"
_OWN_FOLDERS = (".received", ".backups", ".signed")
"""Ends of the names of the folders that the program keeps beside a file."""


@dataclass(frozen=True, slots=True)
class Sifted:
    """A preview of the files that can be used; ``refused``: why each other one cannot."""

    paths: tuple[Path, ...]
    result: MergeResult
    refused: tuple[FileError, ...] = ()

    @property
    def of_others(self) -> tuple[Path, ...]:
        """The refused files of another community, which can be taken on purpose."""
        return tuple(error.path for error in self.refused if isinstance(error, OtherCommunity))


def report_files(paths: Sequence[Path], city: Path) -> list[Path]:
    """The files, and all report files in the folders and below; not the city's own file and copies."""
    found = [one for path in paths for one in (_within(path, city) if path.is_dir() else [path])]
    return list(dict.fromkeys(found))


def preview_usable(preview: Callable[[Sequence[Path]], MergeResult], paths: Sequence[Path]) -> Sifted:
    """Preview without the files that cannot be used. Raises FileError where none can, even on purpose."""
    left, refused = list(paths), list[FileError]()
    while True:
        try:
            return Sifted(tuple(left), preview(left), tuple(refused))
        except FileError as error:
            if error.path not in left:
                raise
            refused.append(error)
            left.remove(error.path)
            if not left and not any(isinstance(one, OtherCommunity) for one in refused):
                raise


def _within(folder: Path, city: Path) -> list[Path]:
    files = (path for path in folder.rglob("*") if path.suffix.lower() == SUFFIX and path.is_file())
    return sorted(path for path in files if not _is_own(path, city))


def _is_own(path: Path, city: Path) -> bool:
    beside = any(parent.name.endswith(f"{SUFFIX}{end}") for parent in path.parents for end in _OWN_FOLDERS)
    return beside or path.name.startswith(".") or path.samefile(city)
