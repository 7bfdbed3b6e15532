"""The figures for other programs: all of a file as JSON, or one line a figure as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from forms.definition import Section
from forms.values import ReportValues
from zhytomyr_desktop.errors import UserError
from zhytomyr_desktop.report.output import write_atomically

COLUMNS = (
    "year", "section", "key", "label", "qualifier", "value", "scale", "unit", "previous", "as_of", "absent",
    "note", "source", "funding", "donor",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(path: Path, shown: dict[str, Any], values: ReportValues, sections: Sequence[Section]) -> None:
    """Write what ``show`` prints as ``.json``, or the figures as ``.csv``. Raises UserError, ReportError."""
    kind = path.suffix.lower()
    if kind not in (".json", ".csv"):
        raise UserError("Показники записуються у файл, назва якого закінчується на «.json» або «.csv».")
    text = as_json_text(shown) if kind == ".json" else as_csv(values, sections)
    write_atomically(path, [text.encode()])


def as_json_text(data: dict[str, Any]) -> str:
    """The JSON of ``show``, readable, ending with a line break."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def as_csv(values: ReportValues, sections: Sequence[Section]) -> str:
    """One line for each figure, RFC 4180 with a byte order mark; numbers are exact, with a dot.

    What people typed is kept from being taken for a formula by a leading apostrophe.
    """
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    for section in sections:
        writer.writerows(_rows(values, section))
    return "\ufeff" + text.getvalue()


def _rows(values: ReportValues, section: Section) -> Iterator[dict[str, object]]:
    entered = values.section(section.key)
    for figure in section.figures():
        value = entered.figure(figure.key)
        yield {
            "year": values.year,
            "section": section.key,
            "key": figure.key,
            "label": figure.label,
            "qualifier": value.qualifier,
            "value": _number(value.number),
            "scale": figure.scale,
            "unit": figure.unit.key,
            "previous": _number(value.previous),
            "as_of": value.as_of or "",
            "absent": _harmless(value.absent),
            "note": _harmless(value.note),
            "source": _harmless(value.source),
            "funding": figure.money.source if figure.money else "",
            "donor": figure.money.donor if figure.money else "",
        }


def _number(number: object) -> str:
    return "" if number is None else format(number, "f")


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
