"""Figures for other programs."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Run


def test_json_is_what_show_prints(run: Run, city: Path, tmp_path: Path) -> None:
    assert run("export", city, "-o", tmp_path / "figures.json").code == 0
    exported = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))
    assert exported == run("show", city, "--json").json()


def test_csv_has_a_line_for_each_figure(run: Run, city: Path, tmp_path: Path) -> None:
    run("set", city, "animals.caught.note==HYPERLINK(1)", 'animals.returned=немає даних: «так; ні»\n, "теж"')
    assert run("export", city, "-o", tmp_path / "figures.CSV").code == 0
    with (tmp_path / "figures.CSV").open(encoding="utf-8-sig", newline="") as file:
        rows = {(row["section"], row["key"]): row for row in csv.DictReader(file)}
    shown = run("show", city, "--json").json()["sections"]
    cells = {place: rows.pop(place) for place in list(rows) if "." in place[1]}
    assert rows.keys() == {(key, name) for key, section in shown.items() for name in section["figures"]}
    assert (
        {
            (section, key, row["value"])
            for (section, key), row in cells.items()
            if key.startswith("construction.")
        }
        == {
            ("water", f"construction.{number}.readiness", row["readiness"])
            for number, row in enumerate(shown["water"]["tables"]["construction"], start=1)
        }
        != set()
    )
    for (section, key), row in rows.items():
        assert row["value"] == (shown[section]["figures"][key]["value"] or "")
    assert rows["animals", "caught"]["note"] == "'=HYPERLINK(1)"
    assert rows["animals", "returned"]["absent"] == '«так; ні» , "теж"'
    assert rows["animals", "caught"]["year"] == "2023"


def test_a_spreadsheet_has_the_same_lines_with_numbers_as_numbers(
    run: Run, city: Path, tmp_path: Path
) -> None:
    run("set", city, "animals.caught.note==HYPERLINK(1)")
    assert run("export", city, "-o", tmp_path / "figures.xlsx").code == 0
    run("export", city, "-o", tmp_path / "figures.csv")
    sheet = load_workbook(tmp_path / "figures.xlsx")["Показники"]
    rows = {row[2]: row for row in sheet.iter_rows(min_row=2, values_only=True) if "тварин" in str(row[1])}
    with (tmp_path / "figures.csv").open(encoding="utf-8-sig", newline="") as file:
        assert sheet.max_row == len(list(csv.DictReader(file))) + 1
    assert rows["caught"][5] == 423
    assert rows["caught"][11] == "=HYPERLINK(1)"
    assert {cell.data_type for line in sheet.iter_rows() for cell in line} <= {"s", "n", "inlineStr"}


def test_money_says_where_it_comes_from_and_whether_it_counts(run: Run, city: Path, tmp_path: Path) -> None:
    for name in ("figures.csv", "figures.xlsx"):
        assert run("export", city, "-o", tmp_path / name).code == 0
    with (tmp_path / "figures.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = [row for row in csv.DictReader(file) if row["funding"]]
    assert {row["in_total"] for row in lines} == {"true", "false"}
    sheet = load_workbook(tmp_path / "figures.xlsx")["Показники"]
    heads, *rows = sheet.iter_rows(values_only=True)
    told = {row[2]: dict(zip(heads, row, strict=True)) for row in rows}
    assert (told["eu_grant"]["Кошти"], told["eu_grant"]["У підсумку коштів"]) == ("гранти", "ні")
    assert told["eu_received"]["Донор"] == "Європейський Союз"
    assert told["destroyed_paid"]["Кошти"] == "джерело не зазначено"
    assert told["caught"]["Кошти"] is None
    shown = run("show", city, "social", "--json").json()["sections"]["social"]["figures"]
    assert shown["eu_grant"]["money"] == {"source": "grant", "donor": "eu", "total": False}
    assert shown["displaced"]["money"] is None


@pytest.mark.parametrize("name", ["figures.xls", "figures", "figures.txt"])
def test_other_kinds_are_refused(run: Run, city: Path, tmp_path: Path, name: str) -> None:
    assert run("export", city, "-o", tmp_path / name).code == 2
    assert not (tmp_path / name).exists()


def test_a_place_that_cannot_be_written(run: Run, city: Path, tmp_path: Path) -> None:
    (tmp_path / "taken.csv").mkdir()
    for place in (tmp_path / "no" / "figures.csv", tmp_path / "taken.csv"):
        assert run("export", city, "-o", place).code == 4
    assert sorted(path.name for path in tmp_path.iterdir()) == ["city.zvit", "taken.csv"]
