"""Typed values read from the flat fields of the file.

The file holds texts by (section, item, field). Nothing that it holds makes reading fail: a text that is no
value of its field is shown to the clerk as the only side of an undecided value; items and fields that the
form does not know (a newer form's, or a hostile file's) are left out here and stay in the file as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from forms.definition import Catalogue, Column, Date, Figure, Section, Table, Text
from forms.values import (
    ABSENT,
    QUALIFIERS,
    REPORT,
    STATES,
    Cell,
    DateValue,
    FigureValue,
    Key,
    ReportValues,
    Row,
    SectionValues,
    Sides,
    StatementValue,
    Stored,
    TextValue,
    decode_date,
    decode_number,
)

LONGEST_SIDE = 200
"""Longer texts that are no value are shown cut."""

_NONE: Sides = ("",)

_Fields = Mapping[str, Sides]
_V = TypeVar("_V")


def read_values(catalogue: Catalogue, year: int, fields: Mapping[Key, Sides]) -> ReportValues:
    """All values of a file. Several sides: an undecided conflict. Never raises for what is stored."""
    stored: dict[str, dict[str, dict[str, Sides]]] = {}
    wanted = {REPORT, *(section.key for section in catalogue.sections)}
    for (section, item, name), sides in fields.items():
        if section in wanted:
            stored.setdefault(section, {}).setdefault(item, {})[name] = sides
    sections = {
        section.key: _Reader(section).all(stored[section.key])
        for section in catalogue.sections
        if section.key in stored
    }
    report = {item: text for item, named in stored.get(REPORT, {}).items() if (text := _one(named, "value"))}
    return ReportValues(year=year, sections=sections, report=report)


def with_field(values: ReportValues, catalogue: Catalogue, key: Key, sides: Sides) -> ReportValues:
    """The values after one field of the file has changed; only the item that it belongs to is read again.

    Equal to reading everything anew. ``sides`` empty: the field is no longer in the file.
    """
    section_key, item, name = key
    if section_key == REPORT:
        return _with_report_field(values, item, name, sides)
    section = catalogue.section(section_key)
    if section is None:
        return values
    old = values.section(section_key)
    changed = _Reader(section).one(old, _stored_with(old.stored, item, name, sides), item)
    return replace(values, sections={**values.sections, section_key: changed})


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the stored items of one section."""

    section: Section

    def all(self, stored: Stored) -> SectionValues:
        """Every item."""
        figures: dict[str, FigureValue] = {}
        texts: dict[str, TextValue] = {}
        dates: dict[str, DateValue] = {}
        rows: dict[str, list[Row]] = {}
        for item, fields in stored.items():
            found = self.section.field(item)
            if isinstance(found, Figure):
                figures[item] = _figure(fields)
            elif isinstance(found, Text):
                texts[item] = _text(fields, "value")
            elif isinstance(found, Date):
                dates[item] = _date(fields, "value")
            elif (table := self._table_of(item)) and (row := _row(table, item, fields)):
                rows.setdefault(table.key, []).append(row)
        return SectionValues(
            figures=figures,
            texts=texts,
            dates=dates,
            tables={key: _in_order(found) for key, found in rows.items()},
            statements=self._statements(stored),
            explanations=_explanations(stored),
            words=_words(stored),
            state=_state(stored.get("section", {})),
            remark=_one(stored.get("section", {}), "remark"),
            stored=stored,
        )

    def one(self, old: SectionValues, stored: Stored, item: str) -> SectionValues:
        """The section's values with one item read again."""
        fields = stored.get(item, {})
        found = self.section.field(item)
        if isinstance(found, Figure):
            return replace(old, stored=stored, figures=_put(old.figures, item, _figure(fields), fields))
        if isinstance(found, Text):
            return replace(old, stored=stored, texts=_put(old.texts, item, _text(fields, "value"), fields))
        if isinstance(found, Date):
            return replace(old, stored=stored, dates=_put(old.dates, item, _date(fields, "value"), fields))
        if table := self._table_of(item):
            return replace(old, stored=stored, tables=self._with_row(old, table, item, fields))
        return replace(
            old,
            stored=stored,
            statements=self._statements(stored),
            explanations=_explanations(stored),
            words=_words(stored),
            state=_state(stored.get("section", {})),
            remark=_one(stored.get("section", {}), "remark"),
        )

    def _with_row(
        self, old: SectionValues, table: Table, item: str, fields: _Fields
    ) -> dict[str, tuple[Row, ...]]:
        row = _row(table, item, fields)
        others = [r for r in old.tables.get(table.key, ()) if r.id != item.partition("/")[2]]
        rows = _in_order([*others, row] if row else others)
        tables = {key: kept for key, kept in old.tables.items() if key != table.key}
        return {**tables, table.key: rows} if rows else tables

    def _table_of(self, item: str) -> Table | None:
        key, slash, row_id = item.partition("/")
        found = self.section.field(key) if slash and row_id else None
        return found if isinstance(found, Table) else None

    def _statements(self, stored: Stored) -> dict[str, StatementValue]:
        known = {s.key for group in self.section.groups for s in group.statements}
        groups = [group.key for group in self.section.groups]
        found = []
        for item, fields in stored.items():
            kind, _, key = item.partition("/")
            if kind == "statement" and key in known:
                found.append(_statement(key, "", fields))
            elif kind == "own" and key and groups and not _agreed(fields, "deleted"):
                group = _one(fields, "group")
                found.append(_statement(item, group if group in groups else groups[-1], fields))
        return {value.key: value for value in sorted(found, key=lambda value: (value.position, value.key))}


