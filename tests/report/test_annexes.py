"""The annexes: their tables against the values, their charts in words, contents against the pages."""

from __future__ import annotations

import ctypes
import re
from decimal import Decimal

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from tests.report import samples
from tests.report.reading import MM, letters, lines, run, words
from zhytomyr_desktop.report.annexes import AnnexKind
from zhytomyr_desktop.report.annexes.money import sums
from zhytomyr_desktop.report.compose import compose
from zhytomyr_desktop.report.document import Bar, Chart, Heading, Paragraph, Table
from zhytomyr_desktop.report.pdf import write_pdf

NBSP = "\u00a0"


def annex(*kinds: AnnexKind):
    return compose(*samples.shipped(), annexes=kinds).annexes


def tables(found):
    return [block for block in found.blocks if isinstance(block, Table)]


def number(cell: str) -> Decimal:
    return Decimal(cell.replace(NBSP, "").replace(",", ".").replace("–", "0"))


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    path = tmp_path_factory.mktemp("annexes") / "zvit.pdf"
    document = compose(*samples.shipped(), annexes=tuple(AnnexKind), contents=True)
    return path, document, write_pdf(document, path)


def test_only_what_is_asked_stands_there():
    assert compose(*samples.shipped()).annexes == ()
    assert [one.mark for one in annex(AnnexKind.MONEY)] == [("Додаток", "до звіту")]
    several = annex(AnnexKind.SOURCES, AnnexKind.FIGURES)
    assert [one.mark[0] for one in several] == ["Додаток 1", "Додаток 2"]
    assert several[0].title == "Показники звіту за розділами"


def test_an_annex_without_content_is_left_out():
    forms = samples.catalogue("{bought}")
    document = compose(forms, samples.values(forms, {"bought": "5"}), annexes=tuple(AnnexKind))
    assert [one.title for one in document.annexes] == ["Показники звіту за розділами"]


def test_figures_stand_with_last_year_this_year_and_change():
    forms = samples.catalogue("{spent}")
    entered = {"spent": "1250.5", "spent.previous": "1000.0", "bought": "7"}
    (found,) = compose(forms, samples.values(forms, entered), annexes=[AnnexKind.FIGURES]).annexes
    (table,) = tables(found)
    assert table.header == ("Показник", "Одиниця", f"2022{NBSP}рік", f"2023{NBSP}рік", "Зміна")
    assert table.rows == (
        ("Придбано", "книжок", "–", "7", "–"),
        ("Витрачено", "тис. грн", "1000,0", "1250,5", "+250,5"),
    )
    assert table.numeric == (2, 3, 4)


def test_money_adds_up_by_source_and_by_section():
    by_source, by_section = tables(annex(AnnexKind.MONEY)[0])
    for table in (by_source, by_section):
        for column in table.numeric:
            parts = [row for n, row in enumerate(table.rows) if n not in table.totals]
            assert sum(number(row[column]) for row in parts) == number(table.rows[-1][column])
    assert by_source.rows[-1] == by_section.rows[-1]
    subtotals = [by_section.rows[n] for n in by_section.totals[:-1]]
    assert sum(number(row[2]) for row in subtotals) == number(by_section.rows[-1][2])


def test_money_is_counted_once_and_by_currency():
    forms, values = samples.shipped()
    whole: dict[str, Decimal] = {}
    scales = {"": 1, "тис.": 1000, "млн": 1_000_000}
    for section in forms.sections:
        for figure in section.figures():
            value = values.section(section.key).figure(figure.key).number
            if figure.money and figure.money.total and value is not None:
                currency = figure.unit.symbol or figure.unit.key
                whole[currency] = whole.get(currency, Decimal(0)) + value * scales[figure.scale]
    by_source, _ = tables(annex(AnnexKind.MONEY)[0])
    assert by_source.header[2:] == (f"тис.{NBSP}грн", f"тис.{NBSP}євро")
    assert [number(cell) * 1000 for cell in by_source.rows[-1][2:]] == [whole["грн"], whole["євро"]]
    counted = {one.figure.key for one in sums(forms, values)}
    assert "equipment_aid" in counted
    assert not counted & {"equipment_money", "energy_planned"}


def test_charts_are_told_in_words():
    (found,) = annex(AnnexKind.CHARTS)
    charts = [block for block in found.blocks if isinstance(block, Chart)]
    told = [block.text for block in found.blocks if isinstance(block, Paragraph)]
    assert [chart.told for chart in charts] == told
    changes, money = charts
    values = [bar.value for bar in changes.bars]
    assert values == sorted(values, reverse=True)
    assert min(values) < 0 < max(values)
    for chart in charts:
        assert all(bar.shown in chart.told for bar in chart.bars)
    assert [bar.label for bar in money.bars][-1] == "Пріоритет «Інклюзивне місто»"
    total = tables(annex(AnnexKind.MONEY)[0])[0].rows[-1][2]
    assert sum(bar.value for bar in money.bars) / 1000 == number(total)


def test_days_and_notes_are_listed():
    (found,) = annex(AnnexKind.SOURCES)
    dated = next(table for table in tables(found) if "01.01.2024" in str(table.rows))
    assert dated.header[:2] == ("Показник", f"Станом{NBSP}на")
    assert all(any(row[n] != "–" for row in dated.rows) for n in range(len(dated.header)))
    assert all(cell for row in dated.rows for cell in row)
    forms = samples.catalogue("{bought}")
    entered = {"bought": "7", "bought.source": "Облік книг", "bought.note": "Без подарованих"}
    (own,) = compose(forms, samples.values(forms, entered), annexes=[AnnexKind.SOURCES]).annexes
    assert tables(own)[0].rows == (("Придбано", "Облік книг", "Без подарованих"),)


