"""A clerk's minutes at the real window: a process of its own on an X display, keys from xdotool."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.hands import on_disk
from zhytomyr_desktop.workspace import Workspace

pytestmark = pytest.mark.soak

ROOT = Path(__file__).parent.parent.parent
CALC = "application/x-libreoffice-tsvc"
"""The form in which LibreOffice Calc offers its cells; read from Calc 7.4 itself."""


class Clerk:
    """Somebody with a keyboard before the program, which runs in a process of its own."""

    def __init__(self, environment: dict[str, str], path: Path) -> None:
        self._environment = environment
        self.process = subprocess.Popen(
            [sys.executable, ROOT / "main.py", path],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        found = self._run("xdotool", "search", "--sync", "--onlyvisible", "--name", path.name)
        self._run("xdotool", "windowfocus", "--sync", found.split()[-1])
        time.sleep(1)

    def press(self, *keys: str) -> None:
        """Press these keys one after another."""
        self._run("xdotool", "key", "--delay", "40", *keys)

    def type(self, text: str) -> None:
        """Type letters and digits."""
        self._run("xdotool", "type", "--delay", "40", text)

    def copy_in_calc(self, cells: str) -> None:
        """Put cells on the clipboard as Calc does."""
        command = ["xclip", "-selection", "clipboard", "-t", CALC, "-i"]
        subprocess.run(
            command, input=cells.encode(), env=self._environment, check=True, stdout=subprocess.DEVNULL
        )

    def wait(self) -> int:
        """Wait until the program has ended; returns its exit code."""
        return self.process.wait(timeout=30)

    def _run(self, *command: str) -> str:
        done = subprocess.run(
            command, env=self._environment, check=True, timeout=60, capture_output=True, text=True
        )
        return done.stdout


@pytest.fixture
def display(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a virtual screen of an office machine, with settings of its own."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        yield os.environ | {
            "DISPLAY": f":{server.stdout.readline().strip()}",
            "QT_QPA_PLATFORM": "xcb",
            "ZVIT_SETTINGS": str(tmp_path / "settings"),
            "ZVIT_AUTHOR": "Леся Коваль",
            "LC_ALL": "C.UTF-8",
        }
        server.terminate()


@pytest.fixture
def section(tmp_path: Path) -> Path:
    """The file of one section, as a department receives it."""
    path = tmp_path / "animals.zvit"
    with Workspace.new(tmp_path / "місто.zvit", 2023) as city:
        city.assign(["animals"], path)
    return path


def test_a_clerk_types_pastes_from_calc_closes_in_mid_word_and_goes_on(
    display: dict[str, str], section: Path
) -> None:
    with Workspace.open(section, read_only=True) as work:
        items = [figure.key for figure in work.section("animals").figures()]
    clerk = Clerk(display, section)
    clerk.type("423")
    clerk.press("Return")
    clerk.copy_in_calc("426\t400\n1 216\t\n853\t800\n")
    clerk.press("ctrl+v")
    time.sleep(1)
    clerk.press("ctrl+Down")
    clerk.type("10")
    clerk.press("ctrl+q")
    assert clerk.wait() == 0
    kept = [on_disk(section, "animals", item) for item in items[:5]]
    assert kept == ["423", "426", "1216", "853", "10"]
    assert on_disk(section, "animals", items[1], "previous") == "400"
    clerk = Clerk(display, section)
    clerk.press("ctrl+Down")
    clerk.type("7")
    clerk.press("Tab", "ctrl+z", "ctrl+q")
    assert clerk.wait() == 0
    assert on_disk(section, "animals", items[5]) == ""
    assert on_disk(section, "animals", items[4]) == "10"


def test_a_key_of_the_menus_is_not_taken_by_the_field(display: dict[str, str], section: Path) -> None:
    """On Linux a line of text empties itself at Ctrl+U, as a shell does."""
    clerk = Clerk(display, section)
    clerk.type("400")
    clerk.press("ctrl+u", "ctrl+q")
    assert clerk.wait() == 0
    assert on_disk(section, "animals", "caught") == "400"
    assert on_disk(section, "animals", "caught", "qualifier") == "понад"


def test_what_the_file_has_outlives_a_killed_program(display: dict[str, str], section: Path) -> None:
    clerk = Clerk(display, section)
    clerk.type("423")
    end = time.monotonic() + 20
    while not on_disk(section, "animals", "caught") and time.monotonic() < end:
        time.sleep(0.1)
    clerk.type("9")
    clerk.process.send_signal(signal.SIGKILL)
    assert clerk.wait() == -signal.SIGKILL
    assert on_disk(section, "animals", "caught") in ("423", "4239")
    clerk = Clerk(display, section)
    clerk.press("ctrl+q")
    assert clerk.wait() == 0
