"""Memory of the window's own process while it previews and then merges the files of the whole country.

The files are those of ``merge.py``. Run by ``make bench``; offscreen, one process, its largest resident size
after each step. Exit code 1 where the target is missed.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from merge import CHANGES, MEMORY_MB, held, make_file  # noqa: E402

COUNTRY = 1469


def peak_mb() -> float:
    """The largest resident size of this process so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def child(folder: Path) -> None:
    """Be the window: open a city, preview all files, press «Приєднати»; the peak after each on a line."""
    from PySide6.QtWidgets import QApplication, QMessageBox

    from zhytomyr_desktop.ui.dialogs.merging import MergeDialog
    from zhytomyr_desktop.ui.main_window import MainWindow
    from zhytomyr_desktop.workspace import Workspace

    city = folder / "city.zvit"
    Workspace.new(city, 2023, author="Координатор").close()
    application = QApplication([])

    def wait_for(found: Callable[[], bool]) -> None:
        while not found():
            application.processEvents()
            time.sleep(0.02)
        application.processEvents()
        print(f"{peak_mb():.1f}", flush=True)

    window = MainWindow()
    window.show()
    window.open_file(city)
    wait_for(window.isVisible)
    window.commands.gathering.merge_files(sorted(folder.glob("section*.zvit")))
    wait_for(lambda: any(one.isVisible() for one in window.findChildren(MergeDialog)))
    window.findChildren(MergeDialog)[0].merge_button.click()
    wait_for(lambda: any(one.isVisible() for one in window.findChildren(QMessageBox)))
    sys.stdout.flush()
    os._exit(0)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=COUNTRY)
    parser.add_argument("--child", type=Path)
    given = parser.parse_args()
    if given.child:
        child(given.child)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(given.files):
            make_file(folder / f"section{number:04}.zvit", f"section{number:04}")
        environment = {
            **os.environ,
            "ZVIT_SETTINGS": str(folder / "settings"),
            "QT_QPA_PLATFORM": "offscreen",
        }
        told = subprocess.run(
            [sys.executable, __file__, "--child", str(folder)],
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    opened, previewed, merged = map(float, told.split())
    print(f"{given.files:5} файлів × {CHANGES} змін: вікно з порожнім звітом {opened:.0f} МБ")
    kept = [
        held("пам'ять вікна під час перегляду", previewed, MEMORY_MB, "МБ"),
        held("пам'ять вікна з усім приєднаним", merged, MEMORY_MB, "МБ"),
    ]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
