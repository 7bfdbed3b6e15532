"""Reads quantities, money, percentages and ranges: whatever is left when exempt numbers are taken."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from zhytomyr_desktop.audit.prose.lexicon import (
    ATOM,
    CURRENCIES,
    LETTER,
    SCALE,
    SCALES,
    SPACES,
    S,
    measure_at,
    qualifier_before,
    scale_of,
)
from zhytomyr_desktop.audit.prose.model import Kind, Number
from zhytomyr_desktop.audit.prose.phrases import phrase_after, stem

DIGITS = re.compile(rf"(?<!\d)(?<!\d[.,]){ATOM}")
_UNIT_POWER = re.compile(rf"(?<![{LETTER}])[кдсм]?м$")
CASE_ENDING = re.compile(rf"[-‐‑](?:тьома|тьох|тьом|ьома|ьох|ьом|ома|ти|ми|ма|ох|ом|х|м|и)(?![{LETTER}’'])")
_DASH = re.compile(rf"{S}*[-‐‑]{S}*(?=\d)|[–—](?=\d)|{S}+[–—]{S}+(?=\d)")
_TO = re.compile(rf"{S}+до{S}+(?=\d)")
_FROM = re.compile(rf"(?<![{LETTER}])від{S}+$", re.IGNORECASE)
_LEADS = re.compile(rf"(?<![{LETTER}])(?:по|від|у|в|на|близько|понад|віком){S}+$", re.IGNORECASE)
_SIGN = re.compile(rf"(?:^|[{SPACES}(])(?P<sign>[+−-])$")
_NEXT_PART = re.compile(rf"{S}+(?=\d)")
_MOST_DIGITS = 15
"""A longer run of digits is an account or a code, not an amount."""


def parse(printed: str) -> Decimal:
    """The exact value of digits with group spaces and a decimal comma or dot."""
    return Decimal(re.sub(rf"[{SPACES}]", "", printed).replace(",", "."))


def is_power(text: str, start: int) -> bool:
    """Whether the digit at ``start`` is the exponent of a unit (м2, км3)."""
    return bool(_UNIT_POWER.search(text, max(0, start - 4), start))


def figures(text: str, taken: list[tuple[int, int]]) -> Iterator[Number]:
    """The figures of the text outside the spans ``taken``, which are in order."""
    end = 0
    for atom in DIGITS.finditer(text):
        if atom.start() < end or is_power(text, atom.start()) or _is_code(atom.group()):
            continue
        place = bisect_left(taken, (atom.end(),))
        if place and taken[place - 1][1] > atom.start():
            continue
        number = figure_at(text, atom)
        end = number.unit_end if number.is_measure else number.end
        yield number


def _is_code(printed: str) -> bool:
    return sum(character.isdigit() for character in printed) > _MOST_DIGITS


def _atom_at(text: str, start: int) -> re.Match[str] | None:
    atom = DIGITS.match(text, start)
    return None if atom is None or _is_code(atom.group()) else atom


def figure_at(text: str, atom: re.Match[str]) -> Number:
    """The figure whose digits are ``atom``, with its scale, unit and qualifier; a range where it is one."""
    high = _range_end(text, atom)
    value, step, scale, end = _scaled(text, high or atom)
    factor = SCALES.get(scale, Decimal(1))
    low = parse(atom.group()) * factor if high else value
    unit, head, unit_end = _unit(text, end)
    sign = _SIGN.search(text, max(0, atom.start() - 2), atom.start())
    start = sign.start("sign") if sign else atom.start()
    return Number(
        start=start,
        end=end,
        text=text[start:end],
        value=-low if sign and sign["sign"] != "+" else low,
        kind=_kind(unit, head, bool(high)),
        step=step,
        high=value if high else None,
        scale=scale,
        unit=unit,
        head=head,
        unit_end=unit_end or end,
        qualifier=qualifier_before(text, start),
    )


def _kind(unit: str, head: str, is_range: bool) -> Kind:
    if is_range:
        return Kind.RANGE
    if unit == "%":
        return Kind.PERCENT
    return Kind.MONEY if unit in CURRENCIES and not head else Kind.QUANTITY


def _range_end(text: str, low: re.Match[str]) -> re.Match[str] | None:
    """The upper end of «25-30», «40 – 50», «від 20 до 50», or None."""
    dash = _DASH.match(text, low.end())
    spaced = dash is not None and text[dash.start()] in SPACES and text[dash.end() - 1] in SPACES
    if spaced and not _LEADS.search(text, max(0, low.start() - 10), low.start()):
        dash = None
    if not dash and _FROM.search(text, max(0, low.start() - 6), low.start()):
        dash = _TO.match(text, low.end())
    if not dash:
        return None
    high = _atom_at(text, dash.end())
    if high is None or parse(high.group()) <= parse(low.group()):
        return None
    return high


def _scaled(text: str, atom: re.Match[str]) -> tuple[Decimal, Decimal, str, int]:
    """Value, step, scale and end of an atom and the scales that follow it: «55 млн 518 тис»."""
    value, step = _plain(atom.group())
    end = _after_ending(text, atom.end())
    scale = SCALE.match(text, end)
    if not scale:
        return value, step, "", end
    name = scale_of(scale["scale"])
    short = scale["scale"] in {"тис", "млн", "млрд"}
    value, step, end = value * SCALES[name], step * SCALES[name], scale.end() if short else scale.end("scale")
    gap = _NEXT_PART.match(text, end)
    lower = _atom_at(text, gap.end()) if gap and step == SCALES[name] and name != "тис" else None
    if lower:
        below, below_step, below_scale, below_end = _scaled(text, lower)
        if below_scale and SCALES[below_scale] < SCALES[name]:
            return value + below, below_step, below_scale, below_end
    return value, step, name, end


def _plain(printed: str) -> tuple[Decimal, Decimal]:
    value = parse(printed)
    return value, Decimal(1).scaleb(int(value.as_tuple().exponent))


def _after_ending(text: str, end: int) -> int:
    """Past a case ending («64-х», «5-ма»)."""
    ending = CASE_ENDING.match(text, end)
    return ending.end() if ending else end


def _unit(text: str, end: int) -> tuple[str, str, int]:
    """The unit after a number: (symbol, "", end) or (words, stem of the noun, end)."""
    measure = measure_at(text, end)
    if measure:
        return measure[0], "", measure[1]
    phrase = phrase_after(text, end)
    if not phrase:
        return "", "", 0
    return phrase.text, stem(phrase.head), phrase.end
