"""The text beside the form with what can be done to its statements: add, reword, move, hide, delete."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from zhytomyr_desktop.report.document import Paragraph
from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.icons import icon
from zhytomyr_desktop.ui.widgets.paragraphs import Span
from zhytomyr_desktop.ui.widgets.preview import SectionPreview
from zhytomyr_desktop.ui.widgets.turning_row import TurningRow


class Deed(StrEnum):
    """What can be done to a statement."""

    ADD = "add"
    EDIT = "edit"
    RESTORE = "restore"
    UP = "up"
    DOWN = "down"
    CONFIRM = "confirm"
    HIDE = "hide"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class StatementDeed:
    """Something is to be done to a statement; ``statement`` is empty where none is chosen."""

    deed: Deed
    statement: str


@dataclass(frozen=True, slots=True)
class StatementState:
    """What the panel needs to know of a statement besides its paragraphs."""

    key: str
    own: bool = False
    hidden: bool = False
    reworded: bool = False
    old: bool = False
    """Its words are still last year's."""


_ICONS = {
    Deed.ADD: "add",
    Deed.EDIT: "edit",
    Deed.UP: "up",
    Deed.DOWN: "down",
    Deed.HIDE: "hide",
    Deed.CONFIRM: "confirm",
}


class TextPanel(QWidget):
    """The preview under a line of small buttons; the same actions stand in its context menu, with keys."""

    statement_acted = Signal(StatementDeed)
    hidden_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview = SectionPreview()
        self._states: dict[str, StatementState] = {}
        self._read_only = False
        self.actions_of: dict[Deed, QAction] = {}
        self._make_actions()
        self.hidden_button = QToolButton()
        self.hidden_button.setCheckable(True)
        self.hidden_button.setAutoRaise(True)
        self.hidden_button.toggled.connect(self.hidden_toggled)
        self.old_button = QToolButton()
        self.old_button.setAutoRaise(True)
        self.old_button.setToolTip(self.tr("Перейти до наступного торішнього речення"))
        self.old_button.clicked.connect(self._go_to_old)
        self._buttons = [self._button(self.actions_of[deed]) for deed in _ICONS]
        self.bar = TurningRow(
            [_row(*self._buttons), _row(None, self.old_button, self.hidden_button)], stretched=1
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.preview, 1)
        self.setFocusProxy(self.preview)
        self._fit_icons()
        self.preview.statement_entered.connect(lambda _key: self._enable())
        self.preview.statement_activated.connect(lambda _key: self._act(Deed.EDIT))
        self._enable()

    def _make_actions(self) -> None:
        for deed, text, keys in (
            (Deed.ADD, self.tr("Додати речення…"), "Ins"),
            (Deed.EDIT, self.tr("Змінити слова…"), "F2"),
            (Deed.RESTORE, self.tr("Повернути слова форми"), ""),
            (Deed.UP, self.tr("Пересунути вище"), "Alt+Up"),
            (Deed.DOWN, self.tr("Пересунути нижче"), "Alt+Down"),
            (Deed.HIDE, self.tr("Сховати речення"), "Alt+Del"),
            (Deed.CONFIRM, self.tr("Торішнє речення лишається чинним"), "Alt+Return"),
            (Deed.DELETE, self.tr("Вилучити речення"), "Del"),
        ):
            action = QAction(text, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _checked=False, deed=deed: self._act(deed))
            self.addAction(action)
            self.actions_of[deed] = action
        for deed, name in _ICONS.items():
            self.actions_of[deed].setIcon(icon(name))

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setAutoRaise(True)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{action.text()} ({keys})" if keys else action.text())
        button.setAccessibleName(action.text())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _fit_icons(self) -> None:
        side = self.fontMetrics().height()
        for button in self._buttons:
            button.setIconSize(QSize(side, side))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_icons()

    def show_text(
        self,
        paragraphs: Sequence[Paragraph],
        states: Sequence[StatementState],
        *,
        unbound: Callable[[Paragraph], Sequence[Span]] | None = None,
        read_only: bool = False,
    ) -> None:
        """Show these paragraphs. ``states``: those of all statements of the section, shown or not."""
        self._states = {state.key: state for state in states}
        self._read_only = read_only
        hidden = frozenset(state.key for state in states if state.hidden)
        old = frozenset(state.key for state in states if state.old)
        self.preview.show_text(paragraphs, hidden=hidden, old=old, unbound=unbound)
        self.old_button.setText(self.tr("Торішні: {}").format(len(old)))
        self.old_button.setVisible(bool(old))
        self.hidden_button.setText(self.tr("Сховані: {}").format(len(hidden)))
        self.hidden_button.setToolTip(self.tr("Показати речення, яких не буде у звіті"))
        self.hidden_button.setVisible(bool(hidden))
        self._enable()

    def reveal(self, statement: str) -> None:
        """Show the statements that are put away, where this is one of them."""
        state = self._states.get(statement)
        if state is not None and state.hidden:
            self.hidden_button.setChecked(True)

    def _enable(self) -> None:
        state = self._states.get(self.preview.statement)
        can = state is not None and not self._read_only
        for deed in (Deed.EDIT, Deed.UP, Deed.DOWN, Deed.HIDE):
            self.actions_of[deed].setEnabled(can)
        self.actions_of[Deed.ADD].setEnabled(not self._read_only)
        self.actions_of[Deed.DELETE].setEnabled(can and state is not None and state.own)
        self.actions_of[Deed.RESTORE].setEnabled(can and state is not None and state.reworded)
        self.actions_of[Deed.CONFIRM].setEnabled(can and state is not None and state.old)
        shown = state is not None and state.hidden
        self.actions_of[Deed.HIDE].setText(
            self.tr("Показувати у звіті") if shown else self.tr("Сховати речення")
        )

    def _go_to_old(self) -> None:
        """Choose the next statement after the chosen one whose words are last year's, and round."""
        keys = self.preview.statements()
        here = keys.index(self.preview.statement) + 1 if self.preview.statement in keys else 0
        found = next((key for key in (*keys[here:], *keys[:here]) if self._states[key].old), None)
        if found is not None:
            self.preview.setFocus(Qt.FocusReason.OtherFocusReason)
            self.preview.choose_statement(found)

    def _act(self, deed: Deed) -> None:
        if self.actions_of[deed].isEnabled():
            self.statement_acted.emit(StatementDeed(deed, self.preview.statement))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for deed in Deed:
            if deed is Deed.UP:
                menu.addSeparator()
            menu.addAction(self.actions_of[deed])
        menu.popup(event.globalPos())


def _row(*widgets: QWidget | None) -> QWidget:
    """Widgets close beside each other; None stands for the room left over."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(look.PADDING, look.GAP // 2, look.GAP, 0)
    layout.setSpacing(2)
    for widget in widgets:
        if widget is None:
            layout.addStretch(1)
        else:
            layout.addWidget(widget)
    return row
