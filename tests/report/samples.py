"""Small forms, values and documents that the tests of the report share."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from forms.definition import Catalogue, Date, Figure, Group, Priority, Section, Statement, Table, Text, Unit
from forms.loader import load_catalogue
from forms.stored import read_values
from forms.template import parse
from forms.values import ReportValues
from zhytomyr_desktop.issuing import sample
from zhytomyr_desktop.report.document import Block, Document, Heading, Paragraph, Run, Signature

BOOK = Unit(
    "книжка",
    {
        "one": "книжка",
        "few": "книжки",
        "many": "книжок",
        "other": "книжки",
        "acc": "книжку",
        "acc_few": "книжки",
    },
)
HRYVNIA = Unit("грн", symbol="грн")
KILOMETRE = Unit("км", symbol="км")

READERS = Text(key="readers", label="Читачі")
OPENED = Date(key="opened", label="Відкрито")
BOUGHT = Figure(key="bought", label="Придбано", unit=BOOK, previous=True, as_of=True)
ALL = Figure(key="all", label="Усього", unit=BOOK)
SPENT = Figure(key="spent", label="Витрачено", unit=HRYVNIA, scale="тис.", decimals=1, previous=True)
WORTH = Figure(key="worth", label="Вартість", unit=HRYVNIA, scale="млн", decimals=2)
EVENTS = Table(
    key="events",
    label="Заходи",
    columns=(Text(key="name", label="Назва"), Figure(key="guests", label="Гостей", unit=BOOK)),
    row=parse("«{name}»[ ({guests})]"),
)


def catalogue(*texts: str, fields: tuple[object, ...] = ()) -> Catalogue:
    """One section ``library`` under one priority; statements ``s0``, ``s1`` … with these texts."""
    group = Group(
        key="main",
        title="Головне",
        fields=(BOUGHT, ALL, SPENT, WORTH, READERS, OPENED, EVENTS),
        statements=tuple(Statement(key=f"s{n}", template=parse(text)) for n, text in enumerate(texts)),
    )
    library = Section(
        key="library", title="Бібліотеки", priority="active", department="Відділ культури", groups=(group,)
    )
    priority = Priority(key="active", title="Пріоритет «Активне місто»", subtitle="Підзаголовок пріоритету")
    return Catalogue(priorities=(priority,), sections=(library,), units={})


def values(
    forms: Catalogue, entered: dict[str, str | tuple[str, ...]], report: dict[str, str] | None = None
) -> ReportValues:
    """What was entered; keys ``item`` or ``item.field``, several sides as a tuple."""
    fields: dict[tuple[str, str, str], tuple[str, ...]] = {}
    for key, given in entered.items():
        item, _, name = key.partition(".")
        fields["library", item, name or "value"] = (given,) if isinstance(given, str) else given
    for item, text in (report or {}).items():
        fields["report", item, "value"] = (text,)
    return read_values(forms, 2023, fields)


@cache
def shipped() -> tuple[Catalogue, ReportValues]:
    """The shipped forms with the figures of 2023."""
    forms = load_catalogue()
    folder = Path(__file__).resolve().parents[2] / "resources" / "sample" / "2023"
    read = sample.read(forms, folder)
    return forms, read_values(forms, 2023, {key: (text,) for key, text in read.items()})


SENTENCE = (
    "Упродовж звітного року заклади культури громади провели концерти, виставки та зустрічі "
    "з письменниками, а читальні зали відвідали мешканці всіх мікрорайонів. "
)
SIGNATURES = (
    Signature("Директор департаменту економічного розвитку міської ради", "Вікторія СИЧОВА"),
    Signature("Керуючий справами", "Ольга ПАШКО"),
)
MARK = ("Додаток", "до рішення виконавчого комітету міської ради", "_____________ №\u00a0______")


def paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def document(
    *blocks: Block, signatures: tuple[Signature, ...] = SIGNATURES, mark: tuple[str, ...] = MARK
) -> Document:
    return Document(
        title="Звіт про виконання Програми за 2023 рік",
        year=2023,
        annex_mark=mark,
        blocks=blocks,
        signatures=signatures,
    )


def long_report(sections: int, sentences: int = 7) -> Document:
    """Sections of several paragraphs of unlike length, so that page ends fall everywhere."""
    blocks: list[Block] = [Heading(1, "Пріоритет «Активне місто»", "Розвиток культури громади")]
    for number in range(sections):
        blocks.append(Heading(2, f"Розділ {number + 1}"))
        blocks += [paragraph(SENTENCE * (1 + (number * 3 + n) % sentences)) for n in range(1 + number % 4)]
    return document(*blocks)
