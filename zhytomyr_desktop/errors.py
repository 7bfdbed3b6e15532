"""Failures that a person can mend, told in one Ukrainian sentence; anything else is a bug and propagates."""

from __future__ import annotations


class UserError(Exception):
    """What was asked cannot be done; ``str(error)`` is one Ukrainian line that says what to do instead."""


class EntryError(UserError):
    """A field refuses what was typed; nothing was written.

    ``section``, ``item`` and ``field`` name the place («» where it is not known).
    """

    def __init__(self, message: str, section: str = "", item: str = "", field: str = "") -> None:
        super().__init__(message)
        self.section = section
        self.item = item
        self.field = field


class ScopeError(EntryError):
    """The file was issued for other sections; nothing was written."""


class DocumentError(UserError):
    """A document from outside cannot be used; nothing was written."""


class DeliveryError(UserError):
    """Files were to be written and the disk or the folder refused; none of them was left there."""
