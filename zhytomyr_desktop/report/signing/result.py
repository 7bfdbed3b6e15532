"""What a check of signatures found, in words that a clerk understands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from zhytomyr_desktop.clock import here
from zhytomyr_desktop.report.signing.certificate import Holder

UNPROVED = (
    "НЕ ДОВЕДЕНО, що підписано саме цей звіт: хеш, за яким це видно (зазвичай ГОСТ 34.311), тут не "
    "обчислюється. Підтвердьте на czo.gov.ua; якщо підпис окремо від звіту, додайте там обидва файли."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One signature. Each fact is True, False, or None where it cannot be told here.

    ``bound``: the digest inside it is that of the signed content. ``sound``: the signature itself holds.
    ``trusted``: its certificate leads to an anchor. ``whole``: nothing of the file but what later signatures
    add stands outside of it. ``stamped`` is the time of a time stamp, ``claimed`` of the signer's clock.
    """

    place: str
    holder: Holder | None
    algorithm: str
    claimed: datetime | None = None
    stamped: datetime | None = None
    bound: bool | None = None
    sound: bool | None = None
    trusted: bool | None = None
    whole: bool = True
    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Who signed."""
        return (self.holder.name if self.holder else "") or "невідомий підписувач"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The check of a signed file. ``ours``: what is signed is the given report to the byte."""

    kind: str
    signatures: tuple[Signature, ...]
    ours: bool | None = None
    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def all_faults(self) -> tuple[str, ...]:
        """What speaks against the file, and against each signature by its signer's name."""
        single = [f"{one.name}: {fault}" for one in self.signatures for fault in one.faults]
        missing = () if self.signatures else ("у файлі немає підпису",)
        return (*self.faults, *missing, *single)

    @property
    def ok(self) -> bool:
        """Whether there is a signature and nothing speaks against the file."""
        return not self.all_faults

    @property
    def proved(self) -> bool:
        """Whether it is shown here that every signature is of the given report."""
        return bool(self.ours) and all(one.bound for one in self.signatures)

    @property
    def confirmed(self) -> bool:
        """Whether nothing is left to be confirmed elsewhere: neither content nor mathematics nor issuer."""
        return self.ok and all(one.bound and one.sound and one.trusted for one in self.signatures)

    def lines(self) -> Iterator[str]:
        """The check for a person to read."""
        yield KINDS[self.kind]
        yield from identity(self)
        for signature in self.signatures:
            yield from _signature_lines(signature)
        yield from (f"УВАГА: {fault}." for fault in self.all_faults)
        yield from (f"Примітка: {note}." for note in self.notes)
        yield conclusion(self)

    def as_json(self) -> dict[str, Any]:
        """The check for a program."""
        return {
            "kind": self.kind,
            "ok": self.ok,
            "confirmed": self.confirmed,
            "conclusion": conclusion(self),
            "report": self.ours,
            "signatures": [_signature_json(signature) for signature in self.signatures],
            "faults": list(self.all_faults),
            "notes": list(self.notes),
        }


KINDS = {
    "pades": "PDF з підписом усередині (PAdES)",
    "cades-attached": "Файл підпису разом зі звітом (.p7s)",
    "cades-detached": "Файл підпису окремо від звіту (.p7s)",
    "asice": "Контейнер підпису (ASiC)",
}


def identity(verdict: Verdict) -> Iterator[str]:
    """Whether it is the report that the file was held against, in a sentence; nothing where it was not."""
    if verdict.ours is not None:
        yield "Це саме цей звіт, байт у байт." if verdict.ours else "Це не цей звіт."


def conclusion(verdict: Verdict) -> str:
    """What it all comes to, in one sentence."""
    if not verdict.ok:
        return "ПЕРЕВІРКУ НЕ ПРОЙДЕНО."
    if any(one.bound is None for one in verdict.signatures):
        return UNPROVED
    if unknown := sorted({one.algorithm for one in verdict.signatures if one.sound is None}):
        return (
            "Тут перевірено: вміст не змінено, сертифікат на час підпису діяв. Сам підпис "
            f"({'; '.join(unknown)}) і видавця сертифіката тут не обчислюють: підтвердьте їх на czo.gov.ua "
            "(державний сервіс перевірки), завантаживши там цей файл."
        )
    if any(one.trusted is None for one in verdict.signatures):
        return "Підпис цілий; видавця сертифіката не перевірено, бо не вказано папку довірених сертифікатів."
    return "Підпис чинний."


def facts(one: Signature) -> Iterator[tuple[str, str]]:
    """A signature's facts for a person to read: what, and how it is."""
    yield "вид", f"{one.holder.kind if one.holder else 'невідомий'}, {one.algorithm}"
    yield "коли", _when(one)
    if one.bound:
        yield "охоплює", "весь файл" if one.whole else "НЕ весь файл"
    yield "вміст", _told(one.bound, "не змінено", "ЗМІНЕНО", "хеш тут не обчислюється")
    yield "підпис", _told(one.sound, "правильний", "НЕПРАВИЛЬНИЙ", "підтвердити на czo.gov.ua")
    yield "видавець", _issuer(one)
    yield from (("примітка", note) for note in one.notes)


def _signature_lines(one: Signature) -> Iterator[str]:
    yield f"• {one.holder.told if one.holder and one.holder.told else one.name}"
    yield from (f"  {name}: {told}" for name, told in facts(one))


def _when(one: Signature) -> str:
    if one.stamped:
        return f"{_local(one.stamped)} (позначка часу)"
    return f"{_local(one.claimed)} (годинник підписувача)" if one.claimed else "не вказано"


def _issuer(one: Signature) -> str:
    issuer = one.holder.issuer if one.holder else "невідомий"
    return f"{issuer}, {_told(one.trusted, 'довірений', 'НЕ ДОВІРЕНИЙ', 'не перевірено')}"


def _told(fact: bool | None, yes: str, no: str, unknown: str) -> str:
    return unknown if fact is None else yes if fact else no


def _local(moment: datetime) -> str:
    return here(moment).strftime("%d.%m.%Y %H:%M")


def _signature_json(one: Signature) -> dict[str, Any]:
    holder = one.holder
    return {
        "place": one.place,
        "name": one.name,
        "post": holder.post if holder else "",
        "organisation": holder.organisation if holder else "",
        "code": holder.code if holder else "",
        "serial": holder.serial if holder else "",
        "issuer": holder.issuer if holder else "",
        "kind": holder.kind if holder else "",
        "algorithm": one.algorithm,
        "claimed": one.claimed.isoformat() if one.claimed else None,
        "stamped": one.stamped.isoformat() if one.stamped else None,
        "content": one.bound,
        "signature": one.sound,
        "trusted": one.trusted,
        "whole": one.whole,
        "faults": list(one.faults),
        "notes": list(one.notes),
    }
