"""Remarks at fields with their threads: what the reviewer asks, what the clerk answers, what is settled.

A remark and each answer to it is an item of its own that is written once, so that merging is a plain union:
two people who answer at once make two answers and no conflict. Each answer names all the answers that its
author had before him (``after``), so that it is known what he saw also where one of them is undone. The state
of a thread is the least settled one among the answers that nobody saw.

| item | fields |
|---|---|
| ``remark/ID`` | about (an item of the section, or ``section``), text |
| ``reply/ID`` | remark (its ID), text, state, after |
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forms.values import THREAD_STATES
from zhytomyr_desktop.review import seen

if TYPE_CHECKING:
    from db import Change

OPEN, ANSWERED, CLOSED = THREAD_STATES

WHOLE_SECTION = "section"
"""What a remark is about that is about no single field."""

REMARK, REPLY = "remark/", "reply/"
KINDS = (REMARK, REPLY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One step of a thread. ``state``: where its author left the thread; ``at``: ISO time, only shown."""

    id: str
    text: str
    state: str
    author: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A remark with its thread, oldest answer first."""

    id: str
    section: str
    about: str
    text: str
    author: str
    at: str
    replies: tuple[Reply, ...] = ()
    state: str = OPEN

    @property
    def is_settled(self) -> bool:
        """Whether it is closed."""
        return self.state == CLOSED

    @property
    def is_about_section(self) -> bool:
        """Whether it is about no single field."""
        return self.about == WHOLE_SECTION


def threads(changes: Iterable[Change]) -> tuple[Remark, ...]:
    """All remarks among the current changes of a file, in the order in which they were made.

    An answer without its remark, or an item without a text, is left out; nothing stored makes this fail.
    """
    items: dict[tuple[str, str], dict[str, Change]] = {}
    for change in changes:
        items.setdefault((change.section, change.item), {}).setdefault(change.field, change)
    replies: dict[tuple[str, str], dict[str, dict[str, Change]]] = {}
    for (section, item), fields in items.items():
        if item.startswith(REPLY) and "remark" in fields:
            to = (section, fields["remark"].value)
            replies.setdefault(to, {})[item.removeprefix(REPLY)] = fields
    found = [
        _remark(item.removeprefix(REMARK), fields, replies.get((section, item.removeprefix(REMARK)), {}))
        for (section, item), fields in items.items()
        if item.startswith(REMARK) and "text" in fields
    ]
    return tuple(remark for _, remark in sorted(found, key=lambda pair: pair[0]))


def _remark(
    identifier: str, fields: Mapping[str, Change], replies: Mapping[str, Mapping[str, Change]]
) -> tuple[str, Remark]:
    """The remark with the id of its change, which tells the order."""
    head = fields["text"]
    in_order = sorted(replies, key=lambda one: replies[one]["remark"].id)
    last = seen.frontier({one: seen.split(_text(replies[one], "after")) for one in in_order})
    thread = tuple(_reply(one, replies[one]) for one in in_order)
    return head.id, Remark(
        id=identifier,
        section=head.section,
        about=_text(fields, "about") or WHOLE_SECTION,
        text=head.value,
        author=head.author,
        at=head.at,
        replies=thread,
        state=min((r.state for r in thread if r.id in last), key=THREAD_STATES.index, default=OPEN),
    )


def _reply(identifier: str, fields: Mapping[str, Change]) -> Reply:
    head = fields["remark"]
    state = _text(fields, "state")
    return Reply(
        id=identifier,
        text=_text(fields, "text"),
        state=state if state in THREAD_STATES else OPEN,
        author=head.author,
        at=head.at,
    )


def _text(fields: Mapping[str, Change], name: str) -> str:
    return fields[name].value if name in fields else ""


def remark_fields(about: str, text: str) -> dict[str, str]:
    """The fields of a new remark."""
    return {"about": about, "text": text}


def reply_fields(remark: Remark, text: str, state: str) -> dict[str, str]:
    """The fields of the next step of a thread; an empty text is left out."""
    given = {
        "remark": remark.id,
        "text": text,
        "state": state,
        "after": seen.joined(reply.id for reply in remark.replies),
    }
    return {name: value for name, value in given.items() if value}
