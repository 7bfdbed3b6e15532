"""Catalogues and values made from short texts, for the tests of rules."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from decimal import Decimal

from forms.definition import Catalogue, Field, Figure, Group, Rule, Section, Table, Text, Unit
from forms.reading import Entry, Problems
from forms.rule_reading import read_rules
from forms.rules import Disagreement, check_section
from forms.template import parse
from forms.values import FigureValue, ReportValues, Row, SectionValues, TextValue

NUMBER = re.compile(
    r"(?P<qualifier>[а-яіїє ]*?) ?(?P<number>-?[\d.]+) ?(?P<scale>тис\.|млн|млрд)?(?P<percent>%)?"
)


def rules_of(text: str) -> tuple[Rule, ...]:
    """The rules written in the text, without ``[[rule]]`` and message."""
    problems = Problems("rule")
    read = read_rules(Entry(tomllib.loads(text, parse_float=Decimal) | {"message": "м"}, "rule", problems))
    assert not problems.found, problems.found
    return tuple(read)


def figure(key: str, text: str) -> tuple[Figure, FigureValue]:
    """«понад 31.2 тис.», «55.5%», «457 < 441» (last year's value), «5 @ 2023-12-01» (its date)."""
    number, _, day = text.partition(" @ ")
    number, _, previous = number.partition(" < ")
    match = NUMBER.fullmatch(number)
    assert match, text
    decimals = len(match["number"].partition(".")[2])
    form = Figure(
        key=key,
        label=key,
        unit=Unit("%", symbol="%") if match["percent"] else Unit("штука", {"one": "штука"}),
        scale=match["scale"] or "",
        decimals=decimals,
        previous=True,
        as_of=True,
    )
    value = FigureValue(
        number=Decimal(match["number"]),
        qualifier=match["qualifier"].strip(),
        previous=Decimal(previous) if previous else None,
        as_of=date.fromisoformat(day) if day else None,
    )
    return form, value


def section_of(key: str, rules: tuple[Rule, ...], given: dict[str, object]) -> tuple[Section, SectionValues]:
    """A section with a field for each item: a text by ``text:…``, a table by a list, else a figure."""
    fields: list[Field] = []
    figures, texts, tables = {}, {}, {}
    for name, entered in given.items():
        if isinstance(entered, list):
            column = figure("number", entered[0] or "0")[0]
            fields.append(Table(key=name, label=name, columns=(column,), row=parse("{number}")))
            cells = [figure("number", one)[1] if one else FigureValue() for one in entered]
            tables[name] = tuple(
                Row(id=str(i), position="", cells={"number": c}) for i, c in enumerate(cells)
            )
        elif str(entered).startswith("text:"):
            fields.append(Text(key=name, label=name))
            texts[name] = TextValue(text=str(entered).removeprefix("text:"))
        elif entered is None:
            fields.append(figure(name, "0")[0])
        else:
            form, figures[name] = figure(name, str(entered))
            fields.append(form)
    group = Group(key="g", title="Г", fields=tuple(fields), statements=())
    section = Section(key=key, title=key, priority="", department="Д", groups=(group,), rules=rules)
    return section, SectionValues(figures=figures, texts=texts, tables=tables)


def disagreements(
    rule: str, given: dict[str, object], other: dict[str, object] | None = None
) -> list[Disagreement]:
    """What the rule finds; ``other`` is entered in a second section, ``far``."""
    here, entered = section_of("here", rules_of(rule), given)
    far, entered_far = section_of("far", (), other or {})
    catalogue = Catalogue(priorities=(), sections=(here, far), units={})
    return check_section(
        catalogue, ReportValues(year=2023, sections={"here": entered, "far": entered_far}), "here"
    )
