"""Numbers that are no figures: dates, years, №, addresses, documents, classes, ages, parts of names.

Each recogniser is one function of ``RECOGNISERS``; an earlier one wins. A new kind is one function.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from zhytomyr_desktop.audit.prose.figures import DIGITS, is_power, parse
from zhytomyr_desktop.audit.prose.lexicon import LETTER, MONTH, MONTH_ANY_CASE, MONTHS, S
from zhytomyr_desktop.audit.prose.model import Kind, Number
from zhytomyr_desktop.audit.prose.phrases import phrase_after

Recogniser = Callable[[str], Iterator[Number]]

_E = r"-[а-яії]{1,2}"
_B = rf"(?<![{LETTER}\d])"
_YEAR = r"(?:19|20)\d\d"
_YEAR_WORD = rf"{S}*\+?{S}*(?:рр?\.|рок[а-яії’]*|рік|році)(?![{LETTER}])"


def _number(
    text: str, start: int, end: int, kind: Kind, value: Decimal, high: Decimal | None = None
) -> Number:
    return Number(start, end, text[start:end], value, kind, high=high, unit_end=end)


def _atoms(text: str, start: int, end: int, kind: Kind) -> Iterator[Number]:
    for atom in re.compile(r"\d+").finditer(text, start, end):
        if not is_power(text, atom.start()):
            yield _number(text, *atom.span(), kind, Decimal(atom.group()))


# -- dates and years --------------------------------------------------------------------------------------

_NUMERIC_DATE = re.compile(rf"(?<!\d)(?P<d>\d{{1,2}})\.(?P<m>\d{{1,2}})\.(?P<y>{_YEAR})(?!\d)")
_SHORT_DATE = re.compile(
    r"(?<![\d.])(?P<d>0?[1-9]|[12]\d|3[01])\.(?P<m>0[1-9]|1[0-2])\.(?P<y>\d\d)(?![\d.,]\d|\d)"
)
_ISO_DATE = re.compile(rf"(?<!\d)(?P<y>{_YEAR})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)")
_WORD_DATE = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}})(?:(?:{S}*[-–—]{S}*|{S}+(?:до|по|та|і|й){S}+)(?P<d2>\d{{1,2}}))?{S}+(?P<m>{MONTH})(?![{LETTER}])(?:{S}+(?P<y>{_YEAR}))?"
)


def dates(text: str) -> Iterator[Number]:
    """«01.01.2024», «2024-01-01», «1 січня 2024», «15–17 травня»."""
    for pattern in (_NUMERIC_DATE, _ISO_DATE):
        for found in pattern.finditer(text):
            value = Decimal(f"{found['y']}{int(found['m']):02}{int(found['d']):02}")
            yield _number(text, *found.span(), Kind.DATE, value)
    for found in _SHORT_DATE.finditer(text):
        yield _number(
            text, *found.span(), Kind.DATE, Decimal(f"20{found['y']}{int(found['m']):02}{int(found['d']):02}")
        )
    for found in _WORD_DATE.finditer(text):
        month = MONTHS.index(found["m"]) + 1
        value = Decimal(f"{found['y'] or ''}{month:02}{int(found['d']):02}")
        high = Decimal(f"{found['y'] or ''}{month:02}{int(found['d2']):02}") if found["d2"] else None
        yield _number(text, *found.span(), Kind.DATE, value, high)


_SCHOOL_YEAR = re.compile(
    rf"(?<!\d)(?P<a>{_YEAR}){S}*[-–—/]{S}*(?P<b>{_YEAR}|\d\d)(?!\d)(?={S}+(?:навчальн|н\.{S}*р|опалювальн|сезон))"
)
_YEARS = re.compile(rf"(?<!\d)(?P<a>{_YEAR}){S}*[-–—/]{S}*(?P<b>{_YEAR})(?!\d)")


def school_years(text: str) -> Iterator[Number]:
    """«2023-2024 навчальний рік», «2023/24 н. р.»."""
    for found in _SCHOOL_YEAR.finditer(text):
        second = found["b"] if len(found["b"]) == 4 else found["a"][:2] + found["b"]
        yield _number(text, *found.span(), Kind.SCHOOL_YEAR, Decimal(found["a"]), Decimal(second))


_ONE_YEAR = re.compile(rf"(?<![\d,.])(?P<y>{_YEAR})(?![\d%])(?={_YEAR_WORD})")
_YEAR_IN_LIST = re.compile(
    rf"(?<![\d,.])(?P<y>{_YEAR})(?!\d)(?=(?:,{S}+{_YEAR})*{S}+(?:та|і|й|або|чи|до|по){S}+{_YEAR}{_YEAR_WORD})"
)
_YEAR_AFTER_MONTH = re.compile(rf"{_B}(?:{MONTH_ANY_CASE}){S}+(?P<y>{_YEAR})(?!\d)", re.IGNORECASE)
_BARE_YEAR = re.compile(
    rf"(?P<left>\b(?:у|в|за|з|із|до|від|після|проти|протягом|упродовж|впродовж){S}+|/)?(?<![\d,.№])(?P<y>{_YEAR})(?![\d%])(?![,.]\d)",
    re.IGNORECASE,
)


def years(text: str) -> Iterator[Number]:
    """«2023 рік», «2022 та 2023 роках», «2021–2024», «у травні 2023», «(2022 – 990)» has none."""
    for found in _YEARS.finditer(text):
        if int(found["a"]) < int(found["b"]):
            yield _number(text, *found.span(), Kind.YEAR, Decimal(found["a"]), Decimal(found["b"]))
    for pattern in (_ONE_YEAR, _YEAR_IN_LIST, _YEAR_AFTER_MONTH):
        for found in pattern.finditer(text):
            yield _number(text, *found.span("y"), Kind.YEAR, Decimal(found["y"]))


def bare_years(text: str) -> Iterator[Number]:
    """«проти 2022 – 990», «у 2023»: a year without its word, where no noun follows it."""
    for found in _BARE_YEAR.finditer(text):
        if found["left"] and not phrase_after(text, found.end()):
            yield _number(text, *found.span("y"), Kind.YEAR, Decimal(found["y"]))


# -- documents, №, addresses ------------------------------------------------------------------------------

_DOCUMENT_WORD = (
    r"(?:постанов|рішен|розпоряджен|наказ|закон|указ|договор|угод|протокол|лист|акт"
    r"|ДСТУ|ДБН|кодекс|меморандум)"
)
_DOCUMENT_NUMBER = re.compile(rf"№{S}*(?P<n>\d+(?:[-/–](?:\d+|[A-ZА-ЯІЇ]+))*)")
_DATE_LEFT = re.compile(rf"\d\.\d\d\.{_YEAR}\.?(?:{S}*(?:р\.|року))?,?{S}*(?:за{S}+)?$")
_DATE_RIGHT = re.compile(rf"{S}*від{S}+\d")
_ARTICLE = re.compile(
    rf"{_B}(?:ст\.|статт[яіюе]й?|статей|п\.|пп\.|пункт[а-яії]*|підпункт[а-яії]*|частин[аиіоу]|розділ[а-яії]*"
    rf"|додат(?:ок|к[а-яії]+)|абзац[а-яії]*|ДСТУ|ДБН){S}+(?P<n>\d+(?:\.\d+)*(?:(?:,{S}*|{S}+(?:та|і){S}+|[-–:])\d+)*)"
)


def documents(text: str) -> Iterator[Number]:
    """Numbers of documents («постанови … № 380», «Закон № 2115-IX») and of articles («п. 3», «ст. 5»)."""
    for found in _DOCUMENT_NUMBER.finditer(text):
        left = text[max(0, found.start() - 90) : found.start()]
        if _is_document(left) or _DATE_LEFT.search(left) or _DATE_RIGHT.match(text, found.end()):
            yield _number(text, *found.span("n"), Kind.LAW, _first(found["n"]))
    for found in _ARTICLE.finditer(text):
        if not _counts_parts(text, found):
            yield from _atoms(text, *found.span("n"), Kind.LAW)


def _counts_parts(text: str, found: re.Match[str]) -> bool:
    """«частині 5 будинків»: the digits count the noun that follows."""
    return found.group().startswith(("частин", "розділ")) and phrase_after(text, found.end()) is not None


def _is_document(left: str) -> bool:
    clause = re.split(r"[;()]|\.\s", left)[-1] if not _NUMERIC_DATE.search(left[-24:]) else left
    return bool(re.search(_DOCUMENT_WORD, clause, re.IGNORECASE))


_LABEL = re.compile(rf"№№?{S}*(?P<first>\d+(?:-?[А-Яа-яІЇЄіїє](?![{LETTER}]))?)")
_LIST_MARK = re.compile(rf"(?:^{S}*|[;:]{S}+)(?P<n>\d{{1,2}})(?=\){S}|\.{S}+[А-ЯІЇЄҐ])")
_NEXT_LABEL = re.compile(
    rf"(?:,{S}*|{S}*[-–]{S}*|{S}+(?:та|і|й|або){S}+|{S}*;{S}*)(?:№{S}*)?(?P<n>\d+)(?![\d%]|[,.]\d)"
)


def labels(text: str) -> Iterator[Number]:
    """«ліцеї № 7, 21, 25 та 27»: each number of the list after №; «1)» of a numbered list."""
    for found in _LIST_MARK.finditer(text):
        yield _number(text, *found.span("n"), Kind.LABEL, Decimal(found["n"]))
    end = 0
    for found in _LABEL.finditer(text):
        if found.start() < end:
            continue
        yield from _atoms(text, *found.span("first"), Kind.LABEL)
        end = found.end()
        while (following := _NEXT_LABEL.match(text, end)) and _continues_list(text, following):
            yield from _atoms(text, *following.span("n"), Kind.LABEL)
            end = following.end()


_COUNTED_ENDING = re.compile(r"(?:ів|їв|ей|их|іх|осіб|ок|ин|ень|ами|ями|ням|ої|ні|кі|ль|ій|ць)$")
_NUMBER_FOLLOWS = re.compile(rf"(?:{S}*[,;)]|{S}+(?:та|і|й){S}|\.?{S}*$)")


def _continues_list(text: str, following: re.Match[str]) -> bool:
    """Whether the number belongs to the list and does not count the words after it."""
    if _NUMBER_FOLLOWS.match(text, following.end()):
        return True
    phrase = phrase_after(text, following.end())
    return phrase is None or not _COUNTED_ENDING.search(phrase.words[0].lower())


_CAPITAL = rf"[А-ЯІЇЄҐA-Z][{LETTER}’'ʼ-]*"
_STREET = (
    r"(?:вул\.|вулиц[яіюеь]+|просп\.|пр-т|проспект[уі]?|пров\.|провул(?:ок|ку)|бульвар[уі]?|бульв\.|б-р|площ[аіу]|пл\."
    r"|майдан[уі]?|узв(?:із|оз[уі])|шосе|набережн(?:а|ій|у)|проїзд[уі]?|мікрорайон[уі]?|мкр\.)"
)
_HOUSE = r"\d+(?:/\d+)?(?:[-–]?[а-яіїєґА-ЯІЇ](?![A-Za-zА-Яа-яІіЇїЄєҐґ’]))?"
_ADDRESS = re.compile(
    rf"{_B}{_STREET}{S}*{_CAPITAL}(?:{S}+{_CAPITAL}){{0,3}},?{S}+(?:буд(?:\.|инок|инку){S}*)?№?{S}*(?P<n>{_HOUSE})"
    rf"(?P<more>(?:(?:,{S}*|{S}+(?:та|і){S}+){_HOUSE}(?={S}*[,.;)]|{S}*$|{S}+(?:та|і){S}+\d))*)",
)
_ROOM = re.compile(
    rf"{_B}(?:буд\.|будинок|корп\.|кв\.|каб\.|кімн\.|офіс|індекс){S}*№?{S}*(?P<n>\d+(?:/\d+)?)(?!{S}*м)"
)
_PHONE = re.compile(r"(?:\+38)?\(?0\d{2,4}\)?[\s-]*\d{2,3}[\s-]?\d{2}[\s-]?\d{2}(?!\d)")


_LOCAL_PHONE = re.compile(r"(?<![\d-])\d{2,3}-\d\d-\d\d(?![\d-])")
_POSTCODE = re.compile(rf"(?<!\d)\d{{5}}(?=,{S}*(?:м\.|с\.|смт|[А-ЯІЇЄҐ][а-яіїєґ’]+(?:ська|цька){S}обл))")


def addresses(text: str) -> Iterator[Number]:
    """House numbers after a street («вул. Київська, 19/2»), «кв. 5», telephones."""
    for found in _ADDRESS.finditer(text):
        yield _number(text, *found.span("n"), Kind.ADDRESS, _first(found["n"]))
        yield from _atoms(text, *found.span("more"), Kind.ADDRESS)
    for found in _ROOM.finditer(text):
        yield _number(text, *found.span("n"), Kind.ADDRESS, _first(found["n"]))
    for found in (m for p in (_PHONE, _LOCAL_PHONE, _POSTCODE) for m in p.finditer(text)):
        yield _number(text, *found.span(), Kind.ADDRESS, Decimal(re.sub(r"\D", "", found.group())))


def _first(printed: str) -> Decimal:
    return Decimal(re.split(r"\D", printed, maxsplit=1)[0])


# -- time, classes, ages ----------------------------------------------------------------------------------

_CLOCK = re.compile(rf"{_B}(?P<h>[01]?\d|2[0-3])[:.](?P<m>[0-5]\d)(?!\d|{S}*%)")
_CLOCK_LEFT = re.compile(rf"(?:{_B}(?:об?|з|до|від|після|години?){S}+|[-–—]{S}*)$", re.IGNORECASE)
_HOUR = re.compile(
    rf"{_B}(?:об?|з|до|від){S}+(?P<n>[01]?\d|2[0-4])(?:-[а-яії]{{1,3}})?{S}+(?:годин[аиіу](?![{LETTER}])|год\.)",
    re.IGNORECASE,
)


def times(text: str) -> Iterator[Number]:
    """«10:30», «з 8.00 до 17.00», «о 10 годині», «24/7»."""
    for found in _CLOCK.finditer(text):
        colon = ":" in found.group()
        if colon or (
            _CLOCK_LEFT.search(text, max(0, found.start() - 12), found.start()) and found["m"] in _ROUND
        ):
            yield _number(text, *found.span(), Kind.TIME, Decimal(found["h"] + found["m"]))
    for found in _HOUR.finditer(text):
        yield _number(text, *found.span("n"), Kind.TIME, Decimal(found["n"]))
    for found in re.finditer(r"(?<!\d)24/7(?!\d)", text):
        yield _number(text, *found.span(), Kind.TIME, Decimal(24))


_ROUND = frozenset({"00", "15", "30", "45"})
_GRADES = re.compile(
    rf"{_B}(?P<a>\d{{1,2}})(?P<e1>{_E})?(?:{S}*[-–—]{S}*(?P<b>\d{{1,2}})(?P<e2>{_E})?)?"
    rf"(?={S}+(?:(?:інклюзивн|спеціальн|пілотн|профільн|медичн)\w+{S}+)?(?P<word>клас[а-яії]*|курс[а-яії]*))"
)
_GRADE_LIST = re.compile(
    rf"{_B}(?P<n>\d{{1,2}})(?:{_E})?(?=,?{S}+(?:(?:та|і|й|,){S}+)?\d{{1,2}}(?:{_E})?{S}+клас)"
)
_ONE_GRADE = frozenset({"клас", "класу", "класі", "класом", "курс", "курсу", "курсі", "курсом"})
_PUPILS = re.compile(
    rf"(?:учн[а-яії]+|діт[а-яії]+|дітей|вихованц[а-яії]+|випускник[а-яії]+|студент[а-яії]+){S}+$"
)


def grades(text: str) -> Iterator[Number]:
    """«5-6 класів», «двох 7-х класів», «учнів 9 та 11 класів»; not «1138 класів»."""
    for found in _GRADES.finditer(text):
        if _is_grade(text, found):
            high = Decimal(found["b"]) if found["b"] else None
            end = found.end("e2") if found["e2"] else found.end("b") if found["b"] else found.end("a")
            end = found.end("e1") if not found["b"] and found["e1"] else end
            yield _number(text, found.start(), end, Kind.GRADE, Decimal(found["a"]), high)
    for found in _GRADE_LIST.finditer(text):
        if _PUPILS.search(text, max(0, found.start() - 20), found.start()):
            yield _number(text, *found.span("n"), Kind.GRADE, Decimal(found["n"]))


def _is_grade(text: str, found: re.Match[str]) -> bool:
    last = int(found["b"] or found["a"])
    if last > 12:
        return False
    if found["b"] or found["e1"] or found["word"] in _ONE_GRADE - {"клас", "курс"}:
        return True
    if found["word"] in {"клас", "курс"}:
        return found["a"] != "1"
    left = text[max(0, found.start() - 24) : found.start()]
    return bool(
        _PUPILS.search(left)
        or (
            re.search(rf"\d{S}+(?:та|і|й){S}+$", left)
            and _PUPILS.search(left.rstrip("0123456789таій ") + " ")
        )
    )


_AGE = re.compile(
    rf"{_B}(?:віком|вік(?:у|ом)?|у{S}+віці|від{S}+народження)(?P<body>[^.;:()«»]{{0,30}}?\d+(?:{_E})?"
    rf"(?:(?:{S}*[-–—]{S}*|{S}+до{S}+)\d+(?:{_E})?)?)(?={S}+(?:рок|рік|міс))"
)
_OLDER = re.compile(
    rf"{_B}(?:старш\w+|молодш\w+){S}+(?:за{S}+)?(?P<body>\d+)(?={S}+рок)|(?<![\d№-])(?P<plus>\d{{1,2}})\+(?!\w)(?!{S}*рок)"
)
_AGE_NUMBER = re.compile(rf"(?P<a>\d+)(?:{_E})?(?:(?:{S}*[-–—]{S}*|{S}+до{S}+)(?P<b>\d+)(?:{_E})?)?")


def ages(text: str) -> Iterator[Number]:
    """«віком від 7 до 12 років», «у віці 12–14 років», «старші за 60 років», «18+»."""
    for found in _AGE.finditer(text):
        for age in _AGE_NUMBER.finditer(text, *found.span("body")):
            yield _number(
                text, *age.span(), Kind.AGE, Decimal(age["a"]), Decimal(age["b"]) if age["b"] else None
            )
    for found in _OLDER.finditer(text):
        group = "body" if found["body"] else "plus"
        yield _number(text, *found.span(group), Kind.AGE, Decimal(found[group]))


# -- names, parts of words, ordinals ----------------------------------------------------------------------

_IN_WORD = re.compile(
    r"(?P<latin>(?<=[A-Za-z])\d+|(?<=[A-Za-z]-)\d+|\d+(?=[A-Za-z])(?!(?:kWh|km|m)\b))"
    rf"|(?P<mark>(?<=_Hlk)\d+|(?<![{LETTER}])(?:[А-ЯІЇЄҐ]{{1,6}}{S}?[-–‐‑]{S}*)(?P<n>\d+)(?![\d,.]*\d|{S}*%))"
    rf"|(?P<zero>(?<=[А-ЯІЇЄҐ]{S})0\d+)"
    rf"|(?P<tail>(?<=[а-яіїєґ]-){_YEAR}(?!\d))"
    rf"|(?P<compound>(?<![\d,.])\d+(?=[-‐‑][{LETTER}]{{4,}}))"
    rf"|(?P<after_latin>(?<=[A-Za-z]{S})\d{{1,4}}(?![\d,.]|{S}*%|{S}+[{LETTER}])|(?<=[A-Za-z]{S}[–-]{S})\d{{4}}(?!\d))"
)


def parts_of_names(text: str) -> Iterator[Number]:
    """«EU4Business», «3D», «РК-5», «КАТП-0628», «Info Cup 2023», «5-поверховий», bookmarks."""
    for found in _IN_WORD.finditer(text):
        group = found.lastgroup or ""
        start, end = found.span("n") if found["n"] else found.span(group)
        yield _number(text, start, end, Kind.NAME, Decimal(text[start:end]))


_NUMBERED_BODY = re.compile(
    rf"(?<![\d,.№])(?<!№{S})(?P<n>\d{{1,3}})(?={S}+[А-ЯІЇЄҐ][а-яіїєґ]+(?:ого|ої|ий|а){S})"
)


def numbered_bodies(text: str) -> Iterator[Number]:
    """«1 Державного пожежного загону»: a capital adjective after the digits makes them part of a name."""
    for found in _NUMBERED_BODY.finditer(text):
        yield _number(text, *found.span("n"), Kind.NAME, Decimal(found["n"]))


def quoted(text: str) -> Iterator[Number]:
    """Numbers inside «…» or a pair of straight quotes: part of a title."""
    for found in DIGITS.finditer(text):
        if _inside_quotes(text, *found.span()):
            yield _number(text, *found.span(), Kind.NAME, parse(found.group()))


def _inside_quotes(text: str, start: int, end: int) -> bool:
    left = text[max(0, start - 200) : start]
    right = text[end : end + 200]
    opened, closed = left.rfind("«"), left.rfind("»")
    if opened > closed:
        return "»" in right
    if closed >= 0 and re.match(r"[^«».;]{0,12}»", right) and not re.search(r"[.;]", left[closed:]):
        return True
    return left.count('"') % 2 == 1 and '"' in right


_ORDINAL = re.compile(
    rf"(?<![\d,.])(?P<n>\d+)[-‐‑](?:го|ий|ій|й|му|ому|ою|ша|ше|га|ге|тя|тє|та|те|ме|ої|у|ю|ї|ті|ні|ві|а|я|е|є|і)(?![{LETTER}’'])"
)
_ORDINAL_PLURAL = re.compile(
    rf"(?<![\d,.])(?P<n>\d+)[-‐‑](?:х|ті|ми|их)(?={S}+(?:річниц|клас|курс|поверх(?!ів)|століт)|(?<=0-.){S}+рок(?:ів|ах))"
    rf"|(?<![\d,.])(?P<fem>\d+)[-‐‑]ма(?={S}+[{LETTER}]+[ая](?![{LETTER}]))"
)
_SESSION = re.compile(
    rf"(?<![\d,.])\d{{1,3}}(?={S}+(?:[а-яіїє]+ої{S}+)?сесі[яїюй][а-яіїє]*{S}+(?:[а-яіїєVІХX]+{S}+скликання|[а-яіїє]+{S}+ради))"
)
_CENTURY = re.compile(rf"(?<![\d,.])(?P<n>\d{{1,2}})(?={S}+(?:століт|ст\.{S}))")


def ordinals(text: str) -> Iterator[Number]:
    """«27-й», «4-го», «90-х років», «21 століття»; «5-ма» stays a quantity."""
    for pattern in (_ORDINAL, _ORDINAL_PLURAL, _CENTURY, _SESSION):
        for found in pattern.finditer(text):
            yield _number(text, *found.span(), Kind.ORDINAL, _first(found.group()))


_BASE = re.compile(
    rf"{_B}(?:на|розрахунку{S}+на){S}+(?P<n>1{S}?0{{0,2}}{S}?(?:000{S}?){{0,2}}(?<=\d))(?P<scale>{S}*(?:тис|млн)\.?)?"
    rf"(?={S}+(?:[а-яіїє]+ого{S}+)?(?:населення|жител|мешканц|осіб|дітей|працівник|учн|породіль|пологів|народжен))"
)


def bases(text: str) -> Iterator[Number]:
    """«на 10 тис. населення»: the base of a rate, no figure."""
    for found in _BASE.finditer(text):
        if (
            not found["scale"]
            and "розрахунк" not in found.group()
            and "населен" not in text[found.end() : found.end() + 20]
        ):
            continue
        factor = {"т": Decimal(1000), "м": Decimal(1_000_000)}.get(
            (found["scale"] or " ").strip()[:1], Decimal(1)
        )
        end = found.end("scale") if found["scale"] else found.end("n")
        yield _number(text, found.start("n"), end, Kind.BASE, parse(found["n"]) * factor)


RECOGNISERS: tuple[Recogniser, ...] = (
    dates,
    school_years,
    years,
    documents,
    addresses,
    ages,
    times,
    grades,
    quoted,
    labels,
    parts_of_names,
    numbered_bodies,
    ordinals,
    bases,
    bare_years,
)
