"""Trust anchors: the certificates of a folder, and whether a signer's certificate leads to one of them."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhytomyr_desktop.clock import here
from zhytomyr_desktop.report.signing.errors import SigningError
from zhytomyr_desktop.report.signing.files import read_bounded

if TYPE_CHECKING:
    from asn1crypto import crl, ocsp, x509
    from pyhanko_certvalidator import ValidationContext

    from zhytomyr_desktop.report.signing.certificate import Holder

_CERTIFICATES = (".pem", ".crt", ".cer", ".der")
_BUNDLES = (".p7b", ".p7c")
_LARGEST = 16 << 20
_DSTU = "1.2.804."
_REFUSALS = {
    "RevokedError": "сертифікат відкликано",
    "ExpiredError": "на час підпису строк дії сертифіката вже закінчився",
    "NotYetValidError": "на час підпису сертифікат ще не діяв",
    "InsufficientRevinfoError": "не вдалося перевірити, чи сертифікат не відкликано (застарілий список)",
}


@dataclass(frozen=True, slots=True)
class Trust:
    """Certificates and revocation lists that somebody chose to believe. Empty: nothing was chosen."""

    certificates: tuple[x509.Certificate, ...] = ()
    crls: tuple[crl.CertificateList, ...] = ()
    answers: tuple[ocsp.OCSPResponse, ...] = ()

    @classmethod
    def read(cls, folder: Path) -> Trust:
        """Read a folder: .pem, .crt, .cer, .der, .p7b; .crl; .ocsp. Raises SigningError where it has none."""
        if not folder.is_dir():
            raise SigningError(f"Папки «{folder}» з довіреними сертифікатами немає. Перевірте шлях.")
        files = sorted(path for path in folder.iterdir() if path.is_file())
        found = cls(
            tuple(one for path in files for one in _certificates(path)),
            tuple(_crl(path) for path in files if path.suffix.lower() == ".crl"),
            tuple(_answer(path) for path in files if path.suffix.lower() == ".ocsp"),
        )
        if not found.certificates:
            raise SigningError(f"У папці «{folder}» немає жодного сертифіката (.pem, .crt, .cer, .p7b).")
        return found

    @property
    def anchors(self) -> list[x509.Certificate]:
        """Where a chain may end: at an authority whose issuer is not in the folder, at a self-signed one."""
        known = {one.subject.dump() for one in self.certificates if one.ca}
        return [
            one for one in self.certificates if one.self_issued or (one.ca and one.issuer.dump() not in known)
        ]

    def context(self, moment: datetime | None, more: Iterable[Any] = ()) -> ValidationContext:
        """To check a chain as of a moment; lists that are not given are not asked for."""
        from pyhanko_certvalidator import ValidationContext

        return ValidationContext(
            trust_roots=self.anchors,
            other_certs=[*self.certificates, *more],
            moment=moment,
            crls=list(self.crls),
            ocsps=list(self.answers),
            allow_fetching=False,
            retroactive_revinfo=True,
        )

    def complete(self) -> ValidationContext:
        """To gather all that a later check needs; whatever of it is missing is an error."""
        from pyhanko_certvalidator import ValidationContext

        return ValidationContext(
            trust_roots=self.anchors,
            other_certs=list(self.certificates),
            crls=list(self.crls),
            ocsps=list(self.answers),
            allow_fetching=False,
            revocation_mode="require",
        )


def chain(
    certificate: x509.Certificate,
    more: list[Any],
    trust: Trust,
    moment: datetime | None,
    *,
    stamping: bool = False,
) -> tuple[bool | None, str]:
    """Whether the certificate leads to an anchor as of ``moment``, and why not. None: it cannot be told."""
    if not trust.certificates:
        return None, ""
    if certificate["signature_algorithm"]["algorithm"].dotted.startswith(_DSTU):
        return _by_name(certificate, trust, moment)
    from pyhanko_certvalidator import CertificateValidator
    from pyhanko_certvalidator import errors as told

    validator = CertificateValidator(certificate, more, validation_context=trust.context(moment, more))
    uses = {"time_stamping"} if stamping else set()
    try:
        asyncio.run(validator.async_validate_usage(set(), uses))
    except (told.ValidationError, told.PathError) as error:
        return False, _REFUSALS.get(
            type(error).__name__, "сертифікат не веде до жодного з довірених видавців"
        )
    return True, ""


def out_of_time(holder: Holder, moment: datetime | None) -> str:
    """What is wrong with signing at that moment with the holder's certificate; empty where nothing is."""
    # A time without a zone, which some programs write, is of this computer's.
    at = here(moment or datetime.now(UTC))
    if at > holder.valid_to:
        return _REFUSALS["ExpiredError"]
    return _REFUSALS["NotYetValidError"] if at < holder.valid_from else ""


