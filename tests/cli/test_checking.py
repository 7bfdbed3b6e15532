"""Checking the figures and printing the report."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pypdfium2
import pytest

from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
KEYS = ["section", "items", "rule", "severity", "stated", "computed", "message"]


def test_the_slips_of_2023_are_found(run: Run, city: Path) -> None:
    done = run("check", city, "--json")
    assert done.code == 1
    found = done.json()
    assert all(list(finding) == KEYS for finding in found)
    returned = next(
        f for f in found if f["section"] == "animals" and f["items"][:2] == ["returned", "caught"]
    )
    assert (returned["stated"], returned["computed"], returned["severity"]) == ("426", "423", "question")
    shares = {(f["section"], f["stated"], f["computed"], f["severity"]) for f in found}
    assert ("children", "95,4", "95,5", "hint") in shares
    weights = ["error", "warning", "question", "hint"]
    order = [weights.index(f["severity"]) for f in found]
    assert order == sorted(order)


def test_a_mended_figure_is_found_no_more(run: Run, city: Path) -> None:
    before = {f["rule"] for f in run("check", city, "animals", "--json").json()}
    run("set", city, "animals.returned=420")
    after = {f["rule"] for f in run("check", city, "animals", "--json").json()}
    assert len(before - after) == 1
    assert after < before


def test_an_empty_file_has_nothing_to_find(run: Run, empty: Path) -> None:
    done = run("check", empty, "--json")
    assert (done.code, done.json()) == (0, [])
    assert run("check", empty).out.strip() == "Зауважень немає."
    assert run("check", empty, "nowhere").code == 2


def test_findings_are_told_to_people_too(run: Run, city: Path) -> None:
    done = run("check", city, "animals")
    assert done.code == 1
    assert "питання · animals: " in done.out


def test_the_report_is_a_pdf_with_the_same_bytes_each_time(run: Run, city: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "1.pdf", tmp_path / "2.PDF"
    assert run("report", city, "-o", first).code == 0
    assert run("report", city, "-o", second).code == 0
    assert first.read_bytes() == second.read_bytes()
    assert first.read_bytes().startswith(b"%PDF-")


def test_every_report_is_an_annex_to_the_decision_and_may_carry_its_own(
    run: Run, city: Path, tmp_path: Path
) -> None:
    texts = []
    for name, more in (("plain", ()), ("annex", ("--annex",))):
        path = tmp_path / f"{name}.pdf"
        assert run("report", city, "-o", path, *more).code == 0
        document = pypdfium2.PdfDocument(path)
        texts.append([page.get_textpage().get_text_bounded() for page in document])
        document.close()
    plain, annexed = texts
    assert "до рішення виконавчого комітету" in " ".join(plain[0].split())
    assert annexed[: len(plain)] == plain
    assert "Показники звіту за розділами" in annexed[len(plain)]
    assert "Відловлено безпритульних тварин" in "".join(annexed[len(plain) :])


def test_typed_markup_reaches_the_page_as_typed(run: Run, city: Path, tmp_path: Path) -> None:
    run("set", city, "animals.partner=<b>Лапи</b> & «Хвости»")
    assert run("report", city, "-o", tmp_path / "r.pdf").code == 0
    document = pypdfium2.PdfDocument(tmp_path / "r.pdf")
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    assert "<b>Лапи</b> & «Хвости»" in " ".join(text.split())


@pytest.mark.parametrize("name", ["r.odt", "r", "r.doc"])
def test_other_kinds_of_file_are_refused(run: Run, city: Path, tmp_path: Path, name: str) -> None:
    assert run("report", city, "-o", tmp_path / name).code == 2
    assert not (tmp_path / name).exists()


def test_a_place_that_cannot_be_written(run: Run, city: Path, tmp_path: Path) -> None:
    assert run("report", city, "-o", tmp_path / "no" / "r.pdf").code == 4
    (tmp_path / "r.pdf").mkdir()
    assert run("report", city, "-o", tmp_path / "r.pdf").code == 4


def test_the_shipped_forms_are_right(run: Run) -> None:
    assert run("forms", "check").code == 0


def test_a_figure_without_help_is_advised_and_not_refused(run: Run, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ROOT / "forms", tmp_path / "try"))
    animals = folder / "sections" / "animals.toml"
    animals.write_text(
        re.sub(r'\nhelp = ".*"', "", animals.read_text(encoding="utf-8"), count=1), encoding="utf-8"
    )
    done = run("forms", "check", folder)
    advice, *_ = done.out.splitlines()
    assert done.code == 0
    assert advice.startswith("Порада: sections/animals.toml: figure «")
    assert "».help: бракує; очікується" in advice
    assert done.out.endswith(f"Описи розділів правильні.\nТека: {folder}\n")


def test_what_is_wrong_in_a_form_is_named(run: Run, tmp_path: Path) -> None:
    done = run("forms", "check", tmp_path)
    assert done.code == 1
    assert "catalogue.toml" in done.out
    assert run("forms").code == 2
    assert run("forms", "mend").code == 2


def test_the_report_is_a_word_file_too_with_the_same_bytes_each_time(
    run: Run, city: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "1.docx", tmp_path / "2.docx"
    assert run("report", city, "-o", first).code == 0
    assert run("report", city, "-o", second).code == 0
    assert first.read_bytes() == second.read_bytes()
    assert run("report", city, "-o", tmp_path / "звіт.odt").code == 2


def test_a_finding_is_explained_and_no_longer_counts(run: Run, city: Path) -> None:
    found = run("check", city, "animals", "--json").json()
    for finding in found:
        assert run("explain", city, "animals", finding["rule"], "Частину відловлено торік.").code == 0
    done = run("check", city, "animals", "--json")
    assert done.code == 0
    assert {finding["explanation"] for finding in done.json()} == {"Частину відловлено торік."}
    assert "Пояснення: Частину" in run("check", city, "animals").out


def test_an_unknown_finding_cannot_be_explained(run: Run, city: Path) -> None:
    assert run("explain", city, "animals", "немає", "Пояснення").code == 2


def test_the_protocol_is_written_beside_the_answer(run: Run, city: Path, tmp_path: Path) -> None:
    done = run("check", city, "-o", tmp_path / "протокол.pdf")
    assert done.code == 1
    assert "Протокол перевірки записано" in done.out
    assert (tmp_path / "протокол.pdf").read_bytes().startswith(b"%PDF")


def test_coverage_is_told_by_section(run: Run, city: Path) -> None:
    data = run("coverage", city, "--json").json()
    assert data[0]["section"] == "assessment"
    assert sum(line["bound"] for line in data) > 600
