"""Moments of the log on one line: letters do not tell them where the clock changes, nor from other zones."""

from __future__ import annotations

from datetime import UTC, datetime

LONG_AGO = datetime.min.replace(tzinfo=UTC)


def when(at: str) -> datetime:
    """A moment of the file (ISO, with offset), to be compared with others; one that is none is before all."""
    try:
        return datetime.fromisoformat(at).astimezone(UTC)
    except (ValueError, OSError, OverflowError):
        return LONG_AGO
