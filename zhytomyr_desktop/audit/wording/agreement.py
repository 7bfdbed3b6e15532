"""Agreement of a counted noun and its adjectives with the number before them, in free text.

The forms come from ``forms/units.toml``; words it lacks are judged by their ending where that is certain.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from forms.definition import Severity
from zhytomyr_desktop.audit.prose.figures import CASE_ENDING
from zhytomyr_desktop.audit.prose.lexicon import LETTER
from zhytomyr_desktop.audit.prose.model import Kind, Number
from zhytomyr_desktop.audit.prose.paragraph import Hit, Paragraph
from zhytomyr_desktop.audit.prose.phrases import phrase_after
from zhytomyr_desktop.language.agreement import category

Forms = Mapping[str, str]

_SINGULAR = frozenset({"one", "acc", "other", "dat", "ins", "loc"})
_OBLIQUE = frozenset({"pl_dat", "pl_ins", "pl_loc"})
# Category of the number -> the forms that may follow it in some case of the whole phrase.
_ALLOWED = {
    "one": _SINGULAR,
    "few": frozenset({"few", "acc_few", "many"}) | _OBLIQUE,
    "many": frozenset({"many"}) | _OBLIQUE,
    "other": frozenset({"other"}),
    "scale": frozenset({"many"}),
}
_RIGHT = {"one": "one", "few": "few", "many": "many", "other": "other", "scale": "many"}

_ADJECTIVE = (
    (re.compile(rf"[{LETTER}’-]{{2,}}(?:[хгкш]их|[бвджзлмнпрстцчщ][и]х)$"), frozenset({"many", "pl_loc"})),
    (re.compile(rf"[{LETTER}’-]{{3,}}(?:ськ|цьк|н|в|т|л|ш|ч|х|дж|щ)ими$"), frozenset({"pl_ins"})),
    (re.compile(rf"[{LETTER}’-]{{3,}}(?:[сцз]ьк|[оеє]в|ичн|ійн|альн|овн|ишн|ежн|ітн|ільн|отн|удн|арн|ивн)і$"),
     frozenset({"few"})),
    (re.compile(rf"[{LETTER}’-]{{2,}}(?:[тдпбш]х|іш)і$"), frozenset({"few"})),
)  # fmt: skip
_NOUN_ENDINGS = (
    (re.compile(rf"[{LETTER}’-]{{3,}}(?:ів|їв)$"), frozenset({"many"})),
    (re.compile(rf"[{LETTER}’-]{{3,}}[ая]ми$"), frozenset({"pl_ins"})),
    (re.compile(rf"[{LETTER}’-]{{3,}}[ая]х$"), frozenset({"pl_loc"})),
)
# After these words the number stands in the nominative or accusative, never in the genitive.
_NOT_GENITIVE = re.compile(
    rf"(?:(?:^|[.!?]\s)\s*(?:(?:Також|Усього|Всього|Загалом|Ще)\s+)?|(?<![{LETTER}])(?:"
    rf"[{LETTER}’]+(?:[аеєиу]но|[ияу]то|йнято|[аи]ли|йшли|зяли|ало|ило|[ую]ється|ається)"
    r"|стали|мають|має|діють|працюють|працює|функціонують|функціонує|налічує|перебуває|перебувають|проживає"
    r"|навчається|становить|становило|складає|включає|понад)\s+)$",
    re.IGNORECASE,
)
# Animals: the accusative after 2–4 wavers between «2 собаки» and «2 собак»; both are accepted.
_WAVERING = frozenset({"тварина", "собака", "кішка", "кіт", "кошеня", "цуценя", "пес"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a counted phrase in all its forms; ``unit`` is the unit of units.toml that it comes from."""

    unit: str
    forms: Forms


@cache
def shipped_nouns() -> dict[str, Forms]:
    """The nouns of ``forms/units.toml`` with their forms."""
    units = tomllib.loads(files("forms").joinpath("units.toml").read_text(encoding="utf-8"))
    return dict(units.get("noun", {}))


@cache
def _shipped_index() -> dict[str, list[Word]]:
    return index(shipped_nouns())


def index(nouns: Mapping[str, Forms]) -> dict[str, list[Word]]:
    """Every printed word of the nouns and noun phrases -> the words that it can be a form of."""
    found: dict[str, list[Word]] = {}
    for unit, forms in nouns.items():
        for position in range(len(unit.split())):
            word = _word(unit, forms, position)
            for printed in set(word.forms.values()):
                found.setdefault(printed, []).append(word)
    return found


