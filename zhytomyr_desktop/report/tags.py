"""The tags of a PDF: which words are a heading, a paragraph, a cell, in their reading order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObjectReference

from zhytomyr_desktop.report.page import Element, Widget

_MAY_BE_EMPTY = frozenset({"TD", "TH", "TR"})
"""An empty cell keeps its place in the row; other tags without words are left out."""


class StructureTree:
    """Gathers the marked parts page by page and writes the structure tree from them.

    The objects are written as bytes at once: a long report has tens of thousands of them.
    """

    def __init__(self, document: Any) -> None:
        self._document = document
        self._pages: list[Any] = []
        self._marked: list[list[Element]] = []
        self._widgets: list[tuple[Element, Any]] = []
        self._made = 0

    def add_page(self, page: Any, marked: list[Element]) -> int:
        """Take a page's marked parts in; ``page`` is a reference to it. Returns its number in the tree."""
        number = len(self._pages)
        self._pages.append(page)
        self._marked.append(marked)
        for part, element in enumerate(marked):
            element.kids.append((number, part))
        return number

    def add_widget(self, element: Element, widget: Any, reference: Any) -> None:
        """Take a field or a link of the page added last in: its dictionary, and what leads to it."""
        self._widgets.append((element, widget))
        element.kids.append(Widget(len(self._pages) - 1, reference))

    def build(self, root: Element) -> Any:
        """Write the tree under ``root``; a reference to its root object. The elements give up their parts."""
        self._pages = [page.format(self._document) for page in self._pages]
        tree, name = self._reserve()
        parents, parents_name = self._reserve()
        numbers: dict[int, bytes] = {}
        top = self._write(root, tree, numbers)
        for number, (_, widget) in enumerate(self._widgets, len(self._pages)):
            widget.dict["StructParent"] = number
        self._put(
            name,
            b"<</Type/StructTreeRoot/K %s/ParentTree %s/ParentTreeNextKey %d>>"
            % (top, parents, len(self._pages) + len(self._widgets)),
        )
        self._put(parents_name, b"<</Nums[%s]>>" % b"\n".join(self._nums(numbers)))
        return PDFObjectReference(name)

    def _nums(self, numbers: dict[int, bytes]) -> Iterator[bytes]:
        for page, marked in enumerate(self._marked):
            yield b"%d [%s]" % (page, b" ".join(numbers[id(element)] for element in marked))
        for number, (element, _) in enumerate(self._widgets, len(self._pages)):
            yield b"%d %s" % (number, numbers[id(element)])

    def _reserve(self) -> tuple[bytes, str]:
        """A number for a new object: how others refer to it, and its name until it is put."""
        self._made += 1
        name = f"tag{self._made}"
        self._document.Reference(b"null", name)
        return b"%d 0 R" % self._document.objectcounter, name

    def _put(self, name: str, content: bytes) -> None:
        self._document.idToObject[name] = content

    def _write(self, element: Element, parent: bytes, numbers: dict[int, bytes]) -> bytes:
        own, name = self._reserve()
        numbers[id(element)] = own
        page = next((kid[0] for kid in element.kids if not isinstance(kid, Element)), None)
        kids = b" ".join(self._kids(element, own, page, numbers))
        on = b"/Pg %s" % self._pages[page] if page is not None else b""
        tag, more = element.tag.encode("ascii"), element.attributes.encode("ascii")
        # A field stands alone, not in a list: so those who compare versions of the file look for it.
        alone = len(element.kids) == 1 and isinstance(element.kids[0], Widget)
        held = kids if alone else b"[%s]" % kids
        self._put(name, b"<</S/%s/P %s%s/K%s%s>>" % (tag, parent, on, held, more))
        return own

    def _kids(
        self, element: Element, own: bytes, page: int | None, numbers: dict[int, bytes]
    ) -> Iterator[bytes]:
        for kid in element.kids:
            if isinstance(kid, Element):
                if kid.kids or kid.tag in _MAY_BE_EMPTY:
                    yield self._write(kid, own, numbers)
            elif isinstance(kid, Widget):
                yield b"<</Type/OBJR/Obj %s>>" % kid.reference.format(self._document)
            elif kid[0] == page:
                yield b"%d" % kid[1]
            else:
                yield b"<</Type/MCR/Pg %s/MCID %d>>" % (self._pages[kid[0]], kid[1])
