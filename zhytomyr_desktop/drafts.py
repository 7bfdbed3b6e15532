"""What was typed and is in no file yet: kept on this machine until it is saved or given up.

A text that the file refuses, and a sentence that is being written, outlive a crash and a power cut here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhytomyr_desktop import paths

WORDS = "words"
"""In the place of a field: a sentence as it is being written, its figures by their labels."""
LIMIT = 200
"""Drafts that are kept at most; the oldest are dropped first."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text typed into a field of a file. ``file``: its absolute name; ``was``: what the field held then."""

    file: str
    section: str
    item: str
    field: str
    text: str
    was: str

    @classmethod
    def of(cls, path: Path, section: str, item: str, field: str, text: str, was: str) -> Draft:
        """The draft of a field of this file."""
        return cls(str(path.absolute()), section, item, field, text, was)

    @property
    def place(self) -> tuple[str, str, str, str]:
        """Where it belongs; there is one draft for each place."""
        return self.file, self.section, self.item, self.field


def of(path: Path) -> tuple[Draft, ...]:
    """The drafts of this file, in the order in which they were typed. Never raises."""
    name = str(path.absolute())
    return tuple(draft for draft in _load() if draft.file == name)


def keep(draft: Draft) -> bool:
    """Keep a draft in the place of the one before it; False where the disk refuses."""
    return _save([*_others(draft.place), draft][-LIMIT:])


def drop(path: Path, section: str, item: str, field: str) -> bool:
    """Forget a draft, where there is one; False where the disk refuses."""
    place = (str(path.absolute()), section, item, field)
    left = _others(place)
    return len(left) == len(_load()) or _save(left)


def _others(place: tuple[str, str, str, str]) -> list[Draft]:
    return [draft for draft in _load() if draft.place != place]


def _load() -> list[Draft]:
    try:
        content: Any = json.loads(paths.drafts_file().read_text(encoding="utf-8"))
        return [Draft(*line) for line in content if _is_draft(line)]
    except (OSError, ValueError, TypeError, RecursionError):
        return []


def _is_draft(line: Any) -> bool:
    return isinstance(line, list) and len(line) == 6 and all(isinstance(part, str) for part in line)


def _save(drafts: Iterable[Draft]) -> bool:
    from db.publish import write_whole

    lines = [[*draft.place, draft.text, draft.was] for draft in drafts]
    try:
        paths.settings_folder().mkdir(parents=True, exist_ok=True)
        told = json.dumps(lines, ensure_ascii=False, indent=1) + "\n"
        write_whole(paths.drafts_file(), [told.encode()])
    except (OSError, ValueError):
        return False
    return True
