"""Handing sections out, taking them in, deciding where people disagree."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run


def _values(run: Run, file: Path) -> Any:
    return run("show", file, "--json").json()


def _conflicts(run: Run, city: Path, *files: Path) -> Any:
    return run("merge", city, *files, "--dry-run", "--json").json()["conflicts"]


@pytest.fixture
def parts(run: Run, city: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Two copies of the section file of animals, for two people."""
    first, second = tmp_path / "first.zvit", tmp_path / "second.zvit"
    assert run("assign", city, "--section", "animals", "-o", first).code == 0
    shutil.copy(first, second)
    return first, second


def test_a_file_for_each_section(run: Run, city: Path, tmp_path: Path) -> None:
    done = run("assign", city, "--each", tmp_path / "out" / "2023")
    assert done.code == 0
    names = sorted(path.name for path in (tmp_path / "out" / "2023").iterdir())
    assert len(names) == 20
    assert "animals.zvit" in names
    for path in (tmp_path / "out" / "2023").iterdir():
        shown = _values(run, path)
        assert list(shown["sections"]) == [path.stem]
        assert shown["sections"][path.stem]["figures"] == _values(run, city)["sections"][path.stem]["figures"]


def test_handing_out_overwrites_nothing(run: Run, city: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "water.zvit").write_bytes(b"mine")
    assert run("assign", city, "--each", tmp_path / "out").code == 4
    assert run("assign", city, "--section", "water", "-o", tmp_path / "out" / "water.zvit").code == 4
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["water.zvit"]
    assert (tmp_path / "out" / "water.zvit").read_bytes() == b"mine"


def test_handing_out_needs_known_sections_and_a_place(run: Run, city: Path, tmp_path: Path) -> None:
    assert run("assign", city, "--section", "nowhere", "-o", tmp_path / "n.zvit").code == 2
    assert run("assign", city, "--section", "water").code == 2
    assert run("assign", city, "-o", tmp_path / "n.zvit").code == 2
    assert run("assign", city, "--section", "water", "--each", tmp_path, "-o", tmp_path / "n.zvit").code == 2
    assert not (tmp_path / "n.zvit").exists()


def test_a_section_file_keeps_to_its_sections(run: Run, parts: tuple[Path, Path]) -> None:
    before = parts[0].read_bytes()
    done = run("set", parts[0], "employment.registered=5")
    assert done.code == 2
    assert "Відповідальне ставлення до тварин" in done.err
    assert run("set", parts[0], "report.title=Моє").code == 2
    assert run("status", parts[0], "employment", "submitted").code == 2
    assert parts[0].read_bytes() == before
    assert run("set", parts[0], "animals.caught=5").code == 0


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_edits_apart_come_together_in_either_order(
    run: Run, city: Path, parts: tuple[Path, Path], tmp_path: Path, order: tuple[int, int]
) -> None:
    run("set", parts[0], "animals.caught=500", "animals.returned=480", "--author", "Перша")
    run("set", parts[1], "animals.caught=501", "animals.days_fed=3000", "--author", "Друга")
    other = Path(shutil.copy(city, tmp_path / "other.zvit"))

    one_by_one = [run("merge", city, parts[number], "--json") for number in order]
    at_once = run("merge", other, parts[1], parts[0], "--json")

    assert [done.code for done in one_by_one] == [0, 3]
    assert at_once.code == 3
    assert one_by_one[1].json()["conflicts"] == at_once.json()["conflicts"]
    assert _values(run, city) == _values(run, other)
    figures = _values(run, city)["sections"]["animals"]["figures"]
    assert (figures["returned"]["value"], figures["days_fed"]["value"]) == ("480", "3000")


