"""The noun phrase after a number, stems by which phrases are compared, the sentences of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from zhytomyr_desktop.audit.prose.lexicon import LETTER, WORD

_WORD = re.compile(WORD)
_GAP = re.compile(r"[ \t\u00a0\u202f\u2009]+")
_LINK = re.compile(r"(?:,[ \u00a0]*|[ \u00a0]+(?:та|і|й|чи|або)[ \u00a0]+)")

# Prepositions, conjunctions, pronouns and adverbs that end a noun phrase or cannot begin one.
FUNCTION_WORDS = frozenset({
    "а", "або", "але", "без", "був", "була", "були", "було", "більш", "більше", "біля", "в", "вона",
    "вони", "воно", "впродовж", "всього", "всі", "від", "відповідно", "він", "де", "для", "до", "же",
    "з", "за", "завдяки", "зокрема", "зі", "й", "його", "коли", "крім", "ли", "лише", "мав", "мали",
    "мають", "має", "менш", "менше", "між", "на", "навколо", "над", "не", "ні", "ніж", "о", "об",
    "одразу", "окрім", "перед", "по", "понад", "при", "про", "проти", "протягом", "під", "пізніше",
    "після", "раз", "рази", "разом", "разів", "раніше", "серед", "становив", "становила", "становили",
    "становить", "та", "так", "також", "те", "то", "тобто", "тому", "у", "упродовж", "усього", "усі",
    "це", "цих", "через", "чи", "числі", "що", "щоб", "щомісяця", "щороку", "як", "яка", "яке", "який",
    "яким", "якими", "яких", "якого", "якою", "яку", "які", "якій", "є", "і", "із", "їх", "її",
})  # fmt: skip
_ADJECTIVE_ENDINGS = (
    "их", "іх", "їх", "им", "ими", "іми", "їми", "ого", "ього", "ому", "ьому", "ний", "ній", "кий",
    "вий", "тий", "ший", "чий", "щий", "лий", "мий", "ної", "кої", "вої", "тої", "шої", "ною", "кою",
    "вою", "ським", "цьким", "ним", "вим", "шим", "тим", "чим",
)  # fmt: skip
_PLURAL_ADJECTIVE = re.compile(
    rf"[{LETTER}’'-]+(?:н|к|в|т|л|ш|ч|щ|м|р|ж|ц|с|з|х|д|п|б|г)і$|[{LETTER}’'-]+ні$"
)
_FEMININE_ADJECTIVE = re.compile(rf"[{LETTER}’'-]+(?:ськ|цьк|н|ов|ев|єв|т|м|ч|ш|щ|ж)[ауе]$")
_ADVERBS = frozenset(
    [
        "внутрішньо",
        "найбільш",
        "найменш",
        "соціально",
        "повністю",
        "частково",
        "безоплатно",
        "новостворених",
        "вперше",
    ]
)
# Nouns whose endings look like those of adjectives.
_NOUNS_LIKE_ADJECTIVES = re.compile(
    r"(?:.*[-/])?(?:учні|дні|діти|люди|пункти|жінки|об['’ʼ]єкти|квартири|ночі|години|коні|пісні|вулиці|колодязі|фестивалі"
    r"|користувачі|відвідувачі|слухачі|глядачі|вчителі|учителі|жителі|роботодавці|підприємці|мешканці|випускники"
    r"|одержувачі|будівлі|станції|лікарні|котельні|їдальні|бібліотеки|книгарні|майстерні|пекарні|тренери|кінотеатри)"
)


# Verbs that may follow a number at once: «з яких 138 стали», «з них 35 обладнано».
_VERB = re.compile(
    r".*(?:[аеєиу]но|[ияу]то|лись|лися|лась|лася|лось|лося|ється|ються|иться|яться|ають|яють|ують|юють)"
    r"|(?:стали|отримали|одержали|взяли|брали|пройшли|мали|були|здобули|вступили|загинули|завершили|працювали|звернули"
    r"|знаходили|надійшло|пройшло|взяло|стало|було|загинуло|отримало|мало|брало|скористал[ио]|перебуває|становить|складає)"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that name what a number counts: ``words`` as printed, the last one is the head."""

    start: int
    end: int
    words: tuple[str, ...]

    @property
    def head(self) -> str:
        """The counted noun as printed."""
        return self.words[-1]

    @property
    def text(self) -> str:
        """All words with single spaces."""
        return " ".join(self.words)


def looks_adjectival(word: str) -> bool:
    """Whether the word's ending is one of an adjective or participle in any case."""
    low = word.lower()
    if _NOUNS_LIKE_ADJECTIVES.fullmatch(low) or len(low) < 4:
        return False
    return low.endswith(_ADJECTIVE_ENDINGS) or low in _ADVERBS


