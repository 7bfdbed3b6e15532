"""Checks what the sections say of fields: slots of templates, items of rules, circles among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from forms.definition import Catalogue, Field, Figure, Rule, Section, Table, Template, Text
from forms.field_reading import UNKNOWN
from forms.operands import Item, find_field, parse_item
from forms.reading import Problems
from forms.rule_base import Kind, Parameter, Takes
from forms.rule_kinds import KINDS
from forms.template import SPECIAL, suggestion
from forms.tokens import Scope, template_faults

_EXPECTED = {Takes.TABLE: Table, Takes.TEXT: Text}
_WHOLES = {"at_most": ("of", "figure"), "sum": ("total", "parts")}


def check_references(catalogue: Catalogue, problems: Mapping[str, Problems]) -> None:
    """Remember every wrong reference with the problems of its section."""
    fields = {section.key: section.by_key for section in catalogue.sections}
    for section in catalogue.sections:
        found = problems[section.key]
        for place, template, scope in _templates(section, fields):
            for fault in template_faults(template, scope):
                found.add(place, fault)
        for rule in section.rules:
            for name, fault in _rule_faults(catalogue, section, rule):
                found.add(f"rule «{rule.key}».{name}", fault)
    for section_key, rule_key in _circles(catalogue):
        problems[section_key].add(
            f"rule «{rule_key}»",
            "частини і цілі утворюють коло: ціле входить саме в себе; очікується інша частина",
        )


def _templates(
    section: Section, fields: Mapping[str, Mapping[str, Field]]
) -> Iterator[tuple[str, Template, Scope]]:
    scope = Scope(section.by_key, fields)
    for group in section.groups:
        for statement in group.statements:
            yield f"statement «{statement.key}».text", statement.template, scope
    for field in section.fields():
        if isinstance(field, Table):
            yield (
                f"table «{field.key}».row",
                field.row,
                Scope({column.key: column for column in field.columns}),
            )


def _rule_faults(catalogue: Catalogue, section: Section, rule: Rule) -> Iterator[tuple[str, str]]:
    kind = KINDS[rule.kind]
    for name, items in rule.items.items():
        for item in items:
            fault = _item_fault(catalogue, section, kind.parameters[name], item)
            if fault or (fault := _asked_fault(catalogue, section, rule, name, item)):
                yield name, fault
    for item in _twice(rule, kind):
        yield (
            next(iter(rule.items)),
            f"«{item}» стоїть у правилі двічі: поле порівнюється саме з собою; очікується інше поле",
        )
    symbols = dict.fromkeys(_measures(catalogue, section, rule, kind.comparable))
    if len(symbols) > 1:
        yield kind.comparable[0], f"різні одиниці: {', '.join(symbols)}; порівнюються лише однакові"


def _twice(rule: Rule, kind: Kind) -> list[str]:
    """Items that stand in the rule twice; a part may stand in its whole beside others."""
    seen = [item for items in rule.items.values() for item in items]
    part, whole = (set(rule.items.get(name, ())) for name in kind.nested or ("", ""))
    inside = part if part < whole else set()
    return sorted({item for item in seen if seen.count(item) > (2 if item in inside else 1)})


def _item_fault(catalogue: Catalogue, section: Section, parameter: Parameter, text: str) -> str:
    item = parse_item(text)
    if item is None:
        return ""
    found = find_field(catalogue, section, item)
    if found is None:
        return f"«{text}»: немає такого поля{suggestion(item.name, _names(catalogue, section))}"
    if item.call == "previous" and not (isinstance(found, Figure) and found.previous):
        return f"«{text}»: у полі «{item.name}» немає previous = true"
    expected = Table if item.call == "rows" else _EXPECTED.get(parameter.takes, Figure)
    if not isinstance(found, expected):
        return f"«{text}»: очікується {_WHAT[expected]}"
    if parameter.percent and isinstance(found, Figure) and found.unit.symbol not in ("%", UNKNOWN):
        return f"«{text}»: очікується поле з одиницею «%», а в нього «{found.unit.key}»"
    return ""


def _asked_fault(catalogue: Catalogue, section: Section, rule: Rule, name: str, text: str) -> str:
    """What the rule reads beside the value, last year's value or the date, has to be asked in the form."""
    kind = KINDS[rule.kind]
    of_past = name == kind.past and kind.instead not in rule.items
    if not of_past and name not in kind.dated:
        return ""
    item = parse_item(text) or Item("", "", text)
    found = find_field(catalogue, section, item)
    figure = found if isinstance(found, Figure) and not item.call else None
    if of_past and not (figure and figure.previous):
        return f"«{text}»: правило читає торішнє значення; очікується поле з previous = true"
    if name in kind.dated and not (figure and figure.as_of):
        return f"«{text}»: правило читає дату; очікується поле з as_of = true"
    return ""


_WHAT: Mapping[type[Field], str] = {Figure: "числове поле", Table: "таблиця", Text: "текстове поле"}


def _names(catalogue: Catalogue, section: Section) -> tuple[str, ...]:
    others = (f"{s.key}.{key}" for s in catalogue.sections if s is not section for key in s.by_key)
    return (*(key for key in section.by_key if key not in SPECIAL), *others)


def _measures(catalogue: Catalogue, section: Section, rule: Rule, names: tuple[str, ...]) -> Iterator[str]:
    """The symbols of the measures compared; all nouns count as one, «штук»."""
    for name in names:
        for text in rule.items.get(name, ()):
            item = parse_item(text)
            found = find_field(catalogue, section, item) if item else None
            if isinstance(found, Figure) and found.unit.symbol != UNKNOWN:
                yield found.unit.symbol or "іменники"


def _circles(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """The rules (section and rule key) by which some whole is a part of itself."""
    edges: list[tuple[str, str, tuple[str, str]]] = []
    for section in catalogue.sections:
        for rule in section.rules:
            whole, part = _WHOLES.get(rule.kind, ("", ""))
            wholes = [_full(section, item) for item in rule.items.get(whole, ())]
            if len(wholes) == 1:
                edges += [
                    (wholes[0], _full(section, p), (section.key, rule.key)) for p in rule.items.get(part, ())
                ]
    parts: dict[str, set[str]] = {}
    for whole, part, _ in edges:
        parts.setdefault(whole, set()).add(part)
    yield from dict.fromkeys(
        place for whole, part, place in edges if part != whole and _reaches(parts, part, whole)
    )


def _reaches(parts: Mapping[str, set[str]], start: str, goal: str) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        for part in parts.get(waiting.pop(), ()):
            if part == goal:
                return True
            if part not in seen:
                seen.add(part)
                waiting.append(part)
    return False


def _full(section: Section, text: str) -> str:
    item = parse_item(text) or Item("", "", text)
    return f"{item.call}({item.section or section.key}.{item.key}.{item.column})"
