"""Rules from their TOML tables, checked against the parameters that their kind declares."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from forms.definition import Rule, Severity
from forms.operands import parse_item
from forms.reading import Entry
from forms.rule_base import Kind, Parameter, Takes
from forms.rule_kinds import KINDS
from forms.template import suggestion

_NUMERIC = (Takes.NUMBER, Takes.BOUND)
_SEVERITIES = tuple(severity.value for severity in Severity)
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}|[{}]")


def read_rules(entry: Entry) -> list[Rule]:
    """The rule of a ``[[rule]]``; one for each item where ``each`` stands in place of the first parameter."""
    entry.name_by_key("rule")
    kind = entry.word("kind", tuple(KINDS))
    if "kind" not in entry.data or kind not in KINDS:
        return []
    reader = RuleReader(entry, kind)
    subject = next(iter(KINDS[kind].parameters))
    if "each" in entry.data:
        return [reader.read({subject: (item,)}) for item in entry.texts("each")]
    return [reader.read({})]


class RuleReader:
    """Reads one ``[[rule]]``."""

    def __init__(self, entry: Entry, kind: str) -> None:
        self._entry = entry
        self._name = kind
        self._kind: Kind = KINDS[kind]

    def read(self, given: dict[str, tuple[str, ...]]) -> Rule:
        """The rule; ``given`` are items that do not stand in the table themselves."""
        items, options = self._parameters(given)
        first = next((names[0] for names in items.values() if names), "")
        default = re.sub(r"\W+", "_", f"{self._name}_{first}").strip("_")
        entry = self._entry
        key = entry.key(default=default)
        rule = Rule(
            key=f"{key}_{first}" if given and key != default else key,
            kind=self._name,
            items=items,
            options=options,
            severity=Severity(entry.word("severity", _SEVERITIES, default="warning")),
            message=self._message(),
        )
        if rounding := entry.word("rounding", ("", *_SEVERITIES), default=""):
            options["rounding"] = rounding
        entry.finish(more=tuple(self._kind.parameters))
        return rule

    def _parameters(
        self, given: dict[str, tuple[str, ...]]
    ) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
        items: dict[str, tuple[str, ...]] = {}
        options: dict[str, str] = {}
        for name, parameter in self._kind.parameters.items():
            value = given.get(name) or self._entry.raw(name)
            if value is None:
                if parameter.required:
                    self._entry.wrong(name, f"бракує; правилу «{self._name}» потрібне {_expected(parameter)}")
            elif parameter.takes in _NUMERIC and (number := _number(value)) is not None:
                options[name] = str(number)
            elif parameter.takes is Takes.WORD:
                options[name] = self._word(name, parameter, value)
            else:
                items[name] = self._items(name, parameter, value)
        if self._kind.either and not any(name in items or name in options for name in self._kind.either):
            self._entry.wrong(
                self._kind.either[0], f"бракує; очікується одне з: {', '.join(self._kind.either)}"
            )
        return items, options

    def _items(self, name: str, parameter: Parameter, value: object) -> tuple[str, ...]:
        several = parameter.takes in (Takes.FIGURES, Takes.BOUND)
        listed = value if isinstance(value, list | tuple) else [value]
        fits = parameter.takes is not Takes.NUMBER and listed and (several or len(listed) == 1)
        if not fits or not all(isinstance(item, str) for item in listed):
            self._entry.wrong(name, f"очікується {_expected(parameter)}")
            return ()
        for item in listed:
            if parse_item(item) is None:
                self._entry.wrong(name, f"«{item}» не читається; очікується {_expected(parameter)}")
        return tuple(str(item).replace(" ", "") for item in listed)

    def _word(self, name: str, parameter: Parameter, value: object) -> str:
        if not isinstance(value, str) or (parameter.words and value not in parameter.words):
            near = suggestion(str(value), parameter.words)
            self._entry.wrong(name, f"«{value}»{near}; очікується {_expected(parameter)}")
        return str(value)

    def _message(self) -> str:
        message = self._entry.text("message")
        for match in _PLACEHOLDER.finditer(message):
            if match[1] not in ("stated", "computed"):
                self._entry.wrong(
                    "message", f"«{match[0]}»: тут можуть стояти лише {{stated}} і {{computed}}"
                )
        return message


def _number(value: object) -> Decimal | None:
    """A number written as such or as a text with a comma or a dot."""
    if type(value) is int or isinstance(value, Decimal):
        return Decimal(value)
    if not isinstance(value, str) or not re.fullmatch(r"-?\d+([.,]\d+)?", value):
        return None
    try:
        return Decimal(value.replace(",", "."))
    except InvalidOperation:
        return None


def _expected(parameter: Parameter) -> str:
    words = " або ".join(f"«{word}»" for word in parameter.words) or "текст у лапках"
    return {
        Takes.FIGURE: "одне числове поле: «ключ», «розділ.ключ», «previous(ключ)», «sum(таблиця.стовпець)»",
        Takes.FIGURES: "числове поле або список числових полів",
        Takes.BOUND: "число, числове поле або список числових полів",
        Takes.NUMBER: "число",
        Takes.TABLE: "ключ таблиці",
        Takes.TEXT: "ключ текстового поля",
        Takes.WORD: words,
    }[parameter.takes]
