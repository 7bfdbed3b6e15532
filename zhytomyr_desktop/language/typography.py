"""Ukrainian typography of a paragraph: no-break spaces, dashes, quotes, apostrophes, units."""

from __future__ import annotations

import re
from decimal import Decimal

from .numbers import NBSP

EN_DASH = "\u2013"
EM_DASH = "\u2014"
APOSTROPHE = "\u2019"

_UPPER = "А-ЯЄІЇҐ"
_LOWER = "а-яєіїґ"
_LETTER = _UPPER + _LOWER
_GAP = "[ \u00a0]"

# Line breaks stay, other white space becomes a space; what no font draws and no file keeps is dropped.
_ODD = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u2000-\u200b\u200e\u200f\u2028-\u202f\u205f\u2060"
    "\u2066-\u2069\u3000\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_SPACES = frozenset("\t\x0b\x0c\x85\u2028\u2029\u205f\u3000") | {chr(code) for code in range(0x2000, 0x200B)}
_NO_BREAK_SPACES = frozenset("\u2007\u2009\u202f")
_RUN = re.compile(f"{_GAP}{{2,}}")

_STROKES = "'`\u00b4\u02b9\u02bc\u1fbd\u1fbf\u2018\u201b\u2032"
_STROKE = re.compile(f"(?<=[{_LETTER}A-Za-z])[{_STROKES}]+(?=[{_LETTER}A-Za-z])")

_DASHED = re.compile(f"(^|{_GAP})((?:(?:-{{1,3}}|[\u2013-\u2015]){_GAP})+)", re.MULTILINE)
_DASH = re.compile(f"[-\u2013-\u2015]+{_GAP}")
_RANGE = re.compile(
    "(?<![\\w,./\\-\u2212-])(?<!№)(?<!№[ \u00a0])(?<![\u2013-\u2015])"
    "(?!0[0-9])([0-9]{1,4}(?:,[0-9]+)?)[-\u2013-\u2015]([0-9]{1,4}(?:,[0-9]+)?)"
    "(?![\\w/\\-\u2013-\u2015]|[.,][0-9])"
)

_POWER = re.compile("(?<![^\\W0-9])(мм|см|дм|км|м|km|m)([23])(?!\\w)")
_LATIN_UNITS = {"m": "м", "km": "км"}
_POWERS = {"2": "²", "3": "³"}
_WATT_HOURS = re.compile(f"(?<=Вт){_GAP}?[-*·×\u2022\u2219\u22c5]{_GAP}?(?=год)")
_PERCENT = re.compile(f"(?<=[0-9]){_GAP}(?=%)")
_NEEDLESS_STOP = re.compile(f"(?<![{_LETTER}])(млн|млрд|грн)\\.(?={_GAP}[{_LOWER}(])")
_LACKING_STOP = re.compile(f"(?<![{_LETTER}])тис(?={_GAP}[{_LOWER}])")

_FUNCTION_WORDS = (
    "(?:і|й|та|або|чи|а|але|у|в|на|до|з|із|зі|від|за|по|проти|що|як|ніж|при|для|без|під|над|про|через|це|не|"
    f"більше|менше|також|тоді|то|б|ж|об|о|між|серед)(?![{_LETTER}’])"
)
_NUMBER_SIGN = re.compile(f"№{_GAP}?(?=\\w)")
_ABBREVIATION = re.compile(
    f"(?<![\\w’.-])(?<![0-9]{_GAP})(?:"
    f'(вул|просп|пров|бульв|пл|ім|буд|корп|кв|куб|пог|каб|кім|див|напр|тел|акад|проф)\\.{_GAP}?(?=[\\w«„"])|'
    f'(м|с|смт|ст|п|ч|о)\\.{_GAP}?(?=[{_UPPER}0-9«„"])|'
    f"(т)\\.{_GAP}?(?=(?:ч|д|п|ін)\\.))"
)
_INITIAL = re.compile(f"(?<![\\w’-])([{_UPPER}])\\.{_GAP}?(?=[{_UPPER}][.{_LOWER}’])")
_SURNAME = re.compile(f"(?<=[{_LOWER}]){_GAP}(?=[{_UPPER}]\\.{_GAP}?[{_UPPER}]\\.)")
_GROUPS = re.compile("(?<![\\w.,])[0-9]{1,3}(?: [0-9]{3}|\u00a0[0-9]{3})+(?![0-9])")
_COUNTED = re.compile(
    f"(?<=[0-9]) (?=[{_LOWER}°]|(?:МВт|ГВт|Вт|Гкал|МВА)(?!\\w))(?!{_FUNCTION_WORDS})|"
    "(?<=[0-9])(?=(?:м²|м³|км²|км³|км|га|грн|тис|млн|млрд|кВт|МВт|Гкал|кг)(?!\\w))"
)
_SCALED = re.compile(
    f"(?<![{_LETTER}])(тис\\.|млн|млрд|пог\\.|кв\\.|куб\\.) (?=[{_LETTER}])(?!{_FUNCTION_WORDS})"
)

