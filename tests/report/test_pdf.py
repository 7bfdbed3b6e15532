"""The written PDF measured against ДСТУ 4163:2020 and against its own source."""

from __future__ import annotations

import re
from itertools import pairwise

import pikepdf
import pytest

from tests.report import samples
from tests.report.reading import body_letters, letters, lines, run, text_lines, words
from zhytomyr_desktop.report.compose import compose
from zhytomyr_desktop.report.document import Document, Heading, Paragraph, Signature, Table
from zhytomyr_desktop.report.page import PageFormat
from zhytomyr_desktop.report.pdf import write_pdf

LEFT, RIGHT, TOP, BOTTOM = 30, 200, 20, 277
HALF = 0.5


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    path = tmp_path_factory.mktemp("report") / "звіт.pdf"
    document = samples.long_report(12)
    return path, document, write_pdf(document, path)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    path = tmp_path_factory.mktemp("report") / "zvit-2023.pdf"
    document = compose(*samples.shipped())
    write_pdf(document, path)
    return path, document


def source_letters(document: Document) -> str:
    parts = [*document.annex_mark, document.title]
    for block in document.blocks:
        if isinstance(block, Heading):
            parts += [block.text, block.subtitle]
        elif isinstance(block, Paragraph):
            parts.append(block.text)
        else:
            parts += [block.caption, *block.header, *(cell for row in block.rows for cell in row)]
    for signature in document.signatures:
        parts += [signature.post, signature.name]
    return letters("".join(parts))


def test_page_is_a4(report):
    path, _, written = report
    info = run("pdfinfo", path)
    assert "A4" in info
    assert f"Pages:           {written.pages}" in info
    assert written.pages > 5


def test_margins(report):
    path, _, written = report
    body = [w for w in words(path) if w.top > 18]
    assert min(w.left for w in body) == pytest.approx(LEFT, abs=HALF)
    assert max(w.right for w in body) == pytest.approx(RIGHT, abs=HALF)
    assert min(w.top for w in body) == pytest.approx(TOP, abs=HALF)
    assert max(w.bottom for w in body) <= BOTTOM + HALF
    full = [max(w.bottom for w in body if w.page == page) for page in range(1, written.pages)]
    assert max(full) > BOTTOM - 6


def test_justified_lines_end_at_the_right_margin(report):
    path, document, _ = report
    rows = lines(path, 3)
    last_words = {b.text.split()[-1] for b in document.blocks if isinstance(b, Paragraph)}
    ends = [row[-1].right for row in rows if row[-1].text not in last_words and len(row) > 3]
    assert len(ends) > 15
    assert all(end == pytest.approx(RIGHT, abs=HALF) for end in ends)


def test_first_line_is_indented(report):
    path, _, _ = report
    starts = [row[0].left for row in lines(path, 2) if row[0].text.startswith("Упродовж")]
    indented = [start for start in starts if start > LEFT + 2]
    assert indented
    assert all(start == pytest.approx(LEFT + 12.5, abs=0.1) for start in indented)


def test_type_is_fourteen_points(report):
    path, _, _ = report
    with pikepdf.open(path) as pdf:
        sizes = {
            (str(operands[0]), float(operands[1]))
            for page in pdf.pages
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "Tf"
        }
    assert sizes == {("/R0", 14.0), ("/B0", 14.0)}


def test_lines_stand_at_single_spacing(report):
    path, _, _ = report
    tops = sorted({round(w.top, 2) for w in words(path) if w.page == 3 and w.top > 18})
    steps = [round(b - a, 1) for a, b in pairwise(tops)]
    assert min(steps) == pytest.approx(14 * 1.149 * 25.4 / 72, abs=0.1)


def test_page_numbers_from_the_second_page(report):
    path, _, written = report
    numbers = [w for w in words(path) if w.top <= 18]
    assert [(w.page, w.text) for w in numbers] == [(n, str(n)) for n in range(2, written.pages + 1)]
    for number in numbers:
        assert (number.left + number.right) / 2 == pytest.approx(105, abs=HALF)
        assert 5 < number.top < number.bottom < TOP - 3


def test_pages_can_be_left_unnumbered(tmp_path):
    path = tmp_path / "a.pdf"
    write_pdf(samples.long_report(4), path, form=PageFormat(numbered=False))
    assert [w for w in words(path) if w.top <= 18] == []


def test_annex_mark(report):
    path, document, _ = report
    first = lines(path, 1)
    mark = [row for row in first if row[0].left > 100][:4]
    assert [row[0].left for row in mark] == [pytest.approx(LEFT + 100, abs=HALF)] * 4
    assert letters("".join(w.text for row in mark for w in row)) == letters("".join(document.annex_mark))
    assert mark[0][0].top == pytest.approx(TOP, abs=HALF)


