"""Typing slips with their mend: spaces, stops of abbreviations, quotes, apostrophes, dashes, mixed alphabets.

Each slip is one ``Slip`` of ``SLIPS``; a mend replaces exactly the span and never changes a digit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from forms.definition import Severity
from zhytomyr_desktop.audit.prose.lexicon import LETTER
from zhytomyr_desktop.audit.prose.paragraph import Hit, Paragraph
from zhytomyr_desktop.audit.prose.phrases import FUNCTION_WORDS

NBSP = "\u00a0"
_L = rf"[{LETTER}]"
Mend = Callable[[re.Match[str]], str]


@dataclass(frozen=True, slots=True)
class Slip:
    """A pattern of a slip, what to put in its place, and the sentence that tells a clerk."""

    name: str
    pattern: re.Pattern[str]
    mend: Mend
    message: str


def _always(text: str) -> Mend:
    return lambda _: text


def _one_space(found: re.Match[str]) -> str:
    return NBSP if NBSP in found.group() else " "


def _joined(found: re.Match[str]) -> str:
    """A hyphen inside a word; a dash before a preposition or conjunction («заклади- на 33%»)."""
    following = re.compile(rf"{_L}+").match(found.string, found.end())
    return f"{NBSP}– " if following and following.group() in FUNCTION_WORDS else "-"


_DASH = _always(f"{NBSP}– ")

SLIPS: tuple[Slip, ...] = (
    Slip("double_space", re.compile(rf"(?<=\S)[ {NBSP}\t]{{2,}}(?=\S)"), _one_space, "Зайві пробіли."),
    Slip(
        "space_before_mark",
        re.compile(rf"(?<=[{LETTER}\d»)])[ {NBSP}]+(?=[,;:.!?)](?:\s|$|[,;.)]))"),
        _always(""),
        "Пробіл перед розділовим знаком зайвий.",
    ),
    Slip(
        "space_after_bracket",
        re.compile(rf"(?<=[(«])[ {NBSP}]+(?=\S)"),
        _always(""),
        "Пробіл після дужки чи лапок зайвий.",
    ),
    Slip(
        "no_space_after_mark",
        re.compile(rf"(?<={_L})[,;:](?={_L})|(?<=[»)])[,;:](?={_L})"),
        lambda found: found.group() + " ",
        "Після розділового знака потрібен пробіл.",
    ),
    Slip(
        "no_space_after_stop",
        re.compile(r"(?<=[а-яіїєґ]{3})\.(?=[А-ЯІЇЄҐ][а-яіїєґ])"),
        _always(". "),
        "Між реченнями потрібен пробіл.",
    ),
    Slip(
        "abbreviation",
        re.compile(rf"(?<![{LETTER}.])(?:м|с|смт|вул|пров|просп|пл|бул|ім|обл|р|ст|п)\.(?=[А-ЯІЇЄҐ\d])"),
        lambda found: found.group() + NBSP,
        "Після скорочення потрібен пробіл.",
    ),
    Slip(
        "initials",
        re.compile(
            rf"(?<![{LETTER}.])[А-ЯІЇЄҐ]\.(?=[А-ЯІЇЄҐ]\.\s?[А-ЯІЇЄҐ][а-яіїєґ])|(?<=[А-ЯІЇЄҐ]\.)[А-ЯІЇЄҐ]\.(?=[А-ЯІЇЄҐ][а-яіїєґ])"
        ),
        lambda found: found.group() + NBSP,
        "Між ініціалами потрібен пробіл.",
    ),
    Slip(
        "initial_stop",
        re.compile(r"(?<=[а-яіїє] )[А-ЯІЇЄҐ](?= [А-ЯІЇЄҐ]\. [А-ЯІЇЄҐ][а-яіїєґ])"),
        lambda found: found.group() + ".",
        "Після ініціала потрібна крапка.",
    ),
    Slip(
        "thousand_stop",
        re.compile(rf"(?<=\d)([ {NBSP}]*)тис(?![.{LETTER}])"),
        lambda f: (f[1] or NBSP) + "тис.",
        "Скорочення «тис.» пишуть із крапкою.",
    ),
    Slip(
        "million_stop",
        re.compile(rf"(?<=[\d {NBSP}])(?P<w>млн|млрд)\.[ {NBSP}]*(?=[{LETTER}])(?![А-ЯІЇЄҐ])"),
        lambda found: found["w"] + NBSP,
        "Скорочення «млн» і «млрд» пишуть без крапки.",
    ),
    Slip(
        "hryvnia_stop",
        re.compile(rf"(?<=[\d {NBSP}.])грн\.(?=[,;:)]|\s+[а-яіїєґ(–])"),
        _always("грн"),
        "Скорочення «грн» пишуть без крапки.",
    ),
    Slip(
        "unit_space",
        re.compile(
            rf"(?<=\d)(?P<u>(?:тис\.|млн|млрд|грн|євро|км|га|кВт|мВт|МВт|кВА|Гкал|пог\.|кг|хв|год|осіб|учн[а-яі]+|дітей)(?![{LETTER}])|м(?=[23²³]))"
        ),
        lambda found: NBSP + found["u"],
        "Між числом та одиницею потрібен пробіл.",
    ),
    Slip("percent_space", re.compile(rf"(?<=\d)[ {NBSP}]+%"), _always("%"), "Знак % пишуть без пробілу."),
    Slip("number_sign", re.compile(r"№(?=\d)"), _always("№" + NBSP), "Після № потрібен пробіл."),
    Slip("apostrophe", re.compile(rf"(?<={_L})['ʼ᾽`‘´](?={_L})"), _always("’"), "Апостроф має бути «’»."),
    Slip(
        "dash",
        re.compile(rf"(?<=[{LETTER}»)%\d])[ {NBSP}][-−‐][ {NBSP}](?=[{LETTER}«(])"),
        _DASH,
        "Замість дефіса потрібне тире.",
    ),
    Slip(
        "minus_as_dash",
        re.compile(rf"(?<=[{LETTER}»)])[ {NBSP}]−[ {NBSP}](?=\d)"),
        _DASH,
        "Замість мінуса потрібне тире.",
    ),
    Slip(
        "range",
        re.compile(
            rf"(?<!\.\d\d)(?<!\.\d{{4}})(?<=\d)(?:[ {NBSP}]+[-‐−–][ {NBSP}]*|[-‐][ {NBSP}]+)"
            rf"(?=\d)(?!\d+[ {NBSP}]?[-–])"
        ),
        _always("–"),
        "Межі пишуть через тире без пробілів.",
    ),
    Slip(
        "dash_torn",
        re.compile(rf"(?<=[а-яіїєґ»)%])[-−‐][ {NBSP}]+(?=\d)"),
        _DASH,
        "Замість дефіса потрібне тире.",
    ),
    Slip(
        "torn_hyphen",
        re.compile(
            rf"(?<=[{LETTER}])-[ {NBSP}]+(?!(?:та|і|й|чи|або|а)\s)(?=[{LETTER}])"
            rf"|(?<=[А-ЯІЇЄҐA-Z])-[ {NBSP}]+(?=\d)"
        ),
        _joined,
        "Пробіл біля дефіса зайвий.",
    ),
    Slip("latin_i", re.compile(r"(?<=[а-яіїєґ,] )i(?= [а-яіїєґ])"), _always("і"), "Літера «i» латинська."),
)


class Typography:
    """Spaces, quotes, apostrophes and dashes as ДСТУ and the orthography ask."""

    key = "wording_typography"

    def check(self, paragraph: Paragraph) -> Iterator[Hit]:
        """Findings of the paragraph, each with its mend."""
        text = paragraph.text
        for slip in SLIPS:
            for found in slip.pattern.finditer(text):
                mend = slip.mend(found)
                yield Hit(found.span(), Severity.HINT, slip.message, found.group(), mend, mend)
        yield from _quotes(text)
        yield from mixed_alphabets(text)


def _quotes(text: str) -> Iterator[Hit]:
    """Quotes other than «…»; „…“ is right only inside «…»."""
    wrong = [at for at in (m.start() for m in re.finditer('["„“”]', text)) if not _nested(text, at)]
    for at in wrong:
        opens = at == 0 or text[at - 1] in " \t\u00a0(«[–-"
        mend = "«" if opens else "»"
        yield Hit((at, at + 1), Severity.HINT, "Лапки мають бути «…».", text[at], mend, mend)
    if not wrong and text.count("«") != text.count("»"):
        at = _unpaired(text)
        yield Hit((at, at + 1), Severity.WARNING, "Лапки не мають пари.", text[at])


def _nested(text: str, at: int) -> bool:
    return text[at] != '"' and text.count("«", 0, at) > text.count("»", 0, at) and "»" in text[at:]


def _unpaired(text: str) -> int:
    """Where the first quote without a pair stands."""
    opened: list[int] = []
    for found in re.finditer("[«»]", text):
        if found.group() == "«":
            opened.append(found.start())
        elif opened:
            opened.pop()
        else:
            return found.start()
    return opened[0]


_LATIN = "aceiopxyABCEHIKMOPTX"
_CYRILLIC = "асеіорхуАВСЕНІКМОРТХ"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_WORD = re.compile(r"[A-Za-zА-Яа-яІіЇїЄєҐґ’']+")
_IS_LATIN = re.compile("[A-Za-z]")
_IS_CYRILLIC = re.compile("[А-Яа-яІіЇїЄєҐґ]")


def mixed_alphabets(text: str) -> Iterator[Hit]:
    """Words in which Latin and Cyrillic letters stand side by side, though they look alike."""
    if not _IS_LATIN.search(text):
        return
    for word in _WORD.finditer(text):
        printed = word.group()
        latin, cyrillic = len(_IS_LATIN.findall(printed)), len(_IS_CYRILLIC.findall(printed))
        if not latin or not cyrillic:
            continue
        mend = _in_one_alphabet(printed, latin > cyrillic)
        alphabet = "кириличні" if latin > cyrillic else "латинські"
        yield Hit(
            word.span(),
            Severity.WARNING,
            f"У слові «{printed}» є {alphabet} літери.",
            printed,
            mend or "",
            mend,
        )


def _in_one_alphabet(printed: str, latin: bool) -> str | None:
    mend = printed.translate(_TO_LATIN if latin else _TO_CYRILLIC)
    foreign = _IS_CYRILLIC if latin else _IS_LATIN
    return None if foreign.search(mend) else mend
