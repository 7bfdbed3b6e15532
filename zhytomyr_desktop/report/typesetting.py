"""Breaking a paragraph into lines: the best breaks of the whole paragraph, after Knuth and Plass.

All widths are thousandths of an em, whole numbers. A paragraph is first cut into *breaks*, the places where
a line may end; each knows how wide the paragraph is up to there. Then, from every break that a line can start
at, the few breaks that a line of the right width can end at are weighed. A window that only moves forward
finds them, so that the work grows with the length of the text, even for one paragraph of 100 000 characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from zhytomyr_desktop.report.fonts import NO_BREAK, Face

Hyphenate = Callable[[str, bool], tuple[int, ...]]
"""Where a word may be divided: the indices after which a hyphen may stand. The flag says that it is a name."""


class Break(NamedTuple):
    """A place where a line may end, and the next one start.

    ``end``: the paragraph's width up to here, a hyphen included; ``end_spaces``: its widenable spaces so far.
    ``start`` and ``start_spaces``: the same where the next line starts. ``stop`` and ``resume``: the same two
    places as indices of the text. ``hyphen``: "-" where one is added. ``penalty``: how unwelcome the break is.
    """

    end: int
    end_spaces: int
    start: int
    start_spaces: int
    stop: int
    resume: int
    hyphen: str
    penalty: int


class Line(NamedTuple):
    """One set line: its words, its natural width and what is added to every widenable space."""

    text: str
    width: int
    stretch: float


@dataclass(frozen=True, slots=True)
class Measure:
    """The width of the lines and the indent of the first one."""

    width: int
    indent: int = 0


STRETCH, SHRINK = 0.5, 0.22
"""How much of itself a space may grow or shrink before a line looks loose or tight."""
LOOSEST = 2.4
"""Multiples of STRETCH that are weighed at all; beyond, the line is set for want of a better one."""
HYPHEN_PENALTY = 70
HYPHENS_TOGETHER = 6_000
SHORT_LAST_LINE = 4_000
FORCED = 1e9
LADDER = 3
"""So many hyphens may stand under one another."""

_INF = float("inf")


def _never(_word: str, _name: bool) -> tuple[int, ...]:
    return ()


class Typesetter:
    """Sets paragraphs in one weight; remembers every word that it has measured."""

    def __init__(self, face: Face, hyphenate: Hyphenate = _never) -> None:
        self._face = face
        self._hyphenate = hyphenate
        self._words: dict[str, _Word] = {}
        self._hyphen = face.width("-")
        self._space = face.width(" ")

    def width(self, text: str) -> int:
        """The natural width of a clean text."""
        return self._face.width(text)

    def justify(self, text: str, measure: Measure) -> list[Line]:
        """The lines of a clean text; all but the last one fill the measure."""
        breaks = self._breaks(text, measure.width)
        return self._lines(text, breaks, self._choose(breaks, measure), measure)

    def ragged(self, text: str, width: int) -> list[Line]:
        """The lines of a clean text, each as full as it can be and none widened."""
        lines, breaks = [], [b for b in self._breaks(text, width) if not b.hyphen]
        at = 0
        while at < len(breaks) - 1:
            here, after = breaks[at], at + 1
            while after + 1 < len(breaks) and breaks[after + 1].end - here.start <= width:
                after += 1
            lines.append(_line(text, here, breaks[after], 0.0))
            at = after
        return lines

    def balanced(self, text: str, width: int) -> list[Line]:
        """As ``ragged``, in as few lines, but of about the same length: for what stands centred."""
        lines = self.ragged(text, width)
        narrow, wide = width // 2, width
        while len(lines) > 1 and wide - narrow > self._space:
            middle = (narrow + wide) // 2
            trial = self.ragged(text, middle)
            if len(trial) == len(lines) and all(line.width <= middle for line in trial):
                wide, lines = middle, trial
            else:
                narrow = middle
        return lines

    def _breaks(self, text: str, widest: int) -> list[Break]:
        breaks = [Break(0, 0, 0, 0, 0, 0, "", 0)]
        append, known, space = breaks.append, self._words, self._space
        at = spaces = index = 0
        opens = True
        for text_word in text.split(" "):
            word = known.get(text_word) or self._measure(text_word)
            if opens and word.capital:
                word = known.get(_OPENS + text_word) or self._measure(text_word, _OPENS)
            opens = word.closes
            if word.width > widest:
                word = self._cut(text_word, word, widest)
            for offset, before, inner, hyphen, hyphen_width, penalty in word.parts:
                end, seen, stop = at + before, spaces + inner, index + offset
                append(Break(end + hyphen_width, seen, end, seen, stop, stop, hyphen, penalty))
            at += word.width
            spaces += word.spaces
            index += len(text_word)
            append(Break(at, spaces, at + space, spaces + 1, index, index + 1, "", 0))
            at, spaces, index = at + space, spaces + 1, index + 1
        return breaks

    def _measure(self, text: str, opens: str = "") -> _Word:
        parts = self._parts(text, bool(opens))
        capital, closes = bool(_CAPITAL.search(text)), bool(_CLOSES.search(text))
        word = _Word(self._face.width(text), text.count(NO_BREAK), parts, capital, closes)
        self._words[opens + text] = word
        return word

    def _parts(self, text: str, opens: bool) -> tuple[_Part, ...]:
        found = [self._part(text, m.end(), "", 0) for m in _OPEN_BREAK.finditer(text)]
        for match in _LETTERS.finditer(text):
            found += self._divisions(text, match, opens)
            opens = False
        return tuple(sorted(found))

    def _divisions(self, text: str, match: re.Match[str], opens: bool) -> list[_Part]:
        """Of one word: none beside a digit, fewer beside a hyphen of its own."""
        around = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
        compound = "-" in around
        if any(sign.isalnum() for sign in around) or (compound and len(match.group()) < _LONG):
            return []
        name = match.group()[0].isupper() and not opens
        penalty = HYPHEN_PENALTY * (2 if compound else 1)
        places = self._hyphenate(match.group(), name)
        return [self._part(text, match.start() + place, "-", penalty) for place in places]

    def _part(self, text: str, offset: int, hyphen: str, penalty: int) -> _Part:
        head = text[:offset]
        width = self._hyphen if hyphen else 0
        return offset, self._face.width(head), head.count(NO_BREAK), hyphen, width, penalty

    def _cut(self, text: str, word: _Word, widest: int) -> _Word:
        """A word wider than the line may end anywhere, where its own divisions are too far apart."""
        parts: list[_Part] = []
        known = {part[0]: part for part in word.parts}
        at = inner = last = 0
        for offset, char in enumerate(text):
            if offset in known:
                parts.append(known[offset])
                last = at
            elif at - last > widest // 3:
                parts.append((offset, at, inner, "", 0, 5 * HYPHEN_PENALTY))
                last = at
            at += self._face.widths[char]
            inner += char == NO_BREAK
        return word._replace(parts=tuple(parts))

    def _choose(self, breaks: list[Break], measure: Measure) -> list[int]:
        """The breaks at which the lines end, the paragraph's last one included."""
        came_from = _best(breaks, measure, self._space)
        chosen, at = [], len(breaks) - 1
        while at:
            chosen.append(at)
            at = came_from[at]
        return chosen[::-1]

    def _lines(self, text: str, breaks: list[Break], chosen: list[int], measure: Measure) -> list[Line]:
        lines, start, room, last = [], 0, measure.width - measure.indent, chosen[-1]
        for end in chosen:
            here, there = breaks[start], breaks[end]
            slack = room - (there.end - here.start)
            spaces = there.end_spaces - here.start_spaces
            fills = spaces and (end != last or slack < 0)
            lines.append(_line(text, here, there, slack / spaces if fills else 0.0))
            start, room = end, measure.width
        return lines


