"""Real files and the command line called in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from zhytomyr_desktop import cli, paths, settings


@dataclass(frozen=True)
class Done:
    """What a command left: exit code and the two streams."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Done]


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.SETTINGS_VARIABLE, str(tmp_path / "settings"))
    monkeypatch.setenv(settings.AUTHOR_VARIABLE, "Олена")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: object) -> Done:
        capsys.readouterr()
        code = cli.main([str(argument) for argument in arguments])
        streams = capsys.readouterr()
        assert "Traceback" not in streams.err
        if code in (0, 1, 3):
            assert streams.err == ""
        else:
            assert streams.out == ""
            assert len(streams.err.splitlines()) == 1
        return Done(code, streams.out, streams.err)

    return call


@pytest.fixture
def empty(run: Run, tmp_path: Path) -> Path:
    """An empty city file."""
    path = tmp_path / "empty.zvit"
    assert run("new", path, "--year", 2023).code == 0
    return path
