"""Checking values against the declared rules: what disagrees, how it weighs, which fields it is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext

from forms.definition import Catalogue, Rule, Section, Severity
from forms.operands import Item, Operands, Unfilled, parse_item
from forms.rule_base import Compared, Outcome, Reading
from forms.rule_kinds import KINDS
from forms.values import ReportValues

_CONTEXT = Context(prec=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A rule that the entered values do not keep.

    ``stated`` and ``computed`` are in the scale of the first item and printed with ``decimals`` digits.
    ``slip``: only the last digit is off, or rounding of the operands explains it. ``implied``: between which
    numbers the base would have to lie (shares and rates), in whole units. ``columns``: which columns of the
    tables among the items it adds up, as (item, column).
    """

    section: str
    rule: Rule
    items: tuple[str, ...]
    stated: Compared
    computed: Compared
    decimals: int
    severity: Severity
    slip: bool = False
    implied: tuple[Decimal, Decimal] | None = None
    columns: tuple[tuple[str, str], ...] = ()


def check(catalogue: Catalogue, rule: Rule, values: ReportValues, section_key: str) -> Disagreement | None:
    """What the rule finds wrong in the section; None where all is well or an operand is not filled."""
    section = catalogue.section(section_key)
    return _check(rule, Operands(catalogue, values, section)) if section else None


def check_section(catalogue: Catalogue, values: ReportValues, key: str) -> list[Disagreement]:
    """What all rules of the section find wrong, in the order of the rules."""
    section = catalogue.section(key)
    if section is None:
        return []
    operands = Operands(catalogue, values, section)
    found = (_check(rule, operands) for rule in section.rules)
    return [disagreement for disagreement in found if disagreement]


def readers(catalogue: Catalogue, section_key: str) -> tuple[str, ...]:
    """The sections whose rules read this section, itself first: those to check again after a change in it."""
    others = (
        s.key for s in catalogue.sections if s.key != section_key and section_key in foreign_sections(s)
    )
    return (section_key, *others)


def foreign_sections(section: Section) -> set[str]:
    """The other sections that the rules of this one read."""
    named = (parse_item(item) for rule in section.rules for item in items_of(rule))
    return {item.section for item in named if item and item.section}


def items_of(rule: Rule) -> Iterator[str]:
    """All items that the rule reads, as written, in the order of its parameters."""
    for items in rule.items.values():
        yield from items


def _check(rule: Rule, operands: Operands) -> Disagreement | None:
    reading = Reading(rule, operands)
    with localcontext(_CONTEXT):
        try:
            outcome = KINDS[rule.kind].check(reading)
        except Unfilled:
            return None
        return _disagreement(outcome, reading) if outcome else None


def _disagreement(outcome: Outcome, reading: Reading) -> Disagreement:
    rule = reading.rule
    decimals = reading.shown_as()[1] if outcome.decimals is None else outcome.decimals
    factor = reading.factor() if outcome.decimals is None else Decimal(1)
    return Disagreement(
        section=reading.operands.section.key,
        rule=rule,
        items=_names(rule),
        stated=_scaled(outcome.stated, factor),
        computed=_scaled(outcome.computed, factor),
        decimals=decimals,
        severity=Severity(rule.options.get("rounding", Severity.HINT)) if outcome.slip else rule.severity,
        slip=outcome.slip,
        implied=outcome.implied,
        columns=tuple((item.name, item.column) for item in _parsed(rule) if item.column),
    )


def _names(rule: Rule) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.name for item in _parsed(rule)))


def _parsed(rule: Rule) -> Iterator[Item]:
    for written in items_of(rule):
        if (item := parse_item(written)) is not None:
            yield item


def _scaled(side: Compared, factor: Decimal) -> Compared:
    return side / factor if isinstance(side, Decimal) else side
