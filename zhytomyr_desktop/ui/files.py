"""Asks which file to open or to make, and makes it; the window opens what was chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from zhytomyr_desktop.issuing.naming import FILE_SUFFIX
from zhytomyr_desktop.ui.kept import Kept

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog

    from zhytomyr_desktop.ui.dialogs.new_section import SectionsBegun


class Files(QObject):
    """The questions about files that need no open one; each opens its dialog and returns at once."""

    file_chosen = Signal(Path)

    def __init__(self, window: QWidget, kept: Kept) -> None:
        super().__init__(window)
        self._window = window
        self._kept = kept

    def ask_open(self) -> None:
        """Ask which file to open."""
        dialog = self._file_dialog(self.tr("Відкрити файл"), "ExistingFile")
        dialog.fileSelected.connect(lambda name: self.file_chosen.emit(Path(name)))
        dialog.open()

    def ask_new(self) -> None:
        """Ask for the year and the name of a new city file."""
        from zhytomyr_desktop.ui.dialogs.choosing import YearDialog

        dialog = YearDialog(_last_year(), self._window)
        dialog.year_chosen.connect(
            lambda year: self._ask_where(
                self.tr("Новий файл громади"),
                f"zvit-{year}",
                partial(self.create_file, year=year, community=dialog.community.text().strip()),
            )
        )
        dialog.open()

    def ask_new_section(self) -> None:
        """Ask for sections, year, community and the name of a new section file."""
        from zhytomyr_desktop.elsewhere import of_community
        from zhytomyr_desktop.ui.dialogs.new_section import NewSectionDialog, OfferedSection

        def offered(community: str) -> list[OfferedSection]:
            sections = of_community(community).sections
            return [OfferedSection(s.key, s.title, s.department) for s in sections]

        dialog = NewSectionDialog(offered, _last_year(), self._window)
        dialog.begun.connect(self._ask_where_sections)
        dialog.open()

    def _ask_where_sections(self, begun: SectionsBegun) -> None:
        from zhytomyr_desktop.elsewhere import of_community
        from zhytomyr_desktop.issuing import naming

        known = of_community(begun.community)
        titles = [section.title for section in known.sections if section.key in begun.sections]
        title = naming.stem(titles[0]) if len(titles) == 1 else self.tr("розділи")
        create = partial(
            self.create_file, year=begun.year, community=begun.community, sections=begun.sections
        )
        self._ask_where(self.tr("Новий файл розділу"), f"{title} – {begun.year}", create)

    def ask_sample(self) -> None:
        """Ask where to put the example."""
        self._ask_where(self.tr("Приклад: звіт за 2023 рік"), "zvit-2023-pryklad", self.create_sample)

    def create_file(self, path: Path, year: int, community: str = "", sections: Sequence[str] = ()) -> None:
        """Create an empty file, of the city or of these sections, and have it opened.

        ``community``: another one than that of the forms.
        """
        from zhytomyr_desktop.workspace import Workspace

        def make() -> None:
            Workspace.new(path, year, community=community, sections=sections).close()

        self._create(self.tr("Створюю файл…"), path, make)

    def create_sample(self, path: Path) -> None:
        """Create the example and have it opened."""
        from zhytomyr_desktop.workspace import Workspace

        self._create(self.tr("Створюю приклад…"), path, lambda: Workspace.sample(path).close())

    def _create(self, label: str, path: Path, make: Callable[[], object]) -> None:
        from zhytomyr_desktop.ui import work

        work.run(self._window, label, make, lambda _: self.file_chosen.emit(path))

    def _ask_where(self, title: str, name: str, then: Callable[[Path], object]) -> None:
        dialog = self._file_dialog(title, "AnyFile")
        dialog.setAcceptMode(dialog.AcceptMode.AcceptSave)
        dialog.selectFile(f"{name}{FILE_SUFFIX}")
        dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
        dialog.open()

    def _file_dialog(self, title: str, mode: str) -> QFileDialog:
        from PySide6.QtWidgets import QFileDialog

        from zhytomyr_desktop.ui.widgets import file_dialog

        dialog = file_dialog.make(self._window, title, self._kept.folder)
        dialog.setFileMode(QFileDialog.FileMode[mode])
        dialog.setNameFilter(self.tr("Файли звіту (*.zvit)"))
        dialog.setDefaultSuffix(FILE_SUFFIX.removeprefix("."))
        return dialog


def _last_year() -> int:
    """The year that is reported on now."""
    return datetime.now().astimezone().year - 1
