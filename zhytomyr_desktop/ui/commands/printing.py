"""The report before it is printed, on paper, and as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox
from shiboken6 import isValid

from zhytomyr_desktop.errors import UserError
from zhytomyr_desktop.ui import messages, work
from zhytomyr_desktop.ui.commands.base import FileCommands
from zhytomyr_desktop.ui.widgets import look

if TYPE_CHECKING:
    from zhytomyr_desktop.ui.dialogs.report_preview import ReportOptions, ReportPreview
    from zhytomyr_desktop.ui.page_printer import Outcome


class PrintingCommands(FileCommands):
    """The commands that show, print and write the report."""

    def preview(self, *, at: str = "") -> ReportPreview | None:
        """Show the report's pages; a figure that is clicked leads to its field.

        ``at``: the id of a change; then the report as it was with it.
        """
        if not self._can_leave_fields():
            return None
        from zhytomyr_desktop.ui.dialogs.report_preview import ReportOptions, ReportPreview

        dialog = ReportPreview(self._session.path.stem, self._window)
        dialog.options_changed.connect(lambda options: self._build(dialog, options, at))
        dialog.figure_chosen.connect(self._desk.go_to)
        dialog.figure_chosen.connect(lambda _address: dialog.close())
        dialog.save_asked.connect(lambda asked: self.ask_file(asked.kind, dialog.options, at))
        dialog.print_asked.connect(lambda _options: self.ask_printer(dialog))
        dialog.open()
        self._build(dialog, ReportOptions(), at)
        if not at:
            looking = work.Work(self._still_open, self._window)
            looking.succeeded.connect(lambda found: dialog.show_open(found) if isValid(dialog) else None)
            looking.start()
        return dialog

    def _build(self, dialog: ReportPreview, options: ReportOptions, at: str) -> None:
        """Compose the pages anew off the window's thread, until it is cancelled; the newest options win."""
        source = self._session.path

        def build(stop: work.Stop) -> object:
            from zhytomyr_desktop.report.places import render_with_places
            from zhytomyr_desktop.workspace import Workspace

            with Workspace.open(source, read_only=True) as workspace:
                stop.check()
                values = workspace.past.values_at(at) if at else None
                document = workspace.document(
                    annexes=options.annexes, contents=options.contents, values=values
                )
            stop.check()
            return render_with_places(document, on_step=stop.check)

        def show(result: object) -> None:
            if isinstance(result, tuple) and dialog.options == options:
                dialog.show_report(*result)

        work.run_stoppable(dialog, self.tr("Складаю звіт…"), build, show, stopped=dialog.stay)

    def ask_printer(self, dialog: ReportPreview) -> QDialog:
        """Ask which printer, which pages and how many copies, and print."""
        from PySide6.QtCore import QMarginsF, Qt
        from PySide6.QtGui import QPageLayout, QPageSize
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        sheet = QPageSize(QPageSize.PageSizeId.A4)
        printer.setPageLayout(QPageLayout(sheet, QPageLayout.Orientation.Portrait, QMarginsF()))
        printer.setDocName(self._session.path.stem)
        asked = QPrintDialog(printer, dialog)
        asked.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        asked.setMinMax(1, dialog.document.pageCount())
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.accepted.connect(lambda: self.print_pages(dialog, printer))
        QDialog.open(asked)
        return asked

    def print_pages(self, dialog: ReportPreview, printer: object) -> None:
        """Print the pages of the preview, with progress that can be cancelled."""
        from PySide6.QtCore import Qt
        from PySide6.QtPrintSupport import QPrinter
        from PySide6.QtWidgets import QProgressDialog

        from zhytomyr_desktop.ui.page_printer import PagePrinter

        if not isinstance(printer, QPrinter):
            return
        pages = PagePrinter(dialog.document, printer, dialog)
        progress = QProgressDialog(self.tr("Друкую…"), self.tr("Скасувати"), 0, max(1, pages.count), dialog)
        progress.setWindowModality(Qt.WindowModality.WindowModal)
        progress.setMinimumDuration(0)
        progress.setValue(0)
        pages.printed.connect(progress.setValue)
        progress.canceled.connect(pages.stop)
        pages.ended.connect(progress.deleteLater)
        pages.ended.connect(lambda outcome: self._tell_printed(outcome, printer.printerName()))
        pages.start()

    def _tell_printed(self, outcome: Outcome, printer: str) -> None:
        from zhytomyr_desktop.ui.page_printer import Outcome

        if outcome is Outcome.DONE:
            self.told.emit(self.tr("Надіслано на друк"))
        elif outcome is Outcome.STOPPED:
            self.told.emit(self.tr("Друк зупинено; вже передані принтерові сторінки ще можуть вийти"))
        else:
            words = self.tr("Принтер «{}» не приймає друк. Перевірте його або виберіть інший.")
            messages.tell(self._window, UserError(words.format(printer)))

    def ask_file(self, kind: str, options: ReportOptions, at: str = "") -> None:
        """Ask for a name and write the report, ``pdf`` or ``docx``."""
        dialog = self._file_dialog(self.tr("Зберегти звіт"), QFileDialog.FileMode.AnyFile)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        names = {"pdf": self.tr("Документи PDF (*.pdf)"), "docx": self.tr("Документи Word (*.docx)")}
        dialog.setNameFilter(names[kind])
        dialog.setDefaultSuffix(kind)
        dialog.selectFile(f"{self._session.path.stem}.{kind}")
        dialog.fileSelected.connect(lambda name: self.write_report_to(Path(name), options, at))
        dialog.open()

    def write_report_to(self, path: Path, options: ReportOptions | None = None, at: str = "") -> None:
        """Write the report into this file, complete or, where it is cancelled, not at all."""
        source = self._session.path

        def write(stop: work.Stop) -> None:
            from zhytomyr_desktop.workspace import Workspace

            with Workspace.open(source, read_only=True) as workspace:
                annexes, contents = (options.annexes, options.contents) if options else ((), False)
                workspace.write_report(path, annexes=annexes, contents=contents, at=at, on_step=stop.check)

        work.run_stoppable(
            self._window, self.tr("Складаю звіт…"), write, lambda _: self._report_written(path)
        )

    def _report_written(self, path: Path) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        self.told.emit(self.tr("Звіт записано: {}").format(path))
        box = QMessageBox(
            QMessageBox.Icon.Information,
            self.tr("Звіт"),
            self.tr("Звіт записано."),
            parent=self._window,
        )
        box.setInformativeText(look.letters(str(path)))
        show = box.addButton(self.tr("Відкрити"), QMessageBox.ButtonRole.ActionRole)
        box.addButton(QMessageBox.StandardButton.Close)
        show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
        self._open(box)
