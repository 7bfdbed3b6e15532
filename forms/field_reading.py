"""Figures, texts, dates and tables from their TOML tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from forms.definition import Column, Date, Field, Figure, Money, Partner, Table, Template, Text, Unit
from forms.operands import SCALES
from forms.reading import Entry
from forms.template import TemplateError, parse, suggestion

SOURCES = ("budget", "state", "subvention", "grant", "charity", "own", "mixed", "unnamed")
"""Where money comes from: бюджет громади, державний бюджет, субвенція, грант, благодійність, власні
надходження, різні джерела, джерело не назване."""

UNKNOWN = "?"
"""The symbol of a unit that is not there; further checks of its figure are spared."""

MOST_DECIMALS = 6
MOST_LINES = 20


class FieldReader:
    """Reads fields; units and partners are looked up by key."""

    def __init__(self, units: Mapping[str, Unit], partners: Mapping[str, Partner]) -> None:
        self._units = units
        self._partners = tuple(partners)
        self._names = tuple(units)
        self._readers: Mapping[str, Callable[[Entry], Field]] = {
            "figure": self._figure,
            "text": _text,
            "date": _date,
            "table": self._table,
        }

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of fields: figure, text, date, table."""
        return tuple(self._readers)

    def read(self, entry: Entry, kind: str) -> Field:
        """The field, as far as it can be read; what is wrong goes to the entry's problems."""
        entry.name_by_key(kind)
        field = self._readers[kind](entry)
        entry.finish()
        return field

    def _figure(self, entry: Entry) -> Figure:
        figure = self._number(entry)
        previous = entry.flag("previous", default=False)
        as_of = entry.flag("as_of", default=False)
        expected = entry.flag("expected", default=True)
        return replace(figure, previous=previous, as_of=as_of, expected=expected)

    def _number(self, entry: Entry) -> Figure:
        return Figure(
            key=entry.key(),
            label=entry.text("label"),
            unit=(unit := self._unit(entry)),
            scale=entry.word("scale", tuple(SCALES), default=""),
            decimals=entry.whole("decimals", default=0, most=MOST_DECIMALS),
            help=entry.text("help", default=""),
            money=self._money(entry, unit),
        )

    def _unit(self, entry: Entry) -> Unit:
        name = entry.text("unit")
        unit = self._units.get(name)
        if unit is None and name:
            near = suggestion(name, self._names)
            entry.wrong(
                "unit", f"«{name}»: немає такої одиниці{near}; очікується іменник або міра з units.toml"
            )
        return unit or Unit(name, symbol=UNKNOWN)

    def _money(self, entry: Entry, unit: Unit) -> Money | None:
        table = entry.table("money")
        if table is None:
            return None
        if unit.is_noun or unit.symbol == "%":
            entry.wrong("money", f"«{unit.key}» – не гроші; очікується одиниця на зразок «грн» або «євро»")
        donor = table.key("donor", default="")
        if donor and donor not in self._partners:
            near = suggestion(donor, self._partners)
            table.wrong("donor", f"«{donor}»: немає такого партнера{near}; очікується ключ із partners.toml")
        total = table.flag("total", default=True)
        money = Money(source=table.word("source", SOURCES), donor=donor, total=total)
        table.finish()
        return money

    def _table(self, entry: Entry) -> Table:
        key, label = entry.key(), entry.text("label")
        columns = tuple(self._column(each) for each in (*entry.tables("columns"), *entry.tables("column")))
        keys = [column.key for column in columns]
        if not columns:
            entry.wrong("columns", "очікується хоча б один стовпець")
        for twice in sorted({k for k in keys if keys.count(k) > 1}):
            entry.wrong("columns", f"стовпець «{twice}» названо двічі")
        return Table(
            key=key,
            label=label,
            columns=columns,
            row=read_template(entry, "row"),
            separator=entry.text("separator", default="; "),
            help=entry.text("help", default=""),
            expected=entry.flag("expected", default=False),
        )

    def _column(self, entry: Entry) -> Column:
        guess = "figure" if "unit" in entry.data else "text"
        kind = entry.word("kind", ("figure", "text", "date"), default=guess)
        column = self._number(entry) if kind == "figure" else _text(entry) if kind == "text" else _date(entry)
        if column.key in ("position", "deleted"):
            entry.wrong("key", f"«{column.key}» – зайняте слово; очікується інший ключ")
        entry.finish()
        return column


def read_template(entry: Entry, key: str) -> Template:
    """The template at this key; an empty one where it cannot be read."""
    try:
        return parse(entry.text(key))
    except TemplateError as error:
        entry.wrong(key, str(error))
        return Template("", ())


def _text(entry: Entry) -> Text:
    return Text(
        key=entry.key(),
        label=entry.text("label"),
        help=entry.text("help", default=""),
        lines=entry.whole("lines", default=1, most=MOST_LINES),
        expected=entry.flag("expected", default=False),
    )


def _date(entry: Entry) -> Date:
    return Date(
        key=entry.key(),
        label=entry.text("label"),
        help=entry.text("help", default=""),
        expected=entry.flag("expected", default=False),
    )
