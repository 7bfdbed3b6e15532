"""An existing report taken in by the command line, and what the audit then says of it."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run

REPORT = """Звіт про виконання Програми за 2023 рік
Культура
Проведено 61 захід, а саме: 12 концертів, 2 вистави та 34 виставки {чернетка} [1].
Охорона здоров’я
Обстежено 4388 жінки.

Директор департаменту\t\tОлена КОВАЛЕНКО
"""


def test_a_report_is_taken_in_once_and_audited(run: Run, empty: Path, tmp_path: Path) -> None:
    (tmp_path / "звіт.txt").write_text(REPORT, encoding="utf-8")
    done = run("import", tmp_path / "звіт.txt", empty, "--json")
    assert done.code == 0
    assert done.json()["sections"] == {"culture": 1, "health": 1}
    assert done.json()["left_out"] == ["Звіт про виконання Програми за 2023 рік"]
    again = run("import", tmp_path / "звіт.txt", empty, "--json").json()
    assert (again["sections"], again["already"]) == ({"culture": 0, "health": 0}, 2)
    shown = run("show", empty, "culture", "--json").json()["sections"]["culture"]["statements"]
    assert len(shown) == 1
    assert "{чернетка} [1]" in str(shown)
    found = run("check", empty, "--json")
    assert found.code == 1
    told = {f["section"]: f["message"] for f in found.json() if f["severity"] in ("error", "warning")}
    assert "48" in told["culture"]
    assert "4388 жінок" in told["health"]


def test_signers_are_taken_into_the_report(run: Run, empty: Path, tmp_path: Path) -> None:
    (tmp_path / "звіт.txt").write_text(REPORT, encoding="utf-8")
    run("import", tmp_path / "звіт.txt", empty)
    assert run("show", empty, "--json").json()["report"]["signatory/1/name"] == "Олена КОВАЛЕНКО"


def test_a_section_file_takes_only_its_section(run: Run, empty: Path, tmp_path: Path) -> None:
    (tmp_path / "звіт.txt").write_text(REPORT, encoding="utf-8")
    run("assign", empty, "--section", "health", "-o", tmp_path / "health.zvit")
    done = run("import", tmp_path / "звіт.txt", tmp_path / "health.zvit", "--json").json()
    assert done["sections"] == {"health": 1}
    assert any("61 захід" in text for text in done["left_out"])


def test_a_text_without_headings_changes_nothing(run: Run, empty: Path, tmp_path: Path) -> None:
    (tmp_path / "лист.txt").write_text("Шановні колеги!\n", encoding="utf-8")
    done = run("import", tmp_path / "лист.txt", empty)
    assert done.code == 4
    assert "Нічого не взято" in done.err
    assert run("history", empty, "--json").json() == []


def test_a_pictogram_is_left_out_and_told(run: Run, empty: Path, tmp_path: Path) -> None:
    (tmp_path / "звіт.txt").write_text("Культура\nПроведено 61 захід 🎉.\n", encoding="utf-8")
    done = run("import", tmp_path / "звіт.txt", empty, "--json").json()
    assert done["sections"] == {"culture": 1}
    assert any("🎉" in line for line in done["left_out"])
