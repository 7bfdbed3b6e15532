"""Whether a PDF is a report of ours that still waits for a signature, and where the signature goes."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.misc import PdfError

from zhytomyr_desktop.report.signing.archival import ArchivalWriter
from zhytomyr_desktop.report.signing.errors import SigningError
from zhytomyr_desktop.report.signing.fields import Role
from zhytomyr_desktop.report.signing.form import box, is_signed, signature_fields


@dataclass(frozen=True, slots=True)
class Place:
    """A report opened for one more signature: the field's size, and whether this is the first signature."""

    writer: ArchivalWriter
    box: BoxConstraints
    first: bool


def prepared(report: bytes, name: str, role: Role) -> Place:
    """Open the report at the place of this role. Raises SigningError where it cannot be signed there."""
    if not report.startswith(b"%PDF-"):
        raise SigningError(f"«{name}» – не PDF. Виберіть звіт, записаний цією програмою у PDF.")
    if b"/Encrypt" in report:
        raise SigningError(f"PDF «{name}» захищено паролем. Підпишіть звіт, записаний цією програмою.")
    try:
        writer = ArchivalWriter(io.BytesIO(report))
        fields = signature_fields(writer.prev.root)
    except (PdfError, ValueError, TypeError, KeyError, RecursionError, OSError):
        raise SigningError(f"PDF «{name}» пошкоджено. Запишіть звіт ще раз і підпишіть новий файл.") from None
    _check_free(fields, name, role)
    taken = [known.field for known in Role if known.field in fields and is_signed(fields[known.field])]
    if taken:
        _check_intact(report, name)
    return Place(writer, _size(fields[role.field]), first=not taken)


def _check_free(fields: dict[str, Any], name: str, role: Role) -> None:
    if fields and all(map(is_signed, fields.values())):
        raise SigningError(f"«{name}» уже остаточний: усі підписи на місці. Підписувати нічого.")
    if role.field not in fields:
        raise SigningError(
            f"У «{name}» немає місця для підпису «{role.label}». "
            "Підпишіть звіт, записаний цією програмою у PDF."
        )
    if is_signed(fields[role.field]):
        raise SigningError(f"«{name}» уже підписав {role.label}. Підпис не замінюють.")


def _check_intact(report: bytes, name: str) -> None:
    from zhytomyr_desktop.report.signing.pdf import check_pdf
    from zhytomyr_desktop.report.signing.trust import Trust

    faults = check_pdf(report, None, Trust()).all_faults
    if faults:
        raise SigningError(f"Перший підпис у «{name}» не гаразд: {faults[0]}. Другий не додано.")


def _size(found: Any) -> BoxConstraints:
    left, low, right, high = box(found)
    return BoxConstraints(width=abs(right - left), height=abs(high - low))
