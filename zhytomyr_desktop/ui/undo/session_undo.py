"""What this author can take back in the open file, and how it is called; a merge is the first of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.steps import was_entered_since
from zhytomyr_desktop import fields
from zhytomyr_desktop.ui.undo.remembered import steps_of
from zhytomyr_desktop.ui.undo.steps import UndoStacks, UndoStep
from zhytomyr_desktop.ui.undo.words import UndoWords
from zhytomyr_desktop.ui.widgets.places import Key

if TYPE_CHECKING:
    from zhytomyr_desktop.ui.reviewing import SessionReview
    from zhytomyr_desktop.workspace import Workspace

Restore = Callable[[UndoStep], bool]


class SessionUndo(QObject):
    """The steps of one open file. ``restore`` enters what a step had before; False where it was refused."""

    changed = Signal()

    def __init__(
        self, workspace: Workspace, review: SessionReview, restore: Restore, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._review = review
        self._restore = restore
        self._stacks = UndoStacks()
        self._last_merge: tuple[str, ...] = ()
        self._words = UndoWords(workspace.catalogue, review.remark)

    def undo(self) -> Key | None:
        """Take the last entry back; returns where, or None."""
        if not self._stacks.undo:
            self._stacks.forget_below()
            self.changed.emit()
        return self._travel(self._stacks.undo, self._stacks.redo, back=True)

    def redo(self) -> Key | None:
        """Enter again what was taken back; returns where, or None."""
        return self._travel(self._stacks.redo, self._stacks.undo, back=False)

    def _travel(self, source: list[UndoStep], target: list[UndoStep], *, back: bool) -> Key | None:
        """Go one step; one that the file refuses is told why and left out, so that the next can be taken.

        A step of the review is read from the log again, with the review, so it is not kept here.
        """
        if not source:
            return None
        step = source.pop()
        asked = step.reversed() if back else step
        done = self._restore(asked)
        if done and not step.is_review and (back or not step.refused):  # what is refused again says so itself
            target.append(step)
        self.changed.emit()
        return asked.after[0][0] if done else None

    def remember(self, step: UndoStep) -> None:
        """A new entry was made."""
        self._stacks.remember(step)
        self._last_merge = ()
        self.changed.emit()

    def refuse(self, key: Key, text: str) -> None:
        """A text was entered that the file does not take: it is the first to be taken back."""
        self._stacks.undo.append(UndoStep(((key, ""),), ((key, text),), refused=True))
        self.changed.emit()

    def forget_refused(self, key: Key) -> None:
        """Another text was entered there, or it was given up."""
        self._stacks.forget_refused(key)
        self.changed.emit()

    def recall(self) -> None:
        """Go on with what this author entered before, as the log tells it, instead of what was remembered."""
        if self._workspace.read_only:
            return
        entries = [
            entry
            for entry in self._workspace.history(author=self._workspace.author)
            if not fields.is_note(*entry.change.key)
        ]
        remarks = self._review.remarks()
        self._last_merge = self._merged_since(entries[-1].change.id if entries else "")
        self._stacks.recall(*steps_of(entries, self._workspace.catalogue, self._workspace.text, remarks))
        self.changed.emit()

    def _merged_since(self, change: str) -> tuple[str, ...]:
        """The files of the last merge, where this change of the author (an id, or none) was before it."""
        last = self._workspace.gathering.standing() if self._workspace.is_city else None
        if last is None or was_entered_since(self._workspace.file, last.number, change):
            return ()
        return tuple(name for name, _ in last.files)

    @property
    def merge_is_last(self) -> bool:
        """Whether this author entered nothing since the last merge, so that undoing means the merge."""
        return bool(self._last_merge) and not (self._stacks.undo and self._stacks.undo[-1].refused)

    @property
    def can_undo(self) -> bool:
        """Whether something can be taken back, or can be told why not."""
        return bool(self._last_merge or self._stacks.undo or self._stacks.passed())

    @property
    def undo_words(self) -> str:
        """What would be taken back next; empty where nothing."""
        if self.merge_is_last:
            return self._words.of_merge(self._last_merge)
        return self._words.of(self._stacks.undo[-1]) if self._stacks.undo else ""

    @property
    def redo_words(self) -> str:
        """What would be entered again next; empty where nothing."""
        return self._words.of(self._stacks.redo[-1]) if self._stacks.redo else ""

    @property
    def left_words(self) -> str:
        """What the next undo leaves as it is, since it was built on; empty where nothing."""
        passed = self._stacks.passed()
        return self._words.left(passed, self._last_author) if passed else ""

    def _last_author(self, key: Key) -> str:
        entries = self._workspace.history(key.section, key.item)
        return next((e.change.author for e in reversed(entries) if e.change.field == key.field), "")
