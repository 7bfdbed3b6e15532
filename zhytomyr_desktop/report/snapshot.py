"""The short hash that ties a printed report, its open data and the state of the file together."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator

from forms.values import ReportValues

_DIGITS = 12
_IDENTIFIER = re.compile(rb"<dc:identifier>([0-9a-f ]+)</dc:identifier>")

_NOT_PRINTED = ("remark/", "reply/", "acceptance/", "explain/", "word/")
"""Items about the work on a section: what is neither printed nor told as data."""
_SECTION = "section"


def snapshot_of(values: ReportValues) -> str:
    """12 hexadecimal digits in groups of four: the same for the same values, whenever they were entered.

    Undecided sides count in any order, empty texts and remarks do not.
    """
    told = json.dumps(
        [values.year, sorted(values.report.items()), sorted(_texts(values))],
        ensure_ascii=False,
        separators=(",", ":"),
    )
    digest = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    return _grouped(digest)


def snapshot_named(text: str) -> str:
    """The hash that a person typed or copied, as ``snapshot_of`` tells it; empty where it is none."""
    digits = "".join(text.split()).lower()
    if len(digits) != _DIGITS or not set(digits) <= set("0123456789abcdef"):
        return ""
    return _grouped(digits)


def snapshot_in(pdf: bytes) -> str:
    """The hash that a written report carries in its metadata; empty where it carries none."""
    found = _IDENTIFIER.search(pdf)
    return snapshot_named(found[1].decode()) if found else ""


def _grouped(digits: str) -> str:
    return " ".join(digits[start : start + 4] for start in range(0, _DIGITS, 4))


def _texts(values: ReportValues) -> Iterator[tuple[str, str, str, list[str]]]:
    for key, section in values.sections.items():
        for item, fields in section.stored.items():
            if item != _SECTION and not item.startswith(_NOT_PRINTED):
                for name, sides in fields.items():
                    if any(sides):
                        yield key, item, name, sorted(sides)
