"""A key file (PKCS#12) opened with its password, and the certificate found fit for signing."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from asn1crypto import x509
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from pyhanko.sign.signers import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore
from pyhanko_certvalidator.util import get_pyca_cryptography_hash

from zhytomyr_desktop.clock import here
from zhytomyr_desktop.report.signing.certificate import Holder, holder_of
from zhytomyr_desktop.report.signing.errors import SigningError
from zhytomyr_desktop.report.signing.files import read_bounded

AnySigner = TypeVar("AnySigner", bound=Signer)
Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey

LARGEST_KEY_FILE = 1 << 20
_DSTU = bytes.fromhex("2a862402010101")
"""The arc 1.2.804.2.1.1.1 of Ukrainian algorithms, as it stands in a file."""
_JAVA_STORE = bytes.fromhex("feedfeed")


class SeveralKeysError(SigningError):
    """There are several keys that may sign: ``holders`` tells whose; one is chosen by its serial."""

    def __init__(self, where: str, holders: Sequence[Holder]) -> None:
        told = "; ".join(f"{one.serial} ({one.told}, чинний до {_day(one.valid_to)})" for one in holders)
        super().__init__(
            f"{where} кілька ключів для підпису. Вкажіть номер сертифіката (--key НОМЕР): {told}."
        )
        self.holders = tuple(holders)


def load_pkcs12(path: Path, password: str, serial: str = "") -> HeldKey:
    """Open a key file; ``serial``: of the certificate whose key is meant, where there are several.

    Of several keys the one that is meant for signatures and in its time is taken. Raises SeveralKeysError
    where that leaves a choice, else SigningError; the message tells a wrong password from a foreign file.
    """
    data = read_bounded(path, LARGEST_KEY_FILE)
    _check_is_pkcs12(path, data)
    held = _held(path, data, password)
    if serial:
        held = [one for one in held if is_serial(one.signing_cert, serial)]
    if not held:
        which = f" № {serial}" if serial else ""
        raise SigningError(
            f"У файлі «{path.name}» немає ключа з сертифікатом{which}. Виберіть інший файл ключа."
        )
    return chosen(f"У файлі «{path.name}»", held)


def chosen(where: str, held: Sequence[AnySigner]) -> AnySigner:
    """The one of several keys with which one may sign; ``where`` they are. Raises as ``load_pkcs12``."""
    meant = [one for one in held if is_for_signing(one.signing_cert)] or held
    fit = [one for one in meant if not _unfit(one.signing_cert)]
    if len(fit) > 1:
        raise SeveralKeysError(where, [holder_of(one.signing_cert) for one in fit])
    if not fit:
        check_fit(meant[0].signing_cert)
    return fit[0]


def _held(path: Path, data: bytes, password: str) -> list[HeldKey]:
    """Every key of the file that has its certificate there; a certificate of the chain has none."""
    first, certificate, others = _unlocked(path, data, password)
    certificates = [one for one in (certificate, *others) if one is not None]
    of_key = {_public(one.public_key()): one for one in reversed(certificates) if _is_known(one)}
    keys = {_public(key.public_key()): key for key in (first, *_further(data, password)) if key is not None}
    return [
        _signer(path, key, of_key[public], certificates) for public, key in keys.items() if public in of_key
    ]


def _further(data: bytes, password: str) -> Iterator[Any]:
    """The keys of the file one by one: the library that opens it hands out the first only."""
    from asn1crypto import pkcs12
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import load_der_private_key

    for part in pkcs12.Pfx.load(data).authenticated_safe:
        if part["content_type"].native != "data":
            continue
        for bag in pkcs12.SafeContents.load(part["content"].native):
            if bag["bag_id"].native == "pkcs8_shrouded_key_bag":
                with contextlib.suppress(ValueError, TypeError, UnsupportedAlgorithm):
                    yield load_der_private_key(bag["bag_value"].untag().dump(), password.encode())


def _public(key: Any) -> bytes:
    return bytes(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))


def _is_known(certificate: Any) -> bool:
    """Whether the certificate's key is of a kind that can be read here; one by ДСТУ is not."""
    from cryptography.exceptions import UnsupportedAlgorithm

    try:
        certificate.public_key()
    except (ValueError, UnsupportedAlgorithm):
        return False
    return True


