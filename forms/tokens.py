"""Which slots a template may have, given the fields that it can name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from forms.definition import Case, Date, Field, Figure, Table, Template, Text, Token
from forms.template import SPECIAL, is_name, suggestion
from forms.units import missing_forms

_CASES = frozenset(case.value for case in Case)
_SHAPES = frozenset({"number", "noun"})
_MODES = frozenset({"previous", "change", "percent", "direction", "sign", "form", "share", "as_of", "words"})
_INFLECTED = frozenset({"previous", "change"})
_OF_LAST_YEAR = frozenset({"previous", "change", "percent", "direction"})
_KINDS = {Figure: "числового поля", Text: "текстового поля", Date: "дати", Table: "таблиці"}


@dataclass(frozen=True, slots=True)
class Scope:
    """What a template can name: ``fields`` by their key, those of ``sections`` as ``section.key``."""

    fields: Mapping[str, Field]
    sections: Mapping[str, Mapping[str, Field]] = field(default_factory=dict)

    def find(self, name: str) -> Field | None:
        """The field of this name, or None."""
        section, dot, key = name.partition(".")
        return self.sections.get(section, {}).get(key) if dot else self.fields.get(name)

    def names(self) -> tuple[str, ...]:
        """All names that can stand in a slot, for suggestions."""
        others = (f"{section}.{key}" for section, fields in self.sections.items() for key in fields)
        return (*self.fields, *SPECIAL, *others)


def template_faults(template: Template, scope: Scope) -> list[str]:
    """What is wrong with the slots, one Ukrainian line each; empty where all is well."""
    faults = []
    for token in template.tokens():
        fault = token_fault(token, scope)
        if fault:
            faults.append(f"{{{token.name}}}: {fault}")
    return list(dict.fromkeys(faults))


def token_fault(token: Token, scope: Scope) -> str:
    """What is wrong with one slot; empty where all is well."""
    if token.name in SPECIAL:
        return f"{_listed(token.options)} не стосується року" if token.options else ""
    found = scope.find(token.name)
    if found is None:
        near = suggestion(token.name, scope.names())
        return f"немає такого поля{near or '; очікується key одного з полів'}"
    if isinstance(found, Figure):
        return _figure_fault(token, found, scope)
    if isinstance(found, Table):
        return _table_fault(token, found)
    return _not_for(token.options, found) if token.options else ""


def _figure_fault(token: Token, figure: Figure, scope: Scope) -> str:
    options = token.options
    return (
        _not_for({o: "" for o in options if o in ("count", "sum")}, figure)
        or _together(options)
        or _last_year_fault(options, figure)
        or ("" if "as_of" not in options or figure.as_of else "«as_of» потребує в полі as_of = true")
        or ("" if "words" not in options or figure.unit.symbol == "%" else "«words» потребує одиниці «%»")
        or _share_fault(token, scope)
        or _case_fault(token, figure)
    )


def _together(options: Mapping[str, str]) -> str:
    """One mode, one case, one of number and noun; a case only where a noun stands."""
    for group in (_MODES, _CASES, _SHAPES):
        both = [o for o in options if o in group]
        if len(both) > 1:
            return f"{_listed(both)} разом не вживаються"
    mode = next((o for o in options if o in _MODES), "")
    if mode and mode not in _INFLECTED and len(options) > 1:
        return f"«{mode}» не поєднується з {_listed(o for o in options if o != mode)}"
    if "number" in options and _CASES & options.keys():
        return "з «number» відмінок нічого не змінює: іменника немає"
    return ""


def _last_year_fault(options: Mapping[str, str], figure: Figure) -> str:
    asked = [o for o in options if o in _OF_LAST_YEAR]
    return f"{_listed(asked)} потребує в полі previous = true" if asked and not figure.previous else ""


def _share_fault(token: Token, scope: Scope) -> str:
    base = token.options.get("share")
    if base is None:
        return ""
    if base == token.name:
        return "частка від самого себе: «share» має називати інше поле"
    if not is_name(base) or not isinstance(scope.find(base), Figure):
        return f"«share={base}» не називає числового поля{suggestion(base, scope.names())}"
    return ""


def _case_fault(token: Token, figure: Figure) -> str:
    if token.case is Case.NOMINATIVE or "number" in token.options:
        return ""
    missing = missing_forms(figure, token.case)
    return (
        f"відмінок «{token.case}»: в одиниці «{figure.unit.key}» бракує форм {_listed(missing)}"
        if missing
        else ""
    )


def _table_fault(token: Token, table: Table) -> str:
    foreign = [o for o in token.options if o not in ("count", "sum", *_CASES, "number")]
    if foreign:
        return _not_for(dict.fromkeys(foreign, ""), table)
    if token.options and len({"count", "sum"} & token.options.keys()) != 1:
        return "у таблиці пишуть або «count», або «sum=стовпець»"
    if "count" in token.options:
        return "«count» не поєднується з іншими вказівками" if len(token.options) > 1 else ""
    if "sum" not in token.options:
        return ""
    column = table.column(token.options["sum"])
    if not isinstance(column, Figure):
        near = suggestion(token.options["sum"], tuple(c.key for c in table.columns))
        return f"«sum={token.options['sum']}» не називає числового стовпця{near}"
    return _together({o: "" for o in token.options if o != "sum"}) or _case_fault(token, column)


def _not_for(options: Mapping[str, str], found: Field) -> str:
    return f"{_listed(options)} не стосується {_KINDS[type(found)]}" if options else ""


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"«{word}»" for word in words)
