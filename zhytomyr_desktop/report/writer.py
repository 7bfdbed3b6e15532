"""The PDF file itself: pages, fonts, outline, tags and the archive's metadata, in one pass."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFCrossReferenceTable,
    PDFDictionary,
    PDFDocument,
    PDFFile,
    PDFIndirectObject,
    PDFInfo,
    PDFName,
    PDFObject,
    PDFOutlines,
    PDFPage,
    PDFStream,
    PDFString,
    PDFTrailer,
)

from zhytomyr_desktop.report.archive import gray_profile, xmp_packet
from zhytomyr_desktop.report.drawing import PageDrawing
from zhytomyr_desktop.report.fonts import Style, Subset, face
from zhytomyr_desktop.report.links import Destination, annotation
from zhytomyr_desktop.report.page import Element, Link, Page, PageFormat, SignaturePlace, mm
from zhytomyr_desktop.report.tags import StructureTree
from zhytomyr_desktop.report.widgets import appearance, form, widget

PRODUCER = "Zhytomyr Desktop"

_NAMES = {Style.REGULAR: "R", Style.BOLD: "B", Style.ITALIC: "I"}


class Writer:
    """Takes laid-out pages one by one and gives the finished file: PDF/A-1b, tagged as PDF/UA-1 asks."""

    def __init__(self, form: PageFormat, *, title: str, language: str, snapshot: str = "") -> None:
        self._form = form
        self._title = title
        self._language = language
        self._snapshot = snapshot
        self._document = _new_file(language)
        self._document.info = _Info(title)
        self._subsets: dict[Style, Subset] = {}
        self._fonts: Any = PDFDictionary({})
        self._tree = StructureTree(self._document)
        self._outline: list[_Entry] = []
        self._fields: list[Any] = []
        self._resources: Any = self._document.Reference(_Resources(self._fonts), "resources")

    @property
    def pages(self) -> int:
        """How many pages have been drawn."""
        count: int = self._document.pageCounter - 1
        return count

    def add_page(self, page: Page) -> None:
        """Draw one page."""
        foot = f"Стан даних: {self._snapshot}" if self._snapshot and page.number == 1 else ""
        drawing = PageDrawing(self._form, page, self._subset, foot)
        content = drawing.content()
        self._document.updateSignature(content)
        sheet = _Sheet(self._form, self._document.Reference(Stream(content)), self._resources)
        reference = self._document.thisPageRef()
        sheet.StructParents = self._tree.add_page(reference, drawing.marked)
        self._document.addPage(sheet)
        self._outline += _entries(page, reference, mm(self._form.height - self._form.top))
        self._annotate(sheet, page, reference)

    def finish(self, root: Element) -> Iterator[bytes]:
        """The file's bytes, object by object; ``root`` is the element that holds all tags."""
        for subset in self._subsets.values():
            self._fonts.dict.update(subset.add_to(self._document, Stream))
        document = self._document
        document.outline = document.Outlines = document.Catalog.Outlines = _Outline(self._outline)
        self._describe(self._tree.build(root))
        pieces: Iterator[bytes] = document.written()
        return pieces

    def _annotate(self, sheet: _Sheet, page: Page, reference: Any) -> None:
        """Put the page's links and fields on it."""
        found = []
        for down, strip in page.placed:
            if strip.link:
                found.append(self._link(down, strip.height, strip.link))
            if strip.place:
                found.append(self._field(down, strip.height, strip.place, reference))
        if found:
            sheet.hold(found)

    def _link(self, down: float, height: float, link: Link) -> Any:
        """Over a line whose upper edge is ``down`` points below the text's."""
        place = Destination(lambda: self._outline[link.target].place)
        made = annotation(link, self._box(down, height, link.left, link.right), place)
        return self._in_tree(link.element, made)

    def _field(self, down: float, height: float, place: SignaturePlace, page: Any) -> Any:
        """A field as wide as the text; its upper edge is ``down`` points below the text's."""
        width = self._form.text_width
        empty = self._document.Reference(Stream(b"", appearance(width, height), plain=True))
        made = widget(place, self._box(down, height, 0.0, width), page, empty)
        reference = self._in_tree(place.element, made)
        self._fields.append(reference)
        return reference

    def _box(
        self, down: float, height: float, left: float, right: float
    ) -> tuple[float, float, float, float]:
        """A rectangle in the page's own points; given from the text's upper left corner."""
        edge, bottom = mm(self._form.left), mm(self._form.height - self._form.top) - down - height
        return edge + left, bottom, edge + right, bottom + height

    def _in_tree(self, element: Element, made: Any) -> Any:
        """A reference to the annotation, which is now a part of the structure."""
        reference = self._document.Reference(made)
        self._tree.add_widget(element, made, reference)
        return reference

    def _describe(self, tree: object) -> None:
        """What the catalogue tells of the file: its structure, language, title and archive profile."""
        catalog, refer = self._document.Catalog, self._document.Reference
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.StructTreeRoot = tree
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
        packet = xmp_packet(self._title, PRODUCER, self._language, self._snapshot)
        kind = {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}
        catalog.Metadata = refer(Stream(packet, kind, plain=True), "metadata")
        catalog.OutputIntents = PDFArray([refer(self._intent(), "intent")])
        if self._outline:
            catalog.PageMode = PDFName("UseOutlines")
        if self._fields:
            catalog.__NoDefault__ = [*catalog.__NoDefault__, "AcroForm"]
            catalog.AcroForm = refer(form(self._fields), "form")

    def _intent(self) -> PDFDictionary:
        profile = self._document.Reference(Stream(gray_profile(), {"N": 1}), "profile")
        name = PDFString("Gray gamma 2.2")
        return PDFDictionary(
            {
                "Type": PDFName("OutputIntent"),
                "S": PDFName("GTS_PDFA1"),
                "OutputConditionIdentifier": name,
                "Info": name,
                "DestOutputProfile": profile,
            }
        )

    def _subset(self, style: Style) -> Subset:
        if style not in self._subsets:
            self._subsets[style] = Subset(face(style), _NAMES[style])
        return self._subsets[style]


