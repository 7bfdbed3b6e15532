"""Where the program keeps its own things on this machine."""

from __future__ import annotations

import os
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


def drafts_file() -> Path:
    """The file of what was typed and is in no file of a report yet; it may not exist."""
    return settings_folder() / "drafts.json"


def kept_catalogue() -> Path:
    """The file with the forms as they were read last; it may not exist, and can always be made again."""
    given = os.environ.get(SETTINGS_VARIABLE, "")
    folder = Path(given) if given else Path(platformdirs.user_cache_dir(APP, appauthor=False))
    return folder / "catalogue.kept"
