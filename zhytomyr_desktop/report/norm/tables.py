"""Rules about tables and figures: captions, headers on every page, numbers by their comma, room in cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from zhytomyr_desktop.report.norm.departure import Departure, begin, millimetres
from zhytomyr_desktop.report.norm.measuring import Span
from zhytomyr_desktop.report.norm.parts import TOLERANCE, Cell, Parts, bottom_of, top_of
from zhytomyr_desktop.report.norm.rules import Rule

BESIDE, ABOVE = 1.0, 0.3
"""Millimetres between a cell's words and the rules beside, above and below them, at least."""

_SLACK = 0.1
"""Millimetres by which a rule may seem nearer: half its own thickness."""
_NUMBER = re.compile(r"[+−-]?\d[\d\u00a0\u202f ]*(?:,\d+)?$")
_DITTO = re.compile(r"[\"″〃”“»«]|[-–—]?\s?[\"″”»«/]{1,2}\s?[-–—]?|те\s+(?:саме|ж)\.?$", re.IGNORECASE)


def captions(parts: Parts) -> Iterator[Departure]:
    """A table is named above, by a caption or a heading, a figure below; both on the same page."""
    for table in parts.tables:
        cells = [cell for cell in table if cell.tag.in_cell]
        if cells:
            yield from _table_caption(parts, _caption(table), cells)
    for figure in parts.figures:
        drawn = [cell for cell in figure if cell.tag.kind != "Caption"]
        if drawn:
            yield from _figure_caption(_caption(figure), drawn)


def _caption(cells: list[Cell]) -> list[Cell]:
    return [cell for cell in cells if cell.tag.kind == "Caption"]


def _table_caption(parts: Parts, caption: list[Cell], cells: list[Cell]) -> Iterator[Departure]:
    page, first = cells[0].page, cells[0].span
    if not caption:
        above = [line for line in parts.body[page] if line.base < first.base - TOLERANCE]
        if not above or not above[-1].tag.is_heading:
            yield Departure(page, "caption", f"таблиця без назви над нею: «{begin(first.text)}».")
    elif caption[-1].page != page or caption[-1].span.base > first.base:
        words = f"назва таблиці стоїть не над нею: «{begin(caption[0].span.text)}»."
        yield Departure(caption[0].page, "caption", words)


def _figure_caption(caption: list[Cell], drawn: list[Cell]) -> Iterator[Departure]:
    page, last = drawn[-1].page, drawn[-1].span
    if not caption:
        yield Departure(page, "caption", f"рисунок без підпису під ним: «{begin(last.text)}».")
    elif caption[0].page != page or caption[0].span.base < last.base:
        words = f"підпис рисунка стоїть не під ним: «{begin(caption[0].span.text)}»."
        yield Departure(caption[0].page, "caption", words)


def headers(parts: Parts) -> Iterator[Departure]:
    """Every further page of a table begins with the words of its header."""
    for table in parts.tables:
        head = _words(cell.span for cell in table if cell.tag.head and cell.tag.row == 0)
        cells = [cell for cell in table if cell.tag.in_cell and not cell.tag.head]
        pages = sorted({cell.page for cell in cells})
        for page in pages[1:] if head else ():
            first = min(cell.span.base for cell in cells if cell.page == page)
            above = [line for line in parts.body[page] if line.base < first - TOLERANCE]
            if _words(span for line in above for span in line.spans) != head:
                words = f"таблиця продовжується без заголовків стовпців: «{begin(' '.join(sorted(head)))}»."
                yield Departure(page, "table_header", words)


def _words(spans: Iterator[Span]) -> Counter[str]:
    return Counter(word for span in spans for word in span.text.split())


def decimals(parts: Parts) -> Iterator[Departure]:
    """In a column of numbers the commas stand under one another, of whole numbers the ends."""
    for table in parts.tables:
        cells = [cell for cell in table if cell.tag.in_cell and not cell.tag.head]
        for _, column in groupby(sorted(cells, key=lambda c: c.tag.column), key=lambda c: c.tag.column):
            yield from _aligned(list(column))


def _aligned(column: list[Cell]) -> Iterator[Departure]:
    told = [cell for cell in column if cell.span.text not in ("", "–", "—", "-")]
    if not all(_NUMBER.match(cell.span.text) for cell in told):
        return
    places = Counter(round(_comma(cell.span), 1) for cell in told)
    usual = max(places, key=lambda place: (places[place], place), default=0.0)
    for cell in told:
        if abs(_comma(cell.span) - usual) > TOLERANCE:
            words = "числа стовпця не вирівняно за десятковою комою"
            yield Departure(cell.page, "decimals", f"{words}: «{cell.span.text}».")


def _comma(number: Span) -> float:
    return number.right if number.comma is None else number.comma


def cells(parts: Parts) -> Iterator[Departure]:
    """Words in a cell keep clear of the rules around them."""
    rules = {sheet.number: sheet.rules for sheet in parts.sheets}
    for table in parts.tables:
        for cell in table:
            if cell.tag.in_cell:
                yield from _clear(cell, rules[cell.page])


def _clear(cell: Cell, rules: tuple[Rule, ...]) -> Iterator[Departure]:
    span = cell.span
    beside, above = _beside(span, rules), _above(span, rules)
    if beside < BESIDE - _SLACK:
        words = f"слова впритул до лінійки таблиці ({millimetres(max(beside, 0.0))} замість щонайменше"
        yield Departure(cell.page, "cell", f"{words} {millimetres(BESIDE)}): «{begin(span.text)}».")
    elif above < ABOVE - _SLACK:
        words = "слова впритул до лінійки таблиці над ними або під ними"
        yield Departure(cell.page, "cell", f"{words}: «{begin(span.text)}».")


def _beside(span: Span, rules: tuple[Rule, ...]) -> float:
    """The distance to the nearer of the two rules between which the words begin."""
    upright = [rule.left for rule in rules if rule.is_upright and rule.top < span.base < rule.bottom]
    left = [span.left - x for x in upright if x <= span.left + _SLACK]
    right = [x - span.right for x in upright if x > span.left + _SLACK]
    return min([*left, *right], default=BESIDE)


def _above(span: Span, rules: tuple[Rule, ...]) -> float:
    """The distance to the nearer of the rules above and below the words."""
    middle = (span.left + span.right) / 2
    level = [rule.top for rule in rules if not rule.is_upright and rule.left < middle < rule.right]
    above = [top_of(span) - y for y in level if y <= span.base]
    below = [y - bottom_of(span) for y in level if y > span.base]
    return min([*above, *below], default=ABOVE)


def ditto(parts: Parts) -> Iterator[Departure]:
    """No marks instead of repeated words."""
    for table in parts.tables:
        for cell in table:
            if cell.tag.in_cell and _DITTO.fullmatch(cell.span.text):
                words = f"знак повтору «{cell.span.text}» у клітинці; повторіть слова."
                yield Departure(cell.page, "ditto", words)


RULES = (captions, headers, decimals, cells, ditto)
