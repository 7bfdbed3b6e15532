"""Ordered keys between neighbours, so that two people can both put a paragraph or a row in one place."""

from __future__ import annotations

import secrets

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_BASE = len(DIGITS)


def between(before: str = "", after: str = "") -> str:
    """A key that sorts strictly after ``before`` and before ``after``; an empty one is no bound.

    Keys are compared as text; keys made here never end in «0», so that something always fits between two
    of them. Raises ValueError where nothing fits.
    """
    if after and before >= after:
        raise ValueError(f"no key between {before!r} and {after!r}")
    key, appended = "", not after
    for place in range(len(before) + len(after) + 2):
        if after and key.startswith(after):
            break
        low = _digit(before, place, 0)
        high = _digit(after, place, 0) if after and after[:place] == key else _BASE
        if high - low > 1:
            return key + DIGITS[low + 1 if appended else (low + high) // 2]
        key += DIGITS[low]
        if high - low == 1:
            after = ""
    raise ValueError(f"no key between {before!r} and {after!r}")


def spread(count: int) -> list[str]:
    """``count`` keys in ascending order with room between them."""
    width = max(2, len(str(count)))
    return [f"{number:0{width}d}i" for number in range(1, count + 1)]


def new_id() -> str:
    """A name for a new row or statement that no other machine will choose: 16 hexadecimal digits."""
    return secrets.token_hex(8)


def _digit(key: str, place: int, missing: int) -> int:
    return max(0, DIGITS.find(key[place])) if place < len(key) else missing
