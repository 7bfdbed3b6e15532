"""A paragraph read once for all rules: its numbers, its sentences, what stands in parentheses."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from forms.definition import Severity
from zhytomyr_desktop.audit.prose.model import Kind, Number
from zhytomyr_desktop.audit.prose.numbers import recognise
from zhytomyr_desktop.audit.prose.phrases import sentences
from zhytomyr_desktop.language.numbers import format_number, rounded_half_up


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span in the paragraph and the numbers in it.

    ``figures``: those that count or measure; no percentages, no numbers in words, nothing exempt.
    """

    start: int
    end: int
    numbers: tuple[Number, ...]
    figures: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of free text, read; ``numbers`` hold those in words too."""

    text: str
    numbers: tuple[Number, ...]
    sentences: tuple[Sentence, ...]

    def printed(self, start: int, end: int) -> str:
        """The text between two offsets."""
        return self.text[start:end]


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found in one paragraph: ``paragraph`` is its index among those that the rule was given."""

    span: tuple[int, int]
    severity: Severity
    message: str
    stated: str = ""
    computed: str = ""
    mend: str | None = None
    paragraph: int = 0


def is_amount(number: Number) -> bool:
    """Whether the number is a quantity or money."""
    return number.kind in {Kind.QUANTITY, Kind.MONEY}


@lru_cache(maxsize=1024)
def read(text: str) -> Paragraph:
    """The paragraph with its numbers and sentences; remembered, for a report is audited again and again."""
    numbers = tuple(recognise(text, words=True))
    starts = [n.start for n in numbers]
    found = []
    for start, end in sentences(text):
        inside = numbers[bisect_left(starts, start) : bisect_left(starts, end)]
        figures = tuple(n for n in inside if is_amount(n) and not n.spelled)
        found.append(Sentence(start, end, inside, figures))
    return Paragraph(text, numbers, tuple(found))


_CLOSING = re.compile(r"[()]")


def closing(text: str, start: int, end: int) -> int:
    """Where the parenthesis open at ``start`` closes, or ``end``."""
    depth = 0
    for sign in _CLOSING.finditer(text, start, end):
        depth += 1 if sign.group() == "(" else -1
        if depth < 0:
            return sign.start()
    return end


def parenthesis_at(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The inside of the parenthesis that opens at ``start`` after spaces, or None."""
    opening = re.compile(r"\s*\(").match(text, start, end)
    return (opening.end(), closing(text, opening.end(), end)) if opening else None


def same_unit(one: Number, other: Number) -> bool:
    """Whether two amounts can be added or compared: the same measure, or both counted."""
    if one.is_measure or other.is_measure:
        return one.unit == other.unit
    return True


def total(numbers: Sequence[Number]) -> Decimal:
    """The sum of the values."""
    return sum((n.value for n in numbers), Decimal(0))


def slack(numbers: Sequence[Number]) -> Decimal:
    """How far the sum may be off because the numbers were rounded when they were printed."""
    return sum((n.step / 2 for n in numbers if not n.is_whole), Decimal(0))


ROUGH = {"майже", "близько", "приблизно", "орієнтовно", "до", "порядку"}
AT_LEAST = {"понад", "більше", "більше ніж", "більш ніж", "більше як", "не менше", "щонайменше"}


def within(stated: Number, value: Decimal, extra: Decimal = Decimal(0)) -> bool:
    """Whether ``value`` agrees with a stated number, its rounding and its qualifier."""
    margin = extra + (Decimal(0) if stated.is_whole else stated.step / 2)
    if stated.qualifier in ROUGH:
        margin += abs(stated.value) / 20
    if stated.qualifier in AT_LEAST:
        return stated.value - margin <= value <= stated.value * Decimal("1.1") + margin
    return abs(stated.value - value) <= margin


def percent(part: Decimal, whole: Decimal, stated: Number) -> Decimal:
    """The share in per cent, rounded as the stated one; ``whole`` is not 0."""
    return rounded_as(stated, part * 100 / whole)


def rounded_as(printed: Number, value: Decimal) -> Decimal:
    """The value to the last digit that the number is printed with, halves away from zero."""
    return rounded_half_up(value, -int(printed.step.as_tuple().exponent))


def shown(value: Decimal, like: Number | None = None) -> str:
    """The value as a report prints it, in the scale and with the decimals of ``like``."""
    if like is None or not like.scale:
        return format_number(value, _decimals(like.step if like else value))
    factor = {"тис": Decimal(1000), "млн": Decimal(10**6), "млрд": Decimal(10**9)}[like.scale]
    stop = "." if like.scale == "тис" else ""
    return f"{format_number(value / factor, _decimals(like.step / factor))} {like.scale}{stop}"


def _decimals(step: Decimal) -> int:
    return max(0, -int(step.normalize().as_tuple().exponent))


def with_unit(number: Number) -> str:
    """The number with its unit as printed."""
    return f"{number.text} {number.unit}".strip().replace(" %", "%")
