"""The preview of the report, used as people do: look, search, click a figure, choose annexes, print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from tests.report.reading import run
from tests.ui.hands import send_text
from zhytomyr_desktop.report.annexes import AnnexKind
from zhytomyr_desktop.ui.dialogs.report_preview import ReportPreview
from zhytomyr_desktop.ui.main_window import MainWindow
from zhytomyr_desktop.ui.work import Stop, Stopped, run_stoppable
from zhytomyr_desktop.workspace import Workspace

Open = Callable[[Path | None], MainWindow]


def _pages(path: Path) -> int:
    return int(run("pdfinfo", path).split("Pages:")[1].split()[0])


def _preview(window: MainWindow, qtbot: QtBot) -> ReportPreview:
    dialog = window.commands.printing.preview()
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.document.status() is QPdfDocument.Status.Ready, timeout=20_000)
    qtbot.waitUntil(dialog.print_button.isEnabled)
    return dialog


def test_pages_outline_search_and_zoom(open_window: Open, sample: Path, qtbot: QtBot) -> None:
    dialog = _preview(open_window(sample), qtbot)
    assert dialog.document.pageCount() > 25
    assert dialog.of.text() == f"з {dialog.document.pageCount()}"
    model = dialog.outline.model()
    last = model.index(model.rowCount() - 1, 0)
    section = model.index(0, 0, last)
    dialog.outline.clicked.emit(section)
    qtbot.waitUntil(lambda: dialog.page.value() > 15)
    before = dialog.pages.zoom()
    dialog.pages.step_zoom(1.25)
    assert dialog.pages.zoom() == pytest.approx(1.25 * before, rel=0.01)
    dialog.page.setValue(2)
    assert dialog.pages.pageNavigator().currentPage() == 1
    send_text(dialog.search, "безпритульн")
    qtbot.waitUntil(lambda: dialog.found.text().startswith("знайдено: "), timeout=20_000)
    dialog.find_next()
    assert dialog.found.text().startswith("1 з ")
    assert dialog.pages.pageNavigator().currentPage() > 15
    dialog.close()


def test_a_click_on_a_figure_leads_to_its_field(open_window: Open, sample: Path, qtbot: QtBot) -> None:
    window = open_window(sample)
    window.desk.show_section("water")
    dialog = _preview(window, qtbot)
    place = next(
        p for places in dialog.pages._places.values() for p in places if (p.section, p.item) == CAUGHT
    )
    dialog.pages.setZoomMode(dialog.pages.ZoomMode.FitInView)
    dialog.go_to_page(place.page)
    qtbot.wait(50)
    box = dialog.pages.page_box(place.page)
    scale = box.width() / dialog.document.pagePointSize(place.page).width()
    middle = ((place.left + place.right) / 2 * scale, (place.top + place.bottom) / 2 * scale)
    point = box.topLeft().toPoint()
    point.setX(round(box.left() + middle[0]))
    point.setY(round(box.top() + middle[1]))
    with qtbot.waitSignal(dialog.figure_chosen):
        qtbot.mouseClick(dialog.pages.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert window.desk.section_key == "animals"
    assert window.desk.form.current_item == "caught"


CAUGHT = ("animals", "caught")


def test_annexes_and_contents_are_shown_when_chosen(open_window: Open, sample: Path, qtbot: QtBot) -> None:
    dialog = _preview(open_window(sample), qtbot)
    before = dialog.document.pageCount()
    dialog.annexes[AnnexKind.CHARTS].click()
    qtbot.waitUntil(lambda: dialog.document.pageCount() == before + 1, timeout=20_000)
    dialog.contents.click()
    qtbot.waitUntil(lambda: dialog.document.pageCount() > before + 1, timeout=20_000)
    assert dialog.options.annexes == (AnnexKind.CHARTS,)
    assert dialog.options.contents
    dialog.close()


def test_the_chosen_pages_are_printed(open_window: Open, sample: Path, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(sample)
    dialog = _preview(window, qtbot)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setResolution(100)
    printer.setOutputFileName(str(tmp_path / "друк.pdf"))
    printer.setFromTo(2, 4)
    with qtbot.waitSignal(window.commands.printing.told, timeout=30_000):
        window.commands.printing.print_pages(dialog, printer)
    assert _pages(tmp_path / "друк.pdf") == 3
    dialog.close()


def test_the_dialog_of_the_system_offers_the_pages_of_the_report_and_its_order_is_printed(
    open_window: Open, sample: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(sample)
    dialog = _preview(window, qtbot)
    asked = window.commands.printing.ask_printer(dialog)
    assert isinstance(asked, QPrintDialog)
    assert asked.isVisible()
    assert (asked.minPage(), asked.maxPage()) == (1, dialog.document.pageCount())
    assert asked.testOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    printer = asked.printer()
    assert printer.pageLayout().pageSize().id() is QPageSize.PageSizeId.A4
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setResolution(72)
    printer.setOutputFileName(str(tmp_path / "друк.pdf"))
    printer.setFromTo(2, 3)
    printer.setCopyCount(2)
    # No printer is at hand: what its button would tell is told here.
    with qtbot.waitSignal(window.commands.printing.told, timeout=30_000):
        asked.accepted.emit(printer)
    assert _pages(tmp_path / "друк.pdf") == 4
    asked.close()
    dialog.close()


def test_word_is_written_from_the_preview_too(
    open_window: Open, sample: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(sample)
    with qtbot.waitSignal(window.commands.printing.told, timeout=30_000):
        window.commands.printing.write_report_to(tmp_path / "звіт.docx")
    assert (tmp_path / "звіт.docx").read_bytes()[:2] == b"PK"


def test_work_that_is_asked_to_stop_stops() -> None:
    stop = Stop()
    stop.check()
    stop.asked = True
    with pytest.raises(Stopped):
        stop.check()


def test_the_progress_of_work_is_shown(qtbot: QtBot) -> None:
    """The thread tells its steps, the dialog looks them up: no busy bar where the end is known."""
    parent = QWidget()
    qtbot.addWidget(parent)
    seen = Event()

    def slow(stop: Stop) -> None:
        stop.check((3, 10))
        seen.wait(10)

    done: list[object] = []
    run_stoppable(parent, "Складаю звіт…", slow, done.append)
    bar = parent.findChild(QProgressBar)
    qtbot.waitUntil(lambda: (bar.value(), bar.maximum()) == (3, 10), timeout=10_000)
    seen.set()
    qtbot.waitUntil(lambda: bool(done), timeout=10_000)


def test_composing_is_cancelled_and_what_was_shown_stays(
    open_window: Open, sample: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = _preview(open_window(sample), qtbot)
    before = dialog.document.pageCount()
    monkeypatch.setattr(Stop, "check", _stop_at_once)
    dialog.annexes[AnnexKind.CHARTS].click()
    qtbot.waitUntil(lambda: not dialog.annexes[AnnexKind.CHARTS].isChecked(), timeout=20_000)
    assert dialog.document.pageCount() == before
    assert dialog.print_button.isEnabled()
    dialog.close()


def test_a_preview_without_pages_closes_when_composing_is_cancelled(
    open_window: Open, sample: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Stop, "check", _stop_at_once)
    dialog = open_window(sample).commands.printing.preview()
    assert dialog is not None
    with qtbot.waitSignal(dialog.finished, timeout=20_000):
        pass


def _stop_at_once(stop: Stop, _step: object = None) -> None:
    stop.asked = True
    raise Stopped


def test_the_preview_tells_what_is_left_before_the_report_can_be_signed(
    open_window: Open, empty: Path, qtbot: QtBot
) -> None:
    dialog = _preview(open_window(empty), qtbot)
    qtbot.waitUntil(lambda: bool(dialog.open_label.text()), timeout=20_000)
    with Workspace.open(empty, read_only=True) as workspace:
        expected = sum(line.expected for line in workspace.status())
    assert dialog.open_label.text() == (
        f"Звіт ще не готовий: не прийнято розділів – 20, не заповнено показників – {expected}."
    )