def test_a_clash_is_shown_and_decided(run: Run, city: Path, parts: tuple[Path, Path]) -> None:
    run("set", parts[0], "animals.caught=500", "--author", "Перша")
    run("set", parts[1], "animals.caught=понад 501", "--author", "Друга")
    done = run("merge", city, *parts, "--json")
    assert done.code == 3
    (conflict,) = [c for c in done.json()["conflicts"] if c["field"] == "value"]
    assert (conflict["section"], conflict["item"]) == ("animals", "caught")
    assert [(s["value"], s["author"]) for s in conflict["sides"]] == [("500", "Перша"), ("501", "Друга")]
    figure = _values(run, city)["sections"]["animals"]["figures"]["caught"]
    assert figure["value"] is None
    assert len(figure["sides"]) == 2

    taken = conflict["sides"][1]["change"]
    assert run("resolve", city, "animals.caught", "--take", taken).code == 0
    assert _values(run, city)["sections"]["animals"]["figures"]["caught"]["value"] == "501"
    assert run("resolve", city, "animals.caught", "--take", taken).code == 2
    again = run("merge", city, *parts, "--json")
    assert again.code == 0
    assert [file["taken"] for file in again.json()["files"]] == [0, 0]


def test_a_clash_is_decided_by_another_value(run: Run, city: Path, parts: tuple[Path, Path]) -> None:
    run("set", parts[0], "animals.caught=500")
    run("set", parts[1], "animals.caught=501")
    assert run("merge", city, *parts).code == 3
    assert run("resolve", city, "animals.caught", "--value", "багато").code == 2
    assert run("resolve", city, "animals.caught", "--take", "0000").code == 2
    assert run("resolve", city, "animals.caught").code == 2
    assert run("resolve", city, "animals.returned", "--value", "5").code == 2
    assert len(_conflicts(run, city, parts[0])) == 1
    assert run("resolve", city, "animals.caught", "--value", "-1").code == 0
    assert _values(run, city)["sections"]["animals"]["figures"]["caught"]["value"] == "-1"
    assert _conflicts(run, city, parts[0]) == []


def test_equal_values_are_no_clash(run: Run, city: Path, parts: tuple[Path, Path]) -> None:
    run("set", parts[0], "animals.caught=500", "--author", "Перша")
    run("set", parts[1], "animals.caught=500", "--author", "Друга")
    assert run("merge", city, *parts).code == 0
    assert _values(run, city)["sections"]["animals"]["figures"]["caught"]["value"] == "500"


def test_a_dry_run_changes_nothing(run: Run, city: Path, parts: tuple[Path, Path]) -> None:
    run("set", parts[0], "animals.caught=500")
    before = city.read_bytes()
    done = run("merge", city, parts[0], "--dry-run", "--json")
    assert [file["taken"] for file in done.json()["files"]] == [1]
    assert city.read_bytes() == before
    assert list(done.json()["files"][0]) == ["file", "sha256", "taken", "already", "refused"]


def test_undo_gives_back_what_was(run: Run, city: Path, parts: tuple[Path, Path]) -> None:
    before = _values(run, city)
    run("set", parts[0], "animals.caught=500", "animals.returned=")
    assert run("merge", city, parts[0]).code == 0
    assert _values(run, city) != before
    assert run("undo", city).code == 0
    assert _values(run, city) == before
    assert run("undo", city).code == 2
    assert run("merge", city, parts[0]).code == 0
    assert _values(run, city)["sections"]["animals"]["figures"]["caught"]["value"] == "500"


def test_undo_leaves_what_somebody_built_on(run: Run, city: Path, parts: tuple[Path, Path]) -> None:
    run("set", parts[0], "animals.caught=500", "animals.returned=490")
    run("merge", city, parts[0])
    run("set", city, "animals.caught=505")
    done = run("undo", city)
    assert "animals.caught" in done.out
    figures = _values(run, city)["sections"]["animals"]["figures"]
    assert (figures["caught"]["value"], figures["returned"]["value"]) == ("505", "426")


