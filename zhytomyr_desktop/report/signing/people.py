"""Whether the people who sign are those whom the report names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from zhytomyr_desktop.report.signing.certificate import Holder
from zhytomyr_desktop.report.signing.errors import SigningError

_APOSTROPHES = re.compile("['’ʼ`´]")
_WORD = re.compile(r"[\w-]+")


class OtherSignerError(SigningError):
    """The key is not of the person whom the report names at this place. Nothing was signed."""

    def __init__(self, holder: Holder, named: str) -> None:
        super().__init__(f"Ключ належить іншій особі: {holder.told}. На цьому місці у звіті – {named}.")
        self.holder = holder


def is_same(named: str, signer: str) -> bool:
    """Whether a certificate's name has the surname of «Власне ім’я ПРІЗВИЩЕ»; no name is anybody's."""
    words = _words(named)
    return not words or words[-1] in _words(signer)


def told(named: Sequence[str], signers: Sequence[str], before: Sequence[str] = ()) -> Iterator[str]:
    """Who signed that the report does not name, and who of those it names did not; a sentence each.

    ``before``: who signed the same report in other files, with posts and days or without.
    """
    strangers = [one for one in signers if not any(is_same(name, one) for name in named)]
    if named and strangers:
        yield f"Підпис особи, якої звіт не називає: {', '.join(strangers)} (у звіті – {', '.join(named)})."
    missing = [name for name in named if not any(is_same(name, one) for one in (*signers, *before))]
    if missing:
        yield f"Ще немає підпису: {', '.join(missing)}."


def _words(name: str) -> list[str]:
    return _WORD.findall(_APOSTROPHES.sub("", name).casefold())


def names(given: Iterable[str]) -> list[str]:
    """The names that are given, without empty ones."""
    return [name for name in given if name.strip()]
