"""The paragraphs of a document from outside, .docx or .txt; what it cannot read it says in one line."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from zhytomyr_desktop.errors import DocumentError

LARGEST = 50_000_000
"""Bytes of a document; a yearly report with pictures has some 5 000 000."""
LARGEST_UNPACKED = 300_000_000
"""Bytes of all parts of a .docx together."""
_ENCODINGS = ("utf-8-sig", "cp1251")


def read_paragraphs(path: Path) -> list[str]:
    """The paragraphs in order, empty ones left out, line breaks inside a paragraph kept as spaces.

    Raises DocumentError with one Ukrainian line where the document cannot be read.
    """
    readers = {".docx": _of_docx, ".txt": _of_text}
    read = readers.get(path.suffix.lower())
    if read is None:
        raise DocumentError(f"«{path.name}»: з такого файла звіт не взяти. Потрібен .docx або .txt.")
    try:
        if path.stat().st_size > LARGEST:
            raise DocumentError(f"«{path.name}» завеликий для звіту. Перевірте, чи це той документ.")
        found = list(read(path))
    except OSError as error:
        raise DocumentError(f"«{path.name}» не вдалося прочитати: {_reason(error)}.") from error
    return [line for line in (" ".join(text.split(" ")).strip() for text in found) if line]


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "такого файла немає"
    if isinstance(error, IsADirectoryError):
        return "це папка"
    if isinstance(error, PermissionError):
        return "немає дозволу"
    return "диск не відповідає; перевірте носій і спробуйте ще раз"


def _of_text(path: Path) -> Iterator[str]:
    content = path.read_bytes()
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = _ENCODINGS
    for encoding in encodings:
        try:
            yield from content.decode(encoding).splitlines()
            return
        except UnicodeDecodeError:
            continue
    raise DocumentError(f"«{path.name}» не схожий на текст. Збережіть звіт як .docx або текст UTF-8.")


def _of_docx(path: Path) -> Iterator[str]:
    """Paragraphs and the rows of tables, in the order of the document."""
    _refuse_no_document(path)
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from docx.table import Table

    try:
        document = docx.Document(str(path))
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                yield from ("; ".join(_cells(row.cells)) for row in block.rows)
            else:
                yield block.text.replace("\n", " ")
    except (PackageNotFoundError, KeyError, ValueError, SyntaxError) as error:
        raise _no_document(path) from error


def _cells(cells: tuple[object, ...]) -> Iterator[str]:
    """The texts of a row's cells; a merged cell, which stands several times, once."""
    last: object = None
    for cell in cells:
        element, text = getattr(cell, "_tc", None), str(getattr(cell, "text", "")).strip()
        if element is not last and text:
            yield " ".join(text.split())
        last = element


def _refuse_no_document(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as package:
            size = sum(part.file_size for part in package.infolist())
            known = "word/document.xml" in package.namelist()
    except zipfile.BadZipFile as error:
        raise _no_document(path) from error
    if not known:
        raise _no_document(path)
    if size > LARGEST_UNPACKED:
        raise DocumentError(f"«{path.name}» завеликий для звіту. Перевірте, чи це той документ.")


def _no_document(path: Path) -> DocumentError:
    return DocumentError(
        f"«{path.name}» не є документом Word або пошкоджений. Відкрийте й збережіть його як .docx."
    )
