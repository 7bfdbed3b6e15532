"""A quick way through plain TOML; whatever is not plain goes to the standard library's parser.

The forms are read at every start, and ``tomllib`` is written in Python. Nearly all their lines are a table's
header or one name with one short text, number or yes/no: these are read here by regular expressions. A table
with anything else (a text over several lines, a list, an escape) is handed to ``tomllib`` alone, and a file
whose tables are not plainly one after another, as a whole. The result is always that of
``tomllib.loads(text, parse_float=Decimal)``, its errors too; a test holds the two against each other.
"""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from typing import Any

_LINE = (
    r'(?:([A-Za-z0-9_-]+) *= *(?:"([^"\\\x00-\x1f\x7f]*)"|(true|false)|(0|[1-9][0-9]{0,17}))'
    r"|#[^\x00-\x1f\x7f]*)? *\n"
)
_VALUE = re.compile(_LINE)
_PLAIN = re.compile(f"(?:{re.sub(r'[(](?![?])', '(?:', _LINE)})*")
_HEADER = re.compile(r'^(\[\[?)([a-z_]+(?:\.[a-z_]+)*)(?:\."([^"\\\x00-\x1f\x7f]+)")?(\]\]?)\n', re.MULTILINE)
_LIKE_HEADER = re.compile(r"^[ \t]*\[[ \t]*\[?[ \t]*[\"'A-Za-z0-9_-]", re.MULTILINE)


def loads(text: str) -> dict[str, Any]:
    """The tables of a TOML text, decimals as Decimal. Raises tomllib.TOMLDecodeError as ``tomllib`` does."""
    plain = text.replace("\r\n", "\n")
    if "\r" in plain:
        return _slow(text)
    try:
        return _Quick().read(plain + "\n")
    except (_NotPlain, tomllib.TOMLDecodeError):
        return _slow(text)


class _NotPlain(Exception):  # noqa: N818 - the signal to leave the quick way
    """The text is not plain enough."""


class _Quick:
    """Reads one text; remembers which tables and lists came from headers: only these may be added to."""

    def __init__(self) -> None:
        self._open: set[int] = set()

    def read(self, text: str) -> dict[str, Any]:
        headers = list(_HEADER.finditer(text))
        starts = [*(header.start() for header in headers), len(text)]
        top = _body(text[: starts[0]])
        self._open.add(id(top))
        for header, end in zip(headers, starts[1:], strict=True):
            self._place(top, header, _body(text[header.end() : end]))
        return top

    def _place(self, top: dict[str, Any], header: re.Match[str], table: dict[str, Any]) -> None:
        opening, path, quoted, closing = header.groups()
        *names, last = (*path.split("."), quoted) if quoted else path.split(".")
        if len(opening) != len(closing):
            raise _NotPlain
        self._open.add(id(table))
        parent = top
        for name in names:
            parent = self._step(parent, name)
        if opening == "[[":
            self._list(parent, last).append(table)
        elif last in parent:
            raise _NotPlain
        else:
            parent[last] = table

    def _step(self, parent: dict[str, Any], name: str) -> dict[str, Any]:
        """The table of this name, or the last of the list of tables; made where there is none."""
        if name not in parent:
            parent[name] = {}
            self._open.add(id(parent[name]))
        found = parent[name]
        if id(found) not in self._open:
            raise _NotPlain
        step: dict[str, Any] = found[-1] if isinstance(found, list) else found
        return step

    def _list(self, parent: dict[str, Any], name: str) -> list[dict[str, Any]]:
        if name not in parent:
            parent[name] = []
            self._open.add(id(parent[name]))
        found = parent[name]
        if id(found) not in self._open or not isinstance(found, list):
            raise _NotPlain
        return found


def _body(text: str) -> dict[str, Any]:
    """The values of one table. Raises _NotPlain where a header may hide in it."""
    if not _PLAIN.fullmatch(text):
        if _LIKE_HEADER.search(text):
            raise _NotPlain
        return _slow(text)
    lines = [line for line in _VALUE.findall(text) if line[0]]
    table = {
        key: int(whole) if whole else truth == "true" if truth else words
        for key, words, truth, whole in lines
    }
    if len(table) < len(lines):
        raise _NotPlain
    return table


def _slow(text: str) -> dict[str, Any]:
    return tomllib.loads(text, parse_float=Decimal)
