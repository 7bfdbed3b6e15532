"""The report composed from the forms and what was entered: statements with their slots filled."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

from forms.definition import Catalogue, Group, Optional, Template, Token
from forms.template import TemplateError, parse
from forms.values import ReportValues, SectionValues, StatementValue
from zhytomyr_desktop.language.community import council
from zhytomyr_desktop.language.dates import short_iso
from zhytomyr_desktop.language.typography import tidy
from zhytomyr_desktop.report.annexes import AnnexKind
from zhytomyr_desktop.report.annexes import annexes as asked_annexes
from zhytomyr_desktop.report.document import Block, Document, Heading, Paragraph, Run, Signature
from zhytomyr_desktop.report.order import arranged
from zhytomyr_desktop.report.runs import lines, tidied
from zhytomyr_desktop.report.slots import Empty, Slots, Style, undecided

COMMUNITY = "Житомирської міської територіальної громади"
SIGNATORIES = (
    Signature("Директор департаменту економічного розвитку міської ради", "Вікторія СИЧОВА"),
    Signature("Керуючий справами", "Ольга ПАШКО"),
)
NOBODY = "-"
"""The post or the name in a file where nobody signs, though somebody usually does."""
_DEFAULT = Style()


def compose(
    catalogue: Catalogue,
    values: ReportValues,
    *,
    annexes: Collection[AnnexKind] = (),
    contents: bool = False,
    snapshot: str = "",
    style: Style = _DEFAULT,
) -> Document:
    """The whole report, on request with annexes, with contents, with the hash of the file's state.

    A section without printable statements prints nothing, nor does an empty priority.
    """
    return Document(
        title=_title(values),
        year=values.year,
        annex_mark=_annex_mark(values),
        blocks=tuple(_blocks(catalogue, values, style)),
        signatures=tuple(_signatures(values)),
        annexes=tuple(asked_annexes(catalogue, values, annexes)),
        contents=contents,
        snapshot=snapshot,
    )


def compose_section(
    catalogue: Catalogue,
    values: ReportValues,
    key: str,
    *,
    gaps: bool = False,
    hidden: bool = False,
    style: Style = _DEFAULT,
) -> list[Paragraph]:
    """The paragraphs of one section, without its heading; [] for an unknown section.

    With ``gaps`` also the statements that cannot be printed yet: their missing values are runs with ``gap``
    set, and their paragraphs are not ``printed``. With ``hidden`` also those that a person hid, not
    ``printed`` either.
    """
    section = catalogue.section(key)
    if section is None:
        return []
    composer = _Composer(Slots(catalogue, values, section, style), values.section(key), gaps, hidden)
    return [
        p for group in section.groups for entry in composer.order(group) for p in composer.paragraphs(entry)
    ]


def compose_statement(
    catalogue: Catalogue,
    values: ReportValues,
    key: str,
    statement: str,
    *,
    gaps: bool = False,
    hidden: bool = False,
    style: Style = _DEFAULT,
) -> list[Paragraph]:
    """The paragraphs of one statement, of the form or a person's own; [] where it prints nothing."""
    section = catalogue.section(key)
    if section is None:
        return []
    composer = _Composer(Slots(catalogue, values, section, style), values.section(key), gaps, hidden)
    entry = next((e for g in section.groups for e in composer.entries(g) if e.key == statement), None)
    return list(composer.paragraphs(entry)) if entry else []


def statements_of(catalogue: Catalogue, key: str, item: str) -> list[str]:
    """The keys of the form's statements in which the field ``item`` of the section stands."""
    section = catalogue.section(key)
    if section is None:
        return []
    names = {item, f"{key}.{item}"}
    statements = (s for group in section.groups for s in group.statements)
    return [s.key for s in statements if names & _names(s.template)]


def default_positions(group: Group) -> list[str]:
    """The ordered keys at which the form's own statements stand; a person's keys go between or after them."""
    width = max(2, len(str(len(group.statements))))
    return [f"0{number:0{width}d}i" for number in range(1, len(group.statements) + 1)]


# -- one section --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Entry:
    """A statement at its place: the form's one, a person's change of it, or a person's own."""

    position: str
    key: str
    template: Template | None
    change: StatementValue


_UNCHANGED = StatementValue(key="")


