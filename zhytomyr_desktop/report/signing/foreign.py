"""Visible marks that other programs add with a signature: where they stand, whether they hide the report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zhytomyr_desktop.report.signing.fields import Role
from zhytomyr_desktop.report.signing.form import box, fields_of

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader

Box = tuple[float, float, float, float]

_KNOWN = frozenset(
    {"/Type", "/Subtype", "/FT", "/T", "/TU", "/TM", "/V", "/F", "/Ff", "/Rect", "/P", "/AP", "/AS", "/MK"}
    | {"/DA", "/DR", "/Q", "/M", "/NM", "/Border", "/BS", "/H", "/C", "/Contents", "/StructParent"}
    | {"/Lock", "/SV", "/Kids", "/Parent"}
)
"""What a signature field may say of itself; an action, for instance, is not among it."""
_NO_ZOOM = 8
"""Of a mark that grows over its place when the page is made smaller."""
_BLOCK_ABOVE = 50.0
"""Points above a place for a signature that the post and name take: three lines."""
_SCALE = 1.0
"""Pixels a point when a page is looked at."""
_PAPER = 250
"""From this brightness on a pixel is empty paper."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A new widget that shows on a page. ``page``: from 0; ``box``: left, low, right, high in points."""

    page: int
    box: Box


def is_plain(field: Any) -> bool:
    """Whether a new field and its widgets say nothing but what a signature needs."""
    kids = field["/Kids"] if "/Kids" in field else ()  # noqa: SIM401 - pyHanko's get resolves nothing
    parts = [field, *(kid.get_object() for kid in kids)]
    return all(set(one) <= _KNOWN and not _flags(one) & _NO_ZOOM for one in parts)


def marks(reader: PdfFileReader) -> list[Mark]:
    """The visible widgets on the pages of the file that its first version did not have."""
    before = _pages(reader.get_historical_root(0)["/Pages"])
    return [
        Mark(number, place)
        for number, (was, page) in enumerate(zip(before, _pages(reader.root["/Pages"]), strict=True))
        for place in _new_boxes(was, page)
    ]


def hiding(data: bytes, found: list[Mark], root: Any) -> list[Mark]:
    """Those of the marks that stand over something of the report.

    Over the post and name of a signature a mark may stand: that is where people put it. ``root``: the
    catalogue of the first version.
    """
    import pypdfium2

    if not found:
        return []
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return found
    try:
        return [mark for mark in found if _is_over(document[mark.page], mark, _blocks(root, mark.page))]
    finally:
        document.close()


def _pages(node: Any) -> Iterator[Any]:
    for kid in node["/Kids"]:
        found = kid.get_object()
        if "/Kids" in found:
            yield from _pages(found)
        else:
            yield found


def _new_boxes(was: Any, page: Any) -> Iterator[Box]:
    known = {one.reference for one in _annotations(was)}
    for one in _annotations(page):
        if one.reference not in known and (place := _box(one.get_object())):
            yield place


def _annotations(page: Any) -> list[Any]:
    """References to the annotations of a page; the policy of changes lets no other kind of entry in."""
    return list(page["/Annots"]) if "/Annots" in page else []


def _box(widget: Any) -> Box | None:
    """Where a widget shows, None where it has no area."""
    if len(place := box(widget)) != len(("left", "low", "right", "high")):
        return None
    across, up = sorted(place[0::2]), sorted(place[1::2])
    return None if across[0] == across[1] or up[0] == up[1] else (across[0], up[0], across[1], up[1])


def _flags(widget: Any) -> int:
    return int(widget["/F"]) if "/F" in widget else 0


def _blocks(root: Any, page: int) -> list[Box]:
    """The signature blocks of a page with the places under them."""
    references = [one.reference for one in _annotations(list(_pages(root["/Pages"]))[page])]
    names = {role.field for role in Role}
    places = (
        _box(found)
        for name, found in fields_of(root).items()
        if name in names and found.container_ref in references
    )
    return [(left, low, right, high + _BLOCK_ABOVE) for left, low, right, high in filter(None, places)]


def _is_over(page: Any, mark: Mark, blocks: list[Box]) -> bool:
    """Whether the page shows anything under the mark, signature blocks and other widgets left out."""
    from PIL import ImageDraw

    picture = page.render(scale=_SCALE, draw_annots=False, may_draw_forms=False, grayscale=True).to_pil()
    for block in blocks:
        ImageDraw.Draw(picture).rectangle(_in_pixels(block, picture.height), fill=255)
    darkest, _ = picture.crop(_in_pixels(mark.box, picture.height)).getextrema()
    return bool(darkest < _PAPER)


def _in_pixels(place: Box, height: int) -> tuple[int, int, int, int]:
    left, low, right, high = (number * _SCALE for number in place)
    return int(left), int(height - high), int(right) + 1, int(height - low) + 1
