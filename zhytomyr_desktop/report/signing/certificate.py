"""What a certificate says of its holder; reads any certificate, also of the Ukrainian standard ДСТУ 4145."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from asn1crypto import x509


class Kind(StrEnum):
    """What kind of signature the certificate claims; the value is as a person reads it."""

    QUALIFIED = "КЕП"
    ADVANCED = "УЕП з кваліфікованим сертифікатом"
    PLAIN = "електронний підпис"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who a certificate names, and who vouches for it. Empty where the certificate is silent."""

    name: str
    post: str
    organisation: str
    code: str
    serial: str
    issuer: str
    valid_from: datetime
    valid_to: datetime
    kind: Kind

    @property
    def told(self) -> str:
        """Name, post and organisation in one line."""
        return ", ".join(part for part in (self.name, self.post, self.organisation) if part)


def holder_of(certificate: x509.Certificate) -> Holder:
    """Read the holder. Raises ValueError (asn1crypto's) where the certificate is damaged."""
    subject, issuer = certificate.subject.native, certificate.issuer.native
    return Holder(
        name=_text(subject, "common_name") or _text(subject, "surname"),
        post=_text(subject, "title"),
        organisation=_text(subject, "organization_name"),
        code=_text(subject, "serial_number"),
        serial=f"{certificate.serial_number:X}",
        issuer=_text(issuer, "common_name") or _text(issuer, "organization_name"),
        valid_from=certificate.not_valid_before,
        valid_to=certificate.not_valid_after,
        kind=_kind(certificate),
    )


def _text(name: Any, key: str) -> str:
    found = name.get(key, "")
    text = found[-1] if isinstance(found, list) else found
    return " ".join(str(text).split())


def short(serial: str) -> str:
    """The ends of a long serial number; the whole one is in the certificate."""
    return serial if len(serial) <= _SHORT else f"{serial[:10]}…{serial[-6:]}"


_SHORT = 20
_STATEMENTS = "1.3.6.1.5.5.7.1.3"
_QUALIFIED_CERTIFICATE = "0.4.0.1862.1.1"
_KEY_IN_DEVICE = "0.4.0.1862.1.4"


def _kind(certificate: x509.Certificate) -> Kind:
    """By its qualified statements (ETSI EN 319 412-5): the certificate, and the device that keeps the key."""
    said = _statements(certificate)
    if _QUALIFIED_CERTIFICATE not in said:
        return Kind.PLAIN
    return Kind.QUALIFIED if _KEY_IN_DEVICE in said else Kind.ADVANCED


def _statements(certificate: x509.Certificate) -> set[str]:
    from asn1crypto import core

    for extension in certificate["tbs_certificate"]["extensions"]:
        if extension["extn_id"].dotted == _STATEMENTS:
            listed = core.SequenceOf.load(extension["extn_value"].contents, spec=core.Sequence)
            return {core.ObjectIdentifier.load(one[0].dump()).dotted for one in listed}
    return set()
