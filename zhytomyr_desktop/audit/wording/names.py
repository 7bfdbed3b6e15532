"""One name, two spellings: КАТП-0628 / АТП 0628, SECO / SEKO, UNICEF / ЮНІСЕФ."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from forms.definition import Severity
from forms.partners import shipped_partners
from zhytomyr_desktop.audit.prose.lexicon import LETTER
from zhytomyr_desktop.audit.prose.model import ProseFinding
from zhytomyr_desktop.audit.prose.paragraph import Paragraph

_CODE = re.compile(r"(?<![А-ЯІЇЄҐ])(?P<letters>[А-ЯІЇЄҐ]{2,8})[ \u00a0‐‑–-]*(?P<digits>0\d{2,5})(?!\d)")
_ACRONYM = re.compile(r"(?<![A-Za-z])[A-Z]{4,12}(?![A-Za-z])")
_QUOTED = re.compile(r"«([^«»]{4,80})»")
_LATIN_NAME = re.compile(r"[A-Z][A-Za-zÀ-ÿ]+(?: [A-Za-zÀ-ÿ]+){2,8}")


@dataclass(frozen=True, slots=True)
class Use:
    """A name as printed, and where."""

    printed: str
    section: str
    paragraph: int
    span: tuple[int, int]


def two_spellings(sections: Mapping[str, Sequence[Paragraph]]) -> Iterator[ProseFinding]:
    """Names that the report spells in two ways; the rarer spelling carries the finding."""
    yield from _by_key(_uses(sections, _CODE), _digits, Severity.WARNING)
    yield from _by_key(_uses(sections, _QUOTED, 1), _letters, Severity.HINT)
    yield from _near(_uses(sections, _ACRONYM), shortest=4, distance=1)
    yield from _near(_uses(sections, _LATIN_NAME), shortest=15, distance=4)
    yield from _aliases(sections)


def _uses(sections: Mapping[str, Sequence[Paragraph]], pattern: re.Pattern[str], group: int = 0) -> list[Use]:
    return [
        Use(found.group(group), section, index, found.span(group))
        for section, paragraphs in sections.items()
        for index, paragraph in enumerate(paragraphs)
        for found in pattern.finditer(paragraph.text)
    ]


def _digits(printed: str) -> str:
    return re.sub(r"\D", "", printed)


def _letters(printed: str) -> str:
    return re.sub(rf"[^{LETTER}\d]", "", printed).casefold()


def _by_key(uses: Iterable[Use], key: Callable[[str], str], severity: Severity) -> Iterator[ProseFinding]:
    groups: dict[str, list[Use]] = defaultdict(list)
    for use in uses:
        groups[key(use.printed)].append(use)
    for group in groups.values():
        yield from _rarer(group, severity)


def _near(uses: list[Use], shortest: int, distance: int) -> Iterator[ProseFinding]:
    """Names that differ in a letter or two and have the same digits."""
    known = {name for partner, aliases in partners().items() for name in (partner, *aliases)}
    printed = sorted({use.printed for use in uses if len(use.printed) >= shortest} - known)
    for place, one in enumerate(printed):
        for other in printed[place + 1 :]:
            alike = (
                _digits(one) == _digits(other)
                and 0 < edit_distance(one.casefold(), other.casefold(), distance) <= distance
            )
            if alike:
                yield from _rarer([use for use in uses if use.printed in {one, other}], Severity.WARNING)


def edit_distance(one: str, other: str, limit: int) -> int:
    """How many letters must be put in, left out or changed; ``limit + 1`` where it is more than the limit."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        previous, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
        if min(row) > limit:
            return limit + 1
    return row[-1]


def _rarer(group: list[Use], severity: Severity) -> Iterator[ProseFinding]:
    spellings: dict[str, list[Use]] = defaultdict(list)
    for use in group:
        spellings[re.sub(r"\s+", " ", use.printed)].append(use)
    if len(spellings) < 2:
        return
    usual = max(spellings, key=lambda name: len(spellings[name]))
    for name, uses in spellings.items():
        if name != usual:
            yield from (_finding(use, name, usual, severity) for use in uses)


def _finding(use: Use, name: str, usual: str, severity: Severity) -> ProseFinding:
    message = f"Одна назва – два написання: «{name}» тут і «{usual}» деінде."
    mend = usual if _digits(name) == _digits(usual) and severity is not Severity.QUESTION else None
    return ProseFinding(
        use.section, use.paragraph, use.span, "wording_name", severity, message, name, usual, mend
    )


def partners() -> dict[str, tuple[str, ...]]:
    """The known partners: the usual name -> other spellings met in reports."""
    return {partner.name: partner.aliases for partner in shipped_partners().values()}


def _aliases(sections: Mapping[str, Sequence[Paragraph]]) -> Iterator[ProseFinding]:
    """Known partners under two of their names in one report."""
    for name, aliases in partners().items():
        pattern = _alias_pattern((name, *aliases))
        uses = _uses(sections, pattern)
        if len({use.printed for use in uses}) > 1:
            yield from (
                _finding(use, use.printed, name, Severity.HINT) for use in uses if use.printed != name
            )


@cache
def _alias_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<![{LETTER}])(?:{'|'.join(map(re.escape, longest_first))})(?![{LETTER}])")
