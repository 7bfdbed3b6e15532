"""Taking section files in: merge, its undoing, and what two people filled differently."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox

from zhytomyr_desktop import fields
from zhytomyr_desktop.clock import local
from zhytomyr_desktop.errors import EntryError
from zhytomyr_desktop.gathering import deciding, sifting
from zhytomyr_desktop.gathering.deciding import Choice
from zhytomyr_desktop.gathering.sifting import Sifted
from zhytomyr_desktop.review.acceptance import ACCEPTANCE
from zhytomyr_desktop.ui import dropped, messages, work
from zhytomyr_desktop.ui.commands.base import FileCommands
from zhytomyr_desktop.ui.commands.dry_run import DryRunWords
from zhytomyr_desktop.ui.dialogs.conflicts import ConflictsDialog, Decision, ShownConflict, ShownSide
from zhytomyr_desktop.ui.dialogs.merging import Allowed, MergeDialog, MergeOrder
from zhytomyr_desktop.ui.widgets import look
from zhytomyr_desktop.ui.widgets.places import Key

if TYPE_CHECKING:
    from db import Change, Conflict
    from db.merge import MergeResult, UndoResult


class GatheringCommands(FileCommands):
    """The commands of the one who gathers the sections."""

    def merge(self) -> None:
        """Ask for files, show what they will bring, take them in."""
        if self._can_leave_fields():
            dialog = self._file_dialog(self.tr("Приєднати файли"), QFileDialog.FileMode.ExistingFiles)
            dialog.filesSelected.connect(lambda names: self.merge_files([Path(name) for name in names]))
            dialog.open()

    def take_dropped(self, paths: Sequence[Path], open_file: Callable[[Path], object]) -> None:
        """Ask what to do with files dropped on a city file: take them in, or open the one."""
        if not self._can_leave_fields():
            return
        names = ", ".join(path.name for path in paths[:3]) + ("…" if len(paths) > 3 else "")
        box = QMessageBox(
            QMessageBox.Icon.Question,
            self.tr("Отримані файли"),
            self.tr("Приєднати до цього звіту: {}?").format(names),
            parent=self._window,
        )
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(self.tr("Спершу буде показано, що зміниться; до того нічого не запишеться."))
        take = box.addButton(self.tr("Приєднати…"), QMessageBox.ButtonRole.AcceptRole)
        take.clicked.connect(lambda: self.merge_files(paths))
        if len(paths) == 1 and not paths[0].is_dir():
            open_ = box.addButton(self.tr("Відкрити замість цього"), QMessageBox.ButtonRole.ActionRole)
            open_.clicked.connect(lambda: open_file(paths[0]))
        not_now = box.addButton(QMessageBox.StandardButton.Cancel)
        not_now.clicked.connect(lambda: dropped.forget(paths))
        box.setDefaultButton(take)
        self._open(box)

    def merge_files(self, paths: Sequence[Path]) -> None:
        """Show what these files (of a folder: all in it and below) will bring, then take them in."""
        found = sifting.report_files(paths, self._session.path)
        if found:
            self._look(found, Allowed(), self._show_preview).failed.connect(lambda _: dropped.forget(found))
        else:
            messages.inform(self._window, self.tr("У вибраній папці немає файлів звіту (*.zvit)."))

    def _look(self, paths: Sequence[Path], allowed: Allowed, done: Callable[[Sifted], object]) -> work.Work:
        path = self._session.path
        return work.run(
            self._window,
            self.tr("Читаю файли…"),
            lambda: self._with_own_workspace(
                path, lambda w: w.gathering.preview_usable(paths, **asdict(allowed), everything=True)
            ),
            done,
        )

    def _show_preview(self, sifted: Sifted) -> None:
        words = DryRunWords(self._session.catalogue, self._wording, self._session.workspace.review.is_frozen)
        seen = [sifted]
        every = (*sifted.paths, *sifted.of_others)
        unusable = tuple(one for one in sifted.refused if one.path not in sifted.of_others)
        dialog = MergeDialog(words.shown(sifted), self._complaint, self._window)

        def show_again(fresh: Sifted) -> None:
            seen[0] = replace(fresh, refused=(*unusable, *fresh.refused))
            dialog.show_run(words.shown(seen[0]))

        dialog.allowed_changed.connect(lambda allowed: self._look(every, allowed, show_again))
        dialog.merge_chosen.connect(lambda order: self._merge_now(seen[0].paths, seen[0].result, order))
        dialog.rejected.connect(lambda: dropped.forget(every))
        dialog.open()

    def _complaint(self, key: tuple[str, str, str], text: str) -> str:
        try:
            fields.read(self._session.catalogue, *key, text)
        except EntryError as error:
            return str(error)
        return ""

    def _merge_now(self, paths: Sequence[Path], seen: MergeResult, order: MergeOrder) -> None:
        accepted = {one.section for one in seen.comparison.fields if one.item.startswith(ACCEPTANCE)}
        path, seen = self._session.path, deciding.to_be_decided(seen)
        choices = [Choice(chosen.key, chosen.take, chosen.value) for chosen in order.choices]
        merging = work.run(
            self._window,
            self.tr("Приєдную файли…"),
            lambda: self._with_own_workspace(
                path, lambda w: w.gathering.merge(paths, **asdict(order.allowed), seen=seen, choices=choices)
            ),
            lambda result: self._after_merge(result, accepted),
        )
        merging.ended.connect(lambda: dropped.forget(paths))

    def _after_merge(self, result: MergeResult, came: Collection[str]) -> None:
        """``came``: the sections that the files brought an acceptance of."""
        self._session.reload()
        self.told.emit(self.tr("Приєднано змін: {}").format(result.taken))
        conflicts = self.show_conflicts() if result.conflicts else None
        if conflicts is not None:
            conflicts.finished.connect(lambda: self._tell_of_sections(result.taken, came))
        elif not self._tell_of_sections(result.taken, came):
            messages.inform(
                self._window,
                self.tr("Приєднано змін: {}. Різних значень одного показника немає.").format(result.taken),
                self.tr("Вирішено розбіжностей: {}.").format(len(result.decided)) if result.decided else "",
            )

    def _tell_of_sections(self, taken: int, came: Collection[str]) -> bool:
        """Whether there was something to tell of sections: accepted in a copy, or under review again."""
        reopened = self._reopened_words()
        accepted = self._accepted_in_copies(came)
        if accepted:
            self._offer_acceptances(taken, accepted, reopened)
        elif reopened:
            messages.inform(self._window, self.tr("Приєднано змін: {}.").format(taken), reopened)
        return bool(accepted or reopened)

    def _reopened_words(self) -> str:
        """Which accepted sections are under review again, since something in them is different."""
        titles = [self._session.section(key).title for key in self._session.workspace.review.reopened()]
        words = self.tr("Знову на розгляді, бо змінено після прийняття: {}.")
        return words.format(", ".join(f"«{title}»" for title in titles)) if titles else ""

    def _accepted_in_copies(self, came: Collection[str]) -> dict[str, Change]:
        """Those of the sections that came as accepted in a copy of this file, with the acceptance."""
        waiting = self._session.workspace.review.accepted_in_copies() if came else {}
        return {section: change for section, change in waiting.items() if section in came}

    def _offer_acceptances(self, taken: int, accepted: Mapping[str, Change], more: str) -> None:
        """Ask whether what was accepted in the copy is accepted here: once for all of its sections."""
        box = QMessageBox(
            QMessageBox.Icon.Question,
            self.tr("Прийняти розділи"),
            self.tr(
                "Приєднано змін: {}. У копії цього файла прийнято розділів: {}. Прийняти їх і тут?"
            ).format(taken, len(accepted)),
            parent=self._window,
        )
        lines = [
            self.tr("«{}» — {}, {}").format(self._session.section(key).title, change.author, local(change.at))
            for key, change in accepted.items()
        ]
        same = self.tr("У цих розділах стоїть саме те, що прийнято в копії.")
        box.setInformativeText(look.letters("\n".join([*lines, same, *([more] if more else [])])))
        yes = box.addButton(self.tr("Прийняти"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(self.tr("Не зараз"), QMessageBox.ButtonRole.RejectRole))
        yes.clicked.connect(lambda: self._accept_here(accepted))
        self._open(box)

    def _accept_here(self, sections: Iterable[str]) -> None:
        done = [key for key in sections if self._session.review.set_state(key, "accepted")]
        self._session.reload()
        self.told.emit(self.tr("Прийнято розділів: {}").format(len(done)))

    def undo_merge(self) -> None:
        """Ask, and take the last merge back; say which one that is."""
        from zhytomyr_desktop.history.events import listed

        if not self._can_leave_fields():
            return
        last = self._session.workspace.gathering.standing()
        if last is None:
            messages.inform(self._window, self.tr("Немає приєднання, яке можна скасувати."))
            return
        box = QMessageBox(
            QMessageBox.Icon.Question,
            self.tr("Скасувати приєднання"),
            self.tr("Вилучити зі звіту все, що принесло приєднання № {} від {}?").format(
                last.number, local(last.at)
            ),
            parent=self._window,
        )
        kept = self.tr("Показники, які після того змінювали тут, лишаться. Файли можна приєднати знову.")
        files = self.tr("Файли: {}.").format(listed([name for name, _ in last.files]))
        box.setInformativeText(look.letters(f"{files}\n{kept}"))
        yes = box.addButton(self.tr("Вилучити"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(self.tr("Не зараз"), QMessageBox.ButtonRole.RejectRole))
        yes.clicked.connect(self._undo_merge_now)
        self._open(box)

    def _undo_merge_now(self) -> None:
        path = self._session.path
        work.run(
            self._window,
            self.tr("Скасовую приєднання…"),
            lambda: self._with_own_workspace(path, lambda w: w.gathering.undo()),
            self._after_undo,
        )

    def _after_undo(self, result: UndoResult) -> None:
        self._session.reload()
        text = self.tr("Вилучено змін: {}.").format(result.withdrawn)
        left = "\n".join(self._wording.place(*key) for key in result.left)
        parts = [self.tr("Лишилося, бо змінено пізніше:\n{}").format(left) if left else ""]
        parts.append(self._reopened_words())
        messages.inform(self._window, text, "\n".join(part for part in parts if part))

    def show_conflicts(self) -> QDialog | None:
        """Show what two people filled differently, or say that there is nothing."""
        conflicts = self._shown_conflicts()
        if not conflicts:
            messages.inform(self._window, self.tr("Різних значень одного показника немає."))
            return None
        dialog = ConflictsDialog(conflicts, self._window)
        dialog.decided.connect(lambda decision: self._decide(dialog, decision))
        self._open(dialog)
        return dialog

    def _decide(self, dialog: ConflictsDialog, decision: Decision) -> None:
        conflict = decision.conflict
        key = Key(conflict.section, conflict.item, conflict.field)
        try:
            if decision.take:
                self._session.workspace.resolve(*key, take=decision.take)
            else:
                self._session.workspace.resolve(*key, value=decision.value)
        except EntryError as error:
            dialog.show_error(str(error))
            return
        self._session.reload()
        dialog.show_conflicts(self._shown_conflicts())

    def _shown_conflicts(self) -> list[ShownConflict]:
        return [self._shown_conflict(conflict) for conflict in self._session.workspace.conflicts()]

    def _shown_conflict(self, conflict: Conflict) -> ShownConflict:
        section = self._session.catalogue.section(conflict.section)
        return ShownConflict(
            conflict.section,
            conflict.item,
            conflict.field,
            self._wording.place(conflict.section, conflict.item, conflict.field),
            section.title if section else conflict.section,
            tuple(self._shown_side(side) for side in conflict.sides),
        )

    def _shown_side(self, side: Change) -> ShownSide:
        return ShownSide(side.id, self._wording.value(side), side.author, local(side.at))
