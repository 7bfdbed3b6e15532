"""Runs made typographically final: a paragraph is tidied as a whole, then parted into its runs again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from zhytomyr_desktop.language.typography import tidy
from zhytomyr_desktop.report.document import Run


def tidied(runs: Sequence[Run], *, em_dash: bool = False) -> tuple[Run, ...]:
    """The same runs with the typography of their whole paragraph; empty ones are left out.

    A no-break space or a quote can depend on both sides of a run's edge, so single runs cannot be tidied.
    """
    source = "".join(run.text for run in runs)
    final = tidy(source, em_dash=em_dash)
    if final == source:
        return tuple(run for run in runs if run.text)
    edges = _same_edges(runs) if _in_place(source, final) else _moved_edges(runs, source, final)
    cut = ((run, final[a:b]) for run, (a, b) in zip(runs, edges, strict=True))
    return tuple(_with(run, text) for run, text in cut if text)


def lines(runs: Sequence[Run]) -> Iterator[tuple[Run, ...]]:
    """The runs parted where a person began a new line; empty lines are left out."""
    line: list[Run] = []
    for run in runs:
        if "\n" not in run.text:
            line.append(run)
            continue
        first, *others = run.text.split("\n")
        line.append(_with(run, first))
        for text in others:
            yield from _filled(line)
            line = [_with(run, text)]
    yield from _filled(line)


def _with(run: Run, text: str) -> Run:
    """The run with another text; quicker than ``replace``, for every keystroke comes by here."""
    return Run(text, run.section, run.item, run.gap)


def _filled(line: list[Run]) -> Iterator[tuple[Run, ...]]:
    if any(run.text.strip() for run in line):
        yield tuple(line)


def _in_place(source: str, final: str) -> bool:
    """Whether tidying put one sign for another and moved none."""
    if len(source) != len(final):
        return False
    return not any(a.isalnum() or b.isalnum() for a, b in zip(source, final, strict=True) if a != b)


def _same_edges(runs: Sequence[Run]) -> Iterator[tuple[int, int]]:
    at = 0
    for run in runs:
        yield at, at + len(run.text)
        at += len(run.text)


def _moved_edges(runs: Sequence[Run], source: str, final: str) -> Iterator[tuple[int, int]]:
    """Tidying adds and drops little but spaces, so an edge is found by counting letters, then other signs."""
    before, after = _words(source), _words(final)
    start = 0
    at = 0
    for number, run in enumerate(runs):
        at += len(run.text)
        end = _moved(at, source, final, before, after) if number < len(runs) - 1 else len(final)
        yield start, max(start, end)
        start = max(start, end)


def _words(text: str) -> list[int]:
    """The places of all letters and digits, between -1 and the text's end."""
    return [-1, *(i for i, sign in enumerate(text) if sign.isalnum()), len(text)]


def _moved(edge: int, source: str, final: str, before: list[int], after: list[int]) -> int:
    """Where an edge of the source lies in the final text: after the same letter and the same signs."""
    count = min(bisect_left(before, edge), len(after) - 1)
    passed = source[before[count - 1] + 1 : edge]
    if edge == before[count]:
        return after[count]
    signs, at = sum(not sign.isspace() for sign in passed), after[count - 1] + 1
    while at < after[count] and signs:
        signs -= not final[at].isspace()
        at += 1
    ends_in_space = passed[-1:].isspace() and at < after[count] and final[at].isspace()
    return at + ends_in_space
