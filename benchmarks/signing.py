"""What two signatures add to writing the report of 2023, and how long a check takes; in one run.

``python benchmarks/signing.py`` prints one line a measure and leaves with 1 where a target is missed: each
signature adds under 0.5 s of processor time to the whole report of 2023. Loading pyHanko, once a program, is
told apart: the window does it while the key is being chosen.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

TARGET_S = 0.5
RUNS = 5

CHILD = """
import sys, time
from pathlib import Path
folder, step = Path(sys.argv[1]), sys.argv[2]
begun = time.process_time()
from zhytomyr_desktop.report.signing import cms, keys, pdf, ready, stamp, tokens
import pyhanko.sign.diff_analysis, pyhanko.sign.signers, pyhanko.sign.validation, reportlab.pdfgen.canvas
from zhytomyr_desktop.report.signing.fields import Role
from zhytomyr_desktop.report.signing.sign import FileKey, Order, sign
from zhytomyr_desktop.report.signing.verify import verify
start = time.process_time()
if step == "check":
    assert verify(folder / "two.pdf", folder / "report.pdf", folder / "trust").ok
else:
    role, source, out = (Role.DIRECTOR, "report", "one") if step == "first" else (Role.MANAGER, "one", "two")
    (folder / f"{out}.pdf").unlink(missing_ok=True)
    key = FileKey(folder / f"{role}.p12", sys.argv[3])
    sign(folder / f"{source}.pdf", folder / f"{out}.pdf", key, Order(role=role, both=True))
print(start - begun, time.process_time() - start)
"""


def main() -> int:
    from tests.report.signing import pki
    from zhytomyr_desktop.workspace import Workspace

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Workspace.sample(folder / "city.zvit") as workspace:
            workspace.write_report(folder / "report.pdf")
        parties = pki.made()
        parties.director.write(folder / "director.p12")
        parties.manager.write(folder / "manager.p12")
        parties.trust(folder / "trust")
        return max(report(folder, step, pki.PASSWORD) for step in ("first", "second", "check"))


def report(folder: Path, step: str, password: str) -> int:
    """Measure one step in processes of their own; 1 where the target is missed."""
    runs = [seconds(folder, step, password) for _ in range(RUNS)]
    loading, taken = (statistics.median(part) for part in zip(*runs, strict=True))
    words = {"first": "the first signature", "second": "the second signature", "check": "the check of both"}
    limit = "" if step == "check" else f" (target {TARGET_S} s)"
    print(f"{words[step]}: {taken:.2f} s of processor time{limit}; loading before it, once: {loading:.2f} s")
    return int(step != "check" and taken > TARGET_S)


def seconds(folder: Path, step: str, password: str) -> tuple[float, float]:
    """Of loading and of the step."""
    command = [sys.executable, "-c", CHILD, str(folder), step, password]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    loading, taken = map(float, done.stdout.split())
    return loading, taken


if __name__ == "__main__":
    sys.exit(main())
