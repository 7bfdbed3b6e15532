"""The DOCX against the document it came from, read back by python-docx."""

from __future__ import annotations

import subprocess
import zipfile
from dataclasses import replace
from itertools import accumulate, pairwise

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from tests.report import samples
from tests.report.reading import letters, rows_of, words
from zhytomyr_desktop.report.annexes import AnnexKind
from zhytomyr_desktop.report.compose import compose
from zhytomyr_desktop.report.document import Annex, Heading, Paragraph, Table
from zhytomyr_desktop.report.docx import render, write_docx
from zhytomyr_desktop.report.norm.measuring import measure
from zhytomyr_desktop.report.pdf import write_pdf


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
    assert all("w:cantSplit" in row._tr.xml for t in gridded for row in t.rows)


def test_a_table_is_described_in_the_order_that_word_asks(tmp_path):
    """CT_TblPr of ISO 29500 is a sequence: Word calls a file damaged whose elements stand otherwise."""
    table = Table("Показники", ("Назва", "2023 рік"), (("Дітей", "12,5"),), numeric=(1,))
    write_docx(samples.document(table), tmp_path / "r.docx")
    order = ["tblStyle", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook"]
    for grid in docx.Document(tmp_path / "r.docx").tables:
        names = [element.tag.partition("}")[2] for element in grid._tbl.tblPr]
        assert names == [name for name in order if name in names]


def test_two_tables_stay_two(tmp_path):
    """Word makes one of tables that touch."""
    table = Table("", ("Назва", "2023 рік"), (("Дітей", "12,5"),), numeric=(1,))
    write_docx(samples.document(table, table), tmp_path / "r.docx")
    body = docx.Document(tmp_path / "r.docx").element.body
    kinds = [element.tag.partition("}")[2] for element in body]
    assert all(pair != ("tbl", "tbl") for pair in pairwise(kinds))


def test_what_people_typed_breaks_nothing(tmp_path) -> None:
    typed = "<b>Лапи</b> & \x00\x0b«Хвости» 🐾 ]]>"
    document = samples.document(samples.paragraph(typed))
    write_docx(document, tmp_path / "r.docx")
    assert "<b>Лапи</b> & «Хвости» 🐾 ]]>" in [p.text for p in docx.Document(tmp_path / "r.docx").paragraphs]
    with zipfile.ZipFile(tmp_path / "r.docx") as archive:
        assert archive.testzip() is None


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    """The sample as PDF and as DOCX, with contents."""
    folder = tmp_path_factory.mktemp("both")
    document = compose(*samples.shipped(), contents=True, annexes=tuple(AnnexKind))
    pages = write_pdf(document, folder / "r.pdf").pages
    write_docx(document, folder / "r.docx")
    return folder, pages


def test_pdf_and_docx_say_the_same_word_for_word(shipped):
    """Contents and annexes A to D included; the words inside a chart are the picture's own."""
    folder, _ = shipped
    assert letters("".join(_words(folder / "r.docx"))) == letters("".join(_tagged_words(folder / "r.pdf")))


def _tagged_words(path) -> list[str]:
    """The words of the PDF in the order of its tags, as pdfium and pikepdf read them."""
    found: dict[int, list[str]] = {}
    for sheet in measure(path).sheets:
        for span in (span for line in sheet.lines for span in line.spans):
            if span.tag.kind not in ("", "Figure"):
                found.setdefault(span.tag.number, []).append(span.text)
    return [text for number in sorted(found) for text in found[number]]


def test_the_contents_are_a_field_with_links(shipped):
    """Word makes the same list anew from the styles that the field names, annexes by their titles alone."""
    folder, _ = shipped
    word = docx.Document(folder / "r.docx")
    entries = [p for p in word.paragraphs if p.style.name.startswith("toc ")]
    listed = [p for p in word.paragraphs if p.style.name in ("Heading 1", "Heading 2", "Annex Title")]
    assert len(entries) == len(listed) > 25
    code = "".join(t.text for p in entries for t in p._p.iter(qn("w:instrText")))
    assert code.startswith(' TOC \\h \\z \\t "Heading 1,1,Heading 2,2,Annex Title,1"')
    for entry, heading in zip(entries, listed, strict=True):
        (link,) = entry._p.iter(qn("w:hyperlink"))
        (mark,) = heading._p.iter(qn("w:bookmarkStart"))
        assert link.get(qn("w:anchor")) == mark.get(qn("w:name"))
        assert heading.text.split("\n")[0] in "".join(t.text for t in link.iter(qn("w:t")))
    marks = [m.get(qn("w:fldCharType")) for p in entries for m in p._p.iter(qn("w:fldChar"))]
    assert marks.count("begin") == marks.count("end") == marks.count("separate")


@pytest.fixture(scope="module")
def printed(shipped):
    """The DOCX as LibreOffice prints it; it has no Ukrainian patterns here and never narrows a space."""
    folder, _ = shipped
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    target = ["--convert-to", "pdf", "--outdir", folder / "printed", folder / "r.docx"]
    subprocess.run([*command, *target], check=True, capture_output=True, timeout=100)
    return folder / "printed" / "r.pdf"


def test_libreoffice_prints_the_same_pages(shipped, printed):
    """As many, and each turned within two lines of the same word, from the title to the last table."""
    folder, pages = shipped
    ours, theirs = _turns(folder / "r.pdf"), _turns(printed)
    assert len(theirs) == len(ours) == pages
    compared = next(n for n, (_, text) in enumerate(ours) if text.startswith("Додаток3"))
    shifts = [a - b for (a, _), (b, _) in zip(ours[:compared], theirs, strict=False)]
    assert max(map(abs, shifts)) <= TWO_LINES
    assert sum(map(abs, shifts)) / compared < TWO_LINES / 10


TWO_LINES = 150
"""Letters of two full lines, about."""


def _turns(path) -> list[tuple[int, str]]:
    """How many letters stand before each page, and its own."""
    pages: dict[int, list[str]] = {}
    for word in words(path):
        pages.setdefault(word.page, []).append(letters(word.text) if word.top > 18 else "")
    texts = ["".join(told) for told in pages.values()]
    return list(zip(accumulate(map(len, texts), initial=0), texts, strict=False))


def test_libreoffice_sets_the_same_lines(shipped, printed):
    """Lines, margins, page numbers and signatures stand where the PDF has them, to half a millimetre."""
    both = [words(shipped[0] / "r.pdf"), words(printed)]
    signed = next(word.page for word in both[0] if word.text == "СИЧОВА")
    ours, theirs = (
        [[(row[0].top, row[0].left) for row in rows_of(found, page)] for page in (2, 4, signed, 40)]
        for found in both
    )
    for page, same in zip(ours, theirs, strict=True):
        assert len(page) == len(same)
        for (top, left), (their_top, their_left) in zip(page, same, strict=True):
            assert abs(top - their_top) < 0.5
            assert abs(left - their_left) < 0.5


def test_words_are_divided_without_breaking_them(tmp_path):
    """Optional hyphens stand only where lines end; the words read whole for search and for programs."""
    document = samples.long_report(3)
    write_docx(document, tmp_path / "r.docx")
    body = [p for p in docx.Document(tmp_path / "r.docx").paragraphs if p.style.name == "Body Text"]
    assert [p.text for p in body] == [b.text for b in document.blocks if isinstance(b, Paragraph)]
    hyphens = sum(1 for p in body for _ in p._p.iter(qn("w:softHyphen")))
    assert 0 < hyphens < sum(len(p.text) for p in body) / 60
    spacings = [int(s.get(qn("w:val"))) for p in body for s in p._p.iter(qn("w:spacing"))]
    assert all(-6 <= spacing < 0 for spacing in spacings)


def test_annexes_are_tables_and_pictures_with_words(tmp_path):
    document = compose(*samples.shipped(), annexes=[AnnexKind.MONEY, AnnexKind.CHARTS])
    write_docx(document, tmp_path / "r.docx")
    word = docx.Document(tmp_path / "r.docx")
    described = [shape._inline.docPr.get("descr") for shape in word.inline_shapes]
    assert len(described) == 2
    assert all("Пріоритет" in told or "2022" in told or "пріоритет" in told for told in described)
    gridded = [t for t in word.tables if t.style is not None and t.style.name == "Table Grid"]
    assert len(gridded) == 2
    assert "decimal" in gridded[0].rows[1]._tr.xml


def test_signatures_keep_two_lines_of_text(tmp_path):
    write_docx(samples.long_report(2), tmp_path / "r.docx")
    body = docx.Document(tmp_path / "r.docx").paragraphs
    last = [p for p in body if p.style.name == "Body Text"][-1]
    assert last.paragraph_format.keep_with_next
    assert last.paragraph_format.keep_together


def test_what_is_raised_at_a_block_stops_the_work(tmp_path):
    def stop(_block):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        write_docx(samples.long_report(2), tmp_path / "r.docx", on_block=stop)
    assert list(tmp_path.iterdir()) == []
