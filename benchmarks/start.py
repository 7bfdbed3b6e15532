"""Start of the window against a bare PySide6 main window: first paint, and the last file's form ready.

The text and the findings beside the form follow in the same turn of the event loop, before a key can come.

Run by ``make bench``. Whole processes, alternately, medians; needs compiled bytecode to be meaningful, so the
first run of each is not counted. Exit code 1 where a target is missed.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

RUNS = int(os.environ.get("BENCH_RUNS", "9"))
FIRST_PAINT, READY = 1.5, 3.5
"""The most that first paint and readiness may take, as multiples of the bare window's first paint."""

BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("painted", time.monotonic_ns(), flush=True)
        QApplication.exit()
app = QApplication([])
app.setStyle("Fusion")
window = Window()
window.resize(1366, 768)
window.show()
app.exec()
"""


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        environment = _environment(Path(folder))
        _make_last_file(Path(folder) / "last.zvit", environment)
        bare: list[float] = []
        painted: list[float] = []
        ready: list[float] = []
        for run in range(RUNS + 1):
            bare_now = _moments([sys.executable, "-c", BARE], environment, "painted")
            own = _moments([sys.executable, str(ROOT / "main.py")], environment, "ready")
            if run:
                bare.append(bare_now["painted"])
                painted.append(own["painted"])
                ready.append(own["ready"])
    return _tell(bare, painted, ready)


def _environment(folder: Path) -> dict[str, str]:
    given = {
        "ZVIT_SETTINGS": str(folder),
        "ZVIT_MOMENTS": "1",
        "ZVIT_AUTHOR": "bench",
        "PYTHONDONTWRITEBYTECODE": "",
    }
    return {"QT_QPA_PLATFORM": "offscreen", **os.environ, **given}


def _make_last_file(path: Path, environment: Mapping[str, str]) -> None:
    """The example, remembered as the last file, in its largest section."""
    from zhytomyr_desktop import settings
    from zhytomyr_desktop.workspace import Workspace

    os.environ["ZVIT_SETTINGS"] = environment["ZVIT_SETTINGS"]
    with Workspace.sample(path) as workspace:
        largest = max(workspace.sections(), key=lambda s: sum(1 for _ in s.fields()))
    fields = sum(1 for _ in largest.fields())
    print(f"Останній файл: приклад 2023 року, розділ «{largest.title}», полів {fields}")
    settings.save(settings.Settings().with_recent(path).with_option("section", largest.key))


def _moments(command: Sequence[str], environment: Mapping[str, str], last: str) -> dict[str, float]:
    """Milliseconds from the process start to each moment that it tells, up to ``last``."""
    begun = time.monotonic_ns()
    moments: dict[str, float] = {}
    with subprocess.Popen(
        command, env=dict(environment), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            name, at = line.split()
            moments[name] = (int(at) - begun) / 1e6
            if name == last:
                break
        process.terminate()
    return moments


def _tell(bare: Sequence[float], painted: Sequence[float], ready: Sequence[float]) -> int:
    base = statistics.median(bare)
    print(f"порожнє вікно PySide6: перше малювання {base:.0f} мс (медіана {len(bare)} запусків)")
    missed = 0
    for name, times, most in (("перше малювання", painted, FIRST_PAINT), ("форма готова", ready, READY)):
        time_ = statistics.median(times)
        ratio = time_ / base
        missed += ratio > most
        print(f"програма: {name} {time_:.0f} мс = {ratio:.2f} × порожнього (мета ≤ {most} ×)")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
