"""The report's typeface: widths for the layout, codes of an embedded subset for the page."""

from __future__ import annotations

import re
from codecs import charmap_encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from resources import font_path

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFontFace


class Style(StrEnum):
    """The weights that the report uses; the value is the font file's name."""

    REGULAR = "Regular"
    BOLD = "Bold"
    ITALIC = "Italic"


NO_BREAK = "\u00a0"
FIXED_SPACE = "\u202f"
"""In a laid-out text: a no-break space of unchanging width, between the digits of one number."""

REPLACEMENT = "\u25a1"
"""Printed where the typeface has no glyph: an empty box that nobody overlooks."""

ASCENT, DESCENT, SINGLE_SPACING = 0.891, 0.216, 1.149
"""Of Liberation Serif, in em; single spacing is what word processors call 1.0."""

_CODES = tuple(code for code in range(1, 256) if code not in (10, 13, 32, 40, 41, 92))
"""Codes that need no escape in a PDF string; 32 stays the space, the only code that justification widens."""


class Face:
    """One weight of the typeface; widths in thousandths of an em, whole numbers. Read-only once loaded."""

    def __init__(self, style: Style) -> None:
        from reportlab.pdfbase.ttfonts import TTFontFace

        self.style = style
        self.ttf: TTFontFace = TTFontFace(str(font_path(style)))
        # Of a line's height, as word processors write them; ReportLab takes those of the capitals.
        self.ttf.ascent, self.ttf.descent = 1000 * ASCENT, -1000 * DESCENT
        self.widths: dict[str, int] = _widths(self.ttf)
        self._glyphs = frozenset(self.widths)

    def width(self, text: str) -> int:
        """The natural width of a clean text."""
        return sum(map(self.widths.__getitem__, text))

    def missing(self, text: str) -> set[str]:
        """The characters of a clean text that have no glyph here."""
        return set(text) - self._glyphs


def _widths(ttf: TTFontFace) -> dict[str, int]:
    found = {chr(code): round(ttf.charWidths[code]) for code in ttf.charToGlyph if 31 < code < 0xFFFE}
    return found | {FIXED_SPACE: found[" "], NO_BREAK: found[" "]}


@cache
def face(style: Style) -> Face:
    """The loaded weight; loading takes some 12 ms, once."""
    return Face(style)


_USUAL = re.compile(r"[^ !-~А-яҐґЄєІіЇї’«»„“–—№…²³·\u00a0]|\u00a0(?=\d)|  |^ | $")
_GROUP_SPACE = re.compile(r"(?<=\d)[\u00a0\u202f](?=\d)")
_SPACES = re.compile(r"[ \t\n\r\f\v\u2028\u2029\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]+")
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
)


def clean(text: str) -> str:
    """The text as it can be laid out: control and invisible characters dropped, single plain spaces."""
    if not _USUAL.search(text):
        return text
    text = _SPACES.sub(" ", _DROPPED.sub("", text)).strip(" ")
    text = text.replace("\u2007", FIXED_SPACE).replace("\u202f", NO_BREAK)
    return _GROUP_SPACE.sub(FIXED_SPACE, text)


