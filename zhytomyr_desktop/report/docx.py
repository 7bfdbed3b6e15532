"""The report as a DOCX: the same document with real styles, headings, tables and page numbers."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from zhytomyr_desktop.report.document import Block, Chart, Document, Heading, Paragraph, Signature, Table
from zhytomyr_desktop.report.grid import PADDING, column_measures
from zhytomyr_desktop.report.output import write_atomically
from zhytomyr_desktop.report.page import PageFormat, mm

FONT = "Liberation Serif"
_NAME = "_Toc"
_TOC = 'TOC \\h \\z \\t "Heading 1,1,Heading 2,2,Annex Title,1"'
"""The field of the contents: made anew by the word processor, it lists the same headings, as links."""
_SPARE = 0.5
"""Millimetres by which cells are padded less than in the PDF: word processors measure words otherwise."""
_RULE = 0.15
"""Millimetres by which rows are padded less: here their rules take room, in the PDF they take none."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


OnBlock = Callable[[Block], None]
"""Called before every block; what it raises stops the work."""


def write_docx(
    document: Document, path: Path, *, form: PageFormat | None = None, on_block: OnBlock | None = None
) -> None:
    """Write the report to ``path``, complete or not at all; an older file there is replaced.

    Page and type follow ДСТУ 4163:2020 as in the PDF; same document, same bytes. Raises ReportError.
    """
    write_atomically(path, [render(document, form=form, on_block=on_block)])


def render(document: Document, *, form: PageFormat | None = None, on_block: OnBlock | None = None) -> bytes:
    """The DOCX's bytes, the same for the same document."""
    writer = _Writer(form or PageFormat(), document, on_block)
    writer.write()
    raw = io.BytesIO()
    writer.word.save(raw)
    return _without_times(raw)


