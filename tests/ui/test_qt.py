"""Qt itself: PySide6 6.12 lost a reference to None in each void call and aborted Python below 3.12."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def _python(script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=100, check=False
    )


def test_two_hundred_thousand_void_calls_do_no_harm() -> None:
    done = _python(
        "from PySide6.QtWidgets import QApplication, QLabel\n"
        "app = QApplication([])\n"
        "label = QLabel()\n"
        "for _ in range(200_000):\n"
        "    label.setEnabled(True)\n"
        "print('alive')\n"
    )
    assert (done.returncode, done.stdout.strip()) == (0, "alive")


def test_the_command_line_starts_no_qt(tmp_path: Path) -> None:
    done = _python(
        "import sys\n"
        "from zhytomyr_desktop.app import main\n"
        f"code = main(['new', {str(tmp_path / 'n.zvit')!r}, '--year', '2024'])\n"
        "print(code, 'PySide6' in sys.modules)\n"
    )
    assert done.stdout.splitlines()[-1] == "0 False"


def test_pyside_reads_no_source_of_the_program_in_search_of_its_features(tmp_path: Path) -> None:
    done = _python(
        "import linecache, os, sys\n"
        f"os.environ['ZVIT_SETTINGS'] = {str(tmp_path)!r}\n"
        "from zhytomyr_desktop import app\n"
        "from zhytomyr_desktop.ui.main_window import MainWindow\n"
        "linecache.clearcache()\n"
        "def look(window, path):\n"
        "    import zhytomyr_desktop.ui.desk\n"
        "    print(sorted(name for name in linecache.cache if 'zhytomyr_desktop' in name), flush=True)\n"
        "    os._exit(0)\n"
        "MainWindow.begin = look\n"
        "app.main([])\n"
    )
    assert done.stdout.splitlines()[-1:] == ["[]"], done.stderr


def test_the_window_loads_nothing_that_only_writing_or_printing_needs(tmp_path: Path) -> None:
    done = _python(
        "import sys\n"
        "from pathlib import Path\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from zhytomyr_desktop.workspace import Workspace\n"
        f"path = Path({str(tmp_path / 'n.zvit')!r})\n"
        "Workspace.new(path, 2024).close()\n"
        "from zhytomyr_desktop.ui.main_window import MainWindow\n"
        "app = QApplication([])\n"
        "window = MainWindow()\n"
        "window.show()\n"
        "window.begin(path)\n"
        "heavy = {'sqlmodel', 'sqlalchemy', 'reportlab', 'pikepdf', 'docx', 'babel'}\n"
        "print(sorted(heavy & set(sys.modules)), window.desk.section_key)\n"
        "window.close()\n"
    )
    assert done.stdout.splitlines()[-1].startswith("[] "), done.stdout + done.stderr
