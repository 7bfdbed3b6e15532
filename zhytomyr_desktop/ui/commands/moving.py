"""Going about the open file with the keyboard: taken back and entered again, next field, section and part."""

from __future__ import annotations

from zhytomyr_desktop.ui.commands.base import FileCommands
from zhytomyr_desktop.ui.session import Key
from zhytomyr_desktop.ui.widgets.places import FieldAddress


class MovingCommands(FileCommands):
    """The commands that bring the keyboard somewhere."""

    def undo(self) -> None:
        """Take the last entry back and show where."""
        self._desk.form.commit_open_editors()
        self._show_travel(self._session.undo())

    def redo(self) -> None:
        """Enter again what was taken back."""
        self._show_travel(self._session.redo())

    def _show_travel(self, key: Key | None) -> None:
        if key is None:
            return
        if key.section == self._desk.section_key:
            self._desk.show_saved_values()
        self._desk.go_to(FieldAddress(key.section, key.item))

    def next_empty(self) -> None:
        """Go to the next field that is expected and empty, or say that none is."""
        if not self._desk.go_to_next_empty():
            self.told.emit(self.tr("Усе заповнено"))

    def next_section(self) -> None:
        """Show the next section."""
        self._desk.step_section(1)

    def previous_section(self) -> None:
        """Show the section before."""
        self._desk.step_section(-1)

    def next_part(self) -> None:
        """Bring the keyboard to the next part of the desk: sections, form, findings, text."""
        self._desk.step_part(1)

    def previous_part(self) -> None:
        """Bring the keyboard to the part before."""
        self._desk.step_part(-1)

    def fold_group(self) -> None:
        """Fold the group of the current field."""
        self._desk.form.fold_current()

    def unfold_groups(self) -> None:
        """Unfold all groups."""
        self._desk.form.unfold_all()
