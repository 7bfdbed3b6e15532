"""Migrations: a registered function for each step of the schema, one transaction each, a backup before."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping

from db.backup import back_up
from db.errors import Damaged
from db.file import ReportFile
from db.schema import SCHEMAS, VERSION

Step = Callable[[sqlite3.Connection], None]

STEPS: Mapping[int, Step] = {}
"""Version that a step starts from -> the step to the next one. Version 1 is current: none yet."""


def migrate(
    file: ReportFile,
    version: int,
    *,
    target: int = VERSION,
    steps: Mapping[int, Step] = STEPS,
    schemas: Mapping[int, Mapping[str, str]] = SCHEMAS,
) -> None:
    """Bring a file from ``version`` to ``target``. Raises FileError; then the last whole step stands."""
    back_up(file, f"version{version}")
    for start in range(version, target):
        with file.transaction() as connection:
            steps[start](connection)
            _check(file, schemas[start + 1])
            connection.execute(f"PRAGMA user_version={start + 1}")
    file.reload()


def _check(file: ReportFile, schema: Mapping[str, str]) -> None:
    found = dict(file.connection.execute("SELECT name, sql FROM main.sqlite_master"))
    if found != dict(schema):
        raise Damaged(file.path, "оновлення не вдалося")
