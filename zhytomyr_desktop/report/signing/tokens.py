"""A key on a token (PKCS#11): the session, and a signer that hands the token a ready digest."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhytomyr_desktop.report.signing.errors import SigningError
from zhytomyr_desktop.report.signing.keys import chosen, is_serial

if TYPE_CHECKING:
    from pyhanko.sign.signers import Signer


@contextlib.contextmanager
def open_token(module: Path, token: str, key: str, pin: str) -> Iterator[Signer]:
    """A signer with a key of the token, while the block lasts.

    ``token`` and ``key`` may be empty where there is only one; ``key``: its name, or its certificate's serial
    number. Raises SeveralKeysError where several keys may sign, else SigningError.
    """
    with _session(module, token, pin) as session:
        yield _signer(session, key)


@contextlib.contextmanager
def _session(module: Path, token: str, pin: str) -> Iterator[Any]:
    import pkcs11

    unloadable = SigningError(f"Бібліотеку токена «{module}» не вдалося завантажити. Перевірте шлях.")
    if not module.is_file():
        raise unloadable
    try:
        found = _found(pkcs11.lib(str(module)), token)
        session = found.open(user_pin=pin)
    except pkcs11.exceptions.PKCS11Error as error:
        raise SigningError(_told(error, token)) from None
    except (RuntimeError, OSError):
        raise unloadable from None
    try:
        yield session
    finally:
        with contextlib.suppress(pkcs11.exceptions.PKCS11Error):
            session.close()


def _found(library: Any, token: str) -> Any:
    """The token of this label, or the only one that is connected."""
    from pkcs11 import TokenFlag

    if token:
        return library.get_token(token_label=token)
    connected = [one for one in library.get_tokens() if one.flags & TokenFlag.TOKEN_INITIALIZED]
    if not connected:
        raise SigningError("Токена не знайдено. Під’єднайте його.")
    if len(connected) > 1:
        labels = ", ".join(f"«{one.label}»" for one in connected)
        raise SigningError(f"Під’єднано кілька токенів: {labels}. Вкажіть назву потрібного.")
    return connected[0]


def _told(error: Exception, token: str) -> str:
    from pkcs11 import exceptions

    if isinstance(error, exceptions.NoSuchToken | exceptions.TokenNotPresent):
        return f"Токена «{token}» немає. Під’єднайте його й перевірте назву."
    if isinstance(error, exceptions.PinLocked):
        return f"PIN токена «{token}» заблоковано. Зверніться до того, хто його видав."
    if isinstance(error, exceptions.PinIncorrect | exceptions.PinInvalid | exceptions.PinLenRange):
        return f"PIN не підходить до токена «{token}». Нічого не підписано."
    if isinstance(error, exceptions.UserAlreadyLoggedIn):
        return f"Токен «{token}» ще зайнятий попереднім підписом. Зачекайте, доки він відповість."
    return f"Токен «{token}» не відповідає ({type(error).__name__}). Під’єднайте його знову."


def _signer(session: Any, key: str) -> Signer:
    label = session.token.label
    signers = [
        signer
        for name, signer in _signers(session)
        if not key or name == key or is_serial(signer.signing_cert, key)
    ]
    if not signers:
        which = f" «{key}»" if key else ""
        raise SigningError(f"На токені «{label}» немає ключа з сертифікатом{which}. Перевірте назву ключа.")
    return chosen(f"На токені «{label}»", signers)


def _signers(session: Any) -> list[tuple[str, Signer]]:
    """The token's certificates that have their key there, by name."""
    from pkcs11 import Attribute, ObjectClass
    from pyhanko.sign.pkcs11 import PKCS11Signer

    stored = [
        (found[Attribute.LABEL], found[Attribute.ID], certificate)
        for found in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE})
        if (certificate := _loaded(found[Attribute.VALUE])) is not None
    ]
    above = [certificate for _, _, certificate in stored if certificate.ca]
    private = {Attribute.CLASS: ObjectClass.PRIVATE_KEY}
    signers: list[tuple[str, Signer]] = []
    for label, number, certificate in stored:
        wanted = {Attribute.ID: number} if number else {Attribute.LABEL: label}
        if list(session.get_objects({**private, **wanted})):
            name = {"key_id": number} if number else {"key_label": label}
            # Many tokens, and SoftHSM, sign nothing but a ready digest with ECDSA.
            signer = PKCS11Signer(
                session, signing_cert=certificate, ca_chain=above, use_raw_mechanism=True, **name
            )
            signers.append((label, signer))
    return signers


def _loaded(der: bytes) -> Any:
    """A certificate of the token; None where it cannot be read."""
    from asn1crypto import x509

    try:
        found = x509.Certificate.load(der, strict=True)
        _ = found.native
    except (ValueError, TypeError, KeyError):
        return None
    return found
