"""The command line: reads the arguments, runs one command, prints its answer and returns its exit code."""

from __future__ import annotations

import contextlib
import errno
import io
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from db.errors import EntryRefused, FileError, NoConflict, NothingToUndo
from forms.errors import FormError
from zhytomyr_desktop.cli import parser as cli_parser
from zhytomyr_desktop.cli.ukrainian import ArgumentError
from zhytomyr_desktop.entry import printable
from zhytomyr_desktop.errors import DeliveryError, DocumentError, EntryError, UserError
from zhytomyr_desktop.report.errors import ReportError

DONE, FINDINGS, WRONG_ARGUMENTS, CONFLICTS, UNUSABLE_FILE = range(5)
INTERRUPTED = 130
_FILE_SUFFIX = ".zvit"
_WRONG = (ArgumentError, UserError, EntryRefused, NoConflict, NothingToUndo)
_UNUSABLE = (FileError, FormError, ReportError, OSError)


def is_command(argv: Sequence[str]) -> bool:
    """Whether these arguments (without the program's name) are for the command line and not for the window.

    Nothing, a report file, or Qt's own options with one dash open the window; a mistyped command does not.
    """
    if not argv:
        return False
    first = argv[0]
    if first in cli_parser.COMMANDS or first in ("-h", "--help", "--version"):
        return True
    if first.startswith("-"):
        return first.startswith("--")
    return not (first.lower().endswith(_FILE_SUFFIX) or Path(first).exists())


def main(argv: Sequence[str]) -> int:
    """Run one command and return its exit code: 0 done, 1 findings, 2 arguments, 3 conflicts, 4 the file.

    Expected failures are one Ukrainian line on standard error; anything else is a bug and propagates.
    """
    _speak_utf8(sys.stdout)
    _speak_utf8(sys.stderr)
    try:
        return _run(argv)
    except (*_WRONG, *_UNUSABLE, KeyboardInterrupt) as error:
        return _complain(error)


def _run(argv: Sequence[str]) -> int:
    arguments = cli_parser.parse(argv)
    if arguments.answer is not None:
        return _print(arguments.answer, DONE)
    answer = arguments.run(arguments)
    as_json = getattr(arguments, "json", False)
    text = json.dumps(answer.data, ensure_ascii=False, indent=1) if as_json else printable(answer.text)
    return _print(text, answer.code)


def _print(text: str, code: int) -> int:
    """Write the answer whole. A reader that went away (``| head``) takes nothing from what was done."""
    try:
        if text:
            print(text)
        sys.stdout.flush()
    except OSError as error:
        if error.errno not in (errno.EPIPE, errno.EINVAL):  # EINVAL: how Windows reports a closed pipe
            raise
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code


def _complain(error: BaseException) -> int:
    """Say in one line on standard error what is wrong; returns the exit code."""
    with contextlib.suppress(OSError):
        print(" ".join(printable(_told(error)).split()), file=sys.stderr, flush=True)
    if isinstance(error, KeyboardInterrupt):
        return INTERRUPTED
    wrong = isinstance(error, _WRONG) and not isinstance(error, DeliveryError | DocumentError)
    return WRONG_ARGUMENTS if wrong else UNUSABLE_FILE


def _told(error: BaseException) -> str:
    if isinstance(error, EntryError):
        return _placed(error)
    if isinstance(error, KeyboardInterrupt):
        return "Перервано."
    return _os_error(error) if isinstance(error, OSError) else str(error)


def _placed(error: EntryError) -> str:
    """The refusal with the place that it is about, where it is known."""
    place = ".".join(part for part in (error.section, error.item) if part)
    return f"{place}: {error}" if error.item else str(error)


def _os_error(error: OSError) -> str:
    name = f"«{error.filename}»: " if error.filename else ""
    reasons = {
        "FileNotFoundError": "немає такого файла або папки",
        "PermissionError": "немає дозволу",
        "IsADirectoryError": "це папка, а не файл",
        "NotADirectoryError": "це не папка",
        "FileExistsError": "такий файл уже є",
    }
    reason = reasons.get(type(error).__name__, error.strerror or "диск не відповідає")
    return f"{name}{reason}. Перевірте шлях і спробуйте ще раз."


def _speak_utf8(stream: TextIO) -> None:
    """Print Ukrainian on any console; what cannot be encoded is escaped, never an error."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
