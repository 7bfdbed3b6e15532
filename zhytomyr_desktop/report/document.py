"""The report as a model that PDF and DOCX both render."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


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
    """A table with its caption; ``numeric`` names the columns (from 0) aligned at the decimal comma."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: the full post and «Власне ім’я ПРІЗВИЩЕ»."""

    post: str
    name: str


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Annex:
    """What follows the signatures on pages of its own."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The whole report."""

    title: str
    year: int
    annex_mark: tuple[str, ...]
    blocks: tuple[Block, ...]
    signatures: tuple[Signature, ...]
    annexes: tuple[Annex, ...] = ()
    language: str = "uk-UA"

    def paragraphs(self) -> Iterator[Paragraph]:
        """All paragraphs, in order."""
        return (b for b in self.blocks if isinstance(b, Paragraph))
