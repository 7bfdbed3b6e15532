"""The findings panel: by severity, each leads to its field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QBrush, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from forms.definition import Severity
from zhytomyr_desktop.ui.widgets import look, roomy
from zhytomyr_desktop.ui.widgets.marks import severity_icon
from zhytomyr_desktop.ui.widgets.places import VALUE, FieldAddress

_ROLE = Qt.ItemDataRole.UserRole
_CALM = 1000
"""Milliseconds without findings after which the panel shrinks: what typing brings and takes moves nothing."""
_ANY_HEIGHT = 16_777_215
"""Pixels, as Qt means «no limit»."""


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """One finding in words. ``items``: the fields it is about; ``answer``: the explanation given.

    ``columns``: of the tables and rows among the items the column that it is about, as (item, column).
    Of free text: ``span`` in the printed paragraph of statement ``items[0]``, the words ``printed`` there;
    ``mend``: what may stand there instead; ``word``: the word that the dictionary lacks.
    """

    section: str
    rule: str
    severity: Severity
    message: str
    items: tuple[str, ...]
    answer: str = ""
    span: tuple[int, int] | None = None
    printed: str = ""
    mend: str | None = None
    word: str = ""
    columns: tuple[tuple[str, str], ...] = ()


class Filter(StrEnum):
    """Which findings the list shows."""

    ALL = "all"
    OPEN = "open"
    GRAVE = "grave"
    QUESTIONS = "questions"
    HINTS = "hints"

    def lets(self, finding: ShownFinding) -> bool:
        """Whether the list shows this finding."""
        grave = finding.severity in (Severity.ERROR, Severity.WARNING)
        return {
            Filter.ALL: True,
            Filter.OPEN: not finding.answer,
            Filter.GRAVE: grave,
            Filter.QUESTIONS: finding.severity is Severity.QUESTION,
            Filter.HINTS: finding.severity is Severity.HINT,
        }[self]


class FindingsPanel(QWidget):
    """The list with its summary, of a section or of the whole report; each can be answered, some mended."""

    field_chosen = Signal(FieldAddress)
    explanation_asked = Signal(ShownFinding)
    mending_asked = Signal(ShownFinding)
    word_asked = Signal(ShownFinding)
    scope_changed = Signal(bool)
    room_changed = Signal()
    """The panel takes no more room than its summary needs, or its whole room again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[ShownFinding, ...] = ()
        self._findings: tuple[ShownFinding, ...] = ()
        self._titles: Mapping[str, str] = {}
        self.can_enter: Callable[[str], bool] = lambda _section: True
        """Whether a finding of this section can be answered and mended."""
        self.summary = QLabel()
        self.summary.setAccessibleName(self.tr("Підсумок перевірки"))
        self.summary.setWordWrap(True)
        self.summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.list = self._make_list()
        self._fit_icons()
        self.whole_box = QCheckBox(self.tr("Увесь звіт"))
        self.whole_box.toggled.connect(self._on_scope)
        self.filter_box = self._filter_box()
        self.mend_button = self._button(self.tr("Виправити"), self.mending_asked)
        self.word_button = self._button(self.tr("До словника"), self.word_asked)
        self.answer_button = self._button(self.tr("Пояснити…"), self.explanation_asked)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM)
        self._calm.timeout.connect(self._shrink)
        self.is_shrunk = False
        """Whether the panel takes no more room than its summary needs."""
        self._lay_out()
        self.show_findings(())

    def _make_list(self) -> QListWidget:
        made = QListWidget()
        roomy.wrap(made)
        made.setAccessibleName(self.tr("Зауваження"))
        made.setSpacing(2)
        made.setFrameShape(QListWidget.Shape.NoFrame)
        made.itemActivated.connect(self._on_chosen)
        made.itemClicked.connect(self._on_chosen)
        made.currentItemChanged.connect(self._on_current)
        return made

    def _lay_out(self) -> None:
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setContentsMargins(look.PADDING, look.GAP // 2, look.PADDING, 0)
        self._head.addWidget(self.summary, 1)
        self._scope = _row(self.whole_box, self.filter_box)
        self._acts = _row(self.mend_button, self.word_button, self.answer_button)
        self._controls = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._controls.addStretch(1)
        for row in (self._scope, self._acts):
            self._controls.addWidget(row, 0, Qt.AlignmentFlag.AlignRight)
        self._head.addLayout(self._controls)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.GAP // 2)
        layout.addLayout(self._head)
        layout.addWidget(self.list, 1000)
        layout.addStretch(1)
        after: QWidget = self.list  # what is done about a finding comes after it, though it stands above
        for button in (self.mend_button, self.word_button, self.answer_button):
            QWidget.setTabOrder(after, button)
            after = button

    def minimumSizeHint(self) -> QSize:
        """What its controls need one below another, so that they widen no part of the window."""
        least = max(row.minimumSizeHint().width() for row in (self._scope, self._acts)) + 2 * look.PADDING
        return QSize(least, super().minimumSizeHint().height())

    def _fit_head(self) -> None:
        """The summary beside its controls, or above them where it has no room; they in a row or in two."""
        words = self.summary.fontMetrics().horizontalAdvance(self.summary.text())
        controls = sum(row.sizeHint().width() for row in (self._scope, self._acts)) + look.GAP
        kind = QBoxLayout.Direction
        beside = words + controls + look.PADDING * 4 <= self.width()
        self._head.setDirection(kind.LeftToRight if beside else kind.TopToBottom)
        row = controls + look.PADDING * 2 <= self.width()
        self._controls.setDirection(kind.LeftToRight if row else kind.TopToBottom)
        if self.is_shrunk:
            self._shrink()

    def _shrink(self) -> None:
        """Leave the form the room in which nothing is listed."""
        self.is_shrunk = True
        layout = self.layout()
        assert layout is not None
        self.setMaximumHeight(layout.totalHeightForWidth(self.width()) + look.GAP // 2)
        self.room_changed.emit()

    def _grow(self) -> None:
        self._calm.stop()
        if self.is_shrunk:
            self.is_shrunk = False
            self.setMaximumHeight(_ANY_HEIGHT)
            self.room_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def _filter_box(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self.tr("Які зауваження показувати"))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(10)
        words = {
            Filter.ALL: self.tr("Усі"),
            Filter.OPEN: self.tr("Без пояснення"),
            Filter.GRAVE: self.tr("Помилки й попередження"),
            Filter.QUESTIONS: self.tr("Запитання"),
            Filter.HINTS: self.tr("Підказки"),
        }
        for filter_, text in words.items():
            box.addItem(text, filter_)
        box.currentIndexChanged.connect(lambda _index: self._show_filtered())
        return box

    def _button(self, text: str, asked: SignalInstance) -> QPushButton:
        """A button that asks for something about the chosen finding."""
        button = QPushButton(text)
        button.setEnabled(False)
        button.clicked.connect(lambda: self._ask(asked))
        return button

    def _ask(self, asked: SignalInstance) -> None:
        item = self.list.currentItem()
        if item is not None:
            asked.emit(item.data(_ROLE))

    @property
    def is_whole(self) -> bool:
        """Whether the findings of the whole report are asked for."""
        return self.whole_box.isChecked()

    def name_sections(self, titles: Mapping[str, str]) -> None:
        """Tell how the sections are called in a list of the whole report."""
        self._titles = titles

    def show_findings(self, findings: Sequence[ShownFinding]) -> None:
        """Show these, the gravest first; answered ones last."""
        order = list(Severity)
        self._all = tuple(sorted(findings, key=lambda f: (bool(f.answer), order.index(f.severity))))
        self._show_filtered()

    def take_keyboard(self) -> None:
        """Bring the keyboard to the list; where it is empty, and so not in sight, to what is above it."""
        chosen = self.whole_box if self.list.isHidden() else self.list
        chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def present(self, section: str, item: str) -> ShownFinding | None:
        """The finding about this field, of several the chosen one; where there is none, the chosen one."""
        current = self.list.currentItem()
        chosen: tuple[ShownFinding, ...] = (current.data(_ROLE),) if current is not None else ()
        for finding in (*chosen, *self._findings):
            places = (address(finding.section, one) for one in finding.items)
            if any((at.section, at.item.partition("/")[0]) == (section, item) for at in places):
                return finding
        return chosen[0] if chosen else None

    def choose_next(self) -> bool:
        """Choose the next finding of the list, from the last one the first; False where there is none."""
        if not self.list.count():
            return False
        self.list.setCurrentRow((self.list.currentRow() + 1) % self.list.count())
        self._on_chosen(self.list.currentItem())
        return True

    def _on_scope(self, whole: bool) -> None:
        """Write the lines anew: only a list of the whole report names the sections."""
        self._findings = ()
        self.list.clear()
        self.show_findings(self._all)
        self.scope_changed.emit(whole)

    def _show_filtered(self) -> None:
        chosen = Filter(self.filter_box.currentData())
        new = tuple(finding for finding in self._all if chosen.lets(finding))
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
        self._fit_head()
        self._on_current(self.list.currentItem())
        self.list.setVisible(bool(new))
        if new:
            self._grow()
        elif not self.is_shrunk:
            self._calm.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            findings = self._all
            self.show_findings(())
            self._fit_icons()
            self.show_findings(findings)

    def _fit_icons(self) -> None:
        """Let the icons be as large as the letters."""
        side = self.list.fontMetrics().height()
        self.list.setIconSize(QSize(side, side))

    def findings(self) -> tuple[ShownFinding, ...]:
        """What is shown, in order."""
        return self._findings

    def _fill(self, item: QListWidgetItem, finding: ShownFinding) -> None:
        place = f" · {self._titles.get(finding.section, finding.section)}" if self.is_whole else ""
        text = f"{self._word(finding.severity)}{place}. {finding.message}"
        if finding.answer:
            text += "\n" + self.tr("Пояснення: {}").format(finding.answer)
        item.setText(text)
        item.setData(_ROLE, finding)
        item.setIcon(severity_icon(finding.severity))
        role = QPalette.ColorRole.Text
        quiet = look.color(self.palette(), look.Tone.QUIET)
        item.setForeground(QBrush(quiet if finding.answer else self.palette().color(role)))

    def _word(self, severity: Severity) -> str:
        return {
            Severity.ERROR: self.tr("Помилка"),
            Severity.WARNING: self.tr("Попередження"),
            Severity.QUESTION: self.tr("Запитання", "одне"),
            Severity.HINT: self.tr("Підказка"),
        }[severity]

    def _summary(self) -> str:
        open_ones = [f for f in self._all if not f.answer]
        if not open_ones:
            return self.tr("На всі зауваження є пояснення") if self._all else self._no_findings()
        words = (
            (Severity.ERROR, self.tr("помилок: {}")),
            (Severity.WARNING, self.tr("попереджень: {}")),
            (Severity.QUESTION, self.tr("запитань: {}")),
            (Severity.HINT, self.tr("підказок: {}")),
        )
        counts = [(word, sum(f.severity is severity for f in open_ones)) for severity, word in words]
        told = self.tr("Зауваження — {}").format(", ".join(word.format(n) for word, n in counts if n))
        return told if self._findings else self.tr("{}; вибраних серед них немає").format(told)

    def _no_findings(self) -> str:
        if self.is_whole:
            return self.tr("Зауважень до звіту немає")
        return self.tr("Зауважень до цього розділу немає")

    def _on_chosen(self, item: QListWidgetItem) -> None:
        finding = item.data(_ROLE)
        if finding.items:
            self.field_chosen.emit(goal(finding))

    def _on_current(self, item: QListWidgetItem | None) -> None:
        finding = item.data(_ROLE) if item is not None else None
        can_enter = finding is not None and self.can_enter(finding.section)
        self.answer_button.setEnabled(can_enter)
        for button, of_use in (
            (self.mend_button, finding is not None and finding.mend is not None),
            (self.word_button, finding is not None and bool(finding.word)),
        ):
            button.setEnabled(of_use and can_enter)
            button.setVisible(of_use)
        self._fit_head()


def goal(finding: ShownFinding) -> FieldAddress:
    """Where a person looks at what was found: its first field, of a table the column."""
    first = finding.items[0]
    return replace(address(finding.section, first), field=dict(finding.columns).get(first, VALUE))


def address(section: str, item: str) -> FieldAddress:
    """Where an item of a finding is: «key» or a statement in the section itself, «other.key» in another."""
    other, dot, key = ("", "", "") if "/" in item else item.partition(".")
    return FieldAddress(other, key) if dot else FieldAddress(section, item)


def _row(*widgets: QWidget) -> QWidget:
    """Widgets beside each other."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget)
    return row
