"""What was dropped on the window: files and folders, or attachments dragged out of a mail program."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

NAMES = 'application/x-qt-windows-mime;value="FileGroupDescriptorW"'
CONTENTS = 'application/x-qt-windows-mime;value="FileContents"'
"""How Qt hands on what Outlook drags: FILEGROUPDESCRIPTORW of the Windows shell, a content for each name."""

_PREFIX = "zvit-attachments-"
_DESCRIPTOR, _NAME_AT = 592, 72
_MOST = 500
_NOT_IN_NAMES = re.compile(r'[<>:"|?*\x00-\x1f]')
"""What Windows takes in no file name; a colon would write into a hidden stream of another file."""


def holds_files(data: QMimeData) -> bool:
    """Whether something that can be opened or taken in is dragged."""
    return any(url.isLocalFile() for url in data.urls()) or data.hasFormat(NAMES)


def paths(data: QMimeData) -> list[Path]:
    """The dropped files and folders; attachments are put into a fresh folder first. Raises OSError."""
    local = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if local or not data.hasFormat(NAMES):
        return local
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    return list(_attachments(data, folder))


def forget(paths: Sequence[Path]) -> None:
    """Take away what ``paths`` put aside for these attachments; other files are left where they are."""
    place = Path(tempfile.gettempdir())
    for folder in {path.parent.parent for path in paths}:
        if folder.name.startswith(_PREFIX) and folder.parent == place:
            shutil.rmtree(folder, ignore_errors=True)


def _attachments(data: QMimeData, folder: Path) -> Iterator[Path]:
    for number, name in enumerate(_names(bytes(data.data(NAMES).data()))):
        own = f"{CONTENTS};index={number}"
        content = data.data(own if data.hasFormat(own) or number else CONTENTS).data()
        path = folder / f"{number}" / name
        path.parent.mkdir()
        path.write_bytes(content)
        yield path


def _names(descriptors: bytes) -> Iterator[str]:
    """The plain file names of a file group; a name never leads out of the folder."""
    count = min(int.from_bytes(descriptors[:4], "little"), _MOST)
    for number in range(count):
        start = 4 + number * _DESCRIPTOR + _NAME_AT
        raw = descriptors[start : 4 + (number + 1) * _DESCRIPTOR].decode("utf-16-le", "replace")
        name = _NOT_IN_NAMES.sub("_", raw.partition("\0")[0].replace("\\", "/").rpartition("/")[2])
        yield name if name.strip(" .") else f"{number}.zvit"
