"""Ukrainian typography of a paragraph: no-break spaces, dashes, quotes, apostrophes, units.

Each step asks first, by a substring or by a pattern that opens with a plain character, whether it has
anything to do: a paragraph is tidied on every keystroke.
"""

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
_ANY_STROKE = re.compile(f"[{_STROKES}]")
_STROKE = re.compile(f"(?<=[{_LETTER}A-Za-z])[{_STROKES}]+(?=[{_LETTER}A-Za-z])")

_DASHES = "\u2013-\u2015"
_SPACED_DASH = f"(?:-{{1,3}}|[{_DASHES}]){_GAP}"
_DASHED = re.compile(f"{_GAP}(?:{_SPACED_DASH})+")
_OPENING_DASH = re.compile(f"^(?:{_SPACED_DASH})+", re.MULTILINE)
_DASH = re.compile(f"[-{_DASHES}]+{_GAP}")
_BETWEEN_DIGITS = re.compile(f"[-{_DASHES}](?=[0-9])(?<=[0-9].)")
_RANGE = re.compile(
    f"(?<![\\w,./{_DASHES}\u2212-])(?<!№)(?<!№{_GAP})"
    f"(?!0[0-9])([0-9]{{1,4}}(?:,[0-9]+)?)[-{_DASHES}]([0-9]{{1,4}}(?:,[0-9]+)?)"
    f"(?![\\w/{_DASHES}-]|[.,][0-9])"
)

_ANY_POWER = re.compile("[мm][23](?!\\w)")
_POWER = re.compile("(?<![^\\W0-9])(мм|см|дм|км|м|km|m)([23])(?!\\w)")
_LATIN_UNITS = {"m": "м", "km": "км"}
_POWERS = {"2": "²", "3": "³"}
_WATT_HOURS = re.compile(f"(?<=Вт){_GAP}?[-*·×\u2022\u2219\u22c5]{_GAP}?(?=год)")
_SPACED_PERCENT = re.compile(f"{_GAP}%(?<=[0-9]..)")
_NEEDLESS_STOP = re.compile(f"(?<![{_LETTER}])(млн|млрд|грн)\\.(?={_GAP}[{_LOWER}(])")
_LACKING_STOP = re.compile(f"(?<![{_LETTER}])тис(?={_GAP}[{_LOWER}])")

_NUMBER_SIGN = re.compile(f"№{_GAP}?(?=\\w)")
_QUOTES = '"\u201c\u201d\u201e\u201f«»'
_STOP = re.compile(f"\\.(?:{_GAP}?(?=\\w)|{_GAP}(?=[{_QUOTES}]))")
_WORD_BEFORE = re.compile(f"[{_LETTER}]{{1,6}}\\Z")
_BEFORE_ANYTHING = frozenset(
    (
        "вул",
        "просп",
        "пров",
        "бульв",
        "пл",
        "ім",
        "буд",
        "корп",
        "кв",
        "куб",
        "пог",
        "каб",
        "кім",
        "див",
        "тел",
    )
)
_BEFORE_NAMES_AND_NUMBERS = frozenset(("м", "с", "смт", "ст", "п", "ч", "о"))
_NAME_OR_NUMBER = re.compile(f"[{_UPPER}0-9{_QUOTES}]")
_NAME = re.compile(f"[{_UPPER}][.{_LOWER}’]")
_SURNAME = re.compile(f" (?=[{_UPPER}]\\.{_GAP}?[{_UPPER}]\\.)(?<=[{_LOWER}] )")
_ANY_GROUP = re.compile(" (?=[0-9]{3}(?![0-9]))(?<=[0-9] )")
_GROUPS = re.compile(f"(?<![\\w.,])[0-9]{{1,3}}(?:{_GAP}[0-9]{{3}})+(?![0-9])")
_TIGHT_UNIT = re.compile(
    "([0-9])(?<![мm].)(?=(?:м²|м³|км²|км³|км|га|грн|тис|млн|млрд|кВт|МВт|Гкал|кг)(?!\\w))"
)
_COUNTED = re.compile(
    f" (?=[{_LOWER}°МГ])(?:(?<=[0-9] )(?=[{_LOWER}°]|(?:МВт|МВА|ГВт|Гкал)(?!\\w))|"
    "(?<=тис\\. )|(?<=[ \u00a0]млн )|(?<=[ \u00a0]млрд )|(?<=пог\\. )|(?<=кв\\. )|(?<=куб\\. ))"
    "(?!(?:і|й|та|або|чи|а|але|у|в|на|до|з|із|зі|від|за|по|проти|що|як|ніж|при|для|без|під|над|про|через|це|не|"
    f"більше|менше|також|тоді|то|б|ж|об|о|між|серед)(?![{_LETTER}’]))"
)

_QUOTE = re.compile(f"[{_QUOTES}]")
_OPENS_AFTER = frozenset(" \u00a0\n([{/«„\u2013\u2014-")


def tidy(text: str, *, em_dash: bool = False) -> str:
    """The paragraph as it is printed; tidying it again changes nothing.

    Sets U+00A0 where a line must not break (before units and counted words, after №, вул., м., ім. and
    initials, inside grouped digits, before a dash), the en dash (or em dash) between words and the en dash
    in ranges, «…» with „…“ inside, the apostrophe U+2019, м² and кВт·год. Control characters and lone
    surrogates are dropped. No digit of a figure and no word is ever changed.
    """
    tidied = _no_break(_units(_characters(text)))
    return _quotes(_dashes(tidied, EM_DASH if em_dash else EN_DASH))


