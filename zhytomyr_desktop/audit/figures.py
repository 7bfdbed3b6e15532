"""Figures against figures: the declared rules of the forms, told with numbers as the report prints them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from forms.definition import Catalogue, Section, Severity
from forms.rule_base import Compared
from forms.rules import Disagreement, check_section
from forms.values import ReportValues
from zhytomyr_desktop.audit.finding import Finding
from zhytomyr_desktop.audit.outliers import outliers
from zhytomyr_desktop.audit.rows import unprinted_rows
from zhytomyr_desktop.audit.shares import beyond_the_whole
from zhytomyr_desktop.audit.signs import below_nothing
from zhytomyr_desktop.language.dates import short_date
from zhytomyr_desktop.language.numbers import format_number

_WEIGHT = {severity: weight for weight, severity in enumerate(Severity)}
_NARROW = Decimal("1.05")
"""How far apart the ends of an implied base may lie to be worth telling."""
_FINEST = 6
"""Decimals at most, where two numbers differ but would be printed alike."""


def findings(sections: Iterable[Section], catalogue: Catalogue, values: ReportValues) -> tuple[Finding, ...]:
    """What the rules of these sections find, heaviest first, then in the order of the report."""
    return by_weight(found for section in sections for found in _of_section(section, catalogue, values))


def _of_section(section: Section, catalogue: Catalogue, values: ReportValues) -> Iterator[Finding]:
    yield from (_finding(d) for d in check_section(catalogue, values, section.key))
    yield from outliers(section, values)
    yield from beyond_the_whole(section, values)
    yield from below_nothing(section, values)
    yield from unprinted_rows(section, values)


def by_weight(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """The same findings, the open ones first, of these the heaviest, otherwise in the order given."""
    return tuple(sorted(found, key=lambda finding: (not finding.is_open, _WEIGHT[finding.severity])))


def findings_json(found: Iterable[Finding]) -> list[dict[str, object]]:
    """The findings as the command line prints them with ``--json``."""
    return [
        {
            "section": finding.section,
            "items": list(finding.items),
            "rule": finding.rule,
            "severity": finding.severity.value,
            "stated": finding.stated,
            "computed": finding.computed,
            "message": finding.message,
            **({} if finding.is_open else {"explanation": finding.explanation}),
        }
        for finding in found
    ]


def _finding(found: Disagreement) -> Finding:
    stated, computed = _printed(found)
    return Finding(
        section=found.section,
        items=found.items,
        columns=found.columns,
        rule=found.rule.key,
        severity=found.severity,
        stated=stated,
        computed=computed,
        message=found.rule.message.replace("{stated}", stated).replace("{computed}", computed) + _base(found),
    )


def _base(found: Disagreement) -> str:
    """From which whole number the stated share or rate would follow; "" where that tells a clerk nothing."""
    if found.implied is None or found.slip:
        return ""
    low, high = (
        end.to_integral_value(way)
        for end, way in zip(found.implied, (ROUND_CEILING, ROUND_FLOOR), strict=True)
    )
    if not 0 < low <= high <= low * _NARROW:
        return ""
    between = "–".join(dict.fromkeys(format_number(end, 0) for end in (low, high)))
    return f" Указане число виходить, якщо ділити на {between}."


def _printed(found: Disagreement) -> tuple[str, str]:
    """Both sides as printed; with more decimals where they differ but would look the same."""
    decimals = found.decimals
    while decimals < _FINEST and found.stated != found.computed:
        if _side(found.stated, decimals) != _side(found.computed, decimals):
            break
        decimals += 1
    return _side(found.stated, found.decimals), _side(found.computed, decimals)


def _side(value: Compared, decimals: int) -> str:
    if isinstance(value, Decimal):
        return format_number(value, decimals)
    return short_date(value) if isinstance(value, date) else value
