"""One name, two spellings."""

from __future__ import annotations

import pytest

from zhytomyr_desktop.audit.prose.paragraph import read
from zhytomyr_desktop.audit.wording.names import edit_distance, partners, two_spellings


def _found(*texts: str) -> list[tuple[str, str]]:
    paragraphs = {"Розділ": [read(text) for text in texts]}
    return [(f.stated, f.computed) for f in two_spellings(paragraphs)]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("підприємство «КАТП-0628»", "підприємство «АТП 0628»", ("АТП 0628", "КАТП-0628")),
        ("за кошти SECO", "грант SEKO", ("SEKO", "SECO")),
        ("фонд ЮНІСЕФ", "за підтримки UNICEF", ("UNICEF", "ЮНІСЕФ")),
        ("клуб «Соколова гора»", "клуб «Соколова Гора»", ("Соколова Гора", "Соколова гора")),
        (
            "Deutsche Gesellschaft fur Zusammenarbeit",
            "Deutche Gesellschaft fur Zusammenarbeit",
            ("Deutche Gesellschaft fur Zusammenarbeit", "Deutsche Gesellschaft fur Zusammenarbeit"),
        ),
    ],
)
def test_finds_two_spellings(one: str, other: str, found: tuple[str, str]) -> None:
    assert found in _found(one, one, other)


def test_different_names_are_left_alone() -> None:
    assert _found("«Лікарня № 1» і «Лікарня № 2»", "КАТП-0628 та АТП-0629", "USAID, UNFPA, IREX") == []
    assert _found("за кошти SECO", "грант SECO") == []


def test_distance_counts_edits_up_to_its_limit() -> None:
    assert edit_distance("seco", "seko", 3) == 1
    assert edit_distance("usaid", "unfpa", 2) == 3


def test_no_alias_names_two_partners() -> None:
    names = [name for usual, aliases in partners().items() for name in (usual, *aliases)]
    assert len(names) == len(set(names))
