"""Where a Ukrainian word may be parted at the end of a line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

SHORTEST_WORD = 5
"""Words with fewer letters are never parted."""

_VOWELS = frozenset("аеєиіїоуюя")
_SONORANTS = frozenset("вйлмнр")
_JOINED_TO_PREVIOUS = frozenset("ь’")
_WORD = re.compile("[А-ЯЄІЇҐ]?[а-яєіїґ]+(?:’[а-яєіїґ]+)*")
_OPEN_PREFIXES = frozenset(("за", "на", "по", "при", "про", "пере", "до", "ви", "не"))
_PREFIX = re.compile("(?:від|під|над|перед|напівпід|непід|невід)(?=з|ж(?!ак))", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def break_points(word: str, *, name: bool = False) -> tuple[int, ...]:
    """The indices before which the word may be parted, in order; () for a word that is never parted.

    At least two letters with a vowel stay on each line; ь, the apostrophe and a closing й stay with the
    letter before them, йо, ьо, дж and дз stay whole (but від-значати). Words shorter than SHORTEST_WORD,
    with digits, Latin letters, a hyphen or a capital inside are never parted, nor is a name: the caller
    knows from the sentence whether a capitalised word is one. Patterns: pyphen, uk_UA; of places with no
    vowel between them the one is taken after which a syllable can begin, not in the middle of a root's
    first consonants: орфографія 2019 allows all of them.
    """
    if name or len(word) < SHORTEST_WORD or not _WORD.fullmatch(word):
        return ()
    lower = word.lower()
    first, last = _room(lower)
    places = [
        at for at in _patterns().positions(lower) if first <= at <= last and not _parts_a_sound(lower, at)
    ]
    prefix = _PREFIX.match(lower)
    if prefix and first <= (end := prefix.end()) <= last:
        places = sorted({*places, end} - {end - 1, end + 1})
    return _one_each_syllable(lower, places)


def _room(word: str) -> tuple[int, int]:
    """The first and the last place that leave two letters, one of them a vowel, on each side."""
    vowels = [at for at, letter in enumerate(word) if letter in _VOWELS]
    if not vowels:
        return 1, 0
    return max(vowels[0] + 1, _two_letters(word)), min(vowels[-1], len(word) - _two_letters(word[::-1]))


def _two_letters(word: str) -> int:
    """How many signs the first two letters take; an apostrophe is none."""
    return 3 if "’" in word[:2] else 2


def _one_each_syllable(word: str, places: list[int]) -> tuple[int, ...]:
    """Of places with no vowel between them, the one that closes the syllable best."""
    kept: list[int] = []
    for place in places:
        if not kept or _VOWELS.intersection(word[kept[-1] : place]):
            kept.append(place)
        elif _closes_syllable(word, kept[-1]):
            kept[-1] = place
    return tuple(kept)


def _closes_syllable(word: str, place: int) -> bool:
    """Whether the consonant after the place rather ends the first line: «облад-нання», but «за-кладів»."""
    first, second = word[place], word[place + 1]
    if first in _SONORANTS or first == second:
        return True
    return not _begins_syllable(first, second) and word[:place] not in _OPEN_PREFIXES


def _begins_syllable(first: str, second: str) -> bool:
    """Whether Ukrainian words, and the suffix «-ськ-», like to begin with these two letters."""
    return second in "рлв" or (first == "с" and second in "кптхь")


def _parts_a_sound(word: str, place: int) -> bool:
    before, after = word[place - 1], word[place]
    if after in _JOINED_TO_PREVIOUS:
        return True
    if after == "й":
        return word[place + 1 : place + 2] != "о"
    return (after == "о" and before in "йь") or (after in "жз" and before == "д")


class _Patterns:
    """The patterns of a language with the beginnings of each, so that a search ends where none can follow."""

    def __init__(self, patterns: Mapping[str, tuple[int, tuple[int, ...]]]) -> None:
        self._known: dict[str, tuple[int, tuple[int, ...]] | None] = {
            key[:end]: None for key in patterns for end in range(1, len(key))
        }
        self._known.update(patterns)

    def positions(self, word: str) -> list[int]:
        """The places where the patterns' greatest digit is odd, after Liang."""
        pointed = f".{word}."
        length = len(pointed)
        levels = [0] * (length + 1)
        get = self._known.get
        for start in range(length - 1):
            for end in range(start + 1, length + 1):
                found = get(pointed[start:end], ())
                if found:
                    at = start + found[0]
                    for level in found[1]:
                        if level > levels[at]:  # noqa: PLR1730 - a call would cost twice as much
                            levels[at] = level
                        at += 1
                elif found is not None:
                    break
        return [at - 1 for at in range(3, length - 2) if levels[at] & 1]


@cache
def _patterns() -> _Patterns:
    # pyphen costs some 50 ms to import and read; a window that shows no page need not pay for it.
    from pyphen import Pyphen

    return _Patterns(Pyphen(lang="uk_UA").hd.patterns)
