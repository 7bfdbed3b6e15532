"""What programs of officials give back: .p7s and ASiC, also with Ukrainian algorithms, made for tests."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import io
import zipfile
from collections.abc import Callable
from urllib.parse import quote

import dstu_core
from asn1crypto import algos, cms, core, x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives import serialization as form
from cryptography.hazmat.primitives.asymmetric import ec, padding
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject

from tests.report.signing.pki import Party

ASIC_E = "application/vnd.etsi.asic-e+zip"
KUPYNA, DSTU_4145, GOST_HASH = "1.2.804.2.1.1.1.1.2.2.1", "1.2.804.2.1.1.1.1.3.6.1", "1.2.804.2.1.1.1.1.2.1"
SHA256 = "2.16.840.1.101.3.4.2.1"
SHA256_METHOD = "http://www.w3.org/2001/04/xmlenc#sha256"
AT = dt.datetime.now(dt.UTC).replace(microsecond=0)


def p7s(
    party: Party, content: bytes, *, attached: bool = False, hashed: str = SHA256, digest: bytes | None = None
) -> bytes:
    """A CMS signature; with a Ukrainian hash its mathematics is nonsense, as nobody here can compute it."""
    ukrainian_hash = hashed.startswith("1.2.804.")
    own = party.certificate.public_bytes(form.Encoding.DER)
    certificate = x509.Certificate.load(ukrainian(party) if ukrainian_hash else own)
    attributes = cms.CMSAttributes(
        [
            {"type": "content_type", "values": ["data"]},
            {"type": "signing_time", "values": [cms.Time({"utc_time": core.UTCTime(AT)})]},
            {"type": "message_digest", "values": [digest or _digest(hashed, content)]},
        ]
    )
    signer = {
        "version": "v1",
        "sid": cms.SignerIdentifier(
            {
                "issuer_and_serial_number": {
                    "issuer": certificate.issuer,
                    "serial_number": certificate.serial_number,
                }
            }
        ),
        "digest_algorithm": algos.DigestAlgorithm({"algorithm": hashed}),
        "signed_attrs": attributes,
        "signature_algorithm": algos.SignedDigestAlgorithm(
            {"algorithm": DSTU_4145 if ukrainian_hash else _algorithm(party)}
        ),
        "signature": b"\x5a" * 64 if ukrainian_hash else _signature(party, attributes.dump()),
    }
    inside = {"content_type": "data"} | ({"content": content} if attached else {})
    signed = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [algos.DigestAlgorithm({"algorithm": hashed})],
            "encap_content_info": inside,
            "certificates": [certificate, *_others(party)],
            "signer_infos": [signer],
        }
    )
    return cms.ContentInfo({"content_type": "signed_data", "content": signed}).dump()


def _others(party: Party) -> list[x509.Certificate]:
    return [x509.Certificate.load(one.public_bytes(form.Encoding.DER)) for one in party.above]


def _digest(hashed: str, content: bytes) -> bytes:
    if hashed == KUPYNA:
        return dstu_core.kupyna256(content)
    return hashlib.sha256(content).digest()


def _algorithm(party: Party) -> str:
    return "sha256_ecdsa" if isinstance(party.key, ec.EllipticCurvePrivateKey) else "sha256_rsa"


def _signature(party: Party, data: bytes) -> bytes:
    if isinstance(party.key, ec.EllipticCurvePrivateKey):
        return party.key.sign(data, ec.ECDSA(hashes.SHA256()))
    return party.key.sign(data, padding.PKCS1v15(), hashes.SHA256())


def zipped(parts: dict[str, bytes], kind: str = ASIC_E) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def asic(
    party: Party,
    files: dict[str, bytes],
    *,
    kept: dict[str, bytes] | None = None,
    hashed: str = SHA256,
    written: Callable[[str], str] = str,
    method: str = SHA256_METHOD,
) -> bytes:
    """ASiC-E with a manifest of ``files``; ``kept``: what the container holds under these names instead."""
    listed = manifest(files, written=written, method=method)
    parts = {**files, **(kept or {}), "META-INF/ASiCManifest001.xml": listed}
    parts["META-INF/signature001.p7s"] = p7s(party, listed, hashed=hashed)
    return zipped(parts)


def asic_of_two(first: Party, second: Party, files: dict[str, bytes]) -> bytes:
    """ASiC-E with a manifest and a signature of each party, as European programs write a second signature."""
    parts = dict(files)
    for number, party in enumerate((first, second), 1):
        name = f"META-INF/signature{number:03}.p7s"
        listed = manifest(files, name, written=quote)
        parts |= {f"META-INF/ASiCManifest{number:03}.xml": listed, name: p7s(party, listed)}
    return zipped(parts)


def manifest(
    files: dict[str, bytes],
    signature: str = "META-INF/signature001.p7s",
    *,
    written: Callable[[str], str] = str,
    method: str = SHA256_METHOD,
) -> bytes:
    """The list of the files' digests; ``written``: how an address is made of a name."""
    hashed = (
        dstu_core.kupyna256 if method == f"urn:oid:{KUPYNA}" else lambda data: hashlib.sha256(data).digest()
    )
    listed = "".join(
        f'<asic:DataObjectReference URI="{written(name)}" MimeType="application/pdf"><ds:DigestMethod '
        f'Algorithm="{method}"/><ds:DigestValue>{base64.b64encode(hashed(content)).decode()}</ds:DigestValue>'
        "</asic:DataObjectReference>"
        for name, content in files.items()
    )
    return (
        '<?xml version="1.0"?><asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" '
        f'xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><asic:SigReference URI="{written(signature)}" '
        f'MimeType="application/pkcs7-signature"/>{listed}</asic:ASiCManifest>'
    ).encode()


