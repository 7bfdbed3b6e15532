"""Signing a report here: PAdES in the place made for the role, the report's own bytes untouched."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhytomyr_desktop.report.errors import ReportError
from zhytomyr_desktop.report.output import spare_signed, write_atomically
from zhytomyr_desktop.report.signing.certificate import Holder, holder_of
from zhytomyr_desktop.report.signing.errors import SigningError
from zhytomyr_desktop.report.signing.fields import Role
from zhytomyr_desktop.report.signing.files import read_bounded
from zhytomyr_desktop.report.snapshot import snapshot_in

if TYPE_CHECKING:
    from pyhanko.sign.signers import PdfSignatureMetadata, Signer


@dataclass(frozen=True, slots=True)
class FileKey:
    """A key in a file (PKCS#12). The password stays in memory and shows in no message.

    ``serial``: of the certificate whose key is meant, where the file holds several.
    """

    path: Path
    password: str = field(repr=False)
    serial: str = ""


@dataclass(frozen=True, slots=True)
class TokenKey:
    """A key on a token (PKCS#11): the maker's library, the token's label and the key's.

    Both labels may be empty where there is only one; ``key`` may also be its certificate's serial number.
    """

    module: Path
    token: str
    key: str
    pin: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """How to sign. ``both``: the other official signs here too, so the first signature certifies the report.

    ``server``: an address for time stamps. ``validation``: a folder of certificates and revocation lists to
    embed, for checks in later years; it needs the server. ``named``: who the report says signs at this place;
    another's key is refused, unless nobody is named.
    """

    role: Role
    both: bool = False
    server: str = ""
    validation: Path | None = None
    named: str = ""


@dataclass(frozen=True, slots=True)
class Signed:
    """What was signed: by whom and when (this computer's clock)."""

    holder: Holder
    at: datetime


def sign(
    source: Path,
    out: Path,
    key: FileKey | TokenKey,
    order: Order,
    on_step: Callable[[], object] = lambda: None,
) -> Signed:
    """Sign a report of this program; ``out`` is written whole or not at all, ``source`` is only read.

    ``on_step`` is asked before the key is opened, before it signs and before anything is written; what it
    raises leaves nothing behind. Raises SigningError, and ReportError where ``out`` cannot be written.
    """
    if order.validation and not order.server:
        raise SigningError(
            "Дані для перевірки вбудовують разом із позначкою часу: вкажіть і сервер позначок часу."
        )
    _check_place(source, out)
    report = read_bounded(source)
    on_step()
    with _opened(key) as signer:
        on_step()
        signed, done = sign_bytes(report, source.name, signer, order)
    on_step()
    write_atomically(out, [signed])
    return done


def departures(source: Path, state: str = "") -> tuple[str, ...]:
    """What in a report is to be seen before it is signed: older figures, a layout that departs from the norm.

    ``state``: the hash of the values as they are now. Nothing where the report is signed already or cannot be
    read: signing tells that better. Raises SigningError.
    """
    from zhytomyr_desktop.report.norm.check import check_pdf

    report = read_bounded(source)
    if b"/ByteRange" in report:
        return ()
    if state and (told := snapshot_in(report)) and told != state:
        return (*_stale(told, state), *departures(source))
    try:
        return tuple(map(str, check_pdf(source).departures))
    except ReportError:
        return ()


def _stale(told: str, state: str) -> tuple[str, ...]:
    return (f"Показники у файлі вже інші: PDF записано зі станом даних {told}, а тепер {state}.",)


def sign_bytes(report: bytes, name: str, signer: Signer, order: Order) -> tuple[bytes, Signed]:
    """The report with one signature more; ``name`` is what messages call it. Raises SigningError."""
    from zhytomyr_desktop.report.signing.people import OtherSignerError, is_same
    from zhytomyr_desktop.report.signing.ready import prepared

    place = prepared(report, name, order.role)
    holder = holder_of(signer.signing_cert)
    if not is_same(order.named, holder.name):
        raise OtherSignerError(holder, order.named)
    done = Signed(holder, datetime.now(UTC))
    signed = _with_signature(place.writer, signer, order, done, _mark(place.box, done), first=place.first)
    if not signed.startswith(report):
        raise RuntimeError("the signature changed the bytes of the report")
    return signed, done


def _check_place(source: Path, out: Path) -> None:
    if out.exists() and source.exists() and out.samefile(source):
        raise SigningError("Підписаний файл не записується поверх звіту: вкажіть для нього іншу назву.")
    spare_signed(out)


@contextlib.contextmanager
def _opened(key: FileKey | TokenKey) -> Iterator[Signer]:
    if isinstance(key, FileKey):
        from zhytomyr_desktop.report.signing.keys import load_pkcs12

        yield load_pkcs12(key.path, key.password, key.serial)
        return
    from zhytomyr_desktop.report.signing.tokens import open_token

    with open_token(key.module, key.token, key.key, key.pin) as signer:
        yield signer


def _mark(box: Any, done: Signed) -> Any:
    from zhytomyr_desktop.report.signing import stamp

    return stamp.style(stamp.lines(done.holder, done.at), box)


def _with_signature(
    writer: Any, signer: Signer, order: Order, done: Signed, mark: Any, *, first: bool
) -> bytes:
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.general import SigningError as Refused
    from pyhanko.sign.signers import PdfSigner

    from zhytomyr_desktop.report.signing.trust import refusal

    maker = PdfSigner(
        _settings(order, done, certify=order.both and first),
        signer=signer,
        timestamper=_server(order),
        stamp_style=mark,
    )
    out = io.BytesIO()
    try:
        maker.sign_pdf(writer, existing_fields_only=True, output=out)
    except (Refused, PdfError) as error:
        why = refusal(error.__cause__) if order.validation else ""
        raise SigningError(
            f"Не підписано: {why or 'PDF або ключ непридатні'}. Вихідний файл не змінено."
        ) from error
    return out.getvalue()


def _server(order: Order) -> Any:
    if not order.server:
        return None
    from zhytomyr_desktop.report.signing.timestamps import Server

    return Server(order.server)


def _settings(order: Order, done: Signed, *, certify: bool) -> PdfSignatureMetadata:
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata
    from pyhanko.sign.signers.pdf_signer import DSSContentSettings, SigDSSPlacementPreference

    from zhytomyr_desktop.report.signing.trust import Trust

    return PdfSignatureMetadata(
        field_name=order.role.field,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        name=done.holder.name or None,
        certify=certify,
        # After the first signature nothing but the second one may be added.
        docmdp_permissions=MDPPerm.FILL_FORMS,
        embed_validation_info=order.validation is not None,
        validation_context=Trust.read(order.validation).complete() if order.validation else None,
        signer_key_usage=set(),
        dss_settings=DSSContentSettings(
            include_vri=False, placement=SigDSSPlacementPreference.TOGETHER_WITH_SIGNATURE
        ),
    )
