"""How places, values and moments of the log are called in the window."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from forms.definition import Catalogue, Date, Figure, Table
from forms.values import ABSENT
from zhytomyr_desktop import fields
from zhytomyr_desktop.entry import NO_DATA
from zhytomyr_desktop.ui.widgets import shown

if TYPE_CHECKING:
    from db import Change


class Wording(QObject):
    """The words for what stands in the log, by the forms of this catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue

    def value(self, change: Change) -> str:
        """The value as a person would type it."""
        text = change.value
        if text.startswith(ABSENT):
            return f"{NO_DATA}: {text.removeprefix(ABSENT)}"
        section = self._catalogue.section(change.section)
        kind = section.field(change.item.partition("/")[0]) if section else None
        if isinstance(kind, Table):
            kind = kind.column(change.field)
        is_number = isinstance(kind, Figure) and change.field not in ("qualifier", "note", "source", "as_of")
        if is_number and text:
            from decimal import Decimal

            return shown.number_text(Decimal(text), kind.decimals)
        if (isinstance(kind, Date) or change.field == "as_of") and text:
            return f"{datetime.fromisoformat(text):%d.%m.%Y}"
        return text

    def place(self, section: str, item: str, field: str) -> str:
        known = {
            "previous": self.tr("минулий рік"),
            "qualifier": self.tr("уточнення"),
            "as_of": self.tr("станом на"),
            "note": self.tr("примітка"),
            "source": self.tr("джерело"),
            "deleted": self.tr("вилучення рядка"),
            "position": self.tr("місце рядка"),
            "state": self.tr("стан"),
            "remark": self.tr("зауваження"),
        }
        label = fields.label(self._catalogue, section, item)
        if field in ("value", "text"):
            return label
        definition = self._catalogue.section(section)
        table = definition.field(item.partition("/")[0]) if definition else None
        column = table.column(field) if isinstance(table, Table) else None
        return f"{label}, {column.label if column else known.get(field, field)}"


def moment(at: str) -> str:
    """The moment in local time, to the minute."""
    try:
        return f"{datetime.fromisoformat(at).astimezone():%d.%m.%Y %H:%M}"
    except ValueError:
        return at
