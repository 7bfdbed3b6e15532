"""A backup put back in the place of the file's content."""

from __future__ import annotations

from pathlib import Path

from db.backup import back_up
from db.connect import open_file
from db.file import ReportFile, told


def restore(file: ReportFile, copy: Path) -> Path:
    """Put a backup in the place of the file's content, in one transaction; the content is backed up before.

    Returns that last backup. Raises FileError where the backup cannot be used.
    """
    with open_file(copy, read_only=True) as source:
        before = back_up(file, "restore")
        with told(file.path):
            source.connection.backup(file.connection)
    file.reload()
    return before
