"""The check against the norm: the sample is clean, every departure made on purpose is found."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pikepdf
import pytest

from tests.report import samples
from zhytomyr_desktop.report import grid, typesetting
from zhytomyr_desktop.report import layout as laying
from zhytomyr_desktop.report import pdf as writing
from zhytomyr_desktop.report.compose import compose
from zhytomyr_desktop.report.document import Annex, Bar, Chart, Heading, Table
from zhytomyr_desktop.report.errors import ReportError
from zhytomyr_desktop.report.norm.check import check_pdf
from zhytomyr_desktop.report.page import Chunk, PageFormat, mm
from zhytomyr_desktop.report.pdf import write_pdf

NBSP = "\u00a0"
BARS = (Bar("Шкіл", Decimal(40), "40 тис."), Bar("Садків", Decimal(20), "20 тис."))
CHART = Chart("Рисунок 1 – Зміни", BARS, "Шкіл – 40 тис.; садків – 20 тис.")


def found(tmp_path, document, form=None):
    """What the check finds in the document, as (rule, page, message)."""
    path = tmp_path / "a.pdf"
    write_pdf(document, path, form=form)
    return check_pdf(path).departures


def rules(tmp_path, document, form=None):
    return {one.rule for one in found(tmp_path, document, form)}


def test_the_sample_is_clean(tmp_path):
    path = tmp_path / "a.pdf"
    write_pdf(compose(*samples.shipped()), path)
    checked = check_pdf(path)
    assert checked.departures == ()
    assert checked.pages > 25


@pytest.mark.parametrize("form", [PageFormat(), PageFormat(spacing=1.15), PageFormat(size=12, indent=10)])
def test_what_the_norm_allows_is_no_departure(tmp_path, form):
    assert found(tmp_path, samples.long_report(6), form) == ()


@pytest.mark.parametrize(
    ("form", "rule", "told"),
    [
        (PageFormat(left=25), "margin", f"ліве поле 25{NBSP}мм замість 30{NBSP}мм"),
        (PageFormat(left=35), "margin", f"Ліве поле 35{NBSP}мм замість 30{NBSP}мм"),
        (PageFormat(right=5), "margin", f"праве поле 5{NBSP}мм замість 10{NBSP}мм"),
        (PageFormat(right=15), "margin", "Праве поле 15"),
        (PageFormat(top=25), "margin", "верхнє поле"),
        (PageFormat(bottom=10), "margin", "нижнє поле"),
        (PageFormat(width=215.9, height=279.4), "format", f"215,9{NBSP}мм × 279,4{NBSP}мм"),
        (PageFormat(size=11), "size", f"кегль 11{NBSP}пт поза межами 12{NBSP}пт–14{NBSP}пт"),
        (PageFormat(spacing=1.3), "spacing", "міжрядковий інтервал 1,3 замість 1, 1,15 або 1,5"),
        (PageFormat(indent=5), "indent", f"абзацний відступ 5{NBSP}мм замість 12,5{NBSP}мм"),
        (PageFormat(numbered=False), "page_number", "немає номера сторінки"),
        (PageFormat(annex_at=80), "annex_mark", f"за 80{NBSP}мм від лівого краю тексту замість 100{NBSP}мм"),
        (PageFormat(name_at=110), "signature", f"за 110{NBSP}мм від лівого краю тексту замість 125{NBSP}мм"),
    ],
)
def test_a_page_set_otherwise_is_found(tmp_path, form, rule, told):
    departures = found(tmp_path, samples.long_report(4), form)
    assert any(one.rule == rule and told in str(one) for one in departures), departures


def test_table_type_has_bounds_of_its_own(tmp_path):
    table = Table("Таблиця", ("Назва", "Рік"), (("Дітей", "12,5"),), numeric=(1,))
    document = samples.document(samples.paragraph(samples.SENTENCE * 3), table)
    assert found(tmp_path, document) == ()
    departures = found(tmp_path, document, PageFormat(table_size=9))
    assert {one.rule for one in departures} == {"size"}
    assert f"9{NBSP}пт" in departures[0].message


ROWS = tuple((f"Закладів {n}", f"{n * 7},5", "осіб") for n in range(1, 70))
WIDE = Table("Таблиця 1 – Показники", ("Назва", "Значення", "Одиниця"), ROWS, numeric=(1,))


def with_tables(*tables, text=samples.SENTENCE * 3):
    """A report with an annex of these blocks, so that a table can open a page and go on to the next."""
    annex = Annex("Показники", tables, ("Додаток", "до звіту"))
    return replace(samples.document(samples.paragraph(text)), annexes=(annex,))


def told(tmp_path, document, rule):
    """The messages of one rule; no other rule finds anything."""
    departures = found(tmp_path, document)
    assert {one.rule for one in departures} <= {rule}, departures
    return [str(one) for one in departures]


def test_tables_and_figures_as_the_norm_asks_are_clean(tmp_path):
    assert found(tmp_path, with_tables(WIDE, CHART)) == ()


def test_words_that_touch_the_rules_of_a_table_are_found(tmp_path, monkeypatch):
    monkeypatch.setattr(grid, "PADDING", mm(0.6))
    messages = told(tmp_path, with_tables(WIDE), "cell")
    assert any(
        f"впритул до лінійки таблиці (0,6{NBSP}мм замість щонайменше 1{NBSP}мм)" in m for m in messages
    )
    monkeypatch.setattr(grid, "PADDING", mm(1.5))
    monkeypatch.setattr(grid, "ASCENT", grid.ASCENT - 0.2)
    assert "над ними або під ними" in told(tmp_path, with_tables(WIDE), "cell")[0]


def test_words_that_cross_a_rule_are_found(tmp_path, monkeypatch):
    monkeypatch.setattr(grid._Columns, "inner", lambda _self, _number: 500.0)
    rows = (
        ("Кількість закладів освіти громади, які отримали нове обладнання торік і цього року", "7", "од."),
    ) * 2
    table = Table("Таблиця 1 – Показники", ("Назва", "Значення", "Одиниця"), rows)
    assert "cell" in rules(tmp_path, with_tables(table))


def test_numbers_out_of_line_are_found(tmp_path, monkeypatch):
    monkeypatch.setattr(grid.Grid, "_shift", lambda *_: 0.0)
    rows = (("Класів", "1138", "класів"), ("Учнів", "31,2", "тис."), ("Шкіл", "–", "шкіл"))
    table = Table("Таблиця 1 – Показники", ("Назва", "Значення", "Одиниця"), rows, numeric=(1,))
    messages = told(tmp_path, with_tables(table), "decimals")
    assert messages == ["Сторінка 2: числа стовпця не вирівняно за десятковою комою: «31,2»."]


def test_a_header_that_is_not_repeated_is_found(tmp_path, monkeypatch):
    monkeypatch.setattr(grid, "_as_artifact", lambda _strips: [])
    messages = told(tmp_path, with_tables(WIDE), "table_header")
    assert len(messages) == 1
    assert messages[0].startswith("Сторінка 3: таблиця продовжується без заголовків стовпців")


def _caption_last(chunks):
    first, *others = chunks
    first.keep = False
    return [*others[:-1], first, others[-1]]


def test_a_table_named_below_is_found(tmp_path, monkeypatch):
    lay = laying.Layout._table
    monkeypatch.setattr(laying.Layout, "_table", lambda self, table: _caption_last(lay(self, table)))
    messages = told(tmp_path, with_tables(replace(WIDE, rows=ROWS[:3])), "caption")
    assert messages == ["Сторінка 2: назва таблиці стоїть не над нею: «Таблиця 1 – Показники»."]


def test_a_table_without_a_name_is_found_unless_a_heading_is_above(tmp_path):
    nameless = replace(WIDE, caption="", rows=ROWS[:3])
    assert told(tmp_path, with_tables(Heading(2, "Освіта"), nameless), "caption") == []
    messages = told(tmp_path, with_tables(samples.paragraph(samples.SENTENCE), nameless), "caption")
    assert messages == ["Сторінка 2: таблиця без назви над нею: «Назва»."]


def test_a_figure_named_above_or_not_at_all_is_found(tmp_path, monkeypatch):
    assert told(tmp_path, with_tables(replace(CHART, caption="")), "caption") == [
        "Сторінка 2: рисунок без підпису під ним: «20 тис.»."
    ]
    lay = laying.Layout._chart
    monkeypatch.setattr(laying.Layout, "_chart", lambda self, chart: map(_upside_down, lay(self, chart)))
    messages = told(tmp_path, with_tables(CHART), "caption")
    assert messages == ["Сторінка 2: підпис рисунка стоїть не під ним: «Рисунок 1 – Зміни»."]


def _upside_down(chunk):
    return replace(chunk, strips=list(reversed(chunk.strips)))


@pytest.mark.parametrize("mark", ["—»—", "-//-", "»", "Те саме"])
def test_a_mark_of_repetition_is_found(tmp_path, mark):
    table = replace(WIDE, rows=(*ROWS[:2], ("Закладів", "3,5", mark)))
    assert told(tmp_path, with_tables(table), "ditto") == [
        f"Сторінка 2: знак повтору «{mark}» у клітинці; повторіть слова."
    ]


def _unkept(strips):
    return [Chunk([strip]) for strip in strips]


def test_a_lone_line_is_found(tmp_path, monkeypatch):
    monkeypatch.setattr(laying, "_without_lone_lines", _unkept)
    told = set()
    for lines in range(30, 39):
        filling = [samples.paragraph("Короткий рядок.") for _ in range(lines)]
        document = samples.document(*filling, samples.paragraph(samples.SENTENCE * 3), *filling[:9])
        told |= {str(one) for one in found(tmp_path, document) if one.rule == "lone_line"}
    assert any("унизу лишився один рядок абзацу" in text for text in told)
    assert any("угорі стоїть один рядок абзацу" in text for text in told)


def test_a_heading_left_behind_is_found(tmp_path, monkeypatch):
    monkeypatch.setattr(laying.Layout, "_heading", _loose(laying.Layout._heading))
    pages = set()
    for lines in range(36, 44):
        filling = [samples.paragraph("Короткий рядок.") for _ in range(lines)]
        document = samples.document(*filling, Heading(2, "Водопостачання"), *filling)
        told = [str(one) for one in found(tmp_path, document) if one.rule == "heading"]
        pages |= set(told)
    assert pages == {"Сторінка 1: заголовок лишився внизу сторінки: «Водопостачання»."}


def _loose(heading):
    def chunks(self, block):
        for chunk in heading(self, block):
            chunk.keep = False
            yield chunk

    return chunks


def test_a_stop_after_a_heading_is_found(tmp_path):
    document = samples.document(Heading(2, "Культура."), samples.paragraph("Текст."))
    assert rules(tmp_path, document) == {"heading"}


def test_a_signature_torn_off_is_found(tmp_path, monkeypatch):
    monkeypatch.setattr(laying, "keep_tail", lambda chunks, _lines: chunks)
    told = set()
    for lines in range(34, 41):
        filling = [samples.paragraph("Короткий рядок.") for _ in range(lines)]
        told |= {str(one) for one in found(tmp_path, samples.document(*filling)) if one.rule == "signature"}
    assert "Сторінка 2: підпис відірвано від тексту: над ним менше двох рядків." in told


def test_a_report_without_mark_and_signatures_is_found(tmp_path):
    document = samples.document(samples.paragraph("Текст."), signatures=(), mark=())
    assert rules(tmp_path, document) == {"annex_mark", "signature"}


@pytest.mark.parametrize(
    ("words", "parted"),
    [("маса 25 кілограмів", "25 кілограмів"), ("ділянка № 118", "№ 118"), ("кошти 17 млн грн", "17 млн")],
)
def test_a_number_parted_from_its_unit_is_found(tmp_path, words, parted):
    document = samples.document(*(samples.paragraph("Ш" * n + f" {words}" * 90) for n in range(1, 9)))
    messages = {one.message for one in found(tmp_path, document) if one.rule == "parted"}
    assert f"кінець рядка розірвав «{parted}»." in messages


def test_a_divided_name_or_number_is_found(tmp_path, monkeypatch):
    monkeypatch.setattr(writing, "_ukrainian", lambda word, _name: tuple(range(2, len(word) - 1)))
    names = " у Старокостянтинівському" * 40
    document = samples.document(*(samples.paragraph("ш" * n + names) for n in range(1, 9)))
    told = {one.message for one in found(tmp_path, document) if one.rule == "hyphen"}
    assert any("переносом поділено власну назву: «Старо" in message for message in told)


def test_a_divided_number_is_found(tmp_path, monkeypatch):
    monkeypatch.setattr(typesetting, "_LETTERS", re.compile(r"\w+"))
    monkeypatch.setattr(writing, "_ukrainian", lambda word, _name: tuple(range(2, len(word) - 1)))
    document = samples.document(*(samples.paragraph("ш" * n + " 12345678901234" * 40) for n in range(1, 5)))
    told = {one.message for one in found(tmp_path, document) if one.rule == "hyphen"}
    assert any(re.fullmatch(r"переносом поділено число: «12\d*-\d+»\.", message) for message in told), told


def test_a_sign_without_a_glyph_is_found(tmp_path):
    departures = found(tmp_path, samples.document(samples.paragraph("Лапи 🐾 тварин.")))
    assert [(one.rule, one.page) for one in departures] == [("glyph", 1)]
    assert "знак без зображення у шрифті" in departures[0].message


def test_a_hole_in_a_line_is_found(tmp_path):
    paragraph = samples.paragraph(f"Слово {'ш' * 45} {'щ' * 40}.")
    assert "loose_line" in rules(tmp_path, samples.document(paragraph))


def test_words_set_too_tight_are_found(tmp_path, monkeypatch):
    monkeypatch.setattr(typesetting, "SHRINK", 0.5)
    document = samples.document(*(samples.paragraph("ш" * n + " шість" * 90) for n in range(1, 9)))
    assert "tight_line" in rules(tmp_path, document)


def test_a_white_streak_is_found(tmp_path):
    paragraph = samples.paragraph(" ".join(["Ш" * 16] * 24))
    assert "river" in rules(tmp_path, samples.document(paragraph))


def test_a_font_that_is_not_in_the_file_is_found(tmp_path):
    path = tmp_path / "a.pdf"
    write_pdf(samples.long_report(2), path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        del pdf.pages[0].Resources.Font.R0.FontDescriptor.FontFile2
        pdf.save(path)
    told = [one.message for one in check_pdf(path).departures if one.rule == "font"]
    assert len(told) == 1
    assert "LiberationSerif" in told[0]


def test_an_untagged_file_is_measured_all_the_same(tmp_path):
    path = tmp_path / "a.pdf"
    write_pdf(samples.long_report(4), path, form=PageFormat(left=20))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        del pdf.Root.StructTreeRoot
        pdf.save(path)
    checked = check_pdf(path)
    assert checked.by_place
    assert {"tags", "margin"} <= {one.rule for one in checked.departures}
    assert any("абзаци, таблиці й підписи перевірити не можна" in str(one) for one in checked.departures)


def test_a_page_number_in_another_place_is_found(tmp_path):
    document = samples.long_report(4)
    path = tmp_path / "a.pdf"
    write_pdf(document, path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        del pdf.pages[1]
        pdf.save(path)
    told = {str(one) for one in check_pdf(path).departures if one.rule == "page_number"}
    assert "Сторінка 2: номер сторінки «3» замість «2»." in told


def test_what_is_no_pdf_is_told_in_one_line(tmp_path):
    path = tmp_path / "лист.pdf"
    path.write_bytes(b"%PDF-1.4\nno objects")
    with pytest.raises(ReportError, match=r"«лист\.pdf» не читається як PDF"):
        check_pdf(path)
    with pytest.raises(ReportError, match="немає"):
        check_pdf(tmp_path / "відсутній.pdf")
    write_pdf(replace(samples.document(), title="Таємний"), path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(ReportError, match="захищено паролем"):
        check_pdf(path)
