"""Whose report a file belongs to: what a section file says of it, and which ones are another community's."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from db import handover
from db.errors import OtherCommunity
from db.intake import Vouch
from db.safe_read import Verified
from forms.values import REPORT
from zhytomyr_desktop.open_file import OpenFile
from zhytomyr_desktop.report.compose import COMMUNITY

_ITEM = "community"
_ISSUED_BY = "issued_by"
"""In the meta of a section file: the community that handed it out, in the genitive."""


def said_of(file: OpenFile) -> Mapping[str, str]:
    """What a section file cut out of this file is to say of the community; nothing where it is unknown."""
    own = file.text(REPORT, _ITEM) or _unsaid(file.file.meta, is_city=file.is_city)
    return {_ISSUED_BY: own} if own else {}


def voucher(city: OpenFile, *, any_community: bool) -> Vouch:
    """Refuses what names another community (OtherCommunity), or with ``any_community`` only tells of it.

    A file that this one handed out belongs here whatever it names, and so does one that names none: a
    section file of an earlier release. Of the city every name counts that it ever had.
    """
    ours = {_plain(name) for name in _names_of(city)}

    def vouch(path: Path, content: Verified) -> str:
        names = _named(content)
        if not ours or not names or any(_plain(name) in ours for name in names):
            return ""
        if handover.was_handed_out(city.file, content.meta):
            return ""
        told = ", ".join(names)
        if not any_community:
            raise OtherCommunity(path, told)
        return f"файл з іншої громади: {told}"

    return vouch


def _names_of(city: OpenFile) -> set[str]:
    entered = {one.change.value for one in city.history(REPORT, _ITEM)} - {""}
    if (REPORT, _ITEM, "value") not in city.texts or not entered:
        entered.add(_unsaid(city.file.meta, is_city=city.is_city))
    return entered - {""}


def _named(content: Verified) -> tuple[str, ...]:
    """By its log; else what it says of who handed it out; a city file without a name is the forms' own."""
    named = {row[0]: row[4] for row in content.changes if row[1] == REPORT and row[2] == _ITEM}
    for newer, older in content.supersedes if named else ():
        if newer in named:
            named.pop(older, None)
    standing = tuple(dict.fromkeys(value for value in named.values() if value))
    unsaid = _unsaid(content.meta, is_city=not content.meta.get("scope"))
    return standing or ((unsaid,) if unsaid else ())


def _unsaid(meta: Mapping[str, str], *, is_city: bool) -> str:
    return meta.get(_ISSUED_BY) or (COMMUNITY if is_city else "")


def _plain(name: str) -> str:
    """A name without what people write in two ways."""
    return " ".join(name.replace("'", "’").replace("ʼ", "’").split()).casefold()
