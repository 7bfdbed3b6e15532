"""Section files cut out of a city file, one at a time or one for each section."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import db
from zhytomyr_desktop.issuing import belonging, handing_out
from zhytomyr_desktop.issuing.context import context_of
from zhytomyr_desktop.open_file import OpenFile


def assign(city: OpenFile, sections: Sequence[str], out: Path, *, replace: bool = False) -> None:
    """Write a section file with these sections. Raises UserError, and FileError.

    A file that is there already is in the way, unless ``replace``; the open file itself always is.
    """
    city.refuse_own_path(out)
    for key in sections:
        city.section(key)
        city.refuse_out_of_scope(key)
    context = context_of(city, sections)
    said, notes = belonging.said_of(city), handing_out.notes_of(city)
    db.assign(city.file, tuple(sections), out, context=context, meta=said, notes=notes, replace=replace)
    city.reload()


def assign_each(city: OpenFile, folder: Path, sections: Sequence[str] = ()) -> list[Path]:
    """Write a file ``KEY.zvit`` for each section, or each of these, all or none. Raises DeliveryError."""
    keys = [city.section(key).key for key in sections] or [section.key for section in city.sections()]
    parts = {f"{key}.zvit": (key,) for key in keys}
    return handing_out.deliver(city, folder, parts, {})
