"""The coordinator on the command line: acts of merges, the board, handing out."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.cli.conftest import Run
from tests.report import reading


@pytest.fixture
def merged(run: Run, city: Path, tmp_path: Path) -> Path:
    """A city file into which two files of one section were merged, with their conflict decided."""
    first, second = tmp_path / "перший.zvit", tmp_path / "другий.zvit"
    run("assign", city, "--section", "animals", "-o", first)
    shutil.copy(first, second)
    run("set", first, "animals.caught=500", "animals.returned=480", "--author", "Перша")
    run("set", second, "animals.caught=501", "--author", "Друга")
    assert run("merge", city, first, second, "--prefer", "newest", "--author", "Координатор").code == 0
    return city


def test_merges_tell_files_people_and_decisions(run: Run, merged: Path) -> None:
    (act,) = run("merges", merged, "--json").json()
    assert (act["number"], act["author"], act["undone_at"]) == (1, "Координатор", "")
    assert [(one["file"], one["taken"]) for one in act["files"]] == [("перший.zvit", 2), ("другий.zvit", 1)]
    assert act["files"][0]["authors"] == {"Перша": 2}
    (decision,) = act["decisions"]
    assert (decision["item"], decision["value"], decision["at_once"]) == ("caught", "501", True)
    assert [side["value"] for side in decision["sides"]] == ["500", "501"]
    told = run("merges", merged).out
    assert "вирішено animals.caught.value: 500 (Перша) | 501 (Друга) → 501" in told
    run("undo", merged)
    assert "скасовано" in run("merges", merged).out


def _words(path: Path, *, layout: bool = True) -> str:
    options = ["-layout"] if layout else []
    return " ".join(reading.run("pdftotext", *options, path, "-").split())


def test_the_act_is_written_with_hashes_and_decisions(run: Run, merged: Path, tmp_path: Path) -> None:
    (act,) = run("merges", merged, "--json").json()
    assert run("merges", merged, "1", "-o", tmp_path / "акт.pdf").code == 0
    words = _words(tmp_path / "акт.pdf")
    assert "Акт приєднання файлів №" in words
    assert "перший.zvit" in words
    assert act["files"][1]["sha256"] in words.replace(" ", "")
    assert "501 (Друга)" in words
    assert "під час приєднання" in _words(tmp_path / "акт.pdf", layout=False)
    assert run("merges", merged, "1", "-o", tmp_path / "акт.docx").code == 0
    assert run("merges", merged, "7", "-o", tmp_path / "ні.pdf").code == 2
    assert run("merges", merged, "-o", tmp_path / "ні.pdf").code == 2
    assert run("merges", merged, "1", "-o", tmp_path / "ні.txt").code == 2
    assert not list(tmp_path.glob("ні*"))


def test_the_act_lists_what_lay_outside_the_sections_handed_out(run: Run, city: Path, tmp_path: Path) -> None:
    import db

    part = tmp_path / "тварини.zvit"
    run("assign", city, "--section", "animals", "-o", part)
    with db.open_file(part) as file:
        db.record(file, [db.Entry("water", "section", "department", "Чужий відділ")], "Олег Бондар")
        db.record(file, [db.Entry("animals", "caught", "value", "430")], "Олег Бондар")
    assert run("merge", city, part).code == 0
    (act,) = run("merges", city, "--json").json()
    (out,) = act["outside"]
    assert (out["section"], out["field"], out["value"], out["author"], out["taken"]) == (
        "water", "department", "Чужий відділ", "Олег Бондар", False,
    )  # fmt: skip
    assert "Чужий відділ (Олег Бондар" in run("merges", city).out
    assert run("merges", city, "1", "-o", tmp_path / "акт.pdf").code == 0
    words = _words(tmp_path / "акт.pdf", layout=False)
    for piece in (
        "Зміни поза виданими розділами",
        "Централізоване водопостачання",
        "Чужий відділ",
        "не взято",
    ):
        assert piece in words
    run("merge", city, part, "--out-of-scope")
    (first,), (second,) = (run("merges", city, number, "--json").json() for number in (1, 2))
    assert (first["outside"][0]["taken"], first["outside"][0]["taken_later_by"]) == (False, 2)
    assert second["outside"][0]["taken"]
    shutil.rmtree(tmp_path / "city.zvit.received")
    assert "немає: його змін поза розділом не перелічити" in run("merges", city, "1").out


def test_without_merges_that_is_said(run: Run, city: Path) -> None:
    assert run("merges", city).out.strip() == "Приєднань ще не було."


# -- board --------------------------------------------------------------------------------------------------


def _line(run: Run, city: Path, section: str = "animals") -> dict[str, Any]:
    (line,) = run("status", city, section, "--json").json()
    return line


def test_a_section_goes_its_way_over_the_board(run: Run, city: Path, tmp_path: Path) -> None:
    assert _line(run, city)["stage"] == "draft"
    run("assign", city, "--section", "animals", "-o", tmp_path / "a.zvit")
    assert _line(run, city)["stage"] == "handed_out"
    run("set", tmp_path / "a.zvit", "animals.caught=500", "--author", "Перша")
    run("merge", city, tmp_path / "a.zvit")
    line = _line(run, city)
    assert line["stage"] == "received"
    assert (line["last_file"]["file"], line["last_file"]["author"]) == ("a.zvit", "Перша")
    assert date.fromisoformat(line["received"]) - date.today() <= timedelta(0)
    run("set", city, "animals.section.deadline=15.02.2024")
    late = _line(run, city)["days_left"]
    assert late == (date(2024, 2, 15) - date.fromisoformat(line["received"])).days
    assert f"здано на {-late}\u00a0дн. пізніше строку" in run("status", city, "animals").out
    run("set", city, "animals.section.deadline=31.12.2099")
    assert "здано вчасно" in run("status", city, "animals").out
    assert run("status", city, "animals", "returned", "--remark", "Перевірте").code == 0
    assert (_line(run, city)["stage"], _line(run, city)["received"]) == ("returned", "")
    run("undo", city)
    assert _line(run, city)["last_file"] is None


def test_department_and_deadline_are_fields_of_the_section(run: Run, city: Path, tmp_path: Path) -> None:
    assert run("set", city, "animals.section.deadline=завтра").code == 2
    done = run("set", city, "animals.section.deadline=15.02.2024", "animals.section.department=Притулок")
    assert done.code == 0
    line = _line(run, city)
    assert (line["deadline"], line["department"]) == ("2024-02-15", "Притулок")
    assert line["days_left"] < 0
    assert "строк 15.02.2024 · прострочено на" in run("status", city, "animals").out
    run("assign", city, "--section", "animals", "-o", tmp_path / "a.zvit")
    assert _line(run, tmp_path / "a.zvit")["deadline"] == "2024-02-15"


def test_findings_are_counted_by_severity(run: Run, city: Path) -> None:
    run("set", city, "animals.returned=99999")
    found = run("check", city, "animals", "--json").json()
    counted = Counter(one["severity"] for one in found if "explanation" not in one)
    assert counted
    assert _line(run, city)["findings"] == {w: counted[w] for w in ("error", "warning", "question", "hint")}


def test_the_board_is_written_as_a_spreadsheet_and_on_paper(run: Run, city: Path, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    run("set", city, "animals.section.deadline=15.02.2024")
    assert run("status", city, "-o", tmp_path / "табло.xlsx").code == 0
    rows = list(load_workbook(tmp_path / "табло.xlsx").active.iter_rows(values_only=True))
    assert (rows[0][0], len(rows)) == ("Розділ", 21)
    line = next(row for row in rows if row[0] == "Відповідальне ставлення до тварин")
    assert (line[2], line[10]) == ("чернетка", "15.02.2024")
    assert isinstance(line[4], int)
    assert run("status", city, "-o", tmp_path / "табло.pdf").code == 0
    words = _words(tmp_path / "табло.pdf", layout=False)
    for piece in (
        "Стан розділів звіту за 2023 рік",
        "Попередження",
        "Без відповіді",
        "Розбіжності",
        "Здано",
        "\N{MINUS SIGN}",
    ):
        assert piece in words
    assert "841.89 x 595.28" in reading.run("pdfinfo", tmp_path / "табло.pdf")
    assert run("status", city, "-o", tmp_path / "табло.docx").code == 0
    from docx import Document

    paper = Document(tmp_path / "табло.docx")
    assert paper.sections[0].page_width > paper.sections[0].page_height
    assert len(paper.tables[0].rows) == 21
    assert run("status", city, "-o", tmp_path / "табло.txt").code == 2


# -- handing out --------------------------------------------------------------------------------------------


def test_each_department_gets_one_file_and_a_covering_note(run: Run, city: Path, tmp_path: Path) -> None:
    from docx import Document

    run(
        "set", city, "water.section.department=Управління ЖКГ", "heating.section.department=Управління ЖКГ",
        "water.section.deadline=15.02.2024", "report.contact=zvit@example.org",
    )  # fmt: skip
    folder = tmp_path / "роздано"
    done = run("assign", city, "--departments", folder)
    assert done.code == 0
    file = folder / "Управління ЖКГ.zvit"
    assert list(run("show", file, "--json").json()["sections"]) == ["water", "heating"]
    note = Document(folder / "Управління ЖКГ – супровідний лист.docx")
    words = " ".join(p.text for p in note.paragraphs)
    assert "Управління ЖКГ" in words
    assert "не пізніше 15\u00a0лютого 2024\u00a0року" in words.replace("лютого\u00a0", "лютого ")
    assert "Олена, zvit@example.org" in words
    cells = [cell.text for row in note.tables[0].rows for cell in row.cells]
    assert "Централізоване водопостачання та водовідведення" in cells
    shown = [run("show", path, "--json").json()["sections"] for path in folder.glob("*.zvit")]
    handed = [key for sections in shown for key in sections]
    assert len(handed) == len(set(handed))
    again = run("assign", city, "--departments", folder)
    assert again.code == 4


def test_a_blank_catalogue_for_another_community(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "вигадана.zvit"
    name = "Вигаданої міської територіальної громади"
    assert run("new", path, "--year", 2024, "--community", name).code == 0
    run("set", path, "animals.caught=5")
    assert run("report", path, "-o", tmp_path / "звіт.pdf").code == 0
    words = _words(tmp_path / "звіт.pdf", layout=False)
    assert name in words
    assert "СИЧОВА" not in words


def test_last_years_sentences_are_marked_until_renewed_or_confirmed(
    run: Run, city: Path, tmp_path: Path
) -> None:
    from zhytomyr_desktop.workspace import Workspace

    with Workspace.open(city) as work:
        group = work.section("animals").groups[0].key
        first = work.add_statement("animals", group, "Притулок працює цілодобово.")
        second = work.add_statement("animals", group, "Відкрито нову вольєру.")
    following = tmp_path / "2024.zvit"
    assert run("roll", city, "--year", 2024, "-o", following).code == 0
    assert _line(run, following)["renew"] == 2
    left = run("renew", following, "--json")
    of_animals = [one["item"] for one in left.json() if one["section"] == "animals"]
    assert (left.code, sorted(of_animals)) == (1, sorted([f"own/{first}", f"own/{second}"]))
    run("set", following, f"animals.own/{second}.text=Відкрито ще дві вольєри.")
    assert _line(run, following)["renew"] == 1
    assert f"own/{first}" not in run("renew", following, f"animals.own/{first}").out
    assert _line(run, following)["renew"] == 0


# -- the report's own data ----------------------------------------------------------------------------------


def test_sections_are_hidden_and_put_in_another_order(run: Run, city: Path, tmp_path: Path) -> None:
    def headings() -> str:
        assert run("report", city, "-o", tmp_path / "звіт.pdf").code == 0
        return _words(tmp_path / "звіт.pdf", layout=False)

    usual = headings()
    assert usual.index("Охорона здоров’я") < usual.index("Відповідальне ставлення до тварин")
    run("set", city, "report.section/animals/position=01", "report.section/gender/hidden=1")
    changed = headings()
    assert changed.index("Відповідальне ставлення до тварин") < changed.index("Охорона здоров’я")
    assert "Гендерна" in usual
    assert "Гендерна" not in changed
    assert run("set", city, "report.section/animals/hidden=так").code == 2


def test_history_tells_of_merges_their_undoing_and_hand_outs(run: Run, city: Path, tmp_path: Path) -> None:
    part = tmp_path / "тварини.zvit"
    assert run("assign", city, "--section", "animals", "-o", part).code == 0
    run("set", part, "animals.caught=500", "--author", "Відділ")
    run("merge", city, part, "--author", "Іра")
    run("undo", city, "--author", "Леся")
    run("merge", city, part, "--author", "Іра")
    lines = [line.split(" · ", 1)[1] for line in run("history", city).out.splitlines()[-5:]]
    assert lines == [
        "Олена · видано файл: «тварини.zvit»: «Відповідальне ставлення до тварин»",
        "Відділ · animals.caught: 423 → 500",
        "Іра · приєднання № 1: тварини.zvit; змін 1; рішень 0",
        "Леся · скасовано приєднання № 1: тварини.zvit",
        "Іра · приєднання № 2: тварини.zvit; змін 1; рішень 0",
    ]
    assert "приєднання" in run("history", city, "animals").out
    assert "приєднання" not in run("history", city, "water").out
    assert "приєднання" not in run("history", city, "animals.caught").out
    assert "Іра · приєднання" in run("history", city, "--who", "Іра").out
    assert "скасовано" not in run("history", city, "--who", "Іра").out
    assert run("history", city, "--day", "01.01.2020").out == ""


def test_the_json_of_history_holds_events_only_where_they_are_asked_for(
    run: Run, city: Path, tmp_path: Path
) -> None:
    part = tmp_path / "тварини.zvit"
    run("assign", city, "--section", "animals", "-o", part)
    run("set", part, "animals.caught=500")
    run("merge", city, part)
    assert all("change" in one for one in run("history", city, "--json").json())
    told = [one for one in run("history", city, "animals", "--json", "--events").json() if "event" in one]
    assert [(one["event"], one["number"], one["sections"]) for one in told] == [
        ("hand_out", None, ["animals"]),
        ("merge", 1, ["animals"]),
    ]


def test_a_hand_out_is_noted_without_touching_what_is_printed(run: Run, city: Path, tmp_path: Path) -> None:
    before = run("show", city, "--json").out
    run("assign", city, "--departments", tmp_path / "роздано")
    assert run("show", city, "--json").out == before
    files = sorted(path.name for path in (tmp_path / "роздано").glob("*.zvit"))
    told = run("history", city).out
    assert all(f"Олена · видано файл: «{name}»" in told for name in files)


def test_a_hand_out_of_an_earlier_release_is_told_without_a_name(run: Run, tmp_path: Path) -> None:
    old = Path(__file__).parent.parent / "db" / "old" / "v1.zvit"
    city = Path(shutil.copyfile(old, tmp_path / "старе.zvit"))
    assert run("history", city).out.count("видано файл: «") == 2


def test_a_hand_out_that_was_cut_off_is_told_before_the_next_one(
    run: Run, city: Path, tmp_path: Path
) -> None:
    facts = {"folder": str(tmp_path / "роздано"), "aside": ".роздача-0123abcd.part", "made": True}
    (tmp_path / "роздано" / facts["aside"]).mkdir(parents=True)
    city.with_name(f"{city.name}.issuing").write_text(f"{json.dumps(facts)}\n")
    done = run("assign", city, "--each", tmp_path / "роздано")
    assert done.code == 0
    assert done.out.startswith("Минулого разу роздачу розділів у папку")
    assert len(list((tmp_path / "роздано").iterdir())) == 20


def test_sections_named_one_by_one_all_go_into_the_file(run: Run, city: Path, tmp_path: Path) -> None:
    part = tmp_path / "два.zvit"
    run("assign", city, "--section", "animals", "--section", "mobility", "sport", "-o", part)
    assert set(run("show", part, "--json").json()["sections"]) == {"animals", "mobility", "sport"}


def test_a_community_adds_orders_and_removes_its_priorities(run: Run, city: Path, tmp_path: Path) -> None:
    added = run(
        "set",
        city,
        "report.priority/own_1/title=Пріоритет «Громада без бар’єрів»",
        "report.priority/own_1/position=001i",
        "report.section/gender/priority=own_1",
    )
    assert added.code == 0, added.err
    for path in (tmp_path / "звіт.pdf", tmp_path / "звіт.docx"):
        assert run("report", city, "-o", path).code == 0
    words = subprocess.run(
        ["pdftotext", tmp_path / "звіт.pdf", "-"], check=True, capture_output=True, text=True
    ).stdout
    heads = [line for line in words.splitlines() if line.startswith("Пріоритет «")]
    assert heads[:2] == ["Пріоритет «Громада без бар’єрів»", "Пріоритет «Ефективне місто»"]
    styled = [p.text.split("\n")[0] for p in docx.Document(str(tmp_path / "звіт.docx")).paragraphs]
    assert [text for text in styled if text.startswith("Пріоритет «")] == heads
    removed = run("set", city, "report.priority/own_1/title=", "report.section/gender/priority=")
    assert removed.code == 0, removed.err
    assert run("set", city, "report.section/gender/priority=own_1").code == 2


def test_the_act_tells_a_decision_about_a_note_from_one_about_its_figure(
    run: Run, city: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "перший.zvit", tmp_path / "другий.zvit"
    run("assign", city, "--section", "animals", "-o", first)
    shutil.copy(first, second)
    for part, value in ((first, "1"), (second, "2")):
        run("set", part, f"animals.caught={value}", f"animals.caught.note=примітка {value}")
    assert run("merge", city, first, second, "--prefer", "newest").code == 0
    run("merges", city, "1", "-o", tmp_path / "акт.docx")
    cells = [
        cell.text for row in docx.Document(str(tmp_path / "акт.docx")).tables[0].rows for cell in row.cells
    ]
    label = "Відловлено безпритульних тварин"
    assert {label, f"{label}, примітка"} <= set(cells)
