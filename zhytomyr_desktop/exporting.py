"""The figures for other programs: all of a file as JSON, or one line a number as CSV or spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from forms.definition import Figure, Money, Section, Table
from forms.partners import shipped_partners
from forms.values import FigureValue, ReportValues, TextValue
from zhytomyr_desktop.errors import UserError
from zhytomyr_desktop.report.annexes.money import SOURCES
from zhytomyr_desktop.report.output import write_atomically

COLUMNS = (
    "year", "section", "key", "label", "qualifier", "value", "scale", "unit", "previous", "as_of", "absent",
    "note", "source", "funding", "donor", "in_total", "snapshot",
)  # fmt: skip
HEADINGS = {
    "year": "Рік", "section": "Розділ", "key": "Ключ", "label": "Показник", "qualifier": "Уточнення",
    "value": "Значення", "scale": "Масштаб", "unit": "Одиниця", "previous": "Торік", "as_of": "Станом на",
    "absent": "Чому немає", "note": "Примітка", "source": "Джерело", "funding": "Кошти", "donor": "Донор",
    "in_total": "У підсумку коштів", "snapshot": "Стан даних",
}  # fmt: skip
_WIDTHS = (6, 28, 22, 50, 11, 14, 9, 20, 14, 12, 24, 24, 24, 20, 24, 12, 16)
Line = tuple[str, str, Figure, FigureValue]
"""Key, label, figure and value of one line."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(
    path: Path, shown: dict[str, Any], values: ReportValues, sections: Sequence[Section], snapshot: str
) -> None:
    """Write what ``show`` prints as ``.json``, or the figures as ``.csv`` or ``.xlsx``.

    All three carry ``snapshot``, the short hash that the report printed of the same state has on its page.
    Raises UserError for another ending, ReportError where the disk or the folder refuses.
    """
    makers: dict[str, Callable[[], bytes]] = {
        ".json": lambda: as_json_text(shown).encode(),
        ".csv": lambda: as_csv(values, sections, snapshot).encode(),
        ".xlsx": lambda: as_xlsx(values, sections, snapshot),
    }
    make = makers.get(path.suffix.lower())
    if make is None:
        raise UserError("Назва файла з показниками має закінчуватися на «.json», «.csv» або «.xlsx».")
    write_atomically(path, [make()])


def as_json_text(data: dict[str, Any]) -> str:
    """The JSON of ``show``, readable, ending with a line break."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def as_csv(values: ReportValues, sections: Sequence[Section], snapshot: str = "") -> str:
    """One line for each figure and each number of a table, RFC 4180 with a byte order mark, a decimal dot.

    What people typed is kept from being taken for a formula by a leading apostrophe.
    """
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    for section in sections:
        writer.writerows(_rows(values, section, snapshot))
    return "\ufeff" + text.getvalue()


def as_xlsx(values: ReportValues, sections: Sequence[Section], snapshot: str = "") -> bytes:
    """The lines of ``as_csv`` as a spreadsheet in Ukrainian words; numbers are numbers."""
    from zhytomyr_desktop import spreadsheet

    titles = {section.key: section.title for section in sections}
    rows = (
        [titles[section.key] if name == "section" else _cell(name, row[name]) for name in COLUMNS]
        for section in sections
        for row in _rows(values, section, snapshot)
    )
    sheet = spreadsheet.Sheet("Показники", tuple(HEADINGS.values()), rows, tuple(_WIDTHS))
    return spreadsheet.as_xlsx([sheet])


def _cell(name: str, value: object) -> str | int | Decimal | None:
    if name == "year":
        return int(str(value))
    if name in ("value", "previous"):
        return Decimal(str(value)) if value else None
    return _told(name, str(value)) or str(value).removeprefix("'")


def _told(name: str, key: str) -> str:
    """A key as people call what it stands for; empty where the column holds no keys."""
    if name == "funding":
        return SOURCES.get(key, "").lower()
    if name == "donor":
        partner = shipped_partners().get(key)
        return partner.name if partner else ""
    return {"true": "так", "false": "ні"}.get(key, "") if name == "in_total" else ""


def _rows(values: ReportValues, section: Section, snapshot: str) -> Iterator[dict[str, object]]:
    """A line for each figure, then one for each number in a table's rows."""
    for key, label, figure, value in (*_figures(values, section), *_cells(values, section)):
        yield {
            "year": values.year,
            "section": section.key,
            "key": key,
            "label": _harmless(label),
            "qualifier": value.qualifier,
            "value": _number(value.number),
            "scale": figure.scale,
            "unit": figure.unit.key,
            "previous": _number(value.previous),
            "as_of": value.as_of or "",
            "absent": _harmless(value.absent),
            "note": _harmless(value.note),
            "source": _harmless(value.source),
            **_money(figure.money),
            "snapshot": snapshot,
        }


def _figures(values: ReportValues, section: Section) -> Iterator[Line]:
    entered = values.section(section.key)
    for figure in section.figures():
        yield figure.key, figure.label, figure, entered.figure(figure.key)


def _cells(values: ReportValues, section: Section) -> Iterator[Line]:
    """Key ``table.row.column``; the label begins with the words of the row."""
    for table in (field for field in section.fields() if isinstance(field, Table)):
        for number, row in enumerate(values.section(section.key).tables.get(table.key, ()), start=1):
            words = next(
                (c.text for c in row.cells.values() if isinstance(c, TextValue) and c.text), table.label
            )
            for column in table.columns:
                cell = row.cells.get(column.key)
                if isinstance(column, Figure) and isinstance(cell, FigureValue):
                    yield f"{table.key}.{number}.{column.key}", f"{words}: {column.label}", column, cell


def _money(money: Money | None) -> dict[str, str]:
    """Where money comes from, and whether it counts where the report adds money up; empty without money."""
    if money is None:
        return {"funding": "", "donor": "", "in_total": ""}
    return {"funding": money.source, "donor": money.donor, "in_total": str(money.total).lower()}


def _number(number: object) -> str:
    return "" if number is None else format(number, "f")


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
