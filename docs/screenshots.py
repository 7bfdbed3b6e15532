"""Pictures of the real window for README and the manuals: ``make screenshots`` writes docs/pictures/*.png.

The window is opened on the example of 2023, at 1366×768, at 100 and 200 per cent, light and dark, with
settings of its own, on a virtual display started for it, or on the one that DISPLAY or QT_QPA_PLATFORM names.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
sys.path[:0] = [str(ROOT), str(ROOT / "docs")]
os.environ["ZVIT_AUTHOR"] = "Олена Коваленко"

import screenshots_clerk  # noqa: E402
import screenshots_review  # noqa: E402
from PySide6.QtCore import QEvent, QEventLoop, Qt  # noqa: E402
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette, QPixmap  # noqa: E402
from PySide6.QtWidgets import QApplication, QDialog, QWidget  # noqa: E402

from zhytomyr_desktop import settings  # noqa: E402
from zhytomyr_desktop.ui.language import Language  # noqa: E402
from zhytomyr_desktop.ui.main_window import MainWindow  # noqa: E402
from zhytomyr_desktop.ui.widgets import edges, look  # noqa: E402
from zhytomyr_desktop.workspace import Workspace  # noqa: E402

SIZE = (1366, 768)
Group, Role = QPalette.ColorGroup, QPalette.ColorRole


def main() -> int:
    """Take all pictures; returns the exit code."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with _display():
        _take_everything()
    return 0


