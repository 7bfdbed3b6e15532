"""What is done with single fields: go to one, its history, what goes with it, pasted columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from forms.definition import Date, Field, Figure, Table
from forms.values import QUALIFIERS
from zhytomyr_desktop import fields
from zhytomyr_desktop.clock import local
from zhytomyr_desktop.entry import NO_DATA, split_qualifier
from zhytomyr_desktop.errors import EntryError
from zhytomyr_desktop.language.dates import short_iso
from zhytomyr_desktop.ui.commands.base import FileCommands
from zhytomyr_desktop.ui.dialogs.choosing import DetailsDialog, PasteDialog, PasteLine, TextDialog
from zhytomyr_desktop.ui.dialogs.going import FieldName, GoDialog
from zhytomyr_desktop.ui.dialogs.history import HistoryDialog, HistoryLine
from zhytomyr_desktop.ui.widgets.findings import ShownFinding
from zhytomyr_desktop.ui.widgets.pasted import ColumnPaste, LinePaste
from zhytomyr_desktop.ui.widgets.places import Edit, FieldAddress, Key, Place
from zhytomyr_desktop.ui.widgets.rows import DateRow
from zhytomyr_desktop.ui.widgets.shown import MINUS

if TYPE_CHECKING:
    from db import HistoryEntry
    from zhytomyr_desktop.ui.pasting import Block
    from zhytomyr_desktop.ui.widgets.tables import CellsPasted


class EnteringCommands(FileCommands):
    """The commands of the present field."""

    def go(self) -> QDialog:
        """Find a field by a part of its name."""
        dialog = GoDialog(list(self._field_names()), self._window)
        dialog.field_chosen.connect(self._desk.go_to)
        dialog.open()
        return dialog

    def _field_names(self) -> Sequence[FieldName]:

        sections = sorted(self._session.sections(), key=lambda s: s.key != self._desk.section_key)
        return [
            FieldName(
                FieldAddress(section.key, field.key),
                field.label,
                section.title,
                self._session.typed_text(Key(section.key, field.key, "value"))
                if not isinstance(field, Table)
                else "",
            )
            for section in sections
            for field in section.fields()
        ]

    def show_history(self) -> QDialog | None:
        """Show who changed the current field."""
        item = self._desk.form.current_row
        if not item:
            return None
        self._desk.save_typed()
        section = self._desk.section_key
        entries = self._session.workspace.history(section, item)
        lines = [self._history_line(entry) for entry in reversed(entries)]
        dialog = HistoryDialog(self._desk.form.label(item), lines, self._window)
        dialog.value_chosen.connect(lambda line: self._take_back(Key(section, item, line.field), line.text))
        dialog.open()
        return dialog

    def _history_line(self, entry: HistoryEntry) -> HistoryLine:
        change = entry.change
        what = self._wording.place(change.section, change.item, change.field)
        label = fields.label(self._session.catalogue, change.section, change.item)
        before = " | ".join(self._wording.value(c) for c in entry.replaced)
        after = self._wording.value(change)
        short = what.removeprefix(label).removeprefix(", ") or self.tr("значення")
        return HistoryLine(local(change.at), change.author, short, before, after, change.field, after)

    def _take_back(self, key: Key, text: str) -> None:
        self._session.put([(key, text)])
        self._desk.show_saved_values()

    def _can_enter(self) -> bool:
        """Whether something can be entered in this section; where not, it is told why."""
        if self._session.read_only:
            self.told.emit(self.tr("Файл відкрито лише для перегляду: змінити в ньому нічого не можна"))
        elif self._desk.form.read_only:
            self.told.emit(self.tr("Розділ прийнято: щоб змінити його, спершу відкрийте його знову"))
        return not self._desk.form.read_only

    def _tell_if_no_number(self, kind: Field | None) -> None:
        """Say why a key for numbers does nothing in words, dates and tables."""
        if isinstance(kind, Table):
            self.told.emit(self.tr("Це діє лише в полі з числом; у таблиці причину вписують у саму клітинку"))
        elif not isinstance(kind, Figure):
            self.told.emit(self.tr("Це діє лише в полі з числом"))

    def edit_details(self) -> QDialog | None:
        """Enter what goes with the current figure: qualifier, date, note, source; a date by the calendar."""
        item = self._desk.form.current_item
        section = self._desk.section_key
        kind = self._session.section(section).field(item) if item else None
        if isinstance(kind, Date):
            row = self._desk.form.row(item)
            if isinstance(row, DateRow):
                row.open_calendar()
            return None
        if not isinstance(kind, Figure) or not self._can_enter():
            self._tell_if_no_number(kind)
            return None
        self._desk.save_typed()
        names = ("qualifier", "as_of", "note", "source")
        texts = {name: self._session.workspace.text(section, item, name) for name in names}
        texts["as_of"] = short_iso(texts["as_of"])
        dialog = DetailsDialog(kind.label, texts, QUALIFIERS, self._session.year, self._window)
        dialog.details_entered.connect(
            lambda new: self._enter_details(
                dialog, section, item, {n: t for n, t in new.items() if t != texts[n]}
            )
        )
        dialog.open()
        return dialog

    def _enter_details(self, dialog: DetailsDialog, section: str, item: str, texts: dict[str, str]) -> None:
        """Save what was changed; where it is refused the dialog stays, with all that was written."""
        entries = [(Key(section, item, name), text) for name, text in texts.items()]
        if not entries:
            dialog.accept()
        else:
            self._save_written(dialog, entries)
            self._desk.show_saved_values()

    def next_qualifier(self) -> None:
        """Put the next qualifier before the present number: «понад», «більше», «близько»… and none again."""
        item = self._desk.form.current_item
        kind = self._session.section(self._desk.section_key).field(item) if item else None
        if not isinstance(kind, Figure) or not self._can_enter():
            self._tell_if_no_number(kind)
            return
        row = self._desk.form.row(item)
        old, number = split_qualifier(row.value_editor.text().strip())
        if not number[:1].isdigit() and not number.startswith(("-", MINUS)):
            self.told.emit(self.tr("Спочатку введіть число"))
            return
        new = QUALIFIERS[(QUALIFIERS.index(old) + 1) % len(QUALIFIERS)]
        text = f"{new} {number}".strip()
        row.set_text("value", text)
        self._session.enter(self._desk.section_key, Edit(Place(item), text))

    def mark_absent(self) -> QDialog | None:
        """Say why the current figure has no value."""
        item, section = self._desk.form.current_item, self._desk.section_key
        kind = self._session.section(section).field(item) if item else None
        if not isinstance(kind, Figure) or not self._can_enter():
            self._tell_if_no_number(kind)
            return None
        dialog = TextDialog(
            self.tr("Немає даних"),
            self.tr("Чому немає даних для показника «{}»?").format(kind.label),
            self._session.values.section(section).figure(item).absent,
            action=self.tr("Записати"),
            parent=self._window,
        )
        dialog.text_entered.connect(
            lambda reason: self._mark_absent(dialog, Key(section, item, "value"), reason)
        )
        dialog.open()
        return dialog

    def _mark_absent(self, dialog: TextDialog, key: Key, reason: str) -> None:
        if self._save_written(dialog, [(key, f"{NO_DATA}: {reason}")]):
            self._desk.show_saved_values()

    def explain_present(self) -> QDialog | None:
        """Explain the finding about the present field, else the one that is chosen in the list."""
        finding = self._desk.findings.present(self._desk.section_key, self._desk.form.current_item)
        if finding is None:
            self.told.emit(self.tr("Тут немає зауваження, яке можна пояснити"))
        elif self._can_enter():
            return self.explain(finding)
        return None

    def explain(self, finding: ShownFinding) -> QDialog:
        """Answer a finding with an explanation that travels with the file."""
        dialog = TextDialog(
            self.tr("Пояснення"),
            finding.message,
            finding.answer,
            lines=4,
            action=self.tr("Записати пояснення"),
            parent=self._window,
        )
        key = Key(finding.section, f"explain/{finding.rule}", "text")
        dialog.text_entered.connect(lambda text: self._save_written(dialog, [(key, text)]))
        dialog.open()
        return dialog

    def paste(self, column: ColumnPaste) -> QDialog | None:
        """Type a pasted column; where something does not fit, show it first."""
        lines = self._shown_lines(column.lines)
        if not any(line.problem for line in lines):
            self._desk.paste(column.lines)
            return None
        untitled = self._shown_lines(column.untitled)
        dialog = PasteDialog(self.tr("Вставити стовпець"), lines, untitled, self._window)
        dialog.paste_chosen.connect(
            lambda titled: self._desk.paste(self._fitting(column.untitled if titled else column.lines))
        )
        dialog.open()
        return dialog

    def _shown_lines(self, lines: tuple[LinePaste, ...]) -> list[PasteLine]:
        return [PasteLine(self._goal(line), line.text, self._problem(line)) for line in lines]

    def _fitting(self, lines: tuple[LinePaste, ...]) -> tuple[LinePaste, ...]:
        return tuple(line for line in lines if not self._problem(line))

    def _goal(self, line: LinePaste) -> str:
        """How the field is called, last year's value too."""
        if line.place is None:
            return line.label
        return self._wording.place(self._desk.section_key, line.place.item, line.place.field)

    def paste_cells(self, cells: CellsPasted) -> QDialog | None:
        """Put a pasted block into a table; where something does not fit, show it first."""
        section = self._desk.section_key
        block = self._session.pasted(section, cells)
        if block.fits:
            self._put_block(block)
            return None
        below = self._session.pasted(section, replace(cells, lines=cells.lines[1:]))
        lines, untitled = self._shown_cells(block), self._shown_cells(below)
        dialog = PasteDialog(self.tr("Вставити в таблицю"), lines, untitled, self._window)
        dialog.paste_chosen.connect(lambda titled: self._put_block(below if titled else block))
        dialog.open()
        return dialog

    def _shown_cells(self, block: Block) -> list[PasteLine]:
        place = self.tr("рядок {row}, {column}")
        return [
            PasteLine(place.format(row=cell.row, column=cell.column or "…"), cell.text, cell.problem)
            for cell in block.cells
        ]

    def _put_block(self, block: Block) -> None:
        self._session.put_block(block)
        self._desk.show_saved_values()

    def _problem(self, line: LinePaste) -> str:
        if line.place is None and line.label:
            return self.tr("праворуч у цьому рядку немає більше полів")
        if line.place is None:
            return self.tr("для цього рядка немає поля") if line.text else ""
        kept = self._session.typed_text(Key(self._desk.section_key, line.place.item, line.place.field))
        if not line.text and kept:
            return self.tr("значення «{}» лишиться").format(kept)
        try:
            fields.read(
                self._session.catalogue, self._desk.section_key, line.place.item, line.place.field, line.text
            )
        except EntryError as error:
            return str(error)
        return ""
