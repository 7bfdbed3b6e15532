"""How the conflicts of a merge are decided: side by side, by a rule, or by a value typed anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from db.change import Change, Entry, Key
from db.comparing import Comparison, FieldComparison, Kind
from db.deciding import MergeDecision
from db.merge import MergeResult
from forms.definition import Catalogue
from zhytomyr_desktop import fields
from zhytomyr_desktop.errors import UserError


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chose for a conflict: ``take``, a side's change id, or else ``value``, as typed."""

    key: Key
    take: str = ""
    value: str = ""


def conflicts(comparison: Comparison) -> list[FieldComparison]:
    """The fields that wait for a decision."""
    return [field for field in comparison.fields if field.kind is Kind.CONFLICT]


def to_be_decided(seen: MergeResult) -> MergeResult:
    """A preview without the fields that nobody decides: they are many, and the merge does not need them."""
    return replace(seen, comparison=replace(seen.comparison, fields=tuple(conflicts(seen.comparison))))


def by_newest(comparison: Comparison) -> list[Choice]:
    """For each conflict the value that was entered last."""
    return [Choice(field.key, take=_newest(field.sides).id) for field in conflicts(comparison)]


def by_file(comparison: Comparison, position: int) -> list[Choice]:
    """For each conflict the value of this file (from 0); conflicts that it does not touch are left."""
    return list(_by_file(comparison, position))


def by_city(comparison: Comparison) -> list[Choice]:
    """For each conflict the value that stands here already, where there is just one."""
    chosen = []
    for field in conflicts(comparison):
        here = {side.id for side in field.city}
        sides = [side for side in field.sides if side.id in here]
        if len(sides) == 1:
            chosen.append(Choice(field.key, take=sides[0].id))
    return chosen


def by_rule(comparison: Comparison, rule: str, files: Sequence[str]) -> list[Choice]:
    """By ``newest``, ``city`` or the name of one of the files. Raises UserError for another word."""
    if rule == "newest":
        return by_newest(comparison)
    if rule == "city":
        return by_city(comparison)
    if rule in files:
        return by_file(comparison, files.index(rule))
    raise UserError(f"Правила «{rule}» немає. Можна: newest, city або назва файла: {', '.join(files)}.")


def decisions(catalogue: Catalogue, comparison: Comparison, choices: Iterable[Choice]) -> list[MergeDecision]:
    """The choices as the file writes them. Raises EntryError where a typed value does not fit its field."""
    compared = {field.key: field for field in conflicts(comparison)}
    return [one for choice in choices for one in _decisions(catalogue, compared[choice.key], choice)]


def _decisions(catalogue: Catalogue, field: FieldComparison, choice: Choice) -> Iterator[MergeDecision]:
    if choice.take:
        value = next(side.value for side in field.sides if side.id == choice.take)
        yield MergeDecision(Entry(*field.key, value), field.values)
        return
    section, item, name = field.key
    for other, text in fields.read(catalogue, section, item, name, choice.value).items():
        among = field.values if other == name else frozenset[str]()
        if text or other == name:
            yield MergeDecision(Entry(section, item, other, text), among)


def _by_file(comparison: Comparison, position: int) -> Iterator[Choice]:
    for field in conflicts(comparison):
        values = {one.change.value for one in field.incoming if position in one.files}
        sides = [side for side in field.sides if side.value in values]
        if len(sides) == 1:
            yield Choice(field.key, take=sides[0].id)


def _newest(sides: Sequence[Change]) -> Change:
    return max(sides, key=lambda side: side.id)
