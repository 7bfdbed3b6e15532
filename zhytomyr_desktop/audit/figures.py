"""Figures against figures: the declared rules of the forms, told with numbers as the report prints them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from forms.definition import Catalogue, Section, Severity
from forms.rules import Compared, Disagreement, check_section
from forms.values import ReportValues
from zhytomyr_desktop.language.dates import short_date
from zhytomyr_desktop.language.numbers import format_number

_WEIGHT = {severity: weight for weight, severity in enumerate(Severity)}
_FINEST = 6
"""Decimals at most, where two numbers differ but would be printed alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One disagreement. ``items``: the fields it is about, ``key`` or ``section.key``, the stated one first.

    ``stated`` and ``computed`` are numbers as printed («4,0»), empty where the rule compares none.
    ``explanation``: why a person says that it is all right. Of free text: ``span`` in the printed paragraph
    of the statement ``items[0]``, the words ``printed`` there, those ``before`` them, and what may stand in
    their place (``mend``), which never changes a digit; None where only a person can mend it.
    """

    section: str
    items: tuple[str, ...]
    rule: str
    severity: Severity
    stated: str
    computed: str
    message: str
    explanation: str = ""
    span: tuple[int, int] | None = None
    printed: str = ""
    before: str = ""
    mend: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether nobody has explained it yet."""
        return not self.explanation


def findings(sections: Iterable[Section], catalogue: Catalogue, values: ReportValues) -> tuple[Finding, ...]:
    """What the rules of these sections find, heaviest first, then in the order of the report."""
    found = (_finding(d) for section in sections for d in check_section(catalogue, values, section.key))
    return by_weight(found)


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
        rule=found.rule.key,
        severity=found.severity,
        stated=stated,
        computed=computed,
        message=found.rule.message.replace("{stated}", stated).replace("{computed}", computed),
    )


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