def _new_file(language: str) -> Any:
    """An empty document; untyped, since the stubs of ReportLab know but a part of it."""
    return _File(lang=language, invariant=1, compression=1, pdfVersion=(1, 4))


class _File(PDFDocument):
    """ReportLab's document, written piece by piece: a long report is never held in memory as a whole."""

    def written(self: Any) -> Iterator[bytes]:
        """The file from its header to its trailer; every object is given up once it is written."""
        self.info.invariant = self.invariant
        self.info.digest(self.signature)
        root, info = self.Reference(self.Catalog), self.Reference(self.info)
        self.Outlines.prepare(self, None)
        if self.Outlines.ready < 0:
            self.Catalog.Outlines = None
        self.encrypt.prepare(self)
        file = PDFFile(self._pdfVersion)
        yield from _taken(file)
        names: list[str] = []
        # Writing an object may register further ones.
        while (number := len(names) + 1) in self.numberToId:
            name = self.numberToId[number]
            names.append(name)
            self.idToOffset[name] = file.add(PDFIndirectObject(name, self.idToObject[name]).format(self))
            self.idToObject[name] = None
            yield from _taken(file)
        table = PDFCrossReferenceTable()
        table.addsection(0, names)
        start = file.add(table.format(self))
        trailer = PDFTrailer(startxref=start, Size=len(names) + 1, Root=root, Info=info, ID=self.ID())
        file.add(trailer.format(self))
        yield from _taken(file)


def _taken(file: PDFFile) -> list[bytes]:
    """What was written since the last time; the file keeps only its length."""
    pieces = list(file.strings)
    file.strings.clear()
    return pieces


class Stream(PDFStream):
    """A compressed stream that ends as PDF/A asks: an end of line, not counted, before ``endstream``.

    It gives its content up as it is written, since a long report is held in memory once, not twice.
    """

    def __init__(
        self, content: bytes, entries: Mapping[str, object] | None = None, *, plain: bool = False
    ) -> None:
        super().__init__(PDFDictionary(dict(entries or {})), content if plain else zlib.compress(content))
        if not plain:
            self.dictionary["Filter"] = PDFName("FlateDecode")

    def format(self, document: Any) -> bytes:
        """The object as it stands in the file."""
        content, self.content = self.content, b""
        self.dictionary["Length"] = len(content)
        head: bytes = self.dictionary.format(document)
        return b"%s\nstream\n%s\nendstream\n" % (head, content)


