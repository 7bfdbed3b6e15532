"""An argument parser that speaks Ukrainian and leaves it to its caller to print and to end the program."""

from __future__ import annotations

import argparse
import re
from typing import Any, NoReturn


class ArgumentError(Exception):
    """The arguments make no command; ``str(error)`` is one Ukrainian line."""


class HelpAskedError(Exception):
    """No error: help or the version was asked for; ``str(error)`` is its text."""


class Parser(argparse.ArgumentParser):
    """Raises ArgumentError or HelpAskedError where argparse would print and exit."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **options)
        self._positionals.title = "що вказати"
        self._optionals.title = "можна додати"
        self.add_argument("-h", "--help", action=_Help, nargs=0, help="показати цю довідку")

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong with the arguments by ArgumentError."""
        raise ArgumentError(f"{_translated(message)} Довідка: {self.prog} --help")

    def format_help(self) -> str:
        """The help of the program or of one command."""
        return super().format_help().replace("usage: ", "виклик: ", 1)


class _Help(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        raise HelpAskedError(parser.format_help().rstrip())


def _translated(message: str) -> str:
    """Say in Ukrainian what argparse complains about."""
    for pattern, told in _COMPLAINTS:
        found = re.search(pattern, message, re.DOTALL)
        if found is not None:
            return told.format(*found.groups())
    return "Неправильні аргументи."


_COMPLAINTS = (
    (r"invalid choice: '(.*)' \(choose", "Команди «{}» немає."),
    (r"the following arguments are required: (.*)", "Бракує: {}."),
    (r"one of the arguments (.*) is required", "Потрібне одне з: {}."),
    (r"argument (.*): not allowed with argument (.*)", "{} не можна разом із {}."),
    (r"argument (.*): expected .*argument", "Після {} треба вказати значення."),
    (r"argument (.*): invalid .* value: '(.*)'", "{}: не підходить «{}»."),
    (r"argument (.*): ignored explicit argument", "Після {} значення не потрібне."),
    (r"unrecognized arguments: (.*)", "Зайве: {}."),
)
