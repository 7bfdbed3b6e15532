"""The record of a check, read back with other programs' eyes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.report.reading import run
from zhytomyr_desktop.errors import UserError
from zhytomyr_desktop.workspace import Workspace


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path = tmp_path_factory.mktemp("protocol") / "city.zvit"
    with Workspace.sample(path) as work:
        work.add_statement("animals", "sterilisation", "=Стерилізовано  7 кота.")
        (question, *_) = work.findings("animals")
        work.set_field("animals", f"explain/{question.rule}", "text", "Частину відловлено торік.")
        yield work


def test_the_spreadsheet_lists_each_finding_with_its_explanation(work: Workspace, tmp_path: Path) -> None:
    work.write_findings(tmp_path / "протокол.xlsx", spelling=False)
    book = load_workbook(tmp_path / "протокол.xlsx")
    rows = list(book["Зауваження"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == len(work.findings())
    assert "Частину відловлено торік." in {row[5] for row in rows}
    assert {row[0] for row in rows} >= {"Відповідальне ставлення до тварин", "Охорона здоров’я"}
    counted = list(book["Числа в тексті"].iter_rows(min_row=2, values_only=True))
    assert counted[-1][0] == "Разом"
    assert counted[-1][1] == sum(row[1] for row in counted[:-1]) > 500


def test_what_a_person_typed_is_no_formula(work: Workspace, tmp_path: Path) -> None:
    work.write_findings(tmp_path / "протокол.xlsx", spelling=False)
    sheet = load_workbook(tmp_path / "протокол.xlsx")["Зауваження"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}


def test_the_document_tells_the_same(work: Workspace, tmp_path: Path) -> None:
    work.write_findings(tmp_path / "протокол.pdf", spelling=False)
    text = run("pdftotext", "-layout", tmp_path / "протокол.pdf", "-")
    assert "Протокол перевірки звіту за 2023 рік" in text
    assert f"Усього зауважень – {len(work.findings())}" in text
    assert "Пояснено – 1" in text


def test_another_ending_is_refused(work: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"\.xlsx"):
        work.write_findings(tmp_path / "протокол.odt")
