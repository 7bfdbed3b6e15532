"""Processes of the tests that end at once, with nothing tidied up, on every system."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable

HERE = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
PROCESSES = multiprocessing.get_context(HERE)
"""A fork has everything loaded already; where there is none, a fresh process loads it."""
_DIED = 9


def die() -> None:
    """End this process here and now: no handler, no ``finally``, no buffer is run or written any more."""
    os._exit(_DIED)


def dies(work: Callable[..., object], *given: object) -> bool:
    """Whether the work, in a process of its own, came to ``die``; anything but that or its end fails."""
    process = PROCESSES.Process(target=work, args=given)
    process.start()
    process.join()
    assert process.exitcode in (0, _DIED)
    return process.exitcode == _DIED
