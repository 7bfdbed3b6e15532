"""The tags of a PDF read back: which marked words belong to which structure element."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from zhytomyr_desktop.report.errors import ReportError


class Tag(NamedTuple):
    """A structure element: its kind («P», «H2», «TD») and its place in reading order.

    ``table`` and ``figure`` are the places of those that hold it, ``row`` and ``column`` count from 0 in its
    table; -1 where there is none. ``head``: it is a part of a heading cell.
    """

    kind: str
    number: int
    table: int = -1
    row: int = -1
    column: int = -1
    figure: int = -1
    head: bool = False

    @property
    def is_heading(self) -> bool:
        """H1 … H6."""
        return len(self.kind) == 2 and self.kind[0] == "H" and self.kind[1].isdigit()

    @property
    def in_table(self) -> bool:
        """Whether a table holds it, as a cell or as a caption."""
        return self.table >= 0

    @property
    def in_cell(self) -> bool:
        """Whether a table's cell holds it."""
        return self.column >= 0


UNTAGGED = Tag("", -1)


@dataclass(frozen=True)
class Tagging:
    """All tags of a PDF. ``tags`` by page (from 0) and mark; ``kinds`` of all elements in reading order."""

    tags: Mapping[tuple[int, int], Tag] = field(default_factory=dict)
    kinds: tuple[str, ...] = ()
    language: str = ""
    title: str = ""


def read_tagging(path: Path) -> tuple[Tagging, tuple[str, ...]]:
    """The tags of the file, and the names of fonts that it does not carry. Raises ReportError."""
    import pikepdf

    try:
        with pikepdf.open(path) as pdf:
            return _tagging(pdf), tuple(sorted(set(_unembedded(pdf))))
    except FileNotFoundError as error:
        raise ReportError(f"Файла «{path.name}» немає; перевірте назву.") from error
    except pikepdf.PasswordError as error:
        raise ReportError(f"«{path.name}» захищено паролем; оберіть файл без пароля.") from error
    except (pikepdf.PdfError, OSError) as error:
        raise ReportError(f"«{path.name}» не читається як PDF; оберіть інший файл.") from error


def _tagging(pdf: Any) -> Tagging:
    language = str(pdf.Root.get("/Lang", ""))
    title = str(pdf.docinfo.get("/Title", ""))
    tree = pdf.Root.get("/StructTreeRoot")
    if tree is None or "/K" not in tree:
        return Tagging(language=language, title=title)
    reader = _Reader({page.obj.objgen: number for number, page in enumerate(pdf.pages)})
    reader.read(tree.K, None, UNTAGGED)
    return Tagging(reader.tags, tuple(reader.kinds), language, title)


class _Reader:
    def __init__(self, pages: Mapping[tuple[int, int], int]) -> None:
        self._pages = pages
        self.tags: dict[tuple[int, int], Tag] = {}
        self.kinds: list[str] = []
        self._counted: Counter[tuple[int, int]] = Counter()

    def read(self, node: Any, page: int | None, inside: Tag) -> None:
        """Take an element, or a list of them, in."""
        for element in _listed(node):
            if "/S" not in element:
                continue
            tag = self._tag(str(element.S)[1:], inside)
            self.kinds.append(tag.kind)
            here = self._page(element, page)
            for kid in _listed(element.get("/K", [])):
                self._kid(kid, tag, here)

    def _tag(self, kind: str, inside: Tag) -> Tag:
        """The next element, inside of another: where it stands in a table or a figure."""
        tag = inside._replace(kind=kind, number=len(self.kinds))
        if kind == "Table":
            return tag._replace(table=tag.number, row=-1, column=-1, head=False)
        if kind == "Figure":
            return tag._replace(figure=tag.number)
        if kind == "TR":
            return tag._replace(row=self._next(tag.table, -1), column=-1)
        if kind in ("TH", "TD"):
            return tag._replace(column=self._next(tag.table, tag.row), head=kind == "TH")
        return tag

    def _next(self, table: int, row: int) -> int:
        """How many rows of the table, or cells of its row, came before; and count one more."""
        self._counted[table, row] += 1
        return self._counted[table, row] - 1

    def _kid(self, kid: Any, tag: Tag, page: int | None) -> None:
        if isinstance(kid, int):
            if page is not None:
                self.tags[page, kid] = tag
        elif "/MCID" in kid:
            there = self._page(kid, page)
            if there is not None:
                self.tags[there, int(kid.MCID)] = tag
        else:
            self.read(kid, page, tag)

    def _page(self, element: Any, inherited: int | None) -> int | None:
        page = element.get("/Pg")
        return inherited if page is None else self._pages.get(page.objgen, inherited)


def _listed(node: Any) -> Iterator[Any]:
    import pikepdf

    if isinstance(node, (list, pikepdf.Array)):
        yield from node
    else:
        yield node


def _unembedded(pdf: Any) -> Iterator[str]:
    """Fonts used on pages without their own file; a composite font carries it in its descendant."""
    seen = set()
    for page in pdf.pages:
        for font in page.resources.get("/Font", {}).values():
            if font.objgen in seen:
                continue
            seen.add(font.objgen)
            part = font.get("/DescendantFonts", [font])[0]
            described = part.get("/FontDescriptor", {})
            if not any(key in described for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                yield str(font.get("/BaseFont", "/?"))[1:]
