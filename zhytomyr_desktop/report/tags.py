"""The tags of a PDF: which words are a heading, a paragraph, a cell, in their reading order."""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFObject

from zhytomyr_desktop.report.page import Element


class StructureTree:
    """Gathers the marked parts page by page and builds the structure tree from them."""

    def __init__(self, document: PDFDocument) -> None:
        self._document = document
        self._pages: list[object] = []
        self._marked: list[list[Element]] = []

    def add_page(self, reference: object, marked: list[Element]) -> int:
        """Take a page's marked parts in; the page's number in the tree."""
        page = len(self._pages)
        self._pages.append(reference)
        self._marked.append(marked)
        for number, element in enumerate(marked):
            element.kids.append((page, number))
        return page

    def build(self, root: Element) -> object:
        """The tree's root object; elements without words, such as an empty cell, are kept, others dropped."""
        tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        reference = self._document.Reference(tree, "structure")
        nodes: dict[int, object] = {}
        tree["K"] = self._node(root, reference, nodes)
        tree["ParentTree"] = self._document.Reference(self._parent_tree(nodes), "parents")
        tree["ParentTreeNextKey"] = len(self._pages)
        return reference

    def _node(self, element: Element, parent: object, nodes: dict[int, object]) -> object:
        node = _Node(element, parent, self._pages)
        reference = self._document.Reference(node)
        nodes[id(element)] = reference
        for kid in element.kids:
            if not isinstance(kid, Element):
                node.add_words(*kid)
            elif kid.kids or kid.tag in _MAY_BE_EMPTY:
                node.kids.append(self._node(kid, reference, nodes))
        return reference

    def _parent_tree(self, nodes: dict[int, object]) -> PDFDictionary:
        numbers: list[object] = []
        for page, marked in enumerate(self._marked):
            numbers += [page, PDFArray([nodes[id(element)] for element in marked])]
        return PDFDictionary({"Nums": PDFArray(numbers)})


_MAY_BE_EMPTY = frozenset({"TD", "TH", "TR"})


class _Node(PDFObject):
    """One structure element as an object of the file."""

    __RefOnly__ = 1

    def __init__(self, element: Element, parent: object, pages: list[object]) -> None:
        self._element = element
        self._parent = parent
        self._pages = pages
        self._page: int | None = None
        self.kids: list[object] = []

    def add_words(self, page: int, number: int) -> None:
        """Words of this element: the marked part with this number on the page."""
        if self._page is None:
            self._page = page
        if page == self._page:
            self.kids.append(number)
            return
        part = {"Type": PDFName("MCR"), "Pg": self._pages[page], "MCID": number}
        self.kids.append(PDFDictionary(part))

    def format(self, document: PDFDocument) -> bytes:
        """The object as it stands in the file."""
        entries: dict[str, object] = {"S": PDFName(self._element.tag), "P": self._parent}
        if self._page is not None:
            entries["Pg"] = self._pages[self._page]
        if self.kids:
            entries["K"] = self.kids[0] if len(self.kids) == 1 else PDFArray(self.kids)
        if self._element.attributes:
            entries["A"] = self._element.attributes
        text: bytes = PDFDictionary(entries).format(document)
        return text
