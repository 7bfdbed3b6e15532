"""The open file for the window: what is typed, saved and refused. The only way to the workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from forms.definition import Catalogue, Section
from forms.values import ReportValues
from zhytomyr_desktop import fields
from zhytomyr_desktop.errors import EntryError, UserError
from zhytomyr_desktop.ui import pasting, section_lines, typed
from zhytomyr_desktop.ui.auditing import Auditor
from zhytomyr_desktop.ui.locking import FileLock, Holder
from zhytomyr_desktop.ui.reviewing import SessionReview
from zhytomyr_desktop.ui.section_text import SectionText
from zhytomyr_desktop.ui.tentative import with_typed
from zhytomyr_desktop.ui.undo.session_undo import SessionUndo
from zhytomyr_desktop.ui.undo.steps import UndoStep
from zhytomyr_desktop.ui.unwritten import Unwritten
from zhytomyr_desktop.ui.widgets.findings import ShownFinding
from zhytomyr_desktop.ui.widgets.places import Edit, Key, Place, SaveState
from zhytomyr_desktop.ui.widgets.sections import SectionLine
from zhytomyr_desktop.ui.widgets.tables import CellsPasted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhytomyr_desktop.report.document import Paragraph
    from zhytomyr_desktop.workspace import Workspace

Refused = Callable[[Exception], object]

PAUSE = 300
"""Milliseconds without a key after which what was typed is saved."""


@dataclass(frozen=True, slots=True)
class CellState:
    """How far the text of a cell got; ``message`` says why it was refused."""

    key: Key
    text: str
    state: SaveState
    message: str = ""


class Session(QObject):
    """One open file. Signals tell the widgets what happened; every method leaves the file consistent."""

    cell_state_changed = Signal(CellState)
    section_changed = Signal(str)
    item_changed = Signal(Key)
    saved = Signal(datetime)
    reloaded = Signal()
    failed = Signal(Exception)
    forms_changed = Signal()
    """The file names another community now: what shows the forms has to be made anew."""

    def __init__(self, workspace: Workspace, lock: FileLock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._lock = lock
        self._typed: dict[Key, str] = {}
        self._refused: dict[Key, CellState] = {}
        self._unwritten = Unwritten(self)
        self._unwritten.due.connect(self._write_again)
        self.values: ReportValues = workspace.values
        self._forms = workspace.catalogue
        self._text = SectionText(workspace.catalogue, "")
        self.review = SessionReview(workspace, self)
        self.review.failed.connect(self.failed)
        self.undoing = SessionUndo(workspace, self.review, self._restore, self)
        self.review.review_changed.connect(lambda _section: self.undoing.recall())
        self.auditor = Auditor(workspace.catalogue, workspace.sections(), self)
        self.auditor.failed.connect(self.failed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.flush)

    @classmethod
    def open(cls, path: Path, parent: QObject | None = None) -> Session:
        """Open a file; read-only where another window has it. Raises FileError, UserError."""
        from zhytomyr_desktop.workspace import Workspace

        lock = FileLock(path) if path.is_file() else None
        try:
            workspace = Workspace.open(path, read_only=lock is not None and not lock.taken)
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        return cls(workspace, lock or FileLock(path), parent)

    def close(self) -> None:
        """Save what is typed, and close the file."""
        self.flush()
        self._timer.stop()
        self._unwritten.rest()
        self.auditor.wait()
        self._workspace.close()
        self._lock.release()

    # What is open

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._workspace.path

    @property
    def holder(self) -> Holder | None:
        """Who has the file open, where this window may only read it."""
        return self._lock.holder

    @property
    def read_only(self) -> bool:
        """Whether nothing can be entered."""
        return self._workspace.read_only

    def can_write_to(self, path: Path) -> bool:
        """Whether this very file is open here and can be written."""
        return not self.read_only and path.exists() and path.samefile(self.path)

    @property
    def is_city(self) -> bool:
        """Whether this is a city file."""
        return self._workspace.is_city

    @property
    def year(self) -> int:
        """The reporting year."""
        return self._workspace.year

    @property
    def author(self) -> str:
        """The name written to each change."""
        return self._workspace.author

    @author.setter
    def author(self, name: str) -> None:
        self._workspace.author = name

    @property
    def catalogue(self) -> Catalogue:
        """All definitions."""
        return self._workspace.catalogue

    @property
    def workspace(self) -> Workspace:
        """The open file itself, for the window's commands (merge, report, history)."""
        return self._workspace

    def sections(self) -> tuple[Section, ...]:
        """The sections of this file."""
        return self._workspace.sections()

    def section(self, key: str) -> Section:
        """A section's definition."""
        return self._workspace.section(key)

    def section_lines(self) -> list[SectionLine]:
        """The lines of the tree."""
        return section_lines.of(self._workspace)

    def findings(self, section: str) -> list[ShownFinding]:
        """What the checks say about a section with what is typed, and the explanations given."""
        paragraphs = (
            self._text.paragraphs
            if self._text.section == section
            else SectionText(self.catalogue, section).all_of(self.values)
        )
        return self.auditor.of_section(self.values, self.section(section), paragraphs)

    def section_text(self, section: str, item: str = "", *, with_hidden: bool = False) -> list[Paragraph]:
        """The paragraphs of a section with what is typed; those with gaps are not printed yet.

        ``item``: the only field that is different since the last call for this section. ``with_hidden``:
        also the statements that a person hid.
        """
        if self._text.section == section and self._text.with_hidden is with_hidden and item:
            return self._text.after_change(self.values, item)
        self._text = SectionText(self.catalogue, section, with_hidden=with_hidden)
        return self._text.all_of(self.values)

    # Typing

    def enter(self, section: str, edit: Edit) -> None:
        """Take what stands in a cell now; it is saved after a short pause."""
        key = Key(section, edit.place.item, edit.place.field)
        self._typed[key] = edit.text
        self._settle(key)
        self._tell(key, edit.text, SaveState.TYPED)
        self._overlay_typed()
        self.item_changed.emit(key)
        self._timer.start()

    def finish(self, section: str, place: Place) -> None:
        """Save a cell now: its editor was left."""
        key = Key(section, place.item, place.field)
        if key in self._typed:
            self._commit([key])

    def flush(self) -> bool:
        """Save everything typed; False where something was refused."""
        self._timer.stop()
        self._take_up_unwritten()
        if self._typed:
            self._commit(list(self._typed))
        return not self._refused

    def _take_up_unwritten(self) -> list[Key]:
        """Let what only the disk did not take count as typed again; returns which cells."""
        keys = self._unwritten.keys()
        for key in keys:
            self._typed[key] = self._refused[key].text
            self._settle(key)
        return keys

    def _write_again(self) -> None:
        """Write what the disk did not take; that it still does not was told before."""
        from db.errors import FileError

        self._commit(self._take_up_unwritten(), lambda: suppress(FileError))

    def _settle(self, key: Key) -> None:
        """A cell is no longer refused."""
        if self._refused.pop(key, None) is not None:
            self.undoing.forget_refused(key)
        self._unwritten.discard(key)

    def refusals(self) -> list[CellState]:
        """The cells whose text the file did not take."""
        return list(self._refused.values())

    def forget(self, key: Key) -> None:
        """Give up a refused text."""
        self._settle(key)
        self._tell(key, "", SaveState.NONE)

    def _overlay_typed(self) -> None:
        """Bring ``values`` up to what is typed, as far as it can be read."""
        values = self._workspace.values
        for key, text in self._typed.items():
            try:
                texts = fields.read(self.catalogue, *key, text)
            except EntryError:
                continue
            values = with_typed(self.catalogue, values, key.section, key.item, texts)
        self.values = values

    def _commit(
        self, keys: Sequence[Key], told: Callable[[], AbstractContextManager[None]] | None = None
    ) -> None:
        for key in keys:
            text = self._typed.pop(key)
            step = UndoStep(((key, self.typed_text(key)),), ((key, text),))
            with (told or self._told)():
                self._save_one(key, text, step)
        self.values = self._workspace.values
        if self._typed:
            self._overlay_typed()
        for key in keys:
            self.item_changed.emit(key)

    def _save_one(self, key: Key, text: str, step: UndoStep) -> None:
        try:
            changes = self._workspace.set_many([(*key, text)])
        except (EntryError, UserError) as error:
            self._refused[key] = CellState(key, text, SaveState.REFUSED, str(error))
            self.cell_state_changed.emit(self._refused[key])
            self.undoing.refuse(key, text)
            return
        except Exception as error:
            self._refused[key] = CellState(
                key, text, SaveState.REFUSED, self.tr("Не вдалося записати у файл.")
            )
            self.cell_state_changed.emit(self._refused[key])
            self._keep_unwritten(key, error)
            raise
        self._tell(key, text, SaveState.SAVED)
        if changes:
            self.undoing.remember(step)
            self.saved.emit(datetime.now().astimezone())

    def _keep_unwritten(self, key: Key, error: Exception) -> None:
        """Try again later where only the disk did not take the text, and let the error say so."""
        from db.errors import FileError

        if isinstance(error, FileError):
            self._unwritten.add(key)
            error.advising(self.tr("Введене лишилося в полі; програма збереже його сама, щойно зможе."))

    def _tell(self, key: Key, text: str, state: SaveState) -> None:
        self.cell_state_changed.emit(CellState(key, text, state))

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell an expected failure by the signal; bugs propagate."""
        from db.errors import FileError

        try:
            yield
        except (FileError, UserError) as error:
            self.failed.emit(error)

    # Entering at once

    def put(self, entries: Iterable[tuple[Key, str]], refused: Refused | None = None) -> bool:
        """Enter several texts at once, all or none; False where they were refused, and told.

        ``refused`` takes what says why, instead of the signal ``failed``.
        """
        given = list(entries)
        step = UndoStep(tuple((key, self.typed_text(key)) for key, _ in given), tuple(given))
        if not self._put(given, refused):
            return False
        self.undoing.remember(step)
        return True

    def _put(self, entries: Sequence[tuple[Key, str]], refused: Refused | None = None) -> bool:
        from db.errors import FileError

        try:
            self._workspace.set_many((*key, text) for key, text in entries)
        except (FileError, UserError) as error:
            (refused or self.failed.emit)(error)
            return False
        for key, text in entries:
            self._typed.pop(key, None)
            self._settle(key)
            self._tell(key, text, SaveState.SAVED)
            if key.field == "deleted" and text:
                self._forget_row(key)
        self._after_change(key.section for key, _ in entries)
        return True

    def _forget_row(self, deleted: Key) -> None:
        """Give up what was refused in a row that is no more: nobody could go back to it."""
        for key in [key for key in self._refused if key[:2] == deleted[:2]]:
            self.forget(key)

    def _after_change(self, sections: Iterable[str]) -> None:
        self.values = self._workspace.values
        for section in dict.fromkeys(sections):
            self.section_changed.emit(section)
        self.saved.emit(datetime.now().astimezone())
        self._tell_forms()

    def _tell_forms(self) -> None:
        if self._forms != self.catalogue:
            self._forms = self.catalogue
            self.forms_changed.emit()

    def add_row(self, section: str, table: str, cells: Mapping[str, str] | None = None) -> str:
        """Put a row at the end of a table; returns its id, or nothing where it was refused (and told)."""
        item, position = self._workspace.row_place(section, table)
        added = self.add(section, item, {"position": position, **(cells or {})})
        return item.partition("/")[2] if added else ""

    def add(self, section: str, item: str, texts: Mapping[str, str]) -> bool:
        """Enter a new row or statement with its fields; False where it was refused (and told)."""
        if not self._put([(Key(section, item, field), text) for field, text in texts.items()]):
            return False
        self.undoing.remember(UndoStep.of_new(section, item))
        return True

    def pasted(self, section: str, paste: CellsPasted) -> pasting.Block:
        """What a pasted block would enter into a table, and what does not fit; nothing is written."""
        refusals = pasting.Refusals(
            beyond=self.tr("праворуч у таблиці немає більше стовпців"),
            kept=self.tr("значення «{}» лишиться"),
        )
        return pasting.block(self._workspace, section, paste, refusals)

    def put_block(self, block: pasting.Block) -> bool:
        """Enter what fits of a pasted block, as one step; False where it was refused (and told)."""
        if not block.entries or not self._put(block.entries):
            return False
        before = tuple((key, block.before.get(key, "")) for key, _ in block.undone)
        self.undoing.remember(UndoStep(before, block.undone))
        return True

    def remove_row(self, section: str, item: str) -> None:
        """Take a row out of its table."""
        self.put([(Key(section, item, "deleted"), "1")])

    def move_row(self, section: str, table: str, row: str, to: int) -> None:
        """Put a row of a table at another place (0 is the top)."""
        from zhytomyr_desktop import ordering

        others = [r for r in self.values.section(section).tables.get(table, ()) if r.id != row]
        before = others[to - 1].position if to > 0 else ""
        after = others[to].position if to < len(others) else ""
        position = ordering.between(before, after)
        self.put([(Key(section, f"{table}/{row}", "position"), position)])

    # Undo

    def undo(self) -> Key | None:
        """Take the last entry back; returns where, or None."""
        self.flush()
        return self.undoing.undo()

    def redo(self) -> Key | None:
        """Enter again what was taken back; returns where, or None."""
        self.flush()
        return self.undoing.redo()

    def _restore(self, step: UndoStep) -> bool:
        """Enter what a step of undo asks for; False where it was refused (and told)."""
        if step.refused:
            self._restore_refused(*step.after[0])
            return True
        if not step.is_review:
            return self._put(step.after)
        if not self.review.restore(step.after):
            return False
        self.reload()
        return True

    def _restore_refused(self, key: Key, text: str) -> None:
        """Give up a text that the file did not take, or put it into its cell again."""
        if text:
            self.enter(key.section, Edit(key.place, text))
            self.finish(key.section, key.place)
        else:
            self.forget(key)

    def typed_text(self, key: Key) -> str:
        """What the file has in a cell, as a person would type it."""
        return typed.text_of(self._workspace, key)

    # Larger changes

    def reload(self) -> None:
        """Read the file again after something else wrote to it; undo goes on with what the log tells."""
        self._workspace.reload()
        self.values = self._workspace.values
        self.undoing.recall()
        self.reloaded.emit()
        self._tell_forms()