class _Writer:
    def __init__(self, form: PageFormat, document: Document, on_block: OnBlock | None = None) -> None:
        self._on_block = on_block
        self.form = form
        self.document = document
        self.word: Any = docx.Document()
        self._body = self.word.element.body
        self._end = self._body.find(qn("w:sectPr"))
        self._style_ids: dict[str, str] = {}
        self._bookmarks = 0
        self._in_annex = False

    def write(self) -> None:
        self._page()
        self._styles()
        self._properties()
        for line in self.document.annex_mark:
            self._mark(line)
        self._styled("Title", self.document.title)
        if self.document.contents:
            self._contents()
        for block in self.document.blocks:
            self._block(block)
        if self.document.signatures:
            self._keep_last_lines()
        self._signatures(self.document.signatures)
        for annex in self.document.annexes:
            self._new_page()
            self._in_annex = False
            for line in annex.mark:
                self._mark(line)
            self._bookmark(self._styled("Annex Title", annex.title))
            self._in_annex = True
            for block in annex.blocks:
                self._block(block)

    # -- page and styles ------------------------------------------------------------------------------------

    def _page(self) -> None:
        form = self.form
        section = self.word.sections[0]
        section.start_type = WD_SECTION.NEW_PAGE
        if form.width > form.height:
            section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(form.width), Mm(form.height)
        section.left_margin, section.right_margin = Mm(form.left), Mm(form.right)
        section.top_margin, section.bottom_margin = Mm(form.top), Mm(form.bottom)
        section.header_distance = Mm(form.top / 2)
        section.different_first_page_header_footer = form.numbered
        if form.numbered:
            header = section.header.paragraphs[0]
            header.alignment = WD_ALIGN_PARAGRAPH.CENTER
            header.paragraph_format.first_line_indent = Mm(0)
            _field(header, "PAGE")
        if self.document.snapshot:
            self._snapshot(section)

    def _snapshot(self, section: Any) -> None:
        """Which state of the file this is, at the foot of the first page."""
        section.different_first_page_header_footer = True
        section.footer_distance = Mm(self.form.bottom / 2)
        foot = section.first_page_footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = foot.add_run(f"Стан даних: {self.document.snapshot}")
        run.font.size = Pt(8)

    def _styles(self) -> None:
        form = self.form
        normal = self._style("Normal", form.size)
        _language(normal, self.document.language)
        layout = normal.paragraph_format
        layout.line_spacing, layout.space_after = form.spacing, Pt(0)
        layout.widow_control = True
        self._heading_style("Title", centred=True)
        self._heading_style("Heading 1", centred=True)
        self._heading_style("Heading 2", centred=False)
        for name, base in (("Annex Title", "Heading 1"), ("Annex Heading", "Heading 2")):
            self._annex_style(name, base)
        self._style("Body Text", form.size)
        body = self.word.styles["Body Text"].paragraph_format
        body.alignment, body.first_line_indent = WD_ALIGN_PARAGRAPH.JUSTIFY, Mm(form.indent)
        body.space_after = Pt(0)
        self._style("Caption", form.table_size).font.bold = False
        self.word.settings.element.find(qn("w:defaultTabStop")).addnext(_flag("w:autoHyphenation"))

    def _style(self, name: str, size: float) -> Any:
        style = self.word.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), FONT)
        return style

    def _annex_style(self, name: str, base: str) -> None:
        """A heading like its base, told apart so that the contents list an annex only by its title."""
        style = self.word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = self.word.styles[base]

    def _heading_style(self, name: str, *, centred: bool) -> None:
        style = self._style(name, self.form.size)
        style.font.bold, style.font.italic = True, False
        layout = style.paragraph_format
        layout.space_before, layout.space_after = Pt(self.form.line), Pt(0)
        layout.keep_with_next = layout.keep_together = True
        layout.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
        layout.first_line_indent = Mm(0 if centred else self.form.indent)
        borders = style.element.get_or_add_pPr().find(qn("w:pBdr"))
        if borders is not None:
            borders.getparent().remove(borders)

    def _properties(self) -> None:
        properties = self.word.core_properties
        properties.title = _clean(self.document.title)
        properties.language = self.document.language
        properties.identifier = self.document.snapshot
        properties.author = properties.last_modified_by = properties.comments = ""
        moment = datetime(self.document.year, 12, 31)
        properties.created = properties.modified = moment

    # -- the parts ------------------------------------------------------------------------------------------

    def _block(self, block: Block) -> None:
        if self._on_block:
            self._on_block(block)
        if isinstance(block, Paragraph):
            self._styled("Body Text", block.text)
        elif isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, Chart):
            self._chart(block)
        else:
            self._table(block)

    def _chart(self, chart: Chart) -> None:
        """The picture of the chart with its words as alternate text."""
        from zhytomyr_desktop.report.chart_picture import picture

        self._styled("Caption", chart.caption).paragraph_format.keep_with_next = True
        paragraph = self._styled("Normal", "")
        shape = paragraph.runs[0].add_picture(
            io.BytesIO(picture(chart, self.form)), width=Mm(self._text_width)
        )
        described = shape._inline.docPr
        described.set("descr", _clean(chart.told))
        described.set("name", _clean(chart.caption))

    def _contents(self) -> None:
        """The headings with fields for their page numbers; the numbers of the PDF until they are counted."""
        from zhytomyr_desktop.report.pdf import contents_of

        self._contents_styles()
        self._styled("TOC Heading", "Зміст")
        entries = contents_of(self.document, self.form)
        for number, (heading, page) in enumerate(entries, 1):
            paragraph = self._styled(f"toc {heading.level}", "")
            if number == 1:
                _begin_field(paragraph, _TOC)
            link = _hyperlink(paragraph, f"{_NAME}{number}")
            for run in (
                _run(_clean(heading.text)),
                _tab(),
                *_field_runs(f"PAGEREF {_NAME}{number} \\h", str(page)),
            ):
                link.append(run)
            if number == len(entries):
                paragraph._p.append(_mark_of_field("end"))
        self._new_page()

    def _contents_styles(self) -> None:
        """The heading of the contents is none of the headings that they list."""
        heading = self._added_style("TOC Heading", "Title")
        heading.paragraph_format.space_before = Pt(self.form.line)
        for level in (1, 2):
            layout = self._added_style(f"toc {level}", "Normal").paragraph_format
            layout.left_indent = Mm(8 * (level - 1))
            layout.tab_stops.add_tab_stop(Mm(self._text_width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)

    def _added_style(self, name: str, base: str) -> Any:
        styles = self.word.styles
        style = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles[base]
        style.paragraph_format.keep_with_next = name == "TOC Heading"
        return self._style(name, self.form.size)

    def _bookmark(self, paragraph: Any) -> None:
        """A name for the heading, so that the contents can tell its page."""
        if not self.document.contents or self._in_annex:
            return
        self._bookmarks += 1
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for mark in (start, end):
            mark.set(qn("w:id"), str(self._bookmarks))
        start.set(qn("w:name"), f"{_NAME}{self._bookmarks}")
        paragraph._p.insert(1, start)
        paragraph._p.append(end)

    def _styled(self, style: str, text: str) -> Any:
        """A paragraph at the end, put before the last element itself: python-docx searches its place anew."""
        element = OxmlElement("w:p")
        self._end.addprevious(element)
        from docx.text.paragraph import Paragraph as WordParagraph

        paragraph = WordParagraph(element, self.word._body)
        if style not in self._style_ids:
            self._style_ids[style] = self.word.styles[style].style_id
        element.style = self._style_ids[style]
        paragraph.add_run(_clean(text))
        return paragraph

    def _mark(self, line: str) -> None:
        paragraph = self._styled("Normal", line)
        paragraph.paragraph_format.left_indent = Mm(self.form.annex_at)

    def _heading(self, heading: Heading) -> None:
        style = "Annex Heading" if self._in_annex else f"Heading {heading.level}"
        paragraph = self._styled(style, heading.text)
        if heading.subtitle:
            run = paragraph.runs[0]
            run.add_break(WD_BREAK.LINE)
            run.add_text(_clean(heading.subtitle))
        self._bookmark(paragraph)

    def _new_page(self) -> None:
        self._styled("Normal", "").runs[0].add_break(WD_BREAK.PAGE)

    def _table(self, table: Table) -> None:
        if table.caption:
            self._styled("Caption", table.caption).paragraph_format.keep_with_next = True
        rows = [table.header, *table.rows] if any(table.header) else list(table.rows)
        if not rows:
            return
        self._space_below(self.form.line / 4)
        measured = column_measures(table, self.form)
        grid = self._grid(len(rows), [points / mm(1) for points in measured.widths], "Table Grid")
        _padding(grid, PADDING / mm(1) - _SPARE, PADDING / mm(1) / 2 - _RULE)
        cells = _cells(grid)
        for number, (words, row) in enumerate(zip(rows, cells, strict=True)):
            is_header = number == 0 and any(table.header)
            for column, (text, cell) in enumerate(zip(words, row, strict=True)):
                total = number - bool(any(table.header)) in table.totals
                paragraph = self._cell(cell, text, bold=is_header or total)
                if is_header:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                elif column in measured.commas:
                    stops = paragraph.paragraph_format.tab_stops
                    stops.add_tab_stop(Pt(measured.commas[column]), WD_TAB_ALIGNMENT.DECIMAL)
        for row in grid._tbl.tr_lst:
            row.get_or_add_trPr().append(_flag("w:cantSplit"))
        if any(table.header):
            grid._tbl.tr_lst[0].get_or_add_trPr().append(_flag("w:tblHeader"))

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
        from docx.text.paragraph import Paragraph as WordParagraph

        return WordParagraph(last, self.word._body)

    @property
    def _text_width(self) -> float:
        """Between the side margins, in millimetres."""
        return self.form.width - self.form.left - self.form.right

    def _grid(self, rows: int, widths: Sequence[float], style: str | None) -> Any:
        """An empty table with columns of these widths in millimetres."""
        grid = self.word.add_table(rows, len(widths))
        if style:
            grid.style = self.word.styles[style]
        grid.autofit = False
        for column, width in zip(grid.columns, widths, strict=True):
            column.width = Mm(width)
        for row in _cells(grid):
            for cell, width in zip(row, widths, strict=True):
                cell.width = Mm(width)
        return grid

    def _cell(self, cell: Any, text: str, *, bold: bool = False) -> Any:
        paragraph = cell.paragraphs[0]
        run = paragraph.add_run(_clean(text))
        run.font.size, run.font.bold = Pt(self.form.table_size), bold
        return paragraph

    def _keep_last_lines(self) -> None:
        """The last paragraph stays with the signatures: never less than two lines of text above them."""
        last = self._last_paragraph()
        if last is not None:
            layout = last.paragraph_format
            layout.keep_with_next = layout.keep_together = True

    def _signatures(self, signatures: Iterable[Signature]) -> None:
        """Post and name in a table without borders: the name stands level with the post's last line."""
        for signature in signatures:
            self._styled("Normal", "").paragraph_format.keep_with_next = True
            self._signature(signature)

    def _signature(self, signature: Signature) -> None:
        grid = self._grid(1, (self.form.name_at, self._text_width - self.form.name_at), None)
        row = grid.rows[0]
        row._tr.get_or_add_trPr().append(_flag("w:cantSplit"))
        for cell, text in zip(row.cells, (signature.post, signature.name), strict=True):
            cell.vertical_alignment = WD_ALIGN_VERTICAL.BOTTOM
            cell.paragraphs[0].add_run(_clean(text))
        _padding(grid, 0)


def _cells(grid: Any) -> Iterator[list[Any]]:
    """The cells by row; read once, since python-docx builds the whole grid for each row asked for."""
    flat = grid._cells
    width = len(grid.columns)
    return (flat[start : start + width] for start in range(0, len(flat), width))


def _padding(grid: Any, width: float, height: float = 0.0) -> None:
    """Millimetres between the sides of a cell and its words, and above and below them."""
    margins = OxmlElement("w:tblCellMar")
    for side, room in (("w:top", height), ("w:left", width), ("w:bottom", height), ("w:right", width)):
        edge = OxmlElement(side)
        edge.set(qn("w:w"), str(round(room * 1440 / 25.4)))
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    grid._tbl.tblPr.append(margins)


def _flag(name: str) -> Any:
    return OxmlElement(name)


def _language(style: Any, language: str) -> None:
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), language)
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(mark)


