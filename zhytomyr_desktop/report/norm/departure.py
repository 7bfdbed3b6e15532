"""One departure from the norm."""

from __future__ import annotations

from typing import NamedTuple


class Departure(NamedTuple):
    """Where and what: ``page`` from 1 (0: the whole file), the rule's name, the message in Ukrainian."""

    page: int
    rule: str
    message: str

    def __str__(self) -> str:
        return f"Сторінка {self.page}: {self.message}" if self.page else self.message


def millimetres(length: float) -> str:
    """A length as it is printed: «12,5 мм»."""
    return f"{_comma(length)}\u00a0мм"


def points(size: float) -> str:
    """A type size as it is printed: «14 пт»."""
    return f"{_comma(size)}\u00a0пт"


def times(number: float) -> str:
    """A multiple as it is printed: «1,15»."""
    return f"{number:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def begin(text: str) -> str:
    """The first words, enough to find the place."""
    return text if len(text) <= 40 else f"{text[:40].rsplit(' ', 1)[0]}…"


def _comma(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0").replace(".", ",")
