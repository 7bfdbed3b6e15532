"""What a person typed, read into the texts that the file keeps; a wrong entry is refused with a reason."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from forms.definition import Date, Figure, Text
from forms.values import ABSENT, QUALIFIERS
from zhytomyr_desktop.errors import EntryError
from zhytomyr_desktop.language.numbers import NumberError, parse_number

LONGEST_TEXT = 100_000
"""Characters in one field; more is refused."""

NO_DATA = "немає даних"
_ABSENT = re.compile(r"немає\s+даних\s*(?:[:\-–—,.]\s*(.*))?", re.IGNORECASE)
_WORDS = sorted((q.replace(" ", r"\s+") for q in QUALIFIERS if q), key=len, reverse=True)
_QUALIFIER = re.compile(rf"({'|'.join(_WORDS)})\s+(?=\S)", re.IGNORECASE)
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})\s*(?:р\.|року)?")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_LONGEST = 40
"""Characters of what was typed that a refusal repeats."""
_BIDI = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0xFEFF)))


def figure_fields(figure: Figure, text: str) -> dict[str, str]:
    """Read a figure as typed into its field ``value`` and, where it changes too, ``qualifier``.

    «1 234,5», «понад 700», «63,0%», «немає даних: причина»; an empty text clears. Raises EntryError.
    """
    typed = clean_text(text, lines=1)
    if not typed:
        return {"value": "", "qualifier": ""}
    if (absent := _ABSENT.fullmatch(typed)) is not None:
        return {"value": _absence(absent.group(1) or ""), "qualifier": ""}
    qualifier, number = split_qualifier(typed)
    value = {"value": number_text(figure, number)}
    return value | {"qualifier": qualifier} if qualifier else value


def split_qualifier(text: str) -> tuple[str, str]:
    """Separate «понад» and the like from what stands after it: («понад», «700»)."""
    found = _QUALIFIER.match(text)
    if found is None:
        return "", text
    return " ".join(found.group(1).lower().split()), text[found.end() :]


def number_text(figure: Figure, text: str) -> str:
    """The exact decimal that the file keeps («1 244,0 тис. грн» → «1244.0»), with the figure's decimals.

    The figure's own scale and unit may stand after the number, as printed. Raises EntryError.
    """
    typed = clean_text(text, lines=1)
    if not typed:
        return ""
    try:
        number = parse_number(_without_unit(figure, typed), figure.decimals)
    except NumberError as error:
        raise EntryError(str(error), item=figure.key) from None
    return format(number, "f")


def date_text(text: str) -> str:
    """A date as typed, 31.12.2023 or 2023-12-31, in ISO form; empty stays empty. Raises EntryError."""
    typed = clean_text(text, lines=1)
    if not typed:
        return ""
    if (iso := _ISO_DATE.fullmatch(typed)) is not None:
        year, month, day = map(int, iso.groups())
    elif (found := _DATE.fullmatch(typed)) is not None:
        day, month, year = map(int, found.groups())
    else:
        raise EntryError(f"«{_short(typed)}» не є датою. Введіть її так: 31.12.2023.")
    try:
        entered = date(year, month, day)
    except ValueError:
        raise EntryError(f"Дати «{typed}» немає в календарі.") from None
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise EntryError(f"Перевірте рік у даті «{typed}».")
    return entered.isoformat()


def qualifier_text(text: str) -> str:
    """One of the known qualifiers, in lower case, or nothing. Raises EntryError."""
    typed = " ".join(clean_text(text, lines=1).lower().split())
    if typed not in QUALIFIERS:
        known = ", ".join(f"«{q}»" for q in QUALIFIERS if q)
        raise EntryError(f"Уточнення «{_short(typed)}» невідоме. Можна: {known}.")
    return typed


_UNUSUAL = re.compile("[^\\x00-\\u017f\\u0400-\\u045f\\u0490\\u0491\\u2010-\\u2026№€]")
"""Signs of which it must be asked whether the report's typeface has them."""


def clean_text(text: str, lines: int = 0) -> str:
    """The text without control characters and spaces at its ends.

    ``lines`` 1 makes line breaks into spaces. Raises EntryError for more than ``LONGEST_TEXT`` characters.
    """
    joined = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    if lines == 1:
        joined = joined.replace("\n", " ")
    cleaned = printable(joined.replace("\t", " ")).strip()
    if len(cleaned) > LONGEST_TEXT:
        raise EntryError(
            f"Текст задовгий: {len(cleaned)} знаків, а вміщується {LONGEST_TEXT}. Скоротіть його."
        )
    return cleaned


def printable(text: str) -> str:
    """The text without what neither page nor terminal should get: control characters but line breaks."""
    return "".join(c for c in text if c == "\n" or _is_printable(c))


def field_text(kind: Text | Date, text: str) -> str:
    """A text or a date field as the file keeps it. Raises EntryError."""
    return date_text(text) if isinstance(kind, Date) else printed_text(text, kind.lines)


def unprinted(text: str) -> set[str]:
    """The signs of a text that the report's typeface does not have: pictograms, scripts of other peoples."""
    if not _UNUSUAL.search(text):
        return set()
    from zhytomyr_desktop.report import fonts

    return fonts.face(fonts.Style.REGULAR).missing(fonts.clean(text.replace("\n", " ")))


def printed_text(text: str, lines: int = 0) -> str:
    """As ``clean_text``, for what is printed. Raises EntryError also for signs that no typeface has."""
    cleaned = clean_text(text, lines)
    foreign = min(unprinted(cleaned), default="")
    if foreign:
        raise EntryError(f"Знака «{foreign}» немає у шрифті звіту. Приберіть його або скажіть це словами.")
    return cleaned


def _absence(reason: str) -> str:
    if not reason.strip():
        raise EntryError(f"Вкажіть причину, наприклад: «{NO_DATA}: облік не ведеться».")
    return ABSENT + reason.strip()


def _without_unit(figure: Figure, text: str) -> str:
    """The number where exactly the figure's own scale and unit follow it; else the text as it is."""
    unit = figure.unit
    names = (unit.symbol,) if unit.symbol else tuple(unit.forms.values())
    plain = " ".join(text.split()).replace("₴", "грн")
    for name in sorted(names, key=len, reverse=True):
        ending = f"{figure.scale} {name}".strip()
        if plain.endswith(ending) and plain[: -len(ending)].rstrip()[-1:].isdigit():
            return plain[: -len(ending)].rstrip()
    return text


def _is_printable(character: str) -> bool:
    """Whether it may be kept: no control, no half of a pair, nothing that turns the direction of the text."""
    if unicodedata.category(character) in ("Cc", "Cs") or character in _BIDI:
        return False
    return ord(character) & 0xFFFE != 0xFFFE


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
