"""Going about the open file with the keyboard: taken back and entered again, next field, section and part."""

from __future__ import annotations

from zhytomyr_desktop.ui.commands.base import FileCommands
from zhytomyr_desktop.ui.undo.steps import is_review
from zhytomyr_desktop.ui.widgets.places import FieldAddress, Key


class MovingCommands(FileCommands):
    """The commands that bring the keyboard somewhere."""

    def undo(self) -> None:
        """Take the last step back, show where, and say what it was; a merge is asked about first."""
        self._desk.form.commit_open_editors()
        self._session.flush()
        if self._session.undoing.merge_is_last:
            self.command_asked.emit("gathering", "undo_merge")
            return
        words, left = self._session.undoing.undo_words, self._session.undoing.left_words
        key = self._session.undo()
        done = self.tr("Скасовано: {}").format(words) if key is not None else ""
        self._show_travel(key, ". ".join(part for part in (done, left) if part))

    def redo(self) -> None:
        """Do again what was taken back."""
        words = self.tr("Повторено: {}").format(self._session.undoing.redo_words)
        key = self._session.redo()
        self._show_travel(key, words if key is not None else "")

    def _show_travel(self, key: Key | None, words: str) -> None:
        if words:
            self.told.emit(words)
        if key is None:
            return
        if key.section == self._desk.section_key:
            self._desk.show_saved_values()
        if is_review(key):
            self._desk.show_section(key.section)
        else:
            self._desk.go_to(FieldAddress(*key))

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
