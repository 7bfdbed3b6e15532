"""Sentences carried over from last year: marked until somebody renews or confirms them.

The mark is the field ``renew`` of the sentence: a digest of the text as it was carried over. It is spent as
soon as the text is another one, and cleared by a person who says that the sentence still holds.
"""

from __future__ import annotations

from hashlib import sha256

from forms.values import SectionValues

FIELD = "renew"


def mark(text: str) -> str:
    """The mark of a carried-over text."""
    return sha256(text.encode()).hexdigest()[:16]


def to_renew(values: SectionValues) -> tuple[str, ...]:
    """The items (``own/ID``, ``statement/KEY``) whose text is still last year's."""
    return tuple(
        key if key.startswith("own/") else f"statement/{key}"
        for key, value in values.statements.items()
        if value.text and _mark(values, key) == mark(value.text)
    )


def _mark(values: SectionValues, key: str) -> str:
    item = key if key.startswith("own/") else f"statement/{key}"
    sides = values.stored.get(item, {}).get(FIELD, ())
    return sides[0] if len(sides) == 1 else ""
