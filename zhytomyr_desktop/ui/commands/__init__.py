"""What the window does with the open file besides typing; each concern is loaded when first needed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from zhytomyr_desktop.ui.commands.auditing import AuditingCommands
    from zhytomyr_desktop.ui.commands.base import FileCommands
    from zhytomyr_desktop.ui.commands.coordinating import CoordinatingCommands
    from zhytomyr_desktop.ui.commands.entering import EnteringCommands
    from zhytomyr_desktop.ui.commands.gathering import GatheringCommands
    from zhytomyr_desktop.ui.commands.handing import HandingCommands
    from zhytomyr_desktop.ui.commands.helping import HelpingCommands
    from zhytomyr_desktop.ui.commands.looking import LookingCommands
    from zhytomyr_desktop.ui.commands.moving import MovingCommands
    from zhytomyr_desktop.ui.commands.paper import PaperCommands
    from zhytomyr_desktop.ui.commands.printing import PrintingCommands
    from zhytomyr_desktop.ui.commands.report_data import ReportDataCommands
    from zhytomyr_desktop.ui.commands.reviewing import ReviewingCommands
    from zhytomyr_desktop.ui.commands.signing import SigningCommands
    from zhytomyr_desktop.ui.commands.writing import WritingCommands
    from zhytomyr_desktop.ui.desk import Desk
    from zhytomyr_desktop.ui.kept import Kept

C = TypeVar("C", bound="FileCommands")


class Commands(QObject):
    """All commands of one open file, by concern."""

    told = Signal(str)

    def __init__(self, window: QWidget, desk: Desk, kept: Kept) -> None:
        super().__init__(desk)
        self._window = window
        self._kept = kept
        self._desk = desk

    def _made(self, kind: type[C]) -> C:
        made = kind(self._window, self._desk)
        made.told.connect(self.told)
        made.command_asked.connect(lambda concern, name: getattr(getattr(self, concern), name)())
        return made

    @cached_property
    def auditing(self) -> AuditingCommands:
        """Findings."""
        from zhytomyr_desktop.ui.commands.auditing import AuditingCommands

        return self._made(AuditingCommands)

    @cached_property
    def coordinating(self) -> CoordinatingCommands:
        """The board, the acts, the next year."""
        from zhytomyr_desktop.ui.commands.coordinating import CoordinatingCommands

        return self._made(CoordinatingCommands)

    @cached_property
    def entering(self) -> EnteringCommands:
        """Single fields."""
        from zhytomyr_desktop.ui.commands.entering import EnteringCommands

        return self._made(EnteringCommands)

    @cached_property
    def gathering(self) -> GatheringCommands:
        """Taking files in."""
        from zhytomyr_desktop.ui.commands.gathering import GatheringCommands

        return self._made(GatheringCommands)

    @cached_property
    def handing(self) -> HandingCommands:
        """Handing out and over."""
        from zhytomyr_desktop.ui.commands.handing import HandingCommands

        return self._made(HandingCommands)

    @cached_property
    def looking(self) -> LookingCommands:
        """The file's past."""
        from zhytomyr_desktop.ui.commands.looking import LookingCommands

        made = self._made(LookingCommands)
        made.pages_asked.connect(lambda change: self.printing.preview(at=change))
        made.act_asked.connect(self._show_act)
        return made

    def _show_act(self, number: int) -> None:
        self.coordinating.show_merges(number)

    @cached_property
    def moving(self) -> MovingCommands:
        """Going about: undo and redo, next field, section and part."""
        from zhytomyr_desktop.ui.commands.moving import MovingCommands

        return self._made(MovingCommands)

    @cached_property
    def report_data(self) -> ReportDataCommands:
        """The report's own data."""
        from zhytomyr_desktop.ui.commands.report_data import ReportDataCommands

        return self._made(ReportDataCommands)

    @cached_property
    def reviewing(self) -> ReviewingCommands:
        """Remarks, accepting and returning."""
        from zhytomyr_desktop.ui.commands.reviewing import ReviewingCommands

        return self._made(ReviewingCommands)

    @cached_property
    def printing(self) -> PrintingCommands:
        """The report."""
        from zhytomyr_desktop.ui.commands.printing import PrintingCommands

        return self._made(PrintingCommands)

    @cached_property
    def helping(self) -> HelpingCommands:
        """Help and finding."""
        from zhytomyr_desktop.ui.commands.helping import HelpingCommands

        return self._made(HelpingCommands)

    @cached_property
    def paper(self) -> PaperCommands:
        """A section on paper."""
        from zhytomyr_desktop.ui.commands.paper import PaperCommands

        return self._made(PaperCommands)

    @cached_property
    def signing(self) -> SigningCommands:
        """Signatures."""
        from zhytomyr_desktop.ui.commands.signing import SigningCommands

        made = self._made(SigningCommands)
        made.remember_in(self._kept)
        return made

    @cached_property
    def writing(self) -> WritingCommands:
        """The statements of the text."""
        from zhytomyr_desktop.ui.commands.writing import WritingCommands

        return self._made(WritingCommands)
