"""Printing as the system's dialog orders it: pages, copies, both sides; the paper looks like the file.

No printer is at hand in a test: Qt's own printer writes what it would print into a PDF, which is read back.
docs/printing.md tells how the same was held against real queues.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from PySide6.QtCore import QMarginsF, QObject
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from tests.report import samples
from tests.report.reading import run
from zhytomyr_desktop.report.pdf import write_pdf
from zhytomyr_desktop.ui.page_printer import Outcome, PagePrinter

Print = Callable[..., list[Image.Image]]
_ALIKE = 10.0
"""Of 255: the mean difference of two pictures of one page, drawn from letters and from a picture."""


def _pictures(pdf: Path) -> list[Image.Image]:
    folder = pdf.with_suffix("")
    folder.mkdir()
    run("pdftoppm", "-r", "60", "-gray", pdf, folder / "p")
    return [Image.open(path).copy() for path in sorted(folder.iterdir())]


def _difference(one: Image.Image, other: Image.Image) -> float:
    small = [picture.reduce(6) for picture in (one, other.resize(one.size))]
    return ImageStat.Stat(ImageChops.difference(*small)).mean[0]


def _ink(page: Image.Image) -> tuple[int, ...]:
    """The box of all that is printed, in dots of a sixtieth of an inch."""
    return ImageChops.invert(page).point(lambda grey: 255 if grey > 60 else 0).getbbox() or ()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("paper") / "звіт.pdf"
    write_pdf(samples.long_report(6), path)
    return path


@pytest.fixture(scope="module")
def pages(report: Path) -> list[Image.Image]:
    return _pictures(report)


@pytest.fixture
def printer(tmp_path: Path) -> QPrinter:
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setResolution(150)
    layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
    made.setPageLayout(layout)
    made.setOutputFileName(str(tmp_path / "друк.pdf"))
    return made


@pytest.fixture
def printed(report: Path, tmp_path: Path, qtbot: QtBot) -> Print:
    def print_(printer: QPrinter) -> list[Image.Image]:
        owner = QObject()
        document = QPdfDocument(owner)
        document.load(str(report))
        pages = PagePrinter(document, printer, owner)
        with qtbot.waitSignal(pages.ended, timeout=60_000):
            pages.start()
        return _pictures(tmp_path / "друк.pdf")

    return print_


@pytest.fixture
def outcome(report: Path, qtbot: QtBot) -> Callable[[QPrinter, int], Outcome]:
    """Print, stop before a page of this number, and tell what came out."""

    def print_(printer: QPrinter, stop_at: int) -> Outcome:
        owner = QObject()
        document = QPdfDocument(owner)
        document.load(str(report))
        pages = PagePrinter(document, printer, owner)
        pages.printed.connect(lambda done: pages.stop() if done == stop_at else None)
        with qtbot.waitSignal(pages.ended, timeout=60_000) as ended:
            pages.start()
        return ended.args[0]

    return print_


def _numbers(printed: list[Image.Image], pages: list[Image.Image]) -> list[int]:
    """Which page of the report each sheet shows, from 1."""
    return [min(range(len(pages)), key=lambda n: _difference(sheet, pages[n])) + 1 for sheet in printed]


def test_the_paper_looks_like_the_file(printer: QPrinter, printed: Print, pages: list[Image.Image]) -> None:
    sheets = printed(printer)
    assert len(sheets) == len(pages) >= 3
    assert all(abs(sheet.width - page.width) <= 1 for sheet, page in zip(sheets, pages, strict=True))
    assert _numbers(sheets, pages) == list(range(1, len(pages) + 1))
    assert max(_difference(sheet, page) for sheet, page in zip(sheets, pages, strict=True)) < _ALIKE
    for sheet, page in zip(sheets, pages, strict=True):
        assert all(abs(a - b) <= 1 for a, b in zip(_ink(sheet), _ink(page), strict=True))


def test_only_the_chosen_pages_are_printed(
    printer: QPrinter, printed: Print, pages: list[Image.Image]
) -> None:
    printer.setFromTo(2, 3)
    assert _numbers(printed(printer), pages) == [2, 3]


@pytest.mark.parametrize(("collated", "order"), [(True, [1, 2, 1, 2]), (False, [1, 1, 2, 2])])
def test_each_copy_is_printed(
    printer: QPrinter, printed: Print, pages: list[Image.Image], collated: bool, order: list[int]
) -> None:
    printer.setFromTo(1, 2)
    printer.setCopyCount(2)
    printer.setCollateCopies(collated)
    assert _numbers(printed(printer), pages) == order


def test_the_last_page_may_come_first(printer: QPrinter, printed: Print, pages: list[Image.Image]) -> None:
    printer.setFromTo(1, 3)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert _numbers(printed(printer), pages) == [3, 2, 1]


def test_the_paper_is_white_and_letters_are_sharp(printer: QPrinter, printed: Print, tmp_path: Path) -> None:
    printer.setFromTo(1, 1)
    printed(printer)
    (image,) = [line.split() for line in run("pdfimages", "-list", tmp_path / "друк.pdf").splitlines()[2:]]
    assert image[2] == "image"  # no mask beside it: nothing on the sheet is transparent
    assert image[8] == "image"  # and not compressed as photographs are


def test_a_print_that_is_stopped_is_not_told_as_done(
    printer: QPrinter, outcome: Callable[[QPrinter, int], Outcome]
) -> None:
    printer.setFromTo(1, 3)
    assert outcome(printer, 2) is Outcome.STOPPED


def test_a_printer_that_takes_nothing_is_not_told_as_done(
    printer: QPrinter, outcome: Callable[[QPrinter, int], Outcome], tmp_path: Path
) -> None:
    printer.setOutputFileName(str(tmp_path / "немає" / "друк.pdf"))
    assert outcome(printer, 0) is Outcome.REFUSED


def test_both_sides_stay_as_they_were_ordered(printer: QPrinter, printed: Print) -> None:
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    ordered = printer.duplex()
    printed(printer)
    assert printer.duplex() is ordered
