"""The main window: one open file at most, and what belongs to the frame around it.

It brings together menus, files, size, author, saving words and the desk, which do not know each other; the
work on the file is left to desk and commands. What the first paint does not need is imported later: the
namespace ``Qt`` alone takes 40 ms.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from zhytomyr_desktop.ui import geometry, messages
from zhytomyr_desktop.ui.author import Author
from zhytomyr_desktop.ui.files import Files
from zhytomyr_desktop.ui.kept import Kept
from zhytomyr_desktop.ui.menus import MANUAL, Menus
from zhytomyr_desktop.ui.moments import mark
from zhytomyr_desktop.ui.saving import SavingWords
from zhytomyr_desktop.ui.zoom import Zoom

if TYPE_CHECKING:
    from zhytomyr_desktop.ui.commands import Commands
    from zhytomyr_desktop.ui.desk import Desk
    from zhytomyr_desktop.ui.fitting import Fitting
    from zhytomyr_desktop.ui.session import Session
    from zhytomyr_desktop.ui.widgets.start_page import StartPage

IDLE = 150
"""Milliseconds after the form is ready before what the first save needs is loaded."""
_LAID_OUT = 50
"""Milliseconds after which what became larger or smaller is laid out anew."""
_FRAME_HEIGHT = 110
"""Pixels that menus, tool bar and status bar take from the desk."""


class MainWindow(QMainWindow):
    """One window with at most one open file."""

    file_opened = Signal(str)
    file_closed = Signal()
    first_painted = Signal()
    language_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.session: Session | None = None
        self.desk: Desk | None = None
        self.start_page: StartPage | None = None
        self._commands: Commands | None = None
        self._starting = False
        self._painted = False
        self._kept = Kept()
        self.setWindowTitle(self.tr("Річний звіт громади"))
        self.setAcceptDrops(True)
        geometry.restore(self, self._kept)
        self.zoom = Zoom(self._kept, self)
        self.menus = Menus(self, self._kept)
        self.files = Files(self, self._kept)
        self.author = Author(self, self._kept)
        self.saving = SavingWords(self)
        self._wire_frame()

    def appear(self) -> None:
        """Show the window at its place on the screen."""
        geometry.show(self, self._kept)

    def _wire_frame(self) -> None:
        menus = self.menus
        menus.command_asked.connect(self.command)
        menus.new_asked.connect(self.files.ask_new)
        menus.section_asked.connect(self.files.ask_new_section)
        menus.open_asked.connect(self.files.ask_open)
        menus.sample_asked.connect(self.files.ask_sample)
        menus.file_chosen.connect(lambda name: self.open_file(Path(name)))
        menus.next_year_asked.connect(lambda: self.command("coordinating", "roll", self.open_next_year))
        menus.close_asked.connect(self.close_file)
        menus.quit_asked.connect(self.close)
        menus.author_asked.connect(self.author.ask)
        menus.part_toggled.connect(self._show_part)
        menus.zoom_stepped.connect(self.zoom.step)
        menus.zoom_chosen.connect(self.zoom.set)
        menus.language_chosen.connect(self._choose_language)
        menus.field_help_asked.connect(self._show_field_help)
        menus.manual_asked.connect(self._show_manual)
        menus.keys_asked.connect(self._show_keys)
        self.files.file_chosen.connect(self.open_file)
        self.zoom.zoomed.connect(self._show_zoomed)
        self.author.named.connect(self._take_author)

    @property
    def commands(self) -> Commands:
        """The commands of the open file; they and their dialogs are loaded when first needed."""
        from zhytomyr_desktop.ui.commands import Commands

        if self._commands is None:
            if self.desk is None:
                raise RuntimeError("no file is open")
            self._commands = Commands(self, self.desk, self._kept)
            self._commands.told.connect(self._show_message)
        return self._commands

    def command(self, concern: str, name: str, *given: object) -> object:
        """Do this command of the open file; its module is loaded when first needed."""
        return getattr(getattr(self.commands, concern), name)(*given)

    # Beginning

    def begin(self, path: Path | None) -> None:
        """Open this file, or else the last one, or else show the start page; after the first paint."""
        self.menus.finish()
        self.saving.put_into(self.statusBar())
        self.fitting = self._made_fitting()
        wanted = path or next((Path(p) for p in self._kept.recent[:1] if Path(p).is_file()), None)
        self._starting = True
        try:
            if wanted is not None:
                self.open_file(wanted)
        finally:
            self._starting = False
            if self.session is None:
                self.show_start_page()
        QTimer.singleShot(0, self, self._on_ready)

    def _made_fitting(self) -> Fitting:
        """What keeps dialogs within the screen; needed when the first one opens."""
        from zhytomyr_desktop.ui.fitting import Fitting

        return Fitting(self, lambda: self.zoom.percent)

    def _on_ready(self) -> None:
        """The form is laid out: paint, and the first key can come; then the text and findings beside it."""
        self.repaint()
        mark("ready")
        self._show_icon()
        if self.desk is not None:
            self.desk.show_beside()
        gc.freeze()  # what is loaded now stays: no long collection between two keys
        gc.enable()

    def _show_icon(self) -> None:
        from zhytomyr_desktop.ui.widgets.icons import program_icon

        QGuiApplication.setWindowIcon(program_icon())

    def show_start_page(self) -> None:
        """Show what can be begun without a file."""
        from zhytomyr_desktop.ui.widgets.start_page import StartPage

        page = StartPage()
        page.open_asked.connect(self.files.ask_open)
        page.section_asked.connect(self.files.ask_new_section)
        page.new_asked.connect(self.files.ask_new)
        page.sample_asked.connect(self.files.ask_sample)
        page.manual_asked.connect(lambda: self._show_manual(MANUAL))
        page.keys_asked.connect(self._show_keys)
        page.file_chosen.connect(lambda name: self.open_file(Path(name)))
        page.show_recent(self._kept.recent)
        self.start_page = page
        self.setCentralWidget(page)
        page.open_button.setFocus()

    # The open file

    def open_file(self, path: Path) -> bool:
        """Open a file instead of the present one; False where it cannot be used (and that was told)."""
        from db.errors import FileError
        from zhytomyr_desktop.errors import UserError
        from zhytomyr_desktop.issuing.unfinished import is_left
        from zhytomyr_desktop.ui.session import Session

        if self.session is not None and self.session.can_write_to(path):
            return True  # opening it again would only lock it
        if not self._can_close(lambda: self.open_file(path)):
            return False
        try:
            session = Session.open(path)
        except (FileError, UserError, OSError) as error:
            messages.tell(self, error)
            return False
        self._drop_session()
        self._show_session(session)
        self._kept.remember_file(path)
        if is_left(path) and not session.read_only:
            self.command("handing", "settle")
        return True

    def _open_anew(self) -> None:
        """Show the same file by the forms of the community that it names now."""
        if self.session is not None:
            path = self.session.path
            self._drop_session()
            self.open_file(path)

    def open_next_year(self, path: Path) -> None:
        """Open the file of the year that begins, and show what must be renewed in it."""
        if self.open_file(path):
            self.command("writing", "show_renewal")

    def _show_session(self, session: Session) -> None:
        from zhytomyr_desktop.ui.desk import Desk

        self.session = session
        session.setParent(self)
        self.start_page = None
        self.desk = Desk(session)
        self._wire(session, self.desk)
        self.setCentralWidget(self.desk)
        self.desk.show()
        self._share_out(self.desk)
        self._show_part("text_panel", self.menus.text_action.isChecked())
        self._show_part("findings", self.menus.findings_action.isChecked())
        self.desk.show_first(self._kept.option("section"), form_only=self._starting)
        self._show_title()
        self.menus.enable(session)
        self.desk.focus_first()
        if not session.read_only:
            QTimer.singleShot(IDLE, session, self.warm_up)
        self.file_opened.emit(str(session.path))

    def _wire(self, session: Session, desk: Desk) -> None:
        self.saving.follow(session)
        session.forms_changed.connect(lambda: QTimer.singleShot(0, self, self._open_anew))
        session.undoing.changed.connect(lambda: self.menus.enable(self.session))
        desk.conflict_asked.connect(lambda _item: self.commands.gathering.show_conflicts())
        desk.form.undo_asked.connect(lambda: self.command("moving", "undo"))
        desk.form.redo_asked.connect(lambda: self.command("moving", "redo"))
        desk.menu_requested.connect(lambda _place, menu: self.menus.add_field_actions(menu))
        desk.section_shown.connect(self._offer_remarks)
        desk.lines_pasted.connect(lambda column: self.command("entering", "paste", column))
        desk.cells_pasted.connect(lambda cells: self.command("entering", "paste_cells", cells))
        desk.statement_acted.connect(lambda deed: self.command("writing", "act", deed))
        desk.explanation_asked.connect(lambda finding: self.command("entering", "explain", finding))
        desk.mending_asked.connect(lambda finding: self.command("auditing", "mend", finding))
        desk.remarks_asked.connect(lambda: self.command("reviewing", "show_remarks"))
        desk.details_asked.connect(lambda: self.command("entering", "edit_details"))
        desk.word_asked.connect(lambda finding: self.command("auditing", "add_word", finding))

    def _offer_remarks(self, section: str) -> None:
        """Show the remarks of a section that has some to be dealt with."""
        if self.session is not None and self.session.review.remarks(section, unsettled=True):
            self.command("reviewing", "offer_remarks")

    def warm_up(self) -> None:
        """Load what the first save needs, before it is needed."""
        if self.session is not None:
            self.session.workspace.warm_up()
            self.session.undoing.recall()
            self._bring_back_drafts(self.session)
            self.author.ask_once()
            gc.freeze()

    def _bring_back_drafts(self, session: Session) -> None:
        """Show again what was typed and refused before the program ended without being closed."""
        from zhytomyr_desktop.ui.drafting import Drafting

        count = Drafting(session).bring_back()
        if count and self.desk is not None:
            self.desk.show_refused()
            self._show_message(self.tr("Повернуто введене, якого немає у файлі: {}").format(count))

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

    def _take_author(self, name: str) -> None:
        if self.session is not None:
            self.session.author = name
            self.saving.show_author(name)

    # Closing

    def close_file(self) -> None:
        """Close the file and show the start page."""
        if self.session is not None and self._can_close(self.close_file):
            self._drop_session()
            self.show_start_page()

    def _drop_session(self) -> None:
        if self.session is None:
            return
        if self.desk is not None:
            self._kept.set_option("section", self.desk.section_key)
        session, self.session = self.session, None
        desk, self.desk, self._commands = self.desk, None, None
        old = self.takeCentralWidget()
        if old is not None:
            old.deleteLater()
        session.close()
        if desk is not None:
            desk.rest()
        session.deleteLater()
        self._show_title()
        self.menus.enable(None)
        self.saving.clear()
        self.file_closed.emit()

    def _can_close(self, then: Callable[[], object]) -> bool:
        """Save what is typed; where a text was refused, ask first and stay until answered.

        ``then``: what is done once the person gives the refused text up.
        """
        if self.desk is None or self.desk.save_typed():
            return True
        from zhytomyr_desktop.ui import leaving

        leaving.ask(self.desk, then, self)
        return False

    # Help

    def _show_field_help(self) -> None:
        """Tell what the current field asks for, with the manual below; without a file, the manual alone."""
        if self.desk is not None:
            self.command("helping", "show_field")
        else:
            self._show_manual(MANUAL)

    def _show_manual(self, name: str) -> None:
        from zhytomyr_desktop.ui import helping

        helping.open_manual(self, name)

    def _show_keys(self) -> None:
        from zhytomyr_desktop.ui import helping

        helping.open_keys(self)

    def _show_message(self, text: str) -> None:
        self.statusBar().showMessage(text, 8000)

    # Looks

    def _choose_language(self, code: str) -> None:
        """Keep the language and ask for a window that speaks it."""
        self._kept.set_option("language", code)
        self._kept.save()
        self.language_chosen.emit(code)

    def _show_part(self, part: str, visible: bool) -> None:
        """Show or hide a part of the desk, by its name there."""
        widget: QWidget | None = getattr(self.desk, part, None)
        if widget is not None:
            widget.setVisible(visible)
        self._kept.set_option(part, "1" if visible else "0")

    def _show_zoomed(self, percent: int) -> None:
        """Show everything at this size, keeping the field."""
        if self.start_page is not None:
            self.show_start_page()
        if self.desk is not None:
            self._share_out(self.desk)
            self.desk.show_anew()
        words = self.tr("Розмір: {}").format(f"{percent}\N{NO-BREAK SPACE}%")
        QTimer.singleShot(_LAID_OUT, self, lambda: self._settle(words))

    def _settle(self, words: str) -> None:
        """Share out once the parts know how wide they must be; a status bar laid out anew hides a message."""
        if self.desk is not None:
            self._share_out(self.desk)
        self._show_message(words)

    def _share_out(self, desk: Desk) -> None:
        desk.parts.share_out(self.width(), self.height() - _FRAME_HEIGHT)

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

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._can_close(self.close):
            event.ignore()
            return
        from zhytomyr_desktop.ui import work

        work.wait_for_all(self)
        geometry.keep(self, self._kept)
        self._drop_session()
        self._kept.save()
        event.accept()
