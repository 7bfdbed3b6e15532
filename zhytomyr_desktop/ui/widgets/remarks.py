"""Remarks beside the text, as in the margin of a document: each with its thread and a way to answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.places import FieldAddress
from zhytomyr_desktop.ui.widgets.turning_row import TurningRow

_EDITOR_LINES = 3
_MOST = 200
"""Cards that are made at once; with more of them the rest waits until some are settled."""


@dataclass(frozen=True, slots=True)
class ShownReply:
    """One answer. ``text`` is empty where the thread was only closed."""

    text: str
    author: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRemark:
    """A remark in words. ``row``: which row of a table it is about, else nothing.

    ``state``: open, answered or closed; ``can_close``: whether it may be settled.
    """

    id: str
    address: FieldAddress
    label: str
    text: str
    author: str
    at: str
    state: str
    replies: tuple[ShownReply, ...] = ()
    can_answer: bool = True
    can_close: bool = False
    row: str = ""

    @property
    def place(self) -> str:
        """The field, of a table with the row."""
        return f"{self.label}, {self.row}" if self.row else self.label


@dataclass(frozen=True, slots=True)
class RemarkAnswer:
    """What was answered to a remark."""

    remark: str
    text: str


class _Editor(QPlainTextEdit):
    """A small text; Ctrl+Enter sends it, Tab leaves it."""

    sent = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _EDITOR_LINES + look.PADDING)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.sent.emit()
        else:
            super().keyPressEvent(event)


class RemarkCard(QFrame):
    """One remark with its thread."""

    field_chosen = Signal(FieldAddress)
    answered = Signal(RemarkAnswer)
    done = Signal(str)
    closed = Signal(str)

    def __init__(self, remark: ShownRemark, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.remark = remark
        self.setFrameShape(QFrame.Shape.StyledPanel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.PADDING, look.GAP, look.PADDING, look.GAP)
        layout.setSpacing(look.GAP // 2)
        layout.addWidget(self._head())
        if remark.row:
            layout.addWidget(_text(remark.row))
        layout.addWidget(self._state())
        layout.addWidget(_text(remark.text))
        layout.addWidget(look.quiet_label(f"{remark.author} · {remark.at}"))
        for reply in remark.replies:
            layout.addWidget(self._reply(reply))
        self._add_answering(layout)
        self.setAccessibleName(f"{remark.place}: {remark.text}")

    def _head(self) -> QWidget:
        head = QToolButton()
        head.setAutoRaise(True)
        head.setStyleSheet("QToolButton { border: none; padding: 0; text-align: left; }")
        head.setText(self._shortened(self.remark.label))
        head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        words = self.tr("{}: перейти до поля").format(self.remark.place)
        head.setToolTip(look.letters(words))
        head.setAccessibleName(words)
        font = head.font()
        font.setBold(True)
        head.setFont(font)
        head.clicked.connect(lambda: self.field_chosen.emit(self.remark.address))
        self.head = head
        return head

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "head"):
            self.head.setFont(look.heading_font(self.font(), 1.0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 2 * look.PADDING - look.GAP
        words = self._shortened(self.remark.label)
        self.head.setText(self.head.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room))

    def _shortened(self, label: str, most: int = 44) -> str:
        return label if len(label) <= most else label[: most - 1].rstrip() + "…"

    def _state(self) -> QLabel:
        words, tone = {
            "open": (self.tr("● без відповіді"), look.Tone.WARNING),
            "answered": (self.tr("◐ є відповідь"), look.Tone.QUESTION),
            "closed": (self.tr("✓ закрите"), look.Tone.GOOD),
        }[self.remark.state]
        label = QLabel(words)
        look.paint_text(label, tone)
        return label

    def _reply(self, reply: ShownReply) -> QWidget:
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(look.PADDING * 2, 0, 0, 0)
        layout.setSpacing(0)
        if reply.text:
            layout.addWidget(_text(reply.text))
        words = f"{reply.author} · {reply.at}"
        layout.addWidget(look.quiet_label(words if reply.text else self.tr("закрито: {}").format(words)))
        return box

    def _add_answering(self, layout: QVBoxLayout) -> None:
        self.editor = _Editor(self.tr("Відповідь"))
        self.editor.hide()
        self.editor.sent.connect(self._send)
        self.answer_button = QPushButton(self.tr("Відповісти…"))
        self.answer_button.clicked.connect(self._on_answer)
        self.done_button = QPushButton(self.tr("Виправлено"))
        self.done_button.setToolTip(self.tr("Відповісти одним словом, що виправлено"))
        self.done_button.clicked.connect(lambda: self.done.emit(self.remark.id))
        asked_by_others = self.remark.can_answer and not self.remark.can_close
        self.done_button.setVisible(asked_by_others and self.remark.state == "open")
        self.close_button = QPushButton(self.tr("Закрити"))
        self.close_button.clicked.connect(lambda: self.closed.emit(self.remark.id))
        self.answer_button.setVisible(self.remark.can_answer)
        self.close_button.setVisible(self.remark.can_close and self.remark.state != "closed")
        buttons = (self.done_button, self.answer_button, self.close_button, QWidget())
        layout.addWidget(self.editor)
        layout.addWidget(TurningRow(buttons, stretched=3))

    def take_keyboard(self) -> None:
        """Bring the keyboard to the answer that is being written, else to the first button."""
        ways = (self.editor, self.done_button, self.answer_button, self.close_button, self.head)
        next(way for way in ways if not way.isHidden()).setFocus(Qt.FocusReason.TabFocusReason)

    def _on_answer(self) -> None:
        if self.editor.isHidden():
            self.editor.show()
            self.answer_button.setText(self.tr("Надіслати"))
            self.editor.setFocus()
        else:
            self._send()

    def _send(self) -> None:
        text = self.editor.toPlainText().strip()
        if text:
            self.answered.emit(RemarkAnswer(self.remark.id, text))
        else:
            self.editor.setFocus()


class RemarksPanel(QWidget):
    """The remarks of the section or of the whole report, and a way to make one."""

    field_chosen = Signal(FieldAddress)
    answered = Signal(RemarkAnswer)
    done = Signal(str)
    closed = Signal(str)
    remark_asked = Signal()
    scope_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.summary.setFont(look.heading_font(self.font(), 1.0))
        self.whole_box = QCheckBox(self.tr("Усі розділи"))
        self.closed_box = QCheckBox(self.tr("Також закриті"))
        self.new_button = QPushButton(self.tr("Додати…"))
        self.new_button.clicked.connect(self.remark_asked)
        for box in (self.whole_box, self.closed_box):
            box.toggled.connect(lambda _on: self.scope_changed.emit())
        self._cards = QScrollArea()
        self._cards.setWidgetResizable(True)
        self._cards.setFrameShape(QFrame.Shape.NoFrame)
        self._cards.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._cards.setAccessibleName(self.tr("Зауваження координатора"))
        self.cards: list[RemarkCard] = []
        self._lay_out()

    def _lay_out(self) -> None:
        top = TurningRow((self.summary, self.new_button), stretched=0)
        boxes = TurningRow((self.whole_box, self.closed_box, QWidget()), stretched=2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.PADDING, look.GAP, look.PADDING, 0)
        layout.setSpacing(look.GAP // 2)
        layout.addWidget(top)
        layout.addWidget(boxes)
        layout.addWidget(self._cards, 1)

    def show_remarks(self, remarks: Sequence[ShownRemark], *, can_ask: bool) -> None:
        """Show these; what is being answered keeps its text."""
        typed = {c.remark.id: c.editor.toPlainText() for c in self.cards if not c.editor.isHidden()}
        kept = self._keyboard()
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        self.cards = [self._card(remark) for remark in remarks[:_MOST]]
        for card in self.cards:
            layout.addWidget(card)
            if typed.get(card.remark.id):
                card.answer_button.click()
                card.editor.setPlainText(typed[card.remark.id])
        if not remarks:
            layout.addWidget(look.quiet_label(self.tr("Тут зауважень немає.")))
        layout.addStretch(1)
        old = self._cards.takeWidget()
        self._cards.setWidget(page)
        if old is not None:
            old.deleteLater()
        self.new_button.setEnabled(can_ask)
        self.summary.setText(self._summary(remarks))
        if kept is not None:
            self._give_back(*kept)

    def take_keyboard(self, item: str = "") -> None:
        """Bring the keyboard to the remark about this item, else to the first one, else above them."""
        about = (card for card in self.cards if card.remark.address.item == item)
        self._enter(next(about, self.cards[0] if self.cards else None))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.take_keyboard()

    def _enter(self, card: RemarkCard | None) -> None:
        if card is not None:
            card.take_keyboard()
            self._cards.ensureWidgetVisible(card)
        else:
            (self.new_button if self.new_button.isEnabled() else self.whole_box).setFocus(
                Qt.FocusReason.TabFocusReason
            )

    def _keyboard(self) -> tuple[str, int] | None:
        """The remark in whose card the keyboard is, and which card that is; None where it is in none."""
        at = self.window().focusWidget()
        within = (n for n, card in enumerate(self.cards) if at is not None and card.isAncestorOf(at))
        place = next(within, None)
        return None if place is None else (self.cards[place].remark.id, place)

    def _give_back(self, remark: str, place: int) -> None:
        """Bring the keyboard to the same remark, or to the one that took its place."""
        same = (card for card in self.cards if card.remark.id == remark)
        instead = self.cards[min(place, len(self.cards) - 1)] if self.cards else None
        self._enter(next(same, instead))

    def _card(self, remark: ShownRemark) -> RemarkCard:
        card = RemarkCard(remark)
        card.field_chosen.connect(self.field_chosen)
        card.answered.connect(self._on_answered)
        card.closed.connect(self.closed)
        card.done.connect(self.done)
        return card

    def _on_answered(self, answer: RemarkAnswer) -> None:
        """Hand the answer on; a card that still stands then was not taken, and keeps it."""
        card = next(card for card in self.cards if card.remark.id == answer.remark)
        card.editor.clear()
        self.answered.emit(answer)
        if card in self.cards:
            card.editor.setPlainText(answer.text)

    def _summary(self, remarks: Sequence[ShownRemark]) -> str:
        waiting = sum(remark.state == "open" for remark in remarks)
        answered = sum(remark.state == "answered" for remark in remarks)
        counts = ((waiting, self.tr("без відповіді {}")), (answered, self.tr("з відповіддю {}")))
        told = ", ".join(words.format(number) for number, words in counts if number)
        title = self.tr("Зауваження координатора")
        return f"{title}: {told}" if told else title

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.summary.setFont(look.heading_font(self.font(), 1.0))


def _text(words: str) -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