def test_a_cleared_figure_stays_cleared(run: Run, city: Path, parts: tuple[Path, Path]) -> None:
    run("set", parts[0], "animals.caught=")
    assert run("merge", city, parts[0], parts[1]).code == 0
    assert _values(run, city)["sections"]["animals"]["figures"]["caught"]["value"] is None


def test_one_bad_file_stops_the_whole_merge(
    run: Run, city: Path, parts: tuple[Path, Path], tmp_path: Path
) -> None:
    run("set", parts[0], "animals.caught=500")
    parts[1].write_bytes(parts[1].read_bytes()[:5000])
    before = _values(run, city)
    assert run("merge", city, *parts).code == 4
    assert run("merge", city, parts[0], tmp_path / "missing.zvit").code == 4
    assert run("merge", city, city).code == 4
    assert _values(run, city) == before


def test_a_file_of_another_year_is_refused(run: Run, city: Path, tmp_path: Path) -> None:
    other = tmp_path / "2024.zvit"
    run("new", other, "--year", 2024)
    assert run("merge", city, other).code == 4


def test_a_dry_run_tells_each_field(run: Run, city: Path, parts: tuple[Path, Path]) -> None:
    run("set", parts[0], "animals.caught=500", "animals.returned=480", "--author", "Перша")
    run("set", parts[1], "animals.caught=501", "--author", "Друга")
    before = city.read_bytes()
    done = run("merge", city, *parts, "--dry-run", "--json")
    assert done.code == 3
    fields = {field["item"]: field for field in done.json()["fields"]}
    assert {item: field["kind"] for item, field in fields.items()} == {
        "caught": "conflict",
        "returned": "parallel",
    }
    assert fields["caught"]["ancestor"]["value"] == fields["caught"]["city"][0]["value"] == "423"
    assert [(side["value"], side["author"], side["files"]) for side in fields["caught"]["incoming"]] == [
        ("500", "Перша", ["first.zvit"]),
        ("501", "Друга", ["second.zvit"]),
    ]
    counts = done.json()["counts"]
    assert (counts["conflict"], counts["parallel"], counts["taken"]) == (1, 1, 0)
    assert counts["already"] > 10
    everything = run("merge", city, *parts, "--dry-run", "--everything", "--json").json()
    assert len(everything["fields"]) == counts["already"] + 2
    told = run("merge", city, *parts, "--dry-run").out
    assert "розбіжність · animals.caught.value: було 423 " in told
    assert city.read_bytes() == before


@pytest.mark.parametrize(("rule", "left"), [("newest", "501"), ("first.zvit", "500"), ("city", None)])
def test_conflicts_are_decided_by_a_rule_in_the_same_step(
    run: Run, city: Path, parts: tuple[Path, Path], rule: str, left: str | None
) -> None:
    before = _values(run, city)
    run("set", parts[0], "animals.caught=500")
    run("set", parts[1], "animals.caught=501")
    done = run("merge", city, *parts, "--prefer", rule)
    assert done.code == (3 if left is None else 0)
    assert _values(run, city)["sections"]["animals"]["figures"]["caught"]["value"] == left
    assert run("undo", city).code == 0
    assert _values(run, city) == before


def test_a_rule_that_is_none_takes_nothing_in(run: Run, city: Path, parts: tuple[Path, Path]) -> None:
    run("set", parts[0], "animals.caught=500")
    before = city.read_bytes()
    assert run("merge", city, *parts, "--prefer", "best").code == 2
    assert city.read_bytes() == before


def test_a_section_file_of_the_previous_release_is_previewed_merged_and_undone(
    run: Run, tmp_path: Path
) -> None:
    """The kept files of the schema before, as a clerk with an old program sends them."""
    old = Path(__file__).parent.parent / "db" / "old"
    city = Path(shutil.copyfile(old / "v1.zvit", tmp_path / "city.zvit"))
    part = Path(shutil.copyfile(old / "section-v1.zvit", tmp_path / "animals.zvit"))
    dry = run("merge", city, part, "--dry-run", "--json").json()
    assert {one["item"]: one["kind"] for one in dry["fields"]} == {"caught": "taken", "network": "refused"}
    assert run("merge", city, part).code == 0
    assert (
        run("show", city, "animals", "--json")
        .json()["sections"]["animals"]["figures"]["caught"]["value"]
        .startswith("1111")
    )
    assert run("undo", city).code == 0
    assert len(_conflicts(run, city, part)) == 0


