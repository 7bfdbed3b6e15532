"""An ASiC container: a bounded archive with the signed files, manifests of their digests, and signatures."""

from __future__ import annotations

import base64
import io
import zipfile
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

from zhytomyr_desktop.report.signing import cms
from zhytomyr_desktop.report.signing.certificate import Holder, holder_of
from zhytomyr_desktop.report.signing.errors import SigningError
from zhytomyr_desktop.report.signing.files import LARGEST
from zhytomyr_desktop.report.signing.result import Signature
from zhytomyr_desktop.report.signing.trust import Trust, out_of_time

MOST_FILES = 50
_KINDS = (b"application/vnd.etsi.asic-e+zip", b"application/vnd.etsi.asic-s+zip")
_META = "META-INF/"
_METHODS = {
    "http://www.w3.org/2001/04/xmlenc#sha256": "2.16.840.1.101.3.4.2.1",
    "http://www.w3.org/2001/04/xmldsig-more#sha384": "2.16.840.1.101.3.4.2.2",
    "http://www.w3.org/2001/04/xmlenc#sha512": "2.16.840.1.101.3.4.2.3",
}


_OID = "urn:oid:"
_SAYS_UTF_8 = 0x800


@dataclass(frozen=True, slots=True)
class _Reference:
    """What a manifest or an XML signature says of one file's digest; ``fits`` None: not computable here."""

    name: str
    fits: bool | None


class Asic:
    """The container read whole into memory. Raises SigningError where it is none, too large, or damaged."""

    def __init__(self, data: bytes) -> None:
        try:
            self._parts = _unpacked(data)
        except (
            zipfile.BadZipFile,
            zlib.error,
            NotImplementedError,
            RuntimeError,
            EOFError,
            ValueError,
            OSError,
        ):
            raise SigningError("Контейнер підпису пошкоджено. Попросіть надіслати його ще раз.") from None
        if self._parts.get("mimetype", b"").strip() not in _KINDS:
            raise SigningError(
                "Це не контейнер підпису ASiC. Виберіть файл, який повернула програма підпису."
            )

    @property
    def files(self) -> list[str]:
        """The signed files by name."""
        return [
            name
            for name in self._parts
            if not name.startswith(_META) and name != "mimetype" and name[-1:] != "/"
        ]

    def report(self, report: bytes | None) -> tuple[str, bytes]:
        """The name and bytes of the file that is the report; else begins so, is the first PDF, or the first.

        Raises SigningError for a container without files.
        """
        files = {name: self._parts[name] for name in self.files}
        if not files:
            raise SigningError("У контейнері немає підписаного файла. Попросіть надіслати його ще раз.")
        if report is not None:
            for fits in (bytes.__eq__, bytes.startswith):
                for name, content in files.items():
                    if fits(content, report):
                        return name, content
        return next(((n, c) for n, c in files.items() if c.startswith(b"%PDF-")), next(iter(files.items())))

    def signatures(self, trust: Trust) -> Iterator[Signature]:
        """Every signature of the container."""
        for name in self._parts:
            if name.startswith(_META) and name.lower().endswith(".p7s"):
                yield from self._cades(name, trust)
            elif name.startswith(_META) and "signatures" in name.lower() and name.lower().endswith(".xml"):
                yield from self._xades(name)

    def covered(self, place: str) -> set[str]:
        """The files that the signature at this place is about, with digests that hold or cannot be told."""
        if place.lower().endswith(".xml"):
            return {
                one.name
                for one in _references(self._xml(place), "Reference", self._parts)
                if one.fits is not False
            }
        manifest = self._manifest(place)
        if manifest is None:
            return set(self.files) if len(self.files) == 1 else set()
        found = _references(self._xml(manifest), "DataObjectReference", self._parts)
        return {one.name for one in found if one.fits is not False}

    # -- signatures -----------------------------------------------------------------------------------------

    def _cades(self, name: str, trust: Trust) -> Iterator[Signature]:
        manifest = self._manifest(name)
        if manifest is None and len(self.files) != 1:
            yield Signature(
                place=name, holder=None, algorithm="невідомо", faults=("немає переліку підписаних файлів",)
            )
            return
        content = self._parts[manifest or self.files[0]]
        listed = _references(self._xml(manifest), "DataObjectReference", self._parts) if manifest else []
        for one in cms.check(cms.load(self._parts[name]), content, trust, name):
            yield _with_listed(one, listed)

    def _xades(self, name: str) -> Iterator[Signature]:
        root = self._xml(name)
        found = _references(root, "Reference", self._parts)
        faults = [f"файл «{one.name}» не той, що підписано" for one in found if one.fits is False]
        facts = [one.fits for one in found]
        holder, claimed = _xml_holder(root), _xml_time(root)
        if told := out_of_time(holder, claimed) if holder else cms.NO_CERTIFICATE:
            faults.append(told)
        yield Signature(
            place=name,
            holder=holder,
            algorithm="XAdES",
            claimed=claimed,
            bound=None if not facts or None in facts else all(facts),
            faults=tuple(faults),
        )

    @cached_property
    def _manifests(self) -> dict[str, str]:
        """The signature's name → the manifest that it signs."""
        found: dict[str, str] = {}
        for name in self._parts:
            if name.startswith(f"{_META}ASiCManifest") and name.lower().endswith(".xml"):
                for one in _named(self._xml(name), "SigReference"):
                    found[_meant(one.get("URI", ""), self._parts)] = name
        return found

    def _manifest(self, signature: str) -> str | None:
        return self._manifests.get(signature)

    def _xml(self, name: str) -> ElementTree.Element:
        text = self._parts[name]
        try:
            if b"<!" in text.replace(b"<!--", b""):
                raise ElementTree.ParseError
            return ElementTree.fromstring(text)
        except (ElementTree.ParseError, ValueError, LookupError):
            raise SigningError(
                f"Контейнер підпису пошкоджено («{name}»). Попросіть надіслати його ще раз."
            ) from None


