"""The same fact told twice: two sections that say the same of the same things with different numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from forms.definition import Severity
from zhytomyr_desktop.audit.prose.lexicon import LETTER
from zhytomyr_desktop.audit.prose.model import Kind, Number, ProseFinding
from zhytomyr_desktop.audit.prose.paragraph import Paragraph, Sentence, is_amount
from zhytomyr_desktop.audit.prose.phrases import stem

_DONE = re.compile(rf"(?<![{LETTER}])([{LETTER}’]+?)(?:[аеєиу]но|[ияу]то)(?![{LETTER}])")
# Verbs that say nothing about what was done.
_EMPTY = frozenset(
    {"провед", "здійсн", "забезпеч", "викон", "організов", "внес", "надан", "реалізов", "наявн"}
)
_REACH = 90


@dataclass(frozen=True, slots=True)
class Mention:
    """A number of things with what was done to them; ``numbers`` are all that the clause counts of them."""

    section: str
    paragraph: int
    number: Number
    verbs: frozenset[str]


def repeated_facts(sections: Mapping[str, Sequence[Paragraph]]) -> Iterator[ProseFinding]:
    """The same noun phrase and the same verb with different numbers in two sections: a question for both."""
    told: dict[str, list[Mention]] = defaultdict(list)
    for section, paragraphs in sections.items():
        for index, paragraph in enumerate(paragraphs):
            for phrase, mention in _mentions(section, index, paragraph):
                told[phrase].append(mention)
    for mentions in told.values():
        yield from _compare(mentions)


def _mentions(section: str, index: int, paragraph: Paragraph) -> Iterator[tuple[str, Mention]]:
    for sentence in paragraph.sentences:
        for number in sentence.figures:
            words = number.unit.split()
            if is_amount(number) and number.head and len(words) > 1 and not number.qualifier:
                verbs = _verbs(paragraph.text, sentence, number)
                yield " ".join(stem(word) for word in words), Mention(section, index, number, verbs)


def _verbs(text: str, sentence: Sentence, number: Number) -> frozenset[str]:
    start = max(sentence.start, number.start - _REACH)
    found = {match.group(1).lower()[:8] for match in _DONE.finditer(text, start, number.start)}
    return frozenset(verb for verb in found if not verb.startswith(tuple(_EMPTY)))


def _compare(mentions: list[Mention]) -> Iterator[ProseFinding]:
    for mention in mentions:
        others = [o for o in mentions if o.section != mention.section and o.verbs & mention.verbs]
        if others and all(o.number.value != mention.number.value for o in others):
            yield _differs(mention, others[0])


def _differs(mention: Mention, other: Mention) -> ProseFinding:
    number = mention.number
    return ProseFinding(
        mention.section,
        mention.paragraph,
        (number.start, number.unit_end),
        "prose_repeat",
        Severity.QUESTION,
        f"Тут {number.text} ({number.unit}), а в розділі «{other.section}» – {other.number.text}. "
        "Чи це той самий факт?",
        number.text,
        other.number.text,
    )


# -- one plan, two horizons -------------------------------------------------------------------------------

_UNTIL = re.compile(r"\bдо\s+$")
_PLAN = re.compile(
    rf"([А-ЯІЇЄҐ][а-яіїєґ’]+(?:ої|ої|а|ий|ого|у|ну|ну))\s+((?:стратегі|програм|план|концепці)[{LETTER}]*)"
)


def horizons(sections: Mapping[str, Sequence[Paragraph]]) -> Iterator[ProseFinding]:
    """One strategy or programme with two different years after «до»."""
    told: dict[str, list[tuple[str, int, Number]]] = defaultdict(list)
    for section, paragraphs in sections.items():
        for index, paragraph in enumerate(paragraphs):
            for number in paragraph.numbers:
                plan = _plan(paragraph.text, number)
                if plan:
                    told[plan].append((section, index, number))
    for places in told.values():
        years = sorted({number.text for _, _, number in places})
        if len(years) > 1:
            yield from (_two_horizons(*place, years) for place in places)


def _plan(text: str, number: Number) -> str:
    if number.kind is not Kind.YEAR or not _UNTIL.search(text, max(0, number.start - 5), number.start):
        return ""
    found = list(_PLAN.finditer(text, max(0, number.start - 100), number.start))
    return f"{stem(found[-1][1])} {stem(found[-1][2])}" if found else ""


def _two_horizons(section: str, index: int, number: Number, years: list[str]) -> ProseFinding:
    others = ", ".join(year for year in years if year != number.text)
    message = f"Той самий документ названо чинним до {number.text} року, а деінде – до {others}."
    return ProseFinding(
        section,
        index,
        (number.start, number.end),
        "prose_horizon",
        Severity.WARNING,
        message,
        number.text,
        others,
    )
