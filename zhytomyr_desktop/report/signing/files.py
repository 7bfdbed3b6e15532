"""Reading the files that signing deals with: whole, once, and not larger than they can be."""

from __future__ import annotations

from pathlib import Path

from zhytomyr_desktop.report.signing.errors import SigningError

LARGEST = 64 << 20
"""Bytes of a report or of a signed file; a report takes a few hundred thousand."""


def read_bounded(path: Path, limit: int = LARGEST) -> bytes:
    """The bytes of a file. Raises SigningError where there is none, or it is too large to be one of ours."""
    try:
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except FileNotFoundError:
        raise SigningError(f"Файла «{path.name}» немає. Перевірте назву й папку.") from None
    except IsADirectoryError:
        raise SigningError(f"«{path.name}» – папка, а не файл. Виберіть файл.") from None
    except OSError as error:
        raise SigningError(
            f"Файл «{path.name}» не читається: {error.strerror or 'диск не відповідає'}."
        ) from None
    if len(data) > limit:
        raise SigningError(f"Файл «{path.name}» завеликий. Перевірте, чи той файл вибрано.")
    return data