def _unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if len(parts) > MOST_FILES or sum(part.file_size for part in parts) > LARGEST:
            raise SigningError("Контейнер підпису завеликий. Перевірте, чи той файл вибрано.")
        found = {_name(part): _bounded(archive, part) for part in parts}
        if len(found) != len(parts):
            raise ValueError("a name twice")
        return found


def _name(part: zipfile.ZipInfo) -> str:
    """A file's name; some programs write UTF-8 without saying so."""
    if part.flag_bits & _SAYS_UTF_8:
        return part.filename
    try:
        return part.filename.encode("cp437").decode()
    except UnicodeError:
        return part.filename


def _bounded(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    with archive.open(part) as stream:
        content = stream.read(part.file_size + 1)
    if len(content) != part.file_size:
        raise ValueError("another size than stated")
    return content


def _with_listed(one: Signature, listed: list[_Reference]) -> Signature:
    """A signature of a list of files with what the list says of them."""
    faults = [
        f"файл «{file.name}» не збігається з переліком підписаних" for file in listed if file.fits is False
    ]
    notes = [
        f"хеш файла «{file.name}» у переліку тут не обчислюється" for file in listed if file.fits is None
    ]
    bound = None if one.bound and notes else one.bound
    return replace(one, bound=bound, faults=(*one.faults, *faults), notes=(*one.notes, *notes))


def _named(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [one for one in root.iter() if one.tag.rpartition("}")[2] == name]


def _references(root: ElementTree.Element, kind: str, parts: dict[str, bytes]) -> list[_Reference]:
    """The references to files of the container; those to parts of the signature itself begin with «#»."""
    found = []
    for one in _named(root, kind):
        address = one.get("URI", "")
        if address and not address.startswith("#"):
            name = _meant(address, parts)
            found.append(_Reference(name, _fits(one, parts.get(name))))
    return found


def _meant(address: str, parts: Collection[str]) -> str:
    """The file that an address means: as it stands, with its letters as «%D0%97», or told from the root."""
    plain = unquote(address)
    forms = (address, plain, plain.removeprefix("./"), plain.removeprefix("/"))
    return next((form for form in forms if form in parts), plain)


def _fits(reference: ElementTree.Element, content: bytes | None) -> bool | None:
    method = next((one.get("Algorithm", "") for one in _named(reference, "DigestMethod")), "")
    value = next((one.text or "" for one in _named(reference, "DigestValue")), "")
    if content is None:
        return False
    found = cms.digest(_METHODS.get(method, method.removeprefix(_OID)), content)
    return None if found is None else found == _decoded(value)


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except ValueError:
        return b""


def _xml_holder(root: ElementTree.Element) -> Holder | None:
    from asn1crypto import x509

    for one in _named(root, "X509Certificate"):
        try:
            certificate: Any = x509.Certificate.load(_decoded(one.text or ""), strict=True)
            return holder_of(certificate)
        except (ValueError, TypeError, KeyError):
            continue
    return None


def _xml_time(root: ElementTree.Element) -> datetime | None:
    for one in _named(root, "SigningTime"):
        try:
            found = datetime.fromisoformat((one.text or "").strip())
        except ValueError:
            continue
        return found if found.tzinfo else None
    return None
