"""A dry run field by field, as the command line prints it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from db.change import Change
from db.comparing import FieldComparison, Kind
from db.merge import MergeResult
from zhytomyr_desktop import fields
from zhytomyr_desktop.clock import local
from zhytomyr_desktop.history import redline

if TYPE_CHECKING:
    from zhytomyr_desktop.workspace import Workspace

KINDS = {
    Kind.TAKEN: "прийде",
    Kind.ALREADY: "вже є",
    Kind.PARALLEL: "паралельно",
    Kind.CONFLICT: "розбіжність",
    Kind.REFUSED: "поза розділом",
    Kind.UNKNOWN: "поле новішої форми",
}


def comparison_json(result: MergeResult) -> dict[str, Any]:
    """``fields`` and ``counts`` of a dry run."""
    names = [one.file for one in result.files]
    return {
        "counts": {str(kind): result.comparison.count(kind) for kind in Kind},
        "not_listed": result.comparison.cut,
        "fields": [_field_json(field, names) for field in result.comparison.fields],
    }


def _field_json(field: FieldComparison, names: list[str]) -> dict[str, Any]:
    return {
        "section": field.section,
        "item": field.item,
        "field": field.field,
        "kind": str(field.kind),
        "ancestor": _side(field.ancestor) if field.ancestor else None,
        "city": [_side(side) for side in field.city],
        "incoming": [
            {**_side(one.change), "files": [names[position] for position in one.files]}
            for one in field.incoming
        ],
    }


def _side(change: Change) -> dict[str, str]:
    return {"value": change.value, "author": change.author, "at": change.at, "change": change.id}


def comparison_lines(work: Workspace, result: MergeResult) -> Iterator[str]:
    """The counters, and a line for each field: було | є → прийде."""
    counts = (f"{word} {result.comparison.count(kind)}" for kind, word in KINDS.items())
    yield f"За полями: {', '.join(counts)}"
    if result.comparison.cut:
        yield f"Полів забагато, щоб назвати кожне; не названо, але буде взято: {result.comparison.cut}"
    for field in result.comparison.fields:
        place = ".".join(field.key)
        was = _told(work, field, (field.ancestor,) if field.ancestor else ())
        here = _told(work, field, field.city)
        comes = _told(work, field, tuple(one.change for one in field.incoming))
        yield f"  {KINDS[field.kind]} · {place}: було {was} · є {here} · прийде {comes}"
        if fields.is_prose(work.catalogue, *field.key) and field.city:
            here_now = field.city[0].value
            yield from (
                f"    {redline.marked(redline.redline(here_now, one.change.value))}" for one in field.incoming
            )


def _told(work: Workspace, field: FieldComparison, sides: tuple[Change, ...]) -> str:
    told = (f"{work.told(field.key, one.value)} ({one.author}, {local(one.at)})" for one in sides)
    return " | ".join(told) or "—"
