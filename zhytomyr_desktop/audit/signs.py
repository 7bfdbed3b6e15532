"""Numbers of things below zero: what is counted or measured cannot be, only a change can."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from forms.definition import Figure, Section, Severity
from forms.values import ReportValues
from zhytomyr_desktop.audit.finding import Finding
from zhytomyr_desktop.audit.shares import bounded, is_change
from zhytomyr_desktop.language.numbers import format_number


def below_nothing(section: Section, values: ReportValues) -> Iterator[Finding]:
    """The figures below zero, outside tables, but changes, percentages and those that the form bounds."""
    entered, told = values.section(section.key), bounded(section)
    for figure in section.figures():
        number = entered.figure(figure.key).number
        if number is None or number >= 0 or figure.key in told:
            continue
        if figure.unit.symbol != "%" and not is_change(figure):
            yield _finding(section, figure, number)


def _finding(section: Section, figure: Figure, number: Decimal) -> Finding:
    stated = format_number(number, figure.decimals)
    return Finding(
        section=section.key,
        items=(figure.key,),
        rule=f"sign_{figure.key}",
        severity=Severity.WARNING,
        stated=stated,
        computed="",
        message=f"«{figure.label}»: {stated}, тобто менше нуля. Перевірте знак.",
    )