class _Resources(PDFObject):
    """The fonts that all pages share; complete only when all pages are drawn."""

    __RefOnly__ = 1

    def __init__(self, fonts: PDFDictionary) -> None:
        self._fonts = fonts

    def format(self, document: Any) -> bytes:
        text: bytes = PDFDictionary({"Font": self._fonts, "ProcSet": "[/PDF /Text]"}).format(document)
        return text


class _Sheet(PDFPage):
    """A page whose stream and fonts are given; nothing of ReportLab's usual set-up, so no Helvetica."""

    Override_default_compilation = 1
    StructParents: int

    def __init__(self, form: PageFormat, content: object, resources: object) -> None:
        self.__NoDefault__ = ["Parent", "MediaBox", "Resources", "Contents", "StructParents"]
        self.__Refs__ = ["Parent"]
        super().__init__()
        self.MediaBox = PDFArray([0, 0, round(mm(form.width), 2), round(mm(form.height), 2)])
        self.Contents = content
        self.Resources = resources

    def hold(self, annotations: list[Any]) -> None:
        """Put links and fields (references) on the page; they are read in the order of the structure."""
        self.__NoDefault__ = [*self.__NoDefault__, "Annots", "Tabs"]
        self.Annots = PDFArray(annotations)
        self.Tabs = PDFName("S")

    def check_format(self: Any, document: Any) -> None:
        """Give the page its place in the tree of pages."""
        self.Parent = document.Reference(document.Pages)


class _Info(PDFInfo):
    """Title and maker only: a date would make two files of the same data differ."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title

    def format(self, document: Any) -> bytes:
        entries = {"Title": PDFString(self.title), "Producer": PDFString(PRODUCER)}
        text: bytes = PDFDictionary(entries).format(document)
        return text


class _Entry(PDFObject):
    """One entry of the outline."""

    def __init__(self, level: int, title: str, page: object, top: float) -> None:
        self.level = level
        self.place = PDFArray([page, PDFName("XYZ"), "null", round(top, 2), "null"])
        self.links: dict[str, object] = {"Title": PDFString(title), "Dest": self.place}
        self.kids: list[_Entry] = []

    def format(self, document: Any) -> bytes:
        text: bytes = PDFDictionary(self.links).format(document)
        return text


def _entries(page: Page, reference: object, top: float) -> Iterator[_Entry]:
    for down, strip in page.placed:
        if strip.bookmark:
            yield _Entry(strip.bookmark.level, strip.bookmark.title, reference, top - down)


class _Outline(PDFOutlines):
    """The bookmarks: sections under their priority."""

    def __init__(self, entries: list[_Entry]) -> None:
        super().__init__()
        self.kids: list[_Entry] = []
        self.ready = 1 if entries else -1
        self.count = len(entries)
        path: list[_Entry] = []
        for entry in entries:
            while path and path[-1].level >= entry.level:
                path.pop()
            (path[-1].kids if path else self.kids).append(entry)
            path.append(entry)

    def prepare(self, document: Any, _canvas: object) -> None:
        if self.kids:
            self.first, self.last = _link(document, document.Reference(self), self.kids)


def _link(document: Any, parent: object, entries: list[_Entry]) -> tuple[object, object]:
    """Join siblings to one another and to their parent; the first and the last of them."""
    refs = [document.Reference(entry) for entry in entries]
    for number, (entry, ref) in enumerate(zip(entries, refs, strict=True)):
        entry.links["Parent"] = parent
        if number:
            entry.links["Prev"] = refs[number - 1]
        if number + 1 < len(refs):
            entry.links["Next"] = refs[number + 1]
        if entry.kids:
            entry.links["First"], entry.links["Last"] = _link(document, ref, entry.kids)
            entry.links["Count"] = len(entry.kids)
    return refs[0], refs[-1]
