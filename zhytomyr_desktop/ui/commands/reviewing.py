"""The review in the window: remarks beside the text, accepting, returning and reopening a section."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QMessageBox

from forms.definition import Severity
from zhytomyr_desktop import fields, renewal
from zhytomyr_desktop.clock import local
from zhytomyr_desktop.review.remarks import WHOLE_SECTION, Remark
from zhytomyr_desktop.ui.commands.base import FileCommands
from zhytomyr_desktop.ui.dialogs.choosing import TextDialog
from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.places import FieldAddress
from zhytomyr_desktop.ui.widgets.remarks import RemarkAnswer, RemarksPanel, ShownRemark, ShownReply
from zhytomyr_desktop.ui.widgets.sections import SectionLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from zhytomyr_desktop.ui.desk import Desk


class ReviewingCommands(FileCommands):
    """The commands of the review. The panel is made when there is something to show in it."""

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(window, desk)
        self.panel: RemarksPanel | None = None
        self._put_away = False
        self._offered = False
        self._review = self._session.review
        self._review.review_changed.connect(lambda _section: self.refresh())
        self._session.reloaded.connect(self.refresh)
        self._session.section_changed.connect(lambda _section: self._renumber())
        desk.section_shown.connect(self._on_section_shown)

    # Remarks

    def show_remarks(self, *, whole: bool = False) -> RemarksPanel:
        """Show the remarks beside the text, those of the section or of the whole report."""
        if self.panel is None:
            self.panel = self._made_panel()
        self.panel.setVisible(True)
        self.panel.whole_box.setChecked(whole)
        self.refresh()
        return self.panel

    def offer_remarks(self) -> None:
        """Show the remarks unless a person has put them away."""
        if not self._put_away:
            self._offered = self._offered or self.panel is None or self.panel.isHidden()
            self.show_remarks(whole=self.panel is not None and self.panel.whole_box.isChecked())

    def _on_section_shown(self, section: str) -> None:
        """What came of itself goes of itself, where a section has no remarks to be dealt with."""
        panel = self.panel
        if panel is not None and self._offered and not panel.whole_box.isChecked():
            panel.setVisible(bool(self._review.remarks(section, unsettled=True)))
        self.refresh()

    def toggle_remarks(self) -> None:
        """Bring the keyboard to the remarks; from there, put them away and go back into the form."""
        panel, at = self.panel, self._window.focusWidget()
        self._put_away = panel is not None and at is not None and panel.isAncestorOf(at)
        self._offered = False
        if panel is not None and self._put_away:
            panel.hide()
            self._desk.enter_form()
        else:
            whole = panel is not None and panel.isVisible() and panel.whole_box.isChecked()
            self.show_remarks(whole=whole).take_keyboard(self._desk.form.current_row)

    def show_all_open(self) -> None:
        """List all remarks of the report that are not settled."""
        self.show_remarks(whole=True).closed_box.setChecked(False)

    def _made_panel(self) -> RemarksPanel:
        panel = RemarksPanel()
        panel.field_chosen.connect(self._go_to)
        panel.answered.connect(self._on_answered)
        panel.done.connect(self._on_done)
        panel.closed.connect(self._on_closed)
        panel.remark_asked.connect(self.ask)
        panel.scope_changed.connect(self.refresh)
        self._desk.parts.put_beside(panel)
        return panel

    def refresh(self) -> None:
        """Bring the panel up to the file."""
        if self.panel is None or self.panel.isHidden():
            return
        section = "" if self.panel.whole_box.isChecked() else self._desk.section_key
        found = self._review.remarks(section, unsettled=not self.panel.closed_box.isChecked())
        self.panel.show_remarks([self._shown(one) for one in found], can_ask=self._review.can_write)

    def _renumber(self) -> None:
        """Name the rows anew: one that stands before them was added, moved or taken out."""
        if self.panel is not None and any(card.remark.row for card in self.panel.cards):
            self.refresh()

    def _shown(self, one: Remark) -> ShownRemark:
        title = self._session.section(one.section).title
        label = (
            title if one.is_about_section else fields.label(self._session.catalogue, one.section, one.about)
        )
        own = one.author == self._session.author
        return ShownRemark(
            id=one.id,
            address=FieldAddress(one.section, one.about),
            label=label,
            row=self._wording.row(self._session.values, one.section, one.about),
            text=one.text,
            author=one.author,
            at=local(one.at),
            state=one.state,
            replies=tuple(ShownReply(r.text, r.author, local(r.at)) for r in one.replies),
            can_answer=self._review.can_write,
            can_close=self._review.can_write and (self._review.is_city or own),
        )

    def _go_to(self, address: FieldAddress) -> None:
        if address.item == WHOLE_SECTION:
            self._desk.show_section(address.section)
        else:
            self._desk.go_to(address)

    def _on_answered(self, answer: RemarkAnswer) -> None:
        remark = self._review.remark(answer.remark)
        if remark is not None and self._review.answer(remark, answer.text):
            self.told.emit(self.tr("Відповідь збережено"))

    def _on_done(self, identifier: str) -> None:
        remark = self._review.remark(identifier)
        if remark is not None and self._review.mark_done(remark):
            self.told.emit(self.tr("Відповідь збережено"))

    def _on_closed(self, identifier: str) -> None:
        remark = self._review.remark(identifier)
        if remark is not None and self._review.close(remark):
            self.told.emit(self.tr("Зауваження закрито"))

    def ask(self) -> QDialog | None:
        """Ask what is wrong with the present field, or with the section where no field is chosen."""
        if not self._can_leave_fields():
            return None
        section, item = self._desk.section_key, self._desk.form.current_row
        label = self._desk.form.label(item) if item else self._session.section(section).title
        dialog = TextDialog(
            self.tr("Зауваження"),
            self.tr("Зауваження до «{}»").format(label),
            lines=4,
            action=self.tr("Записати зауваження"),
            parent=self._window,
        )
        dialog.text_entered.connect(lambda text: self._ask_now(dialog, section, item or WHOLE_SECTION, text))
        dialog.open()
        return dialog

    def _ask_now(self, dialog: QDialog, section: str, about: str, text: str) -> None:
        """Make the remark, unless nothing was written; where it is refused the dialog stays."""
        if not text.strip():
            dialog.accept()
        elif self._review.ask(section, about, text):
            dialog.accept()
            self.show_remarks(whole=self.panel is not None and self.panel.whole_box.isChecked())

    # States

    def accept(self) -> QDialog | None:
        """Ask, and accept the present section."""
        if not self._can_leave_fields():
            return None
        key = self._desk.section_key
        line = next(line for line in self._session.section_lines() if line.key == key)
        box = QMessageBox(
            QMessageBox.Icon.Question,
            self.tr("Прийняти розділ"),
            self.tr("Прийняти розділ «{}»?").format(line.title),
            parent=self._window,
        )
        frozen = self.tr("Після прийняття розділ не змінюється, доки його не відкрити знову.")
        left_open = list(self._left_open(line))
        box.setInformativeText(look.letters("\n".join([*left_open, frozen])))
        yes = box.addButton(self.tr("Прийняти"), QMessageBox.ButtonRole.AcceptRole)
        later = box.addButton(self.tr("Не зараз"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(later if left_open else yes)
        yes.clicked.connect(lambda: self._set_state(key, "accepted", "", self.tr("Розділ прийнято")))
        self._open(box)
        return box

    def _left_open(self, line: SectionLine) -> Iterator[str]:
        """What the one who accepts a section should know of it."""
        found = [f for f in self._session.findings(line.key) if not f.answer]
        grave = sum(f.severity in (Severity.ERROR, Severity.WARNING) for f in found)
        told = (
            (self.tr("Не заповнено показників: {}."), line.expected - line.filled),
            (self.tr("Помилок і попереджень без пояснення: {}."), grave),
            (self.tr("Запитань без пояснення: {}."), sum(f.severity is Severity.QUESTION for f in found)),
            (
                self.tr("Торішніх речень не оновлено й не підтверджено: {}."),
                len(renewal.to_renew(self._session.values.section(line.key))),
            ),
            (
                self.tr("Незакритих зауважень: {}; їх буде закрито."),
                len(self._review.remarks(line.key, unsettled=True)),
            ),
        )
        return (words.format(count) for words, count in told if count)

    def give_back(self) -> QDialog | None:
        """Ask for a remark about the section as a whole, and return it."""
        if not self._can_leave_fields():
            return None
        key = self._desk.section_key
        at_fields = len(self._review.remarks(key, unsettled=True))
        question = (
            self.tr("Що виправити в розділі загалом? Зауважень до полів: {}; можна нічого не дописувати.")
            if at_fields
            else self.tr("Що виправити в розділі? Зауваження до окремих полів – Ctrl+M.")
        )
        return self._ask_reason(
            self.tr("Повернути розділ"),
            question.format(at_fields),
            key,
            "returned",
            self.tr("Розділ повернуто"),
            lambda: self.command_asked.emit("handing", "offer_returned"),
        )

    def reopen(self) -> QDialog | None:
        """Ask for the reason, and open an accepted section for changes again."""
        key = self._desk.section_key
        if not self._review.is_frozen(key):
            self.told.emit(self.tr("Розділ не прийнято: його можна змінювати"))
            return None
        return self._ask_reason(
            self.tr("Відкрити розділ знову"),
            self.tr("Чому прийнятий розділ треба змінити? Причина лишиться в історії."),
            key,
            "submitted",
            self.tr("Розділ відкрито для змін"),
            lambda: None,
        )

    def _ask_reason(
        self, title: str, question: str, key: str, state: str, done: str, go_on: Callable[[], object]
    ) -> QDialog:
        def take(reason: str) -> None:
            if self._set_state(key, state, reason, done):
                dialog.accept()
                go_on()

        dialog = TextDialog(title, question, lines=4, action=title, parent=self._window)
        dialog.text_entered.connect(take)
        dialog.open()
        return dialog

    def _set_state(self, section: str, state: str, remark: str, done: str) -> bool:
        """Put the section into the state; False where it was refused (and told)."""
        if not self._review.set_state(section, state, remark):
            return False
        self._session.reload()
        self.told.emit(done)
        return True
