"""What makes a PDF fit to be kept: the XMP packet of PDF/A-1b and PDF/UA-1 and a colour profile."""

from __future__ import annotations

import struct
from xml.sax.saxutils import escape


def xmp_packet(title: str, producer: str, language: str, identifier: str = "") -> bytes:
    """The metadata of the file; says the same as its document information. Without dates on purpose."""
    named = f"<dc:identifier>{escape(identifier)}</dc:identifier>\n" if identifier else ""
    packet = _XMP.format(
        title=escape(title), producer=escape(producer), language=escape(language), identifier=named
    )
    return packet.encode("utf-8")


def gray_profile() -> bytes:
    """An ICC profile (version 2.1) of gray with gamma 2.2: the report's only colour is black."""
    tags = {
        b"desc": _description("Gray gamma 2.2"),
        b"cprt": b"text\0\0\0\0Public domain\0",
        b"wtpt": b"XYZ \0\0\0\0" + _XYZ_D50,
        b"kTRC": b"curv\0\0\0\0" + struct.pack(">IH", 1, round(2.2 * 256)),
    }
    table, body = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for name, data in tags.items():
        table += name + struct.pack(">II", start + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    return _header(start + len(body)) + table + body


_XYZ_D50 = struct.pack(">III", 0xF6D6, 0x10000, 0xD32D)


def _header(size: int) -> bytes:
    kinds = b"mntr" + b"GRAY" + b"XYZ "
    made = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
    head = struct.pack(">I4xI", size, 0x02100000) + kinds + made + b"acsp" + b"\0" * 28 + _XYZ_D50
    return head.ljust(128, b"\0")


def _description(text: str) -> bytes:
    """A ``desc`` tag: the ASCII text, no Unicode one, no Macintosh one."""
    letters = text.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(letters)) + letters + b"\0" * (4 + 4 + 2 + 1 + 67)


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
{identifier}</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>1</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
