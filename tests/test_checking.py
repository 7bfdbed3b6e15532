"""Free text checked, explained, mended; words taught to the file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from zhytomyr_desktop.audit.finding import Finding
from zhytomyr_desktop.checking.mending import mended
from zhytomyr_desktop.errors import UserError
from zhytomyr_desktop.workspace import Workspace

AGREEMENT, SPELLING = "wording_agreement", "wording_spelling"


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.new(tmp_path / "city.zvit", 2023) as work:
        yield work


def _own(work: Workspace, text: str, section: str = "animals") -> str:
    return f"own/{work.add_statement(section, work.section(section).groups[0].key, text)}"


def _of(found: tuple[Finding, ...], rule: str) -> list[Finding]:
    return [finding for finding in found if finding.rule.startswith(rule)]


def test_two_findings_of_a_rule_in_one_sentence_are_explained_apart(work: Workspace) -> None:
    _own(work, "Обстежено 4388 жінки і 15 чоловіки.")
    first, second = _of(work.findings("animals"), AGREEMENT)
    work.set_field("animals", f"explain/{first.rule}", "text", "Так у формі міністерства.")
    left, explained = _of(work.findings("animals"), AGREEMENT)
    assert (left.rule, left.is_open) == (second.rule, True)
    assert (explained.rule, explained.explanation) == (first.rule, "Так у формі міністерства.")


def test_a_mend_changes_the_words_and_no_digit(work: Workspace) -> None:
    item = _own(work, "Обстежено  4388 жінки у м.Житомирі, торік – 4 жінки.")
    (found,) = _of(work.findings("animals"), AGREEMENT)
    work.mend(found)
    assert work.text("animals", item, "text") == "Обстежено  4388 жінок у м.Житомирі, торік – 4 жінки."
    assert not _of(work.findings("animals"), AGREEMENT)


@pytest.mark.parametrize(
    ("text", "printed", "mend"),
    [
        ("Обстежено 5 жінки, а торік 5 жінки.", "5 жінки", "5 жінок"),
        ("Обстежено {women}.", "5 жінки", "5 жінок"),
        ("Обстежено 5 жінки.", "5 жінки", "6 жінок"),
        ("Обстежено 5 жінки.", "5 жінки", None),
    ],
)
def test_what_is_not_clear_is_left_to_a_person(text: str, printed: str, mend: str | None) -> None:
    finding = Finding(
        section="animals", items=("own/1",), rule="r", severity="hint", stated="", computed="", message="",
        printed=printed, mend=mend,
    )  # type: ignore[arg-type]  # fmt: skip
    with pytest.raises(UserError):
        mended(text, finding)


def test_unknown_words_are_found_until_the_file_knows_them(work: Workspace) -> None:
    _own(work, "Придбано інвентори та облаштовано Глобусятник.")
    found = _of(work.findings(spelling=True), SPELLING)
    assert {f.printed for f in found} == {"інвентори", "Глобусятник"}
    assert not _of(work.findings(), SPELLING)
    work.add_word("animals", "Глобусятник")
    assert {f.printed for f in _of(work.findings(spelling=True), SPELLING)} == {"інвентори"}


def test_a_word_taught_in_a_section_file_comes_to_the_city(work: Workspace, tmp_path: Path) -> None:
    _own(work, "Облаштовано Глобусятник.")
    work.assign(["animals"], tmp_path / "animals.zvit")
    with Workspace.open(tmp_path / "animals.zvit") as clerk:
        clerk.add_word("animals", "глобусятник")
    work.gathering.merge([tmp_path / "animals.zvit"])
    assert not _of(work.findings(spelling=True), SPELLING)


def test_coverage_tells_bound_numbers_from_those_that_stand_only_in_text(work: Workspace) -> None:
    work.set_figure("animals", "caught", "423")
    work.set_figure("animals", "returned", "426")
    _own(work, "Розпорядженням від 12.03.2023 № 45 виділено 7 кліток.")
    counted = work.coverage()["animals"]
    assert (counted.bound, counted.exempt, counted.orphan) == (2, 3, 1)
