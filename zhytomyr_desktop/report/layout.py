"""The report's document laid out: every block becomes lines of known place and size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from zhytomyr_desktop.report.contents import ContentsSetter, Entry, bookmark_pages, listed_headings
from zhytomyr_desktop.report.document import (
    Annex,
    Block,
    Chart,
    Document,
    Heading,
    Paragraph,
    Signature,
    Table,
)
from zhytomyr_desktop.report.fonts import (
    ASCENT,
    FIXED_SPACE,
    NO_BREAK,
    REPLACEMENT,
    SINGLE_SPACING,
    Style,
    clean,
    face,
)
from zhytomyr_desktop.report.grid import Grid
from zhytomyr_desktop.report.page import (
    POST_APART,
    Bookmark,
    Chunk,
    Element,
    Page,
    PageFormat,
    Picture,
    Piece,
    SignaturePlace,
    Strip,
    mm,
)
from zhytomyr_desktop.report.pagination import fill_pages, keep_tail
from zhytomyr_desktop.report.signing.fields import Role, roles
from zhytomyr_desktop.report.typesetting import Hyphenate, Line, Measure, Typesetter

TEXT_WITH_SIGNATURE = 2
"""At least so many lines of text stand on the page of the signatures."""


OnBlock = Callable[[Block], None]


class Layout:
    """Lays one document out. ``missing`` holds the characters without a glyph so far, ``root`` the tags.

    ``on_block`` is called before every block; what it raises stops the work.
    """

    def __init__(self, form: PageFormat, hyphenate: Hyphenate) -> None:
        self.form = form
        self.hyphenate = hyphenate
        self.root = Element("Document")
        self.missing: set[str] = set()
        self._setters = {
            Style.REGULAR: Typesetter(face(Style.REGULAR), hyphenate),
            Style.BOLD: Typesetter(face(Style.BOLD)),
        }
        self._level = 1
        self.on_block: OnBlock | None = None

    def pages(self, document: Document) -> Iterator[Page]:
        """The pages, each as soon as it is full."""
        body = self._body(document)
        if document.signatures:
            body = chain(keep_tail(body, TEXT_WITH_SIGNATURE), self._signatures(document.signatures))
        annexes = chain.from_iterable(self._annex(annex) for annex in document.annexes)
        opening = chain(self._annex_mark(document.annex_mark), self._title(document.title))
        if document.contents:
            return self._with_contents(document, list(opening), chain(body, annexes))
        return fill_pages(chain(opening, body, annexes), self.form.text_height)

    def _body(self, document: Document) -> Iterator[Chunk]:
        for block in document.blocks:
            yield from self._block(block)

    def _annex(self, annex: Annex) -> Iterator[Chunk]:
        opening = chain(self._annex_mark(annex.mark), self._heading(Heading(1, annex.title)))
        # One block after another: their tags are made as they are laid out, in reading order.
        blocks = chain.from_iterable(map(self._block, annex.blocks))
        for number, chunk in enumerate(chain(opening, blocks)):
            chunk.new_page = number == 0
            yield chunk

    def _with_contents(
        self, document: Document, opening: list[Chunk], rest: Iterator[Chunk]
    ) -> Iterator[Page]:
        """The pages with contents after the title; the text then opens a page.

        The pages are filled twice: only when they are full it is known on which of them a heading stands.
        """
        title = list(self._contents_title())
        headings = list(listed_headings(document))
        entries = self._entries(headings)
        text = list(rest)
        if text:
            text[0].new_page = True
        form = self.form
        setter = ContentsSetter(
            self._setters[Style.REGULAR], form.text_width, form.size, form.line, form.size * ASCENT
        )
        numbers = [0] * len(entries)
        for _ in range(2):
            told = setter.chunks(entries, numbers)
            pages = list(fill_pages(chain(opening, title, told, text), form.text_height))
            numbers = bookmark_pages(pages, [listed for _, listed in headings])
        return iter(pages)

    def _contents_title(self) -> Iterator[Chunk]:
        strips = self._centred("Зміст", Element(self._tag(1), self.root))
        yield Chunk(strips, before=self.form.line, keep=True)

    def _entries(self, headings: Iterable[tuple[Heading, bool]]) -> list[Entry]:
        toc = Element("TOC", self.root)
        return [
            Entry(heading.level, self._visible(heading.text, Style.REGULAR), _reference(toc), number)
            for number, (heading, listed) in enumerate(headings)
            if listed
        ]

    def _block(self, block: Block) -> Iterable[Chunk]:
        if self.on_block:
            self.on_block(block)
        if isinstance(block, Paragraph):
            return self._paragraph(block)
        if isinstance(block, Heading):
            return self._heading(block)
        if isinstance(block, Chart):
            return self._chart(block)
        return self._table(block)

    # -- the parts ------------------------------------------------------------------------------------------

    def _annex_mark(self, lines: Sequence[str]) -> Iterator[Chunk]:
        x = mm(self.form.annex_at)
        element = Element("P", self.root) if lines else None
        strips: list[Strip] = []
        for text in lines:
            set_lines = self._ragged(text, self.form.text_width - x)
            strips += [self._strip(Style.REGULAR, line, x, element) for line in set_lines]
        if strips:
            yield Chunk(strips, keep=True)

    def _title(self, title: str) -> Iterator[Chunk]:
        strips = self._centred(title, Element("H1", self.root))
        if strips:
            yield Chunk(strips, before=2 * self.form.line, keep=True)

    def _heading(self, heading: Heading) -> Iterator[Chunk]:
        element = Element(self._tag(heading.level), self.root)
        bookmark = Bookmark(heading.level, clean(heading.text))
        if heading.level == 1:
            strips = self._centred(heading.text, element) + self._centred(heading.subtitle, element)
        else:
            strips = self._indented(heading.text, element)
        if strips:
            strips[0] = strips[0]._replace(bookmark=bookmark)
            yield Chunk(strips, before=self.form.line, keep=True)

    def _paragraph(self, paragraph: Paragraph) -> Iterable[Chunk]:
        text = self._visible(paragraph.text, Style.REGULAR)
        if not text:
            return ()
        form = self.form
        scale = form.size / 1000
        measure = Measure(int(form.text_width / scale), round(mm(form.indent) / scale))
        lines = self._setters[Style.REGULAR].justify(text, measure)
        element = Element("P", self.root)
        strips = [self._strip(Style.REGULAR, line, 0.0, element) for line in lines]
        first = strips[0].pieces[0]._replace(x=mm(form.indent))
        strips[0] = strips[0]._replace(pieces=(first,))
        return _without_lone_lines(strips)

    def _table(self, table: Table) -> Iterable[Chunk]:
        size = self.form.table_size
        element = Element("Table", self.root)
        caption = Element("Caption", element)
        grid = Grid(self.form, self._setters, self._visible, element)
        lines = self._ragged(table.caption, self.form.text_width, size)
        strips = [self._strip(Style.REGULAR, line, 0.0, caption, size) for line in lines]
        if strips:
            yield Chunk(strips, before=self.form.line / 2, keep=True)
        for number, chunk in enumerate(grid.chunks(table)):
            # The upper rule stands clear of the words above it.
            chunk.before = 0.0 if number else self.form.line / 4
            yield chunk
        yield Chunk((), before=self.form.line / 2)

    def _chart(self, chart: Chart) -> Iterator[Chunk]:
        """The bars with the caption below them; both stay on one page."""
        from zhytomyr_desktop.report.charts import Pen, bar_heights, draw

        size, width = self.form.table_size, self.form.text_width
        setter = self._setters[Style.REGULAR]
        pen = Pen(
            size,
            lambda text, room: [line.text for line in self._ragged(text, room, size)],
            lambda text: setter.width(clean(text)) * size / 1000,
        )
        told = clean(chart.told).replace(FIXED_SPACE, NO_BREAK)
        alternate = ("\ufeff" + told).encode("utf-16-be").hex()
        figure = Element("Figure", self.root, f"/Alt <{alternate}>")
        picture = Picture(draw(chart, width, pen), figure, bar_heights(chart, width, pen))
        drawn = Strip(picture.drawing.height, 0.0, (), picture=picture)
        below = Strip(self.form.line / 2, 0.0, ())
        caption = self._centred(chart.caption, Element("Caption", figure), Style.REGULAR, size)
        yield Chunk([drawn, below, *caption], before=self.form.line)
        yield Chunk((), before=self.form.line / 2)

    def _signatures(self, signatures: Sequence[Signature]) -> Iterator[Chunk]:
        last = len(signatures) - 1
        for number, (signature, role) in enumerate(zip(signatures, roles(signatures), strict=True)):
            strips = [*self._signature(signature), *self._mark(role)]
            yield Chunk(strips, before=self.form.line * (1 if number else 2), keep=number != last)

    def _mark(self, role: Role | None) -> Iterator[Strip]:
        """The room under a signature for the mark of an electronic one."""
        if role is None or not self.form.mark:
            return
        label = f"Місце електронного підпису: {role.label}"
        place = SignaturePlace(role.field, label, Element("Form", self.root))
        yield Strip(mm(self.form.mark), 0.0, (), place=place)

    def _signature(self, signature: Signature) -> list[Strip]:
        """The post on the left; the name at its own level, beginning on the last line of the post."""
        at = mm(self.form.name_at)
        element = Element("P", self.root)
        post = self._ragged(signature.post, at - mm(POST_APART)) or [Line("", 0, 0.0)]
        name = self._ragged(signature.name, self.form.text_width - at)
        strips = [self._strip(Style.REGULAR, line, 0.0, element) for line in post]
        names = [self._strip(Style.REGULAR, line, at, element) for line in name]
        if names:
            strips[-1] = strips[-1]._replace(pieces=strips[-1].pieces + names[0].pieces)
        return strips + names[1:]

    # -- lines ----------------------------------------------------------------------------------------------

    def _visible(self, text: str, style: Style) -> str:
        """The clean text; what has no glyph is shown as a box and noted in ``missing``."""
        text = clean(text)
        lacking = face(style).missing(text)
        if not lacking:
            return text
        self.missing |= lacking
        return text.translate({ord(char): REPLACEMENT for char in lacking})

    def _ragged(self, text: str, width: float, size: float = 0.0) -> list[Line]:
        text = self._visible(text, Style.REGULAR)
        room = int(width / (size or self.form.size) * 1000)
        return self._setters[Style.REGULAR].ragged(text, room) if text else []

    def _centred(
        self, text: str, element: Element, style: Style = Style.BOLD, size: float = 0.0
    ) -> list[Strip]:
        text, size = self._visible(text, style), size or self.form.size
        scale, width = size / 1000, self.form.text_width
        lines = self._setters[style].balanced(text, int(width / scale)) if text else []
        return [self._strip(style, line, (width - line.width * scale) / 2, element, size) for line in lines]

    def _indented(self, text: str, element: Element) -> list[Strip]:
        text = self._visible(text, Style.BOLD)
        indent = mm(self.form.indent)
        room = int((self.form.text_width - indent) / self.form.size * 1000)
        lines = self._setters[Style.BOLD].ragged(text, room) if text else []
        return [self._strip(Style.BOLD, line, indent, element) for line in lines]

    def _strip(
        self, style: Style, line: Line, x: float, element: Element | None, size: float | None = None
    ) -> Strip:
        size = size or self.form.size
        em = size / 1000
        piece = Piece(
            x, line.text, line.stretch * em, style, size, element, scale=line.scale, track=line.track * em
        )
        return Strip(size * SINGLE_SPACING * self.form.spacing, size * ASCENT, (piece,))

    def _tag(self, level: int) -> str:
        """The tag of a heading; levels are never skipped, as PDF/UA asks. The title is H1."""
        self._level = min(level + 1, self._level + 1)
        return f"H{self._level}"


def _reference(toc: Element) -> Element:
    """The tag of an entry's words: a link, in a reference, in an item of the contents."""
    return Element("Link", Element("Reference", Element("TOCI", toc)))


def _without_lone_lines(strips: list[Strip]) -> list[Chunk]:
    """The paragraph's first two and last two lines stay together, and so do the halves of a divided word."""
    if len(strips) <= 3:
        return [Chunk(strips)]
    parts = [strips[:2], *([strip] for strip in strips[2:-2]), strips[-2:]]
    return [Chunk(part, keep=part[-1].pieces[-1].text.endswith("-")) for part in parts[:-1]] + [
        Chunk(parts[-1])
    ]
