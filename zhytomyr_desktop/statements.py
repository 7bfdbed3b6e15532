"""A section's statements as a person arranges them: their order, moving, and words with figures by label."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from forms.definition import Group, Section
from forms.template import TemplateError, parse
from forms.values import SectionValues, StatementValue, statement_item
from zhytomyr_desktop import ordering
from zhytomyr_desktop.errors import EntryError

_KEYED = re.compile(r"\{([a-z][a-z0-9_.]*)(\|[^{}]*)?\}")
_LABELLED = re.compile(r"\{([^{}|]+)(\|[^{}]*)?\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One statement at its place. ``key``: as in a composed paragraph; ``item``: as in the file.

    ``text``: the words with slots; ``own``: a person added it; ``reworded``: the form's words were changed.
    """

    key: str
    item: str
    group: str
    position: str
    text: str
    hidden: bool = False
    own: bool = False
    reworded: bool = False


def in_order(section: Section, values: SectionValues) -> list[Placed]:
    """All statements of the section, hidden ones too, in the order in which they are printed."""
    return [placed for group in section.groups for placed in _of_group(group, values)]


def moved(order: Sequence[Placed], key: str, by: int, seen: Collection[str]) -> dict[str, str]:
    """The fields of the statement after a step up (-1) or down (1) past the next one in ``seen``.

    An own statement goes on into the neighbouring group; one of the form stays in its own. {} where it
    cannot go further.
    """
    shown = [p for p in order if p.key in seen or p.key == key]
    here = next((n for n, placed in enumerate(shown) if placed.key == key), None)
    if here is None or not 0 <= here + by < len(shown):
        return {}
    mover, other = shown[here], shown[here + by]
    if other.group != mover.group:
        return _into(order, other, by) if mover.own else {}
    others = [p for p in order if p.group == mover.group and p.key != key]
    at = others.index(other)
    low, high = (at - 1, at) if by < 0 else (at, at + 1)
    return {"position": _between(others, low, high)}


def place_after(section: Section, order: Sequence[Placed], key: str) -> tuple[str, str]:
    """Group and position of a new statement right after this one; without it, at the section's end."""
    found = next((p for p in order if p.key == key), None) or (order[-1] if order else None)
    if found is None:
        return section.groups[-1].key, ordering.between()
    others = [p for p in order if p.group == found.group]
    at = others.index(found)
    return found.group, _between(others, at, at + 1)


def position_at_end(section: Section, values: SectionValues, group: str) -> str:
    """The position of a new own statement at a group's end. Raises EntryError for an unknown group."""
    from zhytomyr_desktop.report.compose import default_positions

    known = next((one for one in section.groups if one.key == group), None)
    if known is None:
        raise EntryError(f"Групи «{group}» у розділі немає.", section.key)
    taken = [own.position for own in values.statements.values() if own.group == group]
    return ordering.between(max([*default_positions(known), *taken], default=""))


def labels(section: Section) -> dict[str, str]:
    """The fields' keys by the labels that stand for them in an editor; each label is unique."""
    named: dict[str, str] = {}
    for field in section.fields():
        label = plain = re.sub(r"[{}|\[\]\\]", " ", field.label).strip()
        number = 1
        while label in named:
            number += 1
            label = f"{plain} ({number})"
        named[label] = field.key
    return named


def with_labels(text: str, named: Mapping[str, str]) -> str:
    """The words with the labels of the section's fields in their slots; other slots stay as they are."""
    by_key = {key: label for label, key in named.items()}
    return _KEYED.sub(lambda found: f"{{{by_key.get(found[1], found[1])}{found[2] or ''}}}", text)


def with_keys(text: str, named: Mapping[str, str], known: Iterable[str] = ()) -> str:
    """The words with the fields' keys in their slots. ``known``: names that may stand there too.

    Raises EntryError that names a slot which stands for no field, or says which brace has no pair.
    """
    keys = {label.casefold(): key for label, key in named.items()}
    others = {*named.values(), *known}

    def keyed(found: re.Match[str]) -> str:
        name = " ".join(found[1].split())
        key = keys.get(name.casefold(), name if name in others or "." in name else "")
        if not key:
            raise EntryError(f"Показника «{name}» у розділі немає. Введіть «{{» і виберіть його зі списку.")
        return f"{{{key}{found[2] or ''}}}"

    written = _LABELLED.sub(keyed, text)
    try:
        parse(written)
    except TemplateError as error:
        raise EntryError(f"Дужки в реченні не зведено: {error}.") from None
    return written


def _of_group(group: Group, values: SectionValues) -> list[Placed]:
    found = [*_of_form(group, values), *_own(group, values)]
    return sorted(found, key=lambda placed: placed.position)


def _of_form(group: Group, values: SectionValues) -> Iterable[Placed]:
    from zhytomyr_desktop.report.compose import default_positions

    for position, statement in zip(default_positions(group), group.statements, strict=True):
        change = values.statements.get(statement.key, StatementValue(key=""))
        reworded = bool(change.text.strip())
        yield Placed(
            key=statement.key,
            item=statement_item(statement.key),
            group=group.key,
            position=change.position or position,
            text=change.text if reworded else statement.template.source,
            hidden=change.hidden,
            reworded=reworded,
        )


def _own(group: Group, values: SectionValues) -> Iterable[Placed]:
    for key, own in values.statements.items():
        if own.group == group.key:
            yield Placed(
                key=key,
                item=key,
                group=group.key,
                position=own.position or "~",
                text=own.text,
                hidden=own.hidden,
                own=True,
            )


def _into(order: Sequence[Placed], other: Placed, by: int) -> dict[str, str]:
    """Into the group of ``other``: to its end from below, to its beginning from above."""
    others = [p for p in order if p.group == other.group]
    at = others.index(other)
    low, high = (at, at + 1) if by < 0 else (at - 1, at)
    return {"group": other.group, "position": _between(others, low, high)}


def _between(others: Sequence[Placed], low: int, high: int) -> str:
    """A position between two of them; where they have the same one (two people chose it), before the next."""
    before = others[low].position if low >= 0 else ""
    after = next((p.position for p in others[high:] if p.position > before), "")
    return ordering.between(_sound(before), _sound(after))


def _sound(position: str) -> str:
    """A position with signs that ``ordering`` knows; «~» stands last."""
    return "".join(c for c in position if c in ordering.DIGITS)
