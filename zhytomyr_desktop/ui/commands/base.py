"""What all commands of the open file share: the window, the working place, and how they ask and answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from zhytomyr_desktop.errors import UserError
from zhytomyr_desktop.issuing.naming import FILE_SUFFIX
from zhytomyr_desktop.ui import messages
from zhytomyr_desktop.ui.session import Session
from zhytomyr_desktop.ui.spoken import said
from zhytomyr_desktop.ui.widgets.places import FieldAddress, Key
from zhytomyr_desktop.ui.wording import Wording

if TYPE_CHECKING:
    from zhytomyr_desktop.ui.desk import Desk
    from zhytomyr_desktop.ui.dialogs.writing import WritingDialog
    from zhytomyr_desktop.workspace import Workspace

T = TypeVar("T")


class FileCommands(QObject):
    """Commands of one open file. Each opens its dialog and returns at once."""

    told = Signal(str)
    command_asked = Signal(str, str)
    """A command of another concern is to follow: the concern and the command."""

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(desk)
        self._window = window
        self._desk = desk
        self._session: Session = desk.session
        self._wording = Wording(desk.session.catalogue)

    def _can_leave_fields(self) -> bool:
        """Save what is typed; a refused field stops the command: it is gone to, and told."""
        if self._desk.save_typed():
            return True
        refusal = self._session.refusals()[0]
        self._desk.go_to(FieldAddress(*refusal.key))
        label = self._wording.place(*refusal.key)
        words = self.tr("Спочатку виправте поле «{}»: «{}» не збережено. {}")
        messages.tell(self._window, UserError(words.format(label, refusal.text, refusal.message)))
        return False

    def _save_written(self, dialog: WritingDialog, entries: Sequence[tuple[Key, str]]) -> bool:
        """Enter what was written in a dialog and close it; where it is refused it stays and tells why."""
        saved = self._session.put(entries, lambda error: dialog.show_error(str(error)))
        if saved:
            dialog.accept()
        return saved

    def _with_own_workspace(self, path: Path, use: Callable[[Workspace], T]) -> T:
        """Use the file through a connection of the working thread."""
        from zhytomyr_desktop.workspace import Workspace

        with Workspace.open(path, author=self._session.author) as workspace:
            return use(workspace)

    def _still_open(self) -> tuple[str, ...]:
        """What is left to be done before the city's report is signed; for a working thread."""
        from zhytomyr_desktop.review import overview
        from zhytomyr_desktop.workspace import Workspace

        with Workspace.open(self._session.path, read_only=True) as workspace:
            left = overview.still_open(workspace.gathering.board()) if workspace.is_city else ()
        return tuple(map(said, left))

    def _file_dialog(self, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
        from zhytomyr_desktop.ui.widgets import file_dialog

        dialog = file_dialog.make(self._window, title, self._session.path.parent)
        dialog.setFileMode(mode)
        if mode is not QFileDialog.FileMode.Directory:
            dialog.setNameFilter(self.tr("Файли звіту (*.zvit)"))
            dialog.setDefaultSuffix(FILE_SUFFIX.removeprefix("."))
        return dialog

    def _open(self, dialog: QDialog) -> None:
        from PySide6.QtCore import Qt

        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
