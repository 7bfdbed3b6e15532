"""The review of the open file for the window: remarks and states, told by a signal when they change."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from zhytomyr_desktop.errors import UserError

if TYPE_CHECKING:
    from zhytomyr_desktop.review.acceptance import Since
    from zhytomyr_desktop.review.remarks import Remark
    from zhytomyr_desktop.workspace import Workspace


class SessionReview(QObject):
    """Remarks and states. What is refused is told by ``failed``, and the method returns False."""

    review_changed = Signal(str)
    failed = Signal(Exception)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace

    @property
    def is_city(self) -> bool:
        """Whether sections are accepted and returned here."""
        return self._workspace.is_city

    @property
    def can_write(self) -> bool:
        """Whether anything can be written."""
        return not self._workspace.read_only

    def remarks(self, section: str = "", item: str = "", *, unsettled: bool = False) -> tuple[Remark, ...]:
        """The remarks of all sections, of one, or about an item of it; ``unsettled``: not the closed ones."""
        return self._workspace.review.remarks(section, item, unsettled=unsettled)

    def state(self, section: str) -> str:
        """How far the section is: draft, submitted, returned or accepted."""
        return self._workspace.review.state(section)

    def is_frozen(self, section: str) -> bool:
        """Whether the section is accepted, so that nothing is entered in it."""
        return self._workspace.review.is_frozen(section)

    def changed_since_acceptance(self, section: str) -> Since:
        """What is different in an accepted section."""
        return self._workspace.changed_since_acceptance(section)

    def ask(self, section: str, about: str, text: str) -> bool:
        """Make a remark about an item of a section, or about the ``section``."""
        return self._do(section, lambda: self._workspace.review.ask(section, about, text))

    def answer(self, remark: Remark, text: str) -> bool:
        """Answer a remark."""
        return self._do(remark.section, lambda: self._workspace.review.answer(remark.id, text))

    def mark_done(self, remark: Remark) -> bool:
        """Answer that it is mended."""
        return self._do(remark.section, lambda: self._workspace.review.mark_done(remark.id))

    def close(self, remark: Remark) -> bool:
        """Settle a remark."""
        return self._do(remark.section, lambda: self._workspace.review.close(remark.id))

    def set_state(self, section: str, state: str, remark: str = "") -> bool:
        """Put a section into a state."""
        return self._do(section, lambda: self._workspace.set_status(section, state, remark))

    def remark(self, identifier: str) -> Remark | None:
        """The remark with this id, where there is one."""
        return next((one for one in self.remarks() if one.id == identifier), None)

    def restore(self, entries: Iterable[tuple[tuple[str, str, str], str]]) -> bool:
        """Take one's own steps of the review back, or do them again; see ``Review.restore``."""
        wanted = dict(entries)
        section = next(iter(wanted))[0]
        return self._do(section, lambda: self._workspace.review.restore(wanted))

    def _do(self, section: str, what: Callable[[], object]) -> bool:
        from db.errors import FileError

        try:
            what()
        except (FileError, UserError) as error:
            self.failed.emit(error)
            return False
        self.review_changed.emit(section)
        return True
