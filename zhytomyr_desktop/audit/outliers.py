"""Figures against their own past: a value far from last year's is asked about before it is printed.

A yearly figure seldom grows fivefold; typed in another scale (грн for тис. грн) it is a power of ten off.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from forms.definition import Figure, Section, Severity
from forms.values import FigureValue, ReportValues
from zhytomyr_desktop.audit.finding import Finding
from zhytomyr_desktop.language.numbers import format_number

FAR = Decimal(5)
"""How many times larger or smaller than last year's a value must be to be asked about."""
SMALL = Decimal(10)
"""Where both values are below this, chance alone makes such jumps: 1 fire after 6."""
_SLACK = Decimal("0.35")
"""How far from a power of ten a quotient may be, as a part of it, to look like another scale."""


def outliers(section: Section, values: ReportValues) -> Iterator[Finding]:
    """The figures of a section that are far from last year's, outside tables; percentages are left out."""
    entered = values.section(section.key)
    for figure in section.figures():
        value = entered.figure(figure.key)
        times = _times(figure, value)
        if times is not None:
            yield _finding(section, figure, value, times)


def _times(figure: Figure, value: FigureValue) -> Decimal | None:
    """How many times the larger value is the smaller one, where that is far."""
    now, before = value.number, value.previous
    if now is None or before is None or now <= 0 or before <= 0 or figure.unit.symbol == "%":
        return None
    larger, smaller = max(now, before), min(now, before)
    times = larger / smaller
    return times if times >= FAR and (larger >= SMALL or bool(figure.scale)) else None


def _finding(section: Section, figure: Figure, value: FigureValue, times: Decimal) -> Finding:
    now, before = value.number or Decimal(0), value.previous or Decimal(0)
    stated, past = (format_number(number, figure.decimals) for number in (now, before))
    direction = "більше" if now > before else "менше"
    ask = (
        "Чи той самий масштаб (одиниці, тисячі, мільйони) в обох роках?"
        if _looks_like_scale(times)
        else "Перевірте число або поясніть, що змінилося."
    )
    by = f"у {format_number(times, 1)} раза {direction}"
    message = f"«{figure.label}»: {stated}, а торік – {past}, тобто {by}. {ask}"
    return Finding(
        section=section.key,
        items=(figure.key,),
        rule=f"outlier_{figure.key}",
        severity=Severity.QUESTION,
        stated=stated,
        computed=past,
        message=message,
    )


def _looks_like_scale(times: Decimal) -> bool:
    return any(abs(times / power - 1) <= _SLACK for power in (Decimal(100), Decimal(1000), Decimal(10**6)))