_QUOTE = re.compile('["\u201c\u201d\u201e\u201f«»\n]')
_OPENS_AFTER = frozenset(" \u00a0\n([{/«„\u2013\u2014-")


def tidy(text: str, *, em_dash: bool = False) -> str:
    """The paragraph as it is printed; tidying it again changes nothing.

    Sets U+00A0 where a line must not break (before units and counted words, after №, вул., м., ім. and
    initials, inside grouped digits, before a dash), the en dash (or em dash) between words and the en dash
    in ranges, «…» with „…“ inside, the apostrophe U+2019, м² and кВт·год. Control characters and lone
    surrogates are dropped. No digit of a figure and no word is ever changed.
    """
    tidied = _characters(text)
    tidied = _dashes(tidied, EM_DASH if em_dash else EN_DASH)
    tidied = _units(tidied)
    return _quotes(_no_break(tidied))


def _characters(text: str) -> str:
    if _ODD.search(text):
        text = _ODD.sub(_replacement, text.replace("\r\n", "\n").replace("\r", "\n"))
    if "  " in text or NBSP in text:
        text = _RUN.sub(_one_space, text)
    return _STROKE.sub(APOSTROPHE, text)


def _replacement(found: re.Match[str]) -> str:
    sign = found.group()
    if sign in _NO_BREAK_SPACES:
        return NBSP
    return " " if sign in _SPACES else ""


def _one_space(found: re.Match[str]) -> str:
    return NBSP if NBSP in found.group() else " "


def _dashes(text: str, dash: str) -> str:
    if "-" not in text and EN_DASH not in text and EM_DASH not in text and "\u2015" not in text:
        return text
    text = _DASHED.sub(lambda found: f"{NBSP if found[1] else ''}{_DASH.sub(f'{dash} ', found[2])}", text)
    return _RANGE.sub(_range, text)


def _range(found: re.Match[str]) -> str:
    low, high = (Decimal(found.group(side).replace(",", ".")) for side in (1, 2))
    return f"{found.group(1)}{EN_DASH}{found.group(2)}" if low < high else found.group()


def _units(text: str) -> str:
    text = _POWER.sub(lambda found: _LATIN_UNITS.get(found[1], found[1]) + _POWERS[found[2]], text)
    if "Вт" in text:
        text = _WATT_HOURS.sub("·", text)
    if "%" in text:
        text = _PERCENT.sub("", text)
    text = _NEEDLESS_STOP.sub(r"\1", text)
    return _LACKING_STOP.sub("тис.", text)


def _no_break(text: str) -> str:
    if "№" in text:
        text = _NUMBER_SIGN.sub(f"№{NBSP}", text)
    if "." in text:
        text = _ABBREVIATION.sub(_glue, text)
        text = _INITIAL.sub(f"\\1.{NBSP}", text)
        text = _SURNAME.sub(NBSP, text)
    text = _GROUPS.sub(lambda found: found[0].replace(" ", NBSP), text)
    text = _COUNTED.sub(NBSP, text)
    return _SCALED.sub(f"\\1{NBSP}", text)


def _glue(found: re.Match[str]) -> str:
    return f"{found.group(found.lastindex or 0)}.{NBSP}"


def _quotes(text: str) -> str:
    """Outer quotes as «…», inner ones as „…“; a straight quote with no partner stays as typed."""
    if not _QUOTE.search(text.replace("\n", " ")):
        return text
    pieces: list[str] = []
    depth = end = 0
    for found in _QUOTE.finditer(text):
        pieces.append(text[end : found.start()])
        sign, depth = _quote(text, found.start(), depth)
        pieces.append(sign)
        end = found.end()
    return "".join((*pieces, text[end:]))


def _quote(text: str, at: int, depth: int) -> tuple[str, int]:
    """The quote to print for the one at a position inside ``depth`` open quotes, and the depth after it."""
    sign = text[at]
    if sign == "\n":
        return sign, 0
    if _opens(text, at, depth):
        return ("«" if depth == 0 else "„"), depth + 1
    if depth == 0:
        return (sign if sign == '"' else "»"), 0
    return ("»" if depth == 1 else "“"), depth - 1


def _opens(text: str, at: int, depth: int) -> bool:
    sign = text[at]
    if sign in "«„\u201f":
        return True
    if sign in "»\u201d" or (sign == "\u201c" and depth > 1):
        return False
    before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
    return before in _OPENS_AFTER and not after.isspace()
