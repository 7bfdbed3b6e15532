"""How far a report is composed, for whoever waits."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import NamedTuple

from zhytomyr_desktop.report.document import Block, Document


class Step(NamedTuple):
    """So many of all blocks are laid out."""

    done: int
    total: int


OnStep = Callable[[Step], None]


def counting(document: Document, on_step: OnStep | None) -> Callable[[Block], None] | None:
    """What is to be called before every block of the document, so that ``on_step`` hears the count."""
    if on_step is None:
        return None
    done, total = count(), document.size
    return lambda _block: on_step(Step(next(done), total))
