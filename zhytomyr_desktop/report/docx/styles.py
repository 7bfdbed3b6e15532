"""The page and the styles of a DOCX by ДСТУ 4163:2020."""

from __future__ import annotations

from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from zhytomyr_desktop.report.docx.runs import field, flag
from zhytomyr_desktop.report.fonts import ASCENT
from zhytomyr_desktop.report.page import PageFormat

FONT = "Liberation Serif"
_MIDDLE = ASCENT - 0.33
"""In em: from the top of a line to the middle of its digits."""


def set_page(section: Any, form: PageFormat) -> None:
    """Paper, margins and page numbers of the section."""
    section.start_type = WD_SECTION.NEW_PAGE
    if form.width > form.height:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(form.width), Mm(form.height)
    section.left_margin, section.right_margin = Mm(form.left), Mm(form.right)
    section.top_margin, section.bottom_margin = Mm(form.top), Mm(form.bottom)
    section.header_distance = Mm(form.top / 2) - Pt(form.size * _MIDDLE)
    section.different_first_page_header_footer = form.numbered
    if form.numbered:
        header = section.header.paragraphs[0]
        header.alignment = WD_ALIGN_PARAGRAPH.CENTER
        # The middle of the sheet, not of the text.
        header.paragraph_format.left_indent = Mm(-form.left)
        header.paragraph_format.right_indent = Mm(-form.right)
        for run in field("PAGE"):
            header._p.append(run)


def set_snapshot(section: Any, form: PageFormat, snapshot: str) -> None:
    """Which state of the file this is, at the foot of the first page."""
    section.different_first_page_header_footer = True
    section.footer_distance = Mm(form.bottom / 2)
    foot = section.first_page_footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = foot.add_run(f"Стан даних: {snapshot}")
    run.font.size = Pt(8)


class Styles:
    """The styles of one document; each is looked up by its name once."""

    def __init__(self, word: Any, form: PageFormat, language: str) -> None:
        self._styles = word.styles
        self._form = form
        self._ids: dict[str, str] = {}
        self._text(language)
        for name, centred in (("Title", True), ("Heading 1", True), ("Heading 2", False)):
            self._heading(name, centred=centred)
        for name, base in (("Annex Title", "Heading 1"), ("Annex Heading", "Heading 2")):
            # Like their base, told apart so that the contents list an annex only by its title.
            self._styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = self._styles[base]
        self._styles["Title"].paragraph_format.space_before = Pt(2 * form.line)
        _set_ukrainian(word.settings.element)

    def identifier(self, name: str) -> str:
        """What the file calls the style."""
        if name not in self._ids:
            self._ids[name] = self._styles[name].style_id
        return self._ids[name]

    def space_before(self, name: str) -> int:
        """Above its paragraphs, as the style or the one that it is based on says."""
        style = self._styles[name]
        while style is not None and style.paragraph_format.space_before is None:
            style = style.base_style
        return style.paragraph_format.space_before if style is not None else 0

    def add_contents(self, width: float) -> None:
        """Those of the contents, ``width`` millimetres wide; their heading is none that they list."""
        heading = self._added("TOC Heading", "Title")
        heading.paragraph_format.space_before = Pt(self._form.line)
        for level in (1, 2):
            layout = self._added(f"toc {level}", "Normal").paragraph_format
            layout.left_indent = Mm(8 * (level - 1))
            layout.tab_stops.add_tab_stop(Mm(width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)

    def _added(self, name: str, base: str) -> Any:
        styles = self._styles
        style = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles[base]
        style.paragraph_format.keep_with_next = name == "TOC Heading"
        return self._style(name, self._form.size)

    def _text(self, language: str) -> None:
        form = self._form
        normal = self._style("Normal", form.size)
        _set_language(normal, language)
        layout = normal.paragraph_format
        layout.line_spacing, layout.space_after = form.spacing, Pt(0)
        layout.widow_control = True
        body = self._style("Body Text", form.size).paragraph_format
        body.alignment, body.first_line_indent = WD_ALIGN_PARAGRAPH.JUSTIFY, Mm(form.indent)
        body.space_after = Pt(0)
        caption = self._style("Caption", form.table_size)
        caption.font.bold = False
        caption.paragraph_format.space_before = Pt(form.line / 2)

    def _style(self, name: str, size: float) -> Any:
        style = self._styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), FONT)
        return style

    def _heading(self, name: str, *, centred: bool) -> None:
        style = self._style(name, self._form.size)
        style.font.bold, style.font.italic = True, False
        for apart in style.element.rPr.findall(qn("w:spacing")) + style.element.rPr.findall(qn("w:kern")):
            style.element.rPr.remove(apart)
        layout = style.paragraph_format
        layout.space_before, layout.space_after = Pt(self._form.line), Pt(0)
        layout.keep_with_next = layout.keep_together = True
        layout.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
        layout.left_indent = Mm(0 if centred else self._form.indent)
        borders = style.element.get_or_add_pPr().find(qn("w:pBdr"))
        if borders is not None:
            borders.getparent().remove(borders)


def _set_ukrainian(settings: Any) -> None:
    """Words are divided, and the numbers of a table stand under one another by their comma."""
    settings.find(qn("w:defaultTabStop")).addnext(flag("w:autoHyphenation"))
    settings.find(qn("w:decimalSymbol")).set(qn("w:val"), ",")
    settings.find(qn("w:listSeparator")).set(qn("w:val"), ";")


def _set_language(style: Any, language: str) -> None:
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), language)
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(mark)
