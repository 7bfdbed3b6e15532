"""Brings the translations up to the program's words (`make translations`); exit code 1: some are missing.

Words that are translated in one place of the program are taken over in the others, and stay translated when
their place moves.
"""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
BIN = Path(sys.executable).parent


def sources() -> list[str]:
    """The files with words that a person sees, by path from the root."""
    found = [*(ROOT / "zhytomyr_desktop" / "ui").rglob("*.py"), ROOT / "zhytomyr_desktop" / "app.py"]
    return sorted(str(path.relative_to(ROOT)) for path in found)


def extract(into: Path) -> None:
    """Update a ``.ts`` file, or make it, with the words of the sources."""
    command = [str(BIN / "pyside6-lupdate"), "-silent", "-no-obsolete", "-locations", "none"]
    languages = ["-source-language", "uk_UA", "-target-language", "en_US"]
    subprocess.run([*command, *languages, *sources(), "-ts", str(into)], cwd=ROOT, check=True)


def fill(path: Path, known: dict[str, str]) -> list[str]:
    """Finish the messages whose words are known elsewhere; returns those that nobody has translated."""
    known = translated(path) | known
    tree = ET.parse(path)
    messages = list(tree.getroot().iter("message"))
    missing = []
    for message in messages:
        source, translation = message.findtext("source", ""), message.find("translation")
        if translation is None or _is_finished(message):
            continue
        if known.get(source):
            translation.text = known[source]
            translation.attrib.pop("type", None)
        else:
            missing.append(source)
    text = ET.tostring(tree.getroot(), encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', encoding="utf-8")
    return missing


def translated(path: Path) -> dict[str, str]:
    """The words of a ``.ts`` file that are translated, with their translations."""
    messages = ET.parse(path).getroot().iter("message")
    return {m.findtext("source", ""): m.findtext("translation", "") for m in messages if _is_finished(m)}


def _is_finished(message: ET.Element) -> bool:
    translation = message.find("translation")
    return translation is not None and not translation.get("type") and bool(translation.text)


def main() -> int:
    """Update and compile all translations; tell what is missing."""
    missing = []
    for path in sorted(FOLDER.glob("*.ts")):
        known = translated(path)
        extract(path)
        missing += fill(path, known)
        subprocess.run([str(BIN / "pyside6-lrelease"), "-silent", str(path)], cwd=ROOT, check=True)
    for words in missing:
        print(f"не перекладено: {words!r}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
