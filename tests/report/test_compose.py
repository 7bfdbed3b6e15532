from __future__ import annotations

from dataclasses import replace

import pytest

from forms.definition import Section
from tests.report import samples
from zhytomyr_desktop.report.compose import (
    compose,
    compose_section,
    compose_statement,
    default_positions,
    statements_of,
)
from zhytomyr_desktop.report.document import Heading
from zhytomyr_desktop.report.slots import Style


def texts(forms, entered, **options):
    found = compose_section(forms, samples.values(forms, entered), "library", **options)
    return [paragraph.text.replace("\u00a0", " ") for paragraph in found]


def told(text, entered, **options):
    return texts(samples.catalogue(text), entered, **options)


@pytest.mark.parametrize(
    ("text", "entered", "expected"),
    [
        ("Придбано {bought}.", {"bought": "1"}, "Придбано 1 книжка."),
        ("Придбано {bought|acc}.", {"bought": "21"}, "Придбано 21 книжку."),
        ("Придбано {bought|acc}.", {"bought": "22"}, "Придбано 22 книжки."),
        (
            "Придбано {bought}.",
            {"bought": "10497", "bought.qualifier": "понад"},
            "Придбано понад 10 497 книжок.",
        ),
        ("Це {bought|bare}.", {"bought": "5", "bought.qualifier": "понад"}, "Це 5 книжок."),
        ("Це {bought|number}.", {"bought": "5"}, "Це 5."),
        ("Це {bought|noun}.", {"bought": "5"}, "Це книжок."),
        ("Витрачено {spent}.", {"spent": "1244.0"}, "Витрачено 1244,0 тис. грн."),
        ("Торік {bought|previous}.", {"bought.previous": "3"}, "Торік 3 книжки."),
        ("Більше на {bought|change|acc}.", {"bought": "5", "bought.previous": "4"}, "Більше на 1 книжку."),
        ("На {bought|percent} більше.", {"bought": "5", "bought.previous": "4"}, "На 25,0% більше."),
        ("На {spent|percent}.", {"spent": "1.0", "spent.previous": "-2.0"}, "На 150,0%."),
        ("Разом із {bought|ins}.", {"bought": "5"}, "Разом із 5 книжок."),
        ("Частка {bought|share=all}.", {"bought": "1", "all": "3"}, "Частка 33,3%."),
        ("Частка {spent|share=worth}.", {"spent": "500.0", "worth": "1.00"}, "Частка 50,0%."),
        (
            "Кількість {bought|direction=зросла/зменшилася/не змінилася}.",
            {"bought": "5", "bought.previous": "4"},
            "Кількість зросла.",
        ),
        (
            "Кількість {bought|direction=зросла/зменшилася/не змінилася}.",
            {"bought": "4", "bought.previous": "4"},
            "Кількість не змінилася.",
        ),
        ("{spent|sign=Більше/Менше/Зміна} на {spent|size}.", {"spent": "2.5"}, "Більше на 2,5 тис. грн."),
        ("{spent|sign=Більше/Менше/Зміна} на {spent|size}.", {"spent": "-2.5"}, "Менше на 2,5 тис. грн."),
        ("{spent|sign=Більше/Менше/Зміна} на {spent|size}.", {"spent": "0.0"}, "Зміна на 0,0 тис. грн."),
        ("У фонді {bought|form=була/були/було} {bought}.", {"bought": "3"}, "У фонді були 3 книжки."),
        (
            "{spent|form=Надійшла/Надійшли/Надійшло/Частка}: {spent}.",
            {"spent": "1.0"},
            "Надійшло: 1,0 тис. грн.",
        ),
        (
            "Станом на {bought|as_of} – {bought}.",
            {"bought": "3", "bought.as_of": "2024-01-01"},
            "Станом на 01.01.2024 року – 3 книжки.",
        ),
        ("Відкрито {opened}.", {"opened": "2023-09-01"}, "Відкрито 01.09.2023 року."),
        ("Читають {readers}.", {"readers": "діти"}, "Читають діти."),
        ("За {year} рік, не {previous_year} і не {next_year}.", {}, "За 2023 рік, не 2022 і не 2024."),
        (
            "Навчальні роки {school_year} і {previous_school_year}.",
            {},
            "Навчальні роки 2023/2024 і 2022/2023.",
        ),
        (
            "Заходів: {events|count}.",
            {"events/a.name": "День книги", "events/a.position": "1i"},
            "Заходів: 1.",
        ),
    ],
)
def test_slot_shows(text, entered, expected):
    assert told(text, entered) == [expected]