def test_title_and_priority_are_centred_and_bold(report):
    path, _, _ = report
    for start in ("Звіт", "Пріоритет", "Розвиток"):
        row = next(row for row in lines(path, 1) if row[0].text == start)
        assert (row[0].left + row[-1].right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=HALF)
    assert "LiberationSerif-Bold" in run("pdffonts", path)


@pytest.mark.parametrize("sections", range(3, 16))
def test_heading_never_stands_last_and_no_line_is_alone(tmp_path, sections):
    path = tmp_path / "a.pdf"
    pages = write_pdf(samples.long_report(sections, sentences=5), path).pages
    for page in range(1, pages):
        body = [line for line in text_lines(path, page) if not line.isdecimal()]
        assert not body[-1].startswith(("Розділ", "Пріоритет"))
        assert not body[-2].startswith(("Розділ", "Пріоритет"))
        assert not body[-1].endswith("-"), "a word is divided between two pages"
    for page in range(2, pages + 1):
        rows = [row for row in lines(path, page) if row[0].top > 18]
        previous = [row for row in lines(path, page - 1) if row[0].top > 18]
        begins_paragraph = rows[0][0].left > LEFT + 2
        assert begins_paragraph or rows[1][0].left < LEFT + 2 or rows[0][-1].right > RIGHT - 1
        assert previous[-1][0].left < LEFT + 2 or begins_paragraph, "a first line stands alone at the foot"


@pytest.mark.parametrize("sentences", range(1, 30))
def test_signatures_stay_with_two_lines_of_text(tmp_path, sentences):
    path = tmp_path / "a.pdf"
    filling = [samples.paragraph(samples.SENTENCE * 3) for _ in range(8)]
    document = samples.document(*filling, samples.paragraph(samples.SENTENCE * sentences))
    pages = write_pdf(document, path).pages
    rows = [row for row in lines(path, pages) if row[0].top > 18]
    block = next(n for n, row in enumerate(rows) if row[0].text == "Директор")
    assert block >= 2
    assert rows[-1][-1].text == "ПАШКО"


def test_signature_block(report):
    path, _, written = report
    rows = lines(path, written.pages)
    name = next(row for row in rows if row[-1].text == "СИЧОВА")
    assert [w.text for w in name][-2:] == ["Вікторія", "СИЧОВА"]
    assert name[-2].left == pytest.approx(LEFT + 125, abs=HALF)
    assert name[0].left == pytest.approx(LEFT, abs=HALF)
    post = rows[rows.index(name) - 1]
    assert post[0].text == "Директор"
    assert max(w.right for w in post) < LEFT + 125
    assert " ".join(w.text for w in name).endswith("ради Вікторія СИЧОВА")


def test_long_name_stays_inside_the_margin(tmp_path):
    path = tmp_path / "a.pdf"
    signature = Signature("Посада", "Олександра-Вікторія ДОВГОПРІЗВИЩЕНКО-КОРОТКА")
    write_pdf(samples.document(samples.paragraph("Текст."), signatures=(signature,)), path)
    assert max(w.right for w in words(path)) <= RIGHT + HALF


def test_every_word_of_the_source_in_order(report, shipped):
    for path, document in (report[:2], shipped):
        assert body_letters(path) == source_letters(document)


def test_no_break_space_never_stands_at_a_line_end(shipped):
    path, document = shipped
    bound = {pair for p in document.paragraphs() for pair in re.findall(r"(?=(\S+)\u00a0(\S+))", p.text)}
    rows = [row for page in {w.page for w in words(path)} for row in lines(path, page)]
    ends = {(above[-1].text, below[0].text) for above, below in pairwise(rows)}
    assert len(bound) > 150
    assert len(ends) > 150
    assert not ends & bound


def test_text_is_searchable_as_printed(report):
    path, _, _ = report
    assert "читальні зали відвідали" in " ".join(run("pdftotext", path, "-").split())


def test_only_embedded_subsets_of_the_typeface(report):
    rows = run("pdffonts", report[0]).splitlines()[2:]
    assert len(rows) == 2
    for row in rows:
        assert "LiberationSerif" in row
        assert row.split()[-5:-2] == ["yes", "yes", "yes"]


def test_same_bytes_for_the_same_data(tmp_path):
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"
    write_pdf(samples.long_report(5), first)
    write_pdf(samples.long_report(5), second)
    assert first.read_bytes() == second.read_bytes()
    write_pdf(samples.long_report(6), second)
    assert first.read_bytes() != second.read_bytes()


