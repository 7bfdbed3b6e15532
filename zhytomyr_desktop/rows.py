"""Where a new row of a table stands."""

from __future__ import annotations

from forms.definition import Section, Table
from forms.values import SectionValues, row_item
from zhytomyr_desktop import ordering
from zhytomyr_desktop.errors import EntryError


def place_at_end(section: Section, values: SectionValues, table: str) -> tuple[str, str]:
    """Item and position of a row to come at a table's end. Raises EntryError for an unknown table."""
    if not isinstance(section.field(table), Table):
        raise EntryError(f"Таблиці «{table}» у розділі немає.", section.key, table)
    last = max((row.position for row in values.tables.get(table, ())), default="")
    return row_item(table, ordering.new_id()), ordering.between(last)
