"""What is done to the statements of a section: add, reword, renew, put back, move, hide, delete."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QDialog

from forms.template import SPECIAL
from forms.values import StatementValue, own_item
from zhytomyr_desktop import drafts, ordering, renewal, statements
from zhytomyr_desktop.drafts import Draft
from zhytomyr_desktop.report.document import Paragraph
from zhytomyr_desktop.statements import Placed
from zhytomyr_desktop.ui import messages, unbound
from zhytomyr_desktop.ui.commands.base import FileCommands
from zhytomyr_desktop.ui.dialogs.renewing import OldSentence, RenewDialog
from zhytomyr_desktop.ui.dialogs.statement import StatementDialog
from zhytomyr_desktop.ui.widgets.places import Key
from zhytomyr_desktop.ui.widgets.text_panel import Deed, StatementDeed

_TRIED = own_item("tried")
_NEW = own_item("new")
"""Stands for a statement that is not in the file yet."""


class WritingCommands(FileCommands):
    """The commands of the text beside the form."""

    def act(self, deed: StatementDeed) -> QDialog | None:
        """Do this to a statement; what needs words opens a dialog and returns it."""
        if self._session.read_only:
            return None
        self._desk.save_typed()
        if deed.deed is Deed.ADD:
            return self._add(deed.statement)
        placed = next((p for p in self._order() if p.key == deed.statement), None)
        if placed is None:
            return None
        if deed.deed is Deed.EDIT:
            return self._edit(placed)
        self._put(placed, self._texts(deed.deed, placed))
        return None

    def _order(self) -> list[Placed]:
        key = self._desk.section_key
        return statements.in_order(self._session.section(key), self._session.values.section(key))

    def _texts(self, deed: Deed, placed: Placed) -> dict[str, str]:
        if deed in (Deed.UP, Deed.DOWN):
            by = -1 if deed is Deed.UP else 1
            return statements.moved(self._order(), placed.key, by, self._desk.preview.statements())
        if deed is Deed.HIDE:
            return {"hidden": "" if placed.hidden else "1"}
        if deed is Deed.CONFIRM:
            return {renewal.FIELD: ""}
        return {"text": ""} if deed is Deed.RESTORE else {"deleted": "1"}

    def _put(self, placed: Placed, texts: dict[str, str]) -> None:
        section, before = self._desk.section_key, self._desk.preview.statements()
        if not texts:
            self.told.emit(self.tr("Далі пересунути не можна: речення форми лишається у своїй групі"))
        elif self._session.put([(Key(section, placed.item, f), t) for f, t in texts.items()]):
            self._desk.choose_statement(self._left(placed.key, before))
            if texts.get("hidden"):
                self.told.emit(self.tr("Речення сховано; у звіті його не буде. Повернути — Ctrl+Z"))
            elif texts.get("deleted"):
                self.told.emit(self.tr("Речення вилучено. Повернути — Ctrl+Z"))
            elif renewal.FIELD in texts:
                self.told.emit(self.tr("Речення лишається чинним. Повернути позначку — Ctrl+Z"))

    def _left(self, key: str, before: Sequence[str]) -> str:
        """The statement itself, or where it is no longer shown the next one, at the end the one above."""
        shown = self._desk.preview.statements()
        at = before.index(key) if key in before else 0
        order = (key, *before[at + 1 :], *reversed(before[:at]))
        return next((one for one in order if one in shown), "")

    def _edit(self, placed: Placed) -> QDialog:
        section = self._desk.section_key
        dialog = self._dialog(section, self.tr("Слова речення"), placed.item, placed.text)
        key = Key(section, placed.item, "text")
        dialog.text_entered.connect(lambda text: self._entered(dialog, key, placed, text))
        return dialog

    def _entered(self, dialog: StatementDialog, key: Key, placed: Placed, text: str) -> None:
        if text == placed.text:
            dialog.accept()
        elif self._save_written(dialog, [(key, text)]):
            self._desk.choose_statement(placed.key)

    def _add(self, after: str) -> QDialog:
        section = self._desk.section_key
        dialog = self._dialog(section, self.tr("Нове речення"), _NEW, "")
        dialog.text_entered.connect(lambda text: self._added(dialog, section, after, text))
        return dialog

    def _added(self, dialog: StatementDialog, section: str, after: str, text: str) -> None:
        group, position = statements.place_after(self._session.section(section), self._order(), after)
        item = own_item(ordering.new_id())
        if self._session.add(section, item, {"group": group, "text": text, "position": position}):
            dialog.accept()
            self._desk.choose_statement(item)

    # What is still last year's

    def show_renewal(self) -> QDialog | None:
        """Show last year's sentences that nobody renewed or confirmed."""
        if not self._can_leave_fields():
            return None
        sentences = self._old_sentences()
        if not sentences:
            messages.inform(self._window, self.tr("Усі речення оновлено або підтверджено."))
            return None
        dialog = RenewDialog(sentences, self._window)
        dialog.confirmed.connect(lambda one: self._confirm(dialog, one))
        dialog.rewrite_asked.connect(lambda one: self._rewrite(dialog, one))
        self._open(dialog)
        return dialog

    def _old_sentences(self) -> list[OldSentence]:
        workspace = self._session.workspace
        return [
            OldSentence(key, workspace.section(key).title, item, self._printed_text(key, item))
            for key, items in workspace.gathering.to_renew().items()
            for item in items
        ]

    def _printed_text(self, section: str, item: str) -> str:
        text = self._session.workspace.text(section, item, "text")
        return "\n".join(paragraph.text for paragraph in self._printed(section, text))

    def _rewrite(self, renewing: RenewDialog, one: OldSentence) -> None:
        text = self._session.workspace.text(one.section, one.item, "text")
        dialog = self._dialog(one.section, self.tr("Слова речення"), one.item, text, renewing)
        dialog.text_entered.connect(lambda new: self._rewritten(dialog, renewing, one, new))

    def _rewritten(self, dialog: StatementDialog, renewing: RenewDialog, one: OldSentence, text: str) -> None:
        if self._save_written(dialog, [(Key(one.section, one.item, "text"), text)]):
            renewing.show_sentences(self._old_sentences())

    def _confirm(self, renewing: RenewDialog, one: OldSentence) -> None:
        if self._session.put([(Key(one.section, one.item, renewal.FIELD), "")]):
            renewing.show_sentences(self._old_sentences())

    def _dialog(
        self, section_key: str, title: str, item: str, text: str, parent: QDialog | None = None
    ) -> StatementDialog:
        section = self._session.section(section_key)
        named = statements.labels(section)
        dialog = StatementDialog(
            title,
            statements.with_labels(text, named),
            named,
            partial(statements.with_keys, named=named, known=SPECIAL),
            partial(self._printed, section.key),
            unbound.spans,
            SPECIAL,
            parent or self._window,
        )
        dialog.open()
        self._keep_draft(dialog, Key(section_key, item, drafts.WORDS), text)
        dialog.editor.setFocus()
        return dialog

    def _keep_draft(self, dialog: StatementDialog, key: Key, was: str) -> None:
        """Keep the words while they are being written; show those that an end of the program cut off."""
        path = self._session.path
        saved = dialog.written()
        draft = next((d for d in drafts.of(path) if d.place[1:] == key and d.was == was), None)
        if draft is not None:
            dialog.show_draft(draft.text)

        def keep(text: str) -> None:
            if text != saved:
                drafts.keep(Draft.of(path, *key, text, was))

        dialog.paused.connect(keep)
        dialog.finished.connect(lambda _: drafts.drop(path, *key))

    def _printed(self, section: str, text: str) -> Sequence[Paragraph]:
        """The text as a statement of the section would be printed, its missing figures as gaps."""
        from zhytomyr_desktop.report.compose import compose_statement

        values = self._session.values
        group = self._session.section(section).groups[0].key
        part = values.section(section)
        tried = StatementValue(key=_TRIED, text=text, group=group)
        part = replace(part, statements={**part.statements, _TRIED: tried})
        tried_values = replace(values, sections={**values.sections, section: part})
        return compose_statement(self._session.catalogue, tried_values, section, _TRIED, gaps=True)
