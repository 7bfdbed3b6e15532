"""Percentages whose part and base the text prints: «323,4 км (61,1%)», «у 4,0% (191 особа)»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import islice

from forms.definition import Severity
from zhytomyr_desktop.audit.prose.lexicon import LETTER
from zhytomyr_desktop.audit.prose.model import Kind, Number
from zhytomyr_desktop.audit.prose.paragraph import (
    AT_LEAST,
    Hit,
    Paragraph,
    Sentence,
    parenthesis_at,
    percent,
    same_unit,
    shown,
    total,
)
from zhytomyr_desktop.audit.prose.phrases import stem

CHANGE = re.compile(
    rf"(?<![{LETTER}])(?:збільш|зменш|зрос|зріс|знизи|скоро(?:ти|че)|підвищ|більш|менш|приріст|переви(?:щ)|вищ|нижч)[{LETTER}]*",
    re.IGNORECASE,
)
_STATES = re.compile(
    rf"(?<![{LETTER}])(?:що|яке|які)?\s*(?:становить|складає|становило|становлять|складають|або|чи)\s*(?:\w+\s)?$"
)
_MOST_BASES = 30
_NAMED_WITHIN = 60
_MARKS = re.compile(rf"(?<![{LETTER}])(?:з|із|серед) (?:них|яких)(?![{LETTER}])")
_FROM_BASE = re.compile(r"%\s*(?:від|із|з)\s+(?:\w+\s+){0,2}$")
_RESPONDENTS = re.compile(r"опитан|респондент|анкетован", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage with the part that it is of the base; ``bases`` are the candidates, nearest first."""

    stated: Number
    parts: tuple[Number, ...]
    bases: tuple[Number, ...]
    named: bool

    @property
    def part(self) -> Decimal:
        """The part's value."""
        return total(self.parts)


class Shares:
    """A printed percentage is what its part and its base give, rounded half up."""

    key = "prose_share"

    def check_section(self, paragraphs: Sequence[Paragraph]) -> Iterator[Hit]:
        """Findings of a section: a base may stand in an earlier paragraph."""
        for index, paragraph in enumerate(paragraphs):
            if "%" in paragraph.text:
                for share in shares(paragraph, paragraphs[max(0, index - 6) : index]):
                    yield from _judge(share, index)


def shares(paragraph: Paragraph, earlier: Sequence[Paragraph]) -> Iterator[Share]:
    """The percentages of the paragraph that have a part and a possible base."""
    for sentence in paragraph.sentences:
        for stated in sentence.numbers:
            if stated.kind is not Kind.PERCENT or is_change(paragraph.text, sentence, stated):
                continue
            parts = _parts(paragraph, sentence, stated)
            if not parts:
                continue
            named = _named_base(paragraph, sentence, stated, parts)
            bases = (named,) if named else _bases(paragraph, sentence, parts, earlier)
            if bases and all(base.value for base in bases):
                yield Share(stated, parts, bases, named=named is not None)


def is_change(text: str, sentence: Sentence, stated: Number) -> bool:
    """Whether the percentage tells growth or decline: «на 3,7% більше», «зросла на …»."""
    left = text[max(sentence.start, stated.start - 14) : stated.start]
    if not re.search(rf"(?<![{LETTER}])на\s+(?:\w+\s+)?$", left, re.IGNORECASE):
        return False
    return bool(CHANGE.search(text, sentence.start, sentence.end))


def _parts(paragraph: Paragraph, sentence: Sentence, stated: Number) -> tuple[Number, ...]:
    inside = parenthesis_at(paragraph.text, stated.unit_end, sentence.end) or _later_parenthesis(
        paragraph, sentence, stated
    )
    if inside:
        listed = [n for n in sentence.figures if inside[0] <= n.start < inside[1]]
        if listed and all(n.is_whole and n.head for n in listed):
            return tuple(listed)
    before = [n for n in sentence.figures if n.end <= stated.start]
    if not before:
        return ()
    between = paragraph.text[before[-1].unit_end : stated.start]
    if re.fullmatch(r"\s*\(\s*", between) or _STATES.search(between):
        return (before[-1],)
    return ()


