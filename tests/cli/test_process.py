"""The command line as a process of its own: codes, encodings, pipes, modules; few, for they are slow."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from zhytomyr_desktop import cli

ROOT = Path(__file__).parent.parent.parent
CALL = "import sys; from zhytomyr_desktop.cli import main; code = main(sys.argv[1:]); {after}; sys.exit(code)"


def _run(*arguments: object, after: str = "pass", **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", CALL.format(after=after), *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, env={**os.environ, **environment}, check=False
    )


def test_the_whole_round(tmp_path: Path) -> None:
    city, part, report = tmp_path / "місто.zvit", tmp_path / "d" / "animals.zvit", tmp_path / "звіт.pdf"
    assert _run("sample", city).returncode == 0
    assert _run("assign", city, "--each", part.parent).returncode == 0
    assert _run("set", part, "animals.caught=424").returncode == 0
    assert _run("set", city, "animals.caught=425").returncode == 0
    merged = _run("merge", city, part, "--json")
    assert merged.returncode == 3
    assert len(json.loads(merged.stdout.decode())["conflicts"]) == 1
    assert merged.stderr == b""
    assert _run("resolve", city, "animals.caught", "--value", "430").returncode == 0
    assert _run("report", city, "-o", report).returncode == 0
    assert report.read_bytes().startswith(b"%PDF-")
    assert _run("check", city).returncode == 1


@pytest.mark.parametrize("encoding", ["cp1251", "ascii", "cp866"])
def test_utf8_comes_out_whatever_the_console_says(city: Path, encoding: str) -> None:
    done = _run("show", city, "animals", PYTHONIOENCODING=encoding, PYTHONUTF8="0", LC_ALL="C")
    assert done.returncode == 0
    assert "Відповідальне ставлення до тварин" in done.stdout.decode("utf-8")
    failed = _run("show", city, "nowhere", PYTHONIOENCODING=encoding)
    assert "Розділу «nowhere» немає." in failed.stderr.decode("utf-8")


def test_a_reader_that_goes_away_is_no_failure(city: Path) -> None:
    command = [sys.executable, "-c", CALL.format(after="pass"), "show", str(city), "--json"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        complaint = process.stderr.read()
    assert complaint == b""
    assert process.returncode == 0


def test_showing_loads_nothing_heavy(city: Path) -> None:
    done = _run("show", city, after="sys.stderr.write(' '.join(sys.modules))")
    loaded = {name.partition(".")[0] for name in done.stderr.decode().split()}
    assert "zhytomyr_desktop" in loaded
    assert not loaded & {
        "PySide6",
        "sqlmodel",
        "sqlalchemy",
        "pydantic",
        "reportlab",
        "pikepdf",
        "babel",
        "pyphen",
        "docx",
    }


def test_what_is_a_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "show.zvit").touch()
    (tmp_path / "файл").touch()
    for window in (
        [],
        ["show.zvit"],
        ["файл"],
        ["missing.ZVIT"],
        ["-platform", "offscreen"],
        [str(tmp_path / "show.zvit")],
    ):
        assert not cli.is_command(window), window
    for command in (
        ["show", "a.zvit"],
        ["shwo"],
        ["-h"],
        ["--help"],
        ["--version"],
        ["--nothing"],
        ["forms"],
        ["merge"],
    ):
        assert cli.is_command(command), command