@contextmanager
def _display() -> Iterator[None]:
    """A virtual display of the size of an office screen while the block lasts, unless one is named."""
    if os.environ.get("QT_QPA_PLATFORM") or os.environ.get("DISPLAY"):
        yield
        return
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "{}x{}x24".format(*SIZE), "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        os.environ |= {"DISPLAY": f":{server.stdout.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
        try:
            yield
        finally:
            server.terminate()


def _take_everything() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "Звіт 2023"
        folder.mkdir()
        application = QApplication([])
        edges.use(application)
        Language(application).use("uk")
        light = application.palette()
        for theme, palette in (("", light), ("-dark", _dark())):
            application.setPalette(palette)
            _take_all(application, folder, theme)
            for zoom, size in ((100, ""), (200, "-200")):
                _coordinator(application, folder, f"{size}{theme}", zoom)
        _report_pages(folder)


def _coordinator(application: QApplication, folder: Path, theme: str, zoom: int) -> None:
    """The coordinator's screens, for his manual."""
    import screenshots_coordinator

    own = folder / f"coordinator{theme}"
    own.mkdir()
    os.environ["ZVIT_SETTINGS"] = str(own / "settings")
    city = own / "zvit-2023.zvit"
    Workspace.sample(city).close()
    window = _window(application, city)
    window.zoom.set(zoom)

    def save(application: QApplication, over: QWidget, name: str, dialog: QWidget | None) -> None:
        _save(application, over, f"{name}{theme}", dialog)

    screenshots_coordinator.take(application, window, own, save)
    window.zoom.set(100)
    _close(application, window)


def _report_pages(folder: Path) -> None:
    """The first page of the report and a page in its middle, as the PDF shows them."""
    import pypdfium2

    with Workspace.sample(folder / "report.zvit") as workspace:
        workspace.write_report(folder / "report.pdf")
    document = pypdfium2.PdfDocument(folder / "report.pdf")
    for name, number in (("report-first", 0), ("report-middle", len(document) // 2)):
        document[number].render(scale=1.3).to_pil().convert("L").save(PICTURES / f"{name}.png", optimize=True)
    document.close()


def _take_all(application: QApplication, folder: Path, theme: str) -> None:
    os.environ["ZVIT_SETTINGS"] = str(folder / f"settings{theme}")
    city = folder / f"zvit-2023{theme}.zvit"
    Workspace.sample(city).close()
    _remember_files()
    window = _window(application, None)
    _begin(application, window, theme)
    window.open_file(city)
    _form(application, window, theme)
    _dialogs(application, window, folder, theme)
    _findings(application, window, theme)
    _close(application, window)
    _clerk(application, folder, theme)
    _clerk(application, folder, f"-200{theme}", zoom=200)
    _review(application, folder, theme)
    _review(application, folder, f"-200{theme}", zoom=200)
    _large(application, folder, theme)
    _large_dialogs(application, folder, theme)


def _large_dialogs(application: QApplication, folder: Path, theme: str) -> None:
    """Going to a field, conflicts, the report's preview and findings at 200 per cent."""
    city = folder / f"large{theme}.zvit"
    Workspace.sample(city).close()
    window = _window(application, city)
    window.zoom.set(200)
    _dialogs(application, window, folder, f"-200{theme}")
    _findings(application, window, f"-200{theme}")
    window.zoom.set(100)
    _close(application, window)


def _remember_files() -> None:
    """Files that somebody had open lately; they are not there, so that the start page is shown."""
    home = Path("/home/olena")
    known = settings.Settings()
    for name in ("Звіт 2023/zvit-2023.zvit", "Завантаження/вода-здано.zvit", "Звіт 2025/animals-2025.zvit"):
        known = known.with_recent(home / name)
    settings.save(known)


def _begin(application: QApplication, window: MainWindow, theme: str) -> None:
    """The start page, and beginning a section file."""
    _save(application, window, f"start{theme}")
    window.files.ask_new_section()
    dialog = next(d for d in window.findChildren(QDialog) if d.isVisible())
    _save(application, window, f"new-section{theme}", dialog)
    dialog.close()


def _clerk(application: QApplication, folder: Path, theme: str, zoom: int = 100) -> None:
    """The screens of a clerk, and of a section that came back."""
    city, returned = folder / f"clerk{theme}.zvit", folder / f"animals{theme}.zvit"
    Workspace.sample(city).close()
    window = _window(application, city)
    if zoom != window.zoom.percent:
        window.zoom.set(zoom)

    def save(name: str, dialog: QWidget | None) -> None:
        _save(application, window, f"{name}{theme}", dialog)

    screenshots_clerk.take(application, window, save)
    window.close_file()
    screenshots_clerk.make_returned(city, returned)
    screenshots_clerk.take_returned(window, returned, save)
    _close(application, window)


def _review(application: QApplication, folder: Path, theme: str, zoom: int = 100) -> None:
    """The screens of the review and of looking back."""
    city = folder / f"review{theme}.zvit"
    last = screenshots_review.make_city(city)
    window = _window(application, city)
    if zoom != window.zoom.percent:
        window.zoom.set(zoom)
    screenshots_review.take(
        application, window, city, last, lambda name, over: _save(application, window, f"{name}{theme}", over)
    )
    _close(application, window)


def _large(application: QApplication, folder: Path, theme: str) -> None:
    """The working place at 200 per cent."""
    window = _window(application, folder / f"clerk{theme}.zvit")
    window.zoom.set(200)
    for section, name in (("animals", "form"), ("water", "table")):
        window.desk.show_section(section)
        first = next(iter(window.desk.form.tables)) if name == "table" else "caught"
        window.desk.form.focus_field(first)
        _save(application, window, f"{name}-200{theme}")
    window.desk.show_section("animals")
    _type(window.desk.form.row("caught").value_editor, "4 26о")
    window.desk.save_typed()
    _save(application, window, f"refused-200{theme}")
    window.session.forget(window.session.refusals()[0].key)
    _close(application, window)
    _remember_files()
    window = _window(application, None)
    window.zoom.set(200)
    _begin(application, window, f"-200{theme}")
    window.zoom.set(100)
    _close(application, window)


def _close(application: QApplication, window: MainWindow) -> None:
    window.close()
    window.deleteLater()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _window(application: QApplication, path: Path | None) -> MainWindow:
    window = MainWindow()
    edges.grow(application, window.zoom.percent)
    window.zoom.zoomed.connect(partial(edges.grow, application))
    window.resize(*SIZE)
    window.show()
    window.begin(path)
    _settle(application)
    return window


def _form(application: QApplication, window: MainWindow, theme: str) -> None:
    desk = window.desk
    desk.show_section("animals")
    desk.form.focus_field("returned")
    _save(application, window, f"form{theme}")
    _type(desk.form.row("returned").value_editor, "4 26о")
    desk.save_typed()
    _type(desk.form.row("caught").value_editor, "")
    desk.form.focus_field("caught")
    _save(application, window, f"refused{theme}")
    _type(desk.form.row("caught").value_editor, "423")
    _type(desk.form.row("returned").value_editor, "426")
    desk.save_typed()
    desk.show_section("water")
    desk.form.focus_field(next(iter(desk.form.tables)))
    _save(application, window, f"table{theme}")


def _dialogs(application: QApplication, window: MainWindow, folder: Path, theme: str) -> None:
    desk = window.desk
    desk.show_section("animals")
    desk.form.focus_field("caught")
    _with_dialog(application, window, window.commands.entering.go, f"go{theme}")
    _preview(application, window, theme)
    _clash(window, folder, theme)
    _with_dialog(application, window, window.commands.gathering.show_conflicts, f"conflicts{theme}")


def _findings(application: QApplication, window: MainWindow, theme: str) -> None:
    """A sentence of one's own with slips under wavy lines, and the findings of the whole report."""
    session, desk = window.session, window.desk
    group = session.section("animals").groups[0].key
    text = "Притулок відвідали 4388 жінки, для вольєрів придбано 3 інвентори."
    session.workspace.add_statement("animals", group, text)
    session.reload()
    desk.show_section("animals")
    whole = QEventLoop()
    session.auditor.whole_found.connect(whole.quit)
    window.menus.whole_action.trigger()
    whole.exec()
    desk.show_findings()
    found = [n for n, f in enumerate(desk.findings.findings()) if "жінок" in str(f.mend)]
    desk.findings.list.setCurrentRow(found[0])
    _save(application, window, f"findings{theme}")
    desk.findings.whole_box.setChecked(False)


def _preview(application: QApplication, window: MainWindow, theme: str) -> None:
    """The report as it will be printed, once it is composed."""
    dialog = window.commands.printing.preview()
    assert dialog is not None
    end = time.monotonic() + 30
    while not dialog.pdf_button.isEnabled() and time.monotonic() < end:
        application.processEvents()
    _save(application, window, f"preview{theme}", dialog)
    dialog.close()


def _clash(window: MainWindow, folder: Path, theme: str) -> None:
    """Two people answer one question differently."""
    files = []
    for number, author in (("430", "Олег Бондар"), ("442", "Ірина Швець")):
        path = folder / f"animals-{number}{theme}.zvit"
        window.session.workspace.assign(["animals"], path)
        with Workspace.open(path, author=author) as workspace:
            workspace.set_figure("animals", "caught", number)
        files.append(path)
    window.session.workspace.gathering.merge(files)
    window.session.reload()


def _with_dialog(
    application: QApplication, window: MainWindow, open_: Callable[[], QDialog | None], name: str
) -> None:
    dialog = open_()
    _save(application, window, name, dialog)
    if dialog is not None:
        dialog.close()


def _save(application: QApplication, window: QWidget, name: str, dialog: QWidget | None = None) -> None:
    """Save the window, with the dialog over its middle, as PNG."""
    _settle(application)
    window.statusBar().clearMessage()
    picture = window.grab()
    if dialog is not None:
        painter = QPainter(picture)
        over = dialog.grab()
        left, top = (picture.width() - over.width()) // 2, (picture.height() - over.height()) // 2
        painter.fillRect(left - 1, top - 1, over.width() + 2, over.height() + 2, QColor("#808080"))
        painter.drawPixmap(left, top, over)
        painter.end()
    _write(picture, PICTURES / f"{name}.png")


def _write(picture: QPixmap, path: Path) -> None:
    """As PNG with 128 colours: the window has few, and the file is a quarter as large."""
    from PIL import Image

    if not picture.save(str(path)):
        raise OSError(f"cannot write {path}")
    with Image.open(path) as full:
        few = full.convert("RGB").quantize(128, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    print(path.relative_to(ROOT))


def _settle(application: QApplication) -> None:
    """Let timers, layouts and paints happen."""
    end = time.monotonic() + 0.4
    while time.monotonic() < end:
        application.processEvents()


def _type(editor: QWidget, text: str) -> None:
    editor.setFocus()
    editor.selectAll()
    if not text:
        QApplication.sendEvent(
            editor, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
        )
    for letter in text:
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(editor, event)


def _dark() -> QPalette:
    """Fusion's dark colours, as Qt uses them where the system is dark."""
    palette = QPalette(QColor("#323232"))
    for group, ink in ((Group.Active, "#f0f0f0"), (Group.Inactive, "#f0f0f0"), (Group.Disabled, "#828282")):
        palette.setColor(group, Role.Base, QColor("#323232" if group == Group.Disabled else "#242424"))
        for role in (Role.WindowText, Role.Text, Role.ButtonText):
            palette.setColor(group, role, QColor(ink))
        palette.setColor(group, Role.Highlight, QColor("#308cc6"))
        palette.setColor(group, Role.Highlight, look.deep_highlight(palette, group))
        palette.setColor(group, Role.PlaceholderText, QColor("#b4b8bd" if ink == "#f0f0f0" else ink))
    return palette


if __name__ == "__main__":
    sys.exit(main())
