"""Making a file, entering figures, looking at them."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.definition import Table
from forms.loader import load_catalogue
from tests.cli.conftest import Run

SECTIONS = [
    "assessment",
    "business",
    "education",
    "youth_family",
    "employment",
    "housing",
    "mobility",
    "culture",
    "sport",
    "water",
    "heating",
    "improvement",
    "waste",
    "health",
    "social",
    "children",
    "safety",
    "animals",
    "gender",
    "participation",
]


def _figure(run: Run, file: Path, key: str = "caught") -> dict[str, object]:
    shown = run("show", file, "animals", "--json").json()
    return shown["sections"]["animals"]["figures"][key]


def test_a_new_file_has_all_sections_empty(run: Run, empty: Path) -> None:
    shown = run("show", empty, "--json").json()
    assert list(shown["sections"]) == SECTIONS
    assert shown["report"] == {"year": 2023}
    assert all(section["status"] == "draft" for section in shown["sections"].values())
    assert all(section["statements"] == [] for section in shown["sections"].values())
    assert shown["sections"]["animals"]["figures"]["caught"]["value"] is None


def test_a_new_file_overwrites_nothing(run: Run, city: Path) -> None:
    before = city.read_bytes()
    assert run("new", city, "--year", 2024).code == 4
    assert run("sample", city).code == 4
    assert city.read_bytes() == before


@pytest.mark.parametrize("year", ["1", "0", "-5", "99999", "2023.5", "двійка"])
def test_a_year_is_a_year(run: Run, tmp_path: Path, year: str) -> None:
    assert run("new", tmp_path / "a.zvit", f"--year={year}").code == 2
    assert list(tmp_path.iterdir()) == []


def test_the_sample_holds_the_figures_of_2023(run: Run, city: Path) -> None:
    animals = run("show", city, "animals", "--json").json()["sections"]["animals"]
    assert animals["figures"]["caught"]["value"] == "423"
    assert animals["figures"]["caught"]["text"].split("\u00a0")[0] == "423"
    assert any("423" in statement["text"] for statement in animals["statements"])


@pytest.mark.parametrize(
    ("typed", "value", "ends"),
    [
        ("1244", "1244", ("1244\u00a0", "тварини")),
        ("10 497", "10497", ("10\u00a0497\u00a0", "тварин")),
        ("10\u202f497", "10497", ("10\u00a0497\u00a0", "тварин")),
        ("-1", "-1", ("\u22121\u00a0", "тварина")),
        ("\u22121", "-1", ("\u22121\u00a0", "тварина")),
        ("0", "0", ("0\u00a0", "тварин")),
        ("понад 700", "700", ("понад\u00a0700\u00a0", "тварин")),
    ],
)
def test_set_takes_numbers_as_people_write_them(
    run: Run, empty: Path, typed: str, value: str, ends: tuple[str, str]
) -> None:
    done = run("set", empty, f"animals.caught={typed}")
    assert done.code == 0
    assert "animals.caught" in done.out
    figure = _figure(run, empty)
    assert figure["value"] == value
    assert str(figure["text"]).startswith(ends[0])
    assert str(figure["text"]).endswith(ends[1])


@pytest.mark.parametrize(
    "typed", ["12а", "1,2,3", "12 34", "1,5", "--5", "5-", "1e5", "NaN", "<b>", "😀", "9" * 30, "немає даних"]
)
def test_set_refuses_what_is_no_number_and_writes_nothing(run: Run, empty: Path, typed: str) -> None:
    before = empty.read_bytes()
    done = run("set", empty, "animals.returned=5", f"animals.caught={typed}")
    assert done.code == 2
    assert done.err.startswith("animals.caught: ")
    assert empty.read_bytes() == before


@pytest.mark.parametrize(
    "target",
    [
        "animals.nothing=5",
        "nowhere.caught=5",
        "animals=5",
        "animals.caught",
        "=5",
        ".=5",
        "animals.=5",
        "animals.caught.nothing=5",
        "animals.table/1.x=5",
        "animals.own/1.nothing=5",
        "report.Назва=5",
        "animals.section.state=lost",
        "animals.statement/days.hidden=2",
    ],
)
def test_set_refuses_unknown_places(run: Run, empty: Path, target: str) -> None:
    before = empty.read_bytes()
    assert run("set", empty, target).code == 2
    assert empty.read_bytes() == before


def test_a_figure_is_absent_with_a_reason_and_can_be_cleared(run: Run, city: Path) -> None:
    assert run("set", city, "animals.caught=немає даних: облік не ведеться").code == 0
    figure = _figure(run, city)
    assert (figure["value"], figure["absent"]) == (None, "облік не ведеться")
    assert run("set", city, "animals.caught=").code == 0
    assert (_figure(run, city)["value"], _figure(run, city)["text"]) == (None, "")


def test_a_number_without_a_qualifier_replaces_one_with_it(run: Run, empty: Path) -> None:
    run("set", empty, "animals.caught=понад 700")
    run("set", empty, "animals.caught=705")
    assert str(_figure(run, empty)["text"]).startswith("705\u00a0")


def test_the_other_fields_of_a_figure(run: Run, empty: Path) -> None:
    done = run(
        "set",
        empty,
        "animals.caught.previous=1 390",
        "animals.caught.as_of=31.12.2023",
        "animals.caught.note=<за обліком> &",
    )
    assert done.code == 0
    figure = _figure(run, empty)
    assert (figure["previous"], figure["as_of"], figure["note"]) == (
        "1390",
        "2023-12-31",
        "<за обліком> &",
    )


def test_the_same_value_again_is_no_change(run: Run, city: Path) -> None:
    before = len(run("history", city, "--json").json())
    assert "вже" in run("set", city, "animals.caught=423").out
    assert run("set", city, "animals.dogs_sterilised=").code == 0
    run("set", city, "animals.dogs_sterilised=")
    assert len(run("history", city, "--json").json()) == before + 1


def test_texts_stay_as_typed_but_for_control_characters(run: Run, city: Path) -> None:
    text = "«Лапи» <b>&</b>\x07\x1b[31m"
    assert run("set", city, f"animals.partner={text}").code == 0
    section = run("show", city, "animals", "--json").json()["sections"]["animals"]
    assert section["texts"]["partner"] == "«Лапи» <b>&</b>[31m"


@pytest.mark.parametrize("sign", ["🐾", "漢", "ﷺ"])
def test_a_sign_that_the_typeface_lacks_is_refused_at_its_field(run: Run, city: Path, sign: str) -> None:
    before = run("history", city, "--json").out
    for field in ("animals.partner", "animals.caught.note"):
        done = run("set", city, f"{field}=Лапи {sign}")
        assert done.code == 2
        assert sign in done.err
    assert run("history", city, "--json").out == before


def test_signs_that_the_typeface_has_are_kept(run: Run, city: Path) -> None:
    text = "«Ґанок» „ї“ é ü № € ½ ≤ ≥ → Ω ѣ ―"
    assert run("set", city, f"animals.partner={text}").code == 0
    section = run("show", city, "animals", "--json").json()["sections"]["animals"]
    assert section["texts"]["partner"] == text


def test_a_hundred_thousand_characters_fit_and_one_more_is_refused(
    run: Run, city: Path, tmp_path: Path
) -> None:
    longest = "слово " * 16_666 + "край"
    assert len(longest) == 100_000
    assert run("set", city, f"animals.partner={longest}").code == 0
    assert run("set", city, f"animals.partner={longest}!").code == 2
    assert run("show", city, "animals", "--json").json()["sections"]["animals"]["texts"]["partner"] == longest
    assert run("report", city, "-o", tmp_path / "r.pdf").code == 0


def test_the_report_s_own_data(run: Run, empty: Path) -> None:
    assert (
        run(
            "set",
            empty,
            "report.decision_date=01.02.2024",
            "report.decision_number=15",
            "report.signatory/1/name=Олена ҐУДЗЬ",
        ).code
        == 0
    )
    report = run("show", empty, "--json").json()["report"]
    assert report["decision_date"] == "2024-02-01"
    assert report["signatory/1/name"] == "Олена ҐУДЗЬ"


def test_the_author_is_the_one_named(run: Run, empty: Path) -> None:
    run("set", empty, "animals.caught=1")
    run("set", empty, "animals.caught=2", "--author", "Іра Ґ")
    assert [line["author"] for line in run("history", empty, "--json").json()] == ["Олена", "Іра Ґ"]


def test_history_tells_from_what_to_what(run: Run, empty: Path) -> None:
    run("set", empty, "animals.caught=1")
    run("set", empty, "animals.caught=10 000")
    run("set", empty, "animals.returned=3")
    lines = run("history", empty, "animals.caught", "--json").json()
    assert [(line["value"], [old["value"] for old in line["replaced"]]) for line in lines] == [
        ("1", []),
        ("10000", ["1"]),
    ]
    assert lines[1]["replaced"][0]["change"] == lines[0]["change"]
    assert "animals.caught: 1 → 10\u00a0000" in run("history", empty, "animals").out
    assert run("history", empty, "water").out == ""
    assert run("history", empty, "nowhere").code == 2


def test_show_for_people_names_what_is_entered(run: Run, city: Path) -> None:
    out = run("show", city, "animals").out
    assert "Відповідальне ставлення до тварин (animals): чернетка" in out
    assert "caught: 423\u00a0" in out
    assert run("show", city, "nowhere").code == 2


def test_the_board(run: Run, city: Path) -> None:
    board = run("status", city, "--json").json()
    assert [line["section"] for line in board] == SECTIONS
    animals = next(line for line in board if line["section"] == "animals")
    assert animals["filled"] == animals["expected"] > 10
    assert run("set", city, "animals.caught=").code == 0
    assert run("status", city, "animals", "--json").json()[0]["filled"] == animals["expected"] - 1


def test_a_section_is_put_into_a_state(run: Run, city: Path) -> None:
    assert run("status", city, "animals", "submitted").code == 0
    assert run("status", city, "animals", "returned").code == 2
    assert run("status", city, "animals", "returned", "--remark", "Перевірте число повернутих").code == 0
    line = run("status", city, "animals", "--json").json()[0]
    assert (line["status"], line["remark"]) == ("returned", "Перевірте число повернутих")
    assert run("status", city, "animals", "accepted").code == 0
    assert run("status", city, "animals", "--json").json()[0]["remark"] == ""
    assert run("status", city, "animals", "lost").code == 2
    assert run("status", city, "nowhere", "draft").code == 2
    assert run("status", city, "nowhere").code == 2


def test_a_department_submits_and_the_city_decides(run: Run, city: Path, tmp_path: Path) -> None:
    part = tmp_path / "animals.zvit"
    run("assign", city, "--section", "animals", "-o", part)
    assert run("status", part, "animals", "accepted").code == 2
    assert run("status", part, "animals", "submitted").code == 0
    assert run("merge", city, part).code == 0
    assert run("status", city, "animals", "--json").json()[0]["status"] == "submitted"


def test_rows_of_a_table_are_added_and_changed(run: Run, empty: Path) -> None:
    section, table, columns = _table_of()
    target = f"{section}.{table}"
    assert run("set", empty, *(f"{target}/+.{column}={text}" for column, text in columns.items())).code == 0
    assert run("set", empty, *(f"{target}/+.{column}={text}" for column, text in columns.items())).code == 0
    first, second = run("show", empty, section, "--json").json()["sections"][section]["tables"][table]
    assert list(first) == ["id", *columns]
    name = next(iter(columns))
    assert (
        run("set", empty, f"{target}/{second['id']}.{name}=", f"{target}/{first['id']}.deleted=1").code == 0
    )
    (left,) = run("show", empty, section, "--json").json()["sections"][section]["tables"][table]
    assert left["id"] == second["id"]
    assert left[name] in {None, ""}
    assert run("set", empty, f"{section}.nothing/+.{name}=5").code == 2
    assert run("set", empty, f"{target}/+.nothing=5").code == 2
    assert f"{table}/{left['id']}" in run("show", empty, section).out


def _table_of() -> tuple[str, str, dict[str, str]]:
    """A table of the shipped forms with something for each column."""
    catalogue = load_catalogue()
    section, table = next((s, f) for s in catalogue.sections for f in s.fields() if isinstance(f, Table))
    typed = {"Figure": "7", "Text": "слово", "Date": "31.12.2023"}
    return section.key, table.key, {c.key: typed[type(c).__name__] for c in table.columns}


def test_a_department_begins_its_own_section_file(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "animals.zvit"
    assert run("new", file, "--year", 2024, "--section", "animals", "water").code == 0
    assert list(run("show", file, "--json").json()["sections"]) == ["water", "animals"]
    assert run("set", file, "health.x=1").code == 2
    assert run("new", tmp_path / "b.zvit", "--year", 2024, "--section", "погода").code == 2
    assert not (tmp_path / "b.zvit").exists()
