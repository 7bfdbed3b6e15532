"""Reads written PDFs back with poppler, a program that shares no code with the writer."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from pathlib import Path
from re import compile as pattern

MM = 72 / 25.4


@dataclass(frozen=True)
class Word:
    """A word with its box in millimetres from the page's upper left corner."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float


_PAGE = pattern(r"<page ")
_WORD = pattern(r'<word xMin="([^"]+)" yMin="([^"]+)" xMax="([^"]+)" yMax="([^"]+)">(.*?)</word>')


def run(*command: str | Path) -> str:
    return subprocess.run([str(c) for c in command], check=True, capture_output=True, text=True).stdout


def words(path: Path) -> list[Word]:
    """All words in the order of the file, page numbers included."""
    state = path.stat()
    return list(_words(path, state.st_mtime_ns, state.st_size))


@lru_cache(maxsize=16)
def _words(path: Path, _changed: int, _size: int) -> list[Word]:
    """Read once for every state of the file: a test asks for many of its lines."""
    found, page = [], 0
    for line in run("pdftotext", "-bbox", path, "-").splitlines():
        page += bool(_PAGE.search(line))
        for box in _WORD.finditer(line):
            left, top, right, bottom = (float(number) / MM for number in box.groups()[:4])
            found.append(Word(page, unescape(box[5]), left, top, right, bottom))
    return found


def lines(path: Path, page: int) -> list[list[Word]]:
    """The page's words by line, from above; page numbers included."""
    return rows_of(words(path), page)


def rows_of(found: Iterable[Word], page: int) -> list[list[Word]]:
    """Those of the words that stand on the page, by line, from above."""
    rows: dict[int, list[Word]] = {}
    for word in found:
        if word.page == page:
            rows.setdefault(round(word.top * 2), []).append(word)
    return [sorted(row, key=lambda w: w.left) for _, row in sorted(rows.items())]


def text_lines(path: Path, page: int) -> list[str]:
    return [" ".join(word.text for word in row) for row in lines(path, page)]


def letters(text: str) -> str:
    """All that is left when lines, hyphens and spaces no longer matter."""
    return "".join(sign for sign in text if sign.isalnum())


def body_letters(path: Path) -> str:
    """The letters and digits of the body in reading order, page numbers left out."""
    return letters("".join(word.text for word in words(path) if word.top > 18))
