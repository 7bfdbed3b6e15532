"""What the window keeps on this machine between two starts, read, changed and written in one place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from zhytomyr_desktop import settings


class Kept:
    """The settings as this window knows them; options are written with the next ``save``, others at once."""

    def __init__(self) -> None:
        self._settings = settings.load()

    @property
    def recent(self) -> Sequence[str]:
        """The files that were open lately, the newest first."""
        return self._settings.recent

    @property
    def folder(self) -> Path:
        """Where the person worked last; their own folder where nothing was open yet."""
        return Path(self.recent[0]).parent if self.recent else Path.home()

    @property
    def author(self) -> str:
        """The name to be written to each change, see ``settings.author``."""
        return settings.author(self._settings)

    @property
    def has_own_author(self) -> bool:
        """Whether somebody has said on this machine who enters the data."""
        return bool(self._settings.author)

    def option(self, key: str, default: str = "") -> str:
        """A choice of the window."""
        return self._settings.options.get(key, default)

    def set_option(self, key: str, value: str) -> None:
        """Remember a choice of the window."""
        self._settings = self._settings.with_option(key, value)

    def remember_file(self, path: Path) -> None:
        """Put this file first among the recent ones."""
        known = self._settings
        self._settings = known.with_recent(path)
        if self._settings != known:
            self.save()

    def set_author(self, name: str) -> None:
        """Remember who enters the data."""
        self._settings = replace(self._settings, author=name.strip())
        self.save()

    def save(self) -> None:
        """Write everything down; where the disk refuses, the work goes on without it."""
        settings.save(self._settings)
