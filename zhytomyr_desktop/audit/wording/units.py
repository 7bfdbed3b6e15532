"""Slips in units: a unit of power for energy, milliwatts for megawatts, spellings of kilowatt-hours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.definition import Severity
from zhytomyr_desktop.audit.prose.lexicon import LETTER
from zhytomyr_desktop.audit.prose.model import Number
from zhytomyr_desktop.audit.prose.paragraph import Hit, Paragraph, Sentence

_ENERGY = re.compile(r"електроенергі|енергі[їю]|спожи|згенер|виробл|зеконом", re.IGNORECASE)
_POWER = re.compile(r"потужн", re.IGNORECASE)
_HOURS = re.compile(rf"кВт[^·{LETTER}]*год")
_CLEAR = re.compile(r"\s*(?:електроенергії|енергії|електричної)")


class UnitSlips:
    """Energy is told in кВт·год, the power of a plant in МВт."""

    key = "wording_unit"

    def check(self, paragraph: Paragraph) -> Iterator[Hit]:
        """Findings of the paragraph."""
        for sentence in paragraph.sentences:
            for number in sentence.numbers:
                if number.unit in {"кВт", "МВт"} and _is_energy(paragraph.text, sentence, number):
                    yield _power_for_energy(paragraph.text, number)
                elif number.unit == "мВт":
                    yield _milliwatts(paragraph.text, number)
                elif number.unit.endswith("год") and _HOURS.search(
                    paragraph.text, number.end, number.unit_end
                ):
                    yield _hours(paragraph.text, number)


def _is_energy(text: str, sentence: Sentence, number: Number) -> bool:
    if _CLEAR.match(text, number.unit_end):
        return True
    near = text[max(sentence.start, number.start - 60) : number.start]
    return bool(_ENERGY.search(near)) and not _POWER.search(text, sentence.start, number.start)


def _unit_span(text: str, number: Number) -> tuple[int, int]:
    start = number.end
    while text[start].isspace():
        start += 1
    return start, number.unit_end


def _power_for_energy(text: str, number: Number) -> Hit:
    start, end = _unit_span(text, number)
    return Hit(
        (start, end),
        Severity.WARNING,
        f"{number.unit} – одиниця потужності; обсяг енергії вимірюють у {number.unit}·год.",
        text[start:end],
        f"{number.unit}·год",
        f"{number.unit}·год",
    )


def _milliwatts(text: str, number: Number) -> Hit:
    start, end = _unit_span(text, number)
    message = "мВт – це міліват, у мільярд разів менше за МВт; потужність установок пишуть у МВт."
    return Hit((start, end), Severity.WARNING, message, "мВт", "МВт", "МВт")


def _hours(text: str, number: Number) -> Hit:
    start, end = _unit_span(text, number)
    message = f"Кіловат-години пишуть через крапку посередині рядка: {number.unit}."
    return Hit((start, end), Severity.HINT, message, text[start:end], number.unit, number.unit)
