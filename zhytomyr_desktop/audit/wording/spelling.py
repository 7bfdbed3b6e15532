"""Spelling of free text: hunspell's Ukrainian dictionary, a municipal word list and the report's own words.

The dictionary takes one to two seconds and some 50 MB to load, so it is loaded on first use, never on import;
the window loads it in a thread by ``dictionary()`` and checks the edited paragraph only.
"""

from __future__ import annotations

import lzma
import re
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Protocol

from forms.definition import Severity
from zhytomyr_desktop.audit.prose.paragraph import Hit, Paragraph

_WORD = re.compile(r"(?<![A-Za-z\d_])[А-Яа-яІіЇїЄєҐґ]+(?:[’'ʼ᾽-][А-Яа-яІіЇїЄєҐґ]+)*(?![A-Za-z\d_])")
_FOLDER = files("resources").joinpath("dictionary")


class Dictionary(Protocol):
    """What of hunspell is used."""

    def spell(self, word: str) -> bool:
        """Whether the word is known."""

    def add(self, word: str) -> int:
        """Makes the word known."""

    def add_with_affix(self, word: str, example: str) -> int:
        """Makes the word known in the forms that the example has."""


@cache
def dictionary() -> Dictionary:
    """The Ukrainian dictionary; the first call loads it."""
    from hunspell import Hunspell  # type: ignore[import-untyped, import-not-found, unused-ignore]

    # A virus scanner of Windows may hold the files for a moment: then the system clears them away.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for name in ("uk_UA.aff", "uk_UA.dic"):
            packed = _FOLDER.joinpath(f"{name}.xz").read_bytes()
            Path(folder, name).write_bytes(lzma.decompress(packed))
        # The folder's name may hold the user's, in Cyrillic, which the system's own encoding may lack.
        loaded: Dictionary = Hunspell("uk_UA", hunspell_data_dir=folder, system_encoding="UTF-8")
    _add_municipal_words(loaded)
    return loaded


def _add_municipal_words(loaded: Dictionary) -> None:
    """Adds the words of ``municipal.txt``; «word/example» is declined as the example."""
    for line in _FOLDER.joinpath("municipal.txt").read_text(encoding="utf-8").splitlines():
        word, _, example = line.strip().partition("/")
        if word.startswith("#") or not word:
            continue
        loaded.add(word)
        if example:
            loaded.add_with_affix(word, example)


class Spelling:
    """Words that neither the dictionary nor the word lists know."""

    key = "wording_spelling"

    def __init__(self, own_words: Iterable[str] = ()) -> None:
        self._own = frozenset(_plain(word) for word in own_words)

    def check(self, paragraph: Paragraph) -> Iterator[Hit]:
        """The words of the paragraph that nobody knows; what they should be, only a person can say."""
        for word in _WORD.finditer(paragraph.text):
            printed = word.group()
            if not self._known(printed):
                yield _unknown(word.start(), printed)

    def _known(self, printed: str) -> bool:
        plain = _plain(printed)
        if plain in self._own or _is_spelled(printed):
            return True
        parts = plain.split("-")
        return len(parts) > 1 and all(p in self._own or _is_spelled(p) for p in parts)


def _plain(word: str) -> str:
    return re.sub("['ʼ᾽]", "’", word.lower())


@lru_cache(maxsize=32768)
def _is_spelled(printed: str) -> bool:
    word = re.sub("[ʼ᾽]", "’", printed)
    if len(word) < 3 or (word.isupper() and len(word) <= 6):
        return True
    known = dictionary()
    return known.spell(word) or known.spell(word.lower()) or known.spell(word.capitalize())


def _unknown(start: int, printed: str) -> Hit:
    return Hit((start, start + len(printed)), Severity.HINT, f"Слова «{printed}» немає у словнику.", printed)