def _figure(fields: _Fields) -> FigureValue:
    values, qualifiers = fields.get("value", _NONE), fields.get("qualifier", _NONE)
    number, absent = _decoded(values[0]) if len(values) == 1 else (None, "")
    decided = len(values) == 1 and (number is not None or bool(absent) or not values[0])
    qualified = len(qualifiers) == 1 and qualifiers[0] in QUALIFIERS
    if not decided or (number is not None and not qualified):
        number, absent = None, ""
        sides = tuple(_cut(f"{q} {v}".strip()) for v in values for q in qualifiers)
    else:
        sides = ()
    return FigureValue(
        number=number,
        absent=absent,
        qualifier=qualifiers[0] if qualified else "",
        previous=decode_number(_one(fields, "previous")),
        as_of=decode_date(_one(fields, "as_of")),
        note=_one(fields, "note"),
        source=_one(fields, "source"),
        sides=sides,
    )


def _decoded(text: str) -> tuple[Decimal | None, str]:
    """A number, or a reason of absence."""
    if text.startswith(ABSENT):
        return None, text.removeprefix(ABSENT).strip()
    return decode_number(text), ""


def _text(fields: _Fields, name: str) -> TextValue:
    sides = fields.get(name, _NONE)
    return TextValue(text=sides[0]) if len(sides) == 1 else TextValue(sides=sides)


def _date(fields: _Fields, name: str) -> DateValue:
    sides = fields.get(name, _NONE)
    day = decode_date(sides[0]) if len(sides) == 1 else None
    if day or sides == _NONE:
        return DateValue(day=day)
    return DateValue(sides=tuple(_cut(side) for side in sides))


def _row(table: Table, item: str, fields: _Fields) -> Row | None:
    """The row; None where it is deleted or holds nothing that the form knows."""
    known = {"position", *(column.key for column in table.columns)}
    if _agreed(fields, "deleted") or not known & fields.keys():
        return None
    cells = {column.key: _cell(column, fields) for column in table.columns}
    return Row(id=item.partition("/")[2], position=_one(fields, "position"), cells=cells)


def _cell(column: Column, fields: _Fields) -> Cell:
    if isinstance(column, Figure):
        return _figure({"value": fields.get(column.key, _NONE)})
    return _text(fields, column.key) if isinstance(column, Text) else _date(fields, column.key)


def _statement(key: str, group: str, fields: _Fields) -> StatementValue:
    text = _text(fields, "text")
    return StatementValue(
        key=key,
        text=text.text,
        hidden=_agreed(fields, "hidden"),
        position=_one(fields, "position"),
        group=group,
        sides=text.sides,
    )


def _explanations(stored: Stored) -> dict[str, str]:
    named = ((item.partition("/"), fields) for item, fields in stored.items())
    return {
        rule: text
        for (kind, _, rule), fields in named
        if kind == "explain" and (text := _one(fields, "text"))
    }


def _words(stored: Stored) -> frozenset[str]:
    named = ((item.partition("/"), fields) for item, fields in stored.items())
    return frozenset(word for (kind, _, word), fields in named if kind == "word" and _one(fields, "known"))


def _state(fields: _Fields) -> str:
    """The least advanced of the sides; an unknown one is a draft."""
    sides = fields.get("state", _NONE)
    return min((side if side in STATES else STATES[0] for side in sides), key=STATES.index)


def _in_order(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(sorted(rows, key=lambda row: (row.position, row.id)))


def _one(fields: _Fields, name: str) -> str:
    """The field's only side; empty where it has none or is undecided."""
    sides = fields.get(name, _NONE)
    return sides[0] if len(sides) == 1 else ""


def _agreed(fields: _Fields, name: str) -> bool:
    """Whether every side says yes: what one side still shows is shown."""
    return all(side == "1" for side in fields.get(name, _NONE))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_SIDE else text[: LONGEST_SIDE - 1] + "…"


def _put(values: Mapping[str, _V], item: str, value: _V, fields: _Fields) -> dict[str, _V]:
    """The values with this one; without it where the file holds nothing for it any more."""
    kept = {**values, item: value}
    if not fields:
        del kept[item]
    return kept


def _stored_with(stored: Stored, item: str, name: str, sides: Sides) -> Stored:
    """The stored section with one field changed; a field without sides goes, and an item without fields."""
    fields = {key: kept for key, kept in stored.get(item, {}).items() if key != name}
    if sides:
        fields[name] = sides
    items = {**stored, item: fields}
    if not fields:
        del items[item]
    return items


def _with_report_field(values: ReportValues, item: str, name: str, sides: Sides) -> ReportValues:
    if name != "value":
        return values
    report = {key: text for key, text in values.report.items() if key != item}
    if len(sides) == 1 and sides[0]:
        report[item] = sides[0]
    return replace(values, report=report)
