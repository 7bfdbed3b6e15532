"""A signature container (CMS, CAdES) against its content: digest, mathematics, signer, time, chain."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from zhytomyr_desktop.report.signing.certificate import holder_of
from zhytomyr_desktop.report.signing.errors import SigningError
from zhytomyr_desktop.report.signing.result import Signature
from zhytomyr_desktop.report.signing.trust import Trust, chain, out_of_time, revocation_told

if TYPE_CHECKING:
    from asn1crypto import cms, x509

NO_CERTIFICATE = "у підписі немає сертифіката підписувача"
_DSTU = "1.2.804."
_DAMAGED = (ValueError, TypeError, KeyError, OverflowError, RecursionError)
"""What asn1crypto raises on a damaged container."""

_ALGORITHMS = {
    "1.2.804.2.1.1.1.1.3.1.1": "ДСТУ 4145 з ГОСТ 34.311",
    "1.2.804.2.1.1.1.1.3.6.1": "ДСТУ 4145 з Купиною-256",
    "1.2.804.2.1.1.1.1.3.6.1.1": "ДСТУ 4145 з Купиною-256",
    "1.2.804.2.1.1.1.1.3.6.2": "ДСТУ 4145 з Купиною-512",
    "1.2.804.2.1.1.1.1.3.6.2.1": "ДСТУ 4145 з Купиною-512",
}


def _kupyna(bits: int) -> Callable[[bytes], bytes]:
    def hashed(data: bytes) -> bytes:
        import dstu_core

        found: bytes = (dstu_core.kupyna256 if bits == 256 else dstu_core.kupyna512)(data)
        return found

    return hashed


_HASHES: dict[str, Callable[[bytes], bytes]] = {
    "2.16.840.1.101.3.4.2.1": lambda data: hashlib.sha256(data).digest(),
    "2.16.840.1.101.3.4.2.2": lambda data: hashlib.sha384(data).digest(),
    "2.16.840.1.101.3.4.2.3": lambda data: hashlib.sha512(data).digest(),
    "1.2.804.2.1.1.1.1.2.2.1": _kupyna(256),
    "1.2.804.2.1.1.1.1.2.2.3": _kupyna(512),
}


def digest(algorithm: str, data: bytes) -> bytes | None:
    """The digest by an algorithm's number; None where it is not known here, as ГОСТ 34.311."""
    hashed = _HASHES.get(algorithm)
    return hashed(data) if hashed else None


def load(der: bytes, *, padded: bool = False) -> cms.SignedData:
    """The signed data of a container; ``padded``: zeros may follow it. Raises SigningError."""
    from asn1crypto import cms, pem

    try:
        if pem.detect(der):
            der = pem.unarmor(der)[2]
        found = cms.ContentInfo.load(der, strict=not padded)
        if found["content_type"].native == "signed_data":
            signed: cms.SignedData = found["content"]
            _ = signed["encap_content_info"].native, len(signed["signer_infos"])
            return signed
    except _DAMAGED:
        pass
    raise SigningError("Файл підпису пошкоджено або це не підпис. Попросіть надіслати його ще раз.")


def content_of(signed: cms.SignedData) -> bytes | None:
    """The content that the container carries with it; None where it is apart."""
    content = signed["encap_content_info"]["content"]
    return None if content.native is None else bytes(content)


def check(
    signed: cms.SignedData, content: bytes, trust: Trust, place: str, claimed: datetime | None = None
) -> list[Signature]:
    """Hold every signature of the container against the content. ``claimed``: a time told elsewhere."""
    return [_Check(signed, one, content, trust, place, claimed).result() for one in signed["signer_infos"]]


