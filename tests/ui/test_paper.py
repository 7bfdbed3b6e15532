"""A section on paper, read back from its PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from forms.values import SectionValues
from tests.report.reading import run
from tests.test_elsewhere import VILLAGE, local_names
from tests.ui.hands import dialog_of, session_of
from zhytomyr_desktop.elsewhere import of_community
from zhytomyr_desktop.ui.dialogs.paper import PaperDialog
from zhytomyr_desktop.ui.main_window import MainWindow
from zhytomyr_desktop.ui.paper import Paper, Sheet

Open = Callable[[Path | None], MainWindow]


def _read(path: Path) -> str:
    return run("pdftotext", "-layout", path, "-")


def _info(path: Path) -> dict[str, str]:
    lines = (line.partition(":") for line in run("pdfinfo", path).splitlines())
    return {name: text.strip() for name, _, text in lines}


def _words(path: Path) -> str:
    return " ".join(_read(path).replace("\xa0", " ").split())


def test_the_filled_form_holds_every_label_and_value(open_window: Open, sample: Path, tmp_path: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    out = tmp_path / "форма.pdf"
    window.commands.paper.write(Sheet.FILLED, out)
    words = _words(out)
    assert "Відповідальне ставлення до тварин — форма за 2023 рік" in words
    for text in ("Відловлено", "423", "2828", "Чотири Лапи Україна", "безпритульних"):
        assert text in words
    assert "595" in _info(out)["Page size"] or "A4" in _info(out)["Page size"]
    assert not list(tmp_path.glob(".*.part"))


def test_the_blank_form_has_no_value_of_this_year(open_window: Open, sample: Path, tmp_path: Path) -> None:
    window = open_window(sample)
    session_of(window).workspace.set_field("animals", "caught", "previous", "391")
    window.desk.show_section("animals")
    out = tmp_path / "порожня.pdf"
    window.commands.paper.write(Sheet.BLANK, out)
    words = _words(out)
    assert "Відловлено" in words
    assert "391" in words
    assert "423" not in words
    assert "Чотири Лапи" not in words


def test_a_long_form_repeats_its_head_and_numbers_its_pages(
    open_window: Open, sample: Path, tmp_path: Path
) -> None:
    window = open_window(sample)
    window.desk.show_section("education")
    out = tmp_path / "освіта.pdf"
    window.commands.paper.write(Sheet.FILLED, out)
    pages = _read(out).split("\f")[:-1]
    assert len(pages) >= 2
    assert all(page.rstrip().endswith(str(number)) for number, page in enumerate(pages[1:], 2))
    figures = list(session_of(window).section("education").figures())
    words = _words(out)
    assert all(figure.label.split()[0] in words for figure in figures)


def test_the_text_is_printed_as_in_the_report(open_window: Open, sample: Path, tmp_path: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    out = tmp_path / "текст.pdf"
    window.commands.paper.write(Sheet.TEXT, out)
    words = _words(out)
    for paragraph in session_of(window).workspace.section_document("animals"):
        assert " ".join(paragraph.text.replace("\xa0", " ").split()) in words


def test_the_dialog_shows_the_pages_and_asks_for_a_printer(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    window.menus.paper_action.trigger()
    dialog = dialog_of(window, PaperDialog)
    assert dialog.sheet is Sheet.FILLED
    qtbot.waitUntil(lambda: dialog.pages.pageCount() >= 1)
    dialog.sheets.button(2).click()
    assert dialog.sheet is Sheet.TEXT
    qtbot.mouseClick(dialog.print_button, Qt.MouseButton.LeftButton)
    assert dialog_of(window, QPrintDialog).isVisible()


def test_a_folder_that_refuses_is_told(open_window: Open, sample: Path, tmp_path: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    window.commands.paper.write(Sheet.TEXT, tmp_path / "немає" / "текст.pdf")
    assert "створіть її або оберіть іншу" in dialog_of(window, QMessageBox).text()


def test_no_sheet_takes_the_place_of_a_signed_report(open_window: Open, sample: Path, tmp_path: Path) -> None:
    window = open_window(sample)
    window.desk.show_section("animals")
    signed = tmp_path / "звіт.pdf"
    signed.write_bytes(b"%PDF-1.7 /ByteRange [0 1 2 3]")
    window.commands.paper.write(Sheet.TEXT, signed)
    assert "уже містить підпис" in dialog_of(window, QMessageBox).text()
    assert signed.read_bytes() == b"%PDF-1.7 /ByteRange [0 1 2 3]"


def test_paper_is_printed_black_also_where_the_system_is_dark(
    open_window: Open, sample: Path, tmp_path: Path
) -> None:
    before = QPalette(QApplication.palette())
    QApplication.setPalette(QPalette(QColor("#323232")))
    try:
        window = open_window(sample)
        window.desk.show_section("animals")
        window.commands.paper.write(Sheet.FILLED, tmp_path / "темно.pdf")
    finally:
        QApplication.setPalette(before)
    page = pypdfium2.PdfDocument(tmp_path / "темно.pdf")[0].render(scale=1).to_pil().convert("L")
    title, body = page.crop((0, 0, page.width, 76)), page.crop((0, 110, page.width, page.height))
    assert title.getextrema()[0] < 60
    assert body.getextrema()[0] < 60


def test_no_blank_form_of_another_community_names_what_is_in_this_city_only(qapp: QApplication) -> None:
    sheets = [
        Paper(section, 2024).form(SectionValues(), blank=True) for section in of_community(VILLAGE).sections
    ]
    assert len(sheets) == 20
    assert all("за 2024 рік" in sheet for sheet in sheets)
    assert local_names(sheets) == []
