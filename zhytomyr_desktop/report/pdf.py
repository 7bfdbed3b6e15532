"""The report as a PDF: pages drawn with ReportLab's document objects, same bytes for the same data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from zhytomyr_desktop.language.hyphenation import break_points
from zhytomyr_desktop.report.contents import bookmark_pages, listed_headings
from zhytomyr_desktop.report.document import Document, Heading
from zhytomyr_desktop.report.layout import Layout, OnBlock
from zhytomyr_desktop.report.output import write_atomically
from zhytomyr_desktop.report.page import Page, PageFormat

if TYPE_CHECKING:
    from zhytomyr_desktop.report.writer import Writer


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a report: its pages, and the characters that its typeface could not show."""

    pages: int
    missing_glyphs: tuple[str, ...] = ()


OnPage = Callable[[Page], None]
"""Called with every page once it is drawn."""


def write_pdf(
    document: Document, path: Path, *, form: PageFormat | None = None, on_block: OnBlock | None = None
) -> Written:
    """Write the report to ``path``, complete or not at all; an older file there is replaced.

    Hyphenates Ukrainian. ``on_block`` is called before every block; what it raises stops the work.
    Raises ReportError where the disk or the folder refuses.
    """
    layout = new_layout(form or PageFormat())
    layout.on_block = on_block
    pieces, written = render(document, layout=layout)
    write_atomically(path, pieces)
    return written


def render(
    document: Document,
    *,
    form: PageFormat | None = None,
    layout: Layout | None = None,
    on_page: OnPage | None = None,
) -> tuple[Iterator[bytes], Written]:
    """The PDF's bytes piece by piece, the same for the same document; they can be read once."""
    layout = layout or new_layout(form or PageFormat())
    writer = _writer(document, layout.form)
    for page in layout.pages(document):
        writer.add_page(page)
        if on_page:
            on_page(page)
    return writer.finish(layout.root), Written(writer.pages, tuple(sorted(layout.missing)))


def new_layout(form: PageFormat) -> Layout:
    """A layout that hyphenates as the report does."""
    return Layout(form, _ukrainian)


def contents_of(document: Document, form: PageFormat) -> list[tuple[Heading, int]]:
    """The headings that the contents list, with their pages."""
    layout = new_layout(form)
    pages = layout.pages(replace(document, contents=True))
    headings = list(listed_headings(document))
    numbers = bookmark_pages(pages, [listed for _, listed in headings])
    return list(zip((heading for heading, listed in headings if listed), numbers, strict=True))


def _writer(document: Document, form: PageFormat) -> Writer:
    from zhytomyr_desktop.report.writer import Writer

    return Writer(form, title=_title(document.title), language=document.language, snapshot=document.snapshot)


def _title(title: str) -> str:
    return " ".join(title.split())


def _ukrainian(word: str, name: bool) -> tuple[int, ...]:
    return break_points(word, name=name)
