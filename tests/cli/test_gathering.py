"""The coordinator on the command line: acts of merges, the board, handing out."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Run


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
    command = ["pdftotext", *(["-layout"] if layout else []), str(path), "-"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return " ".join(done.stdout.split())


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


def test_without_merges_that_is_said(run: Run, city: Path) -> None:
    assert run("merges", city).out.strip() == "Приєднань ще не було."
