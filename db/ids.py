"""Ids of changes: UUIDv7-shaped, unique over all machines, each greater than all that its file has seen."""

from __future__ import annotations

import secrets
import time
from datetime import datetime

_VARIANT = 0x2 << 62


def new_id(last: str = "", moment: int | None = None) -> str:
    """Make a fresh id of 32 hex digits, greater than ``last`` even where this machine's clock is behind.

    ``moment``: what the clock says, in milliseconds; else it is asked.
    """
    stamp, counter = max((now_ms() if moment is None else moment, 0), _after(last))
    return f"{stamp:012x}7{counter:03x}{_VARIANT | secrets.randbits(62):016x}"


def now_ms() -> int:
    """Milliseconds since 1970 by this machine's clock."""
    return time.time_ns() // 1_000_000


def id_ms(change: str) -> int:
    """Return the milliseconds that an id carries; 0 for no id."""
    return int(change[:12], 16) if change else 0


def now_text(moment: int | None = None) -> str:
    """Local time with its offset, to the second: shown to people, never used to decide.

    ``moment``: what the clock says, in milliseconds; else it is asked.
    """
    seconds = (now_ms() if moment is None else moment) // 1000
    return datetime.fromtimestamp(seconds).astimezone().isoformat(timespec="seconds")


def _after(last: str) -> tuple[int, int]:
    if not last:
        return 0, 0
    stamp, counter = id_ms(last), int(last[13:16], 16) + 1
    return (stamp, counter) if counter < 0x1000 else (stamp + 1, 0)
