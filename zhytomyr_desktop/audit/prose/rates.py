"""Rates per 10 or 100 thousand residents: all of them must imply one number of residents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from forms.definition import Severity
from zhytomyr_desktop.audit.prose.model import Kind, Number
from zhytomyr_desktop.audit.prose.paragraph import Hit, Paragraph, rounded_as, shown, with_unit
from zhytomyr_desktop.audit.prose.phrases import phrase_after, stem
from zhytomyr_desktop.language.numbers import rounded_half_up


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate, the count behind it, and the residents that both imply, from ``low`` to ``high``."""

    stated: Number
    count: Number
    base: Number
    of: str
    paragraph: int

    @property
    def low(self) -> Decimal:
        """The fewest residents for which the count rounds to the rate."""
        return self.count.value * self.base.value / (self.stated.value + self.stated.step / 2)

    @property
    def high(self) -> Decimal:
        """The most residents for which the count rounds to the rate."""
        return self.count.value * self.base.value / (self.stated.value - self.stated.step / 2)


class Rates:
    """Rates of one section imply the same number of residents."""

    key = "prose_rate"

    def check_section(self, paragraphs: Sequence[Paragraph]) -> Iterator[Hit]:
        """Findings of a section."""
        found = [rate for index, paragraph in enumerate(paragraphs) for rate in rates(paragraph, index)]
        for of in {rate.of for rate in found}:
            alike = [rate for rate in found if rate.of == of]
            if len(alike) > 1:
                yield from _outliers(alike)


def rates(paragraph: Paragraph, index: int = 0) -> Iterator[Rate]:
    """The rates of a paragraph whose count is printed beside them, both more than 0."""
    for place, sentence in enumerate(paragraph.sentences):
        for base in (n for n in sentence.numbers if n.kind is Kind.BASE):
            stated = _rate_of(sentence.figures, base)
            if stated is None:
                continue
            following = paragraph.sentences[place + 1].figures if place + 1 < len(paragraph.sentences) else ()
            count = _count_of((*sentence.figures, *following), max(base.end, stated.end))
            phrase = phrase_after(paragraph.text, base.end)
            if count and phrase and count.value > 0 and stated.value > 0:
                yield Rate(stated, count, base, " ".join(stem(w) for w in phrase.words), index)


def _rate_of(figures: Sequence[Number], base: Number) -> Number | None:
    """The rate of a base: the number without a unit right before it, else the first one after it."""
    plain = [n for n in figures if not n.unit and n.step < 1]
    before = [n for n in plain if 0 <= base.start - n.end < 24]
    after = [n for n in plain if n.start >= base.end]
    return before[-1] if before else after[0] if after else None


def _count_of(figures: Sequence[Number], end: int) -> Number | None:
    after = [n for n in figures if n.start >= end]
    return after[0] if after and after[0].is_whole and after[0].head and not after[0].qualifier else None


def _outliers(alike: list[Rate]) -> Iterator[Hit]:
    """Rates that miss the number of residents on which most of the others agree."""
    ends = sorted({end for rate in alike for end in (rate.low, rate.high)})
    agreed = max(ends, key=lambda end: (sum(r.low <= end <= r.high for r in alike), -_width(alike, end)))
    agreeing = [rate for rate in alike if rate.low <= agreed <= rate.high]
    sharpest = min(agreeing, key=lambda rate: rate.high - rate.low)
    residents = sharpest.count.value * sharpest.base.value / sharpest.stated.value
    for rate in alike:
        if rate not in agreeing:
            yield _misses(rate, sharpest, residents, certain=len(agreeing) > 1)


def _width(alike: list[Rate], end: Decimal) -> Decimal:
    return min(rate.high - rate.low for rate in alike if rate.low <= end <= rate.high)


def _misses(rate: Rate, sharpest: Rate, residents: Decimal, *, certain: bool) -> Hit:
    stated = rate.stated
    computed = rounded_as(stated, rate.count.value * rate.base.value / residents)
    thousand = shown(rounded_half_up(residents / 1000, 1))
    return Hit(
        (stated.start, stated.end),
        Severity.ERROR if certain else Severity.QUESTION,
        f"Сказано {stated.text} на {rate.base.text}, а за {with_unit(rate.count)} виходить "
        f"{shown(computed, stated)}: "
        f"показник {sharpest.stated.text} ({with_unit(sharpest.count)}) дає {thousand} тис. населення.",
        stated.text,
        shown(computed, stated),
        paragraph=rate.paragraph,
    )


_PER = re.compile(r"по\s+$")
_TOTAL = re.compile(r"(?:сум[уаі]|загалом|усього|всього|разом)\s+(?:\S+\s+){0,2}$")


class PerUnit:
    """«4 премії по 25,0 тис. грн на загальну суму 100 тис. грн»: the product is the total."""

    key = "prose_product"

    def check(self, paragraph: Paragraph) -> Iterator[Hit]:
        """Findings of the paragraph."""
        for sentence in paragraph.sentences:
            figures = sentence.figures
            for count, each, whole in zip(figures, figures[1:], figures[2:], strict=False):
                if (
                    _is_product(paragraph.text, count, each, whole)
                    and count.value * each.value != whole.value
                ):
                    yield _product_differs(count, each, whole)


def _is_product(text: str, count: Number, each: Number, whole: Number) -> bool:
    return (
        count.is_whole
        and bool(count.head)
        and each.is_measure
        and each.unit == whole.unit
        and bool(_PER.search(text, max(0, each.start - 6), each.start))
        and bool(_TOTAL.search(text, each.unit_end, whole.start))
    )


def _product_differs(count: Number, each: Number, whole: Number) -> Hit:
    computed = shown(count.value * each.value, whole)
    return Hit(
        (whole.start, whole.unit_end),
        Severity.ERROR,
        f"Сказано {with_unit(whole)}, а {with_unit(count)} по {with_unit(each)} – це {computed}.",
        whole.text,
        computed,
    )