@dataclass(frozen=True, slots=True)
class _Composer:
    slots: Slots
    values: SectionValues
    gaps: bool
    hidden: bool = False

    def order(self, group: Group) -> list[_Entry]:
        """The statements of the group in the order of printing; hidden ones only where asked."""
        return sorted(self.entries(group), key=lambda entry: entry.position)

    def entries(self, group: Group) -> Iterator[_Entry]:
        """The same in no order."""
        every = chain(self._of_form(group), self._own(group))
        return (entry for entry in every if self.hidden or not entry.change.hidden)

    def _of_form(self, group: Group) -> Iterator[_Entry]:
        for position, statement in zip(default_positions(group), group.statements, strict=True):
            change = self.values.statements.get(statement.key, _UNCHANGED)
            yield _Entry(change.position or position, statement.key, statement.template, change)

    def _own(self, group: Group) -> Iterator[_Entry]:
        first = group is self.slots.section.groups[0]
        known = {g.key for g in self.slots.section.groups}
        for key, own in self.values.statements.items():
            if own.group == group.key or (first and own.group and own.group not in known):
                yield _Entry(own.position or "~", key, None, own)

    def paragraphs(self, entry: _Entry) -> Iterator[Paragraph]:
        """What the statement prints; nothing where a value is missing, unless gaps are shown."""
        if entry.change.sides:
            yield self._paragraph(entry, [Run(undecided(_readings(entry.change)))], printed=True)
            return
        template = _parsed(entry.change.text) if entry.change.text.strip() else entry.template
        runs = self._runs(template.parts) if template else None
        if runs is None or template is None:
            return
        printed = not entry.change.hidden and not any(run.gap for run in runs)
        for line in lines(runs):
            yield self._paragraph(entry, line, printed=printed)

    def _paragraph(self, entry: _Entry, runs: Sequence[Run], *, printed: bool) -> Paragraph:
        final = tidied(runs, em_dash=self.slots.style.em_dash)
        return Paragraph(final, self.slots.section.key, entry.key, printed=printed)

    def _runs(self, parts: Sequence[str | Token | Optional]) -> list[Run] | None:
        """The statement's runs; None where a slot outside optional parts is empty and no gaps are shown."""
        runs: list[Run] = []
        for part in parts:
            if isinstance(part, str):
                runs.append(Run(part))
            elif isinstance(part, Optional):
                runs += self._optional(part)
            else:
                filled = self._slot(part)
                if filled is None:
                    return None
                runs += filled
        return runs

    def _slot(self, token: Token) -> Sequence[Run] | None:
        filled = self.slots.fill(token)
        if filled is Empty.UNFILLED and self.gaps:
            return (self.slots.gap(token),)
        return None if isinstance(filled, Empty) else filled

    def _optional(self, part: Optional) -> list[Run]:
        """Left out where one of its slots is empty, in a preview too."""
        return replace(self, gaps=False)._runs(part.parts) or []


def _readings(change: StatementValue) -> list[str]:
    return [side or "текст форми" for side in change.sides]


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Template:
    """A person's text with its slots; what cannot be read as a template is printed as typed."""
    try:
        return parse(text)
    except TemplateError:
        return Template(text, (text,))


def _names(template: Template) -> frozenset[str]:
    return frozenset(_token_names(template))


def _token_names(template: Template) -> Iterator[str]:
    for token in template.tokens():
        yield token.name
        if "share" in token.options:
            yield token.options["share"]


# -- the whole report ---------------------------------------------------------------------------------------


def _blocks(catalogue: Catalogue, values: ReportValues, style: Style) -> Iterator[Block]:
    priority = ""
    for section in arranged(catalogue, values):
        paragraphs = compose_section(catalogue, values, section.key, style=style)
        if not paragraphs:
            continue
        if section.priority != priority:
            priority = section.priority
            yield from _priority(catalogue, priority)
        yield Heading(2 if section.priority else 1, tidy(section.title), section=section.key)
        yield from paragraphs


def _priority(catalogue: Catalogue, key: str) -> Iterator[Heading]:
    priority = catalogue.priority(key)
    if priority:
        yield Heading(1, tidy(priority.title), tidy(priority.subtitle))


def _title(values: ReportValues) -> str:
    community = values.report.get("community") or COMMUNITY
    written = (
        f"Звіт про виконання Програми соціально-економічного і культурного розвитку {community} "
        f"за {values.year} рік"
    )
    return tidy(values.report.get("title") or written)


def _annex_mark(values: ReportValues) -> tuple[str, ...]:
    day = short_iso(values.report.get("decision_date", "")) or "_____________"
    number = values.report.get("decision_number", "") or "______"
    whose = council(values.report.get("community") or COMMUNITY)
    return ("Додаток", f"до рішення виконавчого комітету {whose}ої ради", f"{day} №\u00a0{number}")


def _signatures(values: ReportValues) -> Iterator[Signature]:
    return (one for one in signatories(values) if one.post or one.name)


def signatories(values: ReportValues) -> Iterator[Signature]:
    """Who signs, by number: those of the file; those of the city where it names none.

    Neither post nor name: nobody signs at this number, which a file says with NOBODY.
    """
    usual = _usual_signatories(values)
    for number in _signatory_numbers(values):
        default = usual[number - 1] if number <= len(usual) else Signature("", "")
        post = values.report.get(f"signatory/{number}/post", default.post)
        name = values.report.get(f"signatory/{number}/name", default.name)
        yield Signature(*("" if text == NOBODY else tidy(text) for text in (post, name)))


def _usual_signatories(values: ReportValues) -> tuple[Signature, ...]:
    """Who signs where the file names nobody; another community has its own people."""
    return SIGNATORIES if values.report.get("community", COMMUNITY) == COMMUNITY else ()


def _signatory_numbers(values: ReportValues) -> list[int]:
    parts = (item.split("/") for item in values.report if item.startswith("signatory/"))
    named = {int(part[1]) for part in parts if len(part) == 3 and part[1].isdecimal()}
    return sorted(named | set(range(1, len(SIGNATORIES) + 1)))
