"""The main window: opens and closes files, holds the menus, and leaves the work to desk and commands.

What the first paint does not need is imported later: the namespace ``Qt`` alone takes 40 ms.
"""

from __future__ import annotations

import gc
import os
import weakref
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QFont,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QMenu, QWidget

from zhytomyr_desktop import settings
from zhytomyr_desktop.ui import messages
from zhytomyr_desktop.ui.menus import Menus
from zhytomyr_desktop.ui.moments import mark
from zhytomyr_desktop.ui.widgets.places import FieldAddress, SaveState

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QFileDialog

    from zhytomyr_desktop.ui.commands import Commands
    from zhytomyr_desktop.ui.desk import Desk
    from zhytomyr_desktop.ui.session import CellState, Session
    from zhytomyr_desktop.ui.widgets.places import Place
    from zhytomyr_desktop.ui.widgets.start_page import StartPage

FILE_SUFFIX = ".zvit"
WIDE_ZOOM = 150
"""From this size on (in per cent) the form takes the room of the text, which can be drawn in again."""
ZOOMS = (80, 90, 100, 110, 125, 150, 175, 200)
IDLE = 150
"""Milliseconds after the form is ready before what the first save needs is loaded."""


class MainWindow(QMainWindow):
    """One window with at most one open file."""

    file_opened = Signal(str)
    file_closed = Signal()
    first_painted = Signal()
    language_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.settings = settings.load()
        self.session: Session | None = None
        self.desk: Desk | None = None
        self._starting = False
        self._commands: Commands | None = None
        self.start_page: StartPage | None = None
        self._painted = False
        self._failure: weakref.ref[QDialog] | None = None
        self._base_size = QApplication.font().pointSizeF()
        self.zoom = _number(self.settings.options.get("zoom", ""), 100)
        self.setWindowTitle(self.tr("Річний звіт громади"))
        self.setAcceptDrops(True)
        self.resize(1366, 768)
        geometry = self.settings.options.get("geometry", "")
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))
        self.menus = Menus(self)
        self._saved_words = self.tr("Усе збережено")
        self.saved_label = QLabel()
        self.author_label = QLabel()

    @property
    def commands(self) -> Commands:
        """The commands of the open file; they and their dialogs are loaded when first needed."""
        from zhytomyr_desktop.ui.commands import Commands

        if self._commands is None:
            if self.desk is None:
                raise RuntimeError("no file is open")
            self._commands = Commands(self, self.desk)
            self._commands.told.connect(self._show_message)
        return self._commands

    def command(self, concern: str, name: str, *given: object) -> object:
        """Do this command of the open file; its module is loaded when first needed."""
        return getattr(getattr(self.commands, concern), name)(*given)

    def _finish_frame(self) -> None:
        """Add what the first paint does without: keys, tool bar, status bar."""
        self.menus.finish()
        self.statusBar().addWidget(self.author_label)
        self.statusBar().addPermanentWidget(self.saved_label)

    def _enable_actions(self) -> None:
        self.menus.enable(self.session)

    def fill_recent(self) -> None:
        """List the files that were open lately."""
        self.menus.recent_menu.clear()
        for name in self.settings.recent:
            action = self.menus.recent_menu.addAction(name)
            action.triggered.connect(lambda _=False, path=name: self.open_file(Path(path)))
        self.menus.recent_menu.setEnabled(bool(self.settings.recent))

    # Beginning

    def begin(self, path: Path | None) -> None:
        """Open this file, or else the last one, or else show the start page; after the first paint."""
        self._finish_frame()
        last = next((Path(p) for p in self.settings.recent[:1] if Path(p).is_file()), None)
        self._starting = True
        try:
            if path is not None or last is not None:
                self.open_file(path or last)
        finally:
            self._starting = False
            if self.session is None:
                self.show_start_page()
        QTimer.singleShot(0, self, self._on_ready)

    def _on_ready(self) -> None:
        """The form is laid out: paint, and the first key can come; then the text and findings beside it."""
        self.repaint()
        mark("ready")
        if self.desk is not None:
            self.desk.show_beside()
        gc.freeze()  # what is loaded now stays: no long collection between two keys
        gc.enable()

    def show_start_page(self) -> None:
        """Show what can be begun without a file."""
        from zhytomyr_desktop.ui.widgets.start_page import StartPage

        page = StartPage()
        page.open_asked.connect(self.ask_open)
        page.new_asked.connect(self.ask_new)
        page.sample_asked.connect(self.ask_sample)
        page.file_chosen.connect(lambda name: self.open_file(Path(name)))
        page.show_recent(self.settings.recent)
        self.start_page = page
        self.setCentralWidget(page)
        page.open_button.setFocus()

    # Files

    def open_file(self, path: Path) -> bool:
        """Open a file instead of the present one; False where it cannot be used (and that was told)."""
        from db.errors import FileError
        from zhytomyr_desktop.errors import UserError
        from zhytomyr_desktop.ui.session import Session

        if self._has_open(path):
            return True
        if self.session is not None and not self._can_close():
            return False
        try:
            session = Session.open(path)
        except (FileError, UserError, OSError) as error:
            messages.tell(self, error)
            return False
        self._drop_session()
        self._show_session(session)
        self._remember_file(path)
        return True

    def _has_open(self, path: Path) -> bool:
        """Whether this very file is open here and can be written: opening it again would only lock it."""
        session = self.session
        return session is not None and not session.read_only and path.exists() and path.samefile(session.path)

    def _show_session(self, session: Session) -> None:
        from zhytomyr_desktop.ui.desk import Desk

        self.session = session
        session.setParent(self)
        self.start_page = None
        self.desk = Desk(session)
        self._apply_zoom()
        self._wire(session, self.desk)
        self.setCentralWidget(self.desk)
        self.desk.show()
        self.desk.share_out(self.width(), self.height() - 110, wide=self.zoom >= WIDE_ZOOM)
        self.show_part("text_panel", self.menus.text_action.isChecked())
        self.show_part("findings", self.menus.findings_action.isChecked())
        self.desk.show_first(self._kept_section(), form_only=self._starting)
        self._show_title()
        self._enable_actions()
        first = self.desk.form.items()[:1]
        if first:
            self.desk.form.focus_field(first[0])
        if not session.read_only:
            QTimer.singleShot(IDLE, session, self._warm_up)
        self.file_opened.emit(str(session.path))

    def _wire(self, session: Session, desk: Desk) -> None:
        self._saved_words = self.tr("Усе збережено")
        session.saved.connect(self._on_saved)
        desk.conflict_asked.connect(lambda _item: self.commands.gathering.show_conflicts())
        session.cell_state_changed.connect(self._on_cell_state)
        session.failed.connect(self._on_failed)
        session.undo_changed.connect(self._enable_actions)
        desk.form.undo_asked.connect(self.undo)
        desk.form.redo_asked.connect(self.redo)
        desk.menu_requested.connect(self._fill_cell_menu)
        desk.section_shown.connect(self._offer_remarks)
        desk.lines_pasted.connect(lambda lines: self.command("entering", "paste", lines))
        desk.statement_acted.connect(lambda deed: self.command("writing", "act", deed))
        desk.explanation_asked.connect(lambda finding: self.command("entering", "explain", finding))
        desk.mending_asked.connect(lambda finding: self.command("auditing", "mend", finding))
        desk.word_asked.connect(lambda finding: self.command("auditing", "add_word", finding))

    def _offer_remarks(self, section: str) -> None:
        """Show the remarks of a section that has some to be dealt with."""
        if self.session is not None and self.session.review.remarks(section, unsettled=True):
            self.command("reviewing", "offer_remarks")

    def _warm_up(self) -> None:
        if self.session is not None:
            self.session.workspace.warm_up()
            self.session.recall()
            self._ask_author_once()
            gc.freeze()

    def _kept_section(self) -> str:
        return self.settings.options.get("section", "")

    def _show_title(self) -> None:
        session = self.session
        if session is None:
            self.setWindowTitle(self.tr("Річний звіт громади"))
            return
        name = session.path.name
        self.setWindowTitle(
            self.tr("{} (лише перегляд) — Річний звіт громади").format(name)
            if session.read_only
            else self.tr("{} — Річний звіт громади").format(name)
        )
        self.saved_label.setText(self._read_only_words(session) if session.read_only else self._saved_words)
        self.author_label.setText(self.tr("Вносить: {}").format(session.author))

    def _read_only_words(self, session: Session) -> str:
        holder = session.holder
        if holder is None:
            return self.tr("Лише перегляд: файл не можна змінювати")
        here = holder.host or self.tr("цей комп’ютер")
        return self.tr("Лише перегляд: файл відкрито в іншому вікні ({}, процес {})").format(
            here, holder.process
        )

    def _remember_file(self, path: Path) -> None:
        known = self.settings
        self.settings = known.with_recent(path)
        if self.settings != known:
            settings.save(self.settings)

    def close_file(self) -> None:
        """Close the file and show the start page."""
        if self.session is not None and self._can_close():
            self._drop_session()
            self.show_start_page()

    def _drop_session(self) -> None:
        if self.session is None:
            return
        if self.desk is not None:
            self.settings = self.settings.with_option("section", self.desk.section_key)
        session, self.session = self.session, None
        self.desk, self._commands = None, None
        old = self.takeCentralWidget()
        if old is not None:
            old.deleteLater()
        session.close()
        session.deleteLater()
        self._show_title()
        self._enable_actions()
        self.saved_label.clear()
        self.author_label.clear()
        self.file_closed.emit()

    def _can_close(self) -> bool:
        """Save what is typed; where a text was refused, ask first and stay until answered."""
        if self.desk is None or self.desk.save_typed():
            return True
        self._ask_about_refused()
        return False

    def _ask_about_refused(self) -> None:
        session, desk = self.session, self.desk
        if session is None or desk is None:
            return
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QMessageBox

        refusal = session.refusals()[0]
        box = QMessageBox(
            QMessageBox.Icon.Warning,
            self.tr("Не все збережено"),
            self.tr("«{}» не збережено: {}").format(refusal.text, refusal.message),
            parent=self,
        )
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        back = box.addButton(self.tr("Повернутися до поля"), QMessageBox.ButtonRole.RejectRole)
        drop = box.addButton(self.tr("Закрити без цього значення"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(back)
        back.clicked.connect(lambda: self._show_refused(refusal.key.section, refusal.key.item))
        drop.clicked.connect(self._close_without_refused)
        box.open()

    def _show_refused(self, section: str, item: str) -> None:
        if self.desk is not None:
            self.desk.go_to(FieldAddress(section, item))

    def _close_without_refused(self) -> None:
        if self.session is not None:
            for refusal in self.session.refusals():
                self.session.forget(refusal.key)
        self.close()

    def ask_open(self) -> None:
        """Ask which file to open."""
        dialog = self._file_dialog(self.tr("Відкрити файл"), "ExistingFile")
        dialog.fileSelected.connect(lambda name: self.open_file(Path(name)))
        dialog.open()

    def ask_new(self) -> None:
        """Ask for the year and the name of a new city file."""
        from zhytomyr_desktop.ui.dialogs.choosing import YearDialog

        dialog = YearDialog(datetime.now().astimezone().year - 1, self)
        dialog.year_chosen.connect(
            lambda year: self._ask_where(
                self.tr("Новий файл громади"),
                f"zvit-{year}",
                partial(self.create_file, year=year, community=dialog.community.text().strip()),
            )
        )
        dialog.open()

    def ask_roll(self) -> None:
        """Begin the next year from the open city file, and show what must be renewed in it."""
        self.command("coordinating", "roll", self._open_next_year)

    def _open_next_year(self, path: Path) -> None:
        if self.open_file(path):
            self.command("coordinating", "show_renewal")

    def ask_sample(self) -> None:
        """Ask where to put the example."""
        self._ask_where(self.tr("Приклад: звіт за 2023 рік"), "zvit-2023-pryklad", self.create_sample)

    def _ask_where(self, title: str, name: str, then: Callable[[Path], object]) -> None:
        dialog = self._file_dialog(title, "AnyFile")
        dialog.setAcceptMode(dialog.AcceptMode.AcceptSave)
        dialog.selectFile(f"{name}{FILE_SUFFIX}")
        dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
        dialog.open()

    def create_file(self, path: Path, year: int, community: str = "") -> None:
        """Create an empty city file, on request of another community, and open it."""
        from zhytomyr_desktop.ui import work
        from zhytomyr_desktop.workspace import Workspace

        work.run(
            self,
            self.tr("Створюю файл…"),
            lambda: Workspace.new(path, year, community=community).close(),
            lambda _: self.open_file(path),
        )

    def create_sample(self, path: Path) -> None:
        """Create the example and open it."""
        from zhytomyr_desktop.ui import work
        from zhytomyr_desktop.workspace import Workspace

        work.run(
            self,
            self.tr("Створюю приклад…"),
            lambda: Workspace.sample(path).close(),
            lambda _: self.open_file(path),
        )

    def _file_dialog(self, title: str, mode: str) -> QFileDialog:
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QFileDialog

        recent = self.settings.recent
        folder = str(Path(recent[0]).parent) if recent else str(Path.home())
        dialog = QFileDialog(self, title, folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode[mode])
        dialog.setNameFilter(self.tr("Файли звіту (*.zvit)"))
        dialog.setDefaultSuffix(FILE_SUFFIX.removeprefix("."))
        return dialog

    # Typing

    def undo(self) -> None:
        """Take the last entry back and show where."""
        if self.session is not None and self.desk is not None:
            self.desk.form.commit_open_editors()
            self._show_travel(self.session.undo())

    def redo(self) -> None:
        """Enter again what was taken back."""
        if self.session is not None:
            self._show_travel(self.session.redo())

    def _show_travel(self, key: object) -> None:
        from zhytomyr_desktop.ui.session import Key

        if isinstance(key, Key) and self.desk is not None:
            if key.section == self.desk.section_key:
                self.desk.show_saved_values()
            self.desk.go_to(FieldAddress(key.section, key.item))

    def go_to_next_empty(self) -> None:
        """Go to the next field that is expected and empty, or say that none is."""
        if self.desk is not None and not self.desk.go_to_next_empty():
            self._show_message(self.tr("Усе заповнено"))

    def step_section(self, by: int) -> None:
        """Show the section this many places further."""
        if self.desk is None:
            return
        keys = self.desk.tree.keys()
        at = keys.index(self.desk.section_key) + by
        if 0 <= at < len(keys):
            self.desk.show_section(keys[at])
            first = self.desk.form.items()[:1]
            if first:
                self.desk.form.focus_field(first[0])

    def _fill_cell_menu(self, _place: Place, menu: QMenu) -> None:
        menu.addSeparator()
        for action in (
            self.menus.details_action,
            self.menus.absent_action,
            self.menus.history_action,
            self.menus.remark_action,
            self.menus.help_action,
        ):
            menu.addAction(action)

    def ask_author(self) -> None:
        """Ask for the name that is written to each change."""
        from zhytomyr_desktop.ui.dialogs.choosing import TextDialog

        dialog = TextDialog(
            self.tr("Хто вносить дані"),
            self.tr("Прізвище та ім’я; їх буде видно біля кожної зміни."),
            settings.author(self.settings),
            parent=self,
        )
        dialog.text_entered.connect(self._set_author)
        dialog.open()

    def _ask_author_once(self) -> None:
        """Ask who enters the data where nobody has said it on this machine."""
        if not self.settings.author and not os.environ.get(settings.AUTHOR_VARIABLE):
            self.ask_author()

    def _set_author(self, name: str) -> None:
        from dataclasses import replace

        self.settings = replace(self.settings, author=name.strip())
        settings.save(self.settings)
        if self.session is not None:
            self.session.author = settings.author(self.settings)
            self.author_label.setText(self.tr("Вносить: {}").format(self.session.author))

    # Telling

    def _on_cell_state(self, state: CellState) -> None:
        if state.state is SaveState.TYPED:
            self.saved_label.setText(self.tr("Зберігаю…"))
        elif state.state is SaveState.SAVED:
            self.saved_label.setText(self._saved_words)
        elif state.state is SaveState.REFUSED:
            self.saved_label.setText(self.tr("Не збережено: {}").format(state.message))

    def _on_saved(self, at: datetime) -> None:
        self._saved_words = self.tr("Збережено о {}").format(f"{at:%H:%M}")
        self.saved_label.setText(self._saved_words)

    def _on_failed(self, error: Exception) -> None:
        """Tell a failed save once, however many fields it hits."""
        if self._failure is None or not self._failure():
            dialog = messages.tell(self, error)
            self._failure = weakref.ref(dialog)
            dialog.finished.connect(self._forget_failure)

    def _forget_failure(self) -> None:
        self._failure = None

    def _show_message(self, text: str) -> None:
        self.statusBar().showMessage(text, 8000)

    def show_field_help(self) -> None:
        """Tell what the current field asks for, with the manual below."""
        if self.desk is not None:
            self.command("helping", "show_field")
        else:
            self.show_manual()

    def show_manual(self, name: str = "posibnyk-pracivnyka") -> None:
        """Open the clerk's manual, or another one."""
        from zhytomyr_desktop.ui import helping

        helping.open_manual(self, name)

    def show_keys(self) -> None:
        """List the keys."""
        from zhytomyr_desktop.ui import helping

        helping.open_keys(self)

    def fold_group(self, fold: bool) -> None:
        """Fold the group of the current field, or unfold all."""
        if self.desk is not None:
            if fold:
                self.desk.form.fold_current()
            else:
                self.desk.form.unfold_all()

    def step_part(self, by: int) -> None:
        """Bring the keyboard to the next part of the desk: sections, form, findings, text."""
        if self.desk is not None:
            self.desk.step_part(by)

    # Looks

    def choose_language(self, code: str) -> None:
        """Keep the language and ask for a window that speaks it."""
        self.settings = self.settings.with_option("language", code)
        settings.save(self.settings)
        self.language_chosen.emit(code)

    def show_part(self, part: str, visible: bool) -> None:
        """Show or hide a part of the desk, by its name there."""
        widget: QWidget | None = getattr(self.desk, part, None) if self.desk is not None else None
        if widget is not None:
            widget.setVisible(visible)
        self.settings = self.settings.with_option(part, "1" if visible else "0")

    def step_zoom(self, by: int) -> None:
        """One step larger or smaller."""
        nearest = min(range(len(ZOOMS)), key=lambda i: abs(ZOOMS[i] - self.zoom))
        self.set_zoom(ZOOMS[min(max(nearest + by, 0), len(ZOOMS) - 1)])

    def set_zoom(self, percent: int) -> None:
        """Show the working place at this size (80–200 %), keeping the field."""
        self.zoom = min(max(percent, ZOOMS[0]), ZOOMS[-1])
        self.settings = self.settings.with_option("zoom", str(self.zoom))
        if self.desk is None:
            return
        item = self.desk.form.current_item
        self._apply_zoom()
        self.desk.share_out(self.width(), self.height() - 110, wide=self.zoom >= WIDE_ZOOM)
        self.desk.bar.title.setFont(_scaled(self.desk.font(), 1.25))
        self.desk.show_section(self.desk.section_key)
        if item:
            self.desk.form.focus_field(item)
        self._show_message(self.tr("Розмір: {}").format(f"{self.zoom}\N{NO-BREAK SPACE}%"))

    def _apply_zoom(self) -> None:
        if self.desk is not None:
            font = QFont(QApplication.font())
            font.setPointSizeF(self._base_size * self.zoom / 100)
            self.desk.setFont(font)

    # Events

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._painted and event.type() == QEvent.Type.PaletteChange:
            QTimer.singleShot(0, self, self._follow_palette)

    def _follow_palette(self) -> None:
        """Show everything in the colours that the system has now."""
        from zhytomyr_desktop.ui.widgets import look

        look.repaint_tones(self)
        if self.desk is not None:
            self.desk.show_counts()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            mark("painted")
            self.first_painted.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from zhytomyr_desktop.ui import dropped

        if dropped.holds_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a dropped file; over a city file several, or a folder, are received files: ask first."""
        from zhytomyr_desktop.ui import dropped

        try:
            paths = dropped.paths(event.mimeData())
        except OSError as error:
            messages.tell(self, error)
            return
        if not paths:
            return
        event.acceptProposedAction()
        if self.menus.merge_action.isEnabled():
            self.command("gathering", "take_dropped", paths, self.open_file)
        elif len(paths) == 1:
            self.open_file(paths[0])
        else:
            self._show_message(self.tr("Спершу відкрийте файл громади, до якого приєднати ці файли"))

    def _await_work(self) -> None:
        """Let a running piece of work end: a thread must not outlive its window."""
        from zhytomyr_desktop.ui.work import Work

        for running in self.findChildren(Work):
            running.wait()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.session is not None and not self._can_close():
            event.ignore()
            return
        self._await_work()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self.settings = self.settings.with_option("geometry", geometry)
        self._drop_session()
        settings.save(self.settings)
        event.accept()


def _scaled(font: QFont, factor: float) -> QFont:
    larger = QFont(font)
    larger.setPointSizeF(font.pointSizeF() * factor)
    larger.setBold(True)
    return larger


def _number(text: str, default: int) -> int:
    return int(text) if text.isdecimal() else default
