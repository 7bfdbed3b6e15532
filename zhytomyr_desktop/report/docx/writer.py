"""The parts of a report written one after another into a DOCX."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

import docx
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

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
from zhytomyr_desktop.report.docx import runs
from zhytomyr_desktop.report.docx.fitting import Fitting
from zhytomyr_desktop.report.docx.grids import Sides, add_grid, add_table, set_padding
from zhytomyr_desktop.report.docx.styles import Styles, set_page, set_snapshot
from zhytomyr_desktop.report.page import POST_APART, PageFormat

_NAME = "_Toc"
_TOC = 'TOC \\h \\z \\t "Heading 1,1,Heading 2,2,Annex Title,1"'
"""The field of the contents: made anew by the word processor, it lists the same headings, as links."""

OnBlock = Callable[[Block], None]
"""Called before every block; what it raises stops the work."""


class Writer:
    """Writes one document; ``word`` is what becomes of it."""

    def __init__(self, form: PageFormat, document: Document, on_block: OnBlock | None = None) -> None:
        self._on_block = on_block
        self._form = form
        self._document = document
        self.word: Any = docx.Document()
        self._end = self.word.element.body.find(qn("w:sectPr"))
        self._fitting = Fitting(form)
        self._bookmarks = 0
        self._in_annex = self._opens_page = False
        set_page(self.word.sections[0], form)
        if document.snapshot:
            set_snapshot(self.word.sections[0], form, document.snapshot)
        self._styles = Styles(self.word, form, document.language)
        self._set_properties()

    def _set_properties(self) -> None:
        properties = self.word.core_properties
        properties.title = runs.legal(self._document.title)
        properties.language = self._document.language
        properties.identifier = self._document.snapshot
        properties.author = properties.last_modified_by = properties.comments = ""
        properties.created = properties.modified = datetime(self._document.year, 12, 31)

    def write(self) -> None:
        """Write all parts, each at the end of those before it."""
        document = self._document
        for line in document.annex_mark:
            self._mark(line)
        self._styled("Title", document.title)
        if document.contents:
            self._contents()
        for block in document.blocks:
            self._block(block)
        if document.signatures:
            self._keep_last_lines()
        self._signatures(document.signatures)
        for annex in document.annexes:
            self._annex(annex)

    def _annex(self, annex: Annex) -> None:
        self._opens_page, self._in_annex = True, False
        for line in annex.mark:
            self._mark(line)
        self._bookmark(self._styled("Annex Title", annex.title))
        self._in_annex = True
        for block in annex.blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        if self._on_block:
            self._on_block(block)
        if isinstance(block, Paragraph):
            self._paragraph(block)
        elif isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, Chart):
            self._chart(block)
        else:
            self._table(block)

    def _paragraph(self, paragraph: Paragraph) -> None:
        fitted = self._fitting.fit(runs.legal(paragraph.text))
        run = self._styled("Body Text", fitted.parts[0]).runs[0]
        runs.add_divided(run, fitted.parts[1:])
        if fitted.spacing:
            runs.set_spacing(run, fitted.spacing)

    def _chart(self, chart: Chart) -> None:
        """The picture of the chart with its words as alternate text, and its caption below."""
        from zhytomyr_desktop.report.chart_picture import picture

        paragraph = self._styled("Normal", "")
        paragraph.paragraph_format.space_before = Pt(self._form.line)
        paragraph.paragraph_format.keep_with_next = True
        shape = paragraph.runs[0].add_picture(
            io.BytesIO(picture(chart, self._form)), width=Mm(self._text_width)
        )
        described = shape._inline.docPr
        described.set("descr", runs.legal(chart.told))
        described.set("name", runs.legal(chart.caption))
        caption = self._styled("Caption", chart.caption).paragraph_format
        caption.alignment, caption.space_after = WD_ALIGN_PARAGRAPH.CENTER, Pt(self._form.line / 2)

    def _contents(self) -> None:
        """The headings with fields for their page numbers; the numbers of the PDF until they are counted."""
        from zhytomyr_desktop.report.pdf import contents_of

        self._styles.add_contents(self._text_width)
        self._styled("TOC Heading", "Зміст")
        entries = contents_of(self._document, self._form)
        for number, (heading, page) in enumerate(entries, 1):
            paragraph = self._styled(f"toc {heading.level}", "")
            if number == 1:
                paragraph._p.extend(runs.long_field(_TOC))
            link = runs.hyperlink(paragraph, f"{_NAME}{number}")
            link.append(runs.words(runs.legal(heading.text)))
            link.append(runs.tab())
            link.extend(runs.field(f"PAGEREF {_NAME}{number} \\h", str(page)))
            if number == len(entries):
                paragraph._p.append(runs.mark_of_field("end"))
        self._opens_page = True

    def _bookmark(self, paragraph: Any) -> None:
        """A name for the heading, so that the contents can tell its page."""
        if self._document.contents and not self._in_annex:
            self._bookmarks += 1
            runs.bookmark(paragraph, self._bookmarks, f"{_NAME}{self._bookmarks}")

    def _styled(self, style: str, text: str) -> Any:
        """A paragraph at the end, put before the last element itself: python-docx searches its place anew."""
        element = OxmlElement("w:p")
        self._end.addprevious(element)
        paragraph = WordParagraph(element, self.word._body)
        element.style = self._styles.identifier(style)
        self._set_apart(paragraph, style)
        paragraph.add_run(runs.legal(text))
        return paragraph

    def _set_apart(self, paragraph: Any, style: str) -> None:
        """A new page before the paragraph where one is due, more room where a table stands above it."""
        layout = paragraph.paragraph_format
        if self._opens_page:
            self._opens_page = False
            layout.page_break_before, layout.space_before = True, Pt(0)
        elif self._is_below_table(paragraph):
            layout.space_before = Pt(self._form.line / 2) + self._styles.space_before(style)

    def _is_below_table(self, paragraph: Any) -> bool:
        above = paragraph._p.getprevious()
        return above is not None and above.tag == qn("w:tbl")

    def _mark(self, line: str) -> None:
        paragraph = self._styled("Normal", line)
        paragraph.paragraph_format.left_indent = Mm(self._form.annex_at)

    def _heading(self, heading: Heading) -> None:
        style = "Annex Heading" if self._in_annex else f"Heading {heading.level}"
        paragraph = self._styled(style, heading.text)
        if heading.subtitle:
            run = paragraph.runs[0]
            run.add_break(WD_BREAK.LINE)
            run.add_text(runs.legal(heading.subtitle))
        self._bookmark(paragraph)

    def _table(self, table: Table) -> None:
        if table.caption:
            self._styled("Caption", table.caption).paragraph_format.keep_with_next = True
        if not any(table.header) and not table.rows:
            return
        if not table.caption and (self._opens_page or self._last_paragraph() is None):
            self._styled("Normal", "")  # Word makes one table of two that touch.
        self._space_below(self._form.line / 4)
        add_table(self.word, table, self._form)

    def _space_below(self, points: float) -> None:
        """The paragraph written last stands clear of what follows."""
        last = self._last_paragraph()
        if last is not None:
            last.paragraph_format.space_after = Pt(points)

    def _last_paragraph(self) -> Any:
        """What was written last, if it is a paragraph."""
        last = self._end.getprevious()
        if last is None or last.tag != qn("w:p"):
            return None
        return WordParagraph(last, self.word._body)

    @property
    def _text_width(self) -> float:
        """Between the side margins, in millimetres."""
        return self._form.width - self._form.left - self._form.right

    def _keep_last_lines(self) -> None:
        """The last paragraph stays with the signatures: never less than two lines of text above them."""
        last = self._last_paragraph()
        if last is not None:
            layout = last.paragraph_format
            layout.keep_with_next = layout.keep_together = True

    def _signatures(self, signatures: Iterable[Signature]) -> None:
        """Post and name in a table without borders: the name stands level with the post's last line."""
        for number, signature in enumerate(signatures):
            gap = self._styled("Normal", "").paragraph_format
            gap.space_before = Mm(self._form.mark) if number else Pt(self._form.line)
            gap.keep_with_next = True
            self._signature(signature)

    def _signature(self, signature: Signature) -> None:
        grid = add_grid(self.word, 1, (self._form.name_at, self._text_width - self._form.name_at))
        row = grid.rows[0]
        row._tr.get_or_add_trPr().append(runs.flag("w:cantSplit"))
        for cell, text in zip(row.cells, (signature.post, signature.name), strict=True):
            cell.vertical_alignment = WD_ALIGN_VERTICAL.BOTTOM
            cell.paragraphs[0].add_run(runs.legal(text))
        row.cells[0].paragraphs[0].paragraph_format.right_indent = Mm(POST_APART)
        set_padding(grid, Sides())
