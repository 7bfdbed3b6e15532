"""Each disk call of a day's work killed or failed, and the power cut after each; needs strace."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.db.disk import WRITING, Disk, calls, complaints, prepare

ROOT = Path(__file__).resolve().parents[2]
INJECTED = (*WRITING, "pread64")
CUTS = 12

pytestmark = pytest.mark.soak


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    folder = tmp_path_factory.mktemp("template")
    prepare(folder)
    return folder


def strace(folder: Path, trace: Path, options: list[str], *pragmas: str) -> subprocess.CompletedProcess[str]:
    program = shutil.which("strace")
    assert program is not None, "strace is missing: apt-get install strace"
    command = [
        program,
        "--seccomp-bpf",
        "-f",
        "-ff",
        "-y",
        "-xx",
        "-s",
        "10000000",
        "-o",
        str(trace),
        *options,
    ]
    worker = [sys.executable, "-m", "tests.db.disk", str(folder), *pragmas]
    return subprocess.run(
        [*command, *worker], cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip


def main_trace(trace: Path) -> Path:
    """The trace of the process itself, not of its reading child, which came later."""
    return min(trace.parent.glob(f"{trace.name}.*"), key=lambda one: int(one.suffix[1:]))


def confirmed(output: str) -> list[str]:
    return re.findall(r"^confirmed (.+)$", output, flags=re.MULTILINE)


def recorded(template: Path, tmp_path: Path, *pragmas: str) -> tuple[Path, Disk, list]:
    folder = Path(shutil.copytree(template, tmp_path / "work"))
    disk = Disk(folder)
    done = strace(folder, tmp_path / "trace", ["-e", f"trace={','.join(WRITING)}"], *pragmas)
    assert len(confirmed(done.stdout)) == 5, done.stdout + done.stderr
    return folder, disk, list(calls(main_trace(tmp_path / "trace")))


def power_cuts(template: Path, tmp_path: Path, *pragmas: str) -> tuple[int, Counter[str]]:
    """Cut the power after each disk call. Returns how many disks were looked at and what was wrong."""
    folder, disk, done = recorded(template, tmp_path, *pragmas)
    output, images, bad = "", 0, Counter()
    for number, call in enumerate(done):
        if call.name == "write" and "pipe:" in call.path:
            output += call.data[-1].decode()
        elif disk.call(call.name, call.path, call.words, call.data):
            for left in disk.left_by_a_power_cut(CUTS, number):
                images += 1
                bad.update(look_at(left, folder, tmp_path / "image", confirmed(output)))
    return images, bad


def look_at(left: dict[str, bytes], folder: Path, image: Path, steps: list[str]) -> list[str]:
    shutil.rmtree(image, ignore_errors=True)
    image.mkdir()
    for path, data in left.items():
        place = image / Path(path).relative_to(folder)
        place.parent.mkdir(exist_ok=True, parents=True)
        place.write_bytes(data)
    return [re.sub(r"[«»{].*", "", one) for one in complaints(image, steps)]


def test_soak_a_power_cut_loses_nothing_confirmed(template, tmp_path):
    images, bad = power_cuts(template, tmp_path)
    assert images > 1000
    assert bad == {}


def test_soak_the_power_cuts_see_a_weaker_setting(template, tmp_path):
    """With SQLite's default (DELETE, FULL) confirmed saves are lost; a harness that sees none is wrong."""
    _, bad = power_cuts(template, tmp_path, "journal_mode=DELETE", "synchronous=FULL")
    assert any(one.startswith("lost") for one in bad)


def targets(template: Path, tmp_path: Path) -> list[tuple[str, int]]:
    """Each disk call of the work on the folder: its name and its number among calls of this name."""
    folder = Path(shutil.copytree(template, tmp_path / "count"))
    strace(folder, tmp_path / "count.trace", ["-e", f"trace={','.join(INJECTED)}"])
    counted: Counter[str] = Counter()
    found = []
    hidden = "".join(f"\\x{byte:02x}" for byte in str(folder).encode())
    for line in main_trace(tmp_path / "count.trace").read_text("ascii").splitlines():
        name = line.partition("(")[0]
        if name in INJECTED:
            counted[name] += 1
            if hidden in line:
                found.append((name, counted[name]))
    return found


@pytest.mark.parametrize("fault", ["signal=KILL", "error=ENOSPC", "error=EIO"])
def test_soak_each_disk_call_may_fail(template, tmp_path, fault):
    wrong = []
    found = targets(template, tmp_path)
    assert len(found) > 100
    for name, number in found:
        folder = Path(shutil.copytree(template, tmp_path / "work"))
        inject = f"inject={name}:{fault}:when={number}"
        done = strace(folder, tmp_path / "t", ["-e", f"trace={name}", "-e", inject])
        bad = complaints(folder, confirmed(done.stdout))
        if "Traceback" in done.stderr:
            bad.append(done.stderr[-600:])
        wrong += [f"{name} {number}: {one}" for one in bad]
        shutil.rmtree(folder)
        for one in tmp_path.glob("t.*"):
            one.unlink()
    assert not wrong, "\n".join(wrong)