def _later_parenthesis(paragraph: Paragraph, sentence: Sentence, stated: Number) -> tuple[int, int] | None:
    """«13,0% визнано аварійними (169 …, 22 …)»: the parenthesis after a few words without numbers."""
    opening = paragraph.text.find("(", stated.unit_end, min(sentence.end, stated.unit_end + 50))
    if opening < 0 or any(stated.end <= n.start < opening for n in sentence.numbers):
        return None
    return parenthesis_at(paragraph.text, opening, sentence.end)


def _named_base(
    paragraph: Paragraph, sentence: Sentence, stated: Number, parts: tuple[Number, ...]
) -> Number | None:
    """The base that the sentence itself names: «B, з яких A (p%)», «A (p%) з B»."""
    for number in sentence.figures:
        near = stated.end < number.start < stated.end + _NAMED_WITHIN
        if near and _FROM_BASE.search(paragraph.text[stated.start : number.start].replace(")", "")):
            return number
    start = min(stated.start, parts[0].start)
    marks = list(_MARKS.finditer(paragraph.text, sentence.start, start))
    if not marks:
        return None
    before = [n for n in sentence.figures if n.end <= marks[-1].start() and same_unit(n, parts[0])]
    larger = [n for n in before if n.value >= total(parts)]
    fitting = larger or before
    return fitting[-1] if fitting else None


def _bases(
    paragraph: Paragraph, sentence: Sentence, parts: tuple[Number, ...], earlier: Sequence[Paragraph]
) -> tuple[Number, ...]:
    """Numbers of the same things before the part, larger than it, nearest first."""
    wanted = _wanted(paragraph.text, sentence, parts)
    here = [n for s in paragraph.sentences for n in s.figures if n.end <= parts[0].start]
    before = [n for p in earlier for s in p.sentences for n in s.figures]
    larger = (n for n in reversed([*before, *here]) if n.value > max(total(parts), Decimal(0)))
    return tuple(islice((n for n in larger if _may_be_base(n, parts, wanted, here)), _MOST_BASES))


def _may_be_base(number: Number, parts: tuple[Number, ...], wanted: set[str], here: list[Number]) -> bool:
    """Whether the number counts the wanted things, has the part's measure, or has no unit but stands near."""
    if number.head:
        return number.head in wanted
    return _same_measure(number, parts) or (not number.unit and number in here)


def _same_measure(number: Number, parts: tuple[Number, ...]) -> bool:
    return bool(number.unit) and parts[0].is_measure and number.unit == parts[0].unit


def _wanted(text: str, sentence: Sentence, parts: tuple[Number, ...]) -> set[str]:
    """Nouns that the base may count: the part's own, its compounds, the one after «загальної кількості»."""
    heads = {p.head for p in parts if p.head}
    heads |= {f"{head}-{tail}" for head in tuple(heads) for tail in ("сир", "сирот", "сирiт", "сиріт")}
    named = re.search(
        rf"загальної кількості\s+((?:[{LETTER}’'-]+\s+){{1,3}})", text[sentence.start : sentence.end]
    )
    if named:
        heads |= {stem(word) for word in named.group(1).split()}
    return heads


def _judge(share: Share, index: int) -> Iterator[Hit]:
    results = [(percent(share.part, base.value, share.stated), base) for base in share.bases]
    if any(_agrees(share.stated, value, base) for value, base in results):
        return
    value, base = min(results, key=lambda r: abs(r[0] - share.stated.value))
    if _rounding_explains(share, base):
        return
    one_off = abs(value - share.stated.value) == share.stated.step
    if not one_off and not share.named and abs(value - share.stated.value) > 5:
        return
    yield _differs(share, value, base, index, one_off)


def _agrees(stated: Number, value: Decimal, base: Number) -> bool:
    return value == stated.value or (
        base.qualifier in AT_LEAST and stated.value < value and value - stated.value < 2
    )


