"""What goes over into next year's file: values as last year's ones, statements, the report's lasting data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import db
from forms.values import REPORT, ReportValues, SectionValues
from zhytomyr_desktop import renewal
from zhytomyr_desktop.errors import UserError
from zhytomyr_desktop.issuing import city_file
from zhytomyr_desktop.open_file import OpenFile

Place = tuple[str, str, str]

_LASTING = ("community", "contact", "signatory/", "section/", "priority/")
_CARRIED = ("own/", "statement/")


def write(city: OpenFile, path: Path, year: int) -> None:
    """Write next year's city file. Raises UserError, and FileError where a file of this name exists."""
    check(city.year, year, is_city=city.is_city, conflicts=len(city.conflicts()))
    texts = {place: sides[0] for place, sides in db.current_texts(city.file).items()}
    author = f"Перенесено з {city.year} року"
    city_file.write(path, year, carried_over(city.values, texts), author)


def check(this: int, following: int, *, is_city: bool, conflicts: int) -> None:
    """Whether the file of year ``this`` can be rolled over into ``following``. Raises UserError."""
    if not is_city:
        raise UserError("Новий рік починають із файла міста, а не з файла розділу.")
    if following != this + 1:
        raise UserError(f"Цей файл за {this} рік, тож наступний – {this + 1}.")
    if conflicts:
        raise UserError("Спершу вирішіть розбіжності: інакше невідомо, які значення були торік.")


def carried_over(values: ReportValues, texts: Mapping[Place, str]) -> dict[Place, str]:
    """The texts of next year's file by (section, item, field), from those of this year's, without conflicts.

    Numbers become last year's values; own statements and changes of the form's ones stay, marked to be
    renewed; so do community, signatories, departments, the order and the priorities of sections. Title,
    decision, remarks, states, deadlines, texts, dates and rows of tables begin anew.
    """
    rolled = {place: text for place, text in texts.items() if text and _stays(place, values)}
    rolled |= {
        (section, item, renewal.FIELD): renewal.mark(text)
        for (section, item, field), text in rolled.items()
        if field == "text"
    }
    for key, section in values.sections.items():
        rolled |= dict(_as_previous(key, section))
    return rolled


def _stays(place: Place, values: ReportValues) -> bool:
    section, item, field = place
    if section == REPORT:
        return item.startswith(_LASTING)
    if item == "section":
        return field == "department"
    if field == renewal.FIELD or not item.startswith(_CARRIED):
        return False
    return item.startswith("statement/") or item in values.section(section).statements


def _as_previous(key: str, section: SectionValues) -> Iterator[tuple[Place, str]]:
    for figure, value in section.figures.items():
        if value.number is not None:
            yield (key, figure, "previous"), format(value.number, "f")
