"""Section files to definitions: everything is checked, an error names file, key and what was expected."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from forms.definition import Catalogue, Figure, Priority, Table
from forms.errors import FormError
from forms.partners import FILE as PARTNERS
from forms.partners import read_partners
from forms.reading import Entry, Problems, read_toml
from forms.references import check_references
from forms.section_reading import SectionReader
from forms.units import read_units

FOLDER = Path(__file__).parent
"""The shipped forms."""

_RESERVED = ("report",)


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """The catalogue of the shipped forms, or of a folder laid out like ``forms/``.

    The folder may have a ``partners.toml`` of its own; else the shipped partners are known. Raises FormError,
    the first of those that ``check_forms`` would list. The shipped catalogue is read once.
    """
    return _shipped() if folder is None else _load(folder)


def check_forms(folder: Path | None = None) -> list[FormError]:
    """All that is wrong in the forms, file by file; empty where all is well."""
    if folder is not None and not (folder / "catalogue.toml").is_file():
        return [FormError(str(folder), "тека", f"немає catalogue.toml; очікується копія теки {FOLDER.name}/")]
    return _read(folder or FOLDER)[1]


def check_help(catalogue: Catalogue) -> list[str]:
    """Figures and tables without a help line: no mistake, but a clerk is not told what to count."""
    return [
        f"sections/{section.key}.toml: {type(field).__name__.lower()} «{field.key}».help: бракує; "
        "очікується, що рахувати, на яку дату, за чиїми даними"
        for section in catalogue.sections
        for field in section.fields()
        if isinstance(field, Figure | Table) and not field.help
    ]


@cache
def _shipped() -> Catalogue:
    return _load(FOLDER)


def _load(folder: Path) -> Catalogue:
    catalogue, errors = _read(folder)
    if errors:
        raise errors[0]
    return catalogue


def _read(folder: Path) -> tuple[Catalogue, list[FormError]]:
    """The catalogue as far as it can be read, and all errors.

    A file that every section needs and that cannot be read is told alone, without all that follows from it.
    """
    order_problems, unit_problems = Problems("catalogue.toml"), Problems("units.toml")
    partner_problems = Problems(PARTNERS)
    top = Entry(read_toml(folder / "catalogue.toml", order_problems), "", order_problems)
    nouns = Entry(read_toml(folder / "units.toml", unit_problems), "", unit_problems)
    own = folder / PARTNERS
    common = (order_problems, unit_problems, partner_problems)
    partners = read_partners(partner_problems, own if own.is_file() else None)
    if order_problems.found or unit_problems.found:
        return Catalogue(priorities=(), sections=(), units={}), _errors(common)
    priorities = tuple(_priority(entry) for entry in top.tables("priority"))
    keys = top.texts("sections")
    top.finish()
    units = read_units(nouns)
    readers = {key: SectionReader(folder, key, units, partners, priorities) for key in dict.fromkeys(keys)}
    sections = tuple(reader.read() for reader in readers.values())
    catalogue = Catalogue(priorities=priorities, sections=sections, units=units, partners=partners)
    _check_names(keys, folder, order_problems)
    found = {key: reader.problems for key, reader in readers.items()}
    if all(reader.is_read for reader in readers.values()):
        _check_order(catalogue, order_problems)
        check_references(catalogue, found)
    return catalogue, _errors((*common, *found.values()))


def _errors(problems: Iterable[Problems]) -> list[FormError]:
    return [error for each in problems for error in each.found]


def _priority(entry: Entry) -> Priority:
    priority = Priority(key=entry.key(), title=entry.text("title"), subtitle=entry.text("subtitle"))
    entry.finish()
    return priority


def _check_names(keys: tuple[str, ...], folder: Path, problems: Problems) -> None:
    """Keys once each, a file for each and no file more."""
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        problems.add("sections", f"розділ «{key}» названо двічі")
    for key in _RESERVED:
        if key in keys:
            problems.add("sections", f"«{key}» – зайняте слово; очікується інший ключ розділу")
    for path in sorted((folder / "sections").glob("*.toml")):
        if path.stem not in keys:
            problems.add("sections", f"файл sections/{path.name} не названо в переліку розділів")


def _check_order(catalogue: Catalogue, problems: Problems) -> None:
    """Sections in the order of their priorities."""
    order = ["", *(priority.key for priority in catalogue.priorities)]
    if len(set(order)) < len(order):
        problems.add("priority", "ключі пріоритетів повторюються")
    places = [order.index(s.priority) for s in catalogue.sections if s.priority in order]
    if places != sorted(places):
        problems.add("sections", "розділи мають іти в порядку пріоритетів, розділи без пріоритету – першими")
