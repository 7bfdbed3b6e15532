"""The language of statements: what it reads, and where it says that something is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.definition import Case, Optional, Token
from forms.template import TemplateError, parse


def test_text_slots_and_options() -> None:
    template = parse("За {year} рік виловлено {caught|acc|bare}, це {caught|share=water.all}.")
    assert template.parts == (
        "За ",
        Token("year"),
        " рік виловлено ",
        Token("caught", {"acc": "", "bare": ""}),
        ", це ",
        Token("caught", {"share": "water.all"}),
        ".",
    )
    assert [token.case for token in template.tokens()] == [Case.NOMINATIVE, Case.ACCUSATIVE, Case.NOMINATIVE]


def test_optional_parts_nest() -> None:
    template = parse("{a}[, з них {b}[ і {c}]].")
    assert template.parts == (
        Token("a"),
        Optional((", з них ", Token("b"), Optional((" і ", Token("c"))))),
        ".",
    )
    assert [token.name for token in template.tokens()] == ["a", "b", "c"]


def test_spaces_inside_braces_do_not_matter() -> None:
    assert parse("{ a | gen | share = b }").parts == (Token("a", {"gen": "", "share": "b"}),)


def test_words_of_a_direction_keep_their_inner_spaces() -> None:
    template = parse("{a|direction=зросла/зменшилася/не змінилася}")
    assert template.parts == (Token("a", {"direction": "зросла/зменшилася/не змінилася"}),)


def test_escaped_characters_are_text() -> None:
    assert parse(r"\[1\] \{x\} \\ {a}").parts == (r"[1] {x} \ ", Token("a"))


def test_a_lonely_backslash_is_itself() -> None:
    assert parse(r"C:\папка {a}").parts == ("C:\\папка ", Token("a"))


@pytest.mark.parametrize(
    ("source", "position", "word"),
    [
        ("слово {a", 7, "без пари"),
        ("слово a}", 8, "без пари"),
        ("[{a}", 1, "не закрита"),
        ("{a}]", 4, "без пари"),
        ("{a}[ без поля]", 14, "немає жодного поля"),
        ("{}", 1, "назва поля"),
        ("{Великі}", 1, "назва поля"),
        ("{a.b.c}", 1, "назва поля"),
        ("[{a}" * 9 + "]" * 9, 33, "глибше"),
        ("{a|gem}", 1, "можливо, «gen»"),
        ("{a|share}", 1, "очікується значення"),
        ("{a|gen=1}", 1, "без «=»"),
        ("{a|gen|gen}", 1, "двічі"),
        ("{a|form=один}", 1, "три або чотири"),
        ("{a|form=а/б/в/г/ґ}", 1, "три або чотири"),
        ("{a|direction=зросла/зменшилася}", 1, "три слова"),
        ("{a|direction=зросла//не змінилася}", 1, "три слова"),
        ("{a|share=b/c}", 1, "одна назва"),
    ],
)
def test_errors_say_where_and_what(source: str, position: int, word: str) -> None:
    with pytest.raises(TemplateError) as caught:
        parse(source)
    assert caught.value.position == position
    assert str(caught.value).startswith(f"символ {position}: ")
    assert word in str(caught.value)


def test_a_very_long_text_is_read_quickly() -> None:
    text = r"\[<b>&amp;" * 20_000 + "{a}"
    assert parse(text).parts == ("[<b>&amp;" * 20_000, Token("a"))


@given(st.text())
def test_any_text_is_read_or_refused_with_a_position(source: str) -> None:
    try:
        position, kept = 1, parse(source).source
    except TemplateError as error:
        position, kept = error.position, source
    assert 1 <= position <= max(1, len(source))
    assert kept == source


@given(st.text())
def test_escaped_text_comes_back(source: str) -> None:
    escaped = "".join(f"\\{c}" if c in "\\[]{}" else c for c in source)
    assert "".join(part for part in parse(escaped).parts if isinstance(part, str)) == source
