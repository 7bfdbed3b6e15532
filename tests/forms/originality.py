"""Fingerprints of runs of words: copied wording is found without keeping the text it was copied from."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

RUN = 10
"""So many words of content in the same order are no coincidence of subject."""

SHORTEST = 4
FINGERPRINTS = Path(__file__).parent / "data" / "source_runs.txt"

_QUOTED = re.compile(r"«[^«»]*(?:«[^«»]*»+)?[^«»]*»")
_WORD = re.compile(r"[\w’]+(?:-[\w’]+)*")


def content_words(paragraph: str) -> list[str]:
    """The paragraph's words that its author chose: no names in quotes, capitals, numbers, short words."""
    text = _QUOTED.sub(" ", re.sub("['ʼ᾽`]", "’", paragraph))
    return [word for word in _WORD.findall(text) if len(word) >= SHORTEST and word[0].islower()]


def runs(paragraph: str) -> Iterator[str]:
    """Every run of ``RUN`` content words of the paragraph."""
    words = content_words(paragraph)
    for start in range(len(words) - RUN + 1):
        yield " ".join(words[start : start + RUN])


def fingerprint(run: str) -> str:
    """Twelve hexadecimal digits that tell the run from others and do not tell its words."""
    return hashlib.sha256(run.encode()).hexdigest()[:12]


def kept() -> set[str]:
    """The fingerprints of all runs of the printed report of 2023."""
    return set(FINGERPRINTS.read_text(encoding="ascii").split())
