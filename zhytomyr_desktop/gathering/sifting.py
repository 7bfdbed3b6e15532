"""A messy mailbox: which of the given files and folders are to be taken in, and which cannot be used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from db.errors import FileError, OtherCommunity
from db.intake import Refuse
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


def preview_usable(preview: Callable[[Refuse], MergeResult], paths: Sequence[Path]) -> Sifted:
    """Preview without the files that cannot be used. Raises FileError where it is the only one.

    ``preview`` is given the function that is told of each such file.
    """
    refused: list[FileError] = []
    result = preview(refused.append)
    out = {error.path for error in refused}
    left = tuple(path for path in paths if path not in out)
    if len(paths) == 1 and refused and not isinstance(refused[0], OtherCommunity):
        raise refused[0]
    return Sifted(left, result, tuple(refused))


def _within(folder: Path, city: Path) -> list[Path]:
    files = (path for path in folder.rglob("*") if path.suffix.lower() == SUFFIX and path.is_file())
    return sorted(path for path in files if not _is_own(path, city))


def _is_own(path: Path, city: Path) -> bool:
    beside = any(parent.name.endswith(f"{SUFFIX}{end}") for parent in path.parents for end in _OWN_FOLDERS)
    return beside or path.name.startswith(".") or path.samefile(city)
