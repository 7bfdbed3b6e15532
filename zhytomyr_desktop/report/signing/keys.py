"""A key file (PKCS#12) opened with its password, and the certificate found fit for signing."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from asn1crypto import x509
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.sign.signers import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore
from pyhanko_certvalidator.util import get_pyca_cryptography_hash

from zhytomyr_desktop.report.signing.errors import SigningError
from zhytomyr_desktop.report.signing.files import read_bounded

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey

LARGEST_KEY_FILE = 1 << 20
_DSTU = bytes.fromhex("2a862402010101")
"""The arc 1.2.804.2.1.1.1 of Ukrainian algorithms, as it stands in a file."""
_JAVA_STORE = bytes.fromhex("feedfeed")


def load_pkcs12(path: Path, password: str) -> HeldKey:
    """Open a key file. Raises SigningError; the message tells a wrong password from a foreign file."""
    data = read_bounded(path, LARGEST_KEY_FILE)
    _check_is_pkcs12(path, data)
    key, certificate, others = _unlocked(path, data, password)
    if key is None or certificate is None:
        raise SigningError(f"У файлі «{path.name}» немає ключа з сертифікатом. Виберіть інший файл ключа.")
    signer = _signer(path, key, certificate, others)
    check_fit(signer.signing_cert)
    return signer


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
    now = datetime.now(UTC)
    begins, ends = certificate.not_valid_before, certificate.not_valid_after
    if now < begins:
        raise SigningError(f"Сертифікат ще не чинний: діє з {_day(begins)}. Перевірте дату на комп’ютері.")
    if now > ends:
        raise SigningError(f"Строк дії сертифіката закінчився {_day(ends)}. Отримайте новий ключ.")
    usage = certificate.key_usage_value
    if certificate.ca or (usage is not None and not usage.native & {"digital_signature", "non_repudiation"}):
        raise SigningError(
            "Цей ключ не призначений для підпису (інше призначення в сертифікаті). Виберіть інший."
        )


def _day(moment: datetime) -> str:
    return moment.astimezone().strftime("%d.%m.%Y")
