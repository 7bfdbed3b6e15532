"""What a spreadsheet put on the clipboard, read into its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

Cells = tuple[tuple[str, ...], ...]
"""Lines of texts; a text of several lines holds line breaks."""

_CALC = "application/x-libreoffice-tsvc"
_CALC_ON_WINDOWS = f'application/x-qt-windows-mime;value="{_CALC}"'
_CSV = re.compile(r'(?:^|;)"(?:[^"]|"")*"(?:;|$)', re.MULTILINE)
_NUMBER = re.compile(r"[-\u2212]?\d[\d\s.,]*%?")


def copied_cells() -> Cells:
    """The cells on the clipboard; nothing where there is no text."""
    return cells_of(QGuiApplication.clipboard().mimeData())


def cells_of(data: QMimeData) -> Cells:
    """The cells of what was copied or dragged.

    LibreOffice Calc tells in a form of its own which line breaks stand within a cell; its plain text has
    spaces there.
    """
    return split(_calc_text(data) or data.text())


def _calc_text(data: QMimeData) -> str:
    for name in (_CALC, _CALC_ON_WINDOWS):
        if data.hasFormat(name):
            text = bytes(data.data(name).data()).decode("utf-8", errors="ignore")
            return "" if "\0" in text else text
    return ""


def split(text: str) -> Cells:
    """The cells of a text: by tabs and line breaks; empty lines at the end are left out.

    Spreadsheets put a cell into quotes where a tab or a line break stands in it, and double the quotes
    within. Quotes around a single word are the person's own and stay, those around a number do not. Without
    a tab, quoted texts between semicolons are cells too (lines of a CSV file).
    """
    is_csv = "\t" not in text and ";" in text and _CSV.search(text) is not None
    lines = list(_lines(text.replace("\r\n", "\n").replace("\r", "\n"), ";" if is_csv else "\t", is_csv))
    while lines and not any(cell.strip() for cell in lines[-1]):
        lines.pop()
    return tuple(lines)


def _lines(text: str, separator: str, is_csv: bool) -> Iterator[tuple[str, ...]]:
    quoted = rf'"(?:[^"]|"")*"(?=[{separator}\n]|\Z)'
    cell = re.compile(rf"({quoted}|[^{separator}\n]*)([{separator}\n]|\Z)")
    line: list[str] = []
    at = 0
    while at <= len(text):
        found = cell.match(text, at)
        assert found is not None, "any text is a cell"
        line.append(_unquoted(found.group(1), is_csv))
        if found.group(2) != separator:
            yield tuple(line)
            line = []
        at = found.end() + (not found.group(2))


def _unquoted(text: str, is_csv: bool) -> str:
    """The text without the quotes that a spreadsheet put around it."""
    if len(text) < 2 or not (text.startswith('"') and text.endswith('"')):
        return text
    inner = text[1:-1]
    put_by_program = is_csv or re.search(r'[\t\n]|""', inner) or _NUMBER.fullmatch(inner.strip())
    return inner.replace('""', '"') if put_by_program else text
