"""Numbers printed in words: «три», «двом», «Вісім», «пів мільйона», «третина»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from zhytomyr_desktop.audit.prose.lexicon import LETTER, S, measure_at, qualifier_before
from zhytomyr_desktop.audit.prose.model import Kind, Number
from zhytomyr_desktop.audit.prose.phrases import phrase_after, stem

_FORMS: dict[int, str] = {
    1: "один одна одне одного однієї одній одному одну одним однією",
    2: "два дві двох двом двома",
    3: "три трьох трьом трьома",
    4: "чотири чотирьох чотирьом чотирма",
    5: "п’ять п’яти п’ятьох п’ятьом п’ятьма п’ятьома",
    6: "шість шести шістьох шістьом шістьма шістьома",
    7: "сім семи сімох сімом сьома сімома",
    8: "вісім восьми вісьмох вісьмом вісьма вісьмома",
    9: "дев’ять дев’яти дев’ятьох дев’ятьом дев’ятьма",
    10: "десять десяти десятьох десятьом десятьма",
    11: "одинадцять одинадцяти одинадцятьох одинадцятьом одинадцятьма",
    12: "дванадцять дванадцяти дванадцятьох дванадцятьом дванадцятьма",
    13: "тринадцять тринадцяти",
    14: "чотирнадцять чотирнадцяти",
    15: "п’ятнадцять п’ятнадцяти",
    16: "шістнадцять шістнадцяти",
    17: "сімнадцять сімнадцяти",
    18: "вісімнадцять вісімнадцяти",
    19: "дев’ятнадцять дев’ятнадцяти",
    20: "двадцять двадцяти двадцятьох двадцятьом двадцятьма",
    30: "тридцять тридцяти тридцятьох",
    40: "сорок сорока",
    50: "п’ятдесят п’ятдесяти",
    60: "шістдесят шістдесяти",
    70: "сімдесят сімдесяти",
    80: "вісімдесят вісімдесяти",
    90: "дев’яносто дев’яноста",
    100: "сто ста",
    200: "двісті двохсот",
    300: "триста трьохсот",
    400: "чотириста чотирьохсот",
    500: "п’ятсот п’ятисот",
}
_VALUE = {form: value for value, forms in _FORMS.items() for form in forms.split()}
_SCALES = {
    "тисяча": 1000,
    "тисячі": 1000,
    "тисяч": 1000,
    "мільйон": 10**6,
    "мільйона": 10**6,
    "мільйонів": 10**6,
}
_WORD = re.compile(rf"[{LETTER}’'ʼ]+")
_HALF = re.compile(rf"(?<![{LETTER}])пів{S}+(?P<scale>тисячі|мільйона|мільярда)(?![{LETTER}])", re.IGNORECASE)
_HALVES = {"тисячі": Decimal(500), "мільйона": Decimal(500_000), "мільярда": Decimal(500_000_000)}
# «один із», «одним з ключових», «один з батьків»: no count.
_OF = re.compile(rf"{S}+(?:з|із|зі)(?![{LETTER}])")


def spelled_numbers(text: str) -> Iterator[Number]:
    """Counts printed in words with the noun they count; ordinals and «один із …» are none."""
    for found in _HALF.finditer(text):
        yield _build(text, *found.span(), _HALVES[found["scale"].lower()])
    group: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        if group and text[group[-1].end() : word.start()].strip(" \u00a0"):
            yield from _close(text, group)
            group = []
        if _value(word) is not None:
            group.append(word)
        elif group:
            yield from _close(text, group)
            group = []
    yield from _close(text, group)


def _value(word: re.Match[str]) -> int | None:
    printed = word.group().lower().replace("'", "’").replace("ʼ", "’")
    return _VALUE.get(printed) or _SCALES.get(printed)


def _close(text: str, group: list[re.Match[str]]) -> Iterator[Number]:
    if not group or _SCALES.get(group[0].group().lower()):
        return
    if _OF.match(text, group[-1].end()) and _value(group[-1]) == 1:
        return
    total, part = 0, 0
    for word in group:
        value = _value(word) or 0
        if value >= 1000:
            total, part = total + part * value, 0
        else:
            part += value
    yield _build(text, group[0].start(), group[-1].end(), Decimal(total + part))


def _build(text: str, start: int, end: int, value: Decimal) -> Number:
    measure = measure_at(text, end)
    phrase = None if measure else phrase_after(text, end)
    unit = measure[0] if measure else phrase.text if phrase else ""
    return Number(
        start=start,
        end=end,
        text=text[start:end],
        value=value,
        kind=_kind(text, start, unit),
        unit=unit,
        head=stem(phrase.head) if phrase else "",
        unit_end=measure[1] if measure else phrase.end if phrase else end,
        qualifier=qualifier_before(text, start),
        spelled=True,
    )


def _kind(text: str, start: int, unit: str) -> Kind:
    left = text[max(0, start - 200) : start]
    if left.rfind("«") > left.rfind("»"):
        return Kind.NAME
    return Kind.MONEY if unit == "грн" else Kind.QUANTITY
