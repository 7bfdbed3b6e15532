"""Several files into one folder: all of them appear, or none and nothing is left behind.

Where the process is killed in between, ``unfinished`` takes back what its journal names.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from db.errors import FileError, explain
from db.publish import publish
from zhytomyr_desktop.errors import DeliveryError

Write = Callable[[Path], object]
"""Writes one file at the place that it is given."""

_SHOWN = 3
_DRAFTS = ".роздача-{}.part"
DRAFTS = re.compile(r"\.роздача-[0-9a-f]{8}\.part")
"""How the folder is called in which the files are written before they are moved."""


class Diary(Protocol):
    """Who is told beforehand what will be done."""

    def note(self, **facts: object) -> None:
        """Files are about to be made in a folder."""

    def files(self, aside: Path, names: Sequence[str]) -> None:
        """These files are about to be moved out of ``aside``."""


def deliver(
    folder: Path, files: Sequence[tuple[str, Write]], keep: Callable[[], object], diary: Diary | None = None
) -> list[Path]:
    """Write each (name, writer) aside, move all to ``folder``, then call ``keep``. Returns where they are.

    The folder is made where it is not there. Raises DeliveryError where a name is taken, and
    where the disk or ``keep`` fails; the folder is then as it was, as far as it can be reached.
    """
    names = [name for name, _ in files]
    _refuse_taken([folder / name for name in names])
    aside = folder / _DRAFTS.format(secrets.token_hex(4))
    delivery = Delivery(folder, made=not folder.exists(), aside=aside)
    try:
        if diary:
            diary.note(folder=str(folder.absolute()), aside=aside.name, made=delivery.made)
        delivery.write(files)
        if diary:
            diary.files(aside, names)
        delivery.move(names)
        keep()
    except BaseException as error:
        is_clean = delivery.take_back()
        known = explain(error, folder) if isinstance(error, Exception) else None
        if known is None:
            raise
        raise DeliveryError(_words(known, folder, is_clean=is_clean)) from error
    delivery.tidy()
    return delivery.placed


@dataclass(slots=True)
class Delivery:
    """What was made so far. ``made``: the folder itself is ours too; ``aside``: where files wait."""

    folder: Path
    made: bool
    aside: Path
    placed: list[Path] = field(default_factory=list)

    def write(self, files: Sequence[tuple[str, Write]]) -> None:
        """Write all of them aside."""
        self.aside.mkdir(parents=True)
        for name, write in files:
            write(self.aside / name)

    def move(self, names: Sequence[str]) -> None:
        """Move them to their places, one after another."""
        for name in names:
            publish(self.folder / name, self._bring(name))
            self.placed.append(self.folder / name)

    def _bring(self, name: str) -> Callable[[Path], None]:
        def bring(draft: Path) -> None:
            (self.aside / name).replace(draft)

        return bring

    def take_back(self) -> bool:
        """Whether nothing is left, as far as the folder can be seen: a drive may have been pulled out."""
        is_there = self.folder.exists()
        for path in self.placed:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
        self.tidy()
        if self.made:
            with contextlib.suppress(OSError):
                self.folder.rmdir()
        return is_there and not any(os.path.lexists(path) for path in (*self.placed, self.aside))

    def tidy(self) -> None:
        """Take away what waits to be moved."""
        shutil.rmtree(self.aside, ignore_errors=True)


def _refuse_taken(places: Sequence[Path]) -> None:
    taken = [f"«{path.name}»" for path in places if os.path.lexists(path)]
    if taken:
        more = f" і ще {len(taken) - _SHOWN}" if len(taken) > _SHOWN else ""
        raise DeliveryError(
            f"Розділи не роздано: у папці вже є {', '.join(taken[:_SHOWN])}{more}. "
            "Виберіть порожню папку або спершу приберіть ці файли."
        )


def _words(error: FileError, folder: Path, *, is_clean: bool) -> str:
    left = (
        "Жодного файла не записано"
        if is_clean
        else f"Папка «{folder}» недоступна: коли вона знову відкриється, приберіть з неї файли цієї роздачі"
    )
    return f"Розділи не роздано. {error} {left}; у звіті нічого не змінено."