@dataclass
class _Check:
    signed: cms.SignedData
    one: Any
    content: bytes
    trust: Trust
    place: str
    told_time: datetime | None

    def result(self) -> Signature:
        """The signature with all that can be told of it; damage inside it is a fault, never an exception."""
        try:
            return self._checked()
        except _DAMAGED:
            return Signature(
                place=self.place,
                holder=None,
                algorithm="невідомо",
                sound=False,
                faults=("підпис пошкоджено",),
            )

    def _checked(self) -> Signature:
        certificate = self._certificate()
        bound, sound, faults = self._facts(certificate)
        stamped, stamp_notes, stamp_faults = self._stamp()
        claimed = self._attribute("1.2.840.113549.1.9.5") or self.told_time
        holder = holder_of(certificate) if certificate is not None else None
        trusted, why = None, ""
        # Whose a broken signature is does not matter.
        if certificate is not None and holder is not None and not faults:
            trusted, why = chain(certificate, self._others(), self.trust, stamped or claimed)
            faults += [told for told in [out_of_time(holder, stamped or claimed)] if told]
        notes = [why] if why and trusted is None else []
        if certificate is not None and trusted:
            notes.append(revocation_told(certificate, self.trust))
        faults += [why] if why and trusted is False else []
        return Signature(
            place=self.place,
            holder=holder,
            algorithm=self._algorithm(),
            claimed=claimed,
            stamped=stamped,
            bound=bound,
            sound=sound,
            trusted=trusted,
            faults=tuple(dict.fromkeys([*faults, *stamp_faults])),
            notes=(*notes, *stamp_notes),
        )

    # -- the parts of the container -------------------------------------------------------------------------

    def _others(self) -> list[x509.Certificate]:
        return [one.chosen for one in self.signed["certificates"] or () if one.name == "certificate"]

    def _certificate(self) -> x509.Certificate | None:
        wanted = self.one["sid"].chosen
        for certificate in self._others():
            if self.one["sid"].name == "issuer_and_serial_number":
                fits = (
                    certificate.serial_number == wanted["serial_number"].native
                    and certificate.issuer.dump() == wanted["issuer"].dump()
                )
            else:
                fits = certificate.key_identifier == wanted.native
            if fits:
                return certificate
        return None

    def _attribute(self, number: str) -> Any:
        for attribute in self.one["signed_attrs"] or ():
            if attribute["type"].dotted == number and len(attribute["values"]):
                return attribute["values"][0].native
        return None

    def _algorithm(self) -> str:
        algorithm = self.one["signature_algorithm"]["algorithm"]
        if algorithm.dotted.startswith(_DSTU):
            return _ALGORITHMS.get(algorithm.dotted, "ДСТУ 4145")
        return str(algorithm.native).replace("_", " ").upper()

    # -- the facts ------------------------------------------------------------------------------------------

    def _facts(self, certificate: x509.Certificate | None) -> tuple[bool | None, bool | None, list[str]]:
        """Bound, sound, and what speaks against the signature."""
        dstu = self.one["signature_algorithm"]["algorithm"].dotted.startswith(_DSTU)
        hashed = digest(self.one["digest_algorithm"]["algorithm"].dotted, self.content)
        if certificate is None:
            return None, False, [NO_CERTIFICATE]
        if hashed is None and not dstu:
            return None, False, ["підпис використовує ненадійний або невідомий хеш"]
        bound = None if hashed is None else self._is_bound(hashed)
        if bound is False:
            return False, False, ["підписано інший вміст або файл змінено"]
        if dstu:
            return bound, None, []
        assert hashed is not None
        sound = self._is_sound(certificate, hashed)
        # Without signed attributes the signature is over the content itself.
        return sound if bound is None else bound, sound, [] if sound else ["підпис неправильний"]

    def _is_bound(self, hashed: bytes) -> bool | None:
        if not self.one["signed_attrs"]:
            return None
        carried: object = self._attribute("1.2.840.113549.1.9.4")
        return carried == hashed

    def _is_sound(self, certificate: x509.Certificate, hashed: bytes) -> bool:
        from cryptography.exceptions import UnsupportedAlgorithm
        from pyhanko.sign.validation.errors import SignatureValidationError
        from pyhanko.sign.validation.generic_cms import validate_sig_integrity

        kind = self.signed["encap_content_info"]["content_type"].native
        try:
            intact, valid = validate_sig_integrity(self.one, certificate, kind, hashed)
        except (SignatureValidationError, UnsupportedAlgorithm, NotImplementedError, *_DAMAGED):
            return False
        return bool(intact and valid)

    # -- the time stamp -------------------------------------------------------------------------------------

    def _stamp(self) -> tuple[datetime | None, list[str], list[str]]:
        """The time of a time stamp that holds, notes, and what speaks against it."""
        for token in self._stamps():
            imprint = token["encap_content_info"]["content"].parsed
            stated = imprint["message_imprint"]
            over = digest(stated["hash_algorithm"]["algorithm"].dotted, self.one["signature"].native)
            if over is not None and over != stated["hashed_message"].native:
                return None, [], ["позначка часу не від цього підпису"]
            (found,) = check(token, bytes(token["encap_content_info"]["content"]), Trust(), "") or (None,)
            return _stamp_told(
                found, imprint["gen_time"].native, over is not None, self._stamp_trust(token, imprint)
            )
        return None, [], []

    def _stamps(self) -> Iterator[Any]:
        for attribute in self.one["unsigned_attrs"] or ():
            if attribute["type"].native == "signature_time_stamp_token":
                yield from (value["content"] for value in attribute["values"])

    def _stamp_trust(self, token: Any, imprint: Any) -> str:
        """Why the server's certificate is not believed; empty where it is, or nothing was chosen."""
        holder = _Check(token, token["signer_infos"][0], b"", self.trust, "", None)
        certificate = holder._certificate()
        if certificate is None:
            return "у позначці часу немає сертифіката"
        more = [*holder._others(), *self._others()]
        trusted, why = chain(certificate, more, self.trust, imprint["gen_time"].native, stamping=True)
        return f"позначка часу: {why}" if trusted is False else ""


def _stamp_told(
    found: Signature | None, at: datetime, hashed: bool, distrust: str
) -> tuple[datetime | None, list[str], list[str]]:
    if found is None or found.faults:
        return None, [], ["позначка часу неправильна"]
    if distrust:
        return None, [], [distrust]
    if found.sound is None or not hashed:
        return at, ["позначку часу за ДСТУ підтвердьте на czo.gov.ua"], []
    return at, [], []
