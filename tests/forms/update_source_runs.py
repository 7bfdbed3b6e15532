"""Writes the fingerprints of a printed report: ``python -m tests.forms.update_source_runs REPORT.txt``."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.forms.originality import FINGERPRINTS, fingerprint, runs


def main(report: Path) -> None:
    """Fingerprint every paragraph (line) of the report."""
    lines = report.read_text(encoding="utf-8").splitlines()
    found = {fingerprint(run) for line in lines for run in runs(line)}
    FINGERPRINTS.write_text("\n".join(sorted(found)) + "\n", encoding="ascii")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
