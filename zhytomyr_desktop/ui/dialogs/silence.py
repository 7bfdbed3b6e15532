"""What went silent since last year: by section, each leads to the field that would tell it again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from zhytomyr_desktop.history.comparing import FIGURE, ROW, STATEMENT
from zhytomyr_desktop.history.silence import Silence
from zhytomyr_desktop.ui.dialogs.looking import LookingDialog
from zhytomyr_desktop.ui.widgets import look, roomy
from zhytomyr_desktop.ui.widgets.columns import SharedColumns
from zhytomyr_desktop.ui.widgets.items import below, tops
from zhytomyr_desktop.ui.widgets.places import FieldAddress

_ADDRESS = Qt.ItemDataRole.UserRole


class SilenceDialog(LookingDialog):
    """The list; last year is what this file keeps of it, or another file."""

    field_chosen = Signal(FieldAddress)
    file_asked = Signal()

    def __init__(self, titles: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Що замовкло"))
        self._titles = titles
        self.lead = look.quiet_label("")
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels([self.tr("Чого цього року немає"), self.tr("Як було торік")])
        self.tree.setAccessibleName(self.tr("Показники й речення, яких цього року немає"))
        self.tree.setWordWrap(True)
        roomy.give_air(self.tree)
        SharedColumns(self.tree.header(), (56, 60), rest=1)
        self.tree.itemActivated.connect(self._go)
        self.tree.itemDoubleClicked.connect(self._go)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.go_button = buttons.addButton(self.tr("Перейти до поля"), role)
        self.file_button = buttons.addButton(self.tr("Торішній файл…"), role)
        self.go_button.clicked.connect(lambda: self._go(self.tree.currentItem()))
        self.file_button.clicked.connect(self.file_asked)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.lead)
        layout.addWidget(self.tree, 1)
        layout.addWidget(buttons)
        self.resize(1000, 600)

    def show_silences(self, lead: str, found: Sequence[Silence]) -> None:
        """Show these under a line that says what last year is."""
        self.lead.setText(lead)
        self.tree.clear()
        for key, group in groupby(found, key=lambda one: one.section):
            head = QTreeWidgetItem([self._titles.get(key, key)])
            font = head.font(0)
            font.setBold(True)
            head.setFont(0, font)
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.tree.addTopLevelItem(head)
            head.setFirstColumnSpanned(True)
            head.addChildren([self._line(one) for one in group])
        self.tree.expandAll()
        lines = [line for head in tops(self.tree) for line in below(head)]
        self.go_button.setEnabled(bool(lines))
        if lines:
            self.tree.setCurrentItem(lines[0])

    def _line(self, one: Silence) -> QTreeWidgetItem:
        words = one.label or self.tr("Речення")
        if one.kind == STATEMENT and one.hidden:
            words = self.tr("Речення приховано")
        if one.kind not in (FIGURE, STATEMENT):
            words += self.tr(" (таблиця)") if one.kind == ROW else ""
        line = QTreeWidgetItem([words, one.last])
        line.setToolTip(0, look.letters(words))
        line.setToolTip(1, look.letters(one.last))
        line.setData(0, _ADDRESS, FieldAddress(one.section, one.field or one.item))
        return line

    def _go(self, item: QTreeWidgetItem | None) -> None:
        address = item.data(0, _ADDRESS) if item is not None else None
        if address is not None:
            self.accept()
            self.field_chosen.emit(address)
