"""Moments of the file as the clock on the wall shows them."""

from __future__ import annotations

from datetime import datetime


def local(moment: str) -> str:
    """A moment of the file (ISO, with offset) in local time, to the minute; unreadable ones as they are."""
    try:
        return datetime.fromisoformat(moment).astimezone().strftime("%d.%m.%Y %H:%M")
    except (ValueError, OSError, OverflowError):
        return moment
