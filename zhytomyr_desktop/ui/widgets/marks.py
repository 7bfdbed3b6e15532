"""The marks at the end of a form's line: how far the value got, what was found, asked and noted about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QIcon, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from forms.definition import Severity
from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.icons import draw, toned_icon
from zhytomyr_desktop.ui.widgets.places import SaveState

_PITCH = 1.1
"""From sign to sign, in widths of one."""
_SIDE = 0.85
"""The width of a sign in heights of the font."""


class Sign(Enum):
    """The signs at the end of a line, from left to right."""

    STATE = auto()
    FINDING = auto()
    REMARK = auto()
    NOTE = auto()


@dataclass(frozen=True, slots=True)
class FieldFinding:
    """The gravest thing found about a field, and all that was found, in words."""

    severity: Severity
    text: str


@dataclass(frozen=True, slots=True)
class SignPress:
    """A sign of a field was clicked."""

    item: str
    sign: Sign


_STATES = {
    SaveState.TYPED: ("typed", look.Tone.QUIET),
    SaveState.SAVED: ("saved", look.Tone.GOOD),
    SaveState.REFUSED: ("refused", look.Tone.ERROR),
}
"""The icon and the tone of each."""


def severity_icon(severity: Severity) -> QIcon:
    """The sign of a severity as an icon for a list or a cell."""
    return toned_icon(severity.value, look.TONE_OF_SEVERITY[severity])


def remark_icon() -> QIcon:
    """The sign of a remark as an icon for a row."""
    return toned_icon("remark", look.Tone.WARNING)


class Marks(QWidget):
    """Small signs: the save state, the gravest finding, a remark of the reviewer, a note."""

    def __init__(self, clicked: Callable[[Sign], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clicked = clicked
        self.state = SaveState.NONE
        self.severity: Severity | None = None
        self.finding = ""
        self.remark = ""
        self.note = ""

    def sizeHint(self) -> QSize:
        height = self.fontMetrics().height()
        return QSize(int(self._box(list(Sign)[-1]).right()) + 1, height)

    def _box(self, sign: Sign) -> QRectF:
        """Where a sign stands."""
        side = self.fontMetrics().height() * _SIDE
        return QRectF(list(Sign).index(sign) * side * _PITCH, (self.height() - side) / 2, side, side)

    def _signs(self) -> dict[Sign, tuple[str, look.Tone]]:
        """The signs that are shown, each with its icon and tone."""
        shown: dict[Sign, tuple[str, look.Tone]] = {}
        if self.state in _STATES:
            shown[Sign.STATE] = _STATES[self.state]
        if self.severity is not None:
            shown[Sign.FINDING] = (self.severity.value, look.TONE_OF_SEVERITY[self.severity])
        if self.remark:
            shown[Sign.REMARK] = ("remark", look.Tone.WARNING)
        if self.note:
            shown[Sign.NOTE] = ("note", look.Tone.QUIET)
        return shown

    def show_state(self, state: SaveState) -> None:
        """Show how far the value got."""
        if state != self.state:
            self.state = state
            self._tell()

    def show_finding(self, severity: Severity | None, text: str = "") -> None:
        """Show what was found about the value; None: nothing."""
        if (severity, text) != (self.severity, self.finding):
            self.severity, self.finding = severity, text
            self._tell()

    def show_remark(self, remark: str) -> None:
        """Show that the reviewer asks something about the value."""
        if remark != self.remark:
            self.remark = remark
            self._tell()

    def show_note(self, note: str) -> None:
        """Show that the value carries a note or a source."""
        if note != self.note:
            self.note = note
            self._tell()

    def description(self) -> str:
        """The marks in words, for the tool tip and for screen readers."""
        state = {
            SaveState.NONE: "",
            SaveState.TYPED: self.tr("Ще не збережено"),
            SaveState.SAVED: self.tr("Збережено"),
            SaveState.REFUSED: self.tr("Не збережено: значення не прийнято"),
        }[self.state]
        return "\n".join(part for part in (state, self.finding, self.remark, self.note) if part)

    def _tell(self) -> None:
        self.setAccessibleName(self.description())
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), look.letters(self.description()), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().x()
        hit = (sign for sign in self._signs() if self._box(sign).left() <= at <= self._box(sign).right())
        self._clicked(next(hit, Sign.STATE))
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        signs = self._signs()
        if not signs:
            return
        painter = QPainter(self)
        for sign, (name, tone) in signs.items():
            draw(painter, self._box(sign), name, look.color(self.palette(), tone))
