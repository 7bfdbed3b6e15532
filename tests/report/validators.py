"""Independent judges of the archive file: PDFBox Preflight and pikepdf for PDF/A-1b, outloud for PDF/UA-1."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

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
    """The rules of which outloud warns in this file, without what it takes for something else.

    The mark of an annex is no running header, though «Додаток 1», «Додаток 2» … look like one: each stands
    once, as content (ISO 14289-1, 7.8). The letters of a signature's mark belong to a field, which is
    announced by the words of its Form element and not by page content (7.18.4).
    """
    import outloud

    found = [one for one in outloud.check(str(path)).findings if one.severity != "error"]
    return {one.rule for one in found if not _is_annex_mark(one) and not _is_in_fields(one, path)}


def _is_annex_mark(finding: Any) -> bool:
    return finding.rule == "PAG-001" and set(str(finding.evidence).split("; ")) <= {"Додаток", "до звіту"}


def _is_in_fields(finding: Any, path: Path) -> bool:
    """Whether all words that the finding boxes stand in form fields of their pages."""
    import pikepdf

    if finding.rule != "TAG-003" or not finding.boxes:
        return False
    with pikepdf.open(path) as pdf:
        return all(
            any(_holds(field.Rect, box) for field in pdf.pages[box["page"] - 1].get("/Annots", []))
            for box in finding.boxes
        )


def _holds(rect: Any, box: Mapping[str, float]) -> bool:
    left, bottom, right, top = (float(edge) for edge in rect)
    return left <= box["x0"] and box["x1"] <= right and bottom <= box["y0"] and box["y1"] <= top


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
