"""Which figures of other sections a section needs beside its own, to be printed and checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from forms.definition import Catalogue, Section, Statement
from forms.operands import parse_item
from forms.rules import items_of
from forms.values import REPORT


def context_of(
    catalogue: Catalogue, sections: Sequence[str], *, from_city: bool = True
) -> tuple[tuple[str, str], ...]:
    """The (section, item) pairs outside ``sections`` that these sections' statements and rules read.

    ``from_city``: the community's name too, by which the forms are told.
    """
    needed = {
        pair
        for key in sections
        if (section := catalogue.section(key)) is not None
        for pair in _foreign(section)
        if pair[0] not in sections
    }
    return tuple(sorted({*needed, (REPORT, "community")} if from_city else needed))


def _foreign(section: Section) -> Iterator[tuple[str, str]]:
    for name in (*_token_names(section), *_rule_names(section)):
        other, dot, item = name.partition(".")
        if dot and other != section.key:
            yield other, item


def _token_names(section: Section) -> Iterator[str]:
    statements: Iterator[Statement] = (s for group in section.groups for s in group.statements)
    for statement in statements:
        for token in statement.template.tokens():
            yield token.name
            yield from (argument for argument in token.options.values() if argument)


def _rule_names(section: Section) -> Iterator[str]:
    parsed = (parse_item(item) for rule in section.rules for item in items_of(rule))
    return (item.name for item in parsed if item is not None)
