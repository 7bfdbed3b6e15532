"""Where the program keeps its own things on this machine, and how it writes a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

import platformdirs

APP = "zhytomyr-desktop"
SETTINGS_VARIABLE = "ZVIT_SETTINGS"
"""Environment variable: another folder for the settings (tests, portable installations)."""


def settings_folder() -> Path:
    """The folder of the settings; it may not exist yet."""
    given = os.environ.get(SETTINGS_VARIABLE, "")
    return Path(given) if given else Path(platformdirs.user_config_dir(APP, appauthor=False))


def settings_file() -> Path:
    """The file of the settings; it may not exist yet."""
    return settings_folder() / "settings.json"


def kept_catalogue() -> Path:
    """The file with the forms as they were read last; it may not exist, and can always be made again."""
    given = os.environ.get(SETTINGS_VARIABLE, "")
    folder = Path(given) if given else Path(platformdirs.user_cache_dir(APP, appauthor=False))
    return folder / "catalogue.kept"


def write_atomically(path: Path, text: str) -> None:
    """Write UTF-8 text so that the file holds either the old content or the new, whole. Raises OSError."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Put the folder's new entry on disk, where the system can (Windows cannot open folders)."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
