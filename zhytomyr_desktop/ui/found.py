"""Where findings are shown beside their list: as wavy lines in the text, as signs at the fields."""

from __future__ import annotations

from collections.abc import Iterable

from zhytomyr_desktop.ui.widgets.findings import ShownFinding, address
from zhytomyr_desktop.ui.widgets.marks import FieldFinding
from zhytomyr_desktop.ui.widgets.preview import Mark

STATEMENT = "statement/"


def marks(found: Iterable[ShownFinding]) -> list[Mark]:
    """The wavy lines in the text: under what is found in sentences and not explained."""
    return [
        Mark(f.items[0].removeprefix(STATEMENT), f.span, f.printed, f.severity, f.message)
        for f in found
        if f.span is not None and not f.answer
    ]


def by_field(found: Iterable[ShownFinding], section: str) -> dict[str, FieldFinding]:
    """The gravest unanswered finding of each field, and the words of all of them."""
    gravest: dict[str, FieldFinding] = {}
    for finding in found:
        for item in finding.items:
            where = address(finding.section, item)
            if where.section != section or finding.answer:
                continue
            known = gravest.get(where.item)
            text = f"{known.text}\n{finding.message}" if known else finding.message
            gravest[where.item] = FieldFinding(known.severity if known else finding.severity, text)
    return gravest