def test_outline_follows_the_headings(report):
    path, document, _ = report
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        (priority,) = outline.root
        assert priority.title == "Пріоритет «Активне місто»"
        sections = [child.title for child in priority.children]
        targets = [pdf.pages.index(child.destination[0]) for child in priority.children]
    assert sections == [b.text for b in document.blocks if isinstance(b, Heading) and b.level == 2]
    assert targets == sorted(targets)
    assert targets[-1] > 2


def test_language_title_and_archive_marks(report):
    path, document, _ = report
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.Lang) == "uk-UA"
        assert str(pdf.docinfo["/Title"]) == document.title
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata() as metadata:
            assert metadata.pdfa_status == "1B"
            assert metadata["dc:title"] == document.title
        profile = pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes()
        assert int.from_bytes(profile[:4], "big") == len(profile)
        assert pdf.pdf_version == "1.4"
        assert pdf.check_pdf_syntax() == []


def test_tags_hold_every_word_in_reading_order(report):
    path, document, _ = report
    with pikepdf.open(path) as pdf:
        top = pdf.Root.StructTreeRoot.K
        tags = [str(kid.S) for kid in top.K]
        marked = sum(
            1
            for page in pdf.pages
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "BDC" and str(operands[0]) != "/Artifact"
        )
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        assert len(numbers) == 2 * (len(pdf.pages) + len(document.signatures))
        assert sum(len(numbers[i]) for i in range(1, 2 * len(pdf.pages), 2)) == marked
    paragraphs = sum(isinstance(block, Paragraph) for block in document.blocks)
    assert tags[:4] == ["/P", "/H1", "/H2", "/H3"]
    assert tags.count("/P") == paragraphs + 1 + len(document.signatures)


def test_empty_report_still_has_its_title_and_signatures(tmp_path):
    path = tmp_path / "a.pdf"
    assert write_pdf(samples.document(), path).pages == 1
    text = " ".join(run("pdftotext", path, "-").split())
    assert "Звіт про виконання Програми" in text
    assert "Ольга ПАШКО" in text


ROWS = tuple((f"Показник номер {n}", f"{n * 37},{n % 10}", "км") for n in range(1, 90))
TABLE = Table("Таблиця 1. Показники розділу", ("Назва", "Значення", "Одиниця"), ROWS, numeric=(1,))


def test_table_repeats_its_header_and_aligns_decimals(tmp_path):
    path = tmp_path / "a.pdf"
    document = samples.document(samples.paragraph("Вступ."), TABLE, samples.paragraph("Кінець."))
    pages = write_pdf(document, path).pages
    assert pages >= 3
    for page in range(2, pages):
        rows = [row for row in lines(path, page) if row[0].top > 18]
        assert [w.text for w in rows[0]] == ["Назва", "Значення", "Одиниця"]
    values = [w for w in words(path) if w.page == 1 and "," in w.text and w.text[-1].isdigit()]
    ends = {round(w.right, 1) for w in values}
    assert len(values) > 10
    assert max(ends) - min(ends) < 0.3
    caption = next(w for w in words(path) if w.text == "Таблиця")
    header = next(w for w in words(path) if w.text == "Назва")
    assert caption.page == header.page
    assert caption.bottom <= header.top + HALF


def test_signatures_after_a_table_keep_two_lines_of_words(tmp_path):
    path = tmp_path / "a.pdf"
    document = samples.document(samples.paragraph("Вступ."), TABLE, samples.paragraph("Кінець."))
    pages = write_pdf(document, path).pages
    rows = [row for row in lines(path, pages) if row[0].top > 18]
    block = next(n for n, row in enumerate(rows) if row[0].text == "Директор")
    assert block >= 2


def test_table_row_higher_than_a_page_continues(tmp_path):
    path = tmp_path / "a.pdf"
    table = Table("Довга", ("А", "Б"), ((samples.SENTENCE * 60, "1"),))
    document = samples.document(table)
    assert write_pdf(document, path).pages > 1
    assert max(w.bottom for w in words(path)) <= BOTTOM + HALF
    once = body_letters(path).replace("АБ", "", 1)
    assert letters(samples.SENTENCE * 60)[:500] in once.replace("1", "", 1)


@pytest.mark.parametrize(
    "form", [PageFormat(spacing=1.5), PageFormat(size=12, left=25, right=15), PageFormat(indent=10)]
)
def test_other_formats_keep_their_margins(tmp_path, form):
    path = tmp_path / "a.pdf"
    document = samples.long_report(5)
    write_pdf(document, path, form=form)
    body = [w for w in words(path) if w.top > 18]
    assert min(w.left for w in body) == pytest.approx(form.left, abs=HALF)
    assert max(w.right for w in body) == pytest.approx(210 - form.right, abs=HALF)
    assert max(w.bottom for w in body) <= BOTTOM + HALF
    assert body_letters(path) == source_letters(document)