def without_utf8_flag(container: bytes) -> bytes:
    """The archive as a program writes it that does not say that its names are UTF-8."""
    data = bytearray(container)
    for mark, flags in ((b"PK\x03\x04", 7), (b"PK\x01\x02", 9)):
        start = container.find(mark)
        while start >= 0:
            data[start + flags] &= ~0x08
            start = container.find(mark, start + 4)
    return bytes(data)


def together(one: bytes, other: bytes) -> bytes:
    """Two containers of one content as a single one with both signers."""
    first, second = (cms.ContentInfo.load(data)["content"] for data in (one, other))
    certificates = [found.chosen for part in (first, second) for found in part["certificates"]]
    both = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": first["digest_algorithms"],
            "encap_content_info": first["encap_content_info"],
            "certificates": certificates,
            "signer_infos": [*first["signer_infos"], *second["signer_infos"]],
        }
    )
    return cms.ContentInfo({"content_type": "signed_data", "content": both}).dump()


def asic_xades(party: Party, name: str, content: bytes) -> bytes:
    """ASiC-E with an XML signature, whose mathematics is left out."""
    certificate = base64.b64encode(party.certificate.public_bytes(form.Encoding.DER)).decode()
    text = (
        '<?xml version="1.0"?><asic:XAdESSignatures xmlns:asic="http://uri.etsi.org/02918/v1.2.1#">'
        '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo>'
        f'<ds:Reference URI="{name}"><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>'
        f"<ds:DigestValue>{_base64(content)}</ds:DigestValue></ds:Reference></ds:SignedInfo>"
        f"<ds:KeyInfo><ds:X509Data><ds:X509Certificate>{certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>"
        f"<ds:Object><SigningTime>{AT.isoformat()}</SigningTime></ds:Object></ds:Signature></asic:XAdESSignatures>"
    )
    return zipped({name: content, "META-INF/signatures001.xml": text.encode()})


def _base64(content: bytes) -> str:
    return base64.b64encode(hashlib.sha256(content).digest()).decode()


def pades(party: Party, report: bytes, *, hashed: str = KUPYNA, field: str = "Signature1") -> bytes:
    """A PDF as a Ukrainian program signs it: an unseen field of its own with the container in it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(report))
    maker = PdfCMSEmbedder().write_cms(field_name=field, writer=writer, existing_fields_only=False)
    next(maker)
    kept = SignatureObject(timestamp=AT, subfilter=SigSeedSubFilter.PADES, bytes_reserved=16384)
    maker.send(SigObjSetup(sig_placeholder=kept))
    prepared, out = maker.send(SigIOSetup(md_algorithm="sha256"))
    data = out.getvalue()
    covered = data[: prepared.reserved_region_start] + data[prepared.reserved_region_end :]
    maker.send(p7s(party, covered, hashed=hashed))
    return out.getvalue()


def ukrainian(party: Party) -> bytes:
    """The party's certificate with a key and a signature by ДСТУ 4145, in DER; their numbers are made up."""
    known = x509.Certificate.load(party.certificate.public_bytes(form.Encoding.DER))["tbs_certificate"]
    number = core.ObjectIdentifier("1.2.804.2.1.1.1.1.3.1.1").dump()
    algorithm = _der(0x30, number)
    key = _der(0x30, algorithm, _der(0x03, b"\0\x04\x21" + b"\x11" * 33))
    names = (
        "version",
        "serial_number",
        "",
        "issuer",
        "validity",
        "subject",
        "subject_public_key_info",
        "extensions",
    )
    parts = {name: known[name].dump() for name in names if name} | {
        "": algorithm,
        "subject_public_key_info": key,
    }
    inner = _der(0x30, *(parts[name] for name in names))
    return _der(0x30, inner, algorithm, _der(0x03, b"\0" + b"\x22" * 66))


def _der(tag: int, *parts: bytes) -> bytes:
    content = b"".join(parts)
    size = len(content)
    length = bytes([size]) if size < 128 else bytes([0x82, size >> 8, size & 255])
    return bytes([tag]) + length + content
