"""Spelling by the shipped dictionary, the municipal words and the report's own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from zhytomyr_desktop.audit.prose.paragraph import read
from zhytomyr_desktop.audit.wording.spelling import Spelling

ROOT = Path(__file__).parents[3]


def _unknown(text: str, *own: str) -> list[str]:
    return [hit.stated for hit in Spelling(own).check(read(text))]


def test_finds_a_misspelt_word() -> None:
    assert _unknown("Встановлено інвентори.") == ["інвентори"]


@pytest.mark.parametrize(
    "text",
    [
        "Проведено вебінари та воркшопи з пауерліфтингу.",
        "Сім’ї, сім'ї та обовʼязки.",
        "ОСББ, ЄБРР, НУШ та STEM-лабораторія.",
        "Тренувально-вигулювальні майданчики.",
        "Житомирводоканал і коагулометрами.",
    ],
)
def test_knows_the_words_of_reports(text: str) -> None:
    assert _unknown(text) == []


def test_the_dictionary_loads_where_the_temporary_folder_is_named_in_cyrillic(tmp_path: Path) -> None:
    """As in the home of a user with a Cyrillic name, on a Windows whose own encoding has no such letters."""
    folder = tmp_path / "Користувач Ґалаґан"
    folder.mkdir()
    code = "from zhytomyr_desktop.audit.wording.spelling import dictionary as d; print(d().spell('місто'))"
    system = {"TMPDIR": str(folder), "PYTHONUTF8": "1", "HUNSPELL_PATH_ENCODING": "cp1252"}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, env=os.environ | system, check=False)
    assert (done.stdout, done.stderr) == (b"True\n", b"")


def test_own_words_are_known_in_any_case() -> None:
    assert _unknown("Захід «Мурлокотик».") == ["Мурлокотик"]
    assert _unknown("Захід «Мурлокотик».", "мурлокотик") == []


def test_nothing_is_loaded_before_it_is_needed() -> None:
    modules = "zhytomyr_desktop.audit.wording.spelling, zhytomyr_desktop.audit.prose.check"
    code = f"import sys, {modules}; print('hunspell' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
