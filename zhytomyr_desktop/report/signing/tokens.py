"""A key on a token (PKCS#11): the session, and a signer that hands the token a ready digest."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhytomyr_desktop.report.signing.errors import SigningError
from zhytomyr_desktop.report.signing.keys import check_fit

if TYPE_CHECKING:
    from pyhanko.sign.signers import Signer


@contextlib.contextmanager
def open_token(module: Path, token: str, key: str, pin: str) -> Iterator[Signer]:
    """A signer with the key and certificate of this label, while the block lasts. Raises SigningError."""
    with _session(module, token, pin) as session:
        signer = _signer(session, key)
        check_fit(_certificate(signer, key))
        yield signer


@contextlib.contextmanager
def _session(module: Path, token: str, pin: str) -> Iterator[Any]:
    import pkcs11

    unloadable = SigningError(f"Бібліотеку токена «{module}» не вдалося завантажити. Перевірте шлях.")
    if not module.is_file():
        raise unloadable
    try:
        session = pkcs11.lib(str(module)).get_token(token_label=token).open(user_pin=pin)
    except pkcs11.exceptions.PKCS11Error as error:
        raise SigningError(_told(error, token)) from None
    except (RuntimeError, OSError):
        raise unloadable from None
    try:
        yield session
    finally:
        with contextlib.suppress(pkcs11.exceptions.PKCS11Error):
            session.close()


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


def _signer(session: Any, key: str) -> Any:
    from pyhanko.sign.pkcs11 import PKCS11Signer

    # Many tokens, and SoftHSM, sign nothing but a ready digest with ECDSA.
    return PKCS11Signer(session, cert_label=key, key_label=key, use_raw_mechanism=True)


def _certificate(signer: Any, key: str) -> Any:
    from pkcs11.exceptions import PKCS11Error

    try:
        return signer.signing_cert
    except PKCS11Error:
        raise SigningError(f"На токені немає ключа з сертифікатом «{key}». Перевірте назву ключа.") from None
