"""Handing sections out to departments and over to the coordinator."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from textwrap import shorten

from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox

from forms.definition import Severity
from forms.values import REPORT
from zhytomyr_desktop import renewal
from zhytomyr_desktop.errors import UserError
from zhytomyr_desktop.issuing import naming
from zhytomyr_desktop.language.dates import short_iso
from zhytomyr_desktop.review import board
from zhytomyr_desktop.review.remarks import OPEN
from zhytomyr_desktop.ui import messages, work
from zhytomyr_desktop.ui.commands.base import FileCommands
from zhytomyr_desktop.ui.dialogs.hand_over import HandOverDialog, OpenMatter
from zhytomyr_desktop.ui.dialogs.handing_out import HandOutDialog, HandOutLine, HandOutOrder
from zhytomyr_desktop.ui.found import STATEMENT
from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.findings import goal
from zhytomyr_desktop.ui.widgets.places import FieldAddress, Key

_BEGINNING = 90
"""Signs of a sentence that tell it from others."""


class HandingCommands(FileCommands):
    """The commands that write section files."""

    def assign(self) -> QDialog | None:
        """Ask which sections, to whom and by when; ask for a folder; write a file for each department."""
        if not self._can_leave_fields():
            return None
        lines = [
            HandOutLine(one.key, one.title, one.department, short_iso(one.deadline), bool(one.expected))
            for one in self._session.workspace.status()
        ]
        dialog = HandOutDialog(lines, self._session.values.report.get("contact", ""), self._window)
        dialog.hand_out_chosen.connect(self._ask_folder)
        dialog.open()
        return dialog

    def _ask_folder(self, order: HandOutOrder) -> None:
        if not self._save_about(order):
            return
        dialog = self._file_dialog(self.tr("Куди записати файли розділів"), QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.hand_out_to(order.sections, Path(name)))
        dialog.open()

    def _save_about(self, order: HandOutOrder) -> bool:
        """Keep what was changed in the dialog; False where it was refused (and told)."""
        entries = [
            (Key(section, "section", field), text)
            for section, department, deadline in order.changed
            for field, text in (("department", department), ("deadline", deadline))
        ]
        if order.contact != self._session.values.report.get("contact", ""):
            entries.append((Key(REPORT, "contact", "value"), order.contact))
        return not entries or self._session.put(entries)

    def hand_out_to(self, keys: Sequence[str], folder: Path) -> None:
        """Write a file with a covering note for each department into a folder."""
        path = self._session.path
        work.run(
            self._window,
            self.tr("Записую файли розділів…"),
            lambda: self._with_own_workspace(path, lambda w: w.gathering.hand_out(folder, keys)),
            lambda packages: messages.inform(
                self._window,
                self.tr("Записано файлів із супровідними листами: {}.").format(len(packages)),
                self.tr(
                    "Надішліть кожен підрозділові; повернуті файли приєднайте до цього звіту.\nПапка: {}"
                ).format(folder),
                written=folder,
            ),
        )

    def settle(self) -> None:
        """Tell of a hand-out that was cut off, once what it left is taken back."""
        told = self._session.workspace.gathering.settle_hand_out()
        if told:
            messages.inform(self._window, self.tr("Роздачу розділів було перервано."), told)

    def hand_over(self) -> QDialog | None:
        """Check the section, ask about what is open, set it to submitted, write the file to be sent."""
        if not self._can_leave_fields():
            return None
        key = self._desk.section_key
        title = self._session.section(key).title
        dialog = HandOverDialog(title, list(self._open_matters(key)), self._window)
        dialog.handed_over.connect(lambda: self._ask_hand_over_file(key))
        dialog.place_chosen.connect(self._desk.go_to)
        dialog.open()
        return dialog

    def _open_matters(self, key: str) -> Iterator[OpenMatter]:
        """What is not filled, not explained, not answered."""
        section, values = self._session.section(key), self._session.values.section(key)
        for field in section.fields():
            if field.expected and not board.is_filled(values, field.key):
                words = self.tr("Не заповнено: {}").format(field.label)
                yield OpenMatter(FieldAddress(key, field.key), words)
        for found in self._session.findings(key):
            if not found.answer and found.severity is not Severity.HINT:
                at = goal(found) if found.items else FieldAddress(key, "")
                words = self.tr("Без пояснення: {}").format(found.message)
                yield OpenMatter(at, words, found.severity is Severity.ERROR)
        old = {item.removeprefix(STATEMENT) for item in renewal.to_renew(values)}
        for paragraph in self._session.section_text(key):
            if paragraph.statement in old:
                words = self.tr("Торішнє речення: {}").format(_beginning(paragraph.text))
                yield OpenMatter(FieldAddress(key, paragraph.statement), words)
        for remark in self._session.review.remarks(key, unsettled=True):
            if remark.state == OPEN:
                words = self.tr("Без відповіді: {}").format(remark.text)
                yield OpenMatter(FieldAddress(key, remark.about), words)

    def _ask_hand_over_file(self, key: str) -> None:
        self._ask_file(
            self.tr("Куди записати файл для координатора"),
            naming.section_file(self._session.section(key).title, self.tr("здано")),
            lambda path: self.hand_over_to(key, path),
        )

    def _ask_file(self, title: str, name: str, write: Callable[[Path], object]) -> None:
        dialog = self._file_dialog(title, QFileDialog.FileMode.AnyFile)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda chosen: write(Path(chosen)))
        dialog.open()

    def hand_over_to(self, key: str, path: Path) -> None:
        """Set the section to submitted and write its file."""
        if self._told_if_refused(lambda: self._write_handed_over(key, path)):
            self._session.reload()
            messages.inform(
                self._window,
                self.tr("Розділ здано."),
                self.tr("Надішліть координаторові файл «{}» поштою або передайте на носії.").format(path),
                written=path.parent,
            )

    def _told_if_refused(self, write: Callable[[], object]) -> bool:
        """Whether the file was written; where it was not, why is told."""
        from db.errors import FileError

        try:
            write()
        except (FileError, UserError, OSError) as error:
            messages.tell(self._window, error)
            return False
        return True

    def _write_handed_over(self, key: str, path: Path) -> None:
        """Set the state once the file is known to fit into its folder; an older file there is replaced."""
        workspace, trial = self._session.workspace, path.with_name(f".{path.name}.part")
        workspace.refuse_own_path(path)
        try:
            workspace.assign([key], trial)
        finally:
            trial.unlink(missing_ok=True)
        workspace.set_status(key, "submitted")
        workspace.assign([key], path, replace=True)

    # Returning

    def offer_returned(self) -> QDialog:
        """Offer to write the file with which the present section goes back to its department."""
        key = self._desk.section_key
        status = next(one for one in self._session.workspace.status() if one.key == key)
        box = QMessageBox(
            QMessageBox.Icon.Question,
            self.tr("Повернути розділ"),
            self.tr("Розділ «{}» повернуто. Записати файл, з яким його доопрацюють?").format(status.title),
            parent=self._window,
        )
        to_whom = status.department or self.tr("тому, хто заповнює розділ")
        box.setInformativeText(
            look.letters(self.tr("Надішліть його: {}. У файлі будуть усі зауваження.").format(to_whom))
        )
        write = box.addButton(self.tr("Записати файл…"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Не зараз"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(write)
        write.clicked.connect(lambda: self._ask_returned_file(key, status.title))
        self._open(box)
        return box

    def _ask_returned_file(self, key: str, title: str) -> None:
        self._ask_file(
            self.tr("Куди записати файл для доопрацювання"),
            naming.section_file(title, self.tr("на доопрацювання")),
            lambda path: self.return_to(key, path),
        )

    def return_to(self, key: str, path: Path) -> None:
        """Write the file of a returned section; an older file there is replaced."""
        if self._told_if_refused(lambda: self._session.workspace.assign([key], path, replace=True)):
            messages.inform(
                self._window,
                self.tr("Файл для доопрацювання записано."),
                self.tr("Надішліть «{}» тому, хто заповнює розділ.").format(path),
                written=path.parent,
            )


def _beginning(text: str) -> str:
    return shorten(text, _BEGINNING, placeholder="…")
