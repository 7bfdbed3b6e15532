"""The steps of undo: what one entry replaced, and in which order steps are taken back and entered again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from zhytomyr_desktop.review.remarks import KINDS
from zhytomyr_desktop.ui.widgets.places import Key

SECTION, STATE, _ACCEPTANCE = "section", "state", "acceptance"
_STATE_FIELDS = (STATE, "remark")
_THREAD_ITEMS = tuple(kind.rstrip("/") for kind in KINDS)
HEIGHT = "height"
"""The field of a remark that no file has: how many steps of its thread are in force, see ``withdrawing``."""

Texts = tuple[tuple[Key, str], ...]


def is_review(key: Key) -> bool:
    """Whether it is a step of the review: a section's state, a remark, an answer, an acceptance."""
    of_state = key.start == SECTION and key.field in _STATE_FIELDS
    return of_state or key.start in (*_THREAD_ITEMS, _ACCEPTANCE)


@dataclass(frozen=True, slots=True)
class UndoStep:
    """What one entry replaced: the texts as a person would type them.

    ``passed``: cells of later entries that are not taken back, since something was built on them.
    ``refused``: the text stands in its cell only, the file did not take it.
    """

    before: Texts
    after: Texts
    passed: tuple[Key, ...] = field(default=(), compare=False)
    refused: bool = False

    @property
    def is_review(self) -> bool:
        """Whether it is a step of the review and not an entry."""
        return any(is_review(key) for key, _ in self.after)

    @classmethod
    def of_new(cls, section: str, item: str) -> UndoStep:
        """A row or a statement that was added: taken back, it is deleted."""
        key = Key(section, item, "deleted")
        return cls(((key, "1"),), ((key, ""),))

    def reversed(self) -> UndoStep:
        """The entry that takes this one back."""
        return UndoStep(self.after, self.before, refused=self.refused)

    def without(self, other: UndoStep) -> UndoStep | None:
        """What is left of this entry besides the other one; None where the other is no part of it."""
        before, after = set(other.before), set(other.after)
        if not (before <= set(self.before) and after <= set(self.after)):
            return None
        left = tuple(cell for cell in self.before if cell not in before)
        return replace(self, before=left, after=tuple(cell for cell in self.after if cell not in after))


class UndoStacks:
    """The steps that can be taken back and those that can be entered again, the next one last."""

    def __init__(self) -> None:
        self.undo: list[UndoStep] = []
        self.redo: list[UndoStep] = []
        self._below: tuple[Key, ...] = ()

    def passed(self) -> tuple[Key, ...]:
        """The cells that the next undo leaves as they are; without a step all that were left."""
        return self.undo[-1].passed if self.undo else self._below

    def forget_below(self) -> None:
        """It was told that nothing of what is left can be taken back."""
        self._below = ()

    def remember(self, step: UndoStep) -> None:
        """A new entry was made."""
        self.undo.append(step)
        self.redo.clear()

    def forget_refused(self, key: Key) -> None:
        """What was refused in this cell stands there no longer."""
        for steps in (self.undo, self.redo):
            steps[:] = [step for step in steps if not (step.refused and step.after[0][0] == key)]

    def clear(self) -> None:
        """Forget everything."""
        self.undo.clear()
        self.redo.clear()
        self._below = ()

    def recall(self, steps: Sequence[UndoStep], below: tuple[Key, ...] = ()) -> None:
        """Take over the steps of a log, the oldest first; an entry that took the last ones back undoes them.

        Ctrl+Z held down takes several back so quickly that the log tells them as one. ``below``: the cells
        that are left as they are of entries older than all steps.
        """
        self.clear()
        self._below = below
        for step in steps:
            rest = step
            while self.undo and (left := rest.without(self.undo[-1].reversed())) is not None:
                self.redo.append(self.undo.pop())
                self._pass_on(self.redo[-1].passed)
                rest = left
            while self.redo and (left := rest.without(self.redo[-1])) is not None:
                self.undo.append(self.redo.pop())
                rest = left
            if rest.after:
                self.remember(rest)
            else:
                self._pass_on(step.passed)

    def _pass_on(self, passed: tuple[Key, ...]) -> None:
        """Let the next step tell what a step told that is no longer one."""
        if self.undo:
            self.undo[-1] = replace(self.undo[-1], passed=(*passed, *self.undo[-1].passed))
        else:
            self._below = (*passed, *self._below)
