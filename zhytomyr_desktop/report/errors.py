"""What can go wrong while a report is written, in words that a clerk understands."""

from __future__ import annotations

import errno
from pathlib import Path


class ReportError(Exception):
    """A file of the report was not written; ``str()`` is one Ukrainian line: what is wrong and what to do."""

    @classmethod
    def from_os(cls, error: OSError, path: Path) -> ReportError:
        """The same failure of the operating system, told in Ukrainian."""
        told = _TOLD.get(error.errno or 0, "не вдалося записати: {reason}; оберіть інше місце")
        if getattr(error, "winerror", None) in _HELD and path.exists():
            told = "цей файл відкрито в іншій програмі; закрийте його там або оберіть іншу назву"
        reason = error.strerror or str(error)
        return cls(f"Файл «{path.name}» не збережено: {told.format(folder=path.parent, reason=reason)}.")


_HELD = (5, 32, 33)
"""How Windows refuses to replace a file that another program shows or that is write-protected."""

_NO_RIGHT = "у папку «{folder}» не можна записувати; оберіть іншу папку"
_FULL = "на диску немає місця; звільніть його або оберіть інший диск"

_TOLD = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: "файл завеликий для цього диска; оберіть інший диск",
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: "диск «{folder}» лише для читання; оберіть іншу папку",
    errno.ENOENT: "папки «{folder}» немає; створіть її або оберіть іншу",
    errno.ENOTDIR: "«{folder}» не є папкою; оберіть іншу",
    errno.EISDIR: "за цією назвою вже є папка; оберіть іншу назву",
    errno.ENAMETOOLONG: "назва задовга; оберіть коротшу",
    errno.EIO: "диск не відповідає; перевірте його й оберіть інше місце",
}