def _rounding_explains(share: Share, base: Number) -> bool:
    """Whether rounded part and base can give the stated share: 29,3 тис. of 32,6 тис."""
    if all(p.is_whole for p in share.parts) and base.is_whole:
        return False
    spread = sum((p.step / 2 for p in share.parts if not p.is_whole), Decimal(0))
    half = Decimal(0) if base.is_whole else base.step / 2
    half_share = share.stated.step / 2
    low = (share.part - spread) * 100 / (base.value + half) - half_share
    high = (share.part + spread) * 100 / (base.value - half) + half_share
    exact_measures = share.part >= 1000 * spread and base.value >= 1000 * half
    return not exact_measures and low <= share.stated.value <= high


def _differs(share: Share, value: Decimal, base: Number, index: int, one_off: bool) -> Hit:
    stated = share.stated
    terms = " + ".join(p.text for p in share.parts)
    if one_off:
        severity, message = (
            Severity.HINT,
            f"Округлення: {terms} від {base.text} – це {shown(value, stated)}%, а не {stated.text}%.",
        )
    elif share.named:
        severity, message = (
            Severity.ERROR,
            f"Сказано {stated.text}%, а {terms} від {base.text} – це {shown(value, stated)}%.",
        )
    else:
        severity, message = (
            Severity.QUESTION,
            f"Від чого взято {stated.text}%? {terms} від {base.text} – це {shown(value, stated)}%; "
            "базу варто назвати.",
        )
    return Hit(
        (stated.start, stated.unit_end),
        severity,
        message,
        f"{stated.text}%",
        f"{shown(value, stated)}%",
        paragraph=index,
    )


class AttainableShares:
    """With N people asked, only some percentages are possible: k/N must round to the printed one."""

    key = "prose_respondents"

    def check_section(self, paragraphs: Sequence[Paragraph]) -> Iterator[Hit]:
        """Findings of a section in which a survey tells how many people answered."""
        asked: Number | None = None
        for index, paragraph in enumerate(paragraphs):
            asked = _asked(paragraph) or asked
            if asked:
                yield from self._check(paragraph, asked, index)

    @staticmethod
    def _check(paragraph: Paragraph, asked: Number, index: int) -> Iterator[Hit]:
        for sentence in paragraph.sentences:
            if not _RESPONDENTS.search(paragraph.text, sentence.start, sentence.end):
                continue
            for stated in sentence.numbers:
                if (
                    stated.kind is Kind.PERCENT
                    and _of_all(paragraph.text, stated)
                    and not attainable(stated, asked.value)
                ):
                    yield _unattainable(stated, asked, index)


def _asked(paragraph: Paragraph) -> Number | None:
    if not re.search(r"опитуванн|анкетуванн", paragraph.text, re.IGNORECASE):
        return None
    people = [
        n
        for s in paragraph.sentences
        for n in s.figures
        if n.is_whole and n.head in {"особ", "респондент", "учасник"}
    ]
    return people[0] if len(people) == 1 and people[0].value and not people[0].qualifier else None


def _of_all(text: str, stated: Number) -> bool:
    """Whether the percentage is one of all people asked, not of women or men only."""
    if stated.qualifier:
        return False
    word = re.compile(rf"\s+([{LETTER}’]+)").match(text, stated.unit_end)
    return not word or bool(_RESPONDENTS.match(word.group(1)))


def attainable(stated: Number, count: Decimal) -> bool:
    """Whether some whole number of ``count`` people rounds to the percentage."""
    nearest = (stated.value * count / 100).to_integral_value(rounding=ROUND_HALF_UP)
    return any(percent(nearest + shift, count, stated) == stated.value for shift in (-1, 0, 1))


def _unattainable(stated: Number, asked: Number, index: int) -> Hit:
    nearest = (stated.value * asked.value / 100).to_integral_value(rounding=ROUND_HALF_UP)
    computed = shown(percent(nearest, asked.value, stated), stated)
    return Hit(
        (stated.start, stated.unit_end),
        Severity.QUESTION,
        f"Серед опитаних ({asked.text}) частка {stated.text}% неможлива: {shown(nearest)} з них – це "
        f"{computed}%. "
        "Можливо, на питання відповіли не всі.",
        f"{stated.text}%",
        f"{computed}%",
        paragraph=index,
    )
