"""The quick way through TOML against the standard library's parser."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import forms
from forms.quick_toml import loads

FORMS = Path(forms.__file__).parent
FILES = sorted(FORMS.rglob("*.toml"))

LINES = (
    'a = "слово"', "a = true", "b = 12", "b = 1.5", 'c = "з \\" лапкою"', "c = 'просто'", "d = [1, 2]",
    "d = [", "  3,", "]", "e = {x = 1}", "x.y = 1", '"ключ" = 1', "[[a]]", "[[a.b]]", "[[a.b.c]]",
    "[a]", "[a.b]", "[b]", '[b."назва"]', '[b."інша"]', "[[d]]", "[e]", " [b]", "[ [a] ]",
    "[[a]] # так", "[b.'x']", "# примітка", "", "   ", 't = """', '"""', "[ та {x}]", "[[a.b]]]",
    "f = 01", "f = 1_000", "g =", "h = 2023-12-31", "a\u00a0= 1", "k = \x07", "# \x07", "\ti = 1",
    'l = "\t"', "m = -5", 'n = "a"  # хвіст', 'o = "\x7f"', "p = 12345678901234567890",
)  # fmt: skip


def _by_library(text: str) -> object:
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        return str(error)


def _quickly(text: str) -> object:
    try:
        return loads(text)
    except tomllib.TOMLDecodeError as error:
        return str(error)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_shipped_files_read_alike(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert loads(text) == tomllib.loads(text, parse_float=Decimal)


@given(st.lists(st.sampled_from(LINES), max_size=12), st.sampled_from(["\n", "\r\n"]))
def test_any_lines_read_alike(lines: list[str], newline: str) -> None:
    text = newline.join(lines)
    assert _quickly(text) == _by_library(text)


@given(st.text(alphabet="ab=[].\"'# \n\r1\\{},tруе", max_size=40))
def test_any_characters_read_alike(text: str) -> None:
    assert _quickly(text) == _by_library(text)
