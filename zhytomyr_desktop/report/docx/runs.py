"""Runs of a DOCX that python-docx does not make: fields, links, optional hyphens, bookmarks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def legal(text: str) -> str:
    """What XML can hold."""
    return _CONTROL.sub("", text)


def flag(name: str) -> Any:
    """An element that says all by its name."""
    return OxmlElement(name)


def words(text: str) -> Any:
    """A run with these words."""
    return _holding(_text("w:t", text))


def add_divided(run: Any, parts: Iterable[str]) -> None:
    """Add words after an optional hyphen each: it is seen only where a line ends with it."""
    for part in parts:
        run._r.append(OxmlElement("w:softHyphen"))
        run._r.append(_text("w:t", part))


def set_spacing(run: Any, twips: int) -> None:
    """Put the letters of the run so much farther apart, or closer."""
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(twips))
    run._r.get_or_add_rPr().append(spacing)


def tab() -> Any:
    """A run with a tabulator."""
    return _holding(OxmlElement("w:tab"))


def field(instruction: str, shown: str = "") -> Iterator[Any]:
    """The runs of a field, such as PAGE; ``shown`` stands there until it is counted anew."""
    yield mark_of_field("begin")
    yield _instruction(instruction)
    if shown:
        yield mark_of_field("separate")
        yield words(shown)
    yield mark_of_field("end")


def long_field(instruction: str) -> Iterator[Any]:
    """The beginning of a field whose result goes over several paragraphs."""
    yield mark_of_field("begin")
    yield _instruction(instruction)
    yield mark_of_field("separate")


def mark_of_field(kind: str) -> Any:
    """A run with the field's «begin», «separate» or «end»."""
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    return _holding(mark)


def hyperlink(paragraph: Any, name: str) -> Any:
    """A link to a bookmark of the document, put at the paragraph's end, still without words."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), name)
    link.set(qn("w:history"), "1")
    paragraph._p.append(link)
    return link


def bookmark(paragraph: Any, number: int, name: str) -> None:
    """Give the paragraph's words a name."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    paragraph._p.insert(1, start)
    paragraph._p.append(end)


def _instruction(text: str) -> Any:
    return _holding(_text("w:instrText", f" {text} "))


def _text(kind: str, text: str) -> Any:
    told = OxmlElement(kind)
    told.set(qn("xml:space"), "preserve")
    told.text = text
    return told


def _holding(element: Any) -> Any:
    """A run with one element."""
    run = OxmlElement("w:r")
    run.append(element)
    return run
