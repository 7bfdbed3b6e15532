"""Rules about words: nothing that belongs together is parted by a line's end, nothing lacks its glyph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from zhytomyr_desktop.language.numbers import NBSP
from zhytomyr_desktop.language.typography import tidy
from zhytomyr_desktop.report.fonts import REPLACEMENT
from zhytomyr_desktop.report.norm.departure import Departure
from zhytomyr_desktop.report.norm.measuring import Line
from zhytomyr_desktop.report.norm.parts import Parts

_DIVIDED = re.compile(r"([\w’'-]+)-$")
_NUMBER = re.compile(r"\d-$")
_ENDS_SENTENCE = re.compile(r"[.!?…:;][»“)]*$|^[–—]$")
_OPENING = '«„(“"'


def glyphs(parts: Parts) -> Iterator[Departure]:
    """Every character is shown as itself."""
    for sheet in parts.sheets:
        for line in sheet.lines:
            if any(sign in line.text for sign in (REPLACEMENT, "\ufffd")):
                yield Departure(sheet.number, "glyph", f"знак без зображення у шрифті: «{line.text[:40]}».")


def parted(parts: Parts) -> Iterator[Departure]:
    """No number is parted from its unit by a line's end, nor № from its number, вул. from its name."""
    for block in parts.paragraphs:
        for above, below in pairwise(block):
            ends, begins = _last_words(above.text), _first_words(below.text)
            if not ends.endswith("-") and _belong_together(ends, begins):
                words = f"кінець рядка розірвав «{ends.split()[-1]} {begins.split()[0]}»."
                yield Departure(above.page, "parted", words)


def _belong_together(ends: str, begins: str) -> bool:
    """Whether typography puts a no-break space between them."""
    if not ends or not begins:
        return False
    joined = tidy(f"{ends} {begins}").replace(NBSP, "\0")
    plain = re.sub(r"\s", " ", f"{ends} {begins}").replace("\0", " ")
    return len(joined) == len(plain) and joined[len(ends)] == "\0"


def _last_words(text: str) -> str:
    return " ".join(text.replace(NBSP, " ").split()[-3:])


def _first_words(text: str) -> str:
    return " ".join(text.replace(NBSP, " ").split()[:2])


def hyphens(parts: Parts) -> Iterator[Departure]:
    """Neither a name nor a number is divided."""
    for block in parts.paragraphs:
        for number, (above, below) in enumerate(pairwise(block)):
            found = _DIVIDED.search(above.text)
            if found is None:
                continue
            word = f"{above.text.split()[-1]}{below.text.split()[0]}"
            if _NUMBER.search(above.text) or below.text[:1].isdigit():
                yield Departure(above.page, "hyphen", f"переносом поділено число: «{word}».")
            elif _is_name(above, found, first=number == 0) and not below.text[:1].isupper():
                yield Departure(above.page, "hyphen", f"переносом поділено власну назву: «{word}».")


def _is_name(line: Line, found: re.Match[str], *, first: bool) -> bool:
    """Whether the divided word has a capital that no sentence's beginning explains."""
    if not found[1][:1].isupper():
        return False
    before = line.text[: found.start()].rstrip(_OPENING).split()
    opens = found.start() > 0 and line.text[found.start() - 1] in _OPENING
    return not opens and not (first and not before) and not (before and _ENDS_SENTENCE.search(before[-1]))


RULES = (glyphs, parted, hyphens)
