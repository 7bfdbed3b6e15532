"""What the program remembers on this machine: the author's name, recent files, choices of the window."""

from __future__ import annotations

import contextlib
import getpass
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from zhytomyr_desktop import paths

AUTHOR_VARIABLE = "ZVIT_AUTHOR"
UNKNOWN_AUTHOR = "Невідомий автор"
RECENT_LIMIT = 12


@dataclass(frozen=True, slots=True)
class Settings:
    """The remembered things. ``recent``: newest first. ``options``: the window's own, key to text."""

    author: str = ""
    recent: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)

    def with_recent(self, path: Path) -> Settings:
        """The same settings with this file as the newest one."""
        name = str(path.absolute())
        others = tuple(p for p in self.recent if os.path.normcase(p) != os.path.normcase(name))
        return replace(self, recent=(name, *others)[:RECENT_LIMIT])

    def with_option(self, key: str, value: str) -> Settings:
        """The same settings with one of the window's options set."""
        return replace(self, options={**self.options, key: value})


def load() -> Settings:
    """The settings of this machine; the defaults where none are kept or the file is damaged. Never raises."""
    try:
        return _parse(paths.settings_file().read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()


def save(settings: Settings) -> bool:
    """Keep the settings; False where the disk refuses (the work goes on without them)."""
    content = {
        "author": settings.author,
        "recent": list(settings.recent),
        "options": dict(settings.options),
    }
    from db.publish import write_whole

    try:
        paths.settings_folder().mkdir(parents=True, exist_ok=True)
        _set_damaged_aside()
        told = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
        write_whole(paths.settings_file(), [told.encode()])
    except (OSError, ValueError):
        return False
    return True


def author(settings: Settings | None = None) -> str:
    """The name written beside changes: ``ZVIT_AUTHOR``, the settings' name, or the system's user name."""
    known = settings if settings is not None else load()
    return os.environ.get(AUTHOR_VARIABLE, "").strip() or known.author.strip() or _system_user()


def _parse(text: str) -> Settings:
    """Read the JSON text, passing over what has a wrong shape. Raises ValueError where it is no JSON."""
    content: Any = json.loads(text)
    if not isinstance(content, dict):
        return Settings()
    name, recent, options = content.get("author"), content.get("recent"), content.get("options")
    paths_known = [p for p in recent if isinstance(p, str)] if isinstance(recent, list) else []
    choices = options if isinstance(options, dict) else {}
    return Settings(
        author=name if isinstance(name, str) else "",
        recent=tuple(paths_known[:RECENT_LIMIT]),
        options={key: value for key, value in choices.items() if isinstance(value, str)},
    )


def _set_damaged_aside() -> None:
    """Keep a settings file that cannot be read beside the new one, as ``settings.damaged.json``."""
    file = paths.settings_file()
    try:
        json.loads(file.read_text(encoding="utf-8"))
    except (ValueError, RecursionError):
        with contextlib.suppress(OSError):
            file.replace(file.with_name("settings.damaged.json"))
    except OSError:
        return


def _system_user() -> str:
    try:
        return getpass.getuser() or UNKNOWN_AUTHOR
    except (KeyError, OSError, ImportError):
        return UNKNOWN_AUTHOR
