"""What can go wrong with keys, certificates and signed files, in one Ukrainian line each."""

from __future__ import annotations

from zhytomyr_desktop.report.errors import ReportError


class SigningError(ReportError):
    """Nothing was signed or taken in; ``str()`` is one Ukrainian line: what is wrong and what to do."""
