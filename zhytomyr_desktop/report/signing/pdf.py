"""A signed PDF: accepted only as our report with signatures in their places and nothing else changed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from zhytomyr_desktop.report.signing import cms
from zhytomyr_desktop.report.signing.errors import SigningError
from zhytomyr_desktop.report.signing.fields import Role
from zhytomyr_desktop.report.signing.form import box, fields_of, is_signature, is_signed
from zhytomyr_desktop.report.signing.result import Signature, Verdict
from zhytomyr_desktop.report.signing.trust import Trust

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import EmbeddedPdfSignature

    from zhytomyr_desktop.report.signing.foreign import Mark

_END = b"%%EOF"
_CONTAINERS = ("/ETSI.CAdES.detached", "/adbe.pkcs7.detached")
_STAMP = "/ETSI.RFC3161"


def check_pdf(data: bytes, report: bytes | None, trust: Trust) -> Verdict:
    """Check every signature of a PDF, and what was done to the report besides.

    ``report``: our own bytes where they are at hand; else the file's first version stands for them.
    Raises SigningError where the file is no PDF, or so damaged that nothing can be read.
    """
    try:
        return _Check(data, report, trust).verdict()
    except _unreadable() as error:
        if b"/Encrypt" in data:
            raise SigningError("PDF захищено паролем. Попросіть надіслати його без пароля.") from None
        raise SigningError(
            f"PDF пошкоджено ({type(error).__name__}). Попросіть надіслати його ще раз."
        ) from None


def _unreadable() -> tuple[type[Exception], ...]:
    from pyhanko.pdf_utils.misc import PdfError

    # What pyHanko raises on damaged files; it is given every single one of them in the soak.
    return (
        PdfError,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        AssertionError,
        RecursionError,
        OSError,
        NotImplementedError,
        OverflowError,
    )


class _Check:
    def __init__(self, data: bytes, report: bytes | None, trust: Trust) -> None:
        from pyhanko.pdf_utils.reader import PdfFileReader

        if not data.startswith(b"%PDF-"):
            raise SigningError("Це не PDF. Виберіть підписаний звіт у PDF.")
        self._data = data
        self._report = report
        self._trust = trust
        self._reader: PdfFileReader = PdfFileReader(io.BytesIO(data), strict=False)

    def verdict(self) -> Verdict:
        from zhytomyr_desktop.report.signing.foreign import marks as foreign_marks

        embedded = [e for e in self._reader.embedded_signatures if e.sig_object.get("/SubFilter") != _STAMP]
        found = [(one, e) for e in embedded for one in self._signatures(e)]
        ours = None if self._report is None else _begins_with(self._data, self._report)
        faults, after = list(self._file_faults(ours)), list(self._end_faults())
        marks: list[Mark] = []
        # To compare the versions of a file takes long and tells nothing more of one that is broken.
        if not any(one.faults for one, _ in found):
            found = [(self._with_coverage(one, e), e) for one, e in found]
            faults += [*self._change_faults(), *self._field_faults()]
            # Only where nothing else changed is a page of this file sure to be the report's.
            marks = [] if faults else foreign_marks(self._reader)
            faults += self._mark_faults(marks)
            after += self._tail_faults(embedded)
        faults += after
        return Verdict(
            kind="pades",
            signatures=tuple(replace(one, whole=one.whole and not after) for one, _ in found),
            ours=ours,
            faults=tuple(dict.fromkeys(faults)),
            notes=(*self._notes(embedded), *_mark_notes(marks)),
        )

    # -- one signature --------------------------------------------------------------------------------------

    def _signatures(self, embedded: EmbeddedPdfSignature) -> list[Signature]:
        """The signatures of one field: one, where it is as it should be."""
        place = str(embedded.field_name)
        if embedded.sig_object.get("/SubFilter") not in _CONTAINERS:
            return [_broken(place, "невідомий вид підпису")]
        try:
            signed = cms.load(embedded.pkcs7_content, padded=True)
        except SigningError:
            return [_broken(place, "підпис пошкоджено")]
        return cms.check(
            signed, self._covered(embedded), self._trust, place, embedded.self_reported_timestamp
        ) or [_broken(place, "у полі немає підпису")]

    def _with_coverage(self, one: Signature, embedded: EmbeddedPdfSignature) -> Signature:
        faults = tuple(self._coverage_faults(embedded))
        return replace(one, whole=not faults, faults=(*one.faults, *faults))

    def _covered(self, embedded: EmbeddedPdfSignature) -> bytes:
        start, size, again, rest = (int(number) for number in embedded.byte_range)
        return self._data[start : start + size] + self._data[again : again + rest]

    def _coverage_faults(self, embedded: EmbeddedPdfSignature) -> Iterator[str]:
        from pyhanko.sign.diff_analysis import SuspiciousModification
        from pyhanko.sign.validation import SignatureCoverageLevel as Level

        from zhytomyr_desktop.report.signing.changes import later_signatures

        coverage = embedded.evaluate_signature_coverage()
        # Else pyHanko would compute the digest first, and it knows none of the Ukrainian ones.
        setattr(embedded, "coverage", coverage)  # noqa: B010 - declared as None there
        if coverage < Level.ENTIRE_REVISION:
            yield "підпис охоплює не весь файл"
        elif coverage == Level.ENTIRE_REVISION and isinstance(
            embedded.evaluate_modifications(later_signatures()), SuspiciousModification
        ):
            yield "після підпису файл змінено"
        elif self._report is not None and not _covers(embedded.byte_range, self._report):
            yield "підпис охоплює не весь звіт"

    # -- the file -------------------------------------------------------------------------------------------

    def _file_faults(self, ours: bool | None) -> Iterator[str]:
        if ours is False:
            yield "на початку не байти цього звіту: це інший звіт, або програма підпису переписала файл"

    def _end_faults(self) -> Iterator[str]:
        if not self._data.endswith((_END, _END + b"\n", _END + b"\r\n", _END + b"\r")):
            yield "після кінця PDF є зайві дані"

    def _change_faults(self) -> Iterator[str]:
        """From the report to the end, version by version, only signatures may have come."""
        from zhytomyr_desktop.report.signing.changes import only_signed

        if self._reader.xrefs.hybrid_xrefs_present:
            yield "PDF має дві таблиці об’єктів, які можуть суперечити одна одній"
        elif not only_signed(self._reader):
            yield "крім підписів, у файлі змінено ще щось"

    def _field_faults(self) -> Iterator[str]:
        """The fields that the report had; another program may add one of its own, with a mark."""
        from zhytomyr_desktop.report.signing.foreign import is_plain

        before = fields_of(self._reader.get_historical_root(0))
        for name, found in fields_of(self._reader.root).items():
            if not is_signature(found):
                yield f"у файлі є зайве поле форми «{name}»"
            elif name in before:
                if box(found) != box(before[name]):
                    yield f"місце підпису «{name}» змінено"
            elif not is_signed(found) or not is_plain(found):
                yield f"у файл додано порожнє або незвичне поле «{name}», якого у звіті не було"

    def _mark_faults(self, marks: list[Mark]) -> Iterator[str]:
        """A mark of another program may stand on empty paper or in a signature block, not over the report."""
        from zhytomyr_desktop.report.signing.foreign import hiding

        for mark in hiding(self._data, marks, self._reader.get_historical_root(0)):
            yield (
                f"видима позначка підпису закриває частину звіту на сторінці {mark.page + 1}: "
                "треба підписати ще раз без неї або поставити її на порожнє місце"
            )

    def _tail_faults(self, embedded: list[Any]) -> Iterator[str]:
        """The last version of the file is a signature, or nothing but data for later checks."""
        from zhytomyr_desktop.report.signing.changes import only_evidence_after

        if embedded and not only_evidence_after(self._reader, max(one.signed_revision for one in embedded)):
            yield "після останнього підпису файл змінено"

    def _notes(self, embedded: list[Any]) -> Iterator[str]:
        waiting = {
            name
            for name, found in fields_of(self._reader.root).items()
            if is_signature(found) and not is_signed(found)
        }
        for role in Role:
            if embedded and role.field in waiting:
                yield f"місце для підпису «{role.label}» порожнє"


def _begins_with(data: bytes, report: bytes) -> bool:
    """Whether the file is the report and what was added to it; half a report is none."""
    return report.rstrip(b"\r\n").endswith(_END) and data.startswith(report)


def _covers(byte_range: Any, report: bytes) -> bool:
    """Whether a signature is over the whole report, or one of those that the report itself came with."""
    _, size, again, rest = (int(number) for number in byte_range)
    return size >= len(report) or again + rest <= len(report)


def _mark_notes(marks: list[Mark]) -> Iterator[str]:
    for page in sorted({mark.page for mark in marks}):
        yield f"на сторінці {page + 1} є позначка програми, у якій підписано; звіт її не мав"


def _broken(place: str, fault: str) -> Signature:
    return Signature(place=place, holder=None, algorithm="невідомо", sound=False, faults=(fault,))
