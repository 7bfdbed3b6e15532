"""Dates as the report prints them, in one of two styles."""

from __future__ import annotations

from datetime import date
from functools import cache

from .numbers import NBSP

STYLES = ("digits", "words")
"""«01.01.2024 року» and «1 січня 2024 року»."""


def format_date(day: date, style: str = "digits") -> str:
    """The date with the word «року», no-break spaces inside; ``style`` is one of STYLES, else ValueError."""
    if style not in STYLES:
        raise ValueError(f"a date style is one of {STYLES}, not {style!r}")
    if style == "digits":
        return f"{short_date(day)}{NBSP}року"
    return NBSP.join((str(day.day), month_genitive(day.month), f"{day.year:04}", "року"))


def short_date(day: date) -> str:
    """The date in digits alone: «01.01.2024»."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def short_iso(text: str) -> str:
    """A date of the file («2024-01-01») in digits, «01.01.2024»; a text that is no date as it is."""
    try:
        return short_date(date.fromisoformat(text))
    except ValueError:
        return text


def month_genitive(month: int) -> str:
    """The name of a month (1–12) as it stands in a date, from CLDR: «січня»."""
    return _months()[month - 1]


@cache
def _months() -> tuple[str, ...]:
    # Babel takes some 40 ms to import and load the locale, so it is loaded by the first date in words.
    from babel.core import Locale

    names = Locale.parse("uk").months["format"]["wide"]
    return tuple(names[month] for month in range(1, 13))
