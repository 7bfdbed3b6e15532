"""Independent judges of the archive file: PDFBox Preflight and pikepdf for PDF/A-1b, outloud for PDF/UA-1."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

_JARS = Path("/usr/share/java")
_NAMES = (
    "preflight", "pdfbox2", "fontbox2", "xmpbox",
    "commons-logging", "commons-io", "jaxb-api", "javax.activation",
)  # fmt: skip


def java(program: Path, *arguments: str) -> str:
    """What a program of one file says that uses PDFBox."""
    path = os.pathsep.join(str(_JARS / f"{name}.jar") for name in _NAMES)
    command = ["java", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", path, str(program), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def preflight(*files: Path) -> list[str]:
    """What PDFBox finds against PDF/A-1b in these files, each line with the file's name."""
    told = java(Path(__file__).with_name("Preflight.java"), *map(str, files))
    lines = [line.split("\t", 1) for line in told.splitlines()]
    return [f"{files[int(number)].name}: {told}" for number, told in lines]


def outloud_errors(path: Path) -> Sequence[str]:
    """What outloud calls an error of PDF/UA-1 in this file."""
    import outloud

    found = outloud.check(str(path)).findings
    return [f"{one.rule} {one.message}" for one in found if one.severity == "error"]


def outloud_warnings(path: Path) -> set[str]:
    """The rules of which outloud warns in this file."""
    import outloud

    return {one.rule for one in outloud.check(str(path)).findings if one.severity != "error"}


def pikepdf_findings(path: Path) -> list[str]:
    """What pikepdf finds against PDF/A-1b in this file, without what it cannot judge.

    It stops at a form, at what signatures add to the catalogue and at its pages' /Tabs, so that it is given a
    copy without them; and it knows no schemas described in the packet itself, as PDF/UA is declared.
    """
    import pikepdf.pdfa

    bare = path.with_suffix(".bare.pdf")
    with pikepdf.open(path) as pdf:
        for name in {"/AcroForm", "/Perms", "/DSS"} & set(pdf.Root.keys()):
            del pdf.Root[name]
        for page in pdf.pages:
            if "/Annots" in page:
                del page.Annots
                del page.Tabs
        pdf.save(bare, **pikepdf.pdfa.resolve_save_kwargs("1b"))
    found = [str(one) for one in pikepdf.pdfa.validate_written(bare, "1b").findings]
    return [one for one in found if not any(words in one for words in _BEYOND_PIKEPDF)]


_BEYOND_PIKEPDF = (
    "XMP namespace pdfaExtension=",
    "XMP namespace pdfaSchema=",
    "XMP namespace pdfaProperty=",
    "XMP property pdfuaid:part is not permitted",
    "XMP property pdfaExtension:schemas is not permitted",
)
