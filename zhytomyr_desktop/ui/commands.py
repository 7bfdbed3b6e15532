"""What the window does with the open file besides typing: merge, hand out, print, history, conflicts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from forms.definition import Date, Figure, Table
from forms.values import ABSENT, QUALIFIERS
from zhytomyr_desktop import fields
from zhytomyr_desktop.entry import NO_DATA
from zhytomyr_desktop.errors import EntryError, UserError
from zhytomyr_desktop.ui import messages, work
from zhytomyr_desktop.ui.dialogs.choosing import DetailsDialog, PasteDialog, SectionsDialog, TextDialog
from zhytomyr_desktop.ui.dialogs.conflicts import ConflictsDialog, Decision, ShownConflict, ShownSide
from zhytomyr_desktop.ui.dialogs.going import FieldName, GoDialog
from zhytomyr_desktop.ui.dialogs.history import HistoryDialog, HistoryLine
from zhytomyr_desktop.ui.dialogs.merging import FileLine, MergeDialog
from zhytomyr_desktop.ui.session import Key, Session
from zhytomyr_desktop.ui.widgets import shown
from zhytomyr_desktop.ui.widgets.findings import ShownFinding
from zhytomyr_desktop.ui.widgets.form import LinePaste

if TYPE_CHECKING:
    from db.log import Change, Conflict, HistoryEntry
    from db.merge import MergeResult, UndoResult
    from zhytomyr_desktop.ui.desk import Desk

FILE_SUFFIX = ".zvit"


class Commands(QObject):
    """The commands of one open file. Each opens its dialog and returns at once."""

    told = Signal(str)

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(desk)
        self._window = window
        self._desk = desk
        self._session: Session = desk.session

    def _can_leave_fields(self) -> bool:
        """Save what is typed; a refused field is told and stops the command."""
        if self._desk.save_typed():
            return True
        messages.tell(self._window, UserError(self.tr("Спочатку виправте поля, позначені червоним.")))
        return False

    # Taking files in

    def merge(self) -> None:
        """Ask for files, show what they will bring, take them in."""
        if self._can_leave_fields():
            dialog = self._file_dialog(self.tr("Приєднати файли"), QFileDialog.FileMode.ExistingFiles)
            dialog.filesSelected.connect(lambda names: self.merge_files([Path(name) for name in names]))
            dialog.open()

    def merge_files(self, paths: Sequence[Path]) -> None:
        """Show what these files will bring, then take them in."""
        path = self._session.path

        def look() -> object:
            return self._with_own_workspace(path, lambda w: w.preview_merge(paths))

        work.run(
            self._window,
            self.tr("Читаю файли…"),
            look,
            lambda result: self._show_preview(paths, result),
        )

    def _with_own_workspace(self, path: Path, use: object) -> object:
        """Use the file through a connection of the working thread."""
        from zhytomyr_desktop.workspace import Workspace

        with Workspace.open(path, author=self._session.author) as workspace:
            return use(workspace)  # type: ignore[operator]

    def _show_preview(self, paths: Sequence[Path], result: MergeResult) -> None:
        lines = [FileLine(f.file, f.taken, f.already, len(f.refused)) for f in result.files]
        dialog = MergeDialog(lines, len(result.conflicts), self._window)
        dialog.merge_chosen.connect(lambda force: self._merge_now(paths, force))
        dialog.open()

    def _merge_now(self, paths: Sequence[Path], force: bool) -> None:
        path = self._session.path
        work.run(
            self._window,
            self.tr("Приєдную файли…"),
            lambda: self._with_own_workspace(path, lambda w: w.merge(paths, force_scope=force)),
            self._after_merge,
        )

    def _after_merge(self, result: MergeResult) -> None:
        self._session.reload()
        self.told.emit(self.tr("Приєднано змін: {}").format(result.taken))
        if result.conflicts:
            self.show_conflicts()
        else:
            messages.inform(
                self._window,
                self.tr("Приєднано змін: {}. Різних значень одного показника немає.").format(result.taken),
            )

    def undo_merge(self) -> None:
        """Take the last merge back."""
        if not self._can_leave_fields():
            return
        box = QMessageBox(
            QMessageBox.Icon.Question,
            self.tr("Скасувати приєднання"),
            self.tr("Вилучити зі звіту все, що принесло останнє приєднання?"),
            parent=self._window,
        )
        box.setInformativeText(
            self.tr("Показники, які після того змінювали тут, лишаться. Файли можна приєднати знову.")
        )
        yes = box.addButton(self.tr("Скасувати приєднання"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        yes.clicked.connect(self._undo_merge_now)
        self._open(box)

    def _undo_merge_now(self) -> None:
        path = self._session.path
        work.run(
            self._window,
            self.tr("Скасовую приєднання…"),
            lambda: self._with_own_workspace(path, lambda w: w.undo_merge()),
            self._after_undo,
        )

    def _after_undo(self, result: UndoResult) -> None:
        self._session.reload()
        text = self.tr("Вилучено змін: {}.").format(result.withdrawn)
        left = "\n".join(self._label(*key) for key in result.left)
        messages.inform(
            self._window, text, self.tr("Лишилося, бо змінено пізніше:\n{}").format(left) if left else ""
        )

    # Conflicts

    def show_conflicts(self) -> QDialog | None:
        """Show what two people filled differently, or say that there is nothing."""
        conflicts = self._shown_conflicts()
        if not conflicts:
            messages.inform(self._window, self.tr("Різних значень одного показника немає."))
            return None
        dialog = ConflictsDialog(conflicts, self._window)
        dialog.decided.connect(lambda decision: self._decide(dialog, decision))
        self._open(dialog)
        return dialog

    def _decide(self, dialog: ConflictsDialog, decision: Decision) -> None:
        conflict = decision.conflict
        key = Key(conflict.section, conflict.item, conflict.field)
        try:
            if decision.take:
                self._session.workspace.resolve(*key, take=decision.take)
            else:
                self._session.workspace.resolve(*key, value=decision.value)
        except EntryError as error:
            dialog.show_error(str(error))
            return
        self._session.reload()
        dialog.show_conflicts(self._shown_conflicts())

    def _shown_conflicts(self) -> list[ShownConflict]:
        return [self._shown_conflict(conflict) for conflict in self._session.workspace.conflicts()]

    def _shown_conflict(self, conflict: Conflict) -> ShownConflict:
        section = self._session.catalogue.section(conflict.section)
        return ShownConflict(
            conflict.section,
            conflict.item,
            conflict.field,
            self._label(conflict.section, conflict.item, conflict.field),
            section.title if section else conflict.section,
            tuple(self._shown_side(side) for side in conflict.sides),
        )

    def _shown_side(self, side: Change) -> ShownSide:
        return ShownSide(side.id, self._value_words(side), side.author, _when(side.at))

    def _value_words(self, change: Change) -> str:
        """The value as a person would type it."""
        text = change.value
        if text.startswith(ABSENT):
            return f"{NO_DATA}: {text.removeprefix(ABSENT)}"
        section = self._session.catalogue.section(change.section)
        kind = section.field(change.item.partition("/")[0]) if section else None
        if isinstance(kind, Table):
            kind = kind.column(change.field)
        is_number = isinstance(kind, Figure) and change.field not in ("qualifier", "note", "source", "as_of")
        if is_number and text:
            from decimal import Decimal

            return shown.number_text(Decimal(text), kind.decimals)
        if (isinstance(kind, Date) or change.field == "as_of") and text:
            return f"{datetime.fromisoformat(text):%d.%m.%Y}"
        return text

    def _label(self, section: str, item: str, field: str) -> str:
        known = {
            "previous": self.tr("минулий рік"),
            "qualifier": self.tr("уточнення"),
            "as_of": self.tr("станом на"),
            "note": self.tr("примітка"),
            "source": self.tr("джерело"),
            "deleted": self.tr("вилучення рядка"),
            "position": self.tr("місце рядка"),
            "state": self.tr("стан"),
            "remark": self.tr("зауваження"),
        }
        label = fields.label(self._session.catalogue, section, item)
        if field in ("value", "text"):
            return label
        definition = self._session.catalogue.section(section)
        table = definition.field(item.partition("/")[0]) if definition else None
        column = table.column(field) if isinstance(table, Table) else None
        return f"{label}, {column.label if column else known.get(field, field)}"

    # Handing out and over

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

    # Printing

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

    # Fields

    def go(self) -> QDialog:
        """Find a field by a part of its name."""
        dialog = GoDialog(list(self._field_names()), self._window)
        dialog.field_chosen.connect(self._desk.go_to)
        dialog.open()
        return dialog

    def _field_names(self) -> Sequence[FieldName]:
        from zhytomyr_desktop.ui.widgets.places import FieldAddress

        sections = sorted(self._session.sections(), key=lambda s: s.key != self._desk.section_key)
        return [
            FieldName(
                FieldAddress(section.key, field.key),
                field.label,
                section.title,
                self._session.typed_text(Key(section.key, field.key, "value"))
                if not isinstance(field, Table)
                else "",
            )
            for section in sections
            for field in section.fields()
        ]

    def show_history(self) -> QDialog | None:
        """Show who changed the current field."""
        item = self._desk.form.current_item
        if not item or not self._can_leave_fields():
            return None
        section = self._desk.section_key
        entries = self._session.workspace.history(section, item)
        lines = [self._history_line(entry) for entry in reversed(entries)]
        dialog = HistoryDialog(self._desk.form.label(item), lines, self._window)
        dialog.value_chosen.connect(lambda line: self._take_back(Key(section, item, line.field), line.text))
        dialog.open()
        return dialog

    def _history_line(self, entry: HistoryEntry) -> HistoryLine:
        change = entry.change
        what = self._label(change.section, change.item, change.field)
        label = fields.label(self._session.catalogue, change.section, change.item)
        before = " | ".join(self._value_words(c) for c in entry.replaced)
        after = self._value_words(change)
        short = what.removeprefix(label).removeprefix(", ") or self.tr("значення")
        return HistoryLine(_when(change.at), change.author, short, before, after, change.field, after)

    def _take_back(self, key: Key, text: str) -> None:
        self._session.put([(key, text)])
        self._desk.show_saved_values()

    def edit_details(self) -> QDialog | None:
        """Enter what goes with the current figure: qualifier, date, note, source."""
        item = self._desk.form.current_item
        section = self._desk.section_key
        kind = self._session.section(section).field(item) if item else None
        if not isinstance(kind, Figure) or self._session.read_only or not self._can_leave_fields():
            return None
        names = ("qualifier", "as_of", "note", "source")
        texts = {name: self._session.workspace.text(section, item, name) for name in names}
        if texts["as_of"]:
            texts["as_of"] = f"{datetime.fromisoformat(texts['as_of']):%d.%m.%Y}"
        dialog = DetailsDialog(kind.label, texts, QUALIFIERS, self._window)
        dialog.details_entered.connect(
            lambda new: self._enter_details(section, item, {n: t for n, t in new.items() if t != texts[n]})
        )
        dialog.open()
        return dialog

    def _enter_details(self, section: str, item: str, texts: dict[str, str]) -> None:
        if texts:
            self._session.put([(Key(section, item, name), text) for name, text in texts.items()])
            self._desk.show_saved_values()

    def mark_absent(self) -> QDialog | None:
        """Say why the current figure has no value."""
        item, section = self._desk.form.current_item, self._desk.section_key
        kind = self._session.section(section).field(item) if item else None
        if not isinstance(kind, Figure) or self._session.read_only:
            return None
        dialog = TextDialog(
            self.tr("Немає даних"),
            self.tr("Чому немає даних для показника «{}»?").format(kind.label),
            self._session.values.section(section).figure(item).absent,
            parent=self._window,
        )
        dialog.text_entered.connect(
            lambda reason: self._take_back(Key(section, item, "value"), f"{NO_DATA}: {reason}")
        )
        dialog.open()
        return dialog

    def explain(self, finding: ShownFinding) -> QDialog:
        """Answer a finding with an explanation that travels with the file."""
        dialog = TextDialog(
            self.tr("Пояснення"), finding.message, finding.answer, lines=4, parent=self._window
        )
        key = Key(finding.section, f"explain/{finding.rule}", "text")
        dialog.text_entered.connect(lambda text: self._session.put([(key, text)]))
        dialog.open()
        return dialog

    def paste(self, lines: tuple[LinePaste, ...]) -> QDialog | None:
        """Type a pasted column; where something does not fit, show it first."""
        problems = [self._problem(line) for line in lines]
        if not any(problems):
            self._desk.paste(lines)
            return None
        shown_lines = [
            (line.label, line.text, problem) for line, problem in zip(lines, problems, strict=True)
        ]
        dialog = PasteDialog(shown_lines, self._window)
        fitting = tuple(line for line, problem in zip(lines, problems, strict=True) if not problem)
        dialog.paste_chosen.connect(lambda: self._desk.paste(fitting))
        dialog.open()
        return dialog

    def _problem(self, line: LinePaste) -> str:
        if line.place is None:
            return self.tr("для цього рядка немає поля") if line.text else ""
        try:
            fields.read(
                self._session.catalogue, self._desk.section_key, line.place.item, line.place.field, line.text
            )
        except EntryError as error:
            return str(error)
        return ""

    # Dialogs

    def _file_dialog(self, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
        from PySide6.QtCore import Qt

        dialog = QFileDialog(self._window, title, str(self._session.path.parent))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(mode)
        if mode is not QFileDialog.FileMode.Directory:
            dialog.setNameFilter(self.tr("Файли звіту (*.zvit)"))
            dialog.setDefaultSuffix(FILE_SUFFIX.removeprefix("."))
        return dialog

    def _open(self, dialog: QDialog) -> None:
        from PySide6.QtCore import Qt

        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def _when(at: str) -> str:
    """The moment in local time, to the minute."""
    try:
        return f"{datetime.fromisoformat(at).astimezone():%d.%m.%Y %H:%M}"
    except ValueError:
        return at
