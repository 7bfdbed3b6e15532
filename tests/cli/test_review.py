"""Remarks, comparing and what went silent, on the command line."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_a_remark_is_made_listed_answered_and_closed(run: Run, city: Path, tmp_path: Path) -> None:
    asked = run("remark", city, "animals.caught", "Чому менше?", "--author", "Марта", "--json").json()
    assert (asked["state"], asked["about"], asked["author"]) == ("open", "caught", "Марта")
    part = tmp_path / "part.zvit"
    run("assign", city, "--section", "animals", "-o", part)
    done = run("answer", part, asked["id"][:6], "Не було автомобіля.", "--author", "Олег")
    assert (done.code, "відповідь" in done.out) == (0, True)
    run("merge", city, part)
    [listed] = run("remarks", city, "animals", "--open", "--json").json()
    assert listed["state"] == "answered"
    assert [(r["author"], r["text"]) for r in listed["replies"]] == [("Олег", "Не було автомобіля.")]
    told = run("remarks", city).out
    assert "«Відловлено" in told
    assert "→ Олег" in told
    assert "з відповіддю 1" in run("status", city, "animals").out
    assert run("close", city, listed["id"]).code == 0
    assert run("remarks", city, "--open").out.strip() == "Зауважень немає."
    assert run("remarks", city, "water", "--json").json() == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["remark", "animals.dragons", "Що?"],
        ["remark", "roads", "Що?"],
        ["remark", "animals.caught", " "],
        ["remarks", "roads"],
        ["answer", "123", "Так."],
        ["close", "123"],
        ["compare", "--at", "вчора"],
        ["compare", "--at", "40.01.2023"],
        ["compare", "roads"],
    ],
)
def test_what_makes_no_sense_is_refused_in_one_line(run: Run, city: Path, arguments: list[str]) -> None:
    command, *rest = arguments
    before = city.read_bytes()
    assert run(command, city, *rest).code == 2
    assert city.read_bytes() == before


def test_an_accepted_section_refuses_and_is_reopened_with_a_reason(run: Run, city: Path) -> None:
    assert run("status", city, "animals", "accepted").code == 0
    refused = run("set", city, "animals.caught=5")
    assert (refused.code, "прийнято" in refused.err) == (2, True)
    assert run("status", city, "animals", "draft").code == 2
    assert run("status", city, "animals", "draft", "--remark", "Помилка у довідці").code == 0
    assert run("set", city, "animals.caught=5").code == 0
    assert "прийнято → чернетка" in run("history", city, "animals.section").out


def test_a_late_file_reopens_the_review_and_status_says_so(run: Run, city: Path, tmp_path: Path) -> None:
    part = tmp_path / "part.zvit"
    run("assign", city, "--section", "animals", "-o", part)
    run("set", part, "animals.caught=430")
    run("status", city, "animals", "accepted")
    merged = run("merge", city, part)
    assert "Знову на розгляді, бо змінено після прийняття: animals" in merged.out
    told = run("status", city, "animals")
    assert "здано, змінено після прийняття: 1" in told.out
    [line] = run("status", city, "animals", "--json").json()
    assert (line["status"], line["changed"]) == ("submitted", 1)


def test_now_is_compared_with_a_change_and_with_a_moment(run: Run, city: Path) -> None:
    before = run("history", city, "--json").json()[-1]["change"]
    run("set", city, "animals.caught=430")
    found = run("compare", city, "--at", before, "--json").json()
    figure = next(one for one in found if one["kind"] == "figure")
    assert (figure["section"], figure["item"], figure["change"]) == ("animals", "caught", "+7\u00a0(+1,7%)")
    sentence = next(one for one in found if one["kind"] == "statement")
    assert {"kind": "removed", "text": "423"} in [
        {**piece, "text": piece["text"][:3]} for piece in sentence["redline"]
    ]
    assert {one["section"] for one in found} == {"animals"}
    shown = run("show", city, "animals", "--at", before, "--json").json()["sections"]["animals"]
    assert shown["figures"]["caught"]["value"] == "423"
    assert any("423" in statement["text"] for statement in shown["statements"])
    after = run("history", city, "--json").json()[-1]["change"]
    assert run("compare", city, "--at", after).out.strip() == "Відмінностей немає."
    tomorrow = datetime.now().astimezone() + timedelta(days=1)
    assert run("compare", city, "--at", f"{tomorrow:%d.%m.%Y}").out.strip() == "Відмінностей немає."
    long_ago = run("compare", city, "--at", "01.01.2020", "--json").json()
    assert len(long_ago) > 600
    assert all(not one["before"] for one in long_ago)


def test_this_year_is_compared_with_last_years_values_and_last_years_file(
    run: Run, city: Path, tmp_path: Path
) -> None:
    own = run("compare", city, "--json").json()
    assert own
    assert all(one["kind"] == "figure" and one["change"] for one in own)
    following = tmp_path / "2024.zvit"
    run("roll", city, "--year", 2024, "-o", following)
    run("set", following, "animals.caught=500")
    found = run("compare", following, "animals", "--with", city, "--json").json()
    caught = next(one for one in found if one["item"] == "caught")
    assert caught["before"].startswith("423")
    assert caught["after"].startswith("500")
    told = run("compare", following, "animals", "--with", city).out
    assert "[-" in told


def test_what_went_silent_is_listed_until_it_is_told_again(run: Run, city: Path, tmp_path: Path) -> None:
    following = tmp_path / "2024.zvit"
    run("roll", city, "--year", 2024, "-o", following)
    known = run("silent", following, "animals", "--json")
    assert known.code == 1
    assert "caught" in {one["item"] for one in known.json()}
    whole = run("silent", following, "animals", "--previous", city, "--json").json()
    assert {one["kind"] for one in whole} >= {"figure", "statement"}
    sentence = next(one for one in whole if one["kind"] == "statement" and "423" in one["last"])
    assert sentence["field"] == "caught"
    run("set", following, "animals.caught=немає даних: центр закрито")
    left = run("silent", following, "animals", "--previous", city, "--json").json()
    assert "caught" not in {one["item"] for one in left if one["kind"] == "figure"}
    assert run("silent", city, "--previous", following).code == 2


def test_nothing_is_silent_where_everything_is_told(run: Run, city: Path) -> None:
    done = run("silent", city, "animals")
    assert (done.code, done.out.strip()) == (0, "Усе, про що йшлося торік, є і цього року.")


def test_history_is_asked_for_a_person_and_a_day(run: Run, city: Path) -> None:
    run("set", city, "animals.caught=430", "--author", "Олег")
    today = f"{datetime.now().astimezone():%d.%m.%Y}"
    [found] = run("history", city, "--who", "Олег", "--day", today, "--json").json()
    assert (found["item"], found["value"]) == ("caught", "430")
    assert run("history", city, "--who", "Олег", "--day", "01.01.2020", "--json").json() == []
    assert run("history", city, "--day", "вчора").code == 2
