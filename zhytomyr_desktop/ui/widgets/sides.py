"""One field of a dry run, its values side by side; in a conflict one is picked, or another typed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.compared import Key, ShownField, ShownValue
from zhytomyr_desktop.ui.widgets.redlined import RedlinedLabel


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person chose for a field in conflict: ``take``, a change's id, or else ``value`` as typed."""

    key: Key
    take: str = ""
    value: str = ""


class SidesPane(QScrollArea):
    """The values of one field in columns."""

    value_chosen = Signal(Chosen)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(self.tr("Значення поля"))
        self.choices: QButtonGroup | None = None
        self.own: QLineEdit | QPlainTextEdit | None = None
        self.own_button: QPushButton | None = None
        self.error: QLabel | None = None
        self._field: ShownField | None = None
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say what can be seen here."""
        self._field = None
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.addWidget(look.quiet_label(self.tr("Виберіть поле вгорі, щоб побачити значення поруч.")))
        layout.addStretch(1)
        self.setWidget(page)

    def show_field(self, field: ShownField, chosen: Chosen | None = None) -> None:
        """Show a field; ``chosen``: what was picked for it before."""
        self._field = field
        self.choices = self.own = self.own_button = self.error = None
        page = QWidget()
        layout = QVBoxLayout(page)
        title = QLabel(f"{field.label} · {field.where}")
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setFont(look.heading_font(self.font(), 1.05))
        title.setWordWrap(True)
        layout.addWidget(title)
        layout.addLayout(self._columns(page, field, chosen))
        if field.kind == "conflict":
            self._add_own(layout, field, chosen)
        layout.addStretch(1)
        self.setWidget(page)

    def _columns(self, page: QWidget, field: ShownField, chosen: Chosen | None) -> QHBoxLayout:
        line = QHBoxLayout()
        before = field.ancestor.text if field.ancestor else ""
        line.addWidget(self._card(self.tr("Було"), field.ancestor, ""), 1)
        if field.kind == "conflict":
            self.choices = QButtonGroup(page)
            base = before or field.sides[0].text
            for number, side in enumerate(field.sides):
                line.addWidget(self._choice(number, side, base, chosen), 1)
            self.choices.idClicked.connect(self._on_clicked)
            return line
        for value in field.city or (None,):
            line.addWidget(self._card(self.tr("Є"), value, before), 1)
        base = field.city[0].text if field.city else before
        for value in field.incoming or (None,):
            line.addWidget(self._card(self.tr("Прийде"), value, base), 1)
        return line

    def _card(self, title: str, value: ShownValue | None, before: str) -> QFrame:
        box, layout = _box()
        layout.addWidget(look.quiet_label(title))
        self._fill(layout, value, before)
        return box

    def _choice(self, number: int, side: ShownValue, before: str, chosen: Chosen | None) -> QFrame:
        box, layout = _box()
        words = self.tr("Взяти з файла {}").format(side.files) if side.files else self.tr("Лишити те, що є")
        radio = QRadioButton(words)
        radio.setToolTip(look.letters(words))
        radio.setAccessibleDescription(f"{side.text}, {side.author}, {side.at}")
        radio.setChecked(chosen is not None and chosen.take == side.change)
        if self.choices is not None:
            self.choices.addButton(radio, number)
        layout.addWidget(radio)
        self._fill(layout, side, before)
        return box

    def _fill(self, layout: QVBoxLayout, value: ShownValue | None, before: str) -> None:
        if value is None:
            layout.addWidget(QLabel("—"))
        else:
            layout.addWidget(RedlinedLabel(before, value.text or self.tr("(порожньо)")))
            layout.addWidget(
                look.quiet_label(" · ".join(word for word in (value.author, value.at, value.files) if word))
            )
        layout.addStretch(1)

    def _add_own(self, layout: QVBoxLayout, field: ShownField, chosen: Chosen | None) -> None:
        typed = chosen.value if chosen is not None and not chosen.take else ""
        line = QHBoxLayout()
        words = QLabel(self.tr("Інше значення:"))
        self.own = QPlainTextEdit(typed) if field.is_text else QLineEdit(typed)
        self.own.setAccessibleName(self.tr("Інше значення"))
        words.setBuddy(self.own)
        if isinstance(self.own, QPlainTextEdit):
            self.own.setTabChangesFocus(True)
            self.own.setMaximumHeight(self.fontMetrics().height() * 4)
            if not typed:
                self.own.setPlainText(field.sides[0].text)
        else:
            self.own.returnPressed.connect(self._on_typed)
        self.own_button = QPushButton(self.tr("Записати це"))
        self.own_button.clicked.connect(self._on_typed)
        for widget, stretch in ((words, 0), (self.own, 1), (self.own_button, 0)):
            line.addWidget(widget, stretch)
        self.error = look.error_label()
        layout.addLayout(line)
        layout.addWidget(self.error)

    def show_error(self, message: str) -> None:
        """Say why a typed value was not taken."""
        if self.error is not None:
            self.error.setText(message)
            self.error.setVisible(bool(message))

    def _on_clicked(self, number: int) -> None:
        if self._field is not None:
            self.show_error("")
            self.value_chosen.emit(Chosen(self._field.key, take=self._field.sides[number].change))

    def _on_typed(self) -> None:
        if self._field is None or self.own is None:
            return
        own = self.own
        text = own.text() if isinstance(own, QLineEdit) else own.toPlainText()
        self.value_chosen.emit(Chosen(self._field.key, value=text))


def _box() -> tuple[QFrame, QVBoxLayout]:
    box = QFrame()
    box.setFrameShape(QFrame.Shape.StyledPanel)
    layout = QVBoxLayout(box)
    layout.setAlignment(Qt.AlignmentFlag.AlignTop)
    return box, layout