def test_a_chart_is_a_figure_with_words_in_the_fonts_of_the_report(report):
    path, document, _ = report
    charts = [b for a in document.annexes for b in a.blocks if isinstance(b, Chart)]
    with pikepdf.open(path) as pdf:
        figures = [kid for kid in pdf.Root.StructTreeRoot.K.K if kid.S == "/Figure"]
        assert [str(figure.Alt) for figure in figures] == [chart.told for chart in charts]
        assert all(len(figure.A.BBox) == 4 for figure in figures)
        operators = {
            str(operator) for page in pdf.pages for _, operator in pikepdf.parse_content_stream(page)
        }
    assert not operators & {"rg", "RG", "k", "K", "sc", "SC", "scn", "SCN"}
    assert "Helvetica" not in run("pdffonts", path)
    shown = {word.text for word in words(path)}
    assert {"+53,0%", "2289,1"} <= shown


def test_bars_are_as_long_as_their_values(tmp_path):
    bars = tuple(Bar(f"Показник {n}", Decimal(n), str(n)) for n in (40, 20, -10))
    path = tmp_path / "a.pdf"
    chart = Chart("Рисунок 1", bars, "Три показники: 40; 20; −10.")
    write_pdf(samples.document(samples.paragraph("Вступ."), chart, samples.paragraph("Кінець.")), path)
    with pikepdf.open(path) as pdf:
        drawn = [
            [float(o) for o in operands]
            for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])
            if str(operator) == "re"
        ]
        shades = [
            float(operands[0])
            for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])
            if str(operator) == "g"
        ]
    assert [round(width / drawn[1][2], 2) for _, _, width, _ in drawn] == [2.0, 1.0, 0.5]
    assert drawn[2][0] + drawn[2][2] == pytest.approx(drawn[0][0], abs=0.1)
    assert shades == [0.55, 0.55, 1.0]


def test_contents_name_the_pages_of_the_headings(report):
    path, document, written = report
    listed = {}
    for page in (1, 2):
        for row in lines(path, page):
            text = " ".join(word.text for word in row)
            found = re.fullmatch(r"(.+?) ?\.{5,} ?(\d+)", text)
            if found:
                listed[letters(found[1])] = int(found[2])
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        pages = {}
        for top in outline.root:
            pages[letters(str(top.title))] = pdf.pages.index(top.destination[0]) + 1
            if str(top.title) not in {a.title for a in document.annexes}:
                for kid in top.children:
                    pages[letters(str(kid.title))] = pdf.pages.index(kid.destination[0]) + 1
    numbered = {re.sub(r"^Додаток\d", "", name): page for name, page in listed.items()}
    assert numbered == pages
    headings = [b for b in document.blocks if isinstance(b, Heading)]
    assert len(numbered) == len(headings) + len(document.annexes)
    assert max(numbered.values()) <= written.pages


def test_every_entry_of_the_contents_leads_to_its_heading(report):
    """Poppler and pdfium agree: the line's link is where its words are, and its target on the named page."""
    path, document, _ = report
    entries = [(n, row) for n in (1, 2) for row in lines(path, n) if re.search(r"\.{5,}", _text(row))]
    headings = [b for b in document.blocks if isinstance(b, Heading)]
    assert len(entries) == len(headings) + len(document.annexes)
    pdf = pypdfium2.PdfDocument(path)
    for page, row in entries:
        dest = _target(pdf, page - 1, (row[0].left + 2) * MM, (297 - row[0].bottom + 1) * MM)
        number, top = dest
        assert number + 1 == int(_text(row).rsplit(" ", 1)[-1].strip("."))
        (heading,) = [r for r in lines(path, number + 1) if abs(r[0].top - top) < 1]
        assert letters(_text(heading)) in letters(_text(row)) or letters(_text(row)).startswith("Додаток")
    pdf.close()


def _text(row):
    return " ".join(word.text for word in row)


def _target(pdf, page, x, y):
    """The page (from 0) that the link at a point leads to, and the height on it in millimetres from above."""
    sheet = pdf[page]
    link = pdfium.FPDFLink_GetLinkAtPoint(sheet.raw, x, y)
    dest = pdfium.FPDFLink_GetDest(pdf.raw, link)
    sheet.close()
    has = [ctypes.c_int() for _ in range(3)]
    place = [ctypes.c_float() for _ in range(3)]
    assert pdfium.FPDFDest_GetLocationInPage(dest, *has, *place)
    return pdfium.FPDFDest_GetDestPageIndex(pdf.raw, dest), 297 - place[1].value / MM


def test_links_are_tagged_and_told_in_words(report):
    path, _, _ = report
    with pikepdf.open(path) as pdf:
        (toc,) = [kid for kid in pdf.Root.StructTreeRoot.K.K if kid.S == "/TOC"]
        for item in toc.K:
            link = item.K[0].K[0]
            assert [str(one.S) for one in (item, item.K[0], link)] == ["/TOCI", "/Reference", "/Link"]
            annotation = next(kid.Obj for kid in link.K if not isinstance(kid, int) and "/Obj" in kid)
            assert annotation.Subtype == "/Link"
            assert ", сторінка " in str(annotation.Contents)
            assert annotation.StructParent >= len(pdf.pages)


def test_the_text_after_the_contents_opens_a_page(report):
    path, document, _ = report
    first = next(b.text for b in document.blocks if isinstance(b, Heading))
    start = [w for w in words(path) if w.text == first.split()[0] and w.top == pytest.approx(20, abs=0.5)]
    assert start
    assert letters(document.blocks[1].text)[:40] in letters("".join(w.text for w in words(path)))
