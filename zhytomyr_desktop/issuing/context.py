"""Which figures of other sections a section needs beside its own, to be printed and checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from forms.definition import Section, Statement
from forms.operands import parse_item
from forms.rules import items_of
from forms.values import REPORT
from zhytomyr_desktop.open_file import OpenFile
from zhytomyr_desktop.own_forms import decides


def context_of(file: OpenFile, sections: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The (section, item) pairs outside ``sections`` that these sections' statements and rules read.

    From a city file also those of the report's own data that say what the forms are like.
    """
    catalogue = file.catalogue
    needed = {
        pair
        for key in sections
        if (section := catalogue.section(key)) is not None
        for pair in _foreign(section)
        if pair[0] not in sections
    }
    own = {(section, item) for section, item, _ in file.texts if section == REPORT and decides(item)}
    return tuple(sorted(needed | own if file.is_city else needed))


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
