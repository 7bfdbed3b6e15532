"""Parts of a hundred: a percentage that is no change cannot lie outside 0–100."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from forms.definition import Figure, Section, Severity
from forms.values import ReportValues
from zhytomyr_desktop.audit.finding import Finding
from zhytomyr_desktop.language.numbers import format_percent

_CHANGES = ("зміна", "зменшення", "збільшення", "зростання", "приріст", "темп")
"""How the label of a change begins: that may be less than nothing and more than the whole."""
_NONE, _WHOLE = Decimal(0), Decimal(100)


def beyond_the_whole(section: Section, values: ReportValues) -> Iterator[Finding]:
    """The percentages below 0 or above 100, but changes and those that the form bounds itself."""
    entered, told = values.section(section.key), bounded(section)
    for figure in section.figures():
        number = entered.figure(figure.key).number
        if number is None or figure.key in told or not _is_share(figure):
            continue
        if not _NONE <= number <= _WHOLE:
            yield _finding(section, figure, number)


def bounded(section: Section) -> frozenset[str]:
    """The figures for which the form has bounds of its own."""
    rules = (rule for rule in section.rules if rule.kind == "bounds")
    return frozenset(item for rule in rules for item in rule.items.get("figure", ()))


def is_change(figure: Figure) -> bool:
    """Whether a figure tells by how much something became more or less."""
    return figure.label.casefold().startswith(_CHANGES)


def _is_share(figure: Figure) -> bool:
    return figure.unit.symbol == "%" and not is_change(figure)


def _finding(section: Section, figure: Figure, number: Decimal) -> Finding:
    stated = format_percent(number, figure.decimals)
    beyond = "понад 100%" if number > _WHOLE else "менше нуля"
    return Finding(
        section=section.key,
        items=(figure.key,),
        rule=f"share_{figure.key}",
        severity=Severity.QUESTION,
        stated=stated.removesuffix("%"),
        computed="",
        message=f"«{figure.label}»: {stated}, тобто {beyond}. Перевірте, чи немає зайвої цифри.",
    )
