"""What came in and what went out of it: no more can be returned than was caught, granted than was asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.definition import Severity
from zhytomyr_desktop.audit.prose.model import Number
from zhytomyr_desktop.audit.prose.paragraph import Hit, Paragraph, Sentence

# (what came in, what was done with it); adding a pair is one line and its test.
PAIRS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(first, re.IGNORECASE), re.compile(second, re.IGNORECASE))
    for first, second in (
        (r"відлов|вилов|спійма", r"поверну|випуще"),
        (
            r"надійшло|подано|отримано заяв|зареєстровано заяв",
            r"розглянуто|опрацьовано|задоволено|погоджено|схвалено",
        ),
        (r"заплановано|передбачено", r"виконано із запланованих"),
        (r"виділено|передбачено|спрямовано", r"використано з них|освоєно"),
    )
)
_REACH = 45


class Flows:
    """A later step does not handle more things than the earlier one of the same sentence."""

    key = "prose_flow"

    def check(self, paragraph: Paragraph) -> Iterator[Hit]:
        """Findings of the paragraph."""
        for sentence in paragraph.sentences:
            for first, second in PAIRS if len(sentence.figures) > 1 else ():
                came, went = _led_by(paragraph, sentence, first), _led_by(paragraph, sentence, second)
                if came and went and came.end < went.start and came.unit and _more(came, went):
                    yield _too_many(came, went)


def _led_by(paragraph: Paragraph, sentence: Sentence, verb: re.Pattern[str]) -> Number | None:
    found = verb.search(paragraph.text, sentence.start, sentence.end)
    after = [n for n in sentence.figures if found and 0 <= n.start - found.end() <= _REACH]
    return after[0] if after else None


def _more(came: Number, went: Number) -> bool:
    return came.head == went.head and went.value > came.value


def _too_many(came: Number, went: Number) -> Hit:
    return Hit(
        (went.start, went.unit_end),
        Severity.QUESTION,
        f"Сказано {went.text}, хоча спершу було {came.text}. Чи є тут такі, що лишилися з попереднього року?",
        went.text,
        came.text,
    )
