"""One section's file to its definition; names of other sections are checked later, in references."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from forms.definition import Field, Group, Partner, Priority, Section, Statement, Unit
from forms.field_reading import FieldReader, read_template
from forms.reading import Entry, Problems, read_toml
from forms.rule_reading import read_rules
from forms.template import SPECIAL

RESERVED = (*SPECIAL, "section", "statement", "own", "explain", "table")
"""Words that cannot be keys of fields: they mean something else in templates or in the file."""


class SectionReader:
    """Reads one section's file; what is wrong is in ``problems``, ``is_read`` whether it is TOML at all."""

    is_read = True

    def __init__(
        self,
        folder: Path,
        key: str,
        units: Mapping[str, Unit],
        partners: Mapping[str, Partner],
        priorities: tuple[Priority, ...],
    ) -> None:
        self.key = key
        self.problems = Problems(f"sections/{key}.toml")
        self._path = folder / "sections" / f"{key}.toml"
        self._fields = FieldReader(units, partners)
        self._priorities = ("", *(priority.key for priority in priorities))
        self._taken: dict[str, set[str]] = {"поле": set(), "речення": set(), "група": set(), "правило": set()}

    def read(self) -> Section:
        """The section, as far as it can be read."""
        data = read_toml(self._path, self.problems)
        self.is_read = not self.problems.found
        if not self.is_read:
            return Section(key=self.key, title="", priority="", department="", groups=())
        top = Entry(data, "", self.problems)
        if top.key() != self.key:
            top.wrong("key", f"очікується «{self.key}», як у назві файлу")
        section = Section(
            key=self.key,
            title=top.text("title"),
            priority=top.word("priority", self._priorities),
            department=top.text("department"),
            groups=tuple(self._group(entry) for entry in top.tables("group")),
            rules=tuple(rule for entry in top.tables("rule") for rule in read_rules(entry)),
        )
        for rule in section.rules:
            self._take("правило", rule.key, top, "rule")
        top.finish()
        return section

    def _group(self, entry: Entry) -> Group:
        fields = [field for kind in self._kinds(entry) for field in self._fields_of(entry, kind)]
        statements = tuple(self._statement(each) for each in entry.tables("statement"))
        first = fields[0].key if fields else statements[0].key if statements else ""
        key = entry.key(default=f"g_{first}")
        self._take("група", key, entry, "key")
        title = entry.text("title")
        entry.finish()
        return Group(key=key, title=title, fields=tuple(_by_use(fields, statements)), statements=statements)

    def _kinds(self, entry: Entry) -> list[str]:
        """The kinds of fields in the order in which the group first has them."""
        return sorted(
            self._fields.kinds, key=lambda kind: list(entry.data).index(kind) if kind in entry.data else 99
        )

    def _fields_of(self, entry: Entry, kind: str) -> list[Field]:
        found = []
        for each in entry.tables(kind):
            field = self._fields.read(each, kind)
            if field.key in RESERVED:
                each.wrong("key", f"«{field.key}» – зайняте слово; очікується інший ключ")
            self._take("поле", field.key, each, "key")
            found.append(field)
        return found

    def _statement(self, entry: Entry) -> Statement:
        entry.name_by_key("statement")
        template = read_template(entry, "text")
        named = [token.name for token in template.tokens() if token.name not in SPECIAL]
        outside = [
            part
            for part in template.parts
            if not isinstance(part, str) and getattr(part, "name", "") in named
        ]
        if template.source and not outside:
            entry.wrong("text", "поза дужками «[…]» немає поля «{…}»; речення без полів друкувалося б завжди")
        key = entry.key(default=f"s_{named[0].replace('.', '_')}" if named else "")
        self._take("речення", key, entry, "key")
        entry.finish()
        return Statement(key=key, template=template)

    def _take(self, what: str, key: str, entry: Entry, at: str) -> None:
        if key and key in self._taken[what]:
            entry.wrong(at, f"{what} «{key}» уже є в розділі; очікується інший key")
        self._taken[what].add(key)


def _by_use(fields: list[Field], statements: Iterable[Statement]) -> list[Field]:
    """Fields in the order in which the statements first tell them; those untold last, as declared."""
    told: dict[str, int] = {}
    for statement in statements:
        for token in statement.template.tokens():
            told.setdefault(token.name, len(told))
            told.setdefault(token.options.get("share", ""), len(told))
    return sorted(fields, key=lambda field: told.get(field.key, len(told)))
