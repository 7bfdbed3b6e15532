"""What is still open before a section is handed over; each line leads to its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from zhytomyr_desktop.ui.widgets import look, roomy
from zhytomyr_desktop.ui.widgets.places import FieldAddress

_ADDRESS = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class OpenMatter:
    """Something that is not filled, explained or answered yet; ``grave``: an error."""

    address: FieldAddress
    text: str
    grave: bool = False


class HandOverDialog(QDialog):
    """Asks about what is open: go there, or hand over all the same."""

    handed_over = Signal()
    place_chosen = Signal(FieldAddress)

    def __init__(self, title: str, open_ones: Sequence[OpenMatter], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Здати розділ"))
        question = QLabel(self.tr("Здати розділ «{}»?").format(title))
        question.setWordWrap(True)
        question.setFont(look.heading_font(self.font(), 1.1))
        self.words = QLabel(
            self.tr("Ще відкрито: {}. Натисніть рядок, щоб перейти до нього, або здайте розділ так.").format(
                len(open_ones)
            )
            if open_ones
            else self.tr("Усе заповнено, зауважень без пояснення немає.")
        )
        self.words.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Що ще відкрито"))
        roomy.wrap(self.list)
        for matter in open_ones:
            item = QListWidgetItem(matter.text)
            item.setData(_ADDRESS, matter.address)
            if matter.grave:
                item.setForeground(look.color(self.palette(), look.Tone.ERROR))
            self.list.addItem(item)
        self.list.setVisible(bool(open_ones))
        self.list.itemActivated.connect(self._on_chosen)
        self.list.itemClicked.connect(self._on_chosen)
        buttons = QDialogButtonBox()
        self.yes = buttons.addButton(self.tr("&Здати…"), QDialogButtonBox.ButtonRole.AcceptRole)
        back = buttons.addButton(self.tr("&Повернутися до розділу"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (question, self.words, self.list, buttons):
            layout.addWidget(widget)
        self.yes.setAutoDefault(not open_ones)
        (back if open_ones else self.yes).setDefault(True)
        self.list.setSpacing(2)
        self.resize(620, 400 if open_ones else 140)

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.accept()
        self.place_chosen.emit(item.data(_ADDRESS))

    def _on_accepted(self) -> None:
        self.accept()
        self.handed_over.emit()
