"""A document written as the ending of its name says."""

from __future__ import annotations

from pathlib import Path

from zhytomyr_desktop.errors import UserError
from zhytomyr_desktop.report.document import Document
from zhytomyr_desktop.report.steps import OnStep, counting


def write(document: Document, path: Path, on_step: OnStep | None = None) -> None:
    """Write ``.pdf`` or ``.docx``; ``on_step`` is called before every block.

    Raises UserError for another ending, ReportError where the disk or the folder refuses, or where a signed
    report stands at that place.
    """
    if path.suffix.lower() == ".pdf":
        from zhytomyr_desktop.report.output import spare_signed
        from zhytomyr_desktop.report.pdf import write_pdf

        spare_signed(path)
        write_pdf(document, path, on_block=counting(document, on_step))
    elif path.suffix.lower() == ".docx":
        from zhytomyr_desktop.report.docx import write_docx

        write_docx(document, path, on_block=counting(document, on_step))
    else:
        raise UserError("Вкажіть назву звіту, що закінчується на «.pdf» або «.docx».")
