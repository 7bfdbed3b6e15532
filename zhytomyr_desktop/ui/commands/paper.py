"""A section on paper: its form blank or filled, and its text, to a printer or into a PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog

from zhytomyr_desktop.report.errors import ReportError
from zhytomyr_desktop.report.output import spare_signed, write_atomically
from zhytomyr_desktop.ui import messages, paper
from zhytomyr_desktop.ui.commands.base import FileCommands
from zhytomyr_desktop.ui.dialogs.paper import PaperDialog
from zhytomyr_desktop.ui.paper import Paper, Sheet

_DPI = 300


class PaperCommands(FileCommands):
    """The commands that print the present section."""

    def show(self) -> QDialog | None:
        """Show how the section looks on paper, and offer to print it."""
        if not self._can_leave_fields():
            return None
        section = self._session.section(self._desk.section_key)
        dialog = PaperDialog(section.title, self.html, self._window)
        dialog.print_asked.connect(self.ask_printer)
        dialog.pdf_asked.connect(self.ask_file)
        dialog.open()
        return dialog

    def html(self, sheet: Sheet) -> str:
        """What a sheet of the present section holds."""
        key = self._desk.section_key
        made = Paper(self._session.section(key), self._session.year, self._session.author)
        if sheet is Sheet.TEXT:
            return made.text(self._session.workspace.section_document(key))
        return made.form(self._session.workspace.values.section(key), blank=sheet is Sheet.BLANK)

    def ask_printer(self, sheet: Sheet) -> None:
        """Ask which printer, and print."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        paper.set_up(printer)
        printer.setDocName(self._session.section(self._desk.section_key).title)
        dialog = QPrintDialog(printer, self._window)
        dialog.accepted.connect(lambda: self._print(sheet, printer))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        QDialog.open(dialog)

    def _print(self, sheet: Sheet, printer: QPrinter) -> None:
        paper.draw(self.html(sheet), printer)
        self.told.emit(self.tr("Надіслано на друк"))

    def ask_file(self, sheet: Sheet) -> None:
        """Ask for a name and write the PDF."""
        dialog = self._file_dialog(self.tr("Зберегти PDF"), QFileDialog.FileMode.AnyFile)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Документи PDF (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        name = {Sheet.FILLED: "форма", Sheet.BLANK: "порожня-форма", Sheet.TEXT: "текст"}[sheet]
        dialog.selectFile(f"{self._desk.section_key}-{name}.pdf")
        dialog.fileSelected.connect(lambda chosen: self.write(sheet, Path(chosen)))
        dialog.open()

    def write(self, sheet: Sheet, path: Path) -> None:
        """Write the sheet as PDF; what stands in the way is told."""
        try:
            spare_signed(path)
            write_atomically(path, [self._pdf(sheet)])
        except ReportError as error:
            messages.tell(self._window, error)
            return
        self.told.emit(self.tr("Записано: {}").format(path))

    def _pdf(self, sheet: Sheet) -> bytes:
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setResolution(_DPI)
        writer.setTitle(self._session.section(self._desk.section_key).title)
        paper.set_up(writer)
        paper.draw(self.html(sheet), writer)
        return bytes(buffer.data().data())
