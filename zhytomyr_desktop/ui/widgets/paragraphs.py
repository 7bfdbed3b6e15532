"""What the text beside the form asks of composed paragraphs: what differs, whose they are, how they part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeGuard

from zhytomyr_desktop.report.document import Block, Chart, Heading, Paragraph, Run

Span = tuple[int, int]
"""Start and end of words in a paragraph."""


def changed_range(old: Sequence[Block], new: Sequence[Block]) -> tuple[int, int, int]:
    """The range that differs: first, end in the old, end in the new."""
    first = 0
    while first < len(old) and first < len(new) and old[first] == new[first]:
        first += 1
    last_old, last_new = len(old), len(new)
    while last_old > first and last_new > first and old[last_old - 1] == new[last_new - 1]:
        last_old, last_new = last_old - 1, last_new - 1
    return first, last_old, last_new


def runs_of(block: Block) -> Sequence[Run]:
    """The words of a block, with what is known of each part; rows of a table in lines."""
    if isinstance(block, Paragraph):
        return block.runs
    if isinstance(block, Heading):
        return (Run(" ".join(part for part in (block.text, block.subtitle) if part)),)
    lines = (block.told,) if isinstance(block, Chart) else (" · ".join(row) for row in block.rows)
    return (Run("\u2028".join([block.caption, *lines])),)


def is_of(block: Block, statement: str) -> TypeGuard[Paragraph]:
    """Whether this is a paragraph of the statement with this key."""
    return isinstance(block, Paragraph) and block.statement == statement


def shows(block: Block, item: str) -> bool:
    """Whether the field stands in this paragraph; for a cell, whether its table does."""
    key = item.partition("/")[0]
    return isinstance(block, Paragraph) and any(run.item.partition("/")[0] == key for run in block.runs)


def statement_of(block: Block) -> str:
    """The key of the statement, or nothing."""
    return block.statement if isinstance(block, Paragraph) else ""


def split(text: str, at: int, spans: Sequence[Span]) -> Iterator[tuple[str, bool]]:
    """The parts of a run that begins at ``at`` in its paragraph, each with whether a span covers it."""
    here, end = at, at + len(text)
    for start, stop in spans:
        first, last = max(start, here), min(stop, end)
        if first >= last:
            continue
        if here < first:
            yield text[here - at : first - at], False
        yield text[first - at : last - at], True
        here = last
    if here < end or not text:
        yield text[here - at :], False