_Part = tuple[int, int, int, str, int, int]
"""Index in the word, width and widenable spaces before it, hyphen, its width, penalty."""


class _Word(NamedTuple):
    width: int
    spaces: int
    parts: tuple[_Part, ...]
    capital: bool
    closes: bool


_OPENS = "\0"
"""Before a word in the memory: as it is divided where it opens a sentence."""

_LONG = 8
"""Letters from which a part of a compound word is divided too."""

_CAPITAL = re.compile(r"^[«„(]*[^\W\d_a-zа-яґєії]")
_CLOSES = re.compile(r"[^\W\d_]{3}[»“)]*[.!?…]+[»“)]*$")

_LETTERS = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_OPEN_BREAK = re.compile(r"(?<=[^\W\d_]{2})[-/](?=[^\W\d_]{3})|(?<=\S)—(?=\S)|(?<=[/&?])(?=[\w]{3})(?<!\d/)")


def _line(text: str, here: Break, there: Break, stretch: float) -> Line:
    return Line(text[here.resume : there.stop] + there.hyphen, there.end - here.start, stretch)


def _best(breaks: list[Break], measure: Measure, space: int) -> list[int]:  # noqa: C901, PLR0912, PLR0915
    """For every break, the one before it in the best setting of the text up to it.

    One long loop on purpose: it runs for every syllable of the report, and a call would cost more than its work.
    """
    count = len(breaks)
    total = [_INF] * count
    came_from, ladder = [0] * count, [0] * count
    total[0] = 0.0
    last = count - 1
    final = breaks[last][0]
    stretch, shrink, loosest = space * STRETCH, space * SHRINK, space * STRETCH * LOOSEST
    widest_slack = 14 * loosest
    ends = [b[0] for b in breaks]
    lowest = 1
    for i in range(last):
        so_far = total[i]
        if so_far == _INF:
            continue
        _, _, start, start_spaces, _, _, hyphen_before, _ = breaks[i]
        room = measure.width if i else measure.width - measure.indent
        steps = ladder[i]
        if final - start <= room:
            cost = so_far + (SHORT_LAST_LINE if final - start < measure.indent * 2 and i else 0)
            if hyphen_before:
                cost += HYPHENS_TOGETHER
            if cost < total[last]:
                total[last], came_from[last] = cost, i
        limit = start + room - widest_slack
        while ends[lowest] < limit and lowest < last:
            lowest += 1
        if lowest <= i:
            lowest = i + 1
        k, found, reach = lowest, False, start + room
        while k < count:
            end, end_spaces, _, _, _, _, hyphen, penalty = breaks[k]
            slack = reach - end
            spaces = end_spaces - start_spaces
            if slack < 0:
                if slack < -spaces * shrink - 400:
                    break
                if slack < -spaces * shrink:
                    k += 1
                    continue
                ratio = slack / (spaces * shrink)
            elif slack > spaces * loosest:
                k += 1
                continue
            else:
                ratio = slack / (spaces * stretch) if spaces else 0.0
            found = True
            badness = 10 + 100 * abs(ratio * ratio * ratio) + penalty
            cost = so_far + badness * badness
            if hyphen and steps:
                cost += HYPHENS_TOGETHER * steps if steps < LADDER else FORCED / 100
            if cost < total[k]:
                total[k], came_from[k] = cost, i
                ladder[k] = steps + 1 if hyphen else 0
            k += 1
        if not found:
            k = min(k, last)
            while k > i + 1 and ends[k] > reach:
                k -= 1
            cost = so_far + FORCED + (reach - ends[k])
            if cost < total[k]:
                total[k], came_from[k], ladder[k] = cost, i, 0
    return came_from
