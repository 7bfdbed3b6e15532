"""Dates in digits and in words."""

from __future__ import annotations

from datetime import date

import pytest
from babel.dates import format_date as babel_date

from zhytomyr_desktop.language.dates import format_date, month_genitive, short_date, short_iso


def test_writes_both_styles_without_a_break() -> None:
    day = date(2024, 1, 1)
    assert format_date(day) == "01.01.2024\u00a0року"
    assert format_date(day, "words") == "1\u00a0січня\u00a02024\u00a0року"
    assert short_date(date(2023, 12, 31)) == "31.12.2023"


def test_a_date_of_the_file_is_told_and_what_is_none_stays() -> None:
    assert [short_iso(text) for text in ("2023-12-31", "", "2023-13-31", "завтра")] == [
        "31.12.2023", "", "2023-13-31", "завтра",
    ]  # fmt: skip


def test_names_all_months() -> None:
    assert " ".join(month_genitive(month) for month in range(1, 13)) == (
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"
    )


def test_keeps_clear_of_the_space_that_the_page_would_break_at() -> None:
    day = date(2024, 12, 31)
    assert "\u202f" in babel_date(day, "long", "uk")
    assert "\u202f" not in format_date(day, "words")


def test_refuses_an_unknown_style() -> None:
    with pytest.raises(ValueError, match="roman"):
        format_date(date(2024, 1, 1), "roman")
