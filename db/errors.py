"""What can be wrong with a file, each told in one Ukrainian line: what is wrong and what to do."""

# The words of the contract; «Error» at each end would say nothing more.
# ruff: noqa: N818

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path
from typing import Self


class FileError(Exception):
    """The file cannot be used as asked; nothing was changed.

    ``str(error)`` is one Ukrainian line for the person at the screen.
    """

    text = "Файл «{name}» не вдалося використати{detail}. Спробуйте ще раз або візьміть резервну копію."

    def __init__(self, path: Path | str, detail: str = "") -> None:
        self.path = Path(path)
        self.detail = " ".join(detail.split())
        shown = f" ({self.detail})" if self.detail else ""
        super().__init__(self.text.format(name=self.path.name, detail=shown))

    def advising(self, more: str) -> Self:
        """The same error with one more sentence of advice."""
        self.args = (f"{self} {more}",)
        return self


class NotFound(FileError):
    """There is no such file."""

    text = "Файл «{name}» не знайдено{detail}. Перевірте назву й папку."


class IsFolder(FileError):
    """A folder, or something else that is not an ordinary file."""

    text = "«{name}» – не файл, а папка або пристрій{detail}. Виберіть файл звіту (*.zvit)."


class AlreadyExists(FileError):
    """A file of this name stands in the way and is not overwritten."""

    text = "Файл «{name}» уже існує{detail}. Виберіть іншу назву або спершу приберіть його."


class NameTooLong(FileError):
    """The name, or the path with all its folders, is longer than the system takes."""

    text = "Назва «{name}» або шлях до неї задовгі{detail}. Дайте коротшу назву або виберіть ближчу папку."


class NotAReportFile(FileError):
    """Made by another program."""

    text = "«{name}» – не файл звіту{detail}. Виберіть файл, створений цією програмою (*.zvit)."


class Damaged(FileError):
    """Truncated, torn, or changed on its way."""

    text = "Файл «{name}» пошкоджено{detail}. Попросіть надіслати його ще раз або відновіть резервну копію."


class NewerVersion(FileError):
    """Written by a newer version of the program."""

    text = "Файл «{name}» створено новішою версією програми{detail}. Оновіть програму й відкрийте його знову."


class OlderVersion(FileError):
    """Written by an older version and open for reading only, so that it cannot be brought up to date."""

    text = (
        "Файл «{name}» створено старішою версією програми{detail}. "
        "Відкрийте його один раз для змін, щоб оновити."
    )


class Locked(FileError):
    """Another process holds the file."""

    text = "Файл «{name}» зайнятий іншою програмою{detail}. Закрийте його в іншому вікні й спробуйте ще раз."


class ReadOnly(FileError):
    """Neither the file nor its folder may be written."""

    text = (
        "Файл «{name}» доступний лише для читання{detail}. "
        "Скопіюйте його в папку, де можна зберігати, і відкрийте копію."
    )


class Gone(FileError):
    """The open file is no longer where it was opened."""

    text = (
        "Файла «{name}» немає на його місці{detail}: носій від’єднано або папку перейменовано. "
        "Поверніть його на місце."
    )


class NotClosed(FileError):
    """A received file with the journal of an unfinished save beside it."""

    text = "Файл «{name}» не закрито після роботи{detail}. Закрийте файл у програмі і надішліть ще раз."


class HostileFile(FileError):
    """A received file that no copy of this program would write."""

    text = (
        "Файл «{name}» не прийнято: його вміст змінено поза програмою{detail}. "
        "Попросіть надіслати файл, збережений програмою."
    )


class TooBig(FileError):
    """A received file beyond the bounds of size, rows or time."""

    text = "Файл «{name}» не прийнято: він завеликий{detail}. Перевірте, чи це файл звіту."


class FutureChanges(FileError):
    """A received file with changes of more than a year ahead."""

    text = (
        "Файл «{name}» не прийнято: у ньому є зміни з далекого майбутнього{detail}. "
        "Перевірте дату на обох комп’ютерах."
    )


class WrongYear(FileError):
    """A received file of another reporting year."""

    text = "Файл «{name}» не прийнято: він за інший рік{detail}. Виберіть файл того самого звітного року."


