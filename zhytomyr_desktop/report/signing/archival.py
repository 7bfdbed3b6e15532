"""An incremental writer that leaves the archive's marks alone: PDF/A survives the signature."""

from __future__ import annotations

from typing import Any

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter


class ArchivalWriter(IncrementalPdfFileWriter):
    """Adds to a PDF without a word about a newer version or a later change.

    pyHanko would raise the catalogue to PDF 1.7 or 2.0, declare extensions, and rewrite the metadata, each of
    which breaks PDF/A-1 (ISO 19005-1, 6.1 and 6.7.3).
    """

    output_version = (1, 4)

    def ensure_output_version(self, version: Any) -> None:
        """Keep the version of the report."""

    def register_extension(self, ext: Any) -> None:
        """Keep the catalogue without extensions."""

    def _update_meta(self) -> None:
        """Keep title and dates as the report has them."""