def _word(unit: str, forms: Forms, position: int) -> Word:
    length = len(unit.split())
    split = {slot: form.split() for slot, form in forms.items()}
    return Word(
        unit, {slot: _plain(words[position]) for slot, words in split.items() if len(words) == length}
    )


def _plain(word: str) -> str:
    return re.sub("['ʼ᾽`]", "’", word.lower())


class Agreement:
    """The noun after a number stands in the form that the number asks for."""

    key = "wording_agreement"

    def __init__(self, nouns: Mapping[str, Forms] | None = None) -> None:
        self._index = None if nouns is None else index(nouns)

    def check(self, paragraph: Paragraph) -> Iterator[Hit]:
        """Findings of the paragraph."""
        for number in paragraph.numbers:
            if number.head and not number.spelled and number.kind in {Kind.QUANTITY, Kind.RANGE}:
                yield from self._check(paragraph.text, number)

    def _check(self, text: str, number: Number) -> Iterator[Hit]:
        phrase = phrase_after(text, number.end)
        if phrase is None or CASE_ENDING.search(number.text):
            return
        group = "scale" if number.scale else category(number.high or number.value, _decimals(number))
        allowed = self._allowed(text, number, group, phrase.words)
        wrong = [word for word in phrase.words if (slots := self.slots(word)) and not slots & allowed]
        if wrong and not self._has_homonym(phrase.words):
            yield self._disagrees(text, number, phrase.start, phrase.end, group)

    def _allowed(self, text: str, number: Number, group: str, words: Sequence[str]) -> frozenset[str]:
        """The forms allowed here; after «проведено» 24 cannot stand in the genitive."""
        allowed = _ALLOWED[group]
        left = text[max(0, number.start - 40) : number.start]
        if number.qualifier not in {"", "понад", "майже"} or not _NOT_GENITIVE.search(left):
            return allowed
        if group == "one":
            return frozenset({"one", "acc", "ins"})
        return allowed if group != "few" or self._may_be_accusative(words[-1]) else allowed - {"many"}

    def _may_be_accusative(self, head: str) -> bool:
        """Whether the accusative after 2–4 may look like a genitive: persons, animals, unknown nouns."""
        words = self._words(head)
        return not words or any(w.forms.get("acc_few") == _plain(head) or w.unit in _WAVERING for w in words)

    def _words(self, printed: str) -> list[Word]:
        known = _shipped_index() if self._index is None else self._index
        return known.get(_plain(printed), [])

    def slots(self, printed: str) -> frozenset[str]:
        """The forms that the printed word can be; empty where nothing certain is known."""
        words = self._words(printed)
        if words:
            return frozenset(s for w in words for s, form in w.forms.items() if form == _plain(printed))
        for pattern, slots in (*_ADJECTIVE, *_NOUN_ENDINGS):
            if pattern.fullmatch(_plain(printed)):
                return slots
        return frozenset()

    def _has_homonym(self, words: Sequence[str]) -> bool:
        return any("/" in word for word in words)

    def _disagrees(self, text: str, number: Number, start: int, end: int, group: str) -> Hit:
        printed = text[start:end]
        mend = self._mended(printed, _RIGHT[group])
        advice = f": {number.text} {mend}" if mend else ""
        return Hit(
            (start, end),
            Severity.WARNING,
            f"«{number.text} {printed}»: іменник не узгоджено з числом{advice}.",
            f"{number.text} {printed}",
            f"{number.text} {mend}" if mend else "",
            mend,
        )

    def _mended(self, printed: str, slot: str) -> str | None:
        """The same words in the form that is right, or None where one of them is not known."""
        parts = re.split(rf"([^{LETTER}’'ʼ᾽-]+)", printed)
        mended = [
            self._form(part, slot) if index % 2 == 0 and part else part for index, part in enumerate(parts)
        ]
        return None if None in mended else "".join(part or "" for part in mended)

    def _form(self, printed: str, slot: str) -> str | None:
        for word in self._words(printed):
            if slot in word.forms:
                return word.forms[slot]
        if printed in {"та", "і", "й", "внутрішньо", "найбільш", "соціально"}:
            return printed
        if slot == "few" and re.search("[кгх]их$|их$", printed):
            return printed[:-2] + "і"
        return (
            printed[:-1] + "их"
            if slot == "many" and printed.endswith("і") and not printed.endswith("ні")
            else None
        )


def _decimals(number: Number) -> int:
    return max(0, -int(number.step.as_tuple().exponent))
