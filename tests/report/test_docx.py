"""The DOCX against the document it came from, read back by python-docx."""

from __future__ import annotations

import zipfile
from dataclasses import replace

import docx
from docx.shared import Mm, Pt

from tests.report import samples
from zhytomyr_desktop.report.document import Annex, Heading, Paragraph, Table
from zhytomyr_desktop.report.docx import render, write_docx


def _words(path) -> list[str]:
    """All words in the order of the file, tables included."""
    body = docx.Document(path).element.body
    texts = ("".join(t.text or "" for t in p.iter("{*}t")) for p in body.iter("{*}p"))
    return " ".join(texts).split()


def _words_of(document) -> list[str]:
    told = [*document.annex_mark, document.title]
    blocks = list(document.blocks)
    for block in blocks:
        told += _told(block)
    told += [text for s in document.signatures for text in (s.post, s.name)]
    for annex in document.annexes:
        told.append(annex.title)
        told += [text for block in annex.blocks for text in _told(block)]
    return " ".join(told).split()


def _told(block) -> list[str]:
    if isinstance(block, Paragraph):
        return [block.text]
    if isinstance(block, Heading):
        return [block.text + block.subtitle]
    return [block.caption, *block.header, *(cell for row in block.rows for cell in row)]


def test_all_words_stand_in_order(tmp_path) -> None:
    document = samples.long_report(3)
    write_docx(document, tmp_path / "r.docx")
    assert _words(tmp_path / "r.docx") == _words_of(document)


def test_same_document_same_bytes() -> None:
    assert render(samples.long_report(3)) == render(samples.long_report(3))


def test_page_and_type_follow_the_standard(tmp_path) -> None:
    write_docx(samples.long_report(3), tmp_path / "r.docx")
    word = docx.Document(tmp_path / "r.docx")
    section = word.sections[0]
    margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert [round(m.mm) for m in margins] == [30, 10, 20, 20]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header.paragraphs[0]._p.xml
    body = next(p for p in word.paragraphs if p.style.name == "Body Text")
    assert body.style.font.size == Pt(14)
    assert abs(body.style.paragraph_format.first_line_indent - Mm(12.5)) < Mm(0.1)


def test_headings_are_headings(tmp_path) -> None:
    document = samples.long_report(3)
    write_docx(document, tmp_path / "r.docx")
    styles = [p.style.name for p in docx.Document(tmp_path / "r.docx").paragraphs]
    assert styles.count("Title") == 1
    wanted = [f"Heading {b.level}" for b in document.blocks if isinstance(b, Heading)]
    assert [name for name in styles if name.startswith("Heading")] == wanted


def test_a_table_repeats_its_header(tmp_path) -> None:
    table = Table("Показники", ("Назва", "2023 рік"), (("Дітей", "12,5"), ("Тварин", "1")), numeric=(1,))
    document = replace(samples.document(table), annexes=(Annex("Додаток", (table,)),))
    write_docx(document, tmp_path / "r.docx")
    tables = docx.Document(tmp_path / "r.docx").tables
    gridded = [t for t in tables if t.style is not None and t.style.name == "Table Grid"]
    assert len(gridded) == 2
    assert all("w:tblHeader" in t.rows[0]._tr.xml for t in gridded)


def test_what_people_typed_breaks_nothing(tmp_path) -> None:
    typed = "<b>Лапи</b> & \x00\x0b«Хвости» 🐾 ]]>"
    document = samples.document(samples.paragraph(typed))
    write_docx(document, tmp_path / "r.docx")
    assert "<b>Лапи</b> & «Хвости» 🐾 ]]>" in [p.text for p in docx.Document(tmp_path / "r.docx").paragraphs]
    with zipfile.ZipFile(tmp_path / "r.docx") as archive:
        assert archive.testzip() is None