@dataclass
class Subset:
    """The glyphs of one weight that a document uses, each with the code that the page's text carries.

    Up to 250 different characters share one PDF font, ``/F1``; further ones go to a second, third …
    """

    face: Face
    name: str
    fonts: list[dict[int, int]] = field(default_factory=list)

    def encode(self, text: str) -> bytes | None:
        """The text in the codes of the first PDF font; None where it needs several."""
        if not self.fonts:
            self._open()
        try:
            return charmap_encode(text, "strict", self.fonts[0])[0]
        except UnicodeEncodeError:
            return charmap_encode(text, "strict", self.fonts[0])[0] if self._admit(text) else None

    def pieces(self, text: str) -> Iterator[tuple[int, bytes]]:
        """The text as (number of the PDF font, codes), for a document with very many characters."""
        run, current = bytearray(), 0
        for char in text:
            number, code = self._find(ord(char))
            if number != current and run:
                yield current, bytes(run)
                run.clear()
            current = number
            run.append(code)
        if run:
            yield current, bytes(run)

    def _open(self) -> None:
        self.fonts.append({32: 32, 0xA0: 32})

    def _admit(self, text: str) -> bool:
        """Give every new character a code; False where one did not fit the first PDF font."""
        return max(self._find(ord(char))[0] for char in sorted(set(text))) == 0

    def _find(self, char: int) -> tuple[int, int]:
        for number, codes in enumerate(self.fonts):
            if char in codes:
                return number, codes[char]
        if len(self.fonts[-1]) - 2 == len(_CODES):
            self._open()
        codes = self.fonts[-1]
        codes[char] = _code(codes, char)
        return len(self.fonts) - 1, codes[char]

    def add_to(self, document: Any, stream: Callable[..., object]) -> dict[str, object]:
        """Embed the used glyphs; the PDF fonts by the names that the pages use, such as ``R0`` and ``R1``."""
        return {
            f"{self.name}{number}": _Embedding(document, stream, self.face, codes, number).font()
            for number, codes in enumerate(self.fonts)
        }


def _code(taken: dict[int, int], char: int) -> int:
    """ASCII keeps its own codes where it can, so that the text is legible to a person who repairs a file."""
    used = set(taken.values())
    if char in _CODES and char < 127 and char not in used:
        return char
    return next(c for c in reversed(_CODES) if c not in used)


@dataclass
class _Embedding:
    """One PDF font with the glyphs of one subset."""

    document: Any
    stream: Callable[..., object]
    face: Face
    codes: dict[int, int]
    number: int

    def font(self) -> object:
        from reportlab.pdfbase import pdfdoc

        chars = self._chars()
        base = f"{self._tag()}+{self.face.ttf.name.decode('ascii')}"
        entries = {
            "Type": "/Font",
            "Subtype": "/TrueType",
            "BaseFont": f"/{base}",
            "FirstChar": 0,
            "LastChar": 255,
            "Widths": pdfdoc.PDFArray([self.face.widths.get(chr(char), self._notdef) for char in chars]),
            "FontDescriptor": self._descriptor(base, chars),
            "ToUnicode": self.document.Reference(self.stream(_to_unicode(chars)), f"toUnicode:{base}"),
        }
        return self.document.Reference(pdfdoc.PDFDictionary(entries), f"font:{base}")

    def _descriptor(self, base: str, chars: list[int]) -> object:
        """The description with the glyphs, their stream ended as PDF/A asks."""
        ttf: Any = self.face.ttf
        described = ttf.addSubsetObjects(self.document, base, chars)
        name = f"fontFile:{ttf.filename}({base})"
        glyphs: bytes = self.document.idToObject[name].content
        self.document.idToObject[name] = self.stream(glyphs, {"Length1": len(glyphs)})
        return described

    @property
    def _notdef(self) -> int:
        width: int = round(self.face.ttf.defaultWidth)
        return width

    def _chars(self) -> list[int]:
        """The character of every code; unused codes show the space."""
        chars = [0] + [32] * 255
        for char, code in self.codes.items():
            chars[code] = 0xA0 if char == ord(FIXED_SPACE) else char
        chars[32] = 32
        return chars

    def _tag(self) -> str:
        """Six capitals that tell subsets apart, as PDF asks of an embedded subset."""
        return f"ZVIT{self.face.style[0]}{chr(ord('A') + self.number % 26)}"


def _to_unicode(subset: list[int]) -> bytes:
    """The map back to characters; blocks of 100, the most that PDF allows."""
    lines = [f"<{code:02X}> <{char:04X}>" for code, char in enumerate(subset) if code]
    blocks = [lines[i : i + 100] for i in range(0, len(lines), 100)]
    body = "\n".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks)
    return (_CMAP_HEAD + body + _CMAP_TAIL).encode("ascii")


_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
"""
_CMAP_TAIL = """
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
