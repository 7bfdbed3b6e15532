"""A city file or a section file made with entries in it: it appears complete or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import db
from db.publish import publish


def write(
    path: Path,
    year: int,
    texts: Mapping[tuple[str, str, str], str],
    author: str,
    *,
    scope: Sequence[str] = (),
) -> None:
    """Make a file of the year with these texts by (section, item, field).

    ``scope``: the sections of a section file. Raises FileError, also where a file of this name exists;
    nothing is left behind then.
    """
    recorded = [db.Entry(*place, text) for place, text in texts.items()]

    def fill(draft: Path) -> None:
        db.create(draft, year=year, scope=scope)
        with db.open_file(draft) as file:
            db.record(file, recorded, author)

    publish(path, fill)
