"""File names after what the file is about: they can be written on Windows, macOS and Linux."""

from __future__ import annotations

import re
from textwrap import shorten

FILE_SUFFIX = ".zvit"
_NOT_IN_NAMES = re.compile(r"[^\w.,’()–-]+")
_LONGEST = 80


def stem(title: str) -> str:
    """A name after a title, cut at a word to 80 signs; without a suffix."""
    name = _NOT_IN_NAMES.sub(" ", title).strip(" .")
    return (shorten(name, _LONGEST, placeholder="") or name[:_LONGEST]).strip(" .") or "розділ"


def section_file(title: str, state: str) -> str:
    """The name of a section's file that goes from one person to another; ``state``: a word or two for it."""
    return f"{stem(title)} – {state}{FILE_SUFFIX}"
