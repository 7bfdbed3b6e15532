"""Asks which file to open or to make, and makes it; the window opens what was chosen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from zhytomyr_desktop.ui.kept import Kept

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog

FILE_SUFFIX = ".zvit"


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

        dialog = YearDialog(datetime.now().astimezone().year - 1, self._window)
        dialog.year_chosen.connect(
            lambda year: self._ask_where(
                self.tr("Новий файл громади"),
                f"zvit-{year}",
                partial(self.create_file, year=year, community=dialog.community.text().strip()),
            )
        )
        dialog.open()

    def ask_sample(self) -> None:
        """Ask where to put the example."""
        self._ask_where(self.tr("Приклад: звіт за 2023 рік"), "zvit-2023-pryklad", self.create_sample)

    def create_file(self, path: Path, year: int, community: str = "") -> None:
        """Create an empty city file, on request of another community, and have it opened."""
        from zhytomyr_desktop.workspace import Workspace

        self._create(
            self.tr("Створюю файл…"), path, lambda: Workspace.new(path, year, community=community).close()
        )

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
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self._window, title, str(self._kept.folder))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode[mode])
        dialog.setNameFilter(self.tr("Файли звіту (*.zvit)"))
        dialog.setDefaultSuffix(FILE_SUFFIX.removeprefix("."))
        return dialog
