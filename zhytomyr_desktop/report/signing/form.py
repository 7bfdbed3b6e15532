"""The form of a PDF as pyHanko reads it: its fields by name."""

from __future__ import annotations

from typing import Any


def fields_of(root: Any) -> dict[str, Any]:
    """All fields of the catalogue's form, each resolved; none where there is no form."""
    form = root["/AcroForm"] if "/AcroForm" in root else {}  # noqa: SIM401 - pyHanko's get resolves nothing
    listed = form["/Fields"] if "/Fields" in form else ()  # noqa: SIM401
    return {str(one["/T"]) if "/T" in one else "": one for one in (found.get_object() for found in listed)}


def signature_fields(root: Any) -> dict[str, Any]:
    """Those of the fields that are for signatures."""
    return {name: found for name, found in fields_of(root).items() if is_signature(found)}


def is_signature(found: Any) -> bool:
    """Whether a field is for a signature."""
    return "/FT" in found and found["/FT"] == "/Sig"


def is_signed(found: Any) -> bool:
    """Whether a field holds its value."""
    return "/V" in found


def box(found: Any) -> list[float]:
    """Where a field stands, in points."""
    return [float(number) for number in found["/Rect"]] if "/Rect" in found else []
