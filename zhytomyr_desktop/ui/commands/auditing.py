"""What is done with findings: go to the next, mend, teach a word, write the record of the check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from zhytomyr_desktop.ui import work
from zhytomyr_desktop.ui.commands.base import FileCommands
from zhytomyr_desktop.ui.widgets.findings import ShownFinding
from zhytomyr_desktop.ui.widgets.places import Key

if TYPE_CHECKING:
    from zhytomyr_desktop.audit.finding import Finding


class AuditingCommands(FileCommands):
    """The commands of the findings."""

    def go_to_next(self) -> None:
        """Go to the next finding of the panel, or say that there is none."""
        if not self._desk.findings.choose_next():
            self.told.emit(self.tr("Зауважень немає"))

    def check_whole(self) -> None:
        """Show the findings of the whole report."""
        self._desk.findings.setVisible(True)
        self._desk.findings.whole_box.setChecked(True)

    def mend(self, finding: ShownFinding) -> None:
        """Put into the sentence what the finding proposes; it can be taken back."""
        from zhytomyr_desktop.checking import mending
        from zhytomyr_desktop.errors import UserError
        from zhytomyr_desktop.ui import messages

        if not self._can_leave_fields():
            return
        key = Key(finding.section, finding.items[0], "text")
        found = self._found(finding)
        if found is None:
            return
        try:
            text = mending.mended(self._session.workspace.text(*key), found)
        except UserError as error:
            messages.tell(self._window, error)
            return
        if self._session.put([(key, text)]):
            self.told.emit(self.tr("Виправлено: {}").format(found.mend))

    def _found(self, shown: ShownFinding) -> Finding | None:
        """The finding as the checks tell it now; None where it is gone."""
        for found in self._session.workspace.findings(shown.section):
            if found.rule == shown.rule:
                return found
        return None

    def add_word(self, finding: ShownFinding) -> None:
        """Teach the file this word."""
        from forms.values import word_item

        key = Key(finding.section, word_item(finding.word), "known")
        if self._session.put([(key, "1")]):
            self.told.emit(self.tr("Слово «{}» додано до словника звіту").format(finding.word))

    def write_record(self) -> None:
        """Ask for a name and write the record of the check."""
        if not self._can_leave_fields():
            return
        dialog = self._file_dialog(self.tr("Протокол перевірки"), QFileDialog.FileMode.AnyFile)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(
            [
                self.tr("Документи PDF (*.pdf)"),
                self.tr("Таблиці Excel (*.xlsx)"),
                self.tr("Документи Word (*.docx)"),
            ]
        )
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"{self._session.path.stem}-протокол.pdf")
        dialog.fileSelected.connect(lambda name: self.write_record_to(Path(name)))
        dialog.open()

    def write_record_to(self, path: Path) -> None:
        """Write the record of the check into this file."""
        source = self._session.path

        def write() -> None:
            from zhytomyr_desktop.workspace import Workspace

            with Workspace.open(source, read_only=True) as workspace:
                workspace.write_findings(path)

        work.run(
            self._window,
            self.tr("Перевіряю звіт…"),
            write,
            lambda _: self.told.emit(self.tr("Протокол записано: {}").format(path)),
        )
