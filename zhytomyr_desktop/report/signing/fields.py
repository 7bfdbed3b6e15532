"""The two places for electronic signatures: who signs where, and what the fields of the PDF are called."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from zhytomyr_desktop.report.document import Signature


class Role(StrEnum):
    """Who signs; the value is what the command line takes."""

    DIRECTOR = "director"
    MANAGER = "manager"

    @property
    def field(self) -> str:
        """The name of the signature field in the PDF."""
        return f"Sig_{self.value.capitalize()}"

    @property
    def label(self) -> str:
        """The role as a person reads it."""
        return _LABELS[self]


_LABELS = {Role.DIRECTOR: "директор департаменту", Role.MANAGER: "керуючий справами"}


def roles(signatures: Sequence[Signature]) -> list[Role | None]:
    """The role of each signatory of the report: the first is the director, the next the head of affairs.

    A single signatory is known by the post; a third and further ones sign on paper only.
    """
    if len(signatures) == 1:
        alone = signatures[0].post.casefold().startswith("керуюч")
        return [Role.MANAGER if alone else Role.DIRECTOR]
    known: list[Role | None] = list(Role)
    return [known[number] if number < len(known) else None for number in range(len(signatures))]
