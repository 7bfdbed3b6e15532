"""Asking a server for a time stamp (RFC 3161) over HTTP; only where a server was named."""

from __future__ import annotations

import asyncio
import socket
import ssl
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from asn1crypto import tsp
from pyhanko.sign.timestamps import TimeStamper

from zhytomyr_desktop.report.signing.errors import SigningError

_PATIENCE_S = 10.0
_LARGEST_ANSWER = 1 << 20


class Server(TimeStamper):
    """A time-stamp server at an address of ours. Raises SigningError where it does not answer."""

    def __init__(self, url: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        if not url.startswith(("http://", "https://")):
            raise SigningError(f"Адреса сервера позначок часу «{url}» має починатися з http:// або https://.")
        self._url = url

    async def async_request_tsa_response(self, req: Any) -> Any:
        """The server's answer to a request."""
        answer = await asyncio.to_thread(self._post, req.dump())
        try:
            found = tsp.TimeStampResp.load(answer, strict=True)
            granted = found["status"]["status"].native in ("granted", "granted_with_mods")
            _ = found["time_stamp_token"].native if granted else None
        except (ValueError, TypeError, KeyError):
            raise self._failed("відповідь не є позначкою часу") from None
        if not granted:
            raise self._failed("він відмовив")
        return found

    def _post(self, body: bytes) -> bytes:
        request = Request(self._url, body, {"Content-Type": "application/timestamp-query"})
        try:
            with urlopen(request, timeout=_PATIENCE_S) as answer:
                content: bytes = answer.read(_LARGEST_ANSWER)
        except (URLError, OSError, ValueError) as error:
            raise self._failed(_reason(error)) from None
        return content

    def _failed(self, reason: str) -> SigningError:
        return SigningError(
            f"Сервер позначок часу «{self._url}» не відповів як слід ({reason}). Нічого не підписано."
        )


def _reason(error: Exception) -> str:
    """What kept the server from answering; the system and the library tell it in English."""
    if isinstance(error, HTTPError):
        return f"відмова {error.code}"
    cause = getattr(error, "reason", error)
    told = {
        TimeoutError: "не дочекалися відповіді",
        ConnectionRefusedError: "за цією адресою ніхто не відповідає",
        socket.gaierror: "такої адреси не знайдено, або немає мережі",
        ssl.SSLError: "захищене з’єднання не вдалося",
    }
    known = (words for kind, words in told.items() if isinstance(cause, kind))
    return next(known, "з’єднання не вдалося")
