"""What must be renewed in a new year's file: last year's sentences, one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from zhytomyr_desktop.ui.dialogs.looking import LookingDialog
from zhytomyr_desktop.ui.widgets import look, roomy
from zhytomyr_desktop.ui.widgets.items import below, tops

_WHOLE_LINES = 5
"""Lines in which the chosen sentence stands whole."""
_OLD = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class OldSentence:
    """A sentence that is still last year's."""

    section: str
    title: str
    item: str
    text: str


class RenewDialog(LookingDialog):
    """Sentences by section; one is confirmed, or rewritten in place."""

    confirmed = Signal(OldSentence)
    rewrite_asked = Signal(OldSentence)

    def __init__(self, sentences: Sequence[OldSentence], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Що оновити"))
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        roomy.give_air(self.tree)
        self.tree.setWordWrap(True)
        self.tree.setAccessibleName(self.tr("Торішні речення"))
        self.tree.itemDoubleClicked.connect(lambda *_: self._emit(self.rewrite_asked))
        self.tree.currentItemChanged.connect(lambda *_: self._show_whole())
        self.whole = QPlainTextEdit()
        self.whole.setReadOnly(True)
        self.whole.setTabChangesFocus(True)
        self.whole.setAccessibleName(self.tr("Вибране речення"))
        self.whole.setFixedHeight(self.fontMetrics().lineSpacing() * _WHOLE_LINES)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.rewrite_button = buttons.addButton(self.tr("Змінити речення…"), role)
        self.rewrite_button.clicked.connect(lambda: self._emit(self.rewrite_asked))
        self.confirm_button = buttons.addButton(self.tr("Лишається чинним"), role)
        self.confirm_button.clicked.connect(lambda: self._emit(self.confirmed))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.words)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.whole)
        layout.addWidget(
            look.quiet_label(
                self.tr("Торішні значення показників стоять поруч із полями; нові ще не внесено. Ці речення ")
                + self.tr("перенесено без змін: змініть їх або скажіть, що вони лишаються чинними.")
            )
        )
        layout.addWidget(buttons)
        self.resize(900, 580)
        self.show_sentences(sentences)

    def show_sentences(self, sentences: Sequence[OldSentence]) -> None:
        """Show what is left; the place in the list is kept."""
        place = self._place()
        self.tree.clear()
        heads: dict[str, QTreeWidgetItem] = {}
        for one in sentences:
            top = heads.get(one.section)
            if top is None:
                top = heads[one.section] = QTreeWidgetItem([one.title])
                font = top.font(0)
                font.setBold(True)
                top.setFont(0, font)
                top.setFlags(Qt.ItemFlag.ItemIsEnabled)
                self.tree.addTopLevelItem(top)
            item = QTreeWidgetItem([one.text])
            item.setData(0, _OLD, one)
            top.addChild(item)
        self.tree.expandAll()
        self.words.setText(
            self.tr("Речень минулого року, які слід оновити або підтвердити: {}.").format(len(sentences))
        )
        self._choose(place)
        for button in (self.rewrite_button, self.confirm_button):
            button.setEnabled(bool(sentences))

    def _items(self) -> list[QTreeWidgetItem]:
        return [item for top in tops(self.tree) for item in below(top)]

    def _place(self) -> int:
        item = self.tree.currentItem()
        items = self._items()
        return items.index(item) if item in items else 0

    def _choose(self, place: int) -> None:
        items = self._items()
        if items:
            self.tree.setCurrentItem(items[min(place, len(items) - 1)])

    def _chosen(self) -> OldSentence | None:
        item = self.tree.currentItem()
        found = item.data(0, _OLD) if item is not None else None
        return found if isinstance(found, OldSentence) else None

    def _show_whole(self) -> None:
        """Show the whole sentence: in the list it is one line."""
        sentence = self._chosen()
        self.whole.setPlainText(sentence.text if sentence is not None else "")

    def _emit(self, signal: SignalInstance) -> None:
        sentence = self._chosen()
        if sentence is not None:
            signal.emit(sentence)
