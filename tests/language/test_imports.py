"""What the language costs at the start of the window."""

from __future__ import annotations

import subprocess
import sys

PROBE = """
import sys
from zhytomyr_desktop.language import agreement, dates, hyphenation, numbers, typography
print(sorted({"babel", "pyphen", "hypothesis"} & set(sys.modules)))
"""


def test_neither_babel_nor_pyphen_is_loaded_before_it_is_needed() -> None:
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
