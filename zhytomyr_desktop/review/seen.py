"""Who saw whom: steps of which each names the ones that its author had before him."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def frontier(steps: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The steps (id → ids that it saw) that no other one saw, in order of their ids.

    Steps that see each other in a circle, which only a forged file has, all stay.
    """
    seen = {old for step, olds in steps.items() for old in olds if old != step}
    last = tuple(sorted(step for step in steps if step not in seen))
    return last or tuple(sorted(steps))


def joined(steps: Iterable[str]) -> str:
    """Ids as one text of the file."""
    return " ".join(steps)


def split(text: str) -> tuple[str, ...]:
    """The ids of a text of the file."""
    return tuple(text.split())
