"""Checking a signed file of any kind: who, when, whole or not, and whether it is the given report."""

from __future__ import annotations

import base64
import io
from datetime import datetime
from pathlib import Path

from zhytomyr_desktop.clock import here
from zhytomyr_desktop.report.signing import cms
from zhytomyr_desktop.report.signing.asic import Asic
from zhytomyr_desktop.report.signing.containers import check_any, is_container
from zhytomyr_desktop.report.signing.errors import SigningError
from zhytomyr_desktop.report.signing.files import read_bounded
from zhytomyr_desktop.report.signing.result import Verdict
from zhytomyr_desktop.report.signing.trust import Trust

_DETACHED = ".p7s"


def verify(path: Path, report: Path | None = None, trust: Path | None = None) -> Verdict:
    """Check a signed file: PDF, .p7s or ASiC, by its content. ``trust``: a folder of certificates to believe.

    Raises SigningError where one of the files cannot be read as what it should be.
    """
    data = read_bounded(path)
    original = report_of(path, report)
    return check(data, original, Trust.read(trust) if trust else Trust())


def check(data: bytes, report: bytes | None, trust: Trust) -> Verdict:
    """Check the bytes of a signed file. Raises SigningError where they are none."""
    return check_any(_from_base64(data) or data, report, trust)


def _from_base64(data: bytes) -> bytes | None:
    """A container that a program wrote as letters; None where it is not one."""
    if not data.startswith(b"MI"):
        return None
    try:
        return base64.b64decode(b"".join(data.split()), validate=True)
    except ValueError:
        return None


def moments(data: bytes) -> list[datetime]:
    """When a file says that it was signed, latest first; none where it cannot be read."""
    try:
        found = check(data, b"", Trust()).signatures
    except SigningError:
        return []
    return sorted({here(at) for one in found if (at := one.stamped or one.claimed)}, reverse=True)


def carried(data: bytes) -> bytes | None:
    """The PDF that a signed file holds, however deep; None where it is apart or cannot be read."""
    try:
        while is_container(data := _from_base64(data) or data):
            inside = Asic(data).report(None)[1] if data.startswith(b"PK") else cms.content_of(cms.load(data))
            if inside is None:
                return None
            data = inside
    except SigningError:
        return None
    return data if data.startswith(b"%PDF-") else None


def headings(pdf: bytes) -> set[str]:
    """The highest entries of a PDF's outline; none where it cannot be read."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_outline() as outline:
            return {entry.title for entry in outline.root}
    except (pikepdf.PdfError, ValueError, TypeError):
        return set()


def report_of(path: Path, report: Path | None) -> bytes | None:
    """The report that a signature is held against: the given one, or «ЗВІТ.pdf» beside «ЗВІТ.pdf.p7s»."""
    if report is None and path.suffix.lower() == _DETACHED:
        # Some programs put their ending behind the report's, some in its place.
        beside = (path.with_suffix(""), path.with_suffix(".pdf"))
        report = next((one for one in beside if one.suffix.lower() == ".pdf" and one.is_file()), None)
    return None if report is None else read_bounded(report)
