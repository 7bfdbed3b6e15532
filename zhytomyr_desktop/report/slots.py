"""What stands in a slot of a statement: a figure with its noun, a change, a share, a date, a table's rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum

from forms.definition import Catalogue, Date, Field, Figure, Optional, Section, Table, Text, Token
from forms.operands import SCALES
from forms.values import (
    ABSENT,
    QUALIFIERS,
    DateValue,
    FigureValue,
    ReportValues,
    Row,
    TextValue,
    decode_number,
)
from zhytomyr_desktop.language.agreement import (
    MissingFormError,
    counted,
    noun_form,
    plural_word,
    share_in_words,
)
from zhytomyr_desktop.language.dates import format_date
from zhytomyr_desktop.language.numbers import format_number, format_percent
from zhytomyr_desktop.report.document import Run

UNDECIDED = "не вирішено"
UNREADABLE = "не прочитано"
GAP = "____"


class Empty(Enum):
    """Why nothing stands in a slot."""

    UNFILLED = "unfilled"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How numbers, dates and dashes are written in the whole report; the names are those of ``language``."""

    grouping: str = "five"
    dates: str = "digits"
    em_dash: bool = False


Shown = str | Empty
"""What a slot shows, or why it shows nothing."""


@dataclass(frozen=True, slots=True)
class Slots:
    """Fills the slots of one section's statements from what was entered."""

    catalogue: Catalogue
    values: ReportValues
    section: Section
    style: Style

    def fill(self, token: Token) -> tuple[Run, ...] | Empty:
        """The runs of one slot, or why there are none. A slot that names no field is printed as written."""
        year = _year(token.name, self.values.year)
        if year:
            return (Run(year),)
        section, key = self._place(token.name)
        kind = section.field(key) if section else None
        if section is None or kind is None:
            return (Run(_as_written(token)),)
        if isinstance(kind, Table) and not token.options:
            return self._rows(section, kind)
        shown = self._shown(token, section, kind)
        return shown if isinstance(shown, Empty) else (Run(shown, section.key, key),)

    def gap(self, token: Token) -> Run:
        """What a preview shows in place of a value that is still missing."""
        section, key = self._place(token.name)
        return Run(GAP, section.key if section else "", key, gap=True)

    def _place(self, name: str) -> tuple[Section | None, str]:
        section, dot, key = name.partition(".")
        return (self.catalogue.section(section), key) if dot else (self.section, name)

    def _shown(self, token: Token, section: Section, kind: Field) -> Shown:
        values = self.values.section(section.key)
        if isinstance(kind, Figure):
            return self._figure(token, kind, values.figure(kind.key))
        if isinstance(kind, Text):
            return _text(values.texts.get(kind.key, TextValue()))
        if isinstance(kind, Date):
            return self._date(values.dates.get(kind.key, DateValue()))
        return self._of_table(token, kind, values.tables.get(kind.key, ()))

    # -- figures --------------------------------------------------------------------------------------------

    def _figure(self, token: Token, figure: Figure, value: FigureValue) -> Shown:
        if not value.sides:
            return self._decided(token, figure, value)
        return _undecided([self._side(token, figure, value, side) for side in value.sides])

    def _side(self, token: Token, figure: Figure, value: FigureValue, side: str) -> str:
        """One side of a conflict, as it would be printed if it were taken."""
        qualifier = next((q for q in QUALIFIERS if q and side.startswith(f"{q} ")), "")
        written = side.removeprefix(f"{qualifier} ")
        if written.startswith(ABSENT):
            return "немає"
        number = decode_number(written)
        if number is None:
            return side
        taken = replace(value, number=number, qualifier=qualifier, sides=())
        shown = self._decided(token, figure, taken)
        return side if isinstance(shown, Empty) else shown

    def _decided(self, token: Token, figure: Figure, value: FigureValue) -> Shown:
        if value.absent:
            return Empty.ABSENT
        mode = next((option for option in token.options if option in _MODES), "")
        return _MODES[mode](self, token, figure, value)

    def _value(self, token: Token, figure: Figure, value: FigureValue) -> Shown:
        number = abs(value.number) if value.number is not None and "size" in token.options else value.number
        return self._counted(token, figure, number, "" if "bare" in token.options else value.qualifier)

    def _previous(self, token: Token, figure: Figure, value: FigureValue) -> Shown:
        return self._counted(token, figure, value.previous)

    def _change(self, token: Token, figure: Figure, value: FigureValue) -> Shown:
        return self._counted(token, figure, _difference(value))

    def _percent(self, _token: Token, _figure: Figure, value: FigureValue) -> Shown:
        return self._rate(_growth(value))

    def _direction(self, token: Token, _figure: Figure, value: FigureValue) -> Shown:
        """The word for more, less or the same than last year."""
        if value.number is None or value.previous is None:
            return Empty.UNFILLED
        return _of_three(token.options["direction"], value.number - value.previous)

    def _sign(self, token: Token, _figure: Figure, value: FigureValue) -> Shown:
        """The word for a change that is itself the figure: above, below or equal to nought."""
        return Empty.UNFILLED if value.number is None else _of_three(token.options["sign"], value.number)

    def _form(self, token: Token, figure: Figure, value: FigureValue) -> Shown:
        """After «тис.», «млн», «млрд» a word agrees as with many: «31,2 тис. учнів навчалося»."""
        if value.number is None:
            return Empty.UNFILLED
        one, few, many, *other = (word.strip() for word in token.options["form"].split("/"))
        return many if figure.scale else plural_word(value.number, figure.decimals, one, few, many, *other)

    def _in_words(self, token: Token, figure: Figure, value: FigureValue) -> Shown:
        """A share as people say it, «майже третина»; as a number where it has no word of its own."""
        if value.number is None:
            return Empty.UNFILLED
        words = share_in_words(value.number, figure.decimals, value.qualifier)
        return words or self._value(token, figure, value)

    def _as_of(self, _token: Token, _figure: Figure, value: FigureValue) -> Shown:
        return self._day(value.as_of)

    def _share(self, token: Token, figure: Figure, value: FigureValue) -> Shown:
        """The percentage of another figure, which may stand in another scale and another section."""
        section, key = self._place(token.options["share"])
        base = section.field(key) if section else None
        if section is None or not isinstance(base, Figure) or value.number is None:
            return Empty.UNFILLED
        whole = self.values.section(section.key).figure(key).number
        if not whole:
            return Empty.UNFILLED
        power = SCALES.get(figure.scale, 0) - SCALES.get(base.scale, 0)
        return self._rate(value.number.scaleb(power) * 100 / whole)

    def _counted(self, token: Token, figure: Figure, number: Decimal | None, qualifier: str = "") -> Shown:
        if number is None:
            return Empty.UNFILLED
        try:
            return self._worded(token, figure, number, qualifier)
        except MissingFormError:
            bare = replace(token, options={o: a for o, a in token.options.items() if o != token.case.value})
            return self._worded(bare, figure, number, qualifier)

    def _worded(self, token: Token, figure: Figure, number: Decimal, qualifier: str) -> str:
        if "noun" in token.options:
            return noun_form(figure.unit, number, figure.decimals, token.case, figure.scale)
        if "number" in token.options:
            printed = format_number(number, figure.decimals, self.style.grouping)
            return f"{qualifier} {printed}".lstrip()
        return counted(
            number,
            figure.unit,
            case=token.case,
            scale=figure.scale,
            decimals=figure.decimals,
            qualifier=qualifier,
            grouping=self.style.grouping,
        )

    def _rate(self, number: Decimal | None) -> Shown:
        return Empty.UNFILLED if number is None else format_percent(number, 1, self.style.grouping)

    # -- dates and tables -----------------------------------------------------------------------------------

    def _date(self, value: DateValue) -> Shown:
        return _undecided(list(value.sides)) if value.sides else self._day(value.day)

    def _day(self, day: date | None) -> Shown:
        return format_date(day, self.style.dates) if day else Empty.UNFILLED

    def _of_table(self, token: Token, table: Table, rows: tuple[Row, ...]) -> Shown:
        if not rows:
            return Empty.UNFILLED
        column = table.column(token.options.get("sum", ""))
        if not isinstance(column, Figure):
            return format_number(len(rows), 0, self.style.grouping)
        cells = [row.cells.get(column.key) for row in rows]
        numbers = [cell.number for cell in cells if isinstance(cell, FigureValue) and cell.number is not None]
        return self._counted(token, column, sum(numbers, Decimal(0)) if numbers else None)

    def _rows(self, section: Section, table: Table) -> tuple[Run, ...] | Empty:
        """All complete rows, one after another; each is bound to its row."""
        runs: list[Run] = []
        for row in self.values.section(section.key).tables.get(table.key, ()):
            text = self._row(table, row)
            if text:
                runs += [Run(table.separator)] if runs else []
                runs.append(Run(text, section.key, f"{table.key}/{row.id}"))
        return tuple(runs) or Empty.UNFILLED

    def _row(self, table: Table, row: Row) -> str:
        return "".join(_row_parts(self, table, row, table.row.parts))

    def cell(self, token: Token, table: Table, row: Row) -> Shown:
        """One cell of a row as its template asks for it."""
        column, value = table.column(token.name), row.cells.get(token.name)
        if column is None:
            runs = self.fill(token)
            return runs if isinstance(runs, Empty) else "".join(run.text for run in runs)
        if isinstance(column, Figure) and isinstance(value, FigureValue):
            return self._figure(token, column, value)
        if isinstance(value, TextValue):
            return _text(value)
        return self._date(value) if isinstance(value, DateValue) else Empty.UNFILLED


