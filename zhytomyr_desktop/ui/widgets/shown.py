"""How values read in the form's cells: numbers as printed, changes with a sign and a direction."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from forms.definition import Figure, Unit
from forms.values import Cell, DateValue, FigureValue, TextValue
from zhytomyr_desktop.entry import NO_DATA
from zhytomyr_desktop.language.numbers import format_number

MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Change:
    """A change against last year: a short text, and the whole of it in words."""

    text: str
    words: str


def unit_text(figure: Figure) -> str:
    """What stands beside the editor: «осіб», «тис. грн»."""
    return f"{figure.scale} {_unit_word(figure.unit)}".strip()


def cell_text(cell: Cell, decimals: int = 0) -> str:
    """The value as it stands in an editor; empty where nothing was entered."""
    if isinstance(cell, FigureValue):
        return figure_text(cell, decimals)
    if isinstance(cell, DateValue):
        return f"{cell.day:%d.%m.%Y}" if cell.day else ""
    return cell.text if isinstance(cell, TextValue) else ""


def figure_text(value: FigureValue, decimals: int) -> str:
    """The figure as a person would type it: «понад 1 090», «немає даних: облік не ведеться»."""
    if value.absent:
        return f"{NO_DATA}: {value.absent}"
    return f"{value.qualifier} {number_text(value.number, decimals)}".strip()


def number_text(number: Decimal | None, decimals: int) -> str:
    """The number as printed, or nothing."""
    return "" if number is None else format_number(number, decimals)


def change(value: FigureValue, decimals: int, *, words: tuple[str, str, str]) -> Change:
    """The change against last year; empty where one is missing. ``words``: more, less, the same."""
    if value.number is None or value.previous is None:
        return Change("", "")
    difference = value.number - value.previous
    if difference == 0:
        return Change("=", words[2])
    arrow, sign, word = ("↑", "+", words[0]) if difference > 0 else ("↓", MINUS, words[1])
    amount = format_number(abs(difference), decimals)
    share = _percent(difference, value.previous)
    return Change(f"{arrow}\u202f{sign}{amount}", f"{word} {amount}{share}")


def _percent(difference: Decimal, base: Decimal) -> str:
    if base == 0:
        return ""
    return f" ({format_number(abs(difference * 100 / base), 1)}\N{NO-BREAK SPACE}%)"


def _unit_word(unit: Unit) -> str:
    return unit.symbol or unit.forms.get("many", "")
