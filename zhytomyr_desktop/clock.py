"""Moments of the file as the clock on the wall shows them."""

from __future__ import annotations

from datetime import UTC, date, datetime


def local(moment: str) -> str:
    """A moment of the file (ISO, with offset) in local time, to the minute; unreadable ones as they are."""
    try:
        return datetime.fromisoformat(moment).astimezone().strftime("%d.%m.%Y %H:%M")
    except (ValueError, OSError, OverflowError):
        return moment


def local_day(moment: str) -> date | None:
    """The day of a moment of the file in local time; None where it cannot be read."""
    try:
        return datetime.fromisoformat(moment).astimezone().date()
    except (ValueError, OSError, OverflowError):
        return None


def here(moment: datetime) -> datetime:
    """A moment in local time; at the edge of the calendar (a certificate without end, RFC 5280) as it is."""
    try:
        return moment.astimezone()
    except (OSError, OverflowError):
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
