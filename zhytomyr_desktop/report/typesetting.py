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
from itertools import accumulate
from math import floor
from typing import NamedTuple

from zhytomyr_desktop.report.fonts import NO_BREAK, Face

Hyphenate = Callable[[str, bool], tuple[int, ...]]
"""Where a word may be divided: the indices before which it may. The flag says that it is a name."""


Break = tuple[int, int, int, int, int, int, str, int]
"""A place where a line may end and the next one start; a plain tuple, since a report has many thousands.

0, 1: the paragraph's width up to here, a hyphen included, and its widenable spaces so far. 2, 3: the same
where the next line starts. 4, 5: the two places as indices of the text. 6: "-" where a hyphen is added.
7: how unwelcome the break is.
"""


class Line(NamedTuple):
    """One line: words, natural width, what is added to every widenable space, how wide the letters are.

    ``track`` is added after every sign of a line that would have holes otherwise.
    """

    text: str
    width: int
    stretch: float = 0.0
    scale: float = 1.0
    track: float = 0.0


@dataclass(frozen=True, slots=True)
class Measure:
    """The width of the lines and the indent of the first one."""

    width: int
    indent: int = 0


STRETCH, SHRINK = 0.5, 0.22
"""How much of itself a space may grow or shrink before a line looks loose or tight."""
EXPANSION = 0.02
"""How much of their width letters may grow or shrink along with the spaces; nobody sees two hundredths."""
FORCED_EXPANSION = 0.04
"""The same at most for a line that names and numbers let end nowhere else: better than one with holes."""
TIGHT, NARROWEST = 0.2, 0.97
"""A line that would have holes takes one more word: spaces lose a fifth, letters at most three hundredths."""
NARROWED = 400_000
"""What that costs; the line without the word must be very loose to cost more."""
LOOSE = 200
"""What is added to a space before the line is opened between its letters too, by ``TRACK`` at most each."""
TRACK = 25
LOOSEST = 2.0
"""Multiples of a line's stretch that are weighed at all; a looser one is set only for want of a better."""
HYPHEN_PENALTY = 100
HYPHENS_TOGETHER = 6_000
TORN_START = 300
"""A sentence's first word of one or two letters at a line's end: rules of composition advise against it."""
SHORT_LAST_LINE = 500_000
SHORT = 1.5
"""Indents: a paragraph's last line of fewer hardly covers the white of the next one's indent."""
FORCED = 1e9
LADDER = 3
"""So many hyphens may stand under one another."""

_INF = float("inf")


_EVERYWHERE = (0, 1)


def _near_line_ends(measure: Measure, space: int) -> tuple[int, int]:
    """The shortest and the longest natural width of a line.

    The n-th line ends between n times the one and n times the other; in a word outside all these zones no
    line can end, and the costly search for its syllables is spared: most words of short paragraphs.
    """
    stretch, shrink = _give(measure, space)
    return measure.width - stretch, measure.width + shrink


def _give(measure: Measure, space: int) -> tuple[int, int]:
    """The most that a line of ordinary words can be stretched and shrunk."""
    spaces, letters = measure.width // 3_000, measure.width * EXPANSION
    stretch = (spaces * space * STRETCH + letters) * LOOSEST
    return int(stretch), int(spaces * space * TIGHT + measure.width * (1 - NARROWEST))


def _never(_word: str, _name: bool) -> tuple[int, ...]:
    return ()


