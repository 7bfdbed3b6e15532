"""Writing the report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMessageBox

from zhytomyr_desktop.ui import work
from zhytomyr_desktop.ui.commands.base import FileCommands

if TYPE_CHECKING:
    pass


class PrintingCommands(FileCommands):
    """The commands that write the report."""

    def write_report(self) -> None:
        """Ask for a name and write the report as PDF."""
        if self._can_leave_fields():
            dialog = self._file_dialog(self.tr("Звіт у PDF"), QFileDialog.FileMode.AnyFile)
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setNameFilter(self.tr("Документи PDF (*.pdf)"))
            dialog.setDefaultSuffix("pdf")
            dialog.selectFile(f"{self._session.path.stem}.pdf")
            dialog.fileSelected.connect(lambda name: self.write_report_to(Path(name)))
            dialog.open()

    def write_report_to(self, path: Path) -> None:
        """Write the report into this file."""
        source = self._session.path

        def write() -> object:
            from zhytomyr_desktop.workspace import Workspace

            with Workspace.open(source, read_only=True) as workspace:
                return workspace.write_report(path)

        work.run(self._window, self.tr("Складаю звіт…"), write, lambda _: self._report_written(path))

    def _report_written(self, path: Path) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        self.told.emit(self.tr("Звіт записано: {}").format(path))
        box = QMessageBox(
            QMessageBox.Icon.Information,
            self.tr("Звіт у PDF"),
            self.tr("Звіт записано."),
            parent=self._window,
        )
        box.setInformativeText(str(path))
        show = box.addButton(self.tr("Відкрити"), QMessageBox.ButtonRole.ActionRole)
        box.addButton(QMessageBox.StandardButton.Close)
        show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
        self._open(box)
