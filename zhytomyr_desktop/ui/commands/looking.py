"""Looking back in the window: the timeline, what is different, what went silent since last year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFileDialog

from forms.values import REPORT
from zhytomyr_desktop.clock import local
from zhytomyr_desktop.fields import STATE_WORDS
from zhytomyr_desktop.language.dates import short_date
from zhytomyr_desktop.ui import work
from zhytomyr_desktop.ui.commands.base import FileCommands, T
from zhytomyr_desktop.ui.dialogs.comparing import CompareDialog
from zhytomyr_desktop.ui.dialogs.moment import MomentDialog, ShownSection
from zhytomyr_desktop.ui.dialogs.silence import SilenceDialog
from zhytomyr_desktop.ui.dialogs.timeline import TimelineDialog
from zhytomyr_desktop.ui.spoken import said

if TYPE_CHECKING:
    from zhytomyr_desktop.history.comparing import Difference
    from zhytomyr_desktop.history.events import Event
    from zhytomyr_desktop.history.past import Past
    from zhytomyr_desktop.history.silence import Silence
    from zhytomyr_desktop.history.timeline import Moment
    from zhytomyr_desktop.ui.widgets.places import FieldAddress

_SENTENCES = ("statement/", "own/")


class LookingCommands(FileCommands):
    """The commands of the file's past. What takes long runs on a connection of its own.

    ``pages_asked``: the pages of the report as it was with the change of this id.
    """

    pages_asked = Signal(str)

    act_asked = Signal(int)

    def _titles(self) -> dict[str, str]:
        return {section.key: section.title for section in self._session.sections()}

    def _look(self, label: str, what: Callable[[Past], T], done: Callable[[T], object]) -> None:
        """Look at the past off the window's thread."""
        path = self._session.path

        def look() -> T:
            from zhytomyr_desktop.workspace import Workspace

            with Workspace.open(path, read_only=True) as workspace:
                return what(workspace.past)

        work.run(self._window, label, look, done)

    # The timeline

    def show_timeline(self) -> None:
        """Show all changes of the file."""
        self._desk.save_typed()
        self._look(self.tr("Читаю історію…"), lambda past: past.timeline(), self._show_timeline)

    def _show_timeline(self, moments: list[Moment | Event]) -> QDialog:
        titles = self._titles() | {REPORT: self.tr("Відомості про звіт")}
        dialog = TimelineDialog(moments, titles, self._session.workspace.told, self._window)
        dialog.field_chosen.connect(self._go_to)
        dialog.look_asked.connect(self.look_at)
        dialog.moment_chosen.connect(self.compare_with_moment)
        dialog.act_chosen.connect(self.act_asked)
        dialog.open()
        return dialog

    def look_at(self, change: str) -> None:
        """Show the report as it was with this change."""
        self._look(
            self.tr("Читаю історію…"),
            lambda past: past.show(change),
            lambda shown: self._show_moment(change, shown),
        )

    def _show_moment(self, change: str, shown: dict[str, Any]) -> QDialog:
        lead = self.tr("Звіт, яким він був {}").format(local(self._at(change)))
        sections = [_section(key, section) for key, section in shown["sections"].items()]
        dialog = MomentDialog(lead, sections, self._window)
        dialog.compare_asked.connect(lambda: self.compare_with_moment(change))
        dialog.pages_asked.connect(lambda: self.pages_asked.emit(change))
        dialog.choose_section(self._desk.section_key)
        dialog.open()
        return dialog

    def _at(self, change: str) -> str:
        entries = self._session.workspace.history()
        return next((entry.change.at for entry in entries if entry.change.id == change), "")

    def _go_to(self, address: FieldAddress) -> None:
        """Go to the field, or where the change is about none (a state, a remark), to its section."""
        section = self._session.catalogue.section(address.section)
        if section is None:
            return
        self._window.activateWindow()
        if section.field(address.item.partition("/")[0]) or address.item.startswith(_SENTENCES):
            self._desk.go_to(address)
        elif address.section in self._titles():
            self._desk.show_section(address.section)

    # Comparing

    def compare(self) -> None:
        """Compare this year's figures with last year's values in this file; the dialog offers more."""
        self._desk.save_typed()
        self.compare_with_last_year()

    def compare_with_last_year(self) -> None:
        """Figures beside last year's values."""
        self._compare(
            self.tr("Показники проти торішніх значень цього файла: {}"), (), lambda past: past.compare()
        )

    def compare_with_moment(self, change: str) -> None:
        """The state at a change against now."""
        lead = self.tr("Стан на {} проти теперішнього: {}")
        self._compare(lead, (local(self._at(change)),), lambda past: past.compare(at=change))

    def compare_with_day(self, day: date) -> None:
        """The state at the end of a day against now."""
        lead, told = self.tr("Стан на кінець дня {} проти теперішнього: {}"), short_date(day)
        self._compare(lead, (told,), lambda past: past.compare(at=told))

    def compare_with_file(self, other: Path) -> None:
        """Another file, as a rule last year's, against this one."""
        lead = self.tr("Файл «{}» проти цього: {}")
        self._compare(lead, (other.name,), lambda past: past.compare(other=other))

    def _compare(
        self, lead: str, named: tuple[str, ...], what: Callable[[Past], tuple[Difference, ...]]
    ) -> None:
        """``lead`` has a gap for each of ``named`` and one for the number of differences."""
        self._look(self.tr("Порівнюю…"), what, lambda found: self._show_compared(lead, named, found))

    def _show_compared(self, lead: str, named: tuple[str, ...], found: tuple[Difference, ...]) -> QDialog:
        dialog = CompareDialog(self._titles(), self._window)
        dialog.field_chosen.connect(self._go_to)
        dialog.day_asked.connect(lambda day: self._again(dialog, lambda: self.compare_with_day(day)))
        dialog.last_year_asked.connect(lambda: self._again(dialog, self.compare_with_last_year))
        dialog.file_asked.connect(
            lambda: self._ask_file(lambda path: self._again(dialog, lambda: self.compare_with_file(path)))
        )
        count = self.tr("відмінностей {}").format(len(found))
        dialog.show_differences(lead.format(*named, count), found)
        dialog.choose_section(self._desk.section_key)
        dialog.open()
        return dialog

    def _again(self, dialog: QDialog, what: Callable[[], object]) -> None:
        dialog.accept()
        what()

    def _ask_file(self, then: Callable[[Path], object]) -> None:
        dialog = self._file_dialog(self.tr("Торішній файл"), QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.open()

    # What went silent

    def show_silence(self) -> None:
        """List what last year told and this year lacks, as far as this file knows last year."""
        self._desk.save_typed()
        self._silence(self.tr("За торішніми значеннями цього файла: {}"), (), lambda past: past.silent())

    def show_silence_since(self, previous: Path) -> None:
        """List what that file told and this one lacks."""
        lead = self.tr("Проти файла «{}»: {}")
        self._silence(lead, (previous.name,), lambda past: past.silent(previous))

    def _silence(
        self, lead: str, named: tuple[str, ...], what: Callable[[Past], tuple[Silence, ...]]
    ) -> None:
        label = self.tr("Шукаю, що замовкло…")
        self._look(label, what, lambda found: self._show_silence(lead, named, found))

    def _show_silence(self, lead: str, named: tuple[str, ...], found: tuple[Silence, ...]) -> QDialog:
        dialog = SilenceDialog(self._titles(), self._window)
        dialog.field_chosen.connect(self._go_to)
        dialog.file_asked.connect(
            lambda: self._ask_file(lambda path: self._again(dialog, lambda: self.show_silence_since(path)))
        )
        count = (
            self.tr("цього року немає {}").format(len(found))
            if found
            else self.tr("усе, про що йшлося торік, є і цього року")
        )
        dialog.show_silences(lead.format(*named, count), found)
        dialog.open()
        return dialog


def _section(key: str, shown: dict[str, Any]) -> ShownSection:
    """A section of ``Past.show`` as the dialog takes it; what was not filled is left out."""
    figures = [(figure["label"], figure["text"]) for figure in shown["figures"].values()]
    return ShownSection(
        key=key,
        title=shown["title"],
        state=said(STATE_WORDS[shown["status"]]),
        figures=tuple((label, text) for label, text in figures if text),
        paragraphs=tuple(statement["text"] for statement in shown["statements"]),
    )
