"""Moments of the log: what a person calls a moment, and the greatest id that belongs to it.

Ids are ordered as people saw each other's changes, so everything up to an id is a state that could have been.
"""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from zhytomyr_desktop.entry import date_text
from zhytomyr_desktop.errors import EntryError, UserError

_ID = re.compile(r"[0-9a-f]{12,32}")
_CLOCK = re.compile(r"(.+?)[ T]+(\d{1,2}):(\d{2})")
_LAST = "f" * 32


def bound(moment: str) -> str:
    """The greatest id of a moment: of a change (its id or its beginning), or of the end of a day or minute.

    «31.12.2023», «2023-12-31 14:05». Local time. Raises UserError.
    """
    typed = moment.strip()
    if _ID.fullmatch(typed):
        return typed + _LAST[len(typed) :]
    clock = _CLOCK.fullmatch(typed)
    try:
        day = date_text(clock.group(1) if clock else typed)
        hour, minute = (int(clock.group(2)), int(clock.group(3))) if clock else (23, 59)
        at = datetime.combine(datetime.fromisoformat(day), time(hour, minute)).astimezone()
    except (EntryError, ValueError, OSError, OverflowError):  # Windows knows no local time before 1970
        raise UserError(
            f"«{moment}» не є моментом. Вкажіть день (31.12.2023), день і час або номер зміни з history."
        ) from None
    end = at + timedelta(minutes=1, microseconds=-1)
    return f"{int(end.timestamp() * 1000):012x}" + _LAST[12:]
