"""Writes the reference files: ``python -m tests.forms.update_composed [SECTION …]``; then read the diff."""

from __future__ import annotations

import sys

from forms.loader import load_catalogue
from tests.forms.composing import COMPOSED, reference


def update(keys: list[str]) -> None:
    """Write the files of these sections, of all where none is named; remove those that nothing fills."""
    catalogue = load_catalogue()
    for section in catalogue.sections:
        if keys and section.key not in keys:
            continue
        path = COMPOSED / f"{section.key}.txt"
        text = reference(catalogue, section)
        if text:
            path.write_text(text, encoding="utf-8")
        else:
            path.unlink(missing_ok=True)


if __name__ == "__main__":
    update(sys.argv[1:])
