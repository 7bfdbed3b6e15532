"""A new file begun by a person: a city's, or that of a department which was handed none out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import db
from forms.definition import Catalogue
from forms.values import REPORT
from zhytomyr_desktop import entry
from zhytomyr_desktop.errors import EntryError, UserError
from zhytomyr_desktop.fields import VALUE
from zhytomyr_desktop.issuing import city_file

YEARS = range(1992, 2100)
"""The reporting years that make sense."""


def write(
    path: Path, year: int, catalogue: Catalogue, *, community: str, sections: Sequence[str], author: str
) -> None:
    """Make an empty file of all sections, or of these ones; it appears complete or not at all.

    ``community``: another one than that of the forms, in the genitive; it is the file's first change. Raises
    UserError for a year, EntryError for a section that there is not, FileError where the file exists.
    """
    if year not in YEARS:
        raise UserError(f"Рік {year} не схожий на звітний. Вкажіть рік від {YEARS[0]} до {YEARS[-1]}.")
    scope = _scope(catalogue, sections)
    name = entry.clean_text(community, lines=1)
    if name:
        city_file.write(path, year, {(REPORT, "community", VALUE): name}, author, scope=scope)
    else:
        db.create(path, year=year, scope=scope)


def _scope(catalogue: Catalogue, sections: Sequence[str]) -> tuple[str, ...]:
    """The sections in the order of the report, each once."""
    for key in sections:
        if catalogue.section(key) is None:
            raise EntryError(f"Розділу «{key}» немає.", key)
    return tuple(section.key for section in catalogue.sections if section.key in sections)
