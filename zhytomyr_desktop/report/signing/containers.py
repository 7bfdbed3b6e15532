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
_ZIP, _CMS = b"PK", (b"\x30", b"-----BEGIN")
_DEEPEST = 3
"""Signed files one in another: each official may have signed what the one before had made."""


def check_any(data: bytes, report: bytes | None, trust: Trust, depth: int = 0) -> Verdict:
    """Check a signed file of any kind by its first bytes. Raises SigningError where it is none.

    ``depth``: in how many other signed files it lies.
    """
    if data.startswith(b"%PDF-"):
        return check_pdf(data, report, trust)
    if data.startswith(_ZIP):
        return check_asic(data, report, trust, depth)
    if data.startswith(_CMS):
        return check_p7s(data, report, trust, depth)
    raise SigningError("Це не підписаний файл: очікується PDF, .p7s або .asice. Виберіть інший файл.")


def is_container(data: bytes) -> bool:
    """Whether the bytes begin as those of a file that holds a signed one."""
    return data.startswith((_ZIP, *_CMS))


def check_p7s(data: bytes, report: bytes | None, trust: Trust, depth: int = 0) -> Verdict:
    """Check a CMS file. Raises SigningError where it is none, or where its content is apart and not given."""
    signed = cms.load(data)
    content = cms.content_of(signed)
    if content is not None:
        found = Verdict(kind="cades-attached", signatures=tuple(cms.check(signed, content, trust, "підпис")))
        return _with_inner(found, content, report, trust, depth)
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


def check_asic(data: bytes, report: bytes | None, trust: Trust, depth: int = 0) -> Verdict:
    """Check an ASiC container: digests of its manifests, signatures, and which of its files is the report."""
    box = Asic(data)
    signatures = tuple(box.signatures(trust))
    name, content = box.report(report)
    covered = [one for one in signatures if name in box.covered(one.place)]
    faults = [] if len(covered) == len(signatures) else [f"не кожен підпис стосується файла «{name}»"]
    notes = [f"у контейнері є ще файл «{other}»" for other in box.files if other != name]
    found = Verdict(kind="asice", signatures=signatures, faults=tuple(faults), notes=tuple(notes))
    return _with_inner(found, content, report, trust, depth)


def _with_inner(found: Verdict, content: bytes, report: bytes | None, trust: Trust, depth: int) -> Verdict:
    """The verdict with what the signed content is: the report itself, or a signed file that holds it."""
    ours = None if report is None else content == report
    inner = None if ours else _inner(content, report, trust, depth + 1)
    if inner is None:
        return replace(found, ours=ours, faults=(*found.faults, *([OTHER] if ours is False else [])))
    signatures = (*found.signatures, *inner.signatures)
    faults, notes = (*found.faults, *inner.faults), (*found.notes, *inner.notes)
    return replace(found, signatures=signatures, ours=inner.ours, faults=faults, notes=notes)


def _inner(content: bytes, report: bytes | None, trust: Trust, depth: int) -> Verdict | None:
    """The check of a signed file within a signed one; None where it is none, or lies too deep."""
    if content.startswith(b"%PDF-"):
        return check_pdf(content, report, trust) if b"/ByteRange" in content else None
    if depth > _DEEPEST or not is_container(content):
        return None
    try:
        return check_any(content, report, trust, depth)
    except SigningError:
        return None


def _bound(signatures: Iterable[Signature]) -> bool | None:
    facts = [one.bound for one in signatures]
    return None if not facts or None in facts else all(facts)


def _unbound(signatures: Iterable[Signature]) -> tuple[str, ...]:
    if any(one.bound is None for one in signatures):
        return (
            "хеш цього підпису тут не обчислюється: що підписано саме цей звіт, підтвердьте на czo.gov.ua",
        )
    return ()
