"""Counted nouns and measures, read from ``units.toml``."""

from __future__ import annotations

from collections.abc import Mapping

from forms.definition import Case, Figure, Unit
from forms.reading import Entry

REQUIRED = ("one", "few", "many", "other", "acc")
OBLIQUE = ("acc_few", "dat", "ins", "loc", "pl_dat", "pl_ins", "pl_loc")

NEEDED: Mapping[Case, tuple[str, ...]] = {
    Case.NOMINATIVE: (),
    Case.GENITIVE: (),
    Case.DATIVE: ("dat", "pl_dat"),
    Case.ACCUSATIVE: (),
    Case.INSTRUMENTAL: ("ins", "pl_ins"),
    Case.LOCATIVE: ("loc", "pl_loc"),
}
"""The forms beyond the required ones that a case needs."""


def read_units(top: Entry) -> dict[str, Unit]:
    """All units by key; what is wrong goes to the entry's problems."""
    units: dict[str, Unit] = {}
    for entry in (*top.tables_by_name("noun"), *top.tables_by_name("measure")):
        if entry.name in units:
            entry.wrong("", "така одиниця вже є серед іменників; назви не повторюються")
        units[entry.name] = _noun(entry) if entry.path.startswith("noun") else _measure(entry)
        entry.finish()
    top.finish()
    return units


def missing_forms(figure: Figure, case: Case) -> tuple[str, ...]:
    """The forms that the figure's noun lacks for this case; a fraction or a scale needs none (genitive)."""
    if not figure.unit.is_noun or figure.scale or figure.decimals:
        return ()
    return tuple(form for form in NEEDED[case] if form not in figure.unit.forms)


def _noun(entry: Entry) -> Unit:
    forms = {form: entry.text(form) for form in REQUIRED}
    forms.update((form, text) for form in OBLIQUE if (text := entry.text(form, default="")))
    return Unit(entry.name, forms)


def _measure(entry: Entry) -> Unit:
    return Unit(entry.name, symbol=entry.text("symbol"))
