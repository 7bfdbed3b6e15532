"""Which paragraph of an existing report belongs to which section, and who signed it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from forms.definition import Catalogue

NEAR = 0.9
"""Likeness from which a short line is taken for a heading of the catalogue with a slip in it."""
LONGEST_HEADING = 120
_FIELD_CODE = re.compile(r"^\[bookmark: [^\]]*\]")
_SIGNER = re.compile(r"^(?P<post>.*?)(?:\t+|\s{3,})\s*(?P<name>[А-ЯІЇЄҐ][а-яіїєґ’]+ [А-ЯІЇЄҐ][А-ЯІЇЄҐ’-]+)$")


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed: the post and «Власне ім’я ПРІЗВИЩЕ»."""

    post: str
    name: str


@dataclass(slots=True)
class Arranged:
    """A report told apart: paragraphs by section key, signers in order, and the lines of no section."""

    sections: dict[str, list[str]] = field(default_factory=dict)
    signers: list[Signer] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def arrange(catalogue: Catalogue, paragraphs: Iterable[str]) -> Arranged:
    """Tell the paragraphs apart by the headings of the catalogue; a priority's heading ends a section."""
    sections = {_plain(section.title): section.key for section in catalogue.sections}
    ends = {_plain(text) for p in catalogue.priorities for text in (p.title, p.subtitle) if text}
    arranged = Arranged()
    body, arranged.signers = _without_signers([_FIELD_CODE.sub("", text).strip() for text in paragraphs])
    present = ""
    for text in body:
        heading = _heading(text, (*sections, *ends))
        if heading in sections:
            present = sections[heading]
            arranged.sections.setdefault(present, [])
        elif heading:
            present = ""
        elif present:
            arranged.sections[present].append(text)
        else:
            arranged.left_out.append(text)
    return arranged


def new_only(texts: Sequence[str], known: Iterable[str]) -> list[str]:
    """Those that are not among the known ones, each as often as it comes more often."""
    left = list(known)
    new = []
    for text in texts:
        if text in left:
            left.remove(text)
        else:
            new.append(text)
    return new


def _heading(text: str, known: Iterable[str]) -> str:
    """The catalogue's heading that this line is, also with a slip of the pen; empty for none."""
    if len(text) > LONGEST_HEADING * 2:
        return ""
    plain = _plain(text)
    headings = list(known)
    if plain in headings:
        return plain
    if len(text) > LONGEST_HEADING or text.rstrip().endswith((".", ";", ":")):
        return ""
    likeness: Mapping[str, float] = {h: SequenceMatcher(None, plain, h).ratio() for h in headings}
    best = max(likeness, key=lambda heading: likeness[heading])
    return best if likeness[best] >= NEAR else ""


def _plain(text: str) -> str:
    return re.sub(r"[^\w]+", " ", re.sub("['’ʼ᾽`]", "", text.casefold())).strip()


def _without_signers(lines: list[str]) -> tuple[list[str], list[Signer]]:
    """The lines before the signature block, and its signers; a post may begin some lines before its name."""
    signers: list[Signer] = []
    start = len(lines)
    for number in range(len(lines) - 1, -1, -1):
        found = _SIGNER.match(lines[number])
        if found is None and (number < start - 3 or not _may_be_post(lines[number])):
            break
        if found:
            first = _post_begins(lines, number)
            post = " ".join([*lines[first:number], found["post"]]).strip()
            signers.insert(0, Signer(" ".join(post.split()), found["name"]))
            start = first
    return lines[:start], signers


def _post_begins(lines: Sequence[str], number: int) -> int:
    """The first line of the post whose last line stands at ``number``."""
    while number > 0 and _may_be_post(lines[number - 1]) and lines[number][:1].islower():
        number -= 1
    return number


def _may_be_post(line: str) -> bool:
    return len(line) < 80 and not line.endswith(".") and not _SIGNER.match(line)
