"""Changes that a sentence states: «зросла на 53,0%: 4641 проти 3033», «(+100 ліжок)», «у 2,5 раза»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from forms.definition import Severity
from zhytomyr_desktop.audit.prose.lexicon import LETTER
from zhytomyr_desktop.audit.prose.model import Kind, Number
from zhytomyr_desktop.audit.prose.paragraph import (
    Hit,
    Paragraph,
    Sentence,
    parenthesis_at,
    rounded_as,
    shown,
)
from zhytomyr_desktop.audit.prose.shares import is_change

_AGAINST = re.compile(rf"(?<![{LETTER}])проти(?![{LETTER}])")
_TIMES = re.compile(r"\s*раз[аиі]?в?(?![а-я])")
_UP = re.compile(rf"(?<![{LETTER}])(?:збільш|зрос|зріс|підвищ|більше|приріст|вищ)[{LETTER}]*", re.IGNORECASE)
_DOWN = re.compile(
    rf"(?<![{LETTER}])(?:зменш|знизи|скороти|скоро?ч|менше|нижч|впа)[{LETTER}]*", re.IGNORECASE
)
_COMPARED = re.compile(r"порівнян|ніж\s+(?:у|в|за|торік)|проти\s+(?:минул|попередн|20)", re.IGNORECASE)


class Changes:
    """A printed change is what the two values give."""

    key = "prose_change"

    def check(self, paragraph: Paragraph) -> Iterator[Hit]:
        """Findings of the paragraph."""
        for sentence in paragraph.sentences:
            percents = [
                n
                for n in sentence.numbers
                if n.kind is Kind.PERCENT and is_change(paragraph.text, sentence, n)
            ]
            pair = against(paragraph, sentence)
            if pair:
                yield from _pair(paragraph, sentence, percents, *pair)
            for stated in percents:
                yield from _by_difference(paragraph, sentence, stated)
                if not pair:
                    yield from _attainable(paragraph, sentence, stated)


def against(paragraph: Paragraph, sentence: Sentence) -> tuple[Number, Number] | None:
    """The two numbers of «4641 випадок проти 3033 випадків», or None."""
    mark = _AGAINST.search(paragraph.text, sentence.start, sentence.end)
    if not mark:
        return None
    before = [n for n in sentence.figures if n.unit_end <= mark.start()]
    after = [n for n in sentence.figures if n.start >= mark.end()]
    if not before or not after or after[0].start - mark.end() > 12 or mark.start() - before[-1].unit_end > 12:
        return None
    return (before[-1], after[0]) if before[-1].is_measure == after[0].is_measure and after[0].value else None


def _pair(
    paragraph: Paragraph, sentence: Sentence, percents: list[Number], new: Number, old: Number
) -> Iterator[Hit]:
    up = _UP.search(paragraph.text, sentence.start, sentence.end)
    down = _DOWN.search(paragraph.text, sentence.start, sentence.end)
    if up and not down and new.value < old.value:
        yield _wrong_direction(new, old, up)
        return
    if down and not up and new.value > old.value:
        yield _wrong_direction(new, old, down)
        return
    for stated in percents:
        value = _relative(new.value - old.value, old.value, stated)
        if value != abs(stated.value):
            yield _differs(stated, value, f"{new.text} проти {old.text}", Severity.ERROR)
    for times in sentence.figures:
        if new.value and _TIMES.match(paragraph.text, times.end) and times not in {new, old}:
            ratio = rounded_as(times, max(new.value, old.value) / min(new.value, old.value))
            if ratio != times.value:
                yield _differs(times, ratio, f"{new.text} проти {old.text}", Severity.ERROR, " раза")


def _by_difference(paragraph: Paragraph, sentence: Sentence, stated: Number) -> Iterator[Hit]:
    """«на 11,0% (+100 ліжок) … (1090 ліжок)»: the difference and the new value give the change."""
    inside = parenthesis_at(paragraph.text, stated.unit_end, sentence.end)
    signed = [n for n in sentence.figures if inside and n.start == inside[0] and n.text[0] in "+−-"]
    if not signed:
        return
    difference = signed[0]
    totals = [n for n in sentence.figures if n.head == difference.head and n.head and n is not difference]
    for new in totals:
        old = new.value - difference.value
        value = _relative(difference.value, old, stated) if old > 0 else stated.value
        if value != abs(stated.value):
            terms = f"{difference.text} до {shown(old)}"
            yield _differs(stated, value, terms, Severity.QUESTION)


def _attainable(paragraph: Paragraph, sentence: Sentence, stated: Number) -> Iterator[Hit]:
    """«457 ОСББ, що більше на 3,7%»: some whole number of last year must give the percentage."""
    new = _changed_count(paragraph, sentence, stated)
    if new is None or not _COMPARED.search(paragraph.text, sentence.start, sentence.end):
        return
    grows = bool(_UP.search(paragraph.text, sentence.start, sentence.end))
    factor = 1 + (stated.value if grows else -stated.value) / 100
    middle = (new.value / factor).to_integral_value() if factor > 0 else Decimal(0)
    olds = [middle + shift for shift in (-1, 0, 1) if middle + shift > 0]
    nearest = [(_relative(new.value - old, old, stated), old) for old in olds]
    if nearest and all(value != stated.value for value, _ in nearest):
        value, old = min(nearest, key=lambda pair: abs(pair[0] - stated.value))
        terms = f"{new.text} проти {shown(old)}"
        yield _differs(stated, value, terms, Severity.QUESTION)


def _changed_count(paragraph: Paragraph, sentence: Sentence, stated: Number) -> Number | None:
    """The whole count that changed: the last one before the percentage outside parentheses."""
    before = [
        n
        for n in sentence.figures
        if n.end <= stated.start
        and n.is_whole
        and n.head
        and paragraph.text.count("(", sentence.start, n.start)
        == paragraph.text.count(")", sentence.start, n.start)
    ]
    return before[-1] if before and not before[-1].qualifier else None


def _relative(difference: Decimal, old: Decimal, stated: Number) -> Decimal:
    return rounded_as(stated, abs(difference * 100 / old))


def _wrong_direction(new: Number, old: Number, word: re.Match[str]) -> Hit:
    return Hit(
        word.span(),
        Severity.ERROR,
        f"Сказано «{word.group()}», а числа кажуть інше: {new.text} проти {old.text}.",
        word.group(),
        f"{new.text} проти {old.text}",
    )


def _differs(stated: Number, value: Decimal, terms: str, severity: Severity, unit: str = "%") -> Hit:
    one_off = abs(value - abs(stated.value)) == stated.step and severity is Severity.ERROR
    head = "Округлення: сказано" if one_off else "Сказано"
    return Hit(
        (stated.start, stated.unit_end),
        Severity.HINT if one_off else severity,
        f"{head} {stated.text}{unit}, а {terms} – це {shown(value, stated)}{unit}.",
        f"{stated.text}{unit}",
        f"{shown(value, stated)}{unit}",
    )
