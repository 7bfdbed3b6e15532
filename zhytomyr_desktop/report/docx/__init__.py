"""The report as a DOCX: the same document with real styles, headings, tables and page numbers."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from zhytomyr_desktop.report.document import Document
from zhytomyr_desktop.report.docx.writer import OnBlock, Writer
from zhytomyr_desktop.report.output import write_atomically
from zhytomyr_desktop.report.page import PageFormat

_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_docx(
    document: Document, path: Path, *, form: PageFormat | None = None, on_block: OnBlock | None = None
) -> None:
    """Write the report to ``path``, complete or not at all; an older file there is replaced.

    Page and type follow ДСТУ 4163:2020 as in the PDF; same document, same bytes. Raises ReportError.
    """
    write_atomically(path, [render(document, form=form, on_block=on_block)])


def render(document: Document, *, form: PageFormat | None = None, on_block: OnBlock | None = None) -> bytes:
    """The DOCX's bytes, the same for the same document."""
    writer = Writer(form or PageFormat(), document, on_block)
    writer.write()
    raw = io.BytesIO()
    writer.word.save(raw)
    return _without_times(raw)


def _without_times(raw: io.BytesIO) -> bytes:
    """The same archive with one fixed time on all its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, _EPOCH), source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