def test_unusable_files_are_skipped_where_that_is_asked(
    run: Run, city: Path, parts: tuple[Path, Path], tmp_path: Path
) -> None:
    run("set", parts[0], "animals.caught=500")
    parts[1].write_bytes(parts[1].read_bytes()[:5000])
    missing = tmp_path / "missing.zvit"
    stopped = run("merge", city, *parts, missing)
    assert stopped.code == 4
    assert "second.zvit" in stopped.err
    assert "Жодного файла не взято" in stopped.err
    assert _values(run, city)["sections"]["animals"]["figures"]["caught"]["value"] == "423"

    dry = run("merge", city, *parts, missing, "--skip-unusable", "--dry-run", "--json")
    done = run("merge", city, *parts, missing, "--skip-unusable", "--json")
    for answer in (dry, done):
        assert answer.code == 0
        assert [file["file"] for file in answer.json()["files"]] == ["first.zvit"]
        told = answer.json()["unusable"]
        assert [name in line for name, line in zip(("second.zvit", "missing.zvit"), told, strict=True)]
    assert _values(run, city)["sections"]["animals"]["figures"]["caught"]["value"] == "500"
    assert "second.zvit" in run("merge", city, *parts, "--skip-unusable").out
    none = run("merge", city, parts[1], missing, "--skip-unusable")
    assert none.code == 4
    assert "«second.zvit» пошкоджено" in none.err
    assert none.err.endswith("Решту теж не взято: missing.zvit.\n")


def test_conflicts_beside_skipped_files_are_left_to_decide(
    run: Run, city: Path, parts: tuple[Path, Path], tmp_path: Path
) -> None:
    run("set", parts[0], "animals.caught=500")
    run("set", parts[1], "animals.caught=501")
    assert run("merge", city, *parts, tmp_path / "missing.zvit", "--skip-unusable").code == 3


def test_a_folder_with_subfolders_is_taken_in(
    run: Run, city: Path, parts: tuple[Path, Path], tmp_path: Path
) -> None:
    run("set", parts[0], "animals.caught=500")
    run("set", parts[1], "animals.returned=480")
    deep = tmp_path / "пошта" / "лютий"
    deep.mkdir(parents=True)
    for path in parts:
        path.rename(deep / path.name)
    (deep / "лист.docx").write_bytes(b"PK")
    done = run("merge", city, tmp_path / "пошта", "--json")
    assert done.code == 0
    assert [file["file"] for file in done.json()["files"]] == ["first.zvit", "second.zvit"]
    (tmp_path / "порожня").mkdir()
    empty = run("merge", city, tmp_path / "порожня")
    assert empty.code == 4
    assert "немає файлів" in empty.err


def test_a_folder_that_holds_the_city_file_brings_none_of_its_own(
    run: Run, city: Path, parts: tuple[Path, Path]
) -> None:
    run("set", parts[0], "animals.caught=500")
    for _ in range(2):
        done = run("merge", city, city.parent, "--json")
        assert [file["file"] for file in done.json()["files"]] == ["first.zvit", "second.zvit"]


VILLAGE = "Вигаданої сільської територіальної громади"


@pytest.fixture
def foreign(run: Run, tmp_path: Path) -> Path:
    """A section file of another community, as its clerk hands it back."""
    other, part, back = (tmp_path / f"{name}.zvit" for name in ("інше місто", "видано", "здано"))
    assert run("new", other, "--year", "2023", "--community", VILLAGE).code == 0
    assert run("assign", other, "--section", "animals", "-o", part).code == 0
    assert run("set", part, "animals.caught=77").code == 0
    assert run("assign", part, "--section", "animals", "-o", back).code == 0
    return back