def test_rows_are_joined_and_bound_to_their_row():
    forms = samples.catalogue("Проведено: {events}.")
    entered = {
        "events/b.name": "Читання",
        "events/b.position": "2i",
        "events/a.name": "День книги",
        "events/a.position": "1i",
        "events/a.guests": "25",
    }
    (paragraph,) = compose_section(forms, samples.values(forms, entered), "library")
    assert paragraph.text.replace("\u00a0", " ") == "Проведено: «День книги» (25 книжок); «Читання»."
    assert [run.item for run in paragraph.runs if run.item] == ["events/a", "events/b"]


def test_sum_of_a_column():
    entered = {
        f"events/{n}.{k}": v for n in "ab" for k, v in (("name", n), ("guests", "11"), ("position", n))
    }
    assert told("Разом {events|sum=guests}.", entered) == ["Разом 22 книжки."]


@pytest.mark.parametrize("entered", [{}, {"bought": "absent:не велося"}, {"bought": ""}])
def test_statement_without_its_figure_is_not_printed(entered):
    assert told("Придбано {bought}.", entered) == []


def test_zero_is_a_figure():
    assert told("Придбано {bought}.", {"bought": "0"}) == ["Придбано 0 книжок."]


def test_optional_part_drops_alone():
    text = "Придбано {bought}[, торік – {bought|previous}][ для {readers}]."
    assert told(text, {"bought": "5", "readers": "дітей"}) == ["Придбано 5 книжок для дітей."]


@pytest.mark.parametrize("text", ["{bought|percent}", "{bought|share=all}"])
def test_division_by_zero_leaves_the_slot_empty(text):
    assert told(text, {"bought": "5", "bought.previous": "0", "all": "0"}) == []


def test_undecided_conflict_shows_both_sides():
    (shown,) = told("Придбано {bought}.", {"bought": ("120", "130")})
    assert shown == "Придбано ‹120 книжок | 130 книжок – не вирішено›."


def test_undecided_conflict_with_a_figure_that_is_absent_on_purpose():
    (shown,) = told("Придбано {bought}.", {"bought": ("120", "absent:не велося")})
    assert shown == "Придбано ‹120 книжок | немає – не вирішено›."


def test_conflict_that_reads_the_same_is_printed_once():
    (shown,) = told("Торік {bought|previous}.", {"bought": ("120", "130"), "bought.previous": "7"})
    assert shown == "Торік 7 книжок."


def test_unreadable_value_is_shown_and_not_lost():
    assert told("Придбано {bought}.", {"bought": "багато"}) == ["Придбано ‹багато – не прочитано›."]


def test_gaps_name_their_field():
    forms = samples.catalogue("Придбано {bought}, усього {all}.")
    (paragraph,) = compose_section(forms, samples.values(forms, {"bought": "5"}), "library", gaps=True)
    assert not paragraph.printed
    assert [(r.item, r.gap) for r in paragraph.runs if r.item] == [("bought", False), ("all", True)]


def test_gaps_do_not_show_what_is_absent_on_purpose():
    assert told("Придбано {bought}.", {"bought": "absent:не велося"}, gaps=True) == []


def test_complete_statement_is_printed_in_a_preview_too():
    forms = samples.catalogue("Придбано {bought}.")
    (paragraph,) = compose_section(forms, samples.values(forms, {"bought": "5"}), "library", gaps=True)
    assert paragraph.printed


def test_hidden_statement_is_not_printed():
    assert texts(samples.catalogue("Перше.", "Друге."), {"statement/s0.hidden": "1"}) == ["Друге."]


def test_own_text_replaces_the_forms_and_keeps_its_slots():
    entered = {"statement/s0.text": "Куплено {bought|acc}", "bought": "2"}
    assert told("Придбано {bought}.", entered) == ["Куплено 2 книжки"]


def test_own_statement_stands_at_its_position():
    forms = samples.catalogue("Перше.", "Друге.")
    first, second = default_positions(forms.sections[0].groups[0])
    between = first + "i"
    assert first < between < second
    entered = {
        "own/x.group": "main",
        "own/x.text": "Своє: {bought}.",
        "own/x.position": between,
        "bought": "1",
    }
    assert texts(forms, entered) == ["Перше.", "Своє: 1 книжка.", "Друге."]


def test_own_statement_with_braces_that_are_no_slot_is_printed_as_typed():
    entered = {"own/x.group": "main", "own/x.text": "Дужки {не поле} і {unknown|acc}", "own/x.position": "1i"}
    assert told("Перше.", entered) == ["Перше.", "Дужки {не поле} і {unknown|acc}"]


