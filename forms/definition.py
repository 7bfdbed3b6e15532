"""The parts of a section's form: frozen, complete, without any rendering."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs; in the order in which findings are listed."""

    ERROR = "error"
    WARNING = "warning"
    QUESTION = "question"
    HINT = "hint"


class Case(StrEnum):
    """The grammatical cases a token can ask for."""

    NOMINATIVE = "nom"
    GENITIVE = "gen"
    DATIVE = "dat"
    ACCUSATIVE = "acc"
    INSTRUMENTAL = "ins"
    LOCATIVE = "loc"


@dataclass(frozen=True, slots=True)
class Unit:
    """What a figure counts or measures, from ``units.toml``.

    A counted noun has ``forms`` (keys ``one few many other`` and, where a template needs them,
    ``acc acc_few dat ins loc pl_dat pl_ins pl_loc``) and no symbol. The genitive singular is ``other``,
    the genitive plural ``many``. A measure («м²», «км», «грн», «%») has a symbol and no forms.
    """

    key: str
    forms: Mapping[str, str] = field(default_factory=dict)
    symbol: str = ""

    @property
    def is_noun(self) -> bool:
        """Whether the unit agrees with its number."""
        return not self.symbol


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """Where the money of a figure comes from.

    ``source`` is one of ``budget`` (бюджет громади), ``state`` (державний бюджет), ``subvention``,
    ``grant``, ``charity``, ``own`` (власні надходження), ``mixed`` (several, all of them named), ``unnamed``
    (nobody says where it comes from); ``donor`` is a key of the catalogue's partners or empty. ``total``:
    whether the figure counts when money is added up; a whole whose parts are figures too, a plan, the price
    of one thing do not, or the same money would count twice.
    """

    source: str
    donor: str = ""
    total: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that the section asks for.

    ``scale`` is ``""``, ``"тис."``, ``"млн"`` or ``"млрд"``; the value is stored in that scale.
    ``decimals`` digits stand after the comma, always. ``previous``: last year's value is asked too.
    ``as_of``: the date of the value is asked too. ``expected``: counts towards «заповнено з».
    """

    key: str
    label: str
    unit: Unit
    scale: str = ""
    decimals: int = 0
    help: str = ""
    previous: bool = False
    as_of: bool = False
    expected: bool = True
    money: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Words that the section asks for: a name, a donor, an address, a fact without a number."""

    key: str
    label: str
    help: str = ""
    lines: int = 1
    expected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """A date that the section asks for."""

    key: str
    label: str
    help: str = ""
    expected: bool = False


Column = Figure | Text | Date


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Repeated rows, such as tournaments with their participants.

    ``row`` is the template of one row, with tokens that name the columns; ``separator`` joins the rows.
    """

    key: str
    label: str
    columns: tuple[Column, ...]
    row: Template
    separator: str = "; "
    help: str = ""
    expected: bool = False

    def column(self, key: str) -> Column | None:
        """The column with this key, or None."""
        return next((c for c in self.columns if c.key == key), None)


Field = Figure | Text | Date | Table


@dataclass(frozen=True, slots=True)
class Token:
    """A slot of a template: ``{name|option|name=argument}``.

    ``name`` is the key of a field of the section, ``section.key`` of another one, or one of
    ``year previous_year next_year school_year previous_school_year``. ``options`` maps an option to its
    argument ("" where it has none); the grammar is in docs/adding-a-section.md.
    """

    name: str
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def case(self) -> Case:
        """The case asked for; nominative where none is."""
        return next((Case(o) for o in self.options if o in _CASES), Case.NOMINATIVE)


_CASES = frozenset(Case)


@dataclass(frozen=True, slots=True)
class Optional:
    """A part of a template in square brackets: left out where one of its slots is empty."""

    parts: tuple[str | Token | Optional, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A parsed text with slots; ``source`` is the text as written."""

    source: str
    parts: tuple[str | Token | Optional, ...]

    def tokens(self) -> Iterator[Token]:
        """All slots, those of optional parts included, in order."""
        yield from _tokens(self.parts)


def _tokens(parts: tuple[str | Token | Optional, ...]) -> Iterator[Token]:
    for part in parts:
        if isinstance(part, Token):
            yield part
        elif isinstance(part, Optional):
            yield from _tokens(part.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A sentence or a paragraph with slots; one statement is one paragraph of the report.

    ``key`` is the one written in the file, or ``"s_"`` and the first field that the text names.
    """

    key: str
    template: Template


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A relation that the figures should keep.

    ``kind`` is a key of ``KINDS``, ``items`` are the figures it reads (``key`` or ``section.key``),
    ``options`` its other parameters. ``key`` is the one written in the file, or kind and first item.
    ``message`` says to a clerk what disagrees; ``{stated}`` and ``{computed}`` may stand in it.
    """

    key: str
    kind: str
    items: Mapping[str, tuple[str, ...]]
    options: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = Severity.WARNING
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Fields and statements under one title, fields in the order in which the statements tell them."""

    key: str
    title: str
    fields: tuple[Field, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One section of the report. ``priority`` is a priority's key, or "" before the first one."""

    key: str
    title: str
    priority: str
    department: str
    groups: tuple[Group, ...]
    rules: tuple[Rule, ...] = ()
    by_key: Mapping[str, Field] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_key", {f.key: f for f in self.fields()})

    def fields(self) -> Iterator[Field]:
        """All fields, in order."""
        for group in self.groups:
            yield from group.fields

    def figures(self) -> Iterator[Figure]:
        """All figures outside tables, in order."""
        return (f for f in self.fields() if isinstance(f, Figure))

    def field(self, key: str) -> Field | None:
        """The field with this key, or None."""
        return self.by_key.get(key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Priority:
    """A priority of the programme: its title as printed, with «…», and its subtitle."""

    key: str
    title: str
    subtitle: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """A partner or donor under its usual name; ``aliases`` are other spellings met in reports."""

    key: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """All sections in the order of the report, their priorities, units and partners."""

    priorities: tuple[Priority, ...]
    sections: tuple[Section, ...]
    units: Mapping[str, Unit]
    partners: Mapping[str, Partner] = field(default_factory=dict)
    by_key: Mapping[str, Section] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_key", {s.key: s for s in self.sections})

    def section(self, key: str) -> Section | None:
        """The section with this key, or None."""
        return self.by_key.get(key)

    def priority(self, key: str) -> Priority | None:
        """The priority with this key, or None."""
        return next((p for p in self.priorities if p.key == key), None)
