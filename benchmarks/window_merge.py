"""The window with the files of the whole country: its memory, and how long it does not answer.

The files are those of ``merge.py``. One process previews and merges them, another one opens the merged file
anew, shows its board and undoes the merge. Run by ``make bench``; offscreen. After each step the largest
resident size of the process so far, and the longest time within the step that the window was not back for its
events, by its thread's processor. Exit code 1 where a target is missed.
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
from typing import TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from merge import CHANGES, MEMORY_MB, held, make_file  # noqa: E402
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox, QWidget  # noqa: E402

from zhytomyr_desktop.ui.main_window import MainWindow  # noqa: E402

COUNTRY = 1469
SILENT_S = 10.0
"""How long a person waits for a window that does not answer."""

MERGING = ("порожній звіт відкрито", "файли переглянуто", "усе приєднано")
ANEW = ("приєднане відкрито наново", "табло", "приєднання скасовано")

W = TypeVar("W", bound=QWidget)


class Watch:
    """A window that is driven by its commands; ``done`` ends a step and tells of it on a line."""

    def __init__(self, city: Path) -> None:
        self._application = QApplication([])
        self.window = MainWindow()
        self._longest = 0.0
        self.call(self.window.show)
        self.call(lambda: self.window.open_file(city))
        self.done()

    def call(self, work: Callable[[], object]) -> None:
        """Do something of the window's own thread."""
        start = time.thread_time()
        work()
        self._longest = max(self._longest, time.thread_time() - start)

    def done(self) -> None:
        """Say what the process took at most so far, in megabytes, and for how many seconds it was silent."""
        self.call(self._application.processEvents)
        print(
            f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.1f} {self._longest:.2f}", flush=True
        )
        self._longest = 0.0

    def shown(self, kind: type[W], words: str = "") -> W:
        """Wait for a dialog of this kind, with these words where it is a message."""
        while True:
            self.call(self._application.processEvents)
            for one in self.window.findChildren(kind):
                if one.isVisible() and (not isinstance(one, QMessageBox) or words in one.text()):
                    return one
            time.sleep(0.02)


def merging(folder: Path) -> None:
    """Open an empty city, preview all files, press «Приєднати»."""
    from zhytomyr_desktop.ui.dialogs.merging import MergeDialog
    from zhytomyr_desktop.workspace import Workspace

    Workspace.new(folder / "city.zvit", 2023, author="Координатор").close()
    watch = Watch(folder / "city.zvit")
    watch.window.commands.gathering.merge_files(sorted(folder.glob("section*.zvit")))
    watch.shown(MergeDialog)
    watch.done()
    watch.call(watch.shown(MergeDialog).merge_button.click)
    watch.shown(QMessageBox, "Приєднано")
    watch.done()


def anew(folder: Path) -> None:
    """Open the merged file, look at the board, undo the merge."""
    from zhytomyr_desktop.ui.dialogs.board import BoardDialog

    watch = Watch(folder / "city.zvit")
    watch.call(watch.window.commands.coordinating.show_board)
    watch.shown(BoardDialog).close()
    watch.done()
    watch.call(watch.window.commands.gathering.undo_merge)
    watch.call(_accepting(watch.shown(QMessageBox, "Вилучити")).click)
    watch.shown(QMessageBox, "Вилучено")
    watch.done()


def _accepting(box: QMessageBox) -> QAbstractButton:
    return next(one for one in box.buttons() if box.buttonRole(one) is QMessageBox.ButtonRole.AcceptRole)


def measured(folder: Path, part: str) -> list[tuple[float, float]]:
    """Megabytes and silent seconds of each step of a part, in a process of its own."""
    environment = {**os.environ, "ZVIT_SETTINGS": str(folder / "settings")}
    command = [sys.executable, __file__, "--child", str(folder), "--part", part]
    told = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout
    pairs = (line.split() for line in told.splitlines())
    return [(float(megabytes), float(seconds)) for megabytes, seconds in pairs]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=COUNTRY)
    parser.add_argument("--child", type=Path)
    parser.add_argument("--part", choices=("merging", "anew"))
    given = parser.parse_args()
    if given.child:
        (merging if given.part == "merging" else anew)(given.child)
        sys.stdout.flush()
        os._exit(0)
    kept = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(given.files):
            make_file(folder / f"section{number:04}.zvit", f"section{number:04}")
        print(f"{given.files:5} файлів × {CHANGES} змін у вікні")
        for part, steps in (("merging", MERGING), ("anew", ANEW)):
            for step, (megabytes, seconds) in zip(steps, measured(folder, part), strict=True):
                kept.append(held(f"{step}, пам'ять", megabytes, MEMORY_MB, "МБ"))
                kept.append(held(f"{step}, вікно не відповідає", seconds, SILENT_S, "с"))
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
