"""Both manuals against the window: every menu, button and key that they name is there under that name."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

import resources
from zhytomyr_desktop.ui.helping import keys_of, open_keys
from zhytomyr_desktop.ui.main_window import MainWindow
from zhytomyr_desktop.ui.widgets.items import below, tops

Open = Callable[[Path | None], MainWindow]

NAMES = ("posibnyk-pracivnyka", "posibnyk-koordynatora")
_KEY = r"(?:(?:Ctrl|Shift|Alt)\+)*(?:Ctrl\+\+|F\d+|Enter|Tab|Ins|Del|[A-Z0-9\[\]↑↓−])(?![\w])"
_MENU = r"(?:Файл|Правка|Громада|Звіт|Розгляд|Вигляд|Довідка)"
_BOLD, _QUOTED = re.compile(r"\*\*([^*]+)\*\*"), re.compile(r"«([^«»]+)»")
_PATH = re.compile(rf"\b({_MENU}) → ([^*()|]+?)(?=\*\*|\)|,? \||\.? ?$)")
_NAMED_KEY = re.compile(rf"\*\*([^*]+)\*\*(?: на панелі)? \(`?({_KEY})`?\)")
_KEY_NAMED = re.compile(rf"\*\*({_KEY})\*\* \(({_MENU} → [^)]+)\)")

EMPHASIS = {
    "іншої громади",
    "Вікно з помилкою програми",
    "не змінюється",
    "один файл",
    "Розбіжність",
    "саме цей звіт, байт у байт",
    "сам повернеться на розгляд",
    "Спершу лише перегляд: до кнопки «Приєднати» нічого не записується.",
    "супровідний лист",
}
"""Bold words that name nothing on the screen."""
WORDS = {"₴", "здано", "КЕП", "майже", "немає даних: причина", "понад"}
"""Words in quotes that are typed or told, not shown as a name."""


@pytest.fixture(params=NAMES)
def manual(request: pytest.FixtureRequest) -> str:
    """A manual's text without commands of the command line, in one line a paragraph."""
    text = resources.manual_path(request.param).read_text("utf-8")
    text = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    return re.sub(r"(?<=[^\n|])\n(?=[^\n|#!*\-0-9])", " ", text)


@pytest.fixture(scope="module")
def screen() -> set[str]:
    """Every word of the window, as its sources have it."""
    path = resources.translations_folder() / "zhytomyr_en.ts"
    return {_plain(m.findtext("source", "")) for m in ET.parse(path).getroot().iter("message")}


def _plain(text: str) -> str:
    return text.replace("&", "").replace("-\n", "").replace("\n", " ")


def _is_shown(name: str, screen: set[str]) -> bool:
    """Whether the name stands on the screen, whole or at the head of a line such as «Сховані: 3»."""
    wanted = name.strip().rstrip(".").removesuffix(" …")
    return any(
        line.startswith(wanted) and not line[len(wanted) : len(wanted) + 1].isalnum() for line in screen
    )


def _actions(window: MainWindow) -> Iterator[tuple[str, QAction]]:
    for head in window.menuBar().actions():
        menu = head.menu()
        if isinstance(menu, QMenu):
            yield from ((_plain(head.text()), action) for action in menu.actions())


def _named(action: QAction) -> str:
    """What the action is called, without the step that «Скасувати» names."""
    return _plain(action.text()).split(": ")[0] if action.text().count(": ") > 1 else _plain(action.text())


def test_every_path_leads_to_a_command(open_window: Open, sample: Path, manual: str) -> None:
    known = {f"{head} → {_named(action)}" for head, action in _actions(open_window(sample))}
    told = {f"{menu} → {name.strip()}" for menu, name in _PATH.findall(manual)}
    assert len(told) > 1
    assert told - known == set()


def test_every_bold_or_quoted_name_is_on_the_screen(manual: str, screen: set[str]) -> None:
    bold = {name for name in _BOLD.findall(manual) if " → " not in name and not re.fullmatch(_KEY, name)}
    quoted = set(_QUOTED.findall(manual))
    assert len(bold) > 9
    assert len(quoted) > 3
    strange = {name for name in bold - EMPHASIS if not _is_shown(name.strip("«»"), screen)}
    strange |= {name for name in quoted - WORDS if not _is_shown(name, screen)}
    assert strange == set()


def test_the_lists_of_other_words_hold_no_more_than_the_manuals_say() -> None:
    text = " ".join(resources.manual_path(name).read_text("utf-8").replace("\n", " ") for name in NAMES)
    assert EMPHASIS - set(_BOLD.findall(text)) == set()
    assert WORDS - set(_QUOTED.findall(text)) == set()


def test_every_key_does_what_is_told(open_window: Open, sample: Path, manual: str) -> None:
    window = open_window(sample)
    by_name = {_named(action): keys_of(action) for _, action in _actions(window)}
    by_name |= {"Відкрити файл…": by_name["Відкрити…"], "Здати розділ": by_name["Здати розділ…"]}
    told = [*_NAMED_KEY.findall(manual), *((name, key) for key, name in _KEY_NAMED.findall(manual))]
    assert len(told) > 2
    for name, key in told:
        assert key in by_name[name.rpartition(" → ")[2]].split(", "), name


def test_every_key_is_in_the_list_of_keys(open_window: Open, sample: Path, manual: str) -> None:
    tree = open_keys(open_window(sample)).tree
    listed = {key for head in tops(tree) for line in below(head) for key in line.text(1).split(", ")}
    told = set(re.findall(rf"(?<![\w+]){_KEY}", manual)) | set(re.findall(rf"`({_KEY})`", manual))
    listed |= {key.replace("Down", "↓").replace("Up", "↑") for key in listed}
    told = {key.replace("−", "-") for key in told if "+" in key or re.fullmatch(r"F\d+", key)}
    assert len(told) > 4
    assert told - listed == set()
