"""Every number is bound, exempt or an orphan."""

from __future__ import annotations

from zhytomyr_desktop.audit.prose.coverage import Coverage, coverage, orphans

TEXT = "У 2023 році висаджено 244 дерева на вул. Київська, 5 та 30 кущів."


def test_counts_bound_exempt_and_orphan_numbers() -> None:
    start = TEXT.index("244")
    assert coverage([(TEXT, [(start, start + 3)])]) == Coverage(bound=1, exempt=2, orphan=1)


def test_adds_paragraphs() -> None:
    assert coverage([(TEXT, []), ("Зібрано 5 млн грн.", [])]) == Coverage(bound=0, exempt=2, orphan=3)


def test_the_share_counts_only_what_should_be_bound() -> None:
    assert Coverage(bound=3, exempt=10, orphan=1).share == 0.75
    assert Coverage(exempt=4).share == 1.0


def test_names_the_orphans() -> None:
    assert [n.text for n in orphans(TEXT)] == ["244", "30"]
