"""Tells a benchmark when the window reached a moment of its start; without the variable it does nothing."""

from __future__ import annotations

import os
import sys
import time

VARIABLE = "ZVIT_MOMENTS"


def mark(name: str) -> None:
    """Write ``name`` and the monotonic clock (ns) to standard output, where ``ZVIT_MOMENTS`` is set."""
    if os.environ.get(VARIABLE):
        sys.stdout.write(f"{name} {time.monotonic_ns()}\n")
        sys.stdout.flush()
