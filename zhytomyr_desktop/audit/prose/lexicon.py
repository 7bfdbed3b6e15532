"""Words and signs by which numbers of Ukrainian official prose are read: scales, measures, qualifiers."""

from __future__ import annotations

import re
from decimal import Decimal

SPACES = " \t\u00a0\u202f\u2009"
S = f"[{SPACES}]"
LETTER = "A-Za-zА-Яа-яІіЇїЄєҐґ"
WORD = rf"[{LETTER}][{LETTER}’'ʼ᾽ʹ-]*"
NOT_IN_WORD = rf"(?<![{LETTER}\d_])"

GROUPED = r"\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)"
DECIMAL_PART = r"(?:,\d+(?!,?\d)|\.\d+(?![.\d]))"
ATOM = rf"(?:{GROUPED}|\d+){DECIMAL_PART}?"

MONTHS = [
    "січня",
    "лютого",
    "березня",
    "квітня",
    "травня",
    "червня",
    "липня",
    "серпня",
    "вересня",
    "жовтня",
    "листопада",
    "грудня",
]
MONTH = "|".join(MONTHS)
MONTH_ANY_CASE = (
    r"(?:січ(?:ень|ня|ні)|лют(?:ий|ого|ому)|берез(?:ень|ня|ні)|квіт(?:ень|ня|ні)|трав(?:ень|ня|ні)"
    r"|черв(?:ень|ня|ні)|лип(?:ень|ня|ні)|серп(?:ень|ня|ні)|верес(?:ень|ня|ні)|жовт(?:ень|ня|ні)"
    r"|листопад(?:а|і)?|груд(?:ень|ня|ні))"
)

SCALES = {"тис": Decimal(1000), "млн": Decimal(1_000_000), "млрд": Decimal(1_000_000_000)}
SCALE = re.compile(
    rf"{S}*(?P<scale>тисяч[{LETTER}’]*|тис|мільйон[{LETTER}’]*|млн|мільярд[{LETTER}’]*|млрд)(?![{LETTER}])(?P<stop>\.?)"
)


def scale_of(printed: str) -> str:
    """``тис``, ``млн`` or ``млрд`` for any printed form of a scale."""
    if printed.startswith("тис"):
        return "тис"
    return "млрд" if printed.startswith(("млрд", "мільярд")) else "млн"


# Printed measure -> the symbol under which it is compared. Order matters: the longest spelling comes first.
MEASURES: tuple[tuple[str, str], ...] = (
    (r"%|відсот(?:ок|к)[а-яії]*|процент[а-яії]*", "%"),
    (r"грн\.?|гривн[а-яії]*|гривень|₴|UAH", "грн"),
    (r"євро|€|EUR", "євро"),
    (rf"дол(?:\.|ар[а-яії]*){S}*США|дол(?:\.|ар[а-яії]*)|USD|\$", "дол. США"),
    (rf"швейцарськ[а-яії]*{S}+франк[а-яії]*|франк[а-яії]*|CHF", "франк"),
    (rf"пог(?:онн[а-яії]*|\.){S}*(?:метр[а-яії]*|м\.?)|п\.{S}*м\.?", "пог. м"),
    (rf"кв(?:адратн[а-яії]*|\.){S}*(?:метр[а-яії]*|м\.?)|м(?:2|²)", "м²"),
    (rf"куб(?:ічн[а-яії]*|\.){S}*(?:метр[а-яії]*|м\.?)|м(?:3|³)", "м³"),
    (rf"кв\.{S}*км|км(?:2|²)", "км²"),
    (rf"кВт(?:{S}*[*·•∙⋅x×-]{S}*|{S})год\.?", "кВт·год"),
    (rf"МВт(?:{S}*[*·•∙⋅x×-]{S}*|{S})год\.?", "МВт·год"),
    (r"кВт", "кВт"),
    (r"МВт", "МВт"),
    (r"мВт", "мВт"),
    (r"Гкал", "Гкал"),
    (r"кВА", "кВА"),
    (r"кВ", "кВ"),
    (r"км|кілометр[а-яії]*", "км"),
    (r"см|сантиметр[а-яії]*", "см"),
    (r"мм|міліметр[а-яії]*", "мм"),
    (r"га|гектар[а-яії]*", "га"),
    (r"кг|кілограм[а-яії]*", "кг"),
    (r"тонн[а-яії]*|тн?\.?", "т"),
    (r"л|літр[а-яії]*", "л"),
    (r"метр(?:а|и|ів|ам|ах|ами)?|м", "м"),
    (r"шт\.?|штук[а-яії]*", "шт."),
    (rf"°{S}?[CС]", "°C"),
    (r"год\.?", "год"),
    (r"хв\.?", "хв"),
)
CURRENCIES = frozenset({"грн", "євро", "дол. США", "франк"})
MEASURE = re.compile(
    rf"{S}*(?:"
    + "|".join(f"(?P<u{i}>{pattern})(?![{LETTER}\\d])" for i, (pattern, _) in enumerate(MEASURES))
    + ")"
)


def measure_at(text: str, start: int) -> tuple[str, int] | None:
    """The measure that begins at ``start`` (spaces before it allowed) and its end, or None."""
    found = MEASURE.match(text, start)
    if not found or found.lastgroup is None:
        return None
    return MEASURES[int(found.lastgroup[1:])][1], found.end()


QUALIFIERS = (
    "щонайменше|щонайбільше|не менше ніж|не більше ніж|не менше|не більше"
    "|більше ніж|більш ніж|більше як|більш як"
    "|менше ніж|понад|більше|менше|майже|близько|приблизно|орієнтовно|порядку|до|ледь не"
)
QUALIFIER = re.compile(rf"{NOT_IN_WORD}(?P<q>{QUALIFIERS}){S}+$", re.IGNORECASE)


def qualifier_before(text: str, start: int) -> str:
    """The qualifier right before ``start`` («понад», «майже», …) in lower case, or ""."""
    found = QUALIFIER.search(text, max(0, start - 20), start)
    return found["q"].lower() if found else ""
