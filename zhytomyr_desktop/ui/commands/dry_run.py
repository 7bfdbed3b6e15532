"""A dry run of a merge in the words of the window."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import filterfalse
from typing import TYPE_CHECKING

from db.comparing import Kind
from forms.definition import Catalogue
from zhytomyr_desktop.clock import local
from zhytomyr_desktop.fields import is_inner, is_prose
from zhytomyr_desktop.review.acceptance import is_content
from zhytomyr_desktop.review.standing import is_coordinators
from zhytomyr_desktop.ui.dialogs.merging import FileLine, ShownDryRun
from zhytomyr_desktop.ui.widgets.compared import ShownField, ShownValue
from zhytomyr_desktop.ui.wording import Wording

if TYPE_CHECKING:
    from db.change import Change
    from db.comparing import FieldComparison
    from db.merge import MergeResult
    from zhytomyr_desktop.gathering.sifting import Sifted

_DECISION = "decision"
_CHANGING = (Kind.CONFLICT, Kind.TAKEN, Kind.PARALLEL)


class DryRunWords:
    """Turns a dry run into what the dialog shows."""

    def __init__(self, catalogue: Catalogue, wording: Wording, is_accepted: Callable[[str], bool]) -> None:
        self._catalogue = catalogue
        self._wording = wording
        self._is_accepted = is_accepted

    def shown(self, sifted: Sifted) -> ShownDryRun:
        """All of it, in the order of the report and its forms."""
        result = sifted.result
        names = [one.file for one in result.files]
        told = sorted(filterfalse(_is_untold, result.comparison.fields), key=self._order())
        authors = _authors(result)
        shown = tuple(self._field(field, names) for field in told)
        counts = Counter({str(kind): number for kind, number in (result.comparison.counts or {}).items()})
        counts.subtract(str(one.kind) for one in filter(_is_untold, result.comparison.fields))
        counts[_DECISION] = sum(one.kind == _DECISION for one in shown)
        counts[str(Kind.REFUSED)] -= counts[_DECISION]
        return ShownDryRun(
            tuple(
                FileLine(
                    f.file, f.taken, f.already, len(f.refused), ", ".join(sorted(authors[number])), f.remark
                )
                for number, f in enumerate(result.files)
            ),
            shown,
            counts,
            result.comparison.cut,
            tuple(map(str, sifted.refused)),
            len(sifted.of_others),
            self._accepted(told),
        )

    def _accepted(self, told: Sequence[FieldComparison]) -> tuple[str, ...]:
        """The titles of accepted sections in which something may become different."""
        changed = dict.fromkeys(one.section for one in told if one.kind in _CHANGING and is_content(one.item))
        return tuple(self._wording.section(key) for key in changed if self._is_accepted(key))

    def _order(self) -> Callable[[FieldComparison], tuple[int, str, int, str, int]]:
        """By section, field of the form, row and column; what is no field of the form comes last.

        Sections that no form knows come first, one after the other.
        """
        sections = {section.key: number for number, section in enumerate(self._catalogue.sections)}
        places, columns = {}, {}
        for section in self._catalogue.sections:
            for number, field in enumerate(section.fields()):
                places[section.key, field.key] = number
                for column, one in enumerate(getattr(field, "columns", ())):
                    columns[section.key, field.key, one.key] = column

        def place(one: FieldComparison) -> tuple[int, str, int, str, int]:
            start = one.item.partition("/")[0]
            return (
                sections.get(one.section, -1),
                one.section,
                places.get((one.section, start), len(places)),
                one.item,
                columns.get((one.section, start, one.field), -1),
            )

        return place

    def _field(self, field: FieldComparison, names: list[str]) -> ShownField:
        brought = {one.change.value: one.files for one in field.incoming}
        section = self._catalogue.section(field.section)
        return ShownField(
            key=field.key,
            where=section.title if section else self._wording.section(field.section),
            label=self._wording.place(*field.key),
            kind=_kind(field),
            ancestor=self._value(field.ancestor) if field.ancestor else None,
            city=tuple(map(self._value, field.city)),
            incoming=tuple(
                self._value(one.change, ", ".join(names[number] for number in one.files))
                for one in field.incoming
            ),
            sides=tuple(
                self._value(side, ", ".join(names[number] for number in brought.get(side.value, ())))
                for side in field.sides
            ),
            is_text=is_prose(self._catalogue, *field.key),
        )

    def _value(self, change: Change, files: str = "") -> ShownValue:
        return ShownValue(change.id, self._wording.value(change), change.author, local(change.at), files)


def _is_untold(field: FieldComparison) -> bool:
    """Whether a field holds only an id, and nobody has to choose one."""
    return is_inner(field.item, field.field) and field.kind is not Kind.CONFLICT


def _kind(field: FieldComparison) -> str:
    """What becomes of a field; accepting and returning is nothing that a file decides."""
    of_review = any(is_coordinators(field.item, field.field, one.change.value) for one in field.incoming)
    return _DECISION if field.kind is Kind.REFUSED and of_review else str(field.kind)


def _authors(result: MergeResult) -> list[set[str]]:
    """Who wrote what each file brings."""
    authors: list[set[str]] = [set() for _ in result.files]
    for field in result.comparison.fields:
        for one in field.incoming:
            for number in one.files:
                authors[number].add(one.change.author)
    return authors
