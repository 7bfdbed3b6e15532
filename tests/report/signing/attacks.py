"""What somebody may do to a signed report: each attack takes the file and gives what he would show for it."""

from __future__ import annotations

import io
from collections.abc import Callable

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name as name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader

Attack = Callable[[bytes], bytes]
WHITE_BOX = b"q 1 g 80 600 400 60 re f Q BT /R0 14 Tf 1 0 0 1 90 620 Tm (9 999 999) Tj ET"


class Quiet(IncrementalPdfFileWriter):
    """Adds without touching the metadata, as a careful attacker would."""

    def _update_meta(self) -> None:
        pass


def _added(change: Callable[[Quiet], None]) -> Attack:
    def attack(data: bytes) -> bytes:
        writer = Quiet(io.BytesIO(data), strict=False)
        change(writer)
        out = io.BytesIO()
        writer.write(out)
        assert out.getvalue().startswith(data)
        assert len(out.getvalue()) > len(data)
        return out.getvalue()

    return attack


def _page(writer: Quiet, number: int = 0) -> generic.DictionaryObject:
    reference = writer.find_page_for_modification(number)[0]
    page = reference.get_object()
    writer.update_container(page)
    writer.mark_update(reference)
    return page


def _stream(writer: Quiet, content: bytes) -> generic.IndirectObject:
    return writer.add_object(generic.StreamObject(stream_data=content))


def _overlay(writer: Quiet) -> None:
    page = _page(writer)
    contents = generic.ArrayObject([page.raw_get("/Contents"), _stream(writer, WHITE_BOX)])
    page[name("/Contents")] = contents


def _annotation(writer: Quiet) -> None:
    box = generic.ArrayObject(generic.FloatObject(n) for n in (80, 600, 480, 660))
    note = {"/Type": name("/Annot"), "/Subtype": name("/FreeText"), "/Rect": box}
    note |= {"/Contents": generic.pdf_string("9 999 999"), "/F": generic.NumberObject(4)}
    annotation = generic.DictionaryObject({name(key): value for key, value in note.items()})
    _page(writer)[name("/Annots")] = generic.ArrayObject([writer.add_object(annotation)])


def _last_field(writer: Quiet) -> generic.DictionaryObject:
    reference = writer.root["/AcroForm"]["/Fields"].raw_get(-1)
    writer.mark_update(reference)
    return reference.get_object()


def _stamp(writer: Quiet) -> None:
    drawn = generic.StreamObject(stream_data=b"0 0 480 36 re S")
    drawn[name("/Type")], drawn[name("/Subtype")] = name("/XObject"), name("/Form")
    drawn[name("/BBox")] = generic.ArrayObject(generic.NumberObject(n) for n in (0, 0, 480, 36))
    place = generic.DictionaryObject({name("/N"): writer.add_object(drawn)})
    _last_field(writer)[name("/AP")] = place


def _page_swapped(writer: Quiet) -> None:
    _page(writer)[name("/Contents")] = _stream(writer, WHITE_BOX)


def _script(writer: Quiet) -> None:
    action = {"/S": name("/JavaScript"), "/JS": generic.pdf_string("app.alert('9 999 999')")}
    writer.root[name("/OpenAction")] = generic.DictionaryObject({name(k): v for k, v in action.items()})
    writer.update_root()


def _signature_removed(writer: Quiet) -> None:
    del _last_field(writer)["/V"]


def _text_field(writer: Quiet) -> None:
    box = generic.ArrayObject(generic.FloatObject(n) for n in (80, 600, 480, 660))
    entries = {"/FT": name("/Tx"), "/T": generic.pdf_string("total"), "/V": generic.pdf_string("9 999 999")}
    entries |= {"/Type": name("/Annot"), "/Subtype": name("/Widget"), "/Rect": box}
    field = writer.add_object(generic.DictionaryObject({name(k): v for k, v in entries.items()}))
    form = writer.root["/AcroForm"]
    form["/Fields"].append(field)
    writer.update_container(form["/Fields"])
    _page(writer)[name("/Annots")] = generic.ArrayObject([field])


def _metadata(writer: Quiet) -> None:
    info = writer.trailer.raw_get("/Info")
    info.get_object()[name("/Title")] = generic.pdf_string("Звіт за 2099 рік")
    writer.mark_update(info)


def _spoken(writer: Quiet) -> None:
    """What a screen reader says is replaced; the page looks the same."""
    reference = writer.root["/StructTreeRoot"]["/K"]["/K"].raw_get(2)
    reference.get_object()[name("/ActualText")] = generic.pdf_string("9 999 999")
    writer.mark_update(reference)


def _letters(writer: Quiet) -> None:
    """The map of codes to letters is replaced: what is copied from the page differs from what is seen."""
    font = next(iter(writer.root["/Pages"]["/Kids"][0]["/Resources"]["/Font"].values()))
    font = font.get_object() if hasattr(font, "get_object") else font
    reference = font.raw_get("/ToUnicode")
    writer.objects[reference.generation, reference.idnum] = generic.StreamObject(stream_data=b"% nothing")


def junk(data: bytes) -> bytes:
    return data + b"\n<html>9 999 999</html>\n"


def hole(data: bytes) -> bytes:
    """The signature says that it covers less than it does."""
    place = data.rindex(b"/ByteRange [0 ") + len(b"/ByteRange [0 ")
    end = data.index(b"]", place)
    first, again, rest = (int(number) for number in data[place:end].split())
    forged = f"{first - 10} {again} {rest}".encode()
    return data[:place] + forged.ljust(end - place) + data[end:]


def higher_generation(data: bytes) -> bytes:
    """The first page is written anew under a higher generation; some readers look at numbers only."""
    reader = PdfFileReader(io.BytesIO(data), strict=False)
    number = reader.root["/Pages"]["/Kids"][0].raw_get("/Contents").idnum
    shown = b"%d 1 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n" % (number, len(WHITE_BOX), WHITE_BOX)
    table = b"xref\n%d 1\n%010d 00001 n \n" % (number, len(data))
    root, size = reader.root_ref.idnum, reader.trailer["/Size"]
    trailer = b"trailer\n<</Size %d/Root %d 0 R/Prev %d>>\n" % (size, root, _startxref(data))
    return data + shown + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (len(data) + len(shown))


def _startxref(data: bytes) -> int:
    return int(data[data.rindex(b"startxref") :].split()[1])


def shown_before(data: bytes) -> bytes:
    """The last version is cut off and another one put in its place."""
    last = data.rindex(b"startxref")
    return overlay(data[: data.rindex(b"%%EOF", 0, last) + 6])


overlay = _added(_overlay)
ATTACKS: dict[str, Attack] = {
    "overlay": overlay,
    "added annotation": _added(_annotation),
    "swapped stamp": _added(_stamp),
    "swapped page": _added(_page_swapped),
    "JavaScript": _added(_script),
    "signature removed": _added(_signature_removed),
    "text field": _added(_text_field),
    "metadata": _added(_metadata),
    "spoken text": _added(_spoken),
    "letters": _added(_letters),
    "junk after the end": junk,
    "hole in the byte range": hole,
    "last version replaced": shown_before,
    "higher generation": higher_generation,
}
"""Those that need nothing but the file; a forged authority and a foreign signature are tests of their own."""
