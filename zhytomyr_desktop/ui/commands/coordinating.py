"""The coordinator's commands: the board, the acts of merges, the next year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog

from db.moments import when
from forms.definition import Severity
from zhytomyr_desktop.clock import local
from zhytomyr_desktop.issuing.naming import FILE_SUFFIX
from zhytomyr_desktop.ui import messages, work
from zhytomyr_desktop.ui.commands.base import FileCommands
from zhytomyr_desktop.ui.dialogs.board import BoardDialog
from zhytomyr_desktop.ui.dialogs.merges import MergesDialog, ShownMerge
from zhytomyr_desktop.ui.spoken import said
from zhytomyr_desktop.ui.widgets.board import AboutSection, ShownSection
from zhytomyr_desktop.ui.widgets.places import Key

if TYPE_CHECKING:
    from db import MergeRecord
    from db.records import MergeAct
    from zhytomyr_desktop.review.overview import BoardLine
    from zhytomyr_desktop.workspace import Workspace


class CoordinatingCommands(FileCommands):
    """What the coordinator does beside taking files in."""

    # Board

    def show_board(self) -> QDialog | None:
        """Show how far each section is."""
        if not self._can_leave_fields():
            return None
        board = self._session.workspace.gathering.board()
        dialog = BoardDialog(
            self._shown(board),
            self._summary(board),
            read_only=self._session.read_only or not self._session.is_city,
            parent=self._window,
        )
        dialog.about_changed.connect(lambda about: self._change_about(dialog, about))
        dialog.section_chosen.connect(self._desk.show_section)
        dialog.print_asked.connect(self._ask_board_file)
        dialog.hand_out_asked.connect(lambda: self._leave(dialog, "handing", "assign"))
        dialog.merge_asked.connect(lambda: self._leave(dialog, "gathering", "merge"))
        self._open(dialog)
        return dialog

    def _leave(self, dialog: QDialog, concern: str, name: str) -> None:
        dialog.accept()
        self.command_asked.emit(concern, name)

    def _shown(self, board: Sequence[BoardLine]) -> list[ShownSection]:
        return [self._shown_line(line) for line in board]

    def _shown_line(self, line: BoardLine) -> ShownSection:
        from zhytomyr_desktop.review.overview import STAGES, term

        status, last = line.status, line.last
        return ShownSection(
            key=status.key,
            title=status.title,
            department=status.department,
            stage=said(STAGES[line.stage]),
            order=list(STAGES).index(line.stage),
            filled=status.filled,
            expected=status.expected,
            errors=line.findings.get(Severity.ERROR, 0),
            warnings=line.findings.get(Severity.WARNING, 0),
            questions=line.findings.get(Severity.QUESTION, 0),
            unanswered=status.unanswered,
            renew=status.renew,
            deadline=f"{line.deadline:%d.%m.%Y}" if line.deadline else "",
            day=status.deadline,
            received=f"{line.received:%d.%m.%Y}" if line.received else "",
            received_day=line.received.isoformat() if line.received else "",
            days_left=line.days_left,
            term=said(term(line)),
            last=f"{last.file} · {local(last.at)} · {last.author}" if last else "",
            last_at=when(last.at if last else ""),
            said_below=f"{STAGES[line.stage]} {term(line)}",
            has_questions=line.has_questions,
            is_missing=line.is_missing,
            is_late=line.is_late,
            conflicts=status.conflicts,
        )

    def _summary(self, board: Sequence[BoardLine]) -> str:
        from zhytomyr_desktop.review import overview

        return said(overview.summary(board))

    def _change_about(self, dialog: BoardDialog, about: AboutSection) -> None:
        self._session.put([(Key(about.section, "section", about.field), about.text)])
        board = self._session.workspace.gathering.board()
        dialog.show_lines(self._shown(board), self._summary(board))

    def _ask_board_file(self) -> None:
        name = f"табло-{self._session.path.stem}.xlsx"
        kinds = self.tr("Таблиця (*.xlsx);;Документ PDF (*.pdf);;Документ Word (*.docx)")
        self._ask_where(self.tr("Записати табло"), name, kinds, self.write_board_to)

    def write_board_to(self, path: Path) -> None:
        """Write the board into this file."""
        source = self._session.path
        work.run(
            self._window,
            self.tr("Записую табло…"),
            lambda: self._with_own_workspace(source, lambda w: w.gathering.write_board(path)),
            lambda _: messages.inform(self._window, self.tr("Табло записано."), str(path), written=path),
        )

    # Acts

    def show_merges(self, number: int = 0) -> QDialog:
        """List the merges with their files and decisions; ``number``: the one to look at."""
        gathering = self._session.workspace.gathering
        undoable = None if self._session.read_only else gathering.standing()
        acts = [self._shown_merge(act, undoable) for act in reversed(gathering.acts())]
        dialog = MergesDialog(acts, self._window)
        dialog.act_asked.connect(self._ask_act_file)
        dialog.look_asked.connect(lambda chosen: self._look_at_act(dialog, chosen))
        dialog.undo_asked.connect(lambda: self._leave(dialog, "gathering", "undo_merge"))
        dialog.folder_asked.connect(self._show_received)
        dialog.choose(number)
        self._open(dialog)
        return dialog

    def _shown_merge(self, act: MergeAct, undoable: MergeRecord | None) -> ShownMerge:
        from zhytomyr_desktop.gathering.act import file_lines
        from zhytomyr_desktop.history.events import listed

        details = [said(line) for one in act.files for line in file_lines(one, self._session.catalogue)]
        for one in act.decisions:
            sides = " | ".join(f"{self._wording.value(side)} ({side.author})" for side in one.sides)
            value = self._wording.value(one.change)
            details.append(
                self.tr("Рішення: {} – {} → {}").format(self._wording.place(*one.change.key), sides, value)
            )
        undone = self.tr("скасовано {}, {}").format(local(act.undone_at), act.undone_by)
        return ShownMerge(
            act.number,
            local(act.at),
            act.author,
            len(act.files),
            listed([one.file for one in act.files]),
            sum(one.taken for one in act.files),
            len(act.decisions),
            undone if act.undone_at else self.tr("чинне"),
            tuple(details),
            can_undo=undoable is not None and act.number == undoable.number,
        )

    def _look_at_act(self, merges: QDialog, number: int) -> None:
        """Show the act's pages."""
        from zhytomyr_desktop.ui.dialogs.act import ActDialog

        def render(own: Workspace) -> bytes:
            from zhytomyr_desktop.report import pdf

            return b"".join(pdf.render(own.gathering.act_document(number))[0])

        def show(content: bytes) -> None:
            dialog = ActDialog(number, content, merges)
            dialog.save_asked.connect(lambda: self._ask_act_file(number))
            dialog.open()

        source = self._session.path
        work.run(merges, self.tr("Складаю акт…"), lambda: self._with_own_workspace(source, render), show)

    def _ask_act_file(self, number: int) -> None:
        kinds = self.tr("Документ PDF (*.pdf);;Документ Word (*.docx)")
        name = self.tr("акт-приєднання-{}.pdf").format(number)
        self._ask_where(self.tr("Записати акт"), name, kinds, lambda path: self.write_act_to(path, number))

    def write_act_to(self, path: Path, number: int) -> None:
        """Write the act of a merge into this file."""
        source = self._session.path
        work.run(
            self._window,
            self.tr("Записую акт…"),
            lambda: self._with_own_workspace(source, lambda w: w.gathering.write_act(path, number)),
            lambda _: messages.inform(self._window, self.tr("Акт записано."), str(path), written=path),
        )

    def _show_received(self) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        folder = self._session.workspace.gathering.received_folder()
        if folder.is_dir():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
        else:
            messages.inform(self._window, self.tr("Отриманих файлів ще немає."))

    def _ask_where(self, title: str, name: str, kinds: str, then: Callable[[Path], object]) -> None:
        dialog = self._file_dialog(title, QFileDialog.FileMode.AnyFile)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(kinds)
        dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
        dialog.open()

    # The next year

    def roll(self, open_file: Callable[[Path], object]) -> None:
        """Ask where, write next year's file, open it."""
        if not self._can_leave_fields():
            return
        year = self._session.year + 1
        dialog = self._file_dialog(
            self.tr("Новий звітний рік: файл за {} рік").format(year), QFileDialog.FileMode.AnyFile
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(f"zvit-{year}{FILE_SUFFIX}")
        dialog.fileSelected.connect(lambda name: self.roll_to(Path(name), open_file))
        dialog.open()

    def roll_to(self, path: Path, open_file: Callable[[Path], object]) -> None:
        """Write next year's file here and open it."""
        source, year = self._session.path, self._session.year + 1
        work.run(
            self._window,
            self.tr("Створюю файл нового року…"),
            lambda: self._with_own_workspace(source, lambda w: w.roll(path, year)),
            lambda _: open_file(path),
        )
