"""Signatures beside or around the report: .p7s with the report inside or apart, and ASiC containers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from zhytomyr_desktop.report.signing import cms
from zhytomyr_desktop.report.signing.asic import Asic
from zhytomyr_desktop.report.signing.errors import SigningError
from zhytomyr_desktop.report.signing.pdf import check_pdf
from zhytomyr_desktop.report.signing.result import Signature, Verdict
from zhytomyr_desktop.report.signing.trust import Trust

OTHER = "підписано не цей звіт"


def check_p7s(data: bytes, report: bytes | None, trust: Trust) -> Verdict:
    """Check a CMS file. Raises SigningError where it is none, or where its content is apart and not given."""
    signed = cms.load(data)
    content = cms.content_of(signed)
    if content is not None:
        found = Verdict(kind="cades-attached", signatures=tuple(cms.check(signed, content, trust, "підпис")))
        return with_inner(found, content, report, trust)
    if report is None:
        raise SigningError(
            "Цей файл підпису окремо від звіту. Вкажіть і звіт, який підписано (--report ЗВІТ.pdf)."
        )
    signatures = cms.check(signed, report, trust, "підпис")
    return Verdict(
        kind="cades-detached",
        signatures=tuple(signatures),
        ours=_bound(signatures),
        notes=_unbound(signatures),
    )


def check_asic(data: bytes, report: bytes | None, trust: Trust) -> Verdict:
    """Check an ASiC container: digests of its manifests, signatures, and which of its files is the report."""
    box = Asic(data)
    signatures = tuple(box.signatures(trust))
    name, content = box.report(report)
    covered = [one for one in signatures if name in box.covered(one.place)]
    faults = [] if len(covered) == len(signatures) else [f"не кожен підпис стосується файла «{name}»"]
    notes = [f"у контейнері є ще файл «{other}»" for other in box.files if other != name]
    found = Verdict(kind="asice", signatures=signatures, faults=tuple(faults), notes=tuple(notes))
    return with_inner(found, content, report, trust)


def with_inner(found: Verdict, content: bytes, report: bytes | None, trust: Trust) -> Verdict:
    """The verdict with what the signed content is: the report itself, or the report signed inside."""
    ours = None if report is None else content == report
    if content.startswith(b"%PDF-") and b"/ByteRange" in content and not ours:
        inner = check_pdf(content, report, trust)
        signatures = (*found.signatures, *inner.signatures)
        faults, notes = (*found.faults, *inner.faults), (*found.notes, *inner.notes)
        return replace(found, signatures=signatures, ours=inner.ours, faults=faults, notes=notes)
    return replace(found, ours=ours, faults=(*found.faults, *([OTHER] if ours is False else [])))


def _bound(signatures: Iterable[Signature]) -> bool | None:
    facts = [one.bound for one in signatures]
    return None if not facts or None in facts else all(facts)


def _unbound(signatures: Iterable[Signature]) -> tuple[str, ...]:
    if any(one.bound is None for one in signatures):
        return (
            "хеш цього підпису тут не обчислюється: що підписано саме цей звіт, підтвердьте на czo.gov.ua",
        )
    return ()
