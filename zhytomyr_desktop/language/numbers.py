"""Numbers as a clerk types them and as the report prints them; exact decimals in both directions."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Context, Decimal

NBSP = "\u00a0"
MINUS = "\u2212"

MAX_INTEGER_DIGITS = 18
MAX_DECIMALS = 9

GROUPINGS = ("five", "four", "never")
"""Digits are grouped from five digits on (norm), from four (CLDR), or never (report 2023)."""

_SPACES = " \u00a0\u202f\u2009"
_SHORTEST_GROUPED = {"five": 10_000, "four": 1_000}
_LONGEST_ENTRY = 64
_PRECISION = 120

_PLAIN = re.compile(r"([-\u2212]?)([0-9]+)(?:[.,]([0-9]+))?", re.ASCII)
_GROUPED = re.compile(rf"([-\u2212]?)([0-9]{{1,3}}(?:[{_SPACES}][0-9]{{3}})+)(?:[.,]([0-9]+))?", re.ASCII)
_ALLOWED = re.compile(rf"[0-9.,\-\u2212{_SPACES}]", re.ASCII)
_UNGROUP = str.maketrans("", "", _SPACES)


class NumberError(ValueError):
    """What was typed is not a number that the field takes; ``str(error)`` tells a clerk why, in one line."""


def parse_number(text: str, decimals: int | None = None) -> Decimal:
    """The number that was typed, exactly.

    A comma or a dot is the decimal mark; spaces (plain, no-break, narrow, thin) may stand between groups of
    three; a hyphen or U+2212 is the minus. With ``decimals`` the result has exactly so many digits after the
    comma, filled up with zeros; more typed digits are an error, never rounded. Raises NumberError.
    """
    typed = text.strip()
    found = _match(typed)
    sign, whole, fraction = found.group(1), found.group(2).translate(_UNGROUP), found.group(3) or ""
    _check_size(whole, fraction, decimals)
    number = Decimal(f"{whole}.{fraction.ljust(decimals or 0, '0')}".rstrip("."))
    return number.copy_negate() if sign and number else number


def format_number(number: Decimal | int, decimals: int = 0, grouping: str = "five") -> str:
    """The number as printed: comma, ``decimals`` digits after it, half up, U+2212 for the minus.

    Digits are grouped by U+00A0 as ``grouping`` (one of GROUPINGS) says. A float raises TypeError, since it
    is not the number that was typed; NaN and infinity raise ValueError.
    """
    rounded = rounded_half_up(number, decimals)
    size = abs(rounded)
    grouped = grouping != "never" and size >= _SHORTEST_GROUPED[grouping]
    digits = f"{size:,f}".replace(",", NBSP) if grouped else f"{size:f}"
    return f"{MINUS if rounded < 0 else ''}{digits.replace('.', ',')}"


def format_percent(number: Decimal | int, decimals: int = 1, grouping: str = "five") -> str:
    """The number with a percent sign and no space between them: «63,0%»."""
    return f"{format_number(number, decimals, grouping)}%"


def rounded_half_up(number: Decimal | int, decimals: int) -> Decimal:
    """The number with exactly ``decimals`` digits after the comma, halves away from zero.

    A float raises TypeError, NaN and infinity raise ValueError.
    """
    exact = _exact(number)
    return exact.quantize(Decimal((0, (1,), -decimals)), ROUND_HALF_UP, Context(prec=_PRECISION))


def _exact(number: Decimal | int) -> Decimal:
    if isinstance(number, bool) or not isinstance(number, Decimal | int):
        raise TypeError(f"a figure is a Decimal, not {type(number).__name__}")
    exact = Decimal(number)
    if not exact.is_finite():
        raise ValueError(f"a figure is a finite number, not {exact}")
    return exact


def _match(typed: str) -> re.Match[str]:
    if len(typed) > _LONGEST_ENTRY:
        raise NumberError("Задовгий запис: це не схоже на число.")
    found = _PLAIN.fullmatch(typed) or _GROUPED.fullmatch(typed)
    if found is None:
        raise NumberError(_why(typed))
    return found


def _check_size(whole: str, fraction: str, decimals: int | None) -> None:
    if len(whole.lstrip("0")) > MAX_INTEGER_DIGITS:
        raise NumberError(f"Завелике число: до коми може бути не більше {MAX_INTEGER_DIGITS} цифр.")
    allowed = MAX_DECIMALS if decimals is None else decimals
    if len(fraction) > allowed:
        raise NumberError(_too_fine(allowed))


def _too_fine(allowed: int) -> str:
    if allowed == 0:
        return "Тут потрібне ціле число, без знаків після коми."
    noun = "знак" if allowed == 1 else "знаки" if allowed < 5 else "знаків"
    return f"Забагато знаків після коми: тут їх може бути не більше, ніж {allowed} {noun}."


def _why(typed: str) -> str:
    return next(message for is_wrong, message in _MISTAKES if is_wrong(typed)).format(
        stranger=_stranger(typed)
    )


def _stranger(typed: str) -> str:
    found = _ALLOWED.sub("", typed)[:1]
    return found if found.isprintable() else f"U+{ord(found):04X}"


def _has_stray_minus(typed: str) -> bool:
    count = typed.count("-") + typed.count(MINUS)
    return count > 1 or (count == 1 and (typed[0] not in f"-{MINUS}" or typed[1:2] in tuple(_SPACES)))


_MISTAKES: tuple[tuple[Callable[[str], bool], str], ...] = (
    (
        lambda typed: bool(_stranger(typed)),
        "У числі не може бути «{stranger}»: лише цифри, пробіли між групами по три й одна кома.",
    ),
    (lambda typed: not any(sign.isdigit() for sign in typed), "Введіть число."),
    (lambda typed: typed.count(",") + typed.count(".") > 1, "У числі може бути лише одна кома або крапка."),
    (_has_stray_minus, "Знак «мінус» може бути лише один, впритул перед числом."),
    (
        lambda typed: typed[-1] in ",." or typed.lstrip(f"-{MINUS}")[0] in ",.",
        "Перед комою і після неї мають бути цифри.",
    ),
    (bool, "Пробіли можуть ділити лише цілу частину числа на групи по три цифри: 10 497."),
)