def refusal(cause: BaseException | None) -> str:
    """Why evidence for later checks cannot be gathered, by what stopped it; empty where that is unknown."""
    kind = type(cause).__name__
    if kind == "InsufficientRevinfoError":
        return "у папці даних для перевірки немає чинного списку відкликаних (.crl, .ocsp) або його видавця"
    if kind == "PathBuildingError":
        return "у папці даних для перевірки немає сертифіката видавця ключа"
    return _REFUSALS.get(kind, "")


def revocation_told(certificate: x509.Certificate, trust: Trust) -> str:
    """How it was looked up whether a believed certificate is revoked: in the folder, on no network."""
    dates = [
        one["tbs_cert_list"]["this_update"].native
        for one in trust.crls
        if one.issuer.dump() == certificate.issuer.dump()
    ]
    if dates:
        day = here(max(dates)).strftime("%d.%m.%Y")
        return f"відкликання перевірено без мережі, за списком із папки довірених від {day}"
    if trust.answers:
        return "відкликання перевірено без мережі, за відповідями (.ocsp) з папки довірених"
    return "чи не відкликано сертифікат, НЕ перевірено: у папці довірених немає списку його видавця (.crl)"


def _by_name(certificate: x509.Certificate, trust: Trust, moment: datetime | None) -> tuple[bool | None, str]:
    """A certificate by ДСТУ: whether its issuer is among the trusted ones, and whether a list revokes it."""
    if _is_revoked(certificate, trust, here(moment or datetime.now(UTC))):
        return False, _REFUSALS["RevokedError"]
    if any(one.subject.dump() == certificate.issuer.dump() for one in trust.certificates):
        return None, "видавець є серед довірених; підпис видавця за ДСТУ тут не перевіряється"
    return False, "видавця сертифіката немає серед довірених"


def _is_revoked(certificate: x509.Certificate, trust: Trust, at: datetime) -> bool:
    """Whether a list of its issuer had named the certificate by then; it came with the chosen folder."""
    return any(
        one["user_certificate"].native == certificate.serial_number and one["revocation_date"].native <= at
        for crl in trust.crls
        if crl.issuer.dump() == certificate.issuer.dump()
        for one in crl["tbs_cert_list"]["revoked_certificates"]
    )


def _certificates(path: Path) -> Iterator[x509.Certificate]:
    from asn1crypto import pem, x509

    kind = path.suffix.lower()
    if kind in _BUNDLES:
        yield from _bundled(path)
    if kind not in _CERTIFICATES:
        return
    data = read_bounded(path, _LARGEST)
    ders = (
        [der for name, _, der in pem.unarmor(data, multiple=True) if name == "CERTIFICATE"]
        if pem.detect(data)
        else [data]
    )
    for der in ders:
        # A private key or something else in the folder is passed over.
        with contextlib.suppress(ValueError, TypeError):
            yield _loaded(x509.Certificate, der)


def _bundled(path: Path) -> Iterator[x509.Certificate]:
    from asn1crypto import cms

    with contextlib.suppress(ValueError, TypeError, KeyError):
        for one in cms.ContentInfo.load(read_bounded(path, _LARGEST))["content"]["certificates"]:
            if one.name == "certificate":
                yield one.chosen


def _crl(path: Path) -> crl.CertificateList:
    from asn1crypto import crl

    return _list(crl.CertificateList, path)


def _answer(path: Path) -> ocsp.OCSPResponse:
    from asn1crypto import ocsp

    return _list(ocsp.OCSPResponse, path)


def _list(kind: Any, path: Path) -> Any:
    from asn1crypto import pem

    data = read_bounded(path, _LARGEST)
    try:
        return _loaded(kind, pem.unarmor(data)[2] if pem.detect(data) else data)
    except (ValueError, TypeError):
        raise SigningError(
            f"«{path.name}» у папці довірених сертифікатів пошкоджено. Приберіть або замініть його."
        ) from None


def _loaded(kind: Any, der: bytes) -> Any:
    """Parsed as a whole now, since asn1crypto reads lazily."""
    found = kind.load(der, strict=True)
    _ = found.native
    return found
