"""The commands of the review: remarks and their answers, and looking back at earlier states and last year."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from itertools import groupby
from typing import Any, TypeVar

from zhytomyr_desktop import fields
from zhytomyr_desktop.cli.commands import Answer
from zhytomyr_desktop.clock import local
from zhytomyr_desktop.fields import THREAD_WORDS
from zhytomyr_desktop.history import comparing, redline, silence
from zhytomyr_desktop.history.comparing import Difference
from zhytomyr_desktop.history.silence import Silence
from zhytomyr_desktop.review.remarks import Remark
from zhytomyr_desktop.workspace import Workspace

_SHOWN_ID = 8
_EMPTY = "порожньо"
Told = TypeVar("Told", Difference, Silence)


def remark(given: Namespace) -> Answer:
    """Make a remark about a field or a section."""
    section, _, item = given.target.partition(".")
    with Workspace.open(given.file, author=given.author) as work:
        made = work.review.ask(section, item or "section", given.text)
    return Answer(text=f"Зауваження {made.id[:_SHOWN_ID]} записано.", data=_remark_json(made))


def remarks(given: Namespace) -> Answer:
    """List the remarks with their threads."""
    with Workspace.open(given.file, read_only=True) as work:
        if given.section is not None:
            work.section(given.section)
        found = work.review.remarks(given.section or "", unsettled=given.open)
        lines = [line for one in found for line in _remark_lines(work, one)]
    return Answer(text="\n".join(lines) or "Зауважень немає.", data=[_remark_json(one) for one in found])


def answer(given: Namespace) -> Answer:
    """Answer a remark; without words, that it is mended."""
    with Workspace.open(given.file, author=given.author) as work:
        review = work.review
        done = (
            review.mark_done(given.remark) if given.text is None else review.answer(given.remark, given.text)
        )
    return Answer(text=f"Відповідь записано. Стан: {THREAD_WORDS[done.state]}.")


def close(given: Namespace) -> Answer:
    """Settle a remark."""
    with Workspace.open(given.file, author=given.author) as work:
        work.review.close(given.remark)
    return Answer(text="Зауваження закрито.")


def compare(given: Namespace) -> Answer:
    """Tell what is different since a moment, against another file, or against last year's values."""
    with Workspace.open(given.file, read_only=True) as work:
        found = work.past.compare(at=given.at, other=given.other, section=given.section or "")
        lines = list(_by_section(work, found, _difference_line))
    return Answer(text="\n".join(lines) or "Відмінностей немає.", data=comparing.as_json(found))


def silent(given: Namespace) -> Answer:
    """List what last year told and this year lacks; exit code 1 where there is anything."""
    with Workspace.open(given.file, read_only=True) as work:
        found = work.past.silent(given.previous, given.section or "")
        lines = list(_by_section(work, found, _silence_line))
    text = "\n".join(lines) or "Усе, про що йшлося торік, є і цього року."
    return Answer(text=text, data=silence.as_json(found), code=1 if found else 0)


def _remark_json(one: Remark) -> dict[str, Any]:
    content = asdict(one)
    return {**content, "replies": list(content["replies"])}


def _remark_lines(work: Workspace, one: Remark) -> Iterator[str]:
    about = "" if one.is_about_section else f".{one.about}"
    label = "" if one.is_about_section else f" «{fields.label(work.catalogue, one.section, one.about)}»"
    yield (
        f"{one.id[:_SHOWN_ID]} · {THREAD_WORDS[one.state]} · {one.section}{about}{label} · "
        f"{one.author} · {local(one.at)}"
    )
    yield f"    {one.text}"
    for reply in one.replies:
        text = reply.text or f"({THREAD_WORDS[reply.state]})"
        yield f"    → {reply.author} · {local(reply.at)}: {text}"


def _by_section(work: Workspace, found: Iterable[Told], line: Callable[[Told], str]) -> Iterator[str]:
    """A line for each, below the name of its section."""
    for key, told in groupby(found, lambda one: one.section):
        yield f"{work.section(key).title} ({key})"
        yield from map(line, told)


def _difference_line(one: Difference) -> str:
    if one.kind == comparing.FIGURE:
        change = f" · {one.change}" if one.change else ""
        return f"  {one.label}: {one.before or _EMPTY} → {one.after or _EMPTY}{change}"
    label = f"{one.label}: " if one.label else ""
    return f"  {label}{redline.marked(one.pieces)}"


def _silence_line(one: Silence) -> str:
    label = f"{one.label}: " if one.label else ""
    return f"  {label}торік було: {one.last}{' (приховано)' if one.hidden else ''}"
