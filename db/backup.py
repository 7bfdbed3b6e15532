"""Backups beside the file, made with SQLite's online backup: 12 last, 10 daily and 9 weekly ones stay."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Hashable, Sequence
from datetime import datetime
from pathlib import Path

from db.errors import Damaged
from db.file import ReportFile, told
from db.publish import publish

LAST, DAILY, WEEKLY = 12, 10, 9
_STAMP = "%Y-%m-%dT%H-%M-%S-%f"


def back_up(file: ReportFile, reason: str = "manual") -> Path:
    """Copy the file as it stands into its folder of backups, durable and checked. Returns the copy."""
    folder = backup_folder(file.path)
    with told(file.path):
        folder.mkdir(exist_ok=True)
    copy = folder / f"{datetime.now().strftime(_STAMP)}-{reason}.zvit"
    publish(copy, lambda draft: _copy(file.connection, draft))
    _rotate(folder)
    return copy


def backups(path: Path) -> list[Path]:
    """List the backups of a file, the latest last."""
    return sorted(backup_folder(path).glob("*.zvit"))


def backup_folder(path: Path) -> Path:
    """Where the backups of a file stand."""
    return path.with_name(f"{path.name}.backups")


def made_at(copy: Path) -> datetime:
    """Read from its name at which local time a backup was made."""
    return datetime.strptime("-".join(copy.stem.split("-")[:6]), _STAMP)


def kept(moments: Sequence[datetime]) -> set[datetime]:
    """Choose the moments whose backups stay: the last ones, and the latest of each recent day and week."""
    newest_first = sorted(moments, reverse=True)
    stays = set(newest_first[:LAST])
    stays |= _latest_of_each(newest_first, lambda moment: moment.date(), DAILY)
    return stays | _latest_of_each(newest_first, lambda moment: moment.isocalendar()[:2], WEEKLY)


def _latest_of_each(
    newest_first: Sequence[datetime], period: Callable[[datetime], Hashable], count: int
) -> set[datetime]:
    latest: dict[Hashable, datetime] = {}
    for moment in newest_first:
        latest.setdefault(period(moment), moment)
    return set(list(latest.values())[:count])


def _copy(source: sqlite3.Connection, draft: Path) -> None:
    target = sqlite3.connect(draft, isolation_level=None)
    try:
        target.execute("PRAGMA synchronous=OFF")
        source.backup(target)
        if target.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise Damaged(draft)
    finally:
        target.close()


def _rotate(folder: Path) -> None:
    copies = {}
    for copy in folder.glob("*.zvit"):
        with contextlib.suppress(ValueError):
            copies[made_at(copy)] = copy
    stays = kept(list(copies))
    for moment, copy in copies.items():
        if moment not in stays:
            with contextlib.suppress(OSError):
                copy.unlink()
