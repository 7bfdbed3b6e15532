"""What a step of undo is called in the menu, so that one knows before what will be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from forms.definition import Catalogue
from zhytomyr_desktop import fields
from zhytomyr_desktop.review.remarks import CLOSED, REMARK, WHOLE_SECTION, Remark
from zhytomyr_desktop.review.withdrawing import GONE, standing
from zhytomyr_desktop.ui.undo.steps import HEIGHT, STATE, Texts, UndoStep, is_review
from zhytomyr_desktop.ui.widgets.places import Key
from zhytomyr_desktop.ui.wording import Wording

_TOLD = 2
"""Cells that are named; of more their number is told."""
LONGEST = 60
"""Letters of a step's name in a menu."""


class UndoWords(QObject):
    """Names steps by the forms of this catalogue; ``remark_of`` finds a remark by its id."""

    def __init__(self, catalogue: Catalogue, remark_of: Callable[[str], Remark | None]) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._remark_of = remark_of
        self._wording = Wording(catalogue)

    def of(self, step: UndoStep) -> str:
        """What the step did, in a few words."""
        if step.refused:
            return self._short(self.tr("не прийняте в «{}»").format(self._wording.place(*step.after[0][0])))
        return self._short(self._of_review(step) if step.is_review else self._of_entry(step.after))

    def _short(self, words: str) -> str:
        return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"

    def of_merge(self, files: Sequence[str]) -> str:
        """What a merge took in."""
        if len(files) == 1:
            return self._short(self.tr("приєднання «{}»").format(files[0]))
        return self.tr("приєднання, файлів: {}").format(len(files))

    def left(self, keys: Sequence[Key], last_author: Callable[[Key], str]) -> str:
        """What is left as it is, since it was built on; ``last_author``: who changed a cell last."""
        told = dict.fromkeys(self._left(key, last_author) for key in keys[:_TOLD])
        more = [self.tr("і ще {}").format(len(keys) - _TOLD)] if len(keys) > _TOLD else []
        return self.tr("Лишилося, як є: {}").format(", ".join((*told, *more)))

    def _left(self, key: Key, last_author: Callable[[Key], str]) -> str:
        if is_review(key):
            words = self.tr("розгляд розділу «{}» (його продовжено)")
            return words.format(self._wording.section(key.section))
        return self.tr("«{}» (пізніше змінено: {})").format(self._wording.place(*key), last_author(key))

    def _of_entry(self, cells: Texts) -> str:
        key, text = cells[0]
        if len(cells) == 1 and key.field == "deleted":
            name = self._wording.place(key.section, key.item, "text")
            return self.tr("додано «{}»").format(name) if not text else self.tr("вилучено «{}»").format(name)
        if len({cell.item for cell, _ in cells}) == 1:
            return f"«{self._wording.place(*key)}»"
        titles = {cell.section for cell, _ in cells}
        if len(titles) == 1:
            return self.tr("«{}», полів: {}").format(self._wording.section(key.section), len(cells))
        return self.tr("полів: {}, розділів: {}").format(len(cells), len(titles))

    def _of_review(self, step: UndoStep) -> str:
        before = dict(step.before)
        for key, text in step.after:
            if key.field == STATE:
                return self._of_state(key, before.get(key, ""), text)
        key, text = step.after[0]
        return self._of_thread(key, before.get(key, ""), text)

    def _of_state(self, key: Key, before: str, after: str) -> str:
        reopened = before == "accepted"
        words = {
            "accepted": self.tr("розділ «{}» прийнято"),
            "returned": self.tr("розділ «{}» повернуто"),
            "submitted": self.tr("розділ «{}» відкрито знову") if reopened else self.tr("розділ «{}» здано"),
        }.get(after, self.tr("розділ «{}» знову в роботі"))
        return words.format(self._wording.section(key.section))

    def _of_thread(self, key: Key, before: str, after: str) -> str:
        remark = self._remark_of(key.item.removeprefix(REMARK)) if key.field == HEIGHT else None
        if remark is None:
            return self._wording.section(key.section)
        about = self._about(remark)
        if before == str(GONE):
            return self.tr("зауваження до «{}»").format(about)
        now = standing(remark.replies)
        steps = (*now.in_force, *reversed(now.taken_back))
        reply = steps[int(after) - 1] if 0 < int(after) <= len(steps) else None
        if reply is not None and reply.state == CLOSED:
            return self.tr("закриття зауваження до «{}»").format(about)
        return self.tr("відповідь на зауваження до «{}»").format(about)

    def _about(self, remark: Remark) -> str:
        if remark.about == WHOLE_SECTION:
            return self._wording.section(remark.section)
        return fields.label(self._catalogue, remark.section, remark.about)
