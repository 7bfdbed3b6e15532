"""Typed reading of TOML tables that remembers what is wrong instead of stopping."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import tomli

from forms.errors import FormError
from forms.template import suggestion

T = TypeVar("T")

_KEY = re.compile(r"[a-z][a-z0-9_]*")
_PLACE = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")
_BROKEN = {
    "Illegal character": 'лапки не закрито; очікується текст від «"» до «"» в одному рядку',
    "Expected '\"'": 'лапки не закрито; очікується «"» у кінці тексту',
    "Unterminated string": 'лапки не закрито; очікується «"""» у кінці тексту',
    "Invalid value": 'значення не читається; очікується текст у прямих лапках "…", число, true чи false',
    "Expected '='": "очікується запис «ключ = значення»",
    "Expected newline": "зайве в кінці; очікується одне значення, дробове число – з крапкою",
    "Cannot overwrite": "такий ключ тут уже є або [[group]] стоїть після своїх полів; очікується інший",
    "Cannot declare": "таблицю оголошено двічі; очікуються подвійні дужки «[[…]]» або інша назва",
    "Cannot mutate": "таблицю вже закрито; очікується кожен ключ один раз",
    "Unescaped": "коса риска «\\» в лапках; очікується подвійна «\\\\»",
    "Unclosed": "дужку не закрито або бракує коми; очікується «]» чи «}»",
    "Expected ']'": "дужку не закрито; очікується «]» у кінці",
    "Invalid statement": "рядок не читається; очікується ключ латинськими літерами, «=» і значення",
}
"""What the TOML reader says, by its first words, in words of people."""
_ANY_BREAK = "очікуються парні лапки й дужки та знак «=»"
_LONGEST_LINE = 50

_NAMES = {str: "текст у лапках", bool: "true або false", int: "ціле число", list: "список", dict: "таблиця"}


@dataclass(slots=True)
class Problems:
    """The errors found in one file."""

    file: str
    found: list[FormError] = field(default_factory=list)

    def add(self, key: str, expected: str) -> None:
        """Remember an error."""
        self.found.append(FormError(self.file, key, expected))


