"""Several files into one folder: all of them appear, or none and nothing is left behind."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from db.errors import FileError, explain
from db.publish import publish
from zhytomyr_desktop.errors import DeliveryError

Write = Callable[[Path], object]
"""Writes one file at the place that it is given."""

_SHOWN = 3
_DRAFTS = ".роздача-{}.part"


def deliver(folder: Path, files: Sequence[tuple[str, Write]], keep: Callable[[], object]) -> list[Path]:
    """Write each (name, writer) aside, move all to ``folder``, then call ``keep``. Returns where they are.

    The folder is made where it is not there. Raises DeliveryError where a name is taken, and
    where the disk or ``keep`` fails; the folder is then as it was, as far as it can be reached.
    """
    _refuse_taken([folder / name for name, _ in files])
    delivery = _Delivery(folder, made=not folder.exists())
    try:
        delivery.write(files)
        delivery.move([name for name, _ in files])
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
class _Delivery:
    """What was made so far. ``made``: the folder itself is ours too."""

    folder: Path
    made: bool
    placed: list[Path] = field(default_factory=list)
    _aside: Path = field(init=False)

    def __post_init__(self) -> None:
        self._aside = self.folder / _DRAFTS.format(secrets.token_hex(4))

    def write(self, files: Sequence[tuple[str, Write]]) -> None:
        self._aside.mkdir(parents=True)
        for name, write in files:
            write(self._aside / name)

    def move(self, names: Sequence[str]) -> None:
        for name in names:
            publish(self.folder / name, self._bring(name))
            self.placed.append(self.folder / name)

    def _bring(self, name: str) -> Callable[[Path], None]:
        def bring(draft: Path) -> None:
            (self._aside / name).replace(draft)

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
        return is_there and not any(os.path.lexists(path) for path in (*self.placed, self._aside))

    def tidy(self) -> None:
        shutil.rmtree(self._aside, ignore_errors=True)


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
