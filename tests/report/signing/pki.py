"""Certificates that exist only for tests: an authority, a time-stamp server, officials with their keys."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from asn1crypto.core import OctetString
from asn1crypto.pkcs12 import AuthenticatedSafe, Pfx
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives import serialization as form
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

PASSWORD = "пароль ключа"
Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
DAY = dt.timedelta(days=1)
_USES = (
    "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
    "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
)  # fmt: skip
QUALIFIED = bytes.fromhex("3016 3008 0606 0400 8e46 0101 300a 0606 0400 8e46 0104 0500".replace(" ", ""))
"""id-etsi-qcs-QcCompliance and id-etsi-qcs-QcSSCD, the latter with a parameter of nothing."""


@dataclass(frozen=True)
class Party:
    """A key with its certificate and what leads from it to the root."""

    key: Key
    certificate: x509.Certificate
    above: tuple[x509.Certificate, ...] = ()

    def write(self, path: Path, password: str = PASSWORD) -> Path:
        protected = form.BestAvailableEncryption(password.encode())
        path.write_bytes(
            pkcs12.serialize_key_and_certificates(b"key", self.key, self.certificate, self.above, protected)
        )
        return path


def write_together(path: Path, *parties: Party) -> Path:
    """One key file with the keys of several parties, in this order; without a digest of the whole."""
    files = [one.write(path) and Pfx.load(path.read_bytes()) for one in parties]
    parts = AuthenticatedSafe([part for file in files for part in file.authenticated_safe])
    inside = {"content_type": "data", "content": OctetString(parts.dump())}
    path.write_bytes(Pfx({"version": "v3", "auth_safe": inside}).dump())
    return path


def new_key(kind: str = "ecdsa") -> Key:
    if kind == "rsa":
        return rsa.generate_private_key(65537, 2048)
    return ec.generate_private_key(ec.SECP256R1())


def party(
    name: str,
    above: Party | None,
    *,
    key: Key | None = None,
    title: str = "",
    ca: bool = False,
    uses: tuple[str, ...] = ("digital_signature", "content_commitment"),
    stamping: bool = False,
    statements: bytes = b"",
    begins: dt.timedelta = -DAY,
    ends: dt.timedelta = 700 * DAY,
) -> Party:
    key = key or new_key()
    now = dt.datetime.now(dt.UTC)
    subject = _name(name, title)
    uses = ("key_cert_sign", "crl_sign") if ca else uses
    issuer = above.certificate.subject if above else subject
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + begins)
        .not_valid_after(now + ends)
        .add_extension(x509.BasicConstraints(ca, None), True)
        .add_extension(x509.KeyUsage(**{use: use in uses for use in _USES}), True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
    )
    if above:
        parent = x509.AuthorityKeyIdentifier.from_issuer_public_key(above.key.public_key())
        where = x509.UniformResourceIdentifier("http://localhost:9/crl")
        points = x509.CRLDistributionPoints([x509.DistributionPoint([where], None, None, None)])
        builder = builder.add_extension(parent, False).add_extension(points, False)
    if stamping:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), True)
    if statements:
        number = x509.ObjectIdentifier("1.3.6.1.5.5.7.1.3")
        builder = builder.add_extension(x509.UnrecognizedExtension(number, statements), False)
    chain = (above.certificate, *above.above) if above else ()
    return Party(key, builder.sign(above.key if above else key, hashes.SHA256()), chain)


def _name(name: str, title: str) -> x509.Name:
    parts = [
        (NameOID.COUNTRY_NAME, "UA"),
        (NameOID.ORGANIZATION_NAME, "Міська рада (ТЕСТ)"),
        (NameOID.COMMON_NAME, name),
    ]
    parts += [(NameOID.TITLE, title)] if title else []
    return x509.Name([x509.NameAttribute(kind, text) for kind, text in parts])


@dataclass(frozen=True)
class Pki:
    """The usual parties of a test."""

    root: Party
    ca: Party
    director: Party
    manager: Party
    server: Party

    def trust(self, folder: Path) -> Path:
        """A folder with the root, the authority and their empty revocation lists."""
        folder.mkdir(exist_ok=True)
        for name, one in (("root", self.root), ("ca", self.ca)):
            (folder / f"{name}.crt").write_bytes(one.certificate.public_bytes(form.Encoding.PEM))
            (folder / f"{name}.crl").write_bytes(revoked(one))
        return folder


def revoked(authority: Party, *parties: Party) -> bytes:
    """The authority's revocation list with these certificates."""
    now = dt.datetime.now(dt.UTC)
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(authority.certificate.subject)
        .last_update(now - DAY / 24)
        .next_update(now + 60 * DAY)
        .add_extension(x509.CRLNumber(1), False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.key.public_key()), False)
    )
    for one in parties:
        entry = x509.RevokedCertificateBuilder().serial_number(one.certificate.serial_number)
        builder = builder.add_revoked_certificate(entry.revocation_date(now - DAY / 2).build())
    return builder.sign(authority.key, hashes.SHA256()).public_bytes(form.Encoding.DER)


@cache
def made() -> Pki:
    """One set for all tests of a process: keys take time to make."""
    root = party("ТЕСТ ЦЗО", None, ca=True)
    authority = party("ТЕСТ КНЕДП", root, ca=True)
    director = party("Їва Ґалаганівна КОВАЛЕНКО", authority, title="Директор департаменту")
    manager = party("Єлизавета ШЕВЧЕНКО", authority, key=new_key("rsa"), title="Керуючий справами")
    server = party("ТЕСТ сервер часу", authority, key=new_key("rsa"), stamping=True)
    return Pki(root, authority, director, manager, server)
