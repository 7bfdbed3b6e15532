"""A process killed at any moment loses nothing it confirmed and leaves nothing half."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def kill(work: str, rounds: int, folder: Path) -> tuple[int, int]:
    """Returns how many saves were confirmed, and how many kills fell into an open transaction."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.db.killing", work, str(rounds), str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    kills, confirmed, interrupted = map(int, done.stdout.split())
    assert kills == rounds
    return confirmed, interrupted


@pytest.mark.parametrize("work", ["record", "merge", "assign"])
def test_killed_work_loses_nothing(work, tmp_path):
    confirmed, _ = kill(work, 30, tmp_path)
    assert confirmed > 0


@pytest.mark.soak
@pytest.mark.parametrize("work", ["record", "merge", "assign"])
def test_soak_killed_work_loses_nothing(work, tmp_path):
    confirmed, interrupted = kill(work, 2000, tmp_path)
    assert confirmed > 200, "too few confirmed saves for the test to mean anything"
    assert interrupted > 20, "too few kills fell into a transaction for the test to mean anything"
