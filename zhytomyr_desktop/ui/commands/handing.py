"""Handing sections out to departments and over to the coordinator."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMessageBox

from zhytomyr_desktop.errors import UserError
from zhytomyr_desktop.ui import messages, work
from zhytomyr_desktop.ui.commands.base import FILE_SUFFIX, FileCommands
from zhytomyr_desktop.ui.dialogs.choosing import SectionsDialog

if TYPE_CHECKING:
    pass


class HandingCommands(FileCommands):
    """The commands that write section files."""

    def assign(self) -> None:
        """Ask which sections, ask for a folder, write a file for each."""
        if self._can_leave_fields():
            dialog = SectionsDialog(self._session.section_lines(), self._window)
            dialog.sections_chosen.connect(self._ask_folder)
            dialog.open()

    def _ask_folder(self, keys: tuple[str, ...]) -> None:
        dialog = self._file_dialog(self.tr("Куди записати файли розділів"), QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.assign_to(keys, Path(name)))
        dialog.open()

    def assign_to(self, keys: Sequence[str], folder: Path) -> None:
        """Write a file for each of these sections into a folder."""
        path = self._session.path

        def write() -> object:
            def each(workspace: object) -> int:
                for key in keys:
                    workspace.assign([key], folder / f"{key}{FILE_SUFFIX}")  # type: ignore[attr-defined]
                return len(keys)

            return self._with_own_workspace(path, each)

        work.run(
            self._window,
            self.tr("Записую файли розділів…"),
            write,
            lambda number: messages.inform(
                self._window,
                self.tr("Записано файлів: {}.").format(number),
                self.tr(
                    "Надішліть кожен виконавцеві; повернуті файли приєднайте до цього звіту. Папка: {}"
                ).format(folder),
            ),
        )

    def hand_over(self) -> None:
        """Check the section, ask about what is open, set it to submitted, write the file to be sent."""
        if not self._can_leave_fields():
            return
        key = self._desk.section_key
        line = next(line for line in self._session.section_lines() if line.key == key)
        open_ones = [f for f in self._session.findings(key) if not f.answer]
        parts = []
        if line.filled < line.expected:
            parts.append(self.tr("Не заповнено показників: {}.").format(line.expected - line.filled))
        if open_ones:
            parts.append(self.tr("Зауважень без пояснення: {}.").format(len(open_ones)))
        box = QMessageBox(
            QMessageBox.Icon.Question if not parts else QMessageBox.Icon.Warning,
            self.tr("Здати розділ"),
            self.tr("Здати розділ «{}»?").format(line.title),
            parent=self._window,
        )
        box.setInformativeText(" ".join(parts) or self.tr("Усе заповнено, зауважень немає."))
        yes = box.addButton(self.tr("Здати…"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Повернутися до розділу"), QMessageBox.ButtonRole.RejectRole)
        yes.clicked.connect(lambda: self._ask_hand_over_file(key))
        self._open(box)

    def _ask_hand_over_file(self, key: str) -> None:
        dialog = self._file_dialog(
            self.tr("Куди записати файл для координатора"), QFileDialog.FileMode.AnyFile
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(f"{key}-здано{FILE_SUFFIX}")
        dialog.fileSelected.connect(lambda name: self.hand_over_to(key, Path(name)))
        dialog.open()

    def hand_over_to(self, key: str, path: Path) -> None:
        """Set the section to submitted and write its file."""
        from db.errors import FileError

        try:
            self._session.workspace.set_status(key, "submitted")
            self._session.workspace.assign([key], path)
        except (FileError, UserError) as error:
            messages.tell(self._window, error)
            return
        self._session.reload()
        messages.inform(
            self._window,
            self.tr("Розділ здано."),
            self.tr("Надішліть координаторові файл «{}» поштою або передайте на носії.").format(path),
        )