def _field(paragraph: Any, instruction: str) -> None:
    """A field that the word processor counts anew, such as PAGE."""
    for run in _field_runs(instruction):
        paragraph._p.append(run)


def _field_runs(instruction: str, shown: str = "") -> Iterator[Any]:
    """The runs of a field; ``shown`` stands there until it is counted anew."""
    yield _mark_of_field("begin")
    yield _instruction(instruction)
    if shown:
        yield _mark_of_field("separate")
        yield _run(shown)
    yield _mark_of_field("end")


def _begin_field(paragraph: Any, instruction: str) -> None:
    """The beginning of a field whose result goes over several paragraphs."""
    for run in (_mark_of_field("begin"), _instruction(instruction), _mark_of_field("separate")):
        paragraph._p.append(run)


def _mark_of_field(kind: str) -> Any:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    return _holding(mark)


def _instruction(text: str) -> Any:
    told = OxmlElement("w:instrText")
    told.set(qn("xml:space"), "preserve")
    told.text = f" {text} "
    return _holding(told)


def _run(text: str) -> Any:
    told = OxmlElement("w:t")
    told.set(qn("xml:space"), "preserve")
    told.text = text
    return _holding(told)


def _tab() -> Any:
    return _holding(OxmlElement("w:tab"))


def _holding(element: Any) -> Any:
    """A run with one element."""
    run = OxmlElement("w:r")
    run.append(element)
    return run


def _hyperlink(paragraph: Any, name: str) -> Any:
    """A link to a bookmark of the document, still without words."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), name)
    link.set(qn("w:history"), "1")
    paragraph._p.append(link)
    return link


def _clean(text: str) -> str:
    """What XML can hold."""
    return _CONTROL.sub("", text)


def _without_times(raw: io.BytesIO) -> bytes:
    """The same archive with one fixed time on all its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, _EPOCH), source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
