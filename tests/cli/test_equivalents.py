"""Each command that docs/window-and-commands.md tells for something in the window, run on real files."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

DOCUMENT = Path(__file__).parents[2] / "docs" / "window-and-commands.md"
_COMMAND = re.compile(r"`([^`]+)`(?: → (\d))?")
_WORD = re.compile(r"\b(?:РЕЧЕННЯ|ІНШЕ|ЗМІНА|НОМЕР|ДРУГИЙ|МОМЕНТ)\b")


def told() -> Iterator[tuple[str, int]]:
    """The commands of the table from top to bottom, each with its exit code."""
    for row in DOCUMENT.read_text("utf-8").splitlines():
        if row.startswith("| ") and not row.startswith("| the coordinator"):
            yield from ((text, int(code or 0)) for text, code in _COMMAND.findall(row.split(" | ", 2)[2]))


class Folder:
    """The working folder of a coordinator, and what stands for the words in capitals."""

    def __init__(self, run: Run, sample: Path) -> None:
        self._run = run
        shutil.copy(sample, "2023.zvit")
        for name in ("ПОШТА", "ЗІПСОВАНІ"):
            Path(name).mkdir()
        Path("ЗІПСОВАНІ/лист.zvit").write_bytes(b"SQLite format 3\0" * 99)
        self._known: dict[str, str] = {}

    def filled_in(self, command: str) -> str:
        """The command with its words in capitals replaced; each is looked up once."""
        for word in _WORD.findall(command):
            self._known.setdefault(word, self._found(word))
        return _WORD.sub(lambda match: self._known[match.group()], command)

    def _found(self, word: str) -> str:
        if word in ("РЕЧЕННЯ", "ІНШЕ"):
            return "{section}.{item}".format(**self._answer("renew", "2024.zvit")[0])
        if word == "ЗМІНА":
            conflict = self._answer("merge", "2024.zvit", "ПОШТА", "--dry-run")["conflicts"][0]
            return str(conflict["sides"][0]["change"])
        if word in ("НОМЕР", "ДРУГИЙ"):
            return str(self._answer("remarks", "2024.zvit")[word == "ДРУГИЙ"]["id"])
        return str(self._answer("history", "2024.zvit", "animals.caught")[-1]["change"])

    def _answer(self, *command: str) -> Any:
        return self._run(*command, "--json").json()

    def send(self) -> None:
        """Two clerks fill the one file that was handed out, each a copy of it."""
        shutil.copy("ПОШТА/бондар.zvit", "ПОШТА/швець.zvit")
        for name, author, value in (("бондар", "Олег Бондар", "430"), ("швець", "Ірина Швець", "442")):
            self._run("set", f"ПОШТА/{name}.zvit", f"animals.caught={value}", "--author", author)


def test_each_command_of_the_table_does_what_it_says(
    run: Run, sample_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = Folder(run, sample_once)
    outputs = []
    for command, code in told():
        done = run(*shlex.split(folder.filled_in(command)))
        assert done.code == code, f"{command}: {done.err or done.out[:500]}"
        outputs.append((command, done.out))
        if command.endswith("бондар.zvit") and command.startswith("assign"):
            folder.send()
    _check_outcome(run, dict(outputs))


def _check_outcome(run: Run, outputs: dict[str, str]) -> None:
    """A few things that only hold where the commands did their work."""
    assert len(outputs) > 50
    board = outputs["status 2024.zvit --only missing"].splitlines()
    assert board
    assert all("роздано" in line or "чернетка" in line for line in board)
    acts = run("merges", "2024.zvit", "--json").json()
    assert [decision["value"] for act in acts for decision in act["decisions"]][:4] == [
        "430",
        "442",
        "430",
        "440",
    ]
    animals = run("show", "2024.zvit", "animals", "--json").json()["sections"]["animals"]
    assert animals["status"] == "accepted"
    assert animals["figures"]["caught"]["value"] == "441"
    assert animals["figures"]["returned"]["value"] == "399"
    assert "змінено після прийняття" in outputs["status 2024.zvit animals"]
    for name in ("табло.pdf", "табло.xlsx", "акт.pdf", "тоді.pdf", "звіт.pdf", "звіт.docx"):
        assert Path(name).stat().st_size > 3000
    assert "Ремонтували автомобіль." in run("remarks", "2024.zvit").out