def test_a_file_of_another_community_is_named_and_taken_only_on_purpose(
    run: Run, city: Path, foreign: Path, tmp_path: Path
) -> None:
    before = city.read_bytes()
    for more in ((), ("--dry-run",), ("--dry-run", "--json")):
        done = run("merge", city, foreign, *more)
        assert done.code == 4
        assert f"«здано.zvit» не прийнято: він з іншої громади ({VILLAGE})" in done.err
    assert city.read_bytes() == before
    dry = run("merge", city, foreign, "--other-community", "--dry-run")
    assert f"файл з іншої громади: {VILLAGE}" in dry.out
    assert city.read_bytes() == before
    done = run("merge", city, foreign, "--other-community", "--json")
    assert done.json()["files"][0]["remark"] == f"файл з іншої громади: {VILLAGE}"
    assert done.json()["files"][0]["taken"] == 1
    told = run("merges", city, "--json").json()[0]["files"][0]
    assert told["remark"] == f"файл з іншої громади: {VILLAGE}"
    assert f"Узято на вимогу: файл з іншої громади: {VILLAGE}." in run("merges", city).out
    paper = tmp_path / "акт.pdf"
    assert run("merges", city, "1", "-o", paper).code == 0
    words = subprocess.run(["pdftotext", paper, "-"], check=True, capture_output=True, text=True).stdout
    assert f"Узято на вимогу: файл з іншої громади: {VILLAGE}." in " ".join(words.split())


def test_a_file_of_another_community_is_skipped_among_others(
    run: Run, city: Path, foreign: Path, parts: tuple[Path, Path]
) -> None:
    run("set", parts[0], "animals.caught=500")
    done = run("merge", city, parts[0], foreign, "--skip-unusable")
    assert done.code == 0
    assert VILLAGE in done.out
    assert _values(run, city)["sections"]["animals"]["figures"]["caught"]["value"] == "500"
    only = run("merge", city, foreign, "--skip-unusable")
    assert only.code == 4
    assert VILLAGE in only.err


def test_a_conflict_is_decided_along_with_the_merge_by_a_side_or_another_value(
    run: Run, city: Path, parts: tuple[Path, Path]
) -> None:
    run("set", parts[0], "animals.caught=500")
    run("set", parts[1], "animals.caught=501")
    for wrong in (
        ("--take", "0000"),
        ("--value", "animals.returned=5"),
        ("--value", "animals.caught=багато"),
    ):
        assert run("merge", city, *parts, *wrong).code == 2
    assert run("merges", city, "--json").json() == []
    assert run("merge", city, *parts, "--prefer", "newest", "--value", "animals.caught=понад 400").code == 0
    caught = _values(run, city)["sections"]["animals"]["figures"]["caught"]
    assert (caught["value"], caught["qualifier"]) == ("400", "понад")
    act = run("merges", city, "--json").json()[0]
    assert [(one["value"], one["at_once"]) for one in act["decisions"]] == [("400", True), ("понад", True)]


def test_a_dry_run_compares_sentences_by_their_words_and_says_when(
    run: Run, city: Path, parts: tuple[Path, Path]
) -> None:
    item = next(iter(run("show", city, "animals", "--json").json()["sections"]["animals"]["figures"]))
    run("set", city, f"animals.{item}.note=Рахували двічі на рік.")
    run("set", parts[0], f"animals.{item}.note=Рахували тричі на рік.")
    seen = run("merge", city, parts[0], "--dry-run")
    assert "    Рахували [-двічі-]{+тричі+} на рік." in seen.out.splitlines()
    assert re.search(r"прийде Рахували тричі на рік\. \(Олена, \d\d\.\d\d\.\d{4} \d\d:\d\d\)", seen.out)
