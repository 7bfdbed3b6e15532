"""Whose council a community has, by the community's name: міська, селищна or сільська."""

from __future__ import annotations

import re

CITY = "міськ"
_KIND = re.compile(r"\b(міськ|селищн|сільськ)ої(?= (?:територіальної )?громади\b)", re.IGNORECASE)


def council(community: str) -> str:
    """The stem of its council's adjective, all of one declension: «міськ», «селищн» or «сільськ».

    ``community`` is the name in the genitive, as the report's title has it; a name that does not say whose
    the community is counts as a city's.
    """
    found = _KIND.search(community)
    return found[1].lower() if found else CITY
