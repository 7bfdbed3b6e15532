"""The words of a statement: figures put in by «{», the sentence below as it will be printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from zhytomyr_desktop.errors import EntryError
from zhytomyr_desktop.report.document import Paragraph
from zhytomyr_desktop.ui.dialogs.writing import WritingDialog
from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.paragraphs import Span
from zhytomyr_desktop.ui.widgets.preview import SectionPreview
from zhytomyr_desktop.ui.widgets.slot_edit import SlotEdit

_PAUSE = 120
"""Milliseconds without a key after which the printed sentence below is written anew."""


class StatementDialog(WritingDialog):
    """One statement in words. ``keyed`` turns labels into the file's slots or raises EntryError.

    ``printed`` composes such a text; ``unbound`` tells where numbers stand that were typed by hand.
    """

    text_entered = Signal(str)
    paused = Signal(str)
    """Somebody stopped writing for a moment: the words as they stand, with labels."""

    def __init__(
        self,
        title: str,
        text: str,
        labels: Mapping[str, str],
        keyed: Callable[[str], str],
        printed: Callable[[str], Sequence[Paragraph]],
        unbound: Callable[[Paragraph], Sequence[Span]],
        known: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._keyed, self._printed, self._unbound = keyed, printed, unbound
        self.editor = SlotEdit(list(labels), known)
        self.editor.setPlainText(text)
        self.editor.setAccessibleName(self.tr("Слова речення"))
        self.form = self._make_forms()
        self.shown = SectionPreview()
        self.shown.setAccessibleName(self.tr("Як буде надруковано"))
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self.refresh)
        self.draft_label = look.quiet_label(
            self.tr('Показано слова, яких ще не було збережено. <a href="saved">Повернути збережені</a>')
        )
        self.draft_label.hide()
        self._lay_out()
        self.editor.textChanged.connect(self._later.start)
        self.editor.slot_entered.connect(self._on_slot)
        self.editor.finished.connect(self._on_accepted)
        self.refresh()
        self._on_slot("")

    def _lay_out(self) -> None:
        words = QLabel(self.tr("С&лова речення. Щоб вставити показник, введіть { і виберіть його зі списку:"))
        words.setWordWrap(True)
        words.setBuddy(self.editor)
        self.put_button = QPushButton(self.tr("&Вставити показник…"))
        self.put_button.setAutoDefault(False)
        self.put_button.clicked.connect(self.editor.open_list)
        form_label = QLabel(self.tr("&Як написати показник:"))
        form_label.setBuddy(self.form)
        line = QHBoxLayout()
        for widget in (self.put_button, form_label, self.form):
            line.addWidget(widget)
        line.addStretch(1)
        below = QLabel(self.tr("Як буде надрук&овано:"))
        below.setBuddy(self.shown)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(words)
        layout.addWidget(self.draft_label)
        layout.addWidget(self.editor, 3)
        layout.addLayout(line)
        layout.addWidget(self.error)
        layout.addWidget(below)
        layout.addWidget(self.shown, 2)
        self.unbound_label = look.quiet_label("")
        layout.addWidget(self.unbound_label)
        layout.addWidget(buttons)
        self.resize(680, 480)

    def _make_forms(self) -> QComboBox:
        form = QComboBox()
        for option, words in (
            ("", self.tr("як у називному: 5 тварин")),
            ("gen", self.tr("родовий: (немає) 5 тварин")),
            ("dat", self.tr("давальний: (завдяки) 5 тваринам")),
            ("acc", self.tr("знахідний: (бачу) 5 тварин")),
            ("ins", self.tr("орудний: (з) 5 тваринами")),
            ("loc", self.tr("місцевий: (на) 5 тваринах")),
            ("number", self.tr("лише число: 5")),
            ("previous", self.tr("торішнє значення")),
            ("change", self.tr("на скільки змінилося")),
            ("percent", self.tr("на скільки відсотків змінилося")),
        ):
            form.addItem(words, option)
        form.activated.connect(lambda row: self.editor.set_slot_option(form.itemData(row)))
        return form

    def _on_slot(self, name: str) -> None:
        option = self.editor.slot_option() if name else ""
        row = self.form.findData(option)
        self.form.setEnabled(bool(name) and row >= 0)
        self.form.setCurrentIndex(max(row, 0))

    def show_draft(self, text: str) -> None:
        """Show words that were being written when the program ended; what is saved is one click away."""
        saved = self.editor.toPlainText()
        self.draft_label.linkActivated.connect(lambda _: self._show_saved(saved))
        self.draft_label.show()
        self.editor.setPlainText(text)

    def _show_saved(self, text: str) -> None:
        self.editor.setPlainText(text)
        self.draft_label.hide()

    def refresh(self) -> None:
        """Write the printed sentence anew."""
        self.paused.emit(self.editor.toPlainText())
        try:
            paragraphs = list(self._printed(self._keyed(self.editor.toPlainText())))
        except EntryError:
            return
        self.show_error("")
        self.shown.show_text(paragraphs, unbound=self._unbound)
        typed = [p.text[start:stop] for p in paragraphs for start, stop in self._unbound(p)]
        self.unbound_label.setText(
            self.tr("Числа, набрані вручну: {}. Вони не зміняться, коли зміняться показники.").format(
                "; ".join(typed)
            )
            if typed
            else self.tr("Усі числа речення взято з показників.")
        )

    def written(self) -> str:
        return self.editor.toPlainText()

    def show_error(self, message: str) -> None:
        super().show_error(message)
        self.editor.setAccessibleDescription(message)

    def _on_accepted(self) -> None:
        try:
            text = self._keyed(self.editor.toPlainText().strip())
        except EntryError as error:
            self.show_error(str(error))
            self.editor.setFocus()
            return
        if not text:
            self.show_error(self.tr("Введіть слова речення або закрийте вікно кнопкою «Скасувати»."))
            return
        self.text_entered.emit(text)
