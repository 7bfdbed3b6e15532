"""The report as a model that PDF and DOCX both render."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a paragraph, its text typographically final.

    ``section`` and ``item`` name the field it shows, or are empty. ``gap``: the field's value is still
    missing and the text only keeps its place; never so in a printed paragraph.
    """

    text: str
    section: str = ""
    item: str = ""
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; ``statement`` is the key of the statement it came from.

    ``printed``: whether the report prints it; a preview also shows those that still have gaps.
    """

    runs: tuple[Run, ...]
    section: str = ""
    statement: str = ""
    printed: bool = True

    @property
    def text(self) -> str:
        """The words, as printed."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. Level 1 is a priority (with subtitle) or a chapter before them, level 2 a section."""

    level: int
    text: str
    subtitle: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption; ``numeric`` names the columns (from 0) aligned at the decimal comma.

    ``totals`` names the rows (from 0) that add others up: they stand out. ``fields``, where known, names
    the section and the item that each row shows; both empty for a row of several.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...] = ()
    totals: tuple[int, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: the full post and «Власне ім’я ПРІЗВИЩЕ»."""

    post: str
    name: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: what it is, how long it is, and its value as printed.

    ``section`` and ``item`` name the field it shows, or are empty for several.
    """

    label: str
    value: Decimal
    shown: str
    section: str = ""
    item: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars one under another with a caption; ``told`` says the same in words, for who cannot see it."""

    caption: str
    bars: tuple[Bar, ...]
    told: str


Block = Heading | Paragraph | Table | Chart


@dataclass(frozen=True, slots=True)
class Annex:
    """What follows the signatures on pages of its own; ``mark`` stands at its top right."""

    title: str
    blocks: tuple[Block, ...]
    mark: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The whole report. ``contents``: a list of headings with page numbers stands after the title.

    ``snapshot`` tells which state of the file was printed: a short hash at the first page's foot.
    """

    title: str
    year: int
    annex_mark: tuple[str, ...]
    blocks: tuple[Block, ...]
    signatures: tuple[Signature, ...]
    annexes: tuple[Annex, ...] = ()
    language: str = "uk-UA"
    contents: bool = False
    snapshot: str = ""

    @property
    def size(self) -> int:
        """How many blocks there are, those of the annexes too."""
        return len(self.blocks) + sum(len(annex.blocks) for annex in self.annexes)

    def paragraphs(self) -> Iterator[Paragraph]:
        """All paragraphs, in order."""
        return (b for b in self.blocks if isinstance(b, Paragraph))