class Typesetter:
    """Sets paragraphs in one weight; remembers every word that it has measured."""

    def __init__(self, face: Face, hyphenate: Hyphenate = _never) -> None:
        self._face = face
        self._hyphenate = hyphenate
        self._words: dict[str, _Word] = {}
        self._divided: dict[tuple[str, bool], tuple[_Part, ...]] = {}
        self._hyphen = face.width("-")
        self._space = face.width(" ")

    def width(self, text: str) -> int:
        """The natural width of a clean text."""
        return self._face.width(text)

    def justify(self, text: str, measure: Measure) -> list[Line]:
        """The lines of a clean text; all but the last one fill the measure."""
        breaks = self._breaks(text, measure, _near_line_ends(measure, self._space))
        return self._lines(text, breaks, self._choose(breaks, measure), measure)

    def ragged(self, text: str, width: int) -> list[Line]:
        """The lines of a clean text, each as full as it can be, no word divided and none widened."""
        breaks = [b for b in self._breaks(text, Measure(width), _EVERYWHERE) if not b[6]]
        return _full_lines(text, breaks, Measure(width))

    def full(self, text: str, measure: Measure, track: float = 0.0) -> list[Line]:
        """The lines of a clean text as word processors break them, one after another.

        Each is as full as it can be with natural spaces and ``track`` after every sign.
        """
        return _full_lines(text, self._breaks(text, measure, _EVERYWHERE), measure, track)

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

    def _breaks(self, text: str, measure: Measure, zone: tuple[int, int]) -> list[Break]:
        """The paragraph's breaks; words are divided only where a line can end: see ``_near_line_ends``."""
        breaks: list[Break] = [(0, 0, 0, 0, 0, 0, "", 0)]
        append, known, space = breaks.append, self._words, self._space
        widest = measure.width - measure.indent
        at = spaces = index = 0
        shortest, longest = zone
        reached = measure.indent
        opens = True
        for chunk in text.split(" "):
            word = known.get(chunk) or self._measure(chunk)
            width, inner_spaces, closes, capital = word
            if reached + at + width >= ((reached + at) // longest + 1) * shortest:
                parts = self._parts(chunk, opens and capital)
                if width > widest:
                    parts = self._cut(chunk, parts, widest)
                for offset, before, inner, hyphen, hyphen_width, penalty in parts:
                    end, seen, stop = at + before, spaces + inner, index + offset
                    append((end + hyphen_width, seen, end, seen, stop, stop, hyphen, penalty))
            torn = TORN_START if opens and capital and len(chunk) < 3 else 0
            opens = closes
            at += width
            spaces += inner_spaces
            index += len(chunk)
            append((at, spaces, at + space, spaces + 1, index, index + 1, "", torn))
            at, spaces, index = at + space, spaces + 1, index + 1
        return breaks

    def _measure(self, chunk: str) -> _Word:
        closes = chunk[-1:] in _LAST_SIGNS and bool(_CLOSES.search(chunk))
        capital = not chunk[:1].islower() and bool(_CAPITAL.match(chunk))
        word = self._words[chunk] = (self._face.width(chunk), chunk.count(NO_BREAK), closes, capital)
        return word

    def _parts(self, chunk: str, opens: bool) -> tuple[_Part, ...]:
        """Where the chunk may be divided; ``opens``: it begins a sentence, so its capital tells nothing."""
        key = (chunk, opens)
        parts = self._divided.get(key)
        if parts is None:
            parts = self._divided[key] = self._divide(chunk, opens)
        return parts

    def _divide(self, chunk: str, opens: bool) -> tuple[_Part, ...]:
        places = [(m.end(), "", 0) for m in _OPEN_BREAK.finditer(chunk)] if not chunk.isalpha() else []
        for match in _LETTERS.finditer(chunk):
            places += self._divisions(chunk, match, opens)
            opens = False
        if not places:
            return ()
        widths = [0, *accumulate(map(self._face.widths.__getitem__, chunk))]
        parts = []
        for place, hyphen, penalty in sorted(places):
            spaces = chunk.count(NO_BREAK, 0, place)
            parts.append((place, widths[place], spaces, hyphen, self._hyphen if hyphen else 0, penalty))
        return tuple(parts)

    def _divisions(self, chunk: str, match: re.Match[str], opens: bool) -> list[tuple[int, str, int]]:
        """Of one word: place, hyphen, penalty. None beside a digit, fewer beside a hyphen of its own."""
        start, end = match.span()
        around = chunk[max(0, start - 1) : start] + chunk[end : end + 1]
        compound = "-" in around
        if around[:1].isalnum() or around[1:].isalnum() or (compound and end - start < _LONG):
            return []
        name = match.group()[0].isupper() and not opens
        penalty = HYPHEN_PENALTY * (2 if compound else 1)
        return [(start + place, "-", penalty) for place in self._hyphenate(match.group(), name)]

    def _cut(self, chunk: str, divisions: tuple[_Part, ...], widest: int) -> tuple[_Part, ...]:
        """A chunk wider than the line may end anywhere, where its own divisions are too far apart."""
        parts: list[_Part] = []
        known = {part[0]: part for part in divisions}
        at = inner = last = 0
        for offset, char in enumerate(chunk):
            if offset in known:
                parts.append(known[offset])
                last = at
            elif at - last > widest // 3:
                parts.append((offset, at, inner, "", 0, 5 * HYPHEN_PENALTY))
                last = at
            at += self._face.widths[char]
            inner += char == NO_BREAK
        return tuple(parts)

    def _choose(self, breaks: list[Break], measure: Measure) -> list[int]:
        """The breaks at which the lines end, the paragraph's last one included."""
        came_from = _Search(breaks, measure, self._space).came_from()
        chosen, at = [], len(breaks) - 1
        while at:
            chosen.append(at)
            at = came_from[at]
        return chosen[::-1]

    def _lines(self, text: str, breaks: list[Break], chosen: list[int], measure: Measure) -> list[Line]:
        lines, here, room, last = [], breaks[0], measure.width - measure.indent, chosen[-1]
        for number in chosen:
            there = breaks[number]
            line = _line(text, here, there)
            if number != last or line.width > room:
                line = _filled(line, there[1] - here[3], room, self._space)
            lines.append(line)
            here, room = there, measure.width
        return lines


_Part = tuple[int, int, int, str, int, int]
"""Index in the word, width and widenable spaces before it, hyphen, its width, penalty."""


_Word = tuple[int, int, bool, bool]
"""What stands between two spaces: width, no-break spaces, whether it ends a sentence or has a capital."""


_LONG = 8
"""Letters from which a part of a compound word is divided too."""

_CAPITAL = re.compile(r"^[«„(]*[^\W\d_a-zа-яґєії]")
_LAST_SIGNS = frozenset(".!?…»“)")
_CLOSES = re.compile(r"[^\W\d_]{3}[»“)]*[.!?…]+[»“)]*$")

_LETTERS = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_OPEN_BREAK = re.compile(r"(?<=[^\W\d_]{2})[-/–](?=[^\W\d_]{3})|(?<=\S)—(?=\S)|(?<=[/&?])(?=[\w]{3})(?<!\d/)")


def _line(text: str, here: Break, there: Break) -> Line:
    return Line(text[here[5] : there[4]] + there[6], there[0] - here[2])


def _full_lines(text: str, breaks: list[Break], measure: Measure, track: float = 0.0) -> list[Line]:
    lines: list[Line] = []
    at, room = 0, measure.width - measure.indent
    while at < len(breaks) - 1:
        here, after = breaks[at], at + 1
        for end in range(after + 1, len(breaks)):
            there = breaks[end]
            if there[0] - here[2] + track * (there[4] - here[5]) > room:
                break
            after = end
        lines.append(_line(text, here, breaks[after]))
        at, room = after, measure.width
    return lines


def _filled(line: Line, spaces: int, room: int, space: int) -> Line:
    """The line as wide as the room: letters and spaces share the work until the letters have done theirs."""
    slack = room - line.width
    give = spaces * space * (STRETCH if slack > 0 else SHRINK) + line.width * EXPANSION
    if slack < -give:
        shrunk = -space * TIGHT if spaces else 0.0
        return line._replace(stretch=shrunk, scale=room / (line.width + shrunk * spaces))
    share = max(-1.0, min(slack / give, FORCED_EXPANSION / EXPANSION)) if give else 0.0
    scale = floor(1000 + 1000 * share * EXPANSION) / 1000
    stretch = (room / scale - line.width) / spaces if spaces else 0.0
    if stretch <= LOOSE:
        return line._replace(stretch=stretch, scale=scale)
    # The sign that ends the line gets its share too, outside the measure.
    track = min(TRACK, (stretch - LOOSE) * spaces / (len(line.text) - 1))
    return line._replace(stretch=stretch - track * (len(line.text) - 1) / spaces, scale=scale, track=track)


class _Search:
    """Finds for every break the one before it in the best setting of the text up to it.

    ``_weigh`` runs for every syllable: it keeps what it needs in names of its own and calls nothing.
    """

    def __init__(self, breaks: list[Break], measure: Measure, space: int) -> None:
        self._breaks = breaks
        self._ends = [one[0] for one in breaks]
        self._measure = measure
        self._space = space
        self._widest_slack = _give(measure, space)[0]
        self._lowest = 1
        self._total = [0.0, *[_INF] * (len(breaks) - 1)]
        self._ladder = [0] * len(breaks)
        self._came_from = [0] * len(breaks)

    def came_from(self) -> list[int]:
        """The break before each; break 0 is the beginning."""
        for start in range(len(self._breaks) - 1):
            if self._total[start] < _INF:
                self._end_paragraph(start)
                beyond = self._weigh(start)
                if beyond:
                    self._force(start, beyond)
        return self._came_from

    def _reach(self, start: int) -> int:
        """Where the right edge is for a line that begins at this break."""
        room = self._measure.width if start else self._measure.width - self._measure.indent
        return self._breaks[start][2] + room

    def _end_paragraph(self, start: int) -> None:
        """Take the rest for the last line, where it fits."""
        end = self._ends[-1]
        rest = end - self._breaks[start][2]
        if end > self._reach(start):
            return
        short = start and rest < self._measure.indent * SHORT
        cost = self._total[start] + (SHORT_LAST_LINE if short else 0)
        if self._breaks[start][6]:
            cost += HYPHENS_TOGETHER
        if cost < self._total[-1]:
            self._total[-1], self._came_from[-1] = cost, start

    def _first_end(self, start: int) -> int:
        """The first break that is not too near for a line from here; it only moves forward."""
        ends, limit = self._ends, self._reach(start) - self._widest_slack
        lowest, last = self._lowest, len(ends) - 1
        while ends[lowest] < limit and lowest < last:
            lowest += 1
        self._lowest = lowest = max(lowest, start + 1)
        return lowest

    def _weigh(self, start: int) -> int:
        """Try all ends of a line from here; 0, or where none is of the right width the first one beyond."""
        breaks, total, reach = self._breaks, self._total, self._reach(start)
        so_far, steps = total[start], self._ladder[start]
        together = HYPHENS_TOGETHER * steps if steps < LADDER else FORCED / 100
        stretch, shrink, tight = self._space * STRETCH, self._space * SHRINK, self._space * TIGHT
        narrow = 1 - NARROWEST
        begin, spaces_before = breaks[start][2:4]
        found, first = False, self._first_end(start)
        for k in range(first, len(breaks)):
            end, spaces, _, _, _, _, hyphen, penalty = breaks[k]
            slack = reach - end
            give = (spaces - spaces_before) * (stretch if slack > 0 else shrink) + (end - begin) * EXPANSION
            if slack > give * LOOSEST:
                continue
            ratio = slack / give if give else 0.0
            badness = 10 + 100 * abs(ratio * ratio * ratio) + penalty
            cost = so_far + badness * badness + (together if hyphen else 0)
            if slack < -give:
                if slack < -give - 800:
                    break
                if slack < (spaces_before - spaces) * tight - (end - begin) * narrow:
                    continue
                cost += NARROWED
            found = True
            if cost < total[k]:
                total[k], self._came_from[k] = cost, start
                self._ladder[k] = steps + 1 if hyphen else 0
        return 0 if found else k

    def _force(self, start: int, beyond: int) -> None:
        """The fullest line that fits, however loose; at least one break further."""
        end, reach = beyond, self._reach(start)
        while end > start + 1 and self._ends[end] > reach:
            end -= 1
        cost = self._total[start] + FORCED + (reach - self._ends[end])
        if cost < self._total[end]:
            self._total[end], self._came_from[end], self._ladder[end] = cost, start, 0