def is_serial(certificate: Any, serial: str) -> bool:
    """Whether the certificate has this serial number, however a person copied it."""
    plain = serial.replace(" ", "").replace(":", "").upper().lstrip("0")
    return holder_of(certificate).serial == plain


def _check_is_pkcs12(path: Path, data: bytes) -> None:
    from asn1crypto import pkcs12

    if _DSTU in data or data.startswith(_JAVA_STORE):
        raise SigningError(
            f"Ключ «{path.name}» – за ДСТУ 4145 або у сховищі JKS; ним підписують у Дії, на czo.gov.ua "
            "чи у своїй програмі КЕП. Підпишіть готовий PDF там і прийміть підписаний файл."
        )
    try:
        _ = pkcs12.Pfx.load(data, strict=True)["auth_safe"]["content_type"].native
    except (ValueError, TypeError, KeyError):
        raise SigningError(
            f"«{path.name}» – не файл ключа PKCS#12. "
            "Виберіть файл, назва якого закінчується на «.p12» або «.pfx»."
        ) from None


def _unlocked(path: Path, data: bytes, password: str) -> tuple[Any, Any, list[Any]]:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import pkcs12

    try:
        return pkcs12.load_key_and_certificates(data, password.encode())
    except UnsupportedAlgorithm:
        raise SigningError(
            f"Ключ «{path.name}» захищено способом, якого програма не знає. Попросіть ключ RSA або ECDSA."
        ) from None
    except ValueError:
        raise SigningError(
            f"Пароль не підходить до ключа «{path.name}», або файл пошкоджено. Нічого не підписано."
        ) from None


class HeldKey(Signer):
    """Signs with a key in memory; unlike pyHanko's own signer it never turns the key into plain bytes."""

    def __init__(self, key: Key, certificate: x509.Certificate, others: SimpleCertificateStore) -> None:
        super().__init__(signing_cert=certificate, cert_registry=others)
        self._key = key

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        """The signature of the data; ``dry_run``: only as many bytes as it will take at most."""
        if dry_run:
            return bytes(_longest_signature(self._key))
        hashed = get_pyca_cryptography_hash(digest_algorithm)
        if isinstance(self._key, rsa.RSAPrivateKey):
            return self._key.sign(data, padding.PKCS1v15(), hashed)
        return self._key.sign(data, ec.ECDSA(hashed))


def _longest_signature(key: Key) -> int:
    """In bytes: of RSA as long as the key, of ECDSA two such numbers in DER."""
    size = (key.key_size + 7) // 8
    return size if isinstance(key, rsa.RSAPrivateKey) else 2 * size + 12


def _signer(path: Path, key: Any, certificate: Any, others: list[Any]) -> HeldKey:
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise SigningError(f"Ключ «{path.name}» не RSA і не ECDSA. Виберіть інший ключ.")
    known = (x509.Certificate.load(other.public_bytes(Encoding.DER)) for other in others)
    return HeldKey(
        key,
        x509.Certificate.load(certificate.public_bytes(Encoding.DER)),
        SimpleCertificateStore.from_certs(known),
    )


def check_fit(certificate: x509.Certificate) -> None:
    """Refuse a certificate that is out of its time or not meant for signatures. Raises SigningError."""
    if told := _unfit(certificate):
        raise SigningError(told)


def _unfit(certificate: x509.Certificate) -> str:
    """Why nothing can be signed with it; empty where it can."""
    if not is_for_signing(certificate):
        return "Цей ключ не призначений для підпису (інше призначення в сертифікаті). Виберіть інший."
    now = datetime.now(UTC)
    begins, ends = certificate.not_valid_before, certificate.not_valid_after
    if now < begins:
        return f"Сертифікат ще не чинний: діє з {_day(begins)}. Перевірте дату на комп’ютері."
    if now > ends:
        return f"Строк дії сертифіката закінчився {_day(ends)}. Отримайте новий ключ."
    return ""


def is_for_signing(certificate: x509.Certificate) -> bool:
    """Whether the certificate lets its key sign documents; one that names no use does."""
    usage = certificate.key_usage_value
    return usage is None or bool(usage.native & {"digital_signature", "non_repudiation"})


def _day(moment: datetime) -> str:
    return here(moment).strftime("%d.%m.%Y")
