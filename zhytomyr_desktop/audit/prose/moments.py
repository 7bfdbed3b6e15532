"""Dates of stock-taking: figures of one report are told as of the same day."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from forms.definition import Severity
from zhytomyr_desktop.audit.prose.model import Kind, Number, ProseFinding
from zhytomyr_desktop.audit.prose.paragraph import Paragraph

_AS_OF = re.compile(r"станом на\s+$", re.IGNORECASE)
_EARLY = 20
_FEWEST = 3


def early_dates(sections: Mapping[str, Sequence[Paragraph]]) -> Iterator[ProseFinding]:
    """«Станом на» a day weeks before the day that the report mostly uses: a question."""
    told = [
        (section, index, number, _day(number))
        for section, paragraphs in sections.items()
        for index, paragraph in enumerate(paragraphs)
        for number in paragraph.numbers
        if number.kind is Kind.DATE and _AS_OF.search(paragraph.text, max(0, number.start - 12), number.start)
    ]
    days = Counter(day for *_, day in told if day)
    if len(told) < _FEWEST or not days:
        return
    usual = days.most_common(1)[0][0]
    for section, index, number, day in told:
        if day and (usual - day).days > _EARLY:
            yield _finding(section, index, number, usual)


def _day(number: Number) -> date | None:
    printed = str(number.value)
    try:
        return date(int(printed[:4]), int(printed[4:6]), int(printed[6:8]))
    except ValueError:
        return None


def _finding(section: str, index: int, number: Number, usual: date) -> ProseFinding:
    day = f"{usual:%d.%m.%Y}"
    message = f"Показник подано станом на {number.text}, а більшість у звіті – станом на {day}. Чи є новіший?"
    span = (number.start, number.end)
    return ProseFinding(section, index, span, "prose_as_of", Severity.QUESTION, message, number.text, day)
