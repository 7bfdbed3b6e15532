"""Wholes and parts that a sentence states: «а саме», «у тому числі», «з них», a list after a colon."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from forms.definition import Severity
from zhytomyr_desktop.audit.prose.lexicon import LETTER
from zhytomyr_desktop.audit.prose.model import Kind, Number
from zhytomyr_desktop.audit.prose.paragraph import (
    Hit,
    Paragraph,
    Sentence,
    closing,
    is_amount,
    parenthesis_at,
    same_unit,
    shown,
    slack,
    total,
    with_unit,
    within,
)

_MARK = re.compile(
    rf"(?<![{LETTER}])(?P<all>а саме|загалом з них|з них усі)(?![{LETTER}])"
    rf"|(?<![{LETTER}])(?P<some>[ув] тому числі|[ув] т\.\s?ч\.|і?з них|і?з яких|серед них|з-поміж них)"
    rf"(?![{LETTER}])"
    rf"|(?<![{LETTER}])(?P<partial>зокрема|переважно|насамперед|передусім)(?![{LETTER}])",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"[,;](?!\d)|(?<=\s)(?:та|і|й|а також)(?=\s+\d)")
_SEMICOLON = re.compile(r";|(?<=\s)(?:та|і|й|а також)(?=\s+\d)")


@dataclass(frozen=True, slots=True)
class Itemised:
    """A whole and the numbers that the sentence lists as its parts."""

    whole: Number
    parts: tuple[Number, ...]
    complete: bool
    certain: bool = True


class PartsOfWhole:
    """A list after «а саме» or a colon adds up to its whole; no part is larger than the whole."""

    key = "prose_sum"

    def check(self, paragraph: Paragraph) -> Iterator[Hit]:
        """Findings of the paragraph."""
        for sentence in paragraph.sentences:
            for listed in itemised(paragraph, sentence):
                yield from _compare(listed)


def itemised(paragraph: Paragraph, sentence: Sentence) -> Iterator[Itemised]:
    """The wholes of the sentence with their parts."""
    text = paragraph.text
    marks = list(_MARK.finditer(text, sentence.start, sentence.end))
    for mark in marks:
        if mark["partial"]:
            continue
        end = min(
            [m.start() for m in marks if m.start() > mark.end()] + [closing(text, mark.end(), sentence.end)]
        )
        yield from _listed(paragraph, sentence, mark, end)
    if not marks:
        yield from _after_colon(paragraph, sentence)
    yield from _in_parentheses(paragraph, sentence)


def _listed(paragraph: Paragraph, sentence: Sentence, mark: re.Match[str], end: int) -> Iterator[Itemised]:
    parts = list_items(paragraph.text, _amounts(sentence, mark.end(), end), mark.end(), end)
    before = [n for n in _amounts(sentence, sentence.start, mark.start()) if not n.spelled]
    if before and paragraph.text[before[-1].unit_end : mark.start()].isspace():
        parts, before = (before[-1],), before[:-1]  # the 74 of «313 осіб, 74 з яких працевлаштовано»
    if not parts:
        return
    candidates = [n for n in before if same_unit(n, parts[0])]
    same_noun = [n for n in candidates if n.head and n.head == parts[0].head] or candidates
    fitting = [n for n in same_noun if n.value >= max(p.value for p in parts)]
    if fitting or same_noun:
        whole = (fitting or same_noun)[-1]
        announced = paragraph.text[mark.end() : mark.end() + 1] == ":" and len(parts) > 1
        certain = bool(mark["all"])
        yield Itemised(whole, _same_units(whole, parts), certain or announced, certain)


def _after_colon(paragraph: Paragraph, sentence: Sentence) -> Iterator[Itemised]:
    """«58 камер …: у скверах – 38, на кладовищі – 13, в укриттях – 7»."""
    colon = paragraph.text.find(":", sentence.start, sentence.end)
    if colon < 0:
        return
    before = [n for n in _amounts(sentence, sentence.start, colon) if not n.spelled]
    parts = list_items(paragraph.text, _amounts(sentence, colon, sentence.end), colon + 1, sentence.end)
    if not before or len(parts) < 2 or any(p.spelled for p in parts):
        return
    if total(parts[:-1]) > before[-1].value or any(p.head and p.head != before[-1].head for p in parts):
        return
    if all(not p.unit or p.head == before[-1].head or p.unit == before[-1].unit for p in parts):
        yield Itemised(before[-1], parts, complete=True)


def _in_parentheses(paragraph: Paragraph, sentence: Sentence) -> Iterator[Itemised]:
    """«508 будинків (314 – приватних, 194 – багатоквартирних)»."""
    for number in sentence.figures:
        inside = parenthesis_at(paragraph.text, number.unit_end, sentence.end)
        if not inside:
            continue
        end = min([inside[1]] + [m.start() for m in _MARK.finditer(paragraph.text, *inside)])
        parts = list_items(paragraph.text, _amounts(sentence, inside[0], end), inside[0], end)
        if len(parts) >= 2 and all(not p.unit or p.unit == number.unit for p in parts):
            yield Itemised(number, parts, complete=end == inside[1])


def _amounts(sentence: Sentence, start: int, end: int) -> list[Number]:
    return [n for n in sentence.numbers if is_amount(n) and start <= n.start < end]


def list_items(text: str, numbers: list[Number], start: int, end: int) -> tuple[Number, ...]:
    """The first amount of each item of a list; items end at semicolons if there are any, else at commas."""
    separator = _SEMICOLON if ";" in text[start:end] else _SEPARATOR
    borders = [start, *(m.end() for m in separator.finditer(text, start, end)), end]
    firsts = []
    for left, right in itertools.pairwise(borders):
        inside = [n for n in numbers if left <= n.start < right and not _in_parenthesis(text, left, n.start)]
        firsts += inside[:1]
    return tuple(firsts)


def _in_parenthesis(text: str, start: int, at: int) -> bool:
    return text.count("(", start, at) > text.count(")", start, at)


def _same_units(whole: Number, parts: tuple[Number, ...]) -> tuple[Number, ...]:
    return tuple(p for p in parts if same_unit(whole, p))


def _compare(listed: Itemised) -> Iterator[Hit]:
    whole, parts = listed.whole, listed.parts
    larger = next((p for p in parts if _exceeds(p, whole)), None)
    if larger:
        yield _part_exceeds(larger, whole)
        return
    if len(parts) < 2 or within(whole, total(parts), slack(parts)):
        return
    if listed.complete or (_one_noun(listed) and (len(parts) >= 4 or total(parts) > whole.value)):
        yield _sum_differs(listed)


def _exceeds(part: Number, whole: Number) -> bool:
    limit = whole.value + (Decimal(0) if whole.is_whole else whole.step / 2)
    if whole.qualifier:
        limit *= Decimal("1.2")
    return part.value > limit and (part.head == whole.head or part.is_measure or not part.unit)


def _one_noun(listed: Itemised) -> bool:
    """Whether all parts count the whole's noun or a kind of it: «камери», «відеокамери»."""
    return all(not p.head or p.head.endswith(listed.whole.head) for p in listed.parts)


