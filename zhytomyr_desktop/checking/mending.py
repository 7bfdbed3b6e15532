"""Mending a person's sentence where a finding says what should stand there; digits are never touched."""

from __future__ import annotations

import re

from zhytomyr_desktop.audit.finding import Finding
from zhytomyr_desktop.errors import UserError

_SPACE = "[ \u00a0\u202f\u2009]*"
_ANY_SPACE = re.compile("[ \u00a0]+")
_ALIKE = {"’": "['’ʼ᾽`]", "«": '[«"“„]', "»": '[»"”“]', "–": "[-–—−]"}
_STEP = 8
_SLOT = re.compile(r"\{[^{}]*\}")


def mended(text: str, finding: Finding) -> str:
    """The sentence, as it was typed, with the mend in place.

    The words of the finding are those of the print, where spaces, quotes and dashes may have been tidied.
    Raises UserError where they do not stand in the sentence exactly once.
    """
    if finding.mend is None or _digits(finding.mend) != _digits(finding.printed):
        raise UserError("Це місце може виправити лише людина: перейдіть до речення і змініть його.")
    start, end = _place(text, finding)
    return text[:start] + finding.mend + text[end:]


def _place(text: str, finding: Finding) -> tuple[int, int]:
    """Where the printed words stand in the typed sentence, told by as much as needed of what is before."""
    for length in range(0, len(finding.before) + _STEP, _STEP):
        before = finding.before[len(finding.before) - length :] if length else ""
        places = _places(text, before, finding.printed)
        if len(places) == 1:
            return places[0]
    raise UserError("Це місце в реченні не одне або стоїть у показнику. Виправте речення самі.")


def _places(text: str, before: str, printed: str) -> list[tuple[int, int]]:
    slots = [found.span() for found in _SLOT.finditer(text)]
    pattern = re.compile(f"{_pattern(before)}(?P<words>{_pattern(printed)})")
    return [
        found.span("words")
        for found in pattern.finditer(text)
        if not any(start < found.end() and found.start() < end for start, end in slots)
    ]


def _pattern(printed: str) -> str:
    parts = re.split("([ \u00a0]+)", printed)
    return "".join(_SPACE if _ANY_SPACE.fullmatch(part) else _letters(part) for part in parts if part)


def _letters(part: str) -> str:
    return "".join(_ALIKE.get(sign, re.escape(sign)) for sign in part)


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())
