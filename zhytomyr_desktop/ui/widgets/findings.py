"""The findings panel: by severity, each leads to its field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QIcon, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from forms.definition import Severity
from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.marks import severity_icon
from zhytomyr_desktop.ui.widgets.places import FieldAddress

_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """One finding in words. ``items``: the fields it is about; ``answer``: the explanation given."""

    section: str
    rule: str
    severity: Severity
    message: str
    items: tuple[str, ...]
    answer: str = ""


class FindingsPanel(QWidget):
    """The list with its summary; a question can be answered."""

    field_chosen = Signal(FieldAddress)
    explanation_asked = Signal(ShownFinding)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: tuple[ShownFinding, ...] = ()
        self._icons: dict[Severity, QIcon] = {}
        self.summary = QLabel()
        self.summary.setAccessibleName(self.tr("Підсумок перевірки"))
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setAccessibleName(self.tr("Зауваження"))
        self.list.setSpacing(2)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.itemActivated.connect(self._on_chosen)
        self.list.itemClicked.connect(self._on_chosen)
        self.list.currentItemChanged.connect(self._on_current)
        self.answer_button = QPushButton(self.tr("Пояснити…"))
        self.answer_button.setEnabled(False)
        self.answer_button.clicked.connect(self._on_answer)
        top = QHBoxLayout()
        top.setContentsMargins(look.PADDING, look.GAP // 2, look.PADDING, 0)
        top.addWidget(self.summary, 1)
        top.addWidget(self.answer_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.GAP // 2)
        layout.addLayout(top)
        layout.addWidget(self.list, 1000)
        layout.addStretch(1)
        self.show_findings(())

    def show_findings(self, findings: Sequence[ShownFinding]) -> None:
        """Show these, the gravest first; answered ones last."""
        order = list(Severity)
        new = tuple(sorted(findings, key=lambda f: (bool(f.answer), order.index(f.severity))))
        if new == self._findings and new:
            return
        old, self._findings = self._findings, new
        for number, finding in enumerate(new):
            if number >= len(old):
                self.list.addItem(QListWidgetItem())
            if number >= len(old) or old[number] != finding:
                self._fill(self.list.item(number), finding)
        while self.list.count() > len(new):
            self.list.takeItem(self.list.count() - 1)
        self.summary.setText(self._summary())
        self.answer_button.setEnabled(self.list.currentItem() is not None)
        self.list.setVisible(bool(new))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            findings = self._findings
            self._icons.clear()
            self.show_findings(())
            side = self.list.fontMetrics().height()
            self.list.setIconSize(QSize(side, side))
            self.show_findings(findings)

    def findings(self) -> tuple[ShownFinding, ...]:
        """What is shown, in order."""
        return self._findings

    def _fill(self, item: QListWidgetItem, finding: ShownFinding) -> None:
        text = f"{self._word(finding.severity)}. {finding.message}"
        if finding.answer:
            text += "\n" + self.tr("Пояснення: {}").format(finding.answer)
        item.setText(text)
        item.setData(_ROLE, finding)
        item.setIcon(self._icon(finding.severity))
        role = QPalette.ColorRole.Text
        quiet = look.color(self.palette(), look.Tone.QUIET)
        item.setForeground(QBrush(quiet if finding.answer else self.palette().color(role)))

    def _icon(self, severity: Severity) -> QIcon:
        if severity not in self._icons:
            self._icons[severity] = severity_icon(severity, self.list)
        return self._icons[severity]

    def _word(self, severity: Severity) -> str:
        return {
            Severity.ERROR: self.tr("Помилка"),
            Severity.WARNING: self.tr("Попередження"),
            Severity.QUESTION: self.tr("Запитання"),
            Severity.HINT: self.tr("Підказка"),
        }[severity]

    def _summary(self) -> str:
        open_ones = [f for f in self._findings if not f.answer]
        if not open_ones:
            return (
                self.tr("Зауважень немає") if not self._findings else self.tr("На всі зауваження є пояснення")
            )
        words = (
            (Severity.ERROR, self.tr("помилок: {}")),
            (Severity.WARNING, self.tr("попереджень: {}")),
            (Severity.QUESTION, self.tr("запитань: {}")),
            (Severity.HINT, self.tr("підказок: {}")),
        )
        counts = [(word, sum(f.severity is severity for f in open_ones)) for severity, word in words]
        return self.tr("Зауваження — {}").format(", ".join(word.format(n) for word, n in counts if n))

    def _on_chosen(self, item: QListWidgetItem) -> None:
        finding = item.data(_ROLE)
        if finding.items:
            self.field_chosen.emit(address(finding.section, finding.items[0]))

    def _on_current(self, item: QListWidgetItem | None) -> None:
        self.answer_button.setEnabled(item is not None)

    def _on_answer(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.explanation_asked.emit(item.data(_ROLE))


def address(section: str, item: str) -> FieldAddress:
    """Where an item of a finding is: «key» in the section itself, «other.key» in another one."""
    other, dot, key = item.partition(".")
    return FieldAddress(other, key) if dot else FieldAddress(section, item)
