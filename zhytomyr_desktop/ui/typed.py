"""What the file has in a cell, as a person would type it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.definition import Date, Figure, Table
from forms.values import DateValue
from zhytomyr_desktop.ui.widgets import shown
from zhytomyr_desktop.ui.widgets.places import Key

if TYPE_CHECKING:
    from zhytomyr_desktop.workspace import Workspace


def text_of(workspace: Workspace, key: Key) -> str:
    """The text of a field; a number grouped and a date as they stand in the form."""
    section = workspace.catalogue.section(key.section)
    kind = section.field(key.item.partition("/")[0]) if section else None
    if isinstance(kind, Table):
        kind = kind.column(key.field)
    values = workspace.values.section(key.section)
    if isinstance(kind, Figure) and key.field == "value":
        return shown.figure_text(values.figure(key.item), kind.decimals)
    if isinstance(kind, Date) and key.field == "value":
        return shown.cell_text(values.dates.get(key.item, DateValue()))
    return workspace.text(*key)
