"""Signing the report, checking signed files and taking them in."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QMessageBox

from zhytomyr_desktop.ui import messages, work
from zhytomyr_desktop.ui.commands.base import FileCommands
from zhytomyr_desktop.ui.dialogs.signing import (
    KeyDialog,
    SignDialog,
    SignedFile,
    SignedFileDialog,
    SignRequest,
)
from zhytomyr_desktop.ui.dialogs.verdict import VerdictDialog
from zhytomyr_desktop.ui.widgets import look

if TYPE_CHECKING:
    from zhytomyr_desktop.report.signing.certificate import Holder
    from zhytomyr_desktop.report.signing.result import Verdict
    from zhytomyr_desktop.report.signing.sign import Signed
    from zhytomyr_desktop.signed import Kept as KeptFile
    from zhytomyr_desktop.signed import Taken
    from zhytomyr_desktop.ui.kept import Kept

_SERVER = "time_stamp_server"
_SHOWN = 6
"""Departures that a question names; the rest is in the measuring of the report."""


class SigningCommands(FileCommands):
    """The commands about signatures."""

    _kept: Kept | None = None

    def remember_in(self, kept: Kept) -> None:
        """Where the address of the time-stamp server is kept between two signatures."""
        self._kept = kept

    def sign(self) -> SignDialog:
        """Ask which report, who and with which key, and sign it."""
        report = self._session.path.with_suffix(".pdf")
        server = self._kept.option(_SERVER) if self._kept else ""
        dialog = SignDialog(report if report.is_file() else None, server, self._window)
        dialog.signing_asked.connect(lambda request: self._measure(dialog, self._expected(request)))
        # While the key is being chosen; it takes half a second.
        Thread(target=_load_signing, daemon=True).start()
        dialog.open()
        return dialog

    def _expected(self, request: SignRequest) -> SignRequest:
        """The request with the name that the report has at its role's place."""
        from zhytomyr_desktop.report.compose import signatories
        from zhytomyr_desktop.report.signing.fields import roles

        people = [one for one in signatories(self._session.workspace.values) if one.post or one.name]
        by_role = dict(zip(roles(people), people, strict=True))
        return request.of(by_role[request.order.role].name if request.order.role in by_role else "")

    def _measure(self, dialog: SignDialog, request: SignRequest) -> None:
        """Look what is still open, hold the report against today's figures and the norm, and ask about it."""
        state = self._session.workspace.snapshot

        def measure() -> tuple[str, ...]:
            from zhytomyr_desktop.report.signing.sign import departures

            return (*self._unready(), *departures(request.report, state))

        def go_on(departing: tuple[str, ...]) -> None:
            if departing:
                self._ask_about(dialog, request, departing)
            else:
                self._sign(dialog, request)

        dialog.keep_busy(work.run(dialog, self.tr("Перевіряю звіт…"), measure, go_on))

    def _unready(self) -> tuple[str, ...]:
        """That the report is not finished, in a sentence; for a working thread."""
        matters = self._still_open()
        return (self.tr("Звіт ще не готовий: {}.").format(", ".join(matters)),) if matters else ()

    def _ask_about(self, dialog: SignDialog, request: SignRequest, found: tuple[str, ...]) -> None:
        words = self.tr("Перед підписом зверніть увагу. Підписати так, як є?")
        shown = found[:_SHOWN] + (("…",) if len(found) > _SHOWN else ())
        self._ask(dialog, words, "\n".join(shown), lambda: self._sign(dialog, request))

    def _ask(self, dialog: SignDialog, words: str, told: str, go_on: Callable[[], None]) -> None:
        box = QMessageBox(QMessageBox.Icon.Question, dialog.windowTitle(), words, parent=dialog)
        box.setInformativeText(look.letters(told))
        box.setTextFormat(Qt.TextFormat.PlainText)
        as_it_is = box.addButton(self.tr("Підписати"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        as_it_is.clicked.connect(go_on)
        self._open(box)

    def _sign(self, dialog: SignDialog, request: SignRequest) -> None:
        def make(stop: work.Stop) -> Signed | tuple[Holder, ...] | str:
            from zhytomyr_desktop.report.signing.keys import SeveralKeysError
            from zhytomyr_desktop.report.signing.people import OtherSignerError
            from zhytomyr_desktop.report.signing.sign import sign

            try:
                return sign(request.report, request.out, request.key, request.order, stop.check)
            except SeveralKeysError as several:
                return several.holders
            except OtherSignerError as other:
                return str(other)

        # A token or a server that is slow to answer outlives the dialog that was cancelled.
        signing = work.run_stoppable(
            dialog,
            self.tr("Підписую…"),
            make,
            lambda done: self._made(dialog, request, done),
            owner=self._window,
        )
        dialog.keep_busy(signing)

    def _made(
        self, dialog: SignDialog, request: SignRequest, done: Signed | tuple[Holder, ...] | str
    ) -> None:
        """What signing came to: a signed file, or a question about the key that was opened."""
        if isinstance(done, str):
            self._ask_other(dialog, request, done)
        elif isinstance(done, tuple):
            self._ask_key(dialog, request, done)
        else:
            self._signed(dialog, request, done.holder)

    def _ask_other(self, dialog: SignDialog, request: SignRequest, told: str) -> None:
        """Ask whether somebody else than the report names signs: who stands in for an official may."""
        if shiboken6.isValid(dialog):
            words = self.tr("Підписати цим ключем?")
            self._ask(dialog, words, told, lambda: self._sign(dialog, request.of("")))

    def _ask_key(self, dialog: SignDialog, request: SignRequest, holders: tuple[Holder, ...]) -> None:
        if not shiboken6.isValid(dialog):
            return
        question = KeyDialog(holders, dialog)
        question.key_chosen.connect(lambda serial: self._sign(dialog, request.with_key(serial)))
        question.open()

    def _signed(self, dialog: SignDialog, request: SignRequest, holder: Holder) -> None:
        if shiboken6.isValid(dialog):
            dialog.accept()
        if self._kept:
            self._kept.set_option(_SERVER, request.order.server)
            self._kept.save()
        words = self.tr("Підписано ({}): {}.").format(holder.kind, holder.told)
        self.told.emit(words)
        messages.inform(self._window, words, str(request.out))

    def check(self) -> SignedFileDialog:
        """Ask for a signed file and show what a check of its signatures finds."""
        about = self.tr(
            "Програма покаже, хто й коли підписав, чи підпис охоплює весь файл і чи файл не змінено."
        )
        why = self.tr("щоб звірити, чи підписано саме його – за бажання")
        return self._ask_file(self.tr("Перевірити підпис"), about, self.tr("Перевірити"), self._check, why)

    def _check(self, dialog: SignedFileDialog, chosen: SignedFile) -> None:
        def look() -> Verdict:
            from zhytomyr_desktop.report.signing.verify import verify

            return verify(chosen.file, chosen.report, chosen.trust)

        def show(found: Verdict) -> None:
            dialog.accept()
            self._show(chosen.file.name, found)

        work.run(dialog, self.tr("Перевіряю підпис…"), look, show)

    def accept(self) -> SignedFileDialog:
        """Ask for a signed file and take it in, once it is proved to be the report."""
        about = self.tr(
            "Файл, підписаний у Дії, на czo.gov.ua чи в іншій програмі. Програма доведе, що підписано саме "
            "цей звіт, і збереже файл разом із файлом міста."
        )
        why = self.tr("якщо підписано не теперішній вигляд звіту")
        title, action = self.tr("Прийняти підписаний файл"), self.tr("Прийняти")
        return self._ask_file(title, about, action, self._accept, why)

    def _accept(self, dialog: SignedFileDialog, chosen: SignedFile) -> None:
        if not self._can_leave_fields():
            return
        path = self._session.path

        def take() -> Taken:
            return self._with_own_workspace(
                path, lambda own: own.signed.accept(chosen.file, report=chosen.report, trust=chosen.trust)
            )

        def show(taken: Taken) -> None:
            dialog.accept()
            self._session.reload()
            self._accepted(taken)

        work.run(dialog, self.tr("Перевіряю підпис…"), take, show)

    def _accepted(self, taken: Taken) -> None:
        kept = self.tr("Файл прийнято і збережено разом із файлом міста.")
        unproved = self.tr(
            "Файл збережено разом із файлом міста; що підписано саме цей звіт, тут не доведено."
        )
        more = [kept if taken.verdict.proved else unproved, *taken.people]
        if not taken.current:
            more.append(self.tr("Звіт змінено після підписання: підпис стосується попереднього вигляду."))
        self.told.emit(more[0])
        self._show(taken.name, taken.verdict, more)

    def show_kept(self) -> QDialog:
        """Show the signed files that were taken in."""
        lines = [self._kept_line(one) for one in self._session.workspace.signed.all()]
        words = self.tr("Прийняті підписані файли") if lines else self.tr("Підписаних файлів ще не прийнято.")
        box = messages.inform(self._window, words, "\n\n".join(lines))
        if lines and isinstance(box, QMessageBox):
            folder = QUrl.fromLocalFile(str(self._session.workspace.signed.folder))
            show = box.addButton(self.tr("Показати папку"), QMessageBox.ButtonRole.ActionRole)
            show.clicked.connect(lambda: QDesktopServices.openUrl(folder))
        return box

    def _kept_line(self, one: KeptFile) -> str:
        state = [] if one.current else [self.tr("Звіт змінено після підписання.")]
        if not one.proved:
            state.append(self.tr("Не доведено, що підписано саме цей звіт: підтвердьте на czo.gov.ua."))
        if not one.intact:
            state.append(self.tr("УВАГА: збереженого файла немає або його змінено."))
        return "\n".join([one.file, one.signers, *state])

    # -- shared ---------------------------------------------------------------------------------------------

    def _ask_file(
        self,
        title: str,
        about: str,
        action: str,
        use: Callable[[SignedFileDialog, SignedFile], None],
        why_report: str,
    ) -> SignedFileDialog:
        trust = self._session.path.with_name("довірені")
        known = trust if trust.is_dir() else None
        dialog = SignedFileDialog(title, about, action, known, why_report=why_report, parent=self._window)
        dialog.file_chosen.connect(lambda chosen: use(dialog, chosen))
        dialog.open()
        return dialog

    def _show(self, name: str, verdict: Verdict, more: list[str] | None = None) -> None:
        dialog = VerdictDialog(self.tr("Підпис: {}").format(name), verdict, more or (), self._window)
        dialog.open()


def _load_signing() -> None:
    from zhytomyr_desktop.report.signing import keys, ready, stamp

    _ = keys, ready, stamp
