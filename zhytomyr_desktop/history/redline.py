"""Two texts compared word by word: what stayed, what went, what came."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

LONGEST = 6_000
"""Words of both differing parts together up to which they are compared; longer ones are told as a whole."""

_WORD = re.compile(r"[\w’'\-–]+(?:,\d+)?|\s+|[^\w\s]")


class Kind(StrEnum):
    """What became of a piece."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the compared text."""

    kind: Kind
    text: str


def redline(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of both texts in reading order, what went before what came in its place.

    The pieces that stayed or went make up ``before``, those that stayed or came make up ``after``.
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    middle = _middle(old[start : len(old) - end], new[start : len(new) - end])
    head = Piece(Kind.SAME, "".join(old[:start]))
    tail = Piece(Kind.SAME, "".join(old[len(old) - end :]))
    return tuple(_joined(_without_islands([head, *middle, tail])))


def marked(pieces: Iterable[Piece]) -> str:
    """The redline for a terminal: ``[-what went-]{+what came+}``."""
    frames = {Kind.SAME: "{}", Kind.REMOVED: "[-{}-]", Kind.ADDED: "{{+{}+}}"}
    return "".join(frames[piece.kind].format(piece.text) for piece in pieces)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _middle(old: list[str], new: list[str]) -> Iterator[Piece]:
    if len(old) + len(new) > LONGEST:
        yield from (Piece(Kind.REMOVED, "".join(old)), Piece(Kind.ADDED, "".join(new)))
        return
    for name, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if name == "equal":
            yield Piece(Kind.SAME, "".join(old[i1:i2]))
        else:
            yield from (Piece(Kind.REMOVED, "".join(old[i1:i2])), Piece(Kind.ADDED, "".join(new[j1:j2])))


def _without_islands(pieces: list[Piece]) -> list[Piece]:
    """A space or a comma that stayed between two changed words is changed along: it reads better."""
    made: list[Piece] = []
    filled = [piece for piece in pieces if piece.text]
    for place, piece in enumerate(filled):
        inside = 0 < place < len(filled) - 1
        if inside and piece.kind is Kind.SAME and not re.search(r"\w", piece.text):
            made += [Piece(Kind.REMOVED, piece.text), Piece(Kind.ADDED, piece.text)]
        else:
            made.append(piece)
    return made


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Between two pieces that stayed, all that went, then all that came."""
    for same, group in groupby(pieces, key=lambda piece: piece.kind is Kind.SAME):
        run = list(group)
        for kind in (Kind.SAME,) if same else (Kind.REMOVED, Kind.ADDED):
            text = "".join(piece.text for piece in run if piece.kind is kind)
            if text:
                yield Piece(kind, text)
