"""The shipped figures of the 2023 report, as entries of a city file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import tomli

import resources
from forms.definition import Catalogue, Group, Section
from forms.errors import FormError
from forms.values import REPORT, own_item, row_item
from zhytomyr_desktop import fields, ordering
from zhytomyr_desktop.errors import EntryError
from zhytomyr_desktop.issuing import city_file
from zhytomyr_desktop.report.compose import default_positions

YEAR = 2023
AUTHOR = "Звіт за 2023 рік"
FOLDER = Path(resources.__file__).parent / "sample" / str(YEAR)

_PARTS = {"figures", "texts", "dates", "table", "tables", "statement"}

Typed = tuple[str, str, str, str]
"""Section, item, field and the text as a person would type it."""


def entries(catalogue: Catalogue, folder: Path) -> Iterator[Typed]:
    """All entries of the folder's ``SECTION.toml`` and ``report.toml``, in the order of the catalogue.

    Raises FormError that names the file and the key, where a file does not suit its form.
    """
    _check_names(catalogue, folder)
    yield from _report(folder / "report.toml")
    for section in catalogue.sections:
        path = folder / f"{section.key}.toml"
        if path.is_file():
            yield from _section(section, path)


def read(catalogue: Catalogue, folder: Path) -> dict[tuple[str, str, str], str]:
    """The entries as the file keeps them: (section, item, field) → text. Raises FormError as ``entries``."""
    texts: dict[tuple[str, str, str], str] = {}
    for section, item, field, typed in entries(catalogue, folder):
        try:
            stored = fields.read(catalogue, section, item, field, typed)
        except EntryError as error:
            raise FormError(f"{section}.toml", f"{item}: {field}", str(error)) from None
        texts |= {(section, item, name): text for name, text in stored.items() if text}
    return texts


def _check_names(catalogue: Catalogue, folder: Path) -> None:
    for path in sorted(folder.glob("*.toml")):
        if path.stem != REPORT and catalogue.section(path.stem) is None:
            raise FormError(path.name, path.stem, "очікується назва файла за ключем розділу")


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomli.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise FormError(path.name, "TOML", str(error)) from None


def _report(path: Path) -> Iterator[Typed]:
    if path.is_file():
        for item, value in _flat(_toml(path)):
            yield REPORT, item, fields.VALUE, value


def _flat(table: Mapping[str, Any], start: str = "") -> Iterator[tuple[str, str]]:
    """``signatory = [{post = …}]`` becomes ``signatory/1/post``."""
    for key, value in table.items():
        if isinstance(value, list):
            for number, row in enumerate(value, start=1):
                yield from _flat(row, f"{start}{key}/{number}/")
        else:
            yield f"{start}{key}", _text(value)


def _section(section: Section, path: Path) -> Iterator[Typed]:
    content = _toml(path)
    unknown = sorted(content.keys() - _PARTS)
    if unknown:
        raise FormError(path.name, unknown[0], f"очікується одне з: {', '.join(sorted(_PARTS))}")
    for key, value in content.get("figures", {}).items():
        yield from _figure(section.key, key, value)
    for key, value in (content.get("texts", {}) | content.get("dates", {})).items():
        yield section.key, key, fields.VALUE, _text(value)
    for key, rows in (content.get("table", {}) | content.get("tables", {})).items():
        yield from _rows(section.key, key, rows)
    yield from _statements(section, content.get("statement", []))


def _figure(section: str, key: str, value: Any) -> Iterator[Typed]:
    if not isinstance(value, Mapping):
        yield section, key, fields.VALUE, _text(value)
        return
    for field, part in value.items():
        if field == "absent":
            yield section, key, fields.VALUE, f"немає даних: {part}"
        else:
            yield section, key, field, _text(part)


def _rows(section: str, table: str, rows: list[Mapping[str, Any]]) -> Iterator[Typed]:
    for number, (position, row) in enumerate(zip(ordering.spread(len(rows)), rows, strict=True), start=1):
        item = row_item(table, f"sample{number}")
        yield section, item, "position", position
        for column, value in row.items():
            yield section, item, column, _text(value)


def _statements(section: Section, statements: Sequence[Mapping[str, Any]]) -> Iterator[Typed]:
    """Own statements, each after the form's statement that ``after`` names, in the order of the file.

    ``after = ""``: before all of the group's; without ``after``: behind them.
    """
    ends: dict[tuple[str, str | None], str] = {}
    for number, statement in enumerate(statements, start=1):
        group, after = _group(section, statement), statement.get("after")
        low, high = _room(section, group, after)
        position = ordering.between(ends.get((group.key, after), low), high)
        ends[group.key, after] = position
        item = own_item(f"sample{number:03}")
        yield section.key, item, "group", group.key
        yield section.key, item, "position", position
        yield section.key, item, "text", statement["text"]


def _group(section: Section, statement: Mapping[str, Any]) -> Group:
    key = statement.get("group")
    found = next((group for group in section.groups if group.key == key), None)
    if found is None:
        known = ", ".join(group.key for group in section.groups)
        raise FormError(
            f"{section.key}.toml", "statement", f"групи {key!r} немає; очікується одна з: {known}"
        )
    return found


def _room(section: Section, group: Group, after: str | None) -> tuple[str, str]:
    """Between which keys an own statement goes."""
    keys = ["", *(statement.key for statement in group.statements)]
    places = ["", *default_positions(group), ""]
    if after is None:
        return places[len(keys) - 1], ""
    if after not in keys:
        known = ", ".join(keys[1:])
        raise FormError(f"{section.key}.toml", "statement", f"після {after!r}; очікується одне з: {known}")
    place = keys.index(after)
    return places[place], places[place + 1]


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def write(path: Path, catalogue: Catalogue, folder: Path | None = None) -> None:
    """Make a city file with all entries, complete or not at all. Raises FileError where one exists."""
    city_file.write(path, YEAR, read(catalogue, folder or FOLDER), AUTHOR)
