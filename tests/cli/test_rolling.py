"""Beginning the next year."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def test_values_become_last_year_s_and_statements_stay(run: Run, city: Path, tmp_path: Path) -> None:
    run("set", city, "animals.caught=понад 500", "animals.returned=немає даних: не рахували")
    run(
        "set",
        city,
        "animals.statement/days.hidden=1",
        "report.signatory/1/name=Олена ҐУДЗЬ",
        "report.decision_number=7",
    )
    run("status", city, "animals", "submitted")
    following = tmp_path / "2024.zvit"
    before = city.read_bytes()
    assert run("roll", city, "--year", 2024, "-o", following).code == 0
    assert city.read_bytes() == before

    old, new = (run("show", path, "--json").json() for path in (city, following))
    assert new["report"] == {"year": 2024, "signatory/1/name": "Олена ҐУДЗЬ"}
    for key, section in old["sections"].items():
        figures = new["sections"][key]["figures"]
        assert {name: f["previous"] for name, f in figures.items()} == {
            name: f["value"] for name, f in section["figures"].items()
        }
        assert {f["value"] for f in figures.values()} <= {None}
        assert new["sections"][key]["status"] == "draft"
    own = [
        line["statement"]
        for line in old["sections"]["children"]["statements"]
        if line["statement"].startswith("own/")
    ]
    assert own
    assert own == [
        line["statement"] for line in new["sections"]["children"]["statements"] if line["statement"] in own
    ]
    assert run("history", following, "animals.statement/days", "--json").json()[0]["value"] == "1"


def test_rolling_is_refused_where_last_year_is_not_known(run: Run, city: Path, tmp_path: Path) -> None:
    following, part = tmp_path / "2024.zvit", tmp_path / "animals.zvit"
    for year in (2023, 2025, 2022):
        assert run("roll", city, "--year", year, "-o", following).code == 2
    run("assign", city, "--section", "animals", "-o", part)
    assert run("roll", part, "--year", 2024, "-o", following).code == 2
    run("set", part, "animals.caught=1")
    run("set", city, "animals.caught=2")
    run("merge", city, part)
    assert run("roll", city, "--year", 2024, "-o", following).code == 2
    assert not following.exists()
    run("resolve", city, "animals.caught", "--value", "3")
    assert run("roll", city, "--year", 2024, "-o", following).code == 0
    assert run("roll", city, "--year", 2024, "-o", following).code == 4
