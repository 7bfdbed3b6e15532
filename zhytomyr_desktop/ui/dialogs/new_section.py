"""A section file that a department begins by itself: which sections, which year, whose community."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from zhytomyr_desktop.ui.widgets import look, roomy

_KEY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class OfferedSection:
    """A section that can be begun, and the department that usually fills it."""

    key: str
    title: str
    department: str


@dataclass(frozen=True, slots=True)
class SectionsBegun:
    """What was chosen; ``community`` is empty where it is that of the forms."""

    sections: tuple[str, ...]
    year: int
    community: str


class NewSectionDialog(QDialog):
    """A list of sections to mark, with the year and the community; «Далі…» leads to the file's place."""

    begun = Signal(SectionsBegun)

    def __init__(
        self, offered: Callable[[str], Sequence[OfferedSection]], year: int, parent: QWidget | None = None
    ) -> None:
        """``offered``: the sections for a community; the same ones in the same order for each."""
        super().__init__(parent)
        self._offered = offered
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Новий файл розділу"))
        self.list = self._make_list(offered(""))
        self.year = QSpinBox()
        self.year.setRange(2000, 2100)
        self.year.setValue(year)
        self.community = QLineEdit()
        self.community.setPlaceholderText(self.tr("лише для іншої: «… сільської територіальної громади»"))
        self.community.textChanged.connect(self._tell_sections)
        question = QLabel(self.tr("&Які розділи ви заповнюєте?"))
        question.setBuddy(self.list)
        question.setFont(look.heading_font(self.font(), 1.1))
        form = QFormLayout()
        form.addRow(self.tr("&Звітний рік:"), self.year)
        form.addRow(self.tr("&Громада (чого? кого?):"), self.community)
        layout = QVBoxLayout(self)
        layout.addWidget(
            look.quiet_label(
                self.tr(
                    "Якщо координатор надіслав вам файл, відкрийте його: у ньому вже є торішні значення. "
                    "Новий файл потрібен, лише коли такого немає."
                )
            )
        )
        layout.addWidget(question)
        layout.addWidget(self.list, 1)
        layout.addLayout(form)
        layout.addWidget(self._make_buttons())
        self._turned_by_box: QListWidgetItem | None = None
        self.list.itemPressed.connect(self._on_pressed)
        self.list.itemChanged.connect(self._on_turned)
        self.list.itemClicked.connect(self._on_clicked)
        self._enable()
        self.resize(620, 600)

    def _make_list(self, sections: Sequence[OfferedSection]) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName(self.tr("Розділи"))
        roomy.give_air(made)
        for section in sections:
            item = QListWidgetItem(section.title)
            item.setData(_KEY, section.key)
            item.setToolTip(section.department)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            made.addItem(item)
        made.setCurrentRow(0)
        return made

    def _tell_sections(self, community: str) -> None:
        """Titles and departments as they are in this community; no mark is turned."""
        with QSignalBlocker(self.list):
            for item, section in zip(self._items(), self._offered(community.strip()), strict=True):
                item.setText(section.title)
                item.setToolTip(section.department)

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go_button = buttons.addButton(self.tr("&Далі…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go_button.setToolTip(self.tr("Вибрати, де зберігати файл"))
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        return buttons

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def chosen(self) -> tuple[str, ...]:
        """The keys of the marked sections, in order."""
        marked = [item for item in self._items() if item.checkState() is Qt.CheckState.Checked]
        return tuple(str(item.data(_KEY)) for item in marked)

    def _on_pressed(self, _item: QListWidgetItem) -> None:
        self._turned_by_box = None

    def _on_turned(self, item: QListWidgetItem) -> None:
        self._turned_by_box = item
        self._enable()

    def _on_clicked(self, item: QListWidgetItem) -> None:
        """A click on the words turns the mark too; one on the box has done it already."""
        if self._turned_by_box is not item:
            marked = item.checkState() is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if marked else Qt.CheckState.Checked)

    def _enable(self) -> None:
        self.go_button.setEnabled(bool(self.chosen()))

    def _on_accepted(self) -> None:
        chosen = SectionsBegun(self.chosen(), self.year.value(), self.community.text().strip())
        self.accept()
        self.begun.emit(chosen)