class Entry:
    """One TOML table: asks for values by name and type, and knows in the end which names nobody asked for."""

    __slots__ = ("_asked", "data", "name", "path", "problems")

    def __init__(self, data: Mapping[str, object], path: str, problems: Problems, name: str = "") -> None:
        self.data = data
        self.path = path
        self.problems = problems
        self.name = name
        self._asked: list[str] = []

    def name_by_key(self, kind: str) -> None:
        """Tell mistakes as of «key» rather than of the number in the file, where the table has a key."""
        key = self.data.get("key")
        if isinstance(key, str) and key:
            self.path = f"{kind} «{key}»"

    def wrong(self, key: str, expected: str) -> None:
        """Remember an error at this key of the table; at the table itself where the key is empty."""
        self.problems.add(".".join(part for part in (self.path, key) if part) or "файл", expected)

    def text(self, key: str, *, default: str | None = None) -> str:
        """A text; required, and not blank, where no default is given."""
        value = self._value(key, str, default)
        if default is None and value is not None and not value.strip():
            self.wrong(key, "порожньо; очікується текст")
        return value or ""

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        value = self._value(key, bool, default)
        return default if value is None else value

    def whole(self, key: str, *, default: int, most: int) -> int:
        """A whole number from 0 to ``most``."""
        value = self._value(key, int, default)
        if value is None:
            return default
        if not 0 <= value <= most:
            self.wrong(key, f"{value}; очікується ціле число від 0 до {most}")
            return default
        return value

    def word(self, key: str, known: tuple[str, ...], *, default: str | None = None) -> str:
        """One of the known words."""
        if default is None and key not in self.data:
            self._asked.append(key)
            self.wrong(key, f"бракує; очікується {_one_of(known)}")
            return known[0]
        value = self._value(key, str, default)
        if value is None or value in known:
            return known[0] if value is None else value
        self.wrong(key, f"«{value}»{suggestion(value, known)}; очікується {_one_of(known)}")
        return known[0] if default is None else default

    def key(self, key: str = "key", *, default: str | None = None) -> str:
        """A key: small Latin letters, digits and underscores."""
        value = self._value(key, str, default)
        if value and not _KEY.fullmatch(value):
            self.wrong(key, f"«{value}»; очікується ключ з малих латинських літер, цифр і «_»")
        return value or ""

    def tables(self, key: str) -> list[Entry]:
        """The tables of ``[[key]]``; none where it is missing."""
        found = self._value(key, list, [], f"список – подвійні дужки [[…{key}]]")
        entries = []
        for number, data in enumerate(found or [], start=1):
            path = ".".join(part for part in (self.path, f"{key} {number}") if part)
            if isinstance(data, dict):
                entries.append(Entry(data, path, self.problems))
            else:
                self.problems.add(path, f"очікується таблиця [[{key}]]")
        return entries

    def tables_by_name(self, key: str) -> list[Entry]:
        """The tables of ``[key."name"]``."""
        found = self._value(key, dict, {})
        entries = []
        for name, data in (found or {}).items():
            path = f"{key}.«{name}»"
            if isinstance(data, dict):
                entries.append(Entry(data, path, self.problems, name))
            else:
                self.problems.add(path, f'очікується таблиця [{key}."{name}"]')
        return entries

    def table(self, key: str) -> Entry | None:
        """The table ``key = {…}``, or None."""
        if key not in self.data:
            self._asked.append(key)
            return None
        found = self._value(key, dict, None)
        return None if found is None else Entry(found, f"{self.path}.{key}", self.problems)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        found = self._value(key, list, None) or []
        if not all(isinstance(item, str) for item in found):
            self.wrong(key, "очікується список текстів у лапках")
            return ()
        return tuple(found)

    def raw(self, key: str) -> object:
        """The value as TOML has it, or None."""
        self._asked.append(key)
        return self.data.get(key)

    def finish(self, *, more: tuple[str, ...] = ()) -> None:
        """Tell which names of the table are unknown. ``more`` are names that would be known too."""
        known = (*self._asked, *more)
        for name in self.data:
            if name not in known:
                self.wrong(name, f"невідомий ключ{suggestion(name, known)}")

    def _value(self, key: str, kind: type[T], default: T | None, expected: str = "") -> T | None:
        self._asked.append(key)
        value = self.data.get(key)
        if value is None:
            if default is None:
                self.wrong(key, f"бракує; очікується {expected or _NAMES[kind]}")
            return default
        if type(value) is not kind:
            self.wrong(key, f"очікується {expected or _NAMES[kind]}")
            return default
        return value


def read_toml(path: Path, problems: Problems) -> dict[str, object]:
    """The file's tables, decimals as Decimal; empty, and the problem remembered, where it cannot be read."""
    try:
        return tomli.loads(path.read_text(encoding="utf-8-sig"), parse_float=Decimal)
    except FileNotFoundError:
        problems.add("файл", "немає такого файлу")
    except OSError as error:
        problems.add("файл", f"не вдається прочитати ({error.strerror})")
    except UnicodeDecodeError:
        problems.add("файл", "не читається як UTF-8; збережіть файл у цьому кодуванні")
    except tomli.TOMLDecodeError as error:
        problems.add(_place(str(error)), f"порушено запис TOML{_line(error)}: {_reason(str(error))}")
    return {}


def _place(message: str) -> str:
    match = _PLACE.search(message)
    if match is None:
        return "файл"
    return f"рядок {match[1]}, знак {match[2]}" if match[1] else "кінець файлу"


def _line(error: tomli.TOMLDecodeError) -> str:
    """The line at which the reader stopped, as written; empty at the end of the file."""
    lines = error.doc.splitlines()
    line = lines[error.lineno - 1].strip() if error.lineno <= len(lines) else ""
    cut = f"{line[:_LONGEST_LINE]}…" if len(line) > _LONGEST_LINE else line
    return f", «{cut}»" if cut else ""


def _reason(message: str) -> str:
    return next((words for start, words in _BROKEN.items() if message.startswith(start)), _ANY_BREAK)


def _one_of(words: tuple[str, ...]) -> str:
    return "одне з: " + ", ".join(f"«{word}»" for word in words)