class OtherCommunity(FileError):
    """A received file of another community's report."""

    text = (
        "Файл «{name}» не прийнято: він з іншої громади{detail}. "
        "Перевірте, чи його надіслали вам; якщо так, дозвольте взяти й файли іншої громади."
    )


class SameFile(FileError):
    """The file was asked to be merged into itself."""

    text = "«{name}» – це сам відкритий файл{detail}. Виберіть файл, який надіслали."


class DiskFull(FileError):
    """No room on the disk; the transaction was rolled back."""

    text = "Файл «{name}» не збережено: на диску немає місця{detail}. Звільніть місце й спробуйте ще раз."


class DiskFailure(FileError):
    """The disk failed to read or write; the transaction was rolled back."""

    text = (
        "Файл «{name}» не вдалося прочитати або записати: збій диска{detail}. "
        "Перевірте диск, флешку чи мережу й спробуйте ще раз."
    )


class ReaderFailed(FileError):
    """The child process that reads received files died or took too long."""

    text = (
        "Файл «{name}» не вдалося безпечно прочитати{detail}. "
        "Попросіть надіслати його ще раз; якщо повториться, надішліть файл розробникам."
    )


class NothingToUndo(FileError):
    """There is no merge left to undo."""

    text = "У файлі «{name}» немає приєднання, яке можна скасувати{detail}. Нічого не змінено."


class NoConflict(FileError):
    """The field has no undecided conflict, or the chosen side is not one of its sides."""

    text = "У файлі «{name}» немає такої розбіжності{detail}. Оновіть перелік розбіжностей."


class EntryRefused(FileError):
    """A text that cannot be stored: too long, or with characters that no text has."""

    text = "У файл «{name}» не записано{detail}. Виправте текст і спробуйте ще раз."


_BY_SQLITE: dict[int, type[FileError]] = {
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_IOERR: DiskFailure,
    sqlite3.SQLITE_BUSY: Locked,
    sqlite3.SQLITE_LOCKED: Locked,
    sqlite3.SQLITE_PROTOCOL: Locked,
    sqlite3.SQLITE_READONLY: ReadOnly,
    sqlite3.SQLITE_PERM: ReadOnly,
    sqlite3.SQLITE_AUTH: ReadOnly,
    sqlite3.SQLITE_CORRUPT: Damaged,
    sqlite3.SQLITE_NOTADB: Damaged,
    sqlite3.SQLITE_FORMAT: Damaged,
    sqlite3.SQLITE_SCHEMA: Damaged,
    sqlite3.SQLITE_CANTOPEN: ReadOnly,
    sqlite3.SQLITE_NOLFS: DiskFull,
}

_BY_ERRNO: dict[int, type[FileError]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EFBIG: DiskFull,
    errno.ENOENT: NotFound,
    errno.ENOTDIR: NotFound,
    errno.EISDIR: IsFolder,
    errno.EEXIST: AlreadyExists,
    errno.EACCES: ReadOnly,
    errno.EPERM: ReadOnly,
    errno.EROFS: ReadOnly,
    errno.EBUSY: Locked,
    errno.ENAMETOOLONG: NameTooLong,
}

_NOT_FOUND, _LONGEST_PATH = (2, 3), 259
"""What Windows says of a path that is longer than it takes, in characters."""

# Windows tells most troubles of a drive as EACCES too; its own numbers tell them apart (winerror.h).
_BY_WINERROR: dict[int, type[FileError]] = {
    **dict.fromkeys((*range(20, 32), 59, 64, 121, 1117, 1167), DiskFailure),
    **dict.fromkeys((32, 33), Locked),
    **dict.fromkeys((39, 112), DiskFull),
    206: NameTooLong,
}


def explain(error: BaseException, path: Path | str) -> FileError | None:
    """Return the typed error for what disk, SQLite or SQLAlchemy reported; None where it is a bug."""
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, FileError):
        return cause
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", None)
        kind = None if code is None else _BY_SQLITE.get(code & 0xFF)
        return None if kind is None else kind(path)
    if isinstance(cause, OSError):
        number = getattr(cause, "winerror", None) or 0
        if number in _NOT_FOUND and len(str(path)) > _LONGEST_PATH:
            return NameTooLong(path)
        told = _BY_WINERROR.get(number)
        return (told or _BY_ERRNO.get(cause.errno or 0, DiskFailure))(path)
    return None