def _row_parts(slots: Slots, table: Table, row: Row, parts: tuple[str | Token | Optional, ...]) -> list[str]:
    """The texts of a row; [] where a slot outside optional parts is empty."""
    texts: list[str] = []
    for part in parts:
        if isinstance(part, str):
            texts.append(part)
        elif isinstance(part, Optional):
            texts += _row_parts(slots, table, row, part.parts)
        else:
            shown = slots.cell(part, table, row)
            if isinstance(shown, Empty):
                return []
            texts.append(shown)
    return texts


def _text(value: TextValue) -> Shown:
    if value.sides:
        return _undecided(list(value.sides))
    return value.text.strip() or Empty.UNFILLED


def _undecided(readings: list[str]) -> str:
    """Both sides of a conflict, so that nobody signs it unnoticed; plain where both read the same."""
    distinct = list(dict.fromkeys(readings))
    if len(readings) == 1:
        return f"‹{distinct[0]} – {UNREADABLE}›"
    return undecided(distinct) if len(distinct) > 1 else distinct[0]


def undecided(readings: list[str]) -> str:
    """The visible mark of several texts of which nobody has chosen one."""
    return f"‹{' | '.join(reading or 'порожньо' for reading in readings)} – {UNDECIDED}›"


def _of_three(words: str, change: Decimal) -> str:
    up, down, same = (word.strip() for word in words.split("/"))
    return same if not change else up if change > 0 else down


def _difference(value: FigureValue) -> Decimal | None:
    if value.number is None or value.previous is None:
        return None
    return abs(value.number - value.previous)


def _growth(value: FigureValue) -> Decimal | None:
    difference = _difference(value)
    return difference * 100 / abs(value.previous) if difference is not None and value.previous else None


_MODES: Mapping[str, Callable[[Slots, Token, Figure, FigureValue], Shown]] = {
    "": Slots._value,
    "previous": Slots._previous,
    "change": Slots._change,
    "percent": Slots._percent,
    "direction": Slots._direction,
    "sign": Slots._sign,
    "form": Slots._form,
    "as_of": Slots._as_of,
    "share": Slots._share,
    "words": Slots._in_words,
}


def _year(name: str, year: int) -> str:
    years: Mapping[str, str] = {
        "year": f"{year}",
        "previous_year": f"{year - 1}",
        "next_year": f"{year + 1}",
        "school_year": f"{year}/{year + 1}",
        "previous_school_year": f"{year - 1}/{year}",
    }
    return years.get(name, "")


def _as_written(token: Token) -> str:
    options = (
        f"|{option}={argument}" if argument else f"|{option}" for option, argument in token.options.items()
    )
    return "{" + token.name + "".join(options) + "}"
