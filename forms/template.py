"""The small language of statements: a text with slots in braces and optional parts in brackets."""

from __future__ import annotations

import re
from difflib import get_close_matches
from itertools import groupby

from forms.definition import Case, Optional, Template, Token

SPECIAL = ("year", "previous_year", "next_year", "school_year", "previous_school_year")
"""Names that stand for a year rather than for a field of the form."""

FLAGS = (
    *(case.value for case in Case),
    "number",
    "noun",
    "bare",
    "size",
    "previous",
    "change",
    "percent",
    "as_of",
    "words",
    "count",
)
"""Options without an argument."""

ARGUMENTS = ("direction", "sign", "form", "share", "sum")
"""Options with an argument."""

DEEPEST = 8
"""Optional parts inside one another at most: statements come from files of other people too."""

Part = str | Token | Optional

_NAME = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?")
_PIECE = re.compile(
    r"\\(?P<literal>[\[\]{}\\])|\{(?P<token>[^{}\[\]]*)\}|(?P<mark>[\[\]{}])|(?P<text>[^\\\[\]{}]+|\\)"
)
_WORDS = {"direction": (3, 3), "sign": (3, 3), "form": (3, 4)}


class TemplateError(ValueError):
    """A template cannot be read. ``str(error)`` is Ukrainian; ``position`` counts characters from 1."""

    def __init__(self, position: int, message: str) -> None:
        super().__init__(f"символ {position}: {message}")
        self.position = position


def parse(source: str) -> Template:
    r"""Read a template.

    ``{name|option|option=argument}`` is a slot, ``[…]`` an optional part (they nest); ``\[ \] \{ \} \\``
    stand for the characters themselves. Raises TemplateError at the first thing that does not fit.
    """
    levels: list[tuple[int, list[Part]]] = [(0, [])]
    for match in _PIECE.finditer(source):
        at = match.start() + 1
        if match["mark"] is None:
            levels[-1][1].append(_part(match, at))
        elif match["mark"] == "[":
            _open(levels, at)
        elif match["mark"] == "]":
            _close(levels, at)
        else:
            raise TemplateError(
                at, f"дужка «{match['mark']}» без пари; для самого знака пишуть «\\{match['mark']}»"
            )
    if len(levels) > 1:
        raise TemplateError(levels[-1][0], "дужка «[» не закрита; очікується «]»")
    return Template(source, _joined(levels[0][1]))


def literal(text: str) -> str:
    """The text as a template that prints it as it is: brackets, braces and backslashes escaped."""
    return re.sub(r"[\[\]{}\\]", r"\\\g<0>", text)


def is_name(text: str) -> bool:
    """Whether the text can be the name of a slot: ``key`` or ``section.key``."""
    return _NAME.fullmatch(text) is not None


def suggestion(word: str, known: tuple[str, ...]) -> str:
    """« — можливо, «…»» with the nearest known word; empty where none is near."""
    near = get_close_matches(word, known, n=1)
    return f" (можливо, «{near[0]}»)" if near else ""


def _part(match: re.Match[str], at: int) -> Part:
    if match["token"] is not None:
        return _token(match["token"], at)
    return match["literal"] or match["text"]


def _open(levels: list[tuple[int, list[Part]]], at: int) -> None:
    if len(levels) > DEEPEST:
        raise TemplateError(at, f"частини в дужках вкладено глибше, ніж {DEEPEST} разів")
    levels.append((at, []))


def _close(levels: list[tuple[int, list[Part]]], at: int) -> None:
    if len(levels) == 1:
        raise TemplateError(at, "дужка «]» без пари; для самого знака пишуть «\\]»")
    parts = _joined(levels.pop()[1])
    if not any(not isinstance(part, str) for part in parts):
        raise TemplateError(
            at, "у частині в дужках «[…]» немає жодного поля «{…}», тож її не можна пропустити"
        )
    levels[-1][1].append(Optional(parts))


def _joined(parts: list[Part]) -> tuple[Part, ...]:
    """Neighbouring texts as one."""
    joined: list[Part] = []
    for is_text, grouped in groupby(parts, key=lambda part: isinstance(part, str)):
        run = list(grouped)
        joined += ["".join(part for part in run if isinstance(part, str))] if is_text else run
    return tuple(joined)


def _token(text: str, at: int) -> Token:
    name, *written = (piece.strip() for piece in text.split("|"))
    if not is_name(name):
        raise TemplateError(
            at, f"«{{{text}}}»: очікується назва поля малими латинськими літерами («ключ» або «розділ.ключ»)"
        )
    options: dict[str, str] = {}
    for piece in written:
        option, sign, argument = (part.strip() for part in piece.partition("="))
        _check_option(option, sign, argument, at)
        if option in options:
            raise TemplateError(at, f"«{{{text}}}»: «{option}» вказано двічі")
        options[option] = argument
    return Token(name, options)


def _check_option(option: str, sign: str, argument: str, at: int) -> None:
    if option in FLAGS:
        if sign:
            raise TemplateError(at, f"«{option}» пишуть без «=»")
        return
    if option not in ARGUMENTS:
        known = FLAGS + ARGUMENTS
        raise TemplateError(
            at,
            f"невідома вказівка «{option}»{suggestion(option, known)}; очікується одне з: {', '.join(known)}",
        )
    if not argument:
        raise TemplateError(at, f"після «{option}=» очікується значення")
    least, most = _WORDS.get(option, (1, 1))
    words = argument.split("/")
    if not least <= len(words) <= most or not all(word.strip() for word in words):
        expected = {(3, 3): "три слова через «/»", (3, 4): "три або чотири слова через «/»"}
        raise TemplateError(at, f"після «{option}=» очікується {expected.get((least, most), 'одна назва')}")
