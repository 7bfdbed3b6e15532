"""Electronic signatures of the report: made here, checked here, or taken in from another program."""

from __future__ import annotations

import logging

# What pyHanko would write to the console is told by our own verdicts.
for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).addHandler(logging.NullHandler())
