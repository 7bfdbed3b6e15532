"""Help: of the present field, the manual, all keys, and finding anything by its words."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QDialog

from forms.definition import Field, Figure, Section, Table
from forms.values import row_item, statement_item
from zhytomyr_desktop.statements import in_order
from zhytomyr_desktop.ui import helping
from zhytomyr_desktop.ui.commands.base import FileCommands
from zhytomyr_desktop.ui.dialogs.going import FieldName, GoDialog
from zhytomyr_desktop.ui.dialogs.manual import ManualDialog
from zhytomyr_desktop.ui.section_text import SectionText
from zhytomyr_desktop.ui.widgets import shown
from zhytomyr_desktop.ui.widgets.findings import goal
from zhytomyr_desktop.ui.widgets.places import FieldAddress, Key


class HelpingCommands(FileCommands):
    """The commands that explain and find."""

    def show_field(self) -> ManualDialog:
        """Tell what the present field asks for, with the manual below."""
        dialog = helping.open_manual(self._window)
        item = self._desk.form.current_item
        section = self._session.section(self._desk.section_key)
        field = section.field(item) if item else None
        dialog.show_help(self._words(field) if field is not None else "")
        return dialog

    def _words(self, field: Field) -> str:
        lines = [field.label]
        if isinstance(field, Figure):
            unit = shown.unit_text(field)
            kind = self.tr("ціле число") if not field.decimals else self.tr("знаків після коми: {}")
            lines.append(", ".join(part for part in (kind.format(field.decimals), unit) if part))
            lines.append(self.tr("Можна ввести і «понад 700», і «немає даних: причина»."))
        lines.append(field.help)
        return "\n".join(line for line in lines if line)

    def find(self) -> QDialog:
        """Find labels, values, notes, rows and sentences of the whole file by their words."""
        dialog = GoDialog(list(self._everything()), self._window)
        dialog.setWindowTitle(self.tr("Знайти"))
        dialog.line.setPlaceholderText(self.tr("Слова назви, значення, примітки або речення"))
        dialog.field_chosen.connect(self._desk.go_to)
        dialog.open()
        return dialog

    def _everything(self) -> Iterator[FieldName]:
        sections = sorted(self._session.sections(), key=lambda s: s.key != self._desk.section_key)
        for section in sections:
            for field in section.fields():
                yield from self._of_field(section, field)
            yield from self._sentences(section)
            yield from self._remarks(section)
            yield from self._explanations(section)

    def _of_field(self, section: Section, field: Field) -> Iterator[FieldName]:
        at = FieldAddress(section.key, field.key)
        if isinstance(field, Table):
            yield FieldName(at, field.label, section.title)
            yield from self._rows(section, field)
            return
        yield FieldName(at, field.label, section.title, self._session.typed_text(Key(*_place(at), "value")))
        if isinstance(field, Figure):
            value = self._session.values.section(section.key).figure(field.key)
            for words, text in ((self.tr("примітка"), value.note), (self.tr("джерело"), value.source)):
                if text:
                    yield FieldName(at, f"{field.label}, {words}", section.title, text)

    def _rows(self, section: Section, table: Table) -> Iterator[FieldName]:
        for row in self._session.values.section(section.key).tables.get(table.key, ()):
            cells = (
                shown.cell_text(row.cells[c.key], c.decimals if isinstance(c, Figure) else 0)
                for c in table.columns
                if c.key in row.cells
            )
            text = " · ".join(cell for cell in cells if cell)
            yield FieldName(
                FieldAddress(section.key, row_item(table.key, row.id)), table.label, section.title, text
            )

    def _sentences(self, section: Section) -> Iterator[FieldName]:
        """The sentences beside the form, also those put away, with gaps where a figure is missing."""
        values = self._session.values
        text = SectionText(self._session.catalogue, section.key, with_hidden=True)
        away = {placed.key for placed in in_order(section, values.section(section.key)) if placed.hidden}
        for paragraph in text.all_of(values):
            own = paragraph.statement.startswith("own/")
            item = paragraph.statement if own else statement_item(paragraph.statement)
            kind = self.tr("сховане речення") if paragraph.statement in away else self.tr("речення")
            yield FieldName(FieldAddress(section.key, item), paragraph.text, section.title, kind)

    def _remarks(self, section: Section) -> Iterator[FieldName]:
        """What the coordinator asked and what was answered."""
        for remark in self._session.review.remarks(section.key):
            said = " — ".join(part for part in (remark.text, *(r.text for r in remark.replies)) if part)
            yield FieldName(
                FieldAddress(section.key, remark.about), said, section.title, self.tr("зауваження")
            )

    def _explanations(self, section: Section) -> Iterator[FieldName]:
        """Why somebody said that a finding is all right; sections without any are not checked for it."""
        if self._session.values.section(section.key).explanations:
            for finding in self._session.findings(section.key):
                if finding.answer and finding.items:
                    yield FieldName(goal(finding), finding.answer, section.title, self.tr("пояснення"))


def _place(address: FieldAddress) -> tuple[str, str]:
    return address.section, address.item
