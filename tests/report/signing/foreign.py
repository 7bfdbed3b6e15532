"""The report signed as other programs sign it: pyHanko's own road, PDFBox with OpenSSL, poppler with NSS."""

from __future__ import annotations

import io
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives import serialization as form
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.stamp import TextStampStyle

from tests.report.signing.pki import PASSWORD, Party
from tests.report.validators import java

Box = tuple[int, int, int, int]
Change = Callable[[generic.DictionaryObject, IncrementalPdfFileWriter], None]


def by_pyhanko(
    party: Party,
    report: bytes,
    folder: Path,
    box: Box,
    *,
    page: int = -1,
    certify: bool = False,
    change: Change | None = None,
) -> bytes:
    """A new field with pyHanko's own mark and metadata. ``change``: made to the new field."""
    writer = IncrementalPdfFileWriter(io.BytesIO(report))
    name = "Згода"
    fields.append_signature_field(writer, fields.SigFieldSpec(name, on_page=page, box=box))
    if change:
        change(writer.root["/AcroForm"]["/Fields"][-1], writer)
    key = signers.SimpleSigner.load_pkcs12(party.write(folder / "foreign.p12"), passphrase=PASSWORD.encode())
    about = signers.PdfSignatureMetadata(field_name=name, certify=certify)
    maker = signers.PdfSigner(about, key, stamp_style=TextStampStyle(stamp_text="Signed by %(ts)s"))
    return maker.sign_pdf(writer).getvalue()


def by_pdfbox(party: Party, report: Path, folder: Path, box: Box, *, page: int) -> bytes:
    """A new field with a mark, as PDFBox makes it; the container is OpenSSL's."""
    key, certificate, out = folder / "key.pem", folder / "certificate.pem", folder / "pdfbox.pdf"
    key.write_bytes(party.key.private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, form.NoEncryption()))
    certificate.write_bytes(party.certificate.public_bytes(form.Encoding.PEM))
    left, low, right, high = box
    place = map(str, (page, left, low, right - left, high - low))
    program = Path(__file__).with_name("VisibleSign.java")
    java(program, *map(str, (report, out, key, certificate)), *place)
    return out.read_bytes()


def by_poppler(party: Party, report: Path, folder: Path, field: str) -> bytes:
    """One of the report's own fields signed by poppler with an RSA key in a store of NSS.

    Poppler foresees the container's size from a first try, which goes wrong with ECDSA every other time.
    """
    store, out = folder / "nss", folder / "poppler.pdf"
    store.mkdir()
    key = party.write(folder / "nss.p12", "ascii")
    for command in (
        ["certutil", "-N", "-d", f"sql:{store}", "--empty-password"],
        ["pk12util", "-i", key, "-d", f"sql:{store}", "-W", "ascii"],
        [
            "pdfsig",
            "-nssdir",
            f"sql:{store}",
            "-nocert",
            "-sign",
            field,
            "-etsi",
            "-nick",
            "key",
            report,
            out,
        ],
    ):
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "LC_ALL": "C.UTF-8"})
    return out.read_bytes()


def with_action(field: generic.DictionaryObject, _writer: IncrementalPdfFileWriter) -> None:
    """The field runs something when its page is shown."""
    script = {"/S": pdf_name("/JavaScript"), "/JS": generic.pdf_string("app.alert('9 999 999')")}
    action = generic.DictionaryObject({pdf_name(key): value for key, value in script.items()})
    field[pdf_name("/AA")] = generic.DictionaryObject({pdf_name("/PV"): action})


def without_zoom(field: generic.DictionaryObject, _writer: IncrementalPdfFileWriter) -> None:
    """The mark keeps its size when the page is made smaller, and so comes to hide what is beside it."""
    field[pdf_name("/F")] = generic.NumberObject(4 + 8)