def _part_exceeds(part: Number, whole: Number) -> Hit:
    return Hit(
        (part.start, part.unit_end),
        Severity.ERROR,
        f"Частина ({with_unit(part)}) більша за ціле ({with_unit(whole)}).",
        part.text,
        whole.text,
    )


def _sum_differs(listed: Itemised) -> Hit:
    whole, computed = listed.whole, total(listed.parts)
    terms = " + ".join(p.text for p in listed.parts)
    doubt = _doubt(listed, computed)
    return Hit(
        (whole.start, whole.unit_end),
        Severity.WARNING if doubt else Severity.ERROR,
        f"Сказано {with_unit(whole)}, а складові дають {shown(computed, whole)}: {terms.rstrip('.')}.{doubt}",
        whole.text,
        shown(computed, whole),
    )


def _doubt(listed: Itemised, computed: Decimal) -> str:
    """How the list can be right after all, where its words leave that open."""
    if listed.certain and listed.complete:
        return ""
    if computed > listed.whole.value:
        return " Чи не рахується хтось двічі?"
    return " Якщо перелік неповний, це варто сказати словом «зокрема»."


# -- lists of things --------------------------------------------------------------------------------------

_ITEM = re.compile(r",(?!\d)|;")
_AND = re.compile(r"\s(?:та|і|й)\s")
_NEAR = 60


class CountedList:
    """«5 установ: дві лікарні, дві поліклініки, центр та амбулаторія»: as many as were announced."""

    key = "prose_list"

    def check(self, paragraph: Paragraph) -> Iterator[Hit]:
        """Findings of the paragraph."""
        for sentence in paragraph.sentences:
            colon = paragraph.text.find(":", sentence.start, sentence.end)
            whole = _announced(sentence, colon)
            if whole:
                yield from self._count(paragraph, sentence, colon, whole)

    @staticmethod
    def _count(paragraph: Paragraph, sentence: Sentence, colon: int, whole: Number) -> Iterator[Hit]:
        numbers = [n for n in sentence.numbers if n.start > colon]
        if (
            any(not is_amount(n) or n.is_measure for n in numbers)
            or "«" in paragraph.text[colon : sentence.end]
        ):
            return
        least, most = _things(paragraph.text, colon + 1, sentence.end, numbers)
        if (numbers and len(numbers) < 2) or least < 2 or least <= whole.value <= most:
            return
        computed = str(most if numbers else least)
        yield Hit(
            (whole.start, whole.unit_end),
            Severity.QUESTION,
            f"Сказано {with_unit(whole)}, а далі перелічено {computed}.",
            whole.text,
            computed,
        )


def _announced(sentence: Sentence, colon: int) -> Number | None:
    if colon < 0:
        return None
    before = [n for n in _amounts(sentence, sentence.start, colon) if n.value <= 20 and n.is_whole and n.head]
    near = [n for n in before if colon - n.unit_end <= _NEAR]
    return near[-1] if near and near[-1].kind is Kind.QUANTITY else None


def _things(text: str, start: int, end: int, numbers: list[Number]) -> tuple[Decimal, Decimal]:
    """At least and at most so many things are listed: the last «та» may join two things or belong to one."""
    borders = [start, *(m.end() for m in _ITEM.finditer(text, start, end)), end]
    least = Decimal(0)
    for left, right in itertools.pairwise(borders):
        least += next((n.value for n in numbers if left <= n.start < right), Decimal(1))
    last = text[borders[-2] : end]
    joined = Decimal(1) if _AND.search(last) else Decimal(0)
    return (least + joined, least + joined) if numbers else (least, least + joined)
