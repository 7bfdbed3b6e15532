"""Places in a text as Qt counts them, in units of UTF-16: an emoji is two of them, and one letter here."""

from __future__ import annotations

_LAST_OF_ONE_UNIT = "\uffff"


def to_qt(text: str, place: int) -> int:
    """Where Qt has the place before ``text[place]``."""
    return place + sum(letter > _LAST_OF_ONE_UNIT for letter in text[:place])


def from_qt(text: str, position: int) -> int:
    """The index of the letter that begins at, or around, this position of Qt."""
    units = 0
    for place, letter in enumerate(text):
        if units >= position:
            return place
        units += 2 if letter > _LAST_OF_ONE_UNIT else 1
    return len(text)