def test_statement_of_several_lines_is_several_paragraphs():
    assert told("Перше.", {"statement/s0.text": "Один\n\nДва {year}"}) == ["Один", "Два 2023"]


def test_undecided_text_of_a_statement_shows_both():
    (shown,) = told("Перше.", {"statement/s0.text": ("Так.", "Ні.")})
    assert shown in ("‹Так. | Ні. – не вирішено›", "‹Ні. | Так. – не вирішено›")


def test_one_statement_alone_equals_its_place_in_the_section():
    forms = samples.catalogue("Придбано {bought}.", "Усього {all}.")
    entered = samples.values(forms, {"bought": "5", "all": "7"})
    assert (
        compose_statement(forms, entered, "library", "s1") == compose_section(forms, entered, "library")[1:]
    )


def test_statements_of_a_field_include_those_that_use_it_as_a_base():
    forms = samples.catalogue("Придбано {bought}.", "Частка {bought|share=all}.", "Читають {readers}.")
    assert statements_of(forms, "library", "all") == ["s1"]
    assert statements_of(forms, "library", "bought") == ["s0", "s1"]


def test_unknown_section_has_no_paragraphs():
    forms = samples.catalogue("Перше.")
    assert compose_section(forms, samples.values(forms, {}), "nowhere") == []


def test_style_of_dates_and_digits():
    style = Style(grouping="never", dates="words")
    (shown,) = told("Відкрито {opened}: {bought}.", {"opened": "2024-01-01", "bought": "10497"}, style=style)
    assert shown == "Відкрито 1 січня 2024 року: 10497 книжок."


def test_empty_section_prints_neither_heading_nor_priority():
    forms = samples.catalogue("Придбано {bought}.")
    assert compose(forms, samples.values(forms, {})).blocks == ()


def test_priority_and_section_head_their_text():
    forms = samples.catalogue("Придбано {bought}.")
    blocks = compose(forms, samples.values(forms, {"bought": "5"})).blocks
    assert [(b.level, b.text, b.subtitle) for b in blocks if isinstance(b, Heading)] == [
        (1, "Пріоритет «Активне місто»", "Підзаголовок пріоритету"),
        (2, "Бібліотеки", ""),
    ]


def test_chapter_before_the_priorities_heads_itself():
    forms = samples.catalogue("Придбано {bought}.")
    (section,) = forms.sections
    first = Section(key="library", title="Оцінка", priority="", department="", groups=section.groups)
    forms = replace(forms, sections=(first,))
    heading = compose(forms, samples.values(forms, {"bought": "5"})).blocks[0]
    assert heading == Heading(1, "Оцінка", section="library")


def test_reports_own_data():
    forms = samples.catalogue("Перше.")
    given = {
        "title": "Інший звіт",
        "decision_date": "2024-02-15",
        "decision_number": "128",
        "signatory/1/name": "Інша ОСОБА",
        "signatory/2/post": "",
        "signatory/3/post": "Секретар",
    }
    document = compose(forms, samples.values(forms, {}, given))
    assert document.title == "Інший звіт"
    assert document.annex_mark[-1] == "15.02.2024 №\u00a0128"
    assert [s.name for s in document.signatures] == ["Інша ОСОБА", "Ольга ПАШКО", ""]


def test_default_title_names_community_and_year():
    forms = samples.catalogue("Перше.")
    title = compose(forms, samples.values(forms, {})).title.replace("\u00a0", " ")
    assert title.endswith("розвитку Житомирської міської територіальної громади за 2023 рік")
    other = compose(forms, samples.values(forms, {}, {"community": "Іншої громади"})).title
    assert "Іншої громади" in other.replace("\u00a0", " ")


def test_shipped_report_leaves_no_slot_or_mark_behind():
    document = compose(*samples.shipped())
    text = "".join(paragraph.text for paragraph in document.paragraphs())
    assert len(text) > 5_000
    assert not set("{}[]‹›") & set(text)
    assert all(paragraph.printed for paragraph in document.paragraphs())


def test_every_bound_run_of_the_shipped_report_names_a_field():
    forms, entered = samples.shipped()
    runs = [run for p in compose(forms, entered).paragraphs() for run in p.runs if run.item]
    assert len(runs) > 100
    for run in runs:
        section = forms.section(run.section)
        assert section is not None
        assert section.field(run.item.partition("/")[0]) is not None