def _maybe_adjective(word: str) -> bool:
    low = word.lower()
    if looks_adjectival(low):
        return True
    if _NOUNS_LIKE_ADJECTIVES.fullmatch(low):
        return False
    return bool(_PLURAL_ADJECTIVE.match(low) or _FEMININE_ADJECTIVE.match(low))


def phrase_after(text: str, start: int, limit: int = 7) -> Phrase | None:
    """The noun phrase at ``start`` (spaces before it allowed): adjectives up to the first noun."""
    words: list[str] = []
    first = end = position = start
    while len(words) < limit:
        gap = _GAP.match(text, position)
        word = _WORD.match(text, gap.end() if gap else position)
        if not word or word.group().lower() in FUNCTION_WORDS or _VERB.fullmatch(word.group().lower()):
            break
        if words and not gap:
            break
        first = first if words else word.start()
        words.append(word.group())
        end = position = word.end()
        if not _maybe_adjective(word.group()):
            break
        position = _after_link(text, end)
    return Phrase(first, end, tuple(words)) if words else None


def _after_link(text: str, end: int) -> int:
    """Where the phrase goes on: past «та» or a comma when one more adjective follows."""
    link = _LINK.match(text, end)
    if not link:
        return end
    word = _WORD.match(text, link.end())
    return link.end() - 1 if word and looks_adjectival(word.group()) else end


_ONE_STEM = {
    "дітей": "дитин", "діти": "дитин", "дітям": "дитин", "дітьми": "дитин", "дітях": "дитин",
    "діток": "дитин",
    "осіб": "особ", "людей": "люд", "люди": "люд", "сімей": "сім", "сім’ї": "сім", "сім’ям": "сім",
    "сім’ями": "сім", "сім’ях": "сім", "сім’ю": "сім", "сім’я": "сім", "років": "рік", "року": "рік",
    "гривень": "гривн", "вікон": "вікн", "котелень": "котельн", "будинок": "будинк", "діб": "доб",
    "жінок": "жінк", "квіток": "квітк", "ліжок": "ліжк", "кішок": "кішк", "котів": "кот", "кіт": "кот",
    "діброни": "дрон", "учень": "учн", "випадок": "випадк", "садок": "садк",
}  # fmt: skip
_ENDINGS = re.compile(
    r"(?:(?<=.{3})(?:ями|ами|іями|ях|ах|іях|ям|ам|ові|еві|єві|ів|їв|ей|єю|ею|ою|ом|ем|єм|ого|ому|ими|их|ій|ої|им"
    r"|ій|ія|ії|ію|ією|я|а|и|і|ї|у|ю|е|є|о|ь|й))$"
)


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """What the forms of one word share; good enough to compare words, not to print."""
    low = word.lower().replace("'", "’").replace("ʼ", "’")
    if low in _ONE_STEM:
        return _ONE_STEM[low]
    if "-" in low:
        return "-".join(stem(part) for part in low.split("-"))
    cut = _ENDINGS.sub("", low)
    cut = re.sub(r"(?<=.{3})ок$", "к", cut)
    return re.sub(r"(?<=[аеєиіїоуюя].)[ьй]$", "", cut)


_SENTENCE_END = re.compile(r"(?<=[.!?…])(?:[»”\")])*\s+(?=[«„\"(]*[A-ZА-ЯІЇЄҐ\d])")
_ABBREVIATION = re.compile(
    rf"(?<![{LETTER}])(?:тис|млн|млрд|грн|вул|просп|пров|бул|пл|ім|м|с|смт|р|рр|ст|п|пп|ч|т|див|напр|обл|кв|куб|пог"
    rf"|буд|тел|[А-ЯІЇЄҐA-Z])\.$"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences; a stop of an abbreviation, a scale or an initial ends none."""
    spans: list[tuple[int, int]] = []
    start = 0
    for gap in _SENTENCE_END.finditer(text):
        if _goes_on(text, start, gap):
            continue
        spans.append((start, gap.start()))
        start = gap.end()
    if text[start:].strip():
        spans.append((start, len(text)))
    return spans


def _goes_on(text: str, start: int, gap: re.Match[str]) -> bool:
    """Whether the stop before the gap ends an abbreviation, not the sentence («вул. Київська»)."""
    found = _ABBREVIATION.search(text, max(start, gap.start() - 12), gap.start())
    return found is not None and found.group() not in _ABBREVIATIONS_AT_THE_END


_ABBREVIATIONS_AT_THE_END = frozenset({"грн.", "рр.", "тис.", "млн.", "млрд."})
