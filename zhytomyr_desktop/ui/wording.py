"""How places, values and moments of the log are called in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from forms.definition import Catalogue, Table
from forms.values import REPORT, ReportValues, TextValue
from zhytomyr_desktop import fields
from zhytomyr_desktop.language.dates import short_iso

if TYPE_CHECKING:
    from db import Change


class Wording(QObject):
    """The words for what stands in the log, by the forms of this catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue

    def value(self, change: Change) -> str:
        """The value as a person reads it; empty where the field was cleared."""
        return fields.told(self._catalogue, change.key, change.value) if change.value else ""

    def section(self, key: str) -> str:
        """How a section is called."""
        known = self._catalogue.section(key)
        if known is not None:
            return known.title
        return self.tr("Відомості про звіт") if key == REPORT else key

    def report_text(self, name: str, text: str) -> str:
        """A text of the report's own data as a person would type it."""
        return short_iso(text) if name == "decision_date" else text

    def place(self, section: str, item: str, field: str) -> str:
        """How a field is called: the form's label, a statement's or a remark's kind, and the part of it."""
        label = self._item(section, item)
        if field in ("value", "text"):
            return label
        definition = self._catalogue.section(section)
        table = definition.field(item.partition("/")[0]) if definition else None
        column = table.column(field) if isinstance(table, Table) else None
        return f"{label}, {column.label if column else self._part(field)}"

    def row(self, values: ReportValues, section: str, item: str) -> str:
        """Which row of its table an item is, by number and first words: «рядок 2: Естонія»; else nothing."""
        key, slash, identifier = item.partition("/")
        definition = self._catalogue.section(section)
        if not slash or definition is None or not isinstance(definition.field(key), Table):
            return ""
        rows = values.section(section).tables.get(key, ())
        at = next((n for n, row in enumerate(rows) if row.id == identifier), None)
        if at is None:
            return self.tr("вилучений рядок")
        words = self.tr("рядок {}").format(at + 1)
        texts = (cell.text for cell in rows[at].cells.values() if isinstance(cell, TextValue))
        first = next(filter(None, texts), "")
        return f"{words}: {first}" if first else words

    def _part(self, field: str) -> str:
        return {
            "previous": self.tr("минулий рік"),
            "qualifier": self.tr("уточнення"),
            "as_of": self.tr("станом на"),
            "note": self.tr("примітка"),
            "source": self.tr("джерело"),
            "deleted": self.tr("вилучення"),
            "hidden": self.tr("приховання"),
            "position": self.tr("місце"),
            "group": self.tr("група"),
            "state": self.tr("стан"),
            "remark": self.tr("зауваження"),
            "deadline": self.tr("строк"),
            "department": self.tr("підрозділ"),
            "about": self.tr("про що"),
            "after": self.tr("після чого"),
            "covers": self.tr("що прийнято"),
        }.get(field, field)

    def _item(self, section: str, item: str) -> str:
        start, _, rest = item.partition("/")
        kind = {
            "own": self.tr("Власне речення"),
            "statement": self.tr("Речення форми"),
            "explain": self.tr("Пояснення до зауваження"),
            "word": self.tr("Слово «{}»").format(rest),
            "remark": self.tr("Зауваження координатора"),
            "reply": self.tr("Відповідь на зауваження"),
            "acceptance": self.tr("Прийняття розділу"),
            "section": self.tr("Розділ"),
        }.get(start)
        if section == REPORT:
            return self._of_report(item)
        return kind or fields.label(self._catalogue, section, item)

    def _of_report(self, item: str) -> str:
        start, _, rest = item.partition("/")
        if start == "signatory":
            number, _, part = rest.partition("/")
            return self.tr("Підписант {}, {}").format(
                number, self.tr("посада") if part == "post" else self.tr("ім’я")
            )
        return {
            "title": self.tr("Назва звіту"),
            "community": self.tr("Громада"),
            "decision_date": self.tr("Дата рішення"),
            "decision_number": self.tr("Номер рішення"),
        }.get(item) or fields.label(self._catalogue, REPORT, item)