def _characters(text: str) -> str:
    if _ODD.search(text):
        text = _ODD.sub(_replacement, text.replace("\r\n", "\n").replace("\r", "\n"))
    if any(pair in text for pair in ("  ", " \u00a0", "\u00a0 ", "\u00a0\u00a0")):
        text = _RUN.sub(_one_space, text)
    return _STROKE.sub(APOSTROPHE, text) if _ANY_STROKE.search(text) else text


def _replacement(found: re.Match[str]) -> str:
    sign = found.group()
    if sign in _NO_BREAK_SPACES:
        return NBSP
    return " " if sign in _SPACES else ""


def _one_space(found: re.Match[str]) -> str:
    return NBSP if NBSP in found.group() else " "


def _dashes(text: str, dash: str) -> str:
    text = _DASHED.sub(lambda found: NBSP + _DASH.sub(f"{dash} ", found.group()[1:]), text)
    if text[:1] in ("-", EN_DASH, EM_DASH, "\u2015") or "\n" in text:
        text = _OPENING_DASH.sub(lambda found: _DASH.sub(f"{dash} ", found.group()), text)
    return _RANGE.sub(_range, text) if _BETWEEN_DIGITS.search(text) else text


def _range(found: re.Match[str]) -> str:
    low, high = (Decimal(found.group(side).replace(",", ".")) for side in (1, 2))
    return f"{found.group(1)}{EN_DASH}{found.group(2)}" if low < high else found.group()


def _units(text: str) -> str:
    if _ANY_POWER.search(text):
        text = _POWER.sub(lambda found: _LATIN_UNITS.get(found[1], found[1]) + _POWERS[found[2]], text)
    if "Вт" in text:
        text = _WATT_HOURS.sub("·", text)
    if "%" in text:
        text = _SPACED_PERCENT.sub("%", text)
    if "млн." in text or "млрд." in text or "грн." in text:
        text = _NEEDLESS_STOP.sub(r"\1", text)
    if "тис " in text or "тис\u00a0" in text:
        text = _LACKING_STOP.sub("тис.", text)
    return _TIGHT_UNIT.sub(f"\\1{NBSP}", text)


def _no_break(text: str) -> str:
    if "№" in text:
        text = _NUMBER_SIGN.sub(f"№{NBSP}", text)
    text = _STOP.sub(_after_stop, text)
    text = _SURNAME.sub(NBSP, text)
    if _ANY_GROUP.search(text):
        text = _GROUPS.sub(lambda found: found[0].replace(" ", NBSP), text)
    return _COUNTED.sub(NBSP, text)


def _after_stop(found: re.Match[str]) -> str:
    """The stop with a no-break space where it ends an abbreviation or an initial; else as it is."""
    text, start, end = found.string, found.start(), found.end()
    word = _WORD_BEFORE.search(text, max(0, start - 7), start)
    if word is None:
        return found.group()
    before = text[max(0, word.start() - 2) : word.start()]
    glued = _ends_initial if word.group().isupper() else _ends_abbreviation
    return f".{NBSP}" if glued(word.group(), before, text, end) else found.group()


def _ends_initial(word: str, before: str, text: str, end: int) -> bool:
    joined = before[-1:].isalnum() or before[-1:] in ("_", APOSTROPHE, "-")
    return len(word) == 1 and not joined and _NAME.match(text, end) is not None


def _ends_abbreviation(word: str, before: str, text: str, end: int) -> bool:
    last = before[-1:]
    if last.isalnum() or last in ("_", APOSTROPHE, "-"):
        return False
    if word in _BEFORE_ANYTHING:
        return True
    if before[:1].isdigit():  # «5 м. Далі»: the metre, not the town
        return False
    if word == "т":
        return text.startswith(("ч.", "д.", "п.", "ін."), end)
    return word in _BEFORE_NAMES_AND_NUMBERS and _NAME_OR_NUMBER.match(text, end) is not None


def _quotes(text: str) -> str:
    """Outer quotes as «…», inner ones as „…“, line by line; a straight quote with no partner stays as typed.

    Where one stays open, as in «A «B» of many reports or while a person is typing, the level is unknown:
    guillemets stay as typed and other quotes become guillemets.
    """
    if not _QUOTE.search(text):
        return text
    return "\n".join(_line_quotes(line) for line in text.split("\n"))


def _line_quotes(line: str) -> str:
    marks: list[tuple[int, bool, int]] = []
    depth = 0
    for found in _QUOTE.finditer(line):
        opens = _opens(line, found.start(), depth)
        marks.append((found.start(), opens, depth))
        depth = depth + 1 if opens else max(0, depth - 1)
    level = _nested if depth == 0 else _flat
    pieces: list[str] = []
    end = 0
    for at, opens, before in marks:
        pieces += (line[end:at], level(line[at], opens, before))
        end = at + 1
    return "".join((*pieces, line[end:]))


def _nested(sign: str, opens: bool, depth: int) -> str:
    """The quote to print in place of a sign that stands inside ``depth`` open quotes."""
    if opens:
        return "„" if depth else "«"
    if depth == 0:
        return sign if sign == '"' else "»"
    return "»" if depth == 1 else "“"


def _flat(sign: str, opens: bool, depth: int) -> str:
    if opens:
        return sign if sign in "«„" else "«"
    if (sign == '"' and depth == 0) or (sign == "\u201c" and depth > 1):
        return sign
    return "»"


def _opens(text: str, at: int, depth: int) -> bool:
    sign = text[at]
    if sign in "«„\u201f":
        return True
    if sign in "»\u201d" or (sign == "\u201c" and depth > 1):
        return False
    before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
    return before in _OPENS_AFTER and not after.isspace()
